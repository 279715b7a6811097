import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addWorkingDays, dayStatus } from '../../domain/calendar.ts';
import { checkCalendarFiles } from '../../domain/calendar-file.ts';
import type { CalendarLayer } from '../../domain/calendar-layer.ts';
import { validateCalendarLayer } from '../../domain/calendar-layer.ts';
import { missingNotice } from '../../domain/calendar-watch.ts';
import { Refusal } from '../../domain/errors.ts';
import { ruledDays } from '../../domain/holiday-rule.ts';
import { layCalendar } from '../../domain/layered-calendar.ts';
import { receiptDay } from '../../domain/receipt-day.ts';
import { dayOfNumber, parseDay, parseInstant } from '../../domain/time.ts';
import { exampleCalendar } from '../../main/demo/example-calendar.ts';
import { calendarFaults, calendarFiles, calendarIds, calendarLayer, calendarOfVersion, loadCalendar, reloadCalendars } from '../../policies/load-calendars.ts';
import { ownFolder } from './own-folder.ts';

const folder = join(import.meta.dirname, '../../policies/calendars');
const published = { date: '2026-01-05', url: 'https://example.org/notice' };
const day = (text: string, kind = 'off', rest: object = {}) => ({ day: text, kind, name: '雪', ...rest });
const notice = (days: object[], rest: object = {}) => ({ year: 2026, title: '通知', published, evidence: 'assumption', days, ...rest });
const hours = { open: '09:00', close: '17:00', cutOff: '16:30', basis: '办公时间', evidence: 'assumption' };
const rule = { rule: 'fixed', name: 'New Year', monthDay: '01-01', observed: 'asIs', from: '2000-01-01', to: null, except: [], published, evidence: 'memory' };
const good = {
  calendar: 'CN-99', inherits: 'CN', organisation: null, name: { zh: '某地', en: 'Somewhere' }, zone: 'Asia/Shanghai', demo: true, note: '试验', source: published,
  certain: { from: 2018, to: 2026, since: '2018-01-01' }, hours: null, rules: [], notices: [],
};
const layer = (rest: object = {}): CalendarLayer => validateCalendarLayer({ ...good, ...rest });
const laid = (rest: object, asOf?: string) => layCalendar(loadCalendar(asOf === undefined ? undefined : parseDay(asOf)), layer(rest), asOf === undefined ? undefined : parseDay(asOf));
const status = (text: string, rest: object, asOf?: string) => dayStatus(laid(rest, asOf), parseDay(text));

