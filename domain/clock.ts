import type { Calendar, DayStatus } from './calendar.ts';
import { addWorkingDays, dayStatus, workingDayFrom } from './calendar.ts';
import { Refusal } from './errors.ts';
import type { PrintedDue } from './letter.ts';
import type { AfterDueLimit, ClockTerms, Limit, LimitName, NotBeforeLimit } from './limit.ts';
import { AFTER_DUE_LIMITS, isStatutory, NOT_BEFORE_LIMITS } from './limit.ts';
import type { PolicyPack } from './policy.ts';
import { packLimit } from './policy.ts';
import type { Day, Instant } from './time.ts';
import { addMonths, dayAt, dayNumberOf, dayOfNumber, instantOn, plusMs } from './time.ts';

/** One day on the way to a due date, counted or not, and why. */
export interface ProofDay extends DayStatus {
  day: Day;
  /** firstDay: not counted (民法典 201); skipped: not a working day; rolled: after the end of a limit that ended on a day off (203). */
  role: 'firstDay' | 'counted' | 'skipped' | 'rolled';
  /** Which day of the count it is, for a counted one. */
  number?: number;
}

/** Everything someone without our software needs to derive the due instant again. */
export interface ClockProof extends ClockTerms, Limit {
  zone: string;
  dayEnd: string;
  /** The day that is the first day, not counted unless startInclusive. */
  startedOn: Day;
  /** Where the count itself ends, before it rolls. */
  countedTo: Day;
  statutory: boolean;
  skippedDays: number;
  /** Each day for days; for months only the ends and where it rolls; none for hours. */
  days: ProofDay[];
}

interface Derived {
  startedOn: Day;
  countedTo: Day;
  dueOn: Day;
  dueAt: Instant;
  provisional: boolean;
}

const isAfterDue = (name: LimitName): boolean => AFTER_DUE_LIMITS.some((limit) => limit === name);
const isNotBefore = (name: LimitName): boolean => NOT_BEFORE_LIMITS.some((limit) => limit === name);

/** The first day of a count: the day of an act in the pack's zone, be it at 23:58; of a due instant the day that ends there, since 24:00 is the next day's 00:00. */
const firstDay = (name: LimitName, at: Instant, zone: string): Day => dayAt(isAfterDue(name) ? plusMs(at, -1) : at, zone);

/** Starts a clock on a limit at an act (or, for escalation and hard stop, at the due instant of the verification): the one place where a due date comes from. */
export function startClock(limit: LimitName, at: Instant, pack: PolicyPack, calendar: Calendar): ClockTerms {
  const { dueAt, dueOn, provisional } = derive(limit, at, pack, calendar);
  return { limit, startedAt: at, dueAt, dueOn, provisional, pack: pack.version, calendar: calendar.version, algorithm: 1 };
}

/** Starts a clock that runs from another clock's due instant: due on Wednesday 24:00, one working day after is Thursday 24:00. */
export const dueAfter = (base: Instant, limit: AfterDueLimit, pack: PolicyPack, calendar: Calendar): ClockTerms => startClock(limit, base, pack, calendar);

/** Starts a clock before whose `dueAt` something may not happen: 恢复执行 takes effect when the first working day after service has wholly passed, its 24:00. */
export const notBefore = (limit: NotBeforeLimit, at: Instant, pack: PolicyPack, calendar: Calendar): ClockTerms => startClock(limit, at, pack, calendar);

function derive(name: LimitName, at: Instant, pack: PolicyPack, calendar: Calendar): Derived {
  if (calendar.region !== pack.calendarRegion || calendar.zone !== pack.zone) {
    throw new Refusal('internal', { detail: `pack ${pack.version} counts by ${pack.calendarRegion}, ${pack.zone}, not by calendar ${calendar.version}` });
  }
  const limit = packLimit(pack, name);
  const startedOn = firstDay(name, at, pack.zone);
  if (limit.unit === 'hours') {
    const dueAt = plusMs(at, limit.count * 3_600_000);
    const dueOn = dayAt(plusMs(dueAt, -1), pack.zone);
    return { startedOn, countedTo: dueOn, dueOn, dueAt, provisional: false };
  }
  const counted = countDays(limit, limit.unit, startedOn, calendar);
  const due = limit.roll === 'nextWorkingDay' ? workingDayFrom(calendar, counted.day) : { day: counted.day, provisional: false };
  return {
    startedOn,
    countedTo: counted.day,
    dueOn: due.day,
    dueAt: instantOn(due.day, dayEnd(name, pack), pack.zone),
    provisional: counted.provisional || due.provisional,
  };
}

