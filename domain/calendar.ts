import type { CalendarYear, Publication, StatutoryHolidays } from './calendar-file.ts';
import { Refusal } from './errors.ts';
import type { Label } from './labels.ts';
import type { Evidence } from './limit.ts';
import { statutoryDaysOf } from './statutory-days.ts';
import type { Day } from './time.ts';
import { dayNumberOf, dayOfNumber, weekdayOfNumber } from './time.ts';

/** What a notice, a rule or a closure says of one day. */
export interface ListedDay {
  off: boolean;
  name: string;
  source: string;
  /** The organ did not open (不办公: flood, snow) where it would have. */
  closure?: true;
  /** Half a day: worked, but the counter closes at this hour. */
  closesAt?: string;
  /** The day stands in a list, but a local list that could say otherwise is not out. */
  uncertain?: true;
}

/** When a counter is open; what is handed in there after the cut-off hour may count as received on the next working day. */
export interface BusinessHours {
  open: string;
  close: string;
  cutOff: string;
  basis: string;
  evidence: Evidence;
}

/** A working-day calendar of one region as it was known on a day; days inside are numbers (`dayNumberOf`). */
export interface Calendar {
  /** Names the last notice and a checksum of every day, so that another table is never the same version. */
  readonly version: string;
  readonly region: string;
  /** What people call it. */
  readonly name: Label;
  readonly zone: string;
  /** Years whose notice is out, each with its source. */
  readonly years: ReadonlyMap<number, Publication>;
  readonly listed: ReadonlyMap<number, ListedDay>;
  /** Stretches of days about which all is known, in order. */
  readonly known: readonly { readonly from: number; readonly to: number }[];
  /** Statutory days off of the years whose notice is not out. */
  readonly statutory: ReadonlyMap<number, ListedDay>;
  /** The day of the last publication in it. */
  readonly lastNotice: Day | null;
  /** The hours of the counters, where a layer says them. */
  readonly hours: BusinessHours | null;
}

export interface CalendarFiles {
  years: readonly CalendarYear[];
  statutory: StatutoryHolidays;
}

export interface DayStatus {
  working: boolean;
  reason: 'weekday' | 'weekend' | 'holiday' | 'makeUpDay' | 'statutoryHoliday' | 'halfDay' | 'closure';
  name?: string;
  /** Of a half day: when the counter closes. */
  closesAt?: string;
  source: string;
  /** false: the notice that decides about this day is not out, so this may change. */
  known: boolean;
}

export interface DerivedDay {
  day: Day;
  /** A day whose notice is not out was looked at on the way. */
  provisional: boolean;
}

/** New Year's notice may take the last days of December (2018-12-29 was worked by the notice of 2019), so they are known only with it. */
const NEW_YEAR_EVE_DAYS = 3;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const NATIONAL_NAME: Label = { zh: '全国', en: 'China (national)' };

/** Puts the notices published by `asOf` (all of them without it) into one table; a later notice overrides an earlier one. */
export function buildCalendar(files: CalendarFiles, asOf?: Day): Calendar {
  const { region, zone } = files.statutory;
  for (const year of files.years) {
    if (year.region !== region || year.zone !== zone) {
      throw new Refusal('internal', { detail: `calendar ${year.year} is of ${year.region}, ${year.zone}, not of ${region}, ${zone}` });
    }
  }
  const notices = files.years
    .flatMap((year) => [{ year: year.year, published: year.published, days: year.days }, ...year.revisions.map((r) => ({ year: year.year, ...r }))])
    .filter((notice) => asOf === undefined || notice.published.date <= asOf)
    .sort((a, b) => (a.published.date < b.published.date ? -1 : a.published.date > b.published.date ? 1 : a.year - b.year));
  const years = new Map<number, Publication>();
  const listed = new Map<number, ListedDay>();
  for (const notice of notices) {
    if (!years.has(notice.year)) years.set(notice.year, notice.published);
    for (const { day, kind, name } of notice.days) listed.set(dayNumberOf(day), { off: kind === 'off', name, source: notice.published.url });
  }
  const statutory = statutoryDays(files.statutory, years, asOf);
  const lastNotice = notices.at(-1)?.published.date ?? null;
  const version = calendarVersion(region, lastNotice, [...entriesText(listed), ...entriesText(statutory)]);
  return Object.freeze({ version, region, name: NATIONAL_NAME, zone, years, listed, known: knownStretches(years), statutory, lastNotice, hours: null });
}