describe('a layer over the national calendar', () => {
  const snow = { notices: [notice([day('2026-01-07', 'closure'), day('2026-01-08', 'half', { closesAt: '12:00' }), day('2026-01-09'), day('2026-01-10', 'worked')])] };

  it('says of each of its days what it is and by which notice, and leaves the others alone', () => {
    expect(status('2026-01-07', snow)).toEqual({ working: false, reason: 'closure', name: '雪', source: published.url, known: true });
    expect(status('2026-01-08', snow)).toEqual({ working: true, reason: 'halfDay', name: '雪', closesAt: '12:00', source: published.url, known: true });
    expect(status('2026-01-09', snow)).toMatchObject({ working: false, reason: 'holiday' });
    expect(status('2026-01-10', snow)).toMatchObject({ working: true, reason: 'makeUpDay' });
    expect(status('2026-01-06', snow)).toEqual(dayStatus(loadCalendar(), parseDay('2026-01-06')));
    expect(status('2026-02-14', snow)).toMatchObject({ working: true, reason: 'makeUpDay', name: '春节' });
  });

  it('a closure is known from the day of its notice on, and before that the day is worked', () => {
    expect(status('2026-01-07', snow, '2026-01-04')).toMatchObject({ working: true, reason: 'weekday', known: true });
    expect(status('2026-01-07', snow, '2026-01-05')).toMatchObject({ working: false, reason: 'closure' });
  });

  it('half a day counts as a working day, a closure does not', () => {
    expect(addWorkingDays(laid(snow), parseDay('2026-01-06'), 1)).toEqual({ day: '2026-01-08', provisional: false });
  });

  it('overrides a national make-up day, and is provisional where its own list is not out', () => {
    expect(status('2026-02-14', { notices: [notice([day('2026-02-14')])] })).toMatchObject({ working: false, reason: 'holiday' });
    expect(status('2026-03-10', { certain: null })).toMatchObject({ working: true, known: false });
    expect(status('2026-02-14', { certain: null })).toMatchObject({ working: true, known: false });
    expect(status('2026-02-16', { certain: null })).toMatchObject({ working: false, known: true }); // off everywhere
    expect(status('2026-03-10', { certain: { from: 2026, to: 2026, since: '2026-01-05' } }, '2026-01-04')).toMatchObject({ known: false });
  });

  it('has a version of its own that tells closures, hours and certainty apart, and finds its way back', () => {
    const versions = [{}, snow, { hours }, { certain: null }, { notices: [notice([day('2026-01-07')])] }, { notices: [notice([day('2026-01-07', 'closure')])] }].map((rest) => laid(rest).version);
    expect(new Set(versions).size).toBe(versions.length);
    for (const id of calendarIds()) expect(calendarOfVersion(loadCalendar(undefined, id).version)?.region).toBe(id);
    const then = loadCalendar(parseDay('2026-11-22'), 'CN-230600-demo');
    expect(calendarOfVersion(then.version)).toBe(then);
  });

  it('does not sit on a calendar that it does not inherit from', () => {
    expect(() => layCalendar(loadCalendar(undefined, 'US'), layer())).toThrow('inherits CN, not US');
  });

  it('every file passes, names itself and says where it is from; what is made up says so', () => {
    expect(calendarFaults()).toEqual([]);
    const layers = calendarIds().flatMap((id) => calendarLayer(id) ?? []);
    expect(layers.filter(({ demo }) => demo).map(({ calendar }) => calendar)).toEqual(['CN-230600-demo']);
    expect(layers.flatMap(({ notices }) => notices).filter(({ evidence }) => evidence === 'assumption').map(({ title }) => title)).toEqual(['关于暴雪期间停止办公的通知（演示）']);
  });
});

describe('a layer file is checked', () => {
  it.each<[string, object]>([
    ['/notices/0/days/0/kind', { notices: [notice([day('2026-01-07', 'quarter')])] }],
    ['/notices/0/days/1/day', { notices: [notice([day('2026-01-07'), day('2026-01-07', 'closure')])] }],
    ['/notices/0/days/1/day', { notices: [notice([day('2026-01-08'), day('2026-01-07')])] }],
    ['/notices/0/days/0/day', { notices: [notice([day('2027-01-07')])] }],
    ['/notices/0/days/0/day', { notices: [notice([day('2026-02-30')])] }],
    ['/notices/0/days/0/closesAt', { notices: [notice([day('2026-01-07', 'half')])] }],
    ['/notices/0/days/0/closesAt', { notices: [notice([day('2026-01-07', 'off', { closesAt: '12:00' })])] }],
    ['/notices/0/days/0/closesAt', { hours, notices: [notice([day('2026-01-07', 'half', { closesAt: '18:00' })])] }],
    ['/notices/1/days/0/day', { notices: [notice([day('2026-01-07')]), notice([day('2026-01-07', 'worked')])] }],
    ['/notices/1/published/date', { notices: [notice([]), notice([], { published: { ...published, date: '2026-01-04' } })] }],
    ['/notices/0/published/url', { notices: [notice([], { published: { date: '2026-01-05', url: 'the paper' } })] }],
    ['/hours/close', { hours: { ...hours, close: '08:00' } }],
    ['/hours/cutOff', { hours: { ...hours, cutOff: '17:01' } }],
    ['/hours/open', { hours: { ...hours, open: '9:00' } }],
    ['/certain/to', { certain: { from: 2026, to: 2025, since: '2026-01-01' } }],
    ['/calendar', { calendar: 'cn' }],
    ['/zone', { zone: 'Asia/Daqing' }],
    ['/weekend', { weekend: [5, 6] }],
    ['/rules/0/rule', { rules: [{ ...rule, rule: 'lunar' }] }],
    ['/rules/0/monthDay', { rules: [{ ...rule, monthDay: '02-29' }] }],
    ['/rules/0/to', { rules: [{ ...rule, to: '1999-12-31' }] }],
    ['/rules/0/nth', { rules: [{ rule: 'nthWeekday', name: 'x', month: 1, weekday: 1, nth: 5, from: '2000-01-01', to: null, except: [], published, evidence: 'memory' }] }],
  ])('names %s', (path, rest) => {
    expect(refusalOf(() => layer(rest))?.field).toBe(path);
  });

  it('national years: a gap, a year twice, a revision before its notice, a feast in the wrong year', () => {
    const { years, statutory } = calendarFiles();
    const path = (of: Partial<Parameters<typeof checkCalendarFiles>[0]>): string | undefined => refusalOf(() => checkCalendarFiles({ years, statutory, ...of }))?.field;
    expect(path({})).toBeUndefined();
    expect(path({ years: years.filter(({ year }) => year !== 2020) })).toBe('/years/2/year');
    expect(path({ years: [...years.slice(0, 2), ...years.slice(1)] })).toBe('/years/2/year');
    const early = years.map((year) => ({ ...year, revisions: year.revisions.map((r) => ({ ...r, published: { ...r.published, date: parseDay('2017-01-01') } })) }));
    expect(path({ years: early })).toBe('/years/1/revisions/0/published/date');
    expect(path({ statutory: { ...statutory, moving: statutory.moving.map((row) => ({ ...row, qingming: parseDay('2018-04-05') })) } })).toBe('/statutory/moving/1/qingming');
  });
});

