import type { Calendar } from './calendar.ts';
import type { OpenHours } from './office-hours.ts';
import { officeHours, USUAL_HOURS } from './office-hours.ts';
import type { Instant } from './time.ts';
import { dayAt, dayNumberOf, dayOfNumber, instantOn, msOf } from './time.ts';

/** When a person wants to be written to; times of day are HH:mm, null is "no wish". */
export interface MailWishes {
  /** Nothing between these two; may go over midnight. */
  quietFrom: string | null;
  quietTo: string | null;
  /** Everything of the day at this time, in one mail. */
  digestAt: string | null;
}

export const NO_WISHES: MailWishes = { quietFrom: null, quietTo: null, digestAt: null };

/** Longer than any run of days off; who is quiet all day is written to in office hours all the same. */
const LOOK_AHEAD_DAYS = 30;

/**
 * The first instant from `from` on at which a person may be written to: in office hours of a working day, not in the
 * person's quiet hours, and at the time of the day's digest where there is one. Acts are never delayed by it, only mails.
 */
export function mailTime(from: Instant, wishes: MailWishes, calendar: Calendar): Instant {
  const first = dayNumberOf(dayAt(from, calendar.zone));
  for (let n = first; n < first + LOOK_AHEAD_DAYS; n += 1) {
    const day = dayOfNumber(n);
    const hours = officeHours(calendar, day);
    if (hours === null) continue;
    const midnight = msOf(instantOn(day, '00:00', calendar.zone));
    const earliest = n === first ? (msOf(from) - midnight) / 60_000 : 0;
    const at = minuteOn(hours, wishes, earliest);
    if (at !== null) return at === earliest && n === first ? from : instantOn(day, timeOf(at), calendar.zone);
  }
  return wishes.quietFrom === null ? from : mailTime(from, { ...wishes, quietFrom: null, quietTo: null }, calendar);
}

/** Whether quiet hours leave any of the office hours, from the digest's hour on where there is one; otherwise the wishes cannot be kept. */
export const leavesTime = (wishes: MailWishes, hours: OpenHours = USUAL_HOURS): boolean => minuteOn(hours, wishes, 0) !== null;

/** The first minute of a day that is allowed, not before `earliest`; null when this day has none. */
function minuteOn(hours: OpenHours, wishes: MailWishes, earliest: number): number | null {
  const open = minuteOf(hours.open);
  const close = minuteOf(hours.close);
  if (wishes.digestAt === null) {
    const at = afterQuiet(Math.max(open, earliest), wishes);
    return at < close ? at : null;
  }
  // Once a day: who is late for today's digest waits for tomorrow's.
  const at = afterQuiet(Math.min(Math.max(minuteOf(wishes.digestAt), open), close - 1), wishes);
  return at < close && at >= earliest ? at : null;
}

/** The minute itself, or where the quiet hours that it lies in end. */
function afterQuiet(minute: number, { quietFrom, quietTo }: MailWishes): number {
  if (quietFrom === null || quietTo === null) return minute;
  const [from, to] = [minuteOf(quietFrom), minuteOf(quietTo)];
  if (from < to) return minute >= from && minute < to ? to : minute;
  if (minute < to) return to;
  return minute >= from ? 24 * 60 : minute;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
