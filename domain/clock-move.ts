import type { ClockTerms, LedgerTerms, LimitName, RunningTerms } from './limit.ts';
import type { Day, Instant } from './time.ts';

/** later, earlier: another date · certain, provisional: the same date, but its year's holidays are now announced, or no longer. */
export const MOVE_REASONS = ['later', 'earlier', 'certain', 'provisional'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** What a new calendar does to one clock, as the act of its dossier says it. */
export interface ClockMove {
  limit: LimitName;
  ref: string;
  generation: number;
  before: { dueAt: Instant; dueOn: Day; provisional: boolean; calendar: string };
  after: LedgerTerms & RunningTerms;
  /** Of a verification: its hard stop, which goes along with it. */
  hardStop: ClockTerms | null;
  why: MoveReason;
}
