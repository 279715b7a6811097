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
  /** Of a provisional date: the first year whose holidays are not announced, which the date need not lie in. */
  unknownYear?: number;
  /** Where the count itself ended, on a day off, before it rolled, and why it was one. */
  rolledFrom?: { day: Day; because: 'weekend' | 'holiday' | 'closed'; name?: string };
  /** The count ends earlier, and the date that was told before stays. */
  held?: true;
  /** How much of the count was granted as an extension; absent without one. */
  extended?: number;
  /** The first day counts; absent where it does not. */
  startInclusive?: true;
  /** Days that ended while the clock stood still; absent without any. */
  stoppedDays?: number;
  /** The calendar of the organisation whose duty it is, where it is not the city's. */
  byCalendar?: { zh: string; en: string };
  /** It counts as received on the next working day (startedOn), and why. */
  receivedAs?: 'afterCutOff' | 'notOpen';
}

export interface PrintedMeasure {
  title: string;
  basis: string;
  department: string;
}
