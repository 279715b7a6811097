import type { EmergencyFinding, EmergencyKind } from '../domain/emergency.ts';
import type { DossierId, OrgId, RecordId, SubjectId, UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Generated } from 'kysely';

/** What was opened in an emergency. Its end (`ends_at`) is fixed when it is opened, in real time. */
export interface EmergencyTable {
  id: string;
  by_user: UserId;
  by_org: OrgId | null;
  kind: EmergencyKind;
  dossier_id: DossierId;
  record_id: RecordId;
  subject_id: SubjectId;
  /** Of the case; null for a record. */
  number: string | null;
  reason_sealed: Buffer;
  opened_at: Instant;
  wall_at: Generated<Instant>;
  ends_at: Instant;
  ended_at: Instant | null;
  reviewed_by: UserId | null;
  reviewed_at: Instant | null;
  finding: EmergencyFinding | null;
  note_sealed: Buffer | null;
}
