import type { Calendar, DayStatus } from './calendar.ts';
import { dayStatus } from './calendar.ts';
import type { Day } from './time.ts';

/** From when until when the offices are open on a day, HH:mm. */
export interface OpenHours {
  open: string;
  close: string;
}

/** What holds where the calendar says nothing of hours. */
export const USUAL_HOURS: OpenHours = { open: '08:30', close: '17:30' };

/** A calendar may say the hours of its offices, and of a half day when they close. */
type CalendarWithHours = Calendar & { readonly hours?: OpenHours | null };
type DayWithHours = DayStatus & { closesAt?: string };

/** The hours of a whole working day. */
export const usualHours = (calendar: CalendarWithHours): OpenHours => {
  const { open, close } = calendar.hours ?? USUAL_HOURS;
  return { open, close };
};

/** When the offices are open on a day; null on a day off. A make-up Saturday is a working day like any other. */
export function officeHours(calendar: CalendarWithHours, day: Day): OpenHours | null {
  const status: DayWithHours = dayStatus(calendar, day);
  if (!status.working) return null;
  const { open, close } = usualHours(calendar);
  return { open, close: status.closesAt ?? close };
}
