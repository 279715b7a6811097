import { describe, expect, it } from 'vitest';
import { dueAfter, explainClock, notBefore, printedDue, startClock } from '../../domain/clock.ts';
import type { Limit, LimitName } from '../../domain/limit.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const pack = currentPack();
const at = (text: string) => parseInstant(`${text}+08:00`);

/** The city's pack with one limit changed. */
function packWith(name: LimitName, change: Partial<Limit>, dayEnd = '24:00'): PolicyPack {
  return { ...pack, dayEnd, limits: { ...pack.limits, [name]: { ...pack.limits[name], ...change } } };
}
const due = (name: LimitName, start: string, by: PolicyPack = pack) => {
  const { dueOn, dueAt, provisional } = startClock(name, at(start), by, calendar);
  return { dueOn, dueAt, provisional };
};

describe('a clock started on an act', () => {
  it('keeps everything its date was derived from', () => {
    expect(startClock('verification', at('2026-09-30T10:15:00'), pack, calendar)).toEqual({
      limit: 'verification',
      startedAt: '2026-09-30T02:15:00.000Z',
      dueAt: '2026-10-13T16:00:00.000Z',
      dueOn: '2026-10-13',
      provisional: false,
      pack: 'CN-230600/2026-11',
      calendar: calendar.version,
      algorithm: 1,
    });
  });

  it.each([
    ['acceptance', '2026-02-13T10:00:00', '2026-02-24', '2026-02-24T16:00:00.000Z'],
    ['service', '2026-02-13T10:00:00', '2026-02-14', '2026-02-14T16:00:00.000Z'],
    ['service', '2026-01-02T10:00:00', '2026-01-04', '2026-01-04T16:00:00.000Z'],
    ['recipientConfirmation', '2026-04-03T10:00:00', '2026-04-09', '2026-04-09T16:00:00.000Z'],
    ['total', '2025-09-22T10:00:00', '2025-10-11', '2025-10-11T16:00:00.000Z'],
  ] as const)('%s from %s is due on %s', (name, start, dueOn, dueAt) => {
    expect(due(name, start)).toEqual({ dueOn, dueAt, provisional: false });
  });

  it('counts a receipt at 23:58 for that day, one at 00:00 for the new one', () => {
    expect(due('service', '2026-09-30T23:58:00').dueOn).toBe('2026-10-08');
    expect(due('service', '2026-10-08T00:00:00').dueOn).toBe('2026-10-09');
    expect(due('service', '2026-10-07T23:59:59.999').dueOn).toBe('2026-10-08');
  });

  it('ends at the close of business where the pack says so', () => {
    expect(due('service', '2026-02-13T10:00:00', packWith('service', {}, '17:30'))).toEqual({
      dueOn: '2026-02-14',
      dueAt: '2026-02-14T09:30:00.000Z',
      provisional: false,
    });
  });

  it('is provisional when it crosses into a year that is not announced', () => {
    expect(due('total', '2026-12-10T09:00:00')).toMatchObject({ dueOn: '2026-12-24', provisional: false });
    expect(due('total', '2026-12-21T09:00:00')).toMatchObject({ dueOn: '2027-01-05', provisional: true });
  });

  it('of the last days of December the notice of the next year is missing', () => {
    const printed = (from: string) => printedDue(startClock('total', at(from), pack, calendar), pack, calendar);
    expect(printed('2026-12-15T09:00:00')).toMatchObject({ day: '2026-12-29', provisional: true, unknownYear: 2027 });
    expect(printed('2026-12-21T09:00:00')).toMatchObject({ day: '2027-01-05', provisional: true, unknownYear: 2027 });
    expect(printed('2026-12-10T09:00:00')).not.toHaveProperty('unknownYear');
  });

  it('counts the first day where the pack does (FCRA)', () => {
    expect(due('total', '2026-03-02T10:00:00', packWith('total', { count: 30, unit: 'calendarDays', startInclusive: true })).dueOn).toBe('2026-03-31');
    expect(due('total', '2026-02-14T10:00:00', packWith('total', { count: 1, startInclusive: true })).dueOn).toBe('2026-02-14');
    expect(due('total', '2026-02-15T10:00:00', packWith('total', { count: 1, startInclusive: true })).dueOn).toBe('2026-02-24');
    expect(due('total', '2026-01-31T10:00:00', packWith('total', { count: 1, unit: 'months', startInclusive: true })).dueOn).toBe('2026-02-28');
  });

  it('refuses a calendar that the pack does not count by', () => {
    expect(() => startClock('total', at('2026-03-02T10:00:00'), { ...pack, calendarRegion: 'US' }, calendar)).toThrow('counts by US');
  });
});

