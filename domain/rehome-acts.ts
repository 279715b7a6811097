import type { RecordId } from './ids.ts';

/** Acts on a record of the wrong person (主体错误, law.md §8), in its own log. */
export interface RehomeFacts {
  /** 改挂: the fact was given to whom it is about, as a record of its own under a new id; whose it is stands there and not here. */
  recordRehomed: { recordId: RecordId; newRecordId: RecordId };
}
