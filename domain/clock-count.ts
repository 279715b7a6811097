import type { Calendar } from './calendar.ts';
import { addWorkingDays, dayStatus, workingDayFrom } from './calendar.ts';
import type { StoppedDays, Stretch } from './clock-stops.ts';
import { afterRunning, isStopped, mergeStops, stoppedDays, stretchAt } from './clock-stops.ts';
import { Refusal } from './errors.ts';
import type { Ledger, Limit, LimitName } from './limit.ts';
import { AFTER_DUE_LIMITS, NOT_BEFORE_LIMITS, RECEIPT_LIMITS } from './limit.ts';
import type { Pack } from './policy.ts';
import { CLOSE_OF_BUSINESS, packLimit } from './policy.ts';
import type { Channel, ReceiptDay } from './receipt-day.ts';
import { receiptDay } from './receipt-day.ts';
import type { Day, Instant } from './time.ts';
import { addMonths, dayAt, dayNumberOf, dayOfNumber, instantOn, msOf, plusMs } from './time.ts';

/** What a clock counts by, whatever happened to it. */
export interface Basis {
  name: LimitName;
  limit: Limit;
  startedAt: Instant;
  /** The day that is the first day, not counted unless startInclusive. */
  startedOn: Day;
  receipt: ReceiptDay;
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

/** By which rule the beginning of a limit was received: where the pack keeps to office hours, as at a counter; else electronically, which counts to 24:00. */
export const channelOf = (limit: Limit, name: LimitName, pack: Pack): Channel =>
  pack.receipt?.electronic === 'untilCutOff' && limit.unit !== 'hours' && RECEIPT_LIMITS.some((each) => each === name) ? 'counter' : 'electronic';

/** The first day of a count: the day of an act in the pack's zone, be it at 23:58, unless the pack keeps to office hours; of a due instant the day that ends there, since 24:00 is the next day's 00:00. */
function received(name: LimitName, at: Instant, pack: Pack, calendar: Calendar): ReceiptDay {
  if (isAfterDue(name)) return { day: dayAt(plusMs(at, -1), pack.zone), provisional: false };
  return receiptDay(calendar, at, channelOf(packLimit(pack, name), name, pack));
}

export const dayEndOf = (name: LimitName, pack: Pack): string => (isNotBefore(name) ? '24:00' : pack.dayEnd);

/** When a day ends for a limit: at the pack's hour, or when the office closes on that day (民法典 203). */
function dueInstant(day: Day, dayEnd: string, zone: string, calendar: Calendar): Instant {
  return instantOn(day, dayEnd === CLOSE_OF_BUSINESS ? (dayStatus(calendar, day).closesAt ?? calendar.hours?.close ?? '24:00') : dayEnd, zone);
}

/** Puts together what a limit is counted by; refuses a calendar of another country or zone than the pack's. */
export function basisOf(name: LimitName, startedAt: Instant, pack: Pack, calendar: Calendar): Basis {
  if (countryOf(calendar.region) !== countryOf(pack.calendarRegion) || calendar.zone !== pack.zone) {
    throw new Refusal('internal', { detail: `pack ${pack.version} counts by ${pack.calendarRegion}, ${pack.zone}, not by calendar ${calendar.version}` });
  }
  const receipt = received(name, startedAt, pack, calendar);
  return { name, limit: packLimit(pack, name), startedAt, startedOn: receipt.day, receipt, pack, calendar };
}

const countryOf = (region: string): string => region.slice(0, 2);

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
  const { name, limit, startedAt, startedOn, receipt, pack, calendar } = basis;
  if (limit.unit === 'hours') {
    const dueAt = afterRunning(startedAt, budget * 3_600_000, stretches);
    const dueOn = dayAt(plusMs(dueAt, -1), pack.zone);
    return { countedTo: dueOn, dueOn, dueAt, provisional: false };
  }
  const stopped = stoppedDays(stretches, pack.zone);
  const end = countDays(limit, limit.unit, budget, startedOn, stopped, calendar);
  const due = (day: Day, provisional: boolean): Counted => ({ countedTo: end.day, dueOn: day, dueAt: dueInstant(day, dayEndOf(name, pack), pack.zone, calendar), provisional });
  const rolls = limit.roll === 'nextWorkingDay';
  const rolled = rolls ? rollOn(end.day, stopped, calendar) : { day: end.day, provisional: false };
  let found = due(rolled.day, receipt.provisional || end.provisional || rolled.provisional);
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
      return { day: daysWithout(before, monthDays(budget, startedOn, limit.startInclusive), stopped), provisional: false };
  }
}

/**
 * How many days so many months are from here: to the corresponding day, or the last of the month (民法典 202). Where the first day counts
 * they end the day before the corresponding one; in a month without it there is no such day before, so with the month.
 */
export const monthDays = (months: number, startedOn: Day, startInclusive = false): number => {
  const end = addMonths(startedOn, months);
  return dayNumberOf(end) - dayNumberOf(startedOn) + (startInclusive && end.slice(8) < startedOn.slice(8) ? 1 : 0);
};

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
  return { count: (limit.unit === 'months' ? monthDays(budget, startedOn, limit.startInclusive) : budget) - counted, unit: 'calendarDays' };
}