describe('a wrong file leaves the version in force in force', () => {
  afterEach(() => expect(reloadCalendars()).toEqual({ ok: true }));
  const copy = (name: string, change: (text: string) => string): string => {
    const to = join(ownFolder('calendars'), 'calendars');
    cpSync(folder, to, { recursive: true });
    writeFileSync(join(to, name), change(readFileSync(join(folder, name), 'utf8')));
    return to;
  };

  it.each([
    ['CN-2026.json', '"2026-02-28", "kind": "worked"', '"2026-02-30", "kind": "worked"', '/days/14/day: expected a day YYYY-MM-DD that exists'],
    ['CN-2026.json', '"kind": "worked", "name": "元旦"', '"kind": "maybe", "name": "元旦"', '/days/3/kind: expected one of off, worked'],
    ['CN-2026.json', '"year": 2026', '"year": 2027', '/days/0/day: expected a day of 2027 or of December 2026, found 2026-01-01: 2026-01-01 is out of place in the notice of 2027'],
    ['CN-2026.json', '"2026-02-17", "kind": "off"', '"2026-02-17", "kind": "worked"', 'CN-2026.json: /days/7/kind: expected off, or a Saturday or Sunday that is worked: 2026-02-17 is worked anyway'],
    ['CN-statutory.json', '"edition"', '"editions"', '/editions: unknown field'],
  ])('%s with %s → %s', (name, from, to, message) => {
    const before = loadCalendar();
    const result = reloadCalendars(copy(name, (text) => text.replace(from, to)));
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.refusal.message).toContain(message);
    expect(loadCalendar()).toBe(before);
  });

  it('a layer that is wrong is left out, and nobody else is touched', () => {
    const version = loadCalendar(undefined, 'CN-45').version;
    expect(reloadCalendars(copy('layers/CN-65.json', (text) => text.replace('"kind": "off"', '"kind": "on"')))).toEqual({ ok: true });
    expect(calendarFaults()).toEqual([expect.stringContaining('CN-65.json: /notices/0/days/0/kind: expected one of off, worked, half, closure')]);
    expect(loadCalendar(undefined, 'CN-45').version).toBe(version);
    expect(() => loadCalendar(undefined, 'CN-65')).toThrow('/notices/0/days/0/kind');
  });

  it.each([
    ['inherits from one that is not there', '"inherits": "CN"', '"inherits": "CN-00"', '/inherits: expected a calendar that is there, found CN-00'],
    ['inherits from itself', '"inherits": "CN"', '"inherits": "CN-65"', '/inherits: expected no circle'],
    ['is of another zone', '"zone": "Asia/Shanghai"', '"zone": "Asia/Urumqi"', '/zone: expected Asia/Shanghai, as CN'],
    ['names another calendar', '"calendar": "CN-65"', '"calendar": "CN-66"', '/calendar: expected CN-65, as the file is named'],
  ])('nor is a layer in use that %s', (_what, from, to, message) => {
    expect(reloadCalendars(copy('layers/CN-65.json', (text) => text.replace(from, to)))).toEqual({ ok: true });
    expect(calendarFaults()).toEqual([`policy file CN-65.json: ${message}`]);
    expect(calendarIds()).not.toContain('CN-65');
    expect(calendarIds()).toContain('CN-540100');
  });

  it('a good new notice takes effect', () => {
    const { file } = exampleCalendar({}, loadCalendar(), parseDay('2026-12-31'));
    const next = JSON.stringify({ ...file, published: { date: '2026-11-30', url: 'https://example.org/2027' } });
    const to = copy('CN-2026.json', (same) => same);
    writeFileSync(join(to, 'CN-2027.json'), next);
    expect(reloadCalendars(to)).toEqual({ ok: true });
    expect(addWorkingDays(loadCalendar(), parseDay('2026-12-31'), 1)).toEqual({ day: '2027-01-06', provisional: false });
    expect(addWorkingDays(loadCalendar(parseDay('2026-11-29')), parseDay('2026-12-31'), 1)).toEqual({ day: '2027-01-04', provisional: true });
  });
});

