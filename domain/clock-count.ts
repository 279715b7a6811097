import type { Calendar } from './calendar.ts';
import { addWorkingDays, dayStatus, workingDayFrom } from './calendar.ts';
import type { StoppedDays, Stretch } from './clock-stops.ts';
import { afterRunning, isStopped, mergeStops, stoppedDays, stretchAt } from './clock-stops.ts';
import { Refusal } from './errors.ts';
import type { Ledger, Limit, LimitName } from './limit.ts';
import { AFTER_DUE_LIMITS, NOT_BEFORE_LIMITS } from './limit.ts';
import type { Pack } from './policy.ts';
import { packLimit } from './policy.ts';
import type { Day, Instant } from './time.ts';
import { addMonths, dayAt, dayNumberOf, dayOfNumber, instantOn, msOf, plusMs } from './time.ts';

/** What a clock counts by, whatever happened to it. */
export interface Basis {
  name: LimitName;
  limit: Limit;
  startedAt: Instant;
  /** The day that is the first day, not counted unless startInclusive. */
  startedOn: Day;
  pack: Pack;
  calendar: Calendar;
}

/** Where a count ends. */
export interface Counted {
  /** Where the count itself ends, before it rolls. */
  countedTo: Day;
  dueOn: Day;
  dueAt: Instant;
  provisional: boolean;
}

/** A count with what stood in its way. */
export interface Derived {
  /** null while the clock stands still. */
  counted: Counted | null;
  /** The merged stops that are left out of the count, in order. */
  stretches: Stretch[];
  /** Merged stops that began at or after the due instant: what is overdue is not cured. */
  ignored: Stretch[];
  /** Where the clock would have ended, had the applicant not been told a later date; null: it ends where it counts. */
  heldFrom: Day | null;
}

const isAfterDue = (name: LimitName): boolean => AFTER_DUE_LIMITS.some((limit) => limit === name);
const isNotBefore = (name: LimitName): boolean => NOT_BEFORE_LIMITS.some((limit) => limit === name);

/** The first day of a count: the day of an act in the pack's zone, be it at 23:58; of a due instant the day that ends there, since 24:00 is the next day's 00:00. */
const firstDay = (name: LimitName, at: Instant, zone: string): Day => dayAt(isAfterDue(name) ? plusMs(at, -1) : at, zone);

export const dayEndOf = (name: LimitName, pack: Pack): string => (isNotBefore(name) ? '24:00' : pack.dayEnd);

/** Puts together what a limit is counted by; refuses a calendar that the pack does not count by. */
export function basisOf(name: LimitName, startedAt: Instant, pack: Pack, calendar: Calendar): Basis {
  if (calendar.region !== pack.calendarRegion || calendar.zone !== pack.zone) {
    throw new Refusal('internal', { detail: `pack ${pack.version} counts by ${pack.calendarRegion}, ${pack.zone}, not by calendar ${calendar.version}` });
  }
  return { name, limit: packLimit(pack, name), startedAt, startedOn: firstDay(name, startedAt, pack.zone), pack, calendar };
}

/** The budget of a clock: the limit's count and what was granted on top. */
export const budgetOf = (limit: Limit, ledger: Pick<Ledger, 'extensions'>): number => limit.count + ledger.extensions.reduce((sum, { count }) => sum + count, 0);

/** Derives where a clock with a ledger ends: merged stop by merged stop, since one that begins when it is due already does not count. */
export function derive(basis: Basis, ledger: Ledger): Derived {
  const budget = budgetOf(basis.limit, ledger);
  const merged = mergeStops(ledger.stops);
  const stretches: Stretch[] = [];
  let now = held(basis, countTo(basis, budget, stretches), ledger.told);
  for (const [i, stretch] of merged.entries()) {
    if (stretch.from >= now.counted.dueAt) return { ...now, stretches, ignored: merged.slice(i) };
    stretches.push(stretch);
    if (stretch.to === null) return { counted: null, heldFrom: null, stretches, ignored: [] };
    now = held(basis, countTo(basis, budget, stretches), ledger.told);
  }
  return { ...now, stretches, ignored: [] };
}

/** A date that the applicant has been told may only move later. */
function held({ pack }: Basis, counted: Counted, told: Instant | null): { counted: Counted; heldFrom: Day | null } {
  if (told === null || told <= counted.dueAt) return { counted, heldFrom: null };
  return { counted: { ...counted, dueAt: told, dueOn: dayAt(plusMs(told, -1), pack.zone) }, heldFrom: counted.dueOn };
}

