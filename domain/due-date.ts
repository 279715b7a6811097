import type { Calendar, DayStatus } from './calendar.ts';
import { addWorkingDays, dayStatus, workingDayFrom } from './calendar.ts';
import { monthDays } from './clock-count.ts';
import { Refusal } from './errors.ts';
import type { Evidence, Limit, LimitUnit } from './limit.ts';
import { isStatutory } from './limit.ts';
import type { Channel, ReceiptDay } from './receipt-day.ts';
import { CHANNELS, receiptDay } from './receipt-day.ts';
import { readBoolean, readDay, readFields, readInteger, readOneOf, readText } from './reading.ts';
import type { Day, Instant } from './time.ts';
import { dayNumberOf, dayOfNumber, parseInstant } from './time.ts';

/** What may be counted without a case: whole days and months; hours run from an instant and need no calendar. */
export const DUE_DATE_UNITS = ['workingDays', 'calendarDays', 'months'] as const satisfies readonly LimitUnit[];
export type DueDateUnit = (typeof DUE_DATE_UNITS)[number];

/** A question to the public calculator: so many units from a day, or from an instant of receipt. */
export interface DueDateQuestion {
  start: Day | Instant;
  count: number;
  unit: DueDateUnit;
  /** Only what was published by this day is known; absent: everything. */
  asOf?: Day;
  calendar: string;
  channel: Channel;
  startInclusive: boolean;
  roll: Limit['roll'];
  /** The clause that the count stands on, when it is known. */
  basis: string | null;
  /** Of a pack's limit: how well its value is founded. */
  evidence: Evidence | null;
  statutory: boolean | null;
  /** The pack's limit that was asked for, by edition and name. */
  step: { pack: string; step: string } | null;
}

/** The edition that a pack's limit was taken from, and whether it was in force on the day of the start. */
export interface EditionUsed {
  version: string;
  validFrom: Day;
  validTo: Day | null;
  inForce: boolean;
}

export interface DueDateDay extends DayStatus {
  day: Day;
  /** As in a clock's proof: the first day is not counted, skipped is no working day, rolled is after an end on a day off. */
  role: 'firstDay' | 'counted' | 'skipped' | 'rolled';
  number?: number;
}

/** Everything someone without our software needs to derive the date again; the fields are those of a clock's proof. */
export interface DueDateProof {
  kind: 'dueDate';
  start: Day | Instant;
  channel: Channel;
  /** Why a receipt counts from another day than that on which it came. */
  receipt: NonNullable<ReceiptDay['moved']> | null;
  startedOn: Day;
  count: number;
  unit: DueDateUnit;
  startInclusive: boolean;
  roll: Limit['roll'];
  basis: string | null;
  evidence: Evidence | null;
  /** true: 法定期限, false: 内部办理时限; null: no pack was asked, so nothing is claimed of the value. */
  statutory: boolean | null;
  /** The edition and the limit that count, unit and rules were taken from; null: they were given. */
  pack: string | null;
  step: string | null;
  zone: string;
  region: string;
  asOf: Day | null;
  calendar: string;
  algorithm: 1;
  countedTo: Day;
  dueOn: Day;
  provisional: boolean;
  skippedDays: number;
  days: DueDateDay[];
}

export interface DueDate {
  due: Day;
  provisional: boolean;
  proof: DueDateProof;
}

const CIVIL_CODE = '民法典第二百零一条至第二百零三条';
const FIRST_START = '2000-01-01';
const LAST_DUE = '2099-12-31';
const MOST = { workingDays: 2500, calendarDays: 3660, months: 600 } as const satisfies Record<DueDateUnit, number>;
const REQUIRED = ['start', 'count', 'unit'];
const OPTIONAL = ['asOf', 'calendar', 'channel', 'startInclusive', 'roll'];

const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, params: { expected }, detail: `${field}: expected ${expected}` });

/** Checks a question that came as JSON: unknown fields, days that do not exist, counts that are none are refused with their path. */
export function readDueDateQuestion(value: unknown): DueDateQuestion {
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? OPTIONAL.filter((name) => name in value) : [];
  const f = readFields(value, '', [...REQUIRED, ...given]);
  const unit = readOneOf(f['unit'], '/unit', DUE_DATE_UNITS);
  const calendar = 'calendar' in f ? readText(f['calendar'], '/calendar') : 'CN';
  return {
    start: readStart(f['start'], '/start'),
    count: readInteger(f['count'], '/count', 1, MOST[unit]),
    unit,
    ...('asOf' in f ? { asOf: readDay(f['asOf'], '/asOf') } : {}),
    calendar,
    channel: 'channel' in f ? readOneOf(f['channel'], '/channel', CHANNELS) : 'electronic',
    startInclusive: 'startInclusive' in f ? readBoolean(f['startInclusive'], '/startInclusive') : false,
    roll: 'roll' in f ? readOneOf(f['roll'], '/roll', ['none', 'nextWorkingDay']) : unit === 'workingDays' ? 'none' : 'nextWorkingDay',
    basis: calendar.startsWith('CN') ? CIVIL_CODE : null,
    evidence: null,
    statutory: null,
    step: null,
  };
}

