import type { RecordId } from './ids.ts';
import type { RecordState } from './record.ts';

/** A record as a report has it. */
export interface ReportedRecord {
  recordId: RecordId;
  version: number;
}

/** 信用报告: holds while each record on it stands as it did, and is superseded from the first that was corrected, withdrawn or stopped on. */
export const REPORT_STATES = ['valid', 'superseded'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** How a report stands by its records as they are now. */
export const reportState = (items: readonly ReportedRecord[], now: ReadonlyMap<RecordId, { version: number; state: RecordState }>): ReportState =>
  (items.every(({ recordId, version }) => now.get(recordId)?.version === version && now.get(recordId)?.state === 'published') ? 'valid' : 'superseded');
