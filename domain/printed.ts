import type { LimitUnit } from './limit.ts';
import type { Day, Instant } from './time.ts';

/** A date as a letter prints it: with its rule, and whether the rule is law or our own handling limit (法定期限 / 内部办理时限). */
export interface PrintedDue {
  at: Instant;
  day: Day;
  /** As in 5 working days. */
  count: number;
  unit: LimitUnit;
  /** The first day the count starts after, and its short proof: 自…起第n个工作日. */
  startedOn: Day;
  skippedDays: number;
  statutory: boolean;
  /** The date crosses into a year whose holidays are not announced. */
  provisional: boolean;
  /** How much of the count was granted as an extension; absent without one. */
  extended?: number;
  /** The first day counts; absent where it does not. */
  startInclusive?: true;
  /** Days that ended while the clock stood still; absent without any. */
  stoppedDays?: number;
}

export interface PrintedMeasure {
  title: string;
  basis: string;
  department: string;
}
