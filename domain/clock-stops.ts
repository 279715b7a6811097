import type { Stop } from './limit.ts';
import type { Instant } from './time.ts';
import { dayAt, dayNumberOf, msOf, plusMs } from './time.ts';

/** Stops that overlap or touch, as one; `to` null: the clock still stands. */
export interface Stretch {
  from: Instant;
  to: Instant | null;
}

export const isEmpty = (stop: Stretch): boolean => stop.to !== null && stop.to <= stop.from;

/** Overlapping and touching stops as one stretch each, in order; a stop without length is none. */
export function mergeStops(stops: readonly Stop[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { from, to } of stops.filter((stop) => !isEmpty(stop)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = merged.at(-1);
    if (last !== undefined && (last.to === null || from <= last.to)) {
      if (last.to !== null && (to === null || to > last.to)) last.to = to;
    } else merged.push({ from, to });
  }
  return merged;
}

/** The days, as numbers, that end (24:00) inside a stretch: they do not count. `last` is Infinity while the clock stands. */
export interface StoppedDays {
  first: number;
  last: number;
}

/** A day counts when it ends while the clock runs: stopped on Monday and restarted on Wednesday, Monday and Tuesday are out. */
export const stoppedDays = (stretches: readonly Stretch[], zone: string): StoppedDays[] =>
  stretches.map(({ from, to }) => ({ first: endingAt(from, zone), last: to === null ? Infinity : endingAt(to, zone) - 1 })).filter(({ first, last }) => first <= last);

/** The first day whose 24:00 is not before an instant. */
const endingAt = (at: Instant, zone: string): number => dayNumberOf(dayAt(plusMs(at, -1), zone));

export const isStopped = (days: readonly StoppedDays[], day: number): boolean => days.some(({ first, last }) => day >= first && day <= last);

export const stretchAt = (stretches: readonly Stretch[], at: Instant): Stretch | undefined =>
  stretches.find(({ from, to }) => from <= at && (to === null || at < to));

/** The instant at which so many milliseconds have run, standing still left out. */
export function afterRunning(from: Instant, ms: number, stretches: readonly Stretch[]): Instant {
  let due = msOf(from) + ms;
  for (const stretch of stretches) {
    if (stretch.to !== null && msOf(stretch.from) < due) due += Math.max(0, msOf(stretch.to) - Math.max(msOf(stretch.from), msOf(from)));
  }
  return plusMs(from, due - msOf(from));
}
