import type { Evidence } from './limit.ts';
import type { RecordCategory } from './record.ts';
import type { Day } from './time.ts';

/** What follows from a subject's records without a department's act: the bar of its legal representative, a watch list (重点关注名单), a warning list over several fields (大数据警示名单), notice of 2018 三(三), 四(六). */
export const DERIVED_SORTS = ['officerBar', 'watchList', 'warningList'] as const;
export type DerivedSort = (typeof DERIVED_SORTS)[number];

/** A list or bar that is worked out from the records in force. Without a basis it is switched off: a city's own list binds nobody until somebody stands for the clause. */
export interface DerivedEntry {
  code: string;
  title: string;
  sort: DerivedSort;
  /** Records of these kinds found it. */
  categories: readonly RecordCategory[];
  /** In so many different fields (领域) at least. */
  fields: number;
  /** A bar of the legal representative lasts so many years from the decision behind the record; absent: as long as the record. */
  years?: number;
  from: Day;
  until: Day | null;
  basis: string | null;
  source: string | null;
  evidence: Evidence;
}
