import type { Insertable } from 'kysely';
import type { ErrorCode } from '../domain/errors.ts';
import type { ActId, CaseId, IncidentId, LetterId, OrgId, RecordId, UploadId, UserId } from '../domain/ids.ts';
import type { IncidentResult } from '../domain/incident-acts.ts';
import type { IncidentPhase } from '../domain/incident.ts';
import type { LetterKind } from '../domain/letter.ts';
import type { GroundKind } from '../domain/objection.ts';
import type { RecordField } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';

/** A faulty batch; its words are about the batch and nobody in it. */
export interface IncidentTable {
  id: IncidentId; number: string; upload_id: UploadId; provider_id: OrgId; platform_id: OrgId; ground: GroundKind; field: RecordField | null; records: number; phase: IncidentPhase;
  found_at: Instant; found_by: UserId; what: string; answered_at: Instant | null; answer: string | null; facts: string | null; reasons: string | null; decided_at: Instant | null; closed_at: Instant | null;
}
/** A record of a faulty batch: its case or why there is none, and what was found of it until that stands in the case. */
export interface IncidentRecordTable {
  incident_id: IncidentId; record_id: RecordId; row_key: string | null; case_id: CaseId | null; skipped: ErrorCode | 'withdrawn' | null; result: IncidentResult | null; right_value: string | null;
  settled_at: Instant | null;
}
/** A letter of a faulty batch; `content`: as it was frozen, naming nobody, until the schedule of retention empties it. */
export interface IncidentLetterTable {
  id: LetterId; incident_id: IncidentId; provider_id: OrgId; kind: LetterKind; number: string; org_id: OrgId; issuer_id: OrgId; issued_at: Instant; issued_by: ActId; template: number; content: string;
  pdf: Buffer | null; check_code: string;
}
export type NewIncidentLetter = Insertable<IncidentLetterTable>;