const dayEnd = (name: LimitName, pack: PolicyPack): string => (isNotBefore(name) ? '24:00' : pack.dayEnd);

function countDays(limit: Limit, unit: 'workingDays' | 'calendarDays' | 'months', startedOn: Day, calendar: Calendar): { day: Day; provisional: boolean } {
  const before = limit.startInclusive ? dayOfNumber(dayNumberOf(startedOn) - 1) : startedOn;
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(calendar, before, limit.count);
    case 'calendarDays':
      return { day: dayOfNumber(dayNumberOf(before) + limit.count), provisional: false };
    case 'months': {
      const end = addMonths(startedOn, limit.count);
      return { day: limit.startInclusive ? dayOfNumber(dayNumberOf(end) - 1) : end, provisional: false };
    }
  }
}

/** Derives the date anew and shows each day; refuses when the terms were set by another pack or calendar, or do not come out. */
export function explainClock(terms: ClockTerms, pack: PolicyPack, calendar: Calendar): ClockProof {
  if (terms.pack !== pack.version || terms.calendar !== calendar.version) {
    throw new Refusal('internal', { detail: `terms of ${terms.pack}, ${terms.calendar} explained by ${pack.version}, ${calendar.version}` });
  }
  const limit = packLimit(pack, terms.limit);
  const derived = derive(terms.limit, terms.startedAt, pack, calendar);
  if (derived.dueAt !== terms.dueAt || derived.dueOn !== terms.dueOn || derived.provisional !== terms.provisional) {
    throw new Refusal('internal', { detail: `${terms.limit} of ${terms.startedAt} derives to ${derived.dueAt}, not to ${terms.dueAt}` });
  }
  const days = proofDays(limit, derived, calendar);
  const skippedDays =
    limit.unit === 'workingDays' ? days.filter((day) => day.role === 'skipped').length : dayNumberOf(derived.dueOn) - dayNumberOf(derived.countedTo);
  return {
    ...terms,
    ...limit,
    zone: pack.zone,
    dayEnd: dayEnd(terms.limit, pack),
    startedOn: derived.startedOn,
    countedTo: derived.countedTo,
    statutory: isStatutory(limit),
    skippedDays,
    days,
  };
}

function proofDays(limit: Limit, { startedOn, countedTo, dueOn }: Derived, calendar: Calendar): ProofDay[] {
  if (limit.unit === 'hours') return [];
  const days: ProofDay[] = [];
  const show = (day: Day, role: ProofDay['role'], number?: number): void => {
    days.push({ day, role, ...(number === undefined ? {} : { number }), ...dayStatus(calendar, day) });
  };
  if (!limit.startInclusive) show(startedOn, 'firstDay');
  const start = dayNumberOf(startedOn) + (limit.startInclusive ? 0 : 1);
  const end = dayNumberOf(countedTo);
  if (limit.unit === 'months') {
    show(countedTo, 'counted', limit.count);
  } else {
    let counted = 0;
    for (let n = start; n <= end; n += 1) {
      const day = dayOfNumber(n);
      if (limit.unit === 'workingDays' && !dayStatus(calendar, day).working) show(day, 'skipped');
      else show(day, 'counted', (counted += 1));
    }
  }
  for (let n = end + 1; n <= dayNumberOf(dueOn); n += 1) show(dayOfNumber(n), 'rolled');
  return days;
}

/** The date as a letter prints it, with the short form of its proof. */
export function printedDue(terms: ClockTerms, pack: PolicyPack, calendar: Calendar): PrintedDue {
  const { dueAt, dueOn, count, unit, startedOn, skippedDays, statutory, provisional } = explainClock(terms, pack, calendar);
  return { at: dueAt, day: dueOn, count, unit, startedOn, skippedDays, statutory, provisional };
}
