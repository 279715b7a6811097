import type { Calendar } from '../../domain/calendar.ts';
import { nextWorkingDay } from '../../domain/calendar.ts';
import type { CalendarYear, NoticeDay } from '../../domain/calendar-file.ts';
import { validateCalendarYear } from '../../domain/calendar-file.ts';
import { addDays, dayOfNumber, weekdayOf } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';

/** How many working days the invented notice takes away. */
const DAYS_OFF = 2;

/** A calendar file to try a change with, and the days it takes away. */
export interface ExampleCalendar {
  name: string;
  file: CalendarYear;
  days: Day[];
}

/** An invented notice: the next two working days are off. Something to propose in the demo and to see dates move by; no fact of any year. */
export function exampleCalendar(inForce: Readonly<Record<string, unknown>>, calendar: Calendar, today: Day): ExampleCalendar {
  const days: NoticeDay[] = [];
  while (days.length < DAYS_OFF) days.push({ day: nextWorkingDay(calendar, days.at(-1)?.day ?? today).day, kind: 'off', name: '暴雪停止办公（演示）' });
  // A year's file may name days of the December before.
  const year = Number(days.at(-1)!.day.slice(0, 4));
  const name = `${calendar.region}-${year}`;
  const published = (after: Day | undefined) => ({ date: after === undefined || today > after ? today : addDays(after, 1), url: 'https://example.org/zhengming/demo/snow' });
  const taken = days.map(({ day }) => day);
  if (!(name in inForce)) {
    const whole = [...statutoryDays(calendar, year).filter(({ day }) => !taken.includes(day)), ...days].sort((a, b) => (a.day < b.day ? -1 : 1));
    return { name, days: taken, file: { region: calendar.region, zone: calendar.zone, year, published: published(undefined), via: '演示', days: whole, revisions: [] } };
  }
  const file = validateCalendarYear(inForce[name]);
  const last = [file.published.date, ...file.revisions.map((revision) => revision.published.date)].at(-1);
  return { name, days: taken, file: { ...file, revisions: [...file.revisions, { published: published(last), days }] } };
}

/** A notice of a year has to give all that the law gives: its days, and for each on a weekend the next free weekday. */
function statutoryDays(calendar: Calendar, year: number): NoticeDay[] {
  const off = new Map<Day, string>();
  const ofYear = [...calendar.statutory].map(([number, { name }]) => ({ day: dayOfNumber(number), name })).filter(({ day }) => day.startsWith(`${year}-`));
  for (const { day, name } of ofYear) off.set(day, name);
  for (const { day, name } of ofYear.filter((each) => weekdayOf(each.day) > 5)) {
    let instead = addDays(day, 1);
    while (weekdayOf(instead) > 5 || off.has(instead)) instead = addDays(instead, 1);
    off.set(instead, name);
  }
  return [...off].map(([day, name]) => ({ day, kind: 'off', name }));
}