/** The question that a pack's limit asks from a start: its count, unit, first-day and roll rules and basis. */
export function questionOfLimit(start: Day | Instant, { limit, calendar, step }: { limit: Limit; calendar: string; step: DueDateQuestion['step'] }, asOf?: Day): DueDateQuestion {
  const { count, unit, startInclusive, roll, basis } = limit;
  if (unit === 'hours') throw wrong('/step', 'a limit in days or months, this one is in hours');
  return { start, count, unit, ...(asOf === undefined ? {} : { asOf }), calendar, channel: 'electronic', startInclusive, roll, basis, evidence: limit.evidence, statutory: isStatutory(limit), step };
}

/** Checks a start: a day, or an instant with its offset from UTC. */
export function readStart(value: unknown, path: string): Day | Instant {
  const text = readText(value, path);
  const start = text.includes('T') ? readInstant(text, path) : readDay(text, path);
  if (start < FIRST_START || start > LAST_DUE) throw wrong(path, `a day from ${FIRST_START} to ${LAST_DUE}`);
  return start;
}

function readInstant(text: string, path: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw wrong(path, 'a day YYYY-MM-DD that exists, or an instant with its offset like 2026-09-30T23:58:00+08:00');
  }
}

/** Where a limit ends (民法典 201 to 203): the first day is not counted, a month ends at its corresponding day or its last, an end on a day off rolls. */
export function dueDate(question: DueDateQuestion, calendar: Calendar): DueDate {
  const { start, channel, count, unit, startInclusive, roll } = question;
  if (roll !== 'none' && unit === 'workingDays') throw wrong('/roll', 'none: working days end on a working day');
  if (calendar.region !== question.calendar) throw new Refusal('internal', { detail: `asked by ${question.calendar}, counted by ${calendar.version}` });
  const receipt: ReceiptDay = isDay(start) ? { day: start, provisional: false } : receiptDay(calendar, start, channel);
  const startedOn = receipt.day;
  const counted = countDays(question, startedOn, calendar);
  const end = roll === 'nextWorkingDay' ? workingDayFrom(calendar, counted.day) : { day: counted.day, provisional: false };
  if (end.day > LAST_DUE) throw wrong('/count', `a count that ends by ${LAST_DUE}`);
  const provisional = receipt.provisional || counted.provisional || end.provisional;
  const days = shownDays(question, startedOn, counted.day, end.day, calendar);
  return {
    due: end.day,
    provisional,
    proof: {
      kind: 'dueDate', start, channel, receipt: receipt.moved ?? null, startedOn, count, unit, startInclusive, roll, basis: question.basis, evidence: question.evidence, statutory: question.statutory,
      pack: question.step?.pack ?? null, step: question.step?.step ?? null, zone: calendar.zone, region: calendar.region, asOf: question.asOf ?? null, calendar: calendar.version, algorithm: 1,
      countedTo: counted.day, dueOn: end.day, provisional,
      skippedDays: unit === 'workingDays' ? days.filter((day) => day.role === 'skipped').length : dayNumberOf(end.day) - dayNumberOf(counted.day),
      days,
    },
  };
}

const isDay = (start: Day | Instant): start is Day => start.length === 10;

function countDays({ count, unit, startInclusive }: DueDateQuestion, startedOn: Day, calendar: Calendar): { day: Day; provisional: boolean } {
  const before = startInclusive ? dayOfNumber(dayNumberOf(startedOn) - 1) : startedOn;
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(calendar, before, count);
    case 'calendarDays':
      return { day: dayOfNumber(dayNumberOf(before) + count), provisional: false };
    case 'months':
      return { day: dayOfNumber(dayNumberOf(before) + monthDays(count, startedOn, startInclusive)), provisional: false };
  }
}

function shownDays({ unit, startInclusive, count }: DueDateQuestion, startedOn: Day, countedTo: Day, dueOn: Day, calendar: Calendar): DueDateDay[] {
  const days: DueDateDay[] = [];
  const show = (number: number, role: DueDateDay['role'], counted?: number): void => {
    const day = dayOfNumber(number);
    days.push({ day, role, ...(counted === undefined ? {} : { number: counted }), ...dayStatus(calendar, day) });
  };
  const first = dayNumberOf(startedOn);
  const end = dayNumberOf(countedTo);
  if (!startInclusive) show(first, 'firstDay');
  if (unit === 'months') show(end, 'counted', count);
  else {
    let counted = 0;
    for (let n = startInclusive ? first : first + 1; n <= end; n += 1) {
      if (unit === 'workingDays' && !dayStatus(calendar, dayOfNumber(n)).working) show(n, 'skipped');
      else show(n, 'counted', (counted += 1));
    }
  }
  for (let n = end + 1; n <= dayNumberOf(dueOn); n += 1) show(n, 'rolled');
  return days;
}