/** Counts a budget from the start, with these stretches left out; none of them is open. */
export function countTo(basis: Basis, budget: number, stretches: readonly Stretch[]): Counted {
  const { name, limit, startedAt, startedOn, pack, calendar } = basis;
  if (limit.unit === 'hours') {
    const dueAt = afterRunning(startedAt, budget * 3_600_000, stretches);
    const dueOn = dayAt(plusMs(dueAt, -1), pack.zone);
    return { countedTo: dueOn, dueOn, dueAt, provisional: false };
  }
  const stopped = stoppedDays(stretches, pack.zone);
  const end = countDays(limit, limit.unit, budget, startedOn, stopped, calendar);
  const due = (day: Day, provisional: boolean): Counted => ({ countedTo: end.day, dueOn: day, dueAt: instantOn(day, dayEndOf(name, pack), pack.zone), provisional });
  const rolls = limit.roll === 'nextWorkingDay';
  const rolled = rolls ? rollOn(end.day, stopped, calendar) : { day: end.day, provisional: false };
  let found = due(rolled.day, end.provisional || rolled.provisional);
  // Where a day ends before 24:00 the clock may stand still just then: what stands still does not fall due.
  while (stretchAt(stretches, found.dueAt) !== undefined) {
    const day = dayOfNumber(dayNumberOf(found.dueOn) + 1);
    const next = rolls || limit.unit === 'workingDays' ? rollOn(day, stopped, calendar) : { day: runningFrom(day, stopped), provisional: false };
    found = due(next.day, found.provisional || next.provisional);
  }
  return found;
}

interface DerivedDay {
  day: Day;
  provisional: boolean;
}

/** The day before the first that may count. */
const dayBefore = (limit: Limit, startedOn: Day): number => dayNumberOf(startedOn) - (limit.startInclusive ? 1 : 0);

function countDays(limit: Limit, unit: 'workingDays' | 'calendarDays' | 'months', budget: number, startedOn: Day, stopped: readonly StoppedDays[], calendar: Calendar): DerivedDay {
  const before = dayBefore(limit, startedOn);
  switch (unit) {
    case 'workingDays':
      return stopped.length === 0 ? addWorkingDays(calendar, dayOfNumber(before), budget) : workingDaysWithout(calendar, before, budget, stopped);
    case 'calendarDays':
      return { day: daysWithout(before, budget, stopped), provisional: false };
    case 'months':
      return { day: daysWithout(before, monthDays(budget, startedOn), stopped), provisional: false };
  }
}

/** How many days so many months are from here: to the corresponding day, or the last of the month (民法典 202). */
export const monthDays = (months: number, startedOn: Day): number =>
  dayNumberOf(addMonths(startedOn, months)) - dayNumberOf(startedOn);

/** The n-th day that counts; whole stretches are stepped over. */
function daysWithout(before: number, n: number, stopped: readonly StoppedDays[]): Day {
  let end = before + n;
  for (const { first, last } of stopped) if (first <= end && last > before) end += last - Math.max(first, before + 1) + 1;
  return dayOfNumber(end);
}

function workingDaysWithout(calendar: Calendar, before: number, n: number, stopped: readonly StoppedDays[]): DerivedDay {
  let number = before;
  let provisional = false;
  for (let left = n; left > 0; ) {
    number += 1;
    const stop = stopped.find(({ first, last }) => number >= first && number <= last);
    if (stop !== undefined) number = stop.last;
    else {
      const { working, known } = dayStatus(calendar, dayOfNumber(number));
      if (!known) provisional = true;
      if (working) left -= 1;
    }
  }
  return { day: dayOfNumber(number), provisional };
}

const runningFrom = (day: Day, stopped: readonly StoppedDays[]): Day => {
  let number = dayNumberOf(day);
  while (isStopped(stopped, number)) number += 1;
  return dayOfNumber(number);
};

/** The day itself when it is worked and ends while the clock runs, else the first such day after it (民法典 203). */
function rollOn(day: Day, stopped: readonly StoppedDays[], calendar: Calendar): DerivedDay {
  let found: DerivedDay = { day, provisional: false };
  for (;;) {
    const worked = workingDayFrom(calendar, runningFrom(found.day, stopped));
    const provisional = found.provisional || worked.provisional;
    if (!isStopped(stopped, dayNumberOf(worked.day))) return { day: worked.day, provisional };
    found = { day: worked.day, provisional };
  }
}

/** What is left of a budget when the clock stopped; months are left in days. */
export interface Left {
  count: number;
  unit: 'workingDays' | 'calendarDays' | 'hours';
}

/** The part of the budget that has not run when the open stop began. */
export function leftAt(basis: Basis, ledger: Ledger, { stretches }: Derived): Left {
  const { limit, startedAt, startedOn, pack, calendar } = basis;
  const budget = budgetOf(limit, ledger);
  const since = stretches.at(-1)?.from ?? startedAt;
  const closed = stretches.slice(0, -1);
  if (limit.unit === 'hours') {
    const stood = closed.reduce((sum, { from, to }) => sum + msOf(to ?? since) - msOf(from), 0);
    const ran = Math.max(0, msOf(since) - msOf(startedAt)) - stood;
    return { count: Math.floor((budget * 3_600_000 - ran) / 36_000) / 100, unit: 'hours' };
  }
  const stopped = stoppedDays(stretches, pack.zone);
  const end = dayNumberOf(dayAt(plusMs(since, -1), pack.zone)) - 1;
  let counted = 0;
  for (let number = dayBefore(limit, startedOn) + 1; number <= end; number += 1) {
    if (!isStopped(stopped, number) && (limit.unit !== 'workingDays' || dayStatus(calendar, dayOfNumber(number)).working)) counted += 1;
  }
  if (limit.unit === 'workingDays') return { count: budget - counted, unit: 'workingDays' };
  return { count: (limit.unit === 'months' ? monthDays(budget, startedOn) : budget) - counted, unit: 'calendarDays' };
}