describe('the day a receipt counts as', () => {
  const calendar = laid({ hours, notices: [notice([day('2026-01-07', 'closure'), day('2026-01-08', 'half', { closesAt: '12:00' })])] });
  it.each([
    ['electronic', '2026-01-06T23:59:59.999', '2026-01-06', undefined],
    ['electronic', '2026-01-07T10:00', '2026-01-07', undefined],
    ['electronic', '2026-01-03T10:00', '2026-01-03', undefined],
    ['counter', '2026-01-06T16:30', '2026-01-06', undefined],
    ['counter', '2026-01-06T16:30:00.001', '2026-01-08', { from: '2026-01-06', because: 'afterCutOff', cutOff: '16:30' }],
    ['counter', '2026-01-07T10:00', '2026-01-08', { from: '2026-01-07', because: 'notOpen' }],
    ['counter', '2026-01-08T12:00', '2026-01-08', undefined],
    ['counter', '2026-01-08T12:01', '2026-01-09', { from: '2026-01-08', because: 'afterCutOff', cutOff: '12:00' }],
    ['counter', '2026-01-03T10:00', '2026-01-04', { from: '2026-01-03', because: 'notOpen' }],
  ] as const)('%s at %s: %s', (channel, local, expected, moved) => {
    const at = parseInstant(`${local}+08:00`);
    expect(receiptDay(calendar, at, channel)).toEqual({ day: expected, provisional: false, ...(moved === undefined ? {} : { moved }) });
  });
});

describe('holidays by rule', () => {
  const days = (id: string, year: number) => ruledDays(calendarLayer(id)!.rules, year).map(({ number }) => dayOfNumber(number)).sort((a, b) => (a < b ? -1 : 1));
  it('the federal holidays of 2026, the Fourth of July on its Friday', () => {
    expect(days('US', 2026)).toEqual(['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-07-04', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25']);
    expect(days('US', 2022)).toContain('2021-12-31');
  });
  it('Easter, and substitute days that find the next free weekday', () => {
    expect(days('GB', 2021).slice(-4)).toEqual(['2021-12-25', '2021-12-26', '2021-12-27', '2021-12-28']);
    expect(days('GB', 2022).slice(-3)).toEqual(['2022-12-25', '2022-12-26', '2022-12-27']);
    const goodFridays = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].map((year) => days('AU', year).find((text) => dayOfYear(text, 3, 4))!);
    expect(goodFridays).toEqual(['2018-03-30', '2019-04-19', '2020-04-10', '2021-04-02', '2022-04-15', '2023-04-07', '2024-03-29', '2025-04-18', '2026-04-03', '2027-03-26']);
  });
});

it("warns from November on when next year's notice is missing", () => {
  const calendar = loadCalendar();
  const warned = ['2026-10-31', '2026-11-01', '2026-12-31', '2025-11-30', '2027-01-01'].map((text) => missingNotice(calendar, parseDay(text)));
  expect(warned).toEqual([null, 2027, 2027, null, null]);
});

const dayOfYear = (text: string, from: number, to: number): boolean => Number(text.slice(5, 7)) >= from && Number(text.slice(5, 7)) <= to;

function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}
