import type { ComplaintKind, ComplaintOutcome } from '../domain/complaint-acts.ts';
import type { CaseId, ComplaintId, OrderId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';

export interface ComplaintTable {
  id: ComplaintId; number: string; kind: ComplaintKind; subject_id: SubjectId; against_id: OrgId; supervisor_id: OrgId; record_id: RecordId; case_id: CaseId | null;
  happened_on: Day | null; filed_at: Instant; taken_at: Instant | null; answered_at: Instant | null; outcome: ComplaintOutcome | null;
}
/** What a unit is ordered; `sealed`: in the examiner's words. */
export interface ComplaintOrderTable {
  order_id: OrderId; complaint_id: ComplaintId; number: string; subject_id: SubjectId; supervisor_id: OrgId; org_id: OrgId; record_id: RecordId | null; ordered_at: Instant;
  reported_at: Instant | null; sealed: Buffer;
}