describe('calendar days, months, hours', () => {
  const days = (count: number, roll: Limit['roll']) => packWith('total', { count, unit: 'calendarDays', roll });
  const months = (count: number, roll: Limit['roll']) => packWith('total', { count, unit: 'months', roll });

  it('2026-02-01 + 20 days is a holiday and rolls to 02-24; a publicity end does not roll', () => {
    expect(due('total', '2026-02-01T10:00:00', days(20, 'nextWorkingDay')).dueOn).toBe('2026-02-24');
    expect(due('total', '2026-02-01T10:00:00', days(20, 'none')).dueOn).toBe('2026-02-21');
  });

  it('a limit that ends on a make-up Saturday ends there', () => {
    expect(due('total', '2026-02-04T10:00:00', days(10, 'nextWorkingDay')).dueOn).toBe('2026-02-14');
  });

  it('months end on the corresponding day, or the last of the month (民法典 202)', () => {
    expect(due('total', '2026-01-31T10:00:00', months(1, 'none')).dueOn).toBe('2026-02-28');
    expect(due('total', '2027-08-31T10:00:00', months(6, 'none')).dueOn).toBe('2028-02-29');
    expect(due('total', '2026-04-03T10:00:00', months(6, 'nextWorkingDay')).dueOn).toBe('2026-10-08');
  });

  it('a roll into a year that is not announced is provisional, a count through it is not', () => {
    expect(due('total', '2026-12-02T10:00:00', days(30, 'nextWorkingDay'))).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(due('total', '2026-12-02T10:00:00', days(30, 'none'))).toMatchObject({ dueOn: '2027-01-01', provisional: false });
  });

  it('hours run from the instant itself', () => {
    const hours = packWith('total', { count: 36, unit: 'hours' });
    expect(due('total', '2026-02-13T12:00:00', hours)).toEqual({ dueOn: '2026-02-14', dueAt: '2026-02-14T16:00:00.000Z', provisional: false });
    expect(due('total', '2026-02-13T12:00:01', hours)).toMatchObject({ dueOn: '2026-02-15', dueAt: '2026-02-14T16:00:01.000Z' });
  });
});

describe('limits that run from a due instant, and before which nothing may happen', () => {
  const verification = startClock('verification', at('2026-09-21T10:00:00'), pack, calendar); // due Tue 29 September, 24:00

  it('one working day after Tuesday 24:00 is Wednesday 24:00', () => {
    expect(verification.dueOn).toBe('2026-09-29');
    expect(dueAfter(verification.dueAt, 'escalation', pack, calendar)).toMatchObject({
      startedAt: '2026-09-29T16:00:00.000Z',
      dueOn: '2026-09-30',
      dueAt: '2026-09-30T16:00:00.000Z',
    });
    expect(dueAfter(verification.dueAt, 'hardStop', pack, calendar).dueOn).toBe('2026-10-12');
  });

  it('the same after a close of business', () => {
    const early = packWith('verification', {}, '17:30');
    const base = startClock('verification', at('2026-09-21T10:00:00'), early, calendar);
    expect(base.dueAt).toBe('2026-09-29T09:30:00.000Z');
    expect(dueAfter(base.dueAt, 'escalation', early, calendar).dueAt).toBe('2026-09-30T09:30:00.000Z');
  });

  it('served on Wednesday before the holidays, a measure resumes not before the end of Thursday 8 October', () => {
    expect(notBefore('resumption', at('2026-09-30T16:40:00'), pack, calendar)).toMatchObject({ dueOn: '2026-10-08', dueAt: '2026-10-08T16:00:00.000Z' });
    const early = packWith('resumption', {}, '17:30');
    expect(notBefore('resumption', at('2026-09-30T16:40:00'), early, calendar).dueAt).toBe('2026-10-08T16:00:00.000Z');
  });
});

