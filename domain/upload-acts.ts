import type { OrgId, QuarantineId, RecordId, UploadId } from './ids.ts';

/** What a batch of records came as. */
export const UPLOAD_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type UploadFormat = (typeof UPLOAD_FORMATS)[number];

/** What became of one row. */
export const ROW_OUTCOMES = ['created', 'revised', 'unchanged', 'refused', 'quarantined'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export const QUARANTINE_OUTCOMES = ['released', 'rejected'] as const;
export type QuarantineOutcome = (typeof QUARANTINE_OUTCOMES)[number];

/** Acts on a batch of records that a provider hands in (in the batch's log), and on the records it changes (in theirs). */
export interface UploadFacts {
  uploadOpened: { uploadId: UploadId; providerId: OrgId; format: UploadFormat };
  uploadClosed: { uploadId: UploadId; counts: Record<RowOutcome, number>; sha256: string };
  /** A row brings back what was found wrong in this record; it is held, and nobody gets it. */
  rowQuarantined: { uploadId: UploadId; quarantineId: QuarantineId; recordId: RecordId; row: number };
  /** By a person of the platform; the words of the reason are content. */
  quarantineDecided: { quarantineId: QuarantineId; outcome: QuarantineOutcome };
  /** A provider hands in a record anew that it had handed in before. */
  recordRevised: { recordId: RecordId; fromVersion: number; toVersion: number; uploadId: UploadId };
}
