import type { Calendar } from './calendar.ts';
import { addWorkingDays } from './calendar.ts';
import type { Founded, ReadFounded } from './founded.ts';
import type { OrgId, OverdueReportId } from './ids.ts';
import type { LimitName } from './limit.ts';
import { readInteger } from './reading.ts';
import type { Day } from './time.ts';
import { addDays } from './time.ts';

/** 月度超期通报: on which working day of a month that of the month before is issued. */
export interface OverdueReportRule extends Founded { workingDay: number }

/** The furthest into a month that a report may be put off. */
export const LATEST_WORKING_DAY = 15;

export const readOverdueReport = (value: unknown, path: string, founded: ReadFounded): OverdueReportRule =>
  founded(value, path, ['workingDay'], (f) => ({ workingDay: readInteger(f['workingDay'], `${path}/workingDay`, 1, LATEST_WORKING_DAY) }));

export interface OverdueReportFacts {
  /** 超期通报: of a month, `units` were late `duties` times; the report's own hash binds what it says. */
  overdueReported: { reportId: OverdueReportId; month: string; issuerId: OrgId; number: string; duties: number; units: OrgId[]; sha256: string };
}

/** One duty that ran past its date: nothing of whom it was about. */
export interface LateDuty {
  unit: OrgId;
  limit: LimitName;
  /** The number of what it was a duty of; null where a number would say too much (投诉). */
  number: string | null;
  dueOn: Day;
  /** null: still open when the report was made. */
  endedOn: Day | null;
}

/** A month by name, its first day, and the first day of the next. */
export interface Month { name: string; from: Day; until: Day }

/** The month before that of a day. */
export function monthBefore(today: Day): Month {
  const until = `${today.slice(0, 8)}01` as Day;
  const name = addDays(until, -1).slice(0, 7);
  return { name, from: `${name}-01` as Day, until };
}

/** Whether the report of the month before is due: its working day of this month has come. */
export const isReportDue = (calendar: Calendar, today: Day, { workingDay }: Pick<OverdueReportRule, 'workingDay'>): boolean =>
  addWorkingDays(calendar, addDays(monthBefore(today).until, -1), workingDay).day <= today;

/** Who the report goes to: each unit named in it, and the organ above each. */
export const addresseesOf = (duties: readonly LateDuty[], superiorOf: (org: OrgId) => OrgId | null): OrgId[] =>
  [...new Set(duties.flatMap(({ unit }) => [unit, superiorOf(unit)]))].filter((org) => org !== null).toSorted();
