import type { EvidenceId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Day, Instant } from './time.ts';

/** Who has annulled the decision behind a record: the 复议 organ, a court, or who made it. */
export const ANNULLED_BY = ['reconsideration', 'judgment', 'issuer'] as const;
export type AnnulledBy = (typeof ANNULLED_BY)[number];
/** Where the decision behind a record is under attack, not annulled. */
export const TRACKS = ['reconsideration', 'suit'] as const;
export type Track = (typeof TRACKS)[number];

/** What acts say of the decision behind the record while the objection runs (law.md §8, 22 and 23). */
export interface BaseDecisionFacts {
  /** It is annulled: the record is withdrawn within the limit (行政处罚法 48: three days), whatever is still being verified. */
  baseAnnulled: { by: AnnulledBy; on: Day; evidenceIds: EvidenceId[]; withdrawal: ClockTerms };
  /** It is under 复议 or before a court: the objection goes on about the data only, and the record says so. */
  baseInRemedy: { track: Track; evidenceIds: EvidenceId[] };
}

/** What a case knows of the decision behind its record; absent: nothing has been said. */
export interface BaseDecision {
  annulled?: { seq: number; at: Instant; by: AnnulledBy };
  inRemedy?: { seq: number; at: Instant; track: Track };
}
