import ical from 'ical-generator';

/** One all-day entry of a calendar file. */
export interface CalendarEntry {
  id: string;
  /** YYYY-MM-DD. */
  day: string;
  title: string;
  text: string;
}

/** A calendar file (RFC 5545) of whole days; the same entries keep their ids, so that a newer file replaces an older one. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], stamp: string): string {
  const calendar = ical({ name, prodId: { company: 'zhengming', product: 'repair' } });
  for (const { id, day, title, text } of entries) calendar.createEvent({ id, start: day, allDay: true, summary: title, description: text, stamp });
  return calendar.toString();
}
