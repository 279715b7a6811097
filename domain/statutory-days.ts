import type { CalendarYear, NoticeDay, StatutoryHolidays } from './calendar-file.ts';
import { Refusal } from './errors.ts';
import type { Day } from './time.ts';
import { dayNumberOf, dayOfNumber, weekdayOfNumber } from './time.ts';

/** A day that the law itself takes off. */
export interface StatutoryDay {
  number: number;
  name: string;
  /** The edition of the law. */
  source: string;
}

/** The days off of a year by the edition of the law in force on its first day, as far as law and table were known by `asOf`; feasts that coincide are one entry each. */
export function statutoryDaysOf(statutory: StatutoryHolidays, year: number, asOf?: Day): StatutoryDay[] {
  const further = statutory.further !== undefined && (asOf === undefined || statutory.further.added <= asOf) ? statutory.further : undefined;
  const rule = [...statutory.rules, ...(further?.rules ?? [])]
    .filter(({ inForceFrom, published }) => inForceFrom <= `${year}-01-01` && (asOf === undefined || published.date <= asOf))
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1)).at(-1);
  if (rule === undefined) return [];
  const fixed = rule.fixed.map(({ monthDay, name }) => ({ number: dayNumberOf(`${year}-${monthDay}` as Day), name, source: rule.title }));
  const moving = [...statutory.moving, ...(further?.moving ?? [])].find((row) => row.year === year);
  if (moving === undefined) return fixed;
  const feast = (day: Day, name: string): StatutoryDay => ({ number: dayNumberOf(day), name, source: rule.title });
  const spring = rule.springFestivalOffsets.map((offset) => ({ ...feast(moving.springFestival, '春节'), number: dayNumberOf(moving.springFestival) + offset }));
  if (rule.feasts === false) return [...fixed, ...spring];
  return [...fixed, ...spring, feast(moving.qingming, '清明节'), feast(moving.dragonBoat, '端午节'), feast(moving.midAutumn, '中秋节')];
}

/**
 * Compares a year's notice, and each state that its revisions left it in, with the law: every statutory day is off, a holiday has no
 * hole, and as many weekdays are off (less the weekend days worked for them) as the law gives days. A notice that is incomplete would
 * make dates certain that are not.
 */
export function checkNotice({ year, published, days, revisions }: CalendarYear, statutory: StatutoryHolidays): void {
  const state = new Map<number, NoticeDay>();
  for (const [at, { date }] of [['', published], ...revisions.map((revision, i) => [`/revisions/${i}`, revision.published] as const)] as const) {
    // A year is announced in the year before it or early in its own: the notice of 2020 was revised in January 2020, that of 2019 in March.
    if (date < `${year - 1}-01-01` || date > `${year}-12-31`) throw wrong(`${at}/published/date`, `a day from ${year - 1}-01-01 to ${year}-12-31 for the notice of ${year}, found ${date}`);
  }
  for (const [stage, path] of [[{ published, days }, ''], ...revisions.map((revision, i) => [revision, `/revisions/${i}`] as const)] as const) {
    for (const [i, day] of stage.days.entries()) checkWorked(state, day, `${path}/days/${i}/kind`, path !== '');
    for (const each of stage.days) state.set(dayNumberOf(each.day), each);
    checkState(state, statutoryDaysOf(statutory, year).sort((a, b) => a.number - b.number), `${path}/days`, year);
  }
}

const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, params: { expected }, detail: `${field}: expected ${expected}` });
const weekend = (number: number): boolean => weekdayOfNumber(number) > 5;

/** 补班 takes a weekend day; a revision may also take back a day off, or say on which weekday work begins again (2020-02-03). */
function checkWorked(state: ReadonlyMap<number, NoticeDay>, { day, kind }: NoticeDay, path: string, revision: boolean): void {
  const number = dayNumberOf(day);
  if (kind === 'off' || weekend(number) || (revision && (state.get(number)?.kind === 'off' || weekend(number - 1)))) return;
  throw wrong(path, `off, or a Saturday or Sunday that is worked: ${day} is worked anyway`);
}

function checkState(state: ReadonlyMap<number, NoticeDay>, law: readonly StatutoryDay[], path: string, year: number): void {
  for (const { number, name, source } of law) {
    const listed = state.get(number);
    const off = listed === undefined ? weekend(number) : listed.kind === 'off';
    if (!off) throw wrong(path, `${dayOfNumber(number)} off (${name}, ${source}), found ${listed === undefined ? 'no such day' : 'it worked'}`);
  }
  for (const [first, last, name] of holidays(state, law)) {
    for (let number = first + 1; number < last; number += 1) {
      if (!weekend(number) && state.get(number)?.kind !== 'off') throw wrong(path, `${dayOfNumber(number)} off, between ${dayOfNumber(first)} and ${dayOfNumber(last)} (${name})`);
    }
  }
  const entries = [...state];
  const given = entries.filter(([number, { kind }]) => kind === 'off' && !weekend(number)).length - entries.filter(([number, { kind }]) => kind === 'worked' && weekend(number)).length;
  const due = new Set(law.map(({ number }) => number)).size;
  if (given < due) throw wrong(path, `at least ${due} weekdays off net of the weekend days worked, as the law gives ${due} days in ${year}, found ${given}`);
}

/** From the first to the last day off under the name of a statutory day. */
function holidays(state: ReadonlyMap<number, NoticeDay>, law: readonly StatutoryDay[]): [number, number, string][] {
  const names = new Set(law.flatMap(({ number }) => state.get(number)?.name ?? []));
  return [...names].map((name) => {
    const numbers = [...state].filter(([, day]) => day.kind === 'off' && day.name === name).map(([number]) => number);
    return [Math.min(...numbers), Math.max(...numbers), name];
  });
}
