import type { Publication } from './calendar-file.ts';
import type { Evidence } from './limit.ts';
import { readDay, readFields, readInteger, readList, readOneOf, readText } from './reading.ts';
import { Refusal } from './errors.ts';
import type { Day } from './time.ts';
import { dayNumberOf, dayOfNumber, weekdayOfNumber } from './time.ts';

/**
 * What becomes of a fixed day that falls on a weekend: nothing; the nearer weekday (5 U.S.C. 6103(b)); or the next weekday
 * that is no holiday already (substitute days of the Banking and Financial Dealings Act 1971).
 */
export const OBSERVED = ['asIs', 'nearestWeekday', 'nextFreeWeekday'] as const;
type Observed = (typeof OBSERVED)[number];

/** On which day of a year a holiday falls. */
type When =
  | { rule: 'fixed'; monthDay: string; observed: Observed }
  | { rule: 'nthWeekday'; month: number; weekday: number; nth: number }
  | { rule: 'easter'; offset: number };

/** A holiday that comes every year by a rule of law, with the days it is in force and since when the rule is known. */
export type HolidayRule = When & { name: string; from: Day; to: Day | null; except: number[]; published: Publication; evidence: Evidence };

/** A day off of one year, by number. */
export interface RuledDay {
  number: number;
  rule: HolidayRule;
}

/** The days off of one year by the rules; a substitute day goes to the first weekday that is still free. */
export function ruledDays(rules: readonly HolidayRule[], year: number): RuledDay[] {
  const days: RuledDay[] = [];
  const moved: RuledDay[] = [];
  for (const rule of rules) {
    const number = dayOfRule(rule, year);
    const day = dayOfNumber(number);
    if (day < rule.from || (rule.to !== null && day > rule.to) || rule.except.includes(year)) continue;
    days.push({ number, rule });
    if (weekdayOfNumber(number) > 5 && rule.rule === 'fixed' && rule.observed !== 'asIs') moved.push({ number, rule });
  }
  for (const { number, rule } of moved.sort((a, b) => a.number - b.number)) {
    const saturday = weekdayOfNumber(number) === 6;
    if (rule.rule === 'fixed' && rule.observed === 'nearestWeekday') {
      days.push({ number: saturday ? number - 1 : number + 1, rule });
      continue;
    }
    let next = number + 1;
    while (weekdayOfNumber(next) > 5 || days.some((day) => day.number === next)) next += 1;
    days.push({ number: next, rule });
  }
  return days;
}

function dayOfRule(rule: When, year: number): number {
  switch (rule.rule) {
    case 'fixed':
      return dayNumberOf(`${year}-${rule.monthDay}` as Day);
    case 'easter':
      return easterSunday(year) + rule.offset;
    case 'nthWeekday': {
      const first = firstOf(year, rule.month);
      if (rule.nth < 0) {
        const last = firstOf(rule.month === 12 ? year + 1 : year, (rule.month % 12) + 1) - 1;
        return last - ((weekdayOfNumber(last) - rule.weekday + 7) % 7);
      }
      return first + ((rule.weekday - weekdayOfNumber(first) + 7) % 7) + (rule.nth - 1) * 7;
    }
  }
}

const firstOf = (year: number, month: number): number => dayNumberOf(`${year}-${String(month).padStart(2, '0')}-01` as Day);

/** Western Easter by the Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumberOf(`${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}` as Day);
}

const COMMON = ['rule', 'name', 'from', 'to', 'except', 'published', 'evidence'];
const FIELDS = { fixed: ['monthDay', 'observed'], nthWeekday: ['month', 'weekday', 'nth'], easter: ['offset'] } as const;

/** Checks one rule; a fixed day must exist in every year (29 February does not). */
export function readHolidayRule(value: unknown, path: string, publication: (value: unknown, path: string) => Publication, evidence: readonly Evidence[]): HolidayRule {
  const kind = typeof value === 'object' && value !== null && 'rule' in value ? value.rule : undefined;
  const rule = readOneOf(kind, `${path}/rule`, ['fixed', 'nthWeekday', 'easter']);
  const f = readFields(value, path, [...COMMON, ...FIELDS[rule]]);
  const common = {
    name: readText(f.name, `${path}/name`),
    from: readDay(f.from, `${path}/from`),
    to: f.to === null ? null : readDay(f.to, `${path}/to`),
    except: readList(f.except, `${path}/except`, (year, at) => readInteger(year, at, 2000, 2100)),
    published: publication(f.published, `${path}/published`),
    evidence: readOneOf(f.evidence, `${path}/evidence`, evidence),
  };
  if (common.to !== null && common.to < common.from) throw new Refusal('invalid-field', { field: `${path}/to`, detail: `${path}/to: expected a day not before ${common.from}` });
  switch (rule) {
    case 'fixed': {
      const monthDay = readText(f.monthDay, `${path}/monthDay`, /^\d{2}-\d{2}$/);
      readDay(`2001-${monthDay}`, `${path}/monthDay`);
      return { rule, monthDay, observed: readOneOf(f.observed, `${path}/observed`, OBSERVED), ...common };
    }
    case 'nthWeekday': {
      const nth = readInteger(f.nth, `${path}/nth`, -1, 4);
      if (nth === 0) throw new Refusal('invalid-field', { field: `${path}/nth`, detail: `${path}/nth: expected 1 to 4, or -1 for the last` });
      return { rule, month: readInteger(f.month, `${path}/month`, 1, 12), weekday: readInteger(f.weekday, `${path}/weekday`, 1, 7), nth, ...common };
    }
    case 'easter':
      return { rule, offset: readInteger(f.offset, `${path}/offset`, -60, 60), ...common };
  }
}
