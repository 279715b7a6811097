import type { Calendar } from '../../domain/calendar.ts';
import { nextWorkingDay } from '../../domain/calendar.ts';
import { validateCalendarYear } from '../../domain/calendar-file.ts';
import { addDays } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';

/** How many working days the invented notice takes away. */
const DAYS_OFF = 2;

/**
 * An invented revision of this year's notice: the next two working days are off. Something to propose in the demo and to see
 * dates move by; no fact of any year. null on the last days of a year, whose next one has a file of its own.
 */
export function exampleCalendar(inForce: Readonly<Record<string, unknown>>, calendar: Calendar, today: Day): { name: string; file: unknown } | null {
  const year = today.slice(0, 4);
  const name = `${calendar.region}-${year}`;
  if (!(name in inForce)) return null;
  const file = validateCalendarYear(inForce[name]);
  const days: { day: Day; kind: 'off'; name: string }[] = [];
  for (let day = nextWorkingDay(calendar, today).day; days.length < DAYS_OFF; day = nextWorkingDay(calendar, day).day) {
    if (!day.startsWith(year)) return null;
    days.push({ day, kind: 'off', name: '暴雪停止办公（演示）' });
  }
  const last = [file.published.date, ...file.revisions.map(({ published }) => published.date)].at(-1)!;
  const date = today > last ? today : addDays(last, 1);
  return { name, file: { ...file, revisions: [...file.revisions, { published: { date, url: 'https://example.org/zhengming/demo/snow' }, days }] } };
}