/** What a day is, why, and by which notice; without a notice Monday to Friday minus the statutory holidays (which day makes up for one on a weekend is not known). */
export function dayStatus(calendar: Calendar, day: Day): DayStatus {
  const n = dayNumberOf(day);
  const known = isKnown(calendar, n);
  const weekend = weekdayOfNumber(n) > 5;
  const listed = calendar.listed.get(n);
  if (listed !== undefined) {
    const { name, source, closesAt } = listed;
    return { working: !listed.off, reason: reasonOf(listed, weekend), name, ...(closesAt === undefined ? {} : { closesAt }), source, known };
  }
  const statutory = calendar.statutory.get(n);
  if (statutory !== undefined) return { working: false, reason: 'statutoryHoliday', name: statutory.name, source: statutory.source, known };
  const source = calendar.years.get(Number(day.slice(0, 4)))?.url ?? 'no notice';
  return { working: !weekend, reason: weekend ? 'weekend' : 'weekday', source, known };
}

const reasonOf = (listed: ListedDay, weekend: boolean): DayStatus['reason'] => {
  if (listed.off) return listed.closure === true ? 'closure' : 'holiday';
  if (listed.closesAt !== undefined) return 'halfDay';
  return weekend ? 'makeUpDay' : 'weekday';
};

/** The n-th working day after a day, the day itself not counted (民法典 201); n = 0 is the day itself. */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): DerivedDay {
  if (!Number.isInteger(n) || n < 0 || n > 10_000) throw new RangeError(`not a number of working days: ${n}`);
  let number = dayNumberOf(day);
  let provisional = false;
  for (let left = n; left > 0; ) {
    number += 1;
    if (!isKnown(calendar, number)) provisional = true;
    if (isWorking(calendar, number)) left -= 1;
  }
  return { day: dayOfNumber(number), provisional };
}

/** The first working day after a day. */
export const nextWorkingDay = (calendar: Calendar, day: Day): DerivedDay => addWorkingDays(calendar, day, 1);

/** The day itself when it is worked, else the first working day after it: where a limit that ends on a day off rolls to (民法典 203). */
export function workingDayFrom(calendar: Calendar, day: Day): DerivedDay {
  const number = dayNumberOf(day);
  if (isWorking(calendar, number)) return { day, provisional: !isKnown(calendar, number) };
  const next = addWorkingDays(calendar, day, 1);
  return { day: next.day, provisional: next.provisional || !isKnown(calendar, number) };
}

function isWorking(calendar: Calendar, number: number): boolean {
  const listed = calendar.listed.get(number);
  if (listed !== undefined) return !listed.off;
  return weekdayOfNumber(number) <= 5 && !calendar.statutory.has(number);
}

function isKnown(calendar: Calendar, number: number): boolean {
  const listed = calendar.listed.get(number);
  if (listed !== undefined) return listed.uncertain !== true;
  return calendar.known.some((stretch) => number >= stretch.from && number <= stretch.to);
}

function knownStretches(years: ReadonlyMap<number, Publication>): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const year of [...years.keys()].sort((a, b) => a - b)) {
    const from = newYear(year);
    const to = newYear(year + 1) - 1 - (years.has(year + 1) ? 0 : NEW_YEAR_EVE_DAYS);
    const last = stretches.at(-1);
    if (last !== undefined && last.to === from - 1) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}

/** The day number of a year's 1 January. */
export const newYear = (year: number): number => dayNumberOf(`${year}-01-01` as Day);

function statutoryDays(statutory: StatutoryHolidays, years: ReadonlyMap<number, Publication>, asOf: Day | undefined): Map<number, ListedDay> {
  const days = new Map<number, ListedDay>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    if (years.has(year)) continue;
    for (const { number, name, source } of statutoryDaysOf(statutory, year, asOf)) {
      const other = days.get(number);
      days.set(number, { off: true, name: other === undefined || other.name === name ? name : `${other.name}、${name}`, source });
    }
  }
  return days;
}

/** The days of a table as the checksum reads them: one line each, in order. */
export const entriesText = (days: ReadonlyMap<number, ListedDay>): string[] =>
  [...days].sort(([a], [b]) => a - b).map(([number, { off, name }]) => `${number} ${off ? 'off' : 'worked'} ${name}\n`);

/** `<region>@<day of the last publication>.<checksum of every day>`. */
export const calendarVersion = (region: string, lastNotice: Day | null, lines: readonly string[]): string =>
  `${region}@${lastNotice ?? 'none'}.${checksum(lines)}`;

/** FNV-1a over UTF-16 units: tells tables apart, protects nothing. */
function checksum(lines: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const line of lines) for (let i = 0; i < line.length; i += 1) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
