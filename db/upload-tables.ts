import type { Generated } from 'kysely';
import type { ActId, OrgId, QuarantineId, RecordId, SubjectId, UploadId, UserId } from '../domain/ids.ts';
import type { Trait } from '../domain/known-wrong.ts';
import type { RecordField } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import type { QuarantineOutcome, RowOutcome, UploadFormat } from '../domain/upload-acts.ts';
import type { RowFault, UploadColumn } from '../domain/upload-row.ts';

export interface TombstoneTable {
  id: Generated<number>; fingerprint: Buffer; sort: Trait['sort']; field: RecordField | null; record_id: RecordId; subject_id: SubjectId; made_by: ActId; made_at: Instant;
}
export interface UploadBatchTable {
  id: UploadId; provider_id: OrgId; batch_key: string; format: UploadFormat; by_user: UserId; state: Generated<'running' | 'done' | 'broken'>; fault: string | null; received_at: Instant;
  finished_at: Instant | null; file_sha256: Buffer | null; created: Generated<number>; revised: Generated<number>; unchanged: Generated<number>; refused: Generated<number>; quarantined: Generated<number>;
}
export interface UploadRowTable {
  batch_id: UploadId; row_no: number; row_key: string | null; content_hash: Buffer; outcome: RowOutcome; code: RowFault | null; field: UploadColumn | null; record_id: RecordId | null;
}
export interface ProviderRecordTable { provider_id: OrgId; row_key: string; record_id: RecordId }
export interface QuarantineTable {
  id: QuarantineId; batch_id: UploadId; row_no: number; provider_id: OrgId; subject_id: SubjectId; record_id: RecordId; sort: Trait['sort']; field: RecordField | null; row_sealed: Buffer;
  held_at: Instant; outcome: QuarantineOutcome | null; decided_by: UserId | null; decided_at: Instant | null; reason_sealed: Buffer | null;
}