describe('the proof', () => {
  it('shows each day, counted or skipped, and why', () => {
    const terms = startClock('recipientConfirmation', at('2026-09-30T23:58:00'), pack, calendar);
    const proof = explainClock(terms, pack, calendar);
    expect(proof).toMatchObject({
      ...terms,
      count: 3,
      unit: 'workingDays',
      startedOn: '2026-09-30',
      countedTo: '2026-10-10',
      zone: 'Asia/Shanghai',
      dayEnd: '24:00',
      statutory: false,
      skippedDays: 7,
    });
    expect(proof.days.map(({ day, role, number, reason, name }) => [day, role, number, reason, name])).toEqual([
      ['2026-09-30', 'firstDay', undefined, 'weekday', undefined],
      ['2026-10-01', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-02', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-03', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-04', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-05', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-06', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-07', 'skipped', undefined, 'holiday', '国庆节'],
      ['2026-10-08', 'counted', 1, 'weekday', undefined],
      ['2026-10-09', 'counted', 2, 'weekday', undefined],
      ['2026-10-10', 'counted', 3, 'makeUpDay', '国庆节'],
    ]);
    expect(JSON.parse(JSON.stringify(proof))).toEqual(proof);
  });

  it('shows how a limit rolls', () => {
    const rolling = packWith('total', { count: 20, unit: 'calendarDays', roll: 'nextWorkingDay', evidence: 'text' });
    const proof = explainClock(startClock('total', at('2026-02-01T10:00:00'), rolling, calendar), rolling, calendar);
    expect(proof).toMatchObject({ countedTo: '2026-02-21', dueOn: '2026-02-24', skippedDays: 3, statutory: true });
    const printed = printedDue(startClock('total', at('2026-02-01T10:00:00'), rolling, calendar), rolling, calendar);
    expect(printed).toMatchObject({ day: '2026-02-24', rolledFrom: { day: '2026-02-21', because: 'holiday', name: '春节' } });
    expect(proof.days).toHaveLength(24);
    expect(proof.days.slice(-4).map(({ day, role, number, working }) => [day, role, number, working])).toEqual([
      ['2026-02-21', 'counted', 20, false],
      ['2026-02-22', 'rolled', undefined, false],
      ['2026-02-23', 'rolled', undefined, false],
      ['2026-02-24', 'rolled', undefined, true],
    ]);
  });

  it('is short for months and counts an inclusive first day', () => {
    const months = packWith('total', { count: 6, unit: 'months', roll: 'nextWorkingDay' });
    expect(explainClock(startClock('total', at('2026-04-03T10:00:00'), months, calendar), months, calendar).days.map((d) => [d.day, d.role])).toEqual([
      ['2026-04-03', 'firstDay'],
      ['2026-10-03', 'counted'],
      ['2026-10-04', 'rolled'],
      ['2026-10-05', 'rolled'],
      ['2026-10-06', 'rolled'],
      ['2026-10-07', 'rolled'],
      ['2026-10-08', 'rolled'],
    ]);
    const inclusive = packWith('total', { count: 2, startInclusive: true });
    expect(explainClock(startClock('total', at('2026-03-02T10:00:00'), inclusive, calendar), inclusive, calendar).days.map((d) => [d.day, d.number])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-03', 2],
    ]);
  });

  it('starts an escalation on the day that ended at its base', () => {
    const terms = dueAfter(at('2026-09-30T00:00:00'), 'escalation', pack, calendar);
    expect(explainClock(terms, pack, calendar).days.map((d) => [d.day, d.role])).toEqual([
      ['2026-09-29', 'firstDay'],
      ['2026-09-30', 'counted'],
    ]);
  });

  it('for a letter is count, unit, start and skipped days', () => {
    const terms = startClock('verification', at('2026-12-25T10:00:00'), pack, calendar);
    expect(printedDue(terms, pack, calendar)).toEqual({
      at: '2027-01-04T16:00:00.000Z',
      day: '2027-01-04',
      count: 5,
      unit: 'workingDays',
      startedOn: '2026-12-25',
      skippedDays: 5,
      statutory: false,
      provisional: true,
      unknownYear: 2027,
    });
  });

  it('refuses terms of another pack or calendar, and terms that do not come out', () => {
    const terms = startClock('verification', at('2026-09-21T10:00:00'), pack, calendar);
    const older = loadCalendar(parseDay('2024-12-01'));
    expect(() => explainClock(terms, pack, older)).toThrow('explained by');
    expect(() => explainClock({ ...terms, pack: 'CN-230600/2020-01' }, pack, calendar)).toThrow('explained by');
    expect(() => explainClock({ ...terms, dueOn: parseDay('2026-09-30') }, pack, calendar)).toThrow('derives to');
  });

  it('of terms set before a notice holds by the calendar of then', () => {
    const then = loadCalendar(parseDay('2020-01-26'));
    const old = startClock('service', at('2020-01-23T10:00:00'), pack, then);
    expect(explainClock(old, pack, then).dueOn).toBe('2020-01-31');
    expect(startClock('service', at('2020-01-23T10:00:00'), pack, calendar).dueOn).toBe('2020-02-03');
  });
});
