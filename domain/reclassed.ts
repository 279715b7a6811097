import type { RepairClass, Sanction } from './publicity.ts';
import type { Day } from './time.ts';

/** A record's severity (轻微、一般、严重) as a decision changes it: by its sanctions and the pack's mapping, never by itself; `until`: the end of publicity at the most, null where none is known. */
export interface Reclassed {
  sanctions: Sanction[];
  from: RepairClass;
  to: RepairClass;
  until: Day | null;
}
