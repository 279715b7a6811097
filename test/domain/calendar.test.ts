import { describe, expect, it } from 'vitest';
import { addWorkingDays, buildCalendar, dayStatus, nextWorkingDay, workingDayFrom } from '../../domain/calendar.ts';
import type { CalendarYear } from '../../domain/calendar-file.ts';
import { validateCalendarYear, validateStatutoryHolidays } from '../../domain/calendar-file.ts';
import { Refusal } from '../../domain/errors.ts';
import { addDays, parseDay } from '../../domain/time.ts';
import { checkNotice } from '../../domain/statutory-days.ts';
import { movingFeasts } from '../../scripts/moving-feasts.ts';
import { exampleCalendar } from '../../main/demo/example-calendar.ts';
import { calendarFiles, calendarOfVersion, loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const status = (text: string, of = calendar) => dayStatus(of, parseDay(text));
const add = (text: string, n: number, of = calendar) => addWorkingDays(of, parseDay(text), n);
const NOTICE_2026 = 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm';

describe('what a day is, by the notices', () => {
  it('tells the four kinds of days of a published year with their source', () => {
    expect(status('2026-02-13')).toEqual({ working: true, reason: 'weekday', source: NOTICE_2026, known: true });
    expect(status('2026-02-14')).toEqual({ working: true, reason: 'makeUpDay', name: '春节', source: NOTICE_2026, known: true });
    expect(status('2026-02-16')).toEqual({ working: false, reason: 'holiday', name: '春节', source: NOTICE_2026, known: true });
    expect(status('2026-03-01')).toEqual({ working: false, reason: 'weekend', source: NOTICE_2026, known: true });
  });

  it('reads days of December from the notice of the next year', () => {
    expect(status('2018-12-29')).toMatchObject({ working: true, reason: 'makeUpDay', name: '元旦', known: true });
    expect(status('2018-12-31')).toMatchObject({ working: false, reason: 'holiday', name: '元旦', known: true });
    expect(status('2022-12-31')).toMatchObject({ working: false, reason: 'holiday', known: true });
    const before = loadCalendar(parseDay('2018-12-05'));
    expect(status('2018-12-31', before)).toMatchObject({ working: true, reason: 'weekday', known: false });
    expect(status('2018-12-28', before)).toMatchObject({ working: true, known: true });
  });

  it('calls a Monday that a notice orders to be worked a weekday', () => {
    expect(status('2020-02-03')).toMatchObject({ working: true, reason: 'weekday', name: '春节' });
  });

  it.each([
    ['2019-05-01', false, false],
    ['2019-05-02', true, false],
    ['2019-05-03', true, false],
    ['2019-04-28', false, true], // Sundays made working days
    ['2019-05-05', false, true],
  ])('2019, before and after the notice of 22 March: %s worked %s, then %s', (day, before, after) => {
    expect(status(day, loadCalendar(parseDay('2019-03-21'))).working).toBe(before);
    expect(status(day, loadCalendar(parseDay('2019-03-22'))).working).toBe(after);
  });
});

describe('a year whose notice is not out', () => {
  it('is Monday to Friday minus the statutory holidays, and not known', () => {
    expect(status('2027-01-01')).toEqual({
      working: false,
      reason: 'statutoryHoliday',
      name: '元旦',
      source: '全国年节及纪念日放假办法(2024年修订)',
      known: false,
    });
    expect(status('2027-01-04')).toEqual({ working: true, reason: 'weekday', source: 'no notice', known: false });
    expect(status('2027-01-03')).toMatchObject({ working: false, reason: 'weekend', known: false });
  });

  it('has the thirteen statutory days of 2027', () => {
    const days = Array.from({ length: 365 }, (_, i) => addDaysTo('2027-01-01', i)).filter((day) => dayStatus(calendar, day).reason === 'statutoryHoliday');
    expect(days).toEqual([
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02',
      '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
    ]);
  });

  it('names both holidays when 中秋 falls into 国庆 (2028-10-03)', () => {
    expect(status('2028-10-03')).toMatchObject({ working: false, name: '国庆节、中秋节' });
    expect(status('2031-05-02')).toMatchObject({ working: false, reason: 'statutoryHoliday', name: '劳动节', known: false });
  });

  it('has the moving feasts of every year that can be asked for; what was counted before they were added can be derived again', () => {
    expect(status('2031-01-23')).toMatchObject({ working: false, name: '春节', known: false });
    expect(add('2031-01-20', 5)).toEqual({ day: '2031-01-30', provisional: true });
    expect(status('2099-01-21')).toMatchObject({ working: false, name: '春节' });
    expect(status('2010-06-16')).toMatchObject({ working: false, name: '端午节', source: '全国年节及纪念日放假办法(2007年修订)' });
    expect(status('2004-06-22')).toMatchObject({ working: true, known: false }); // 端午 was no holiday before 2008
    expect(status('2004-05-03')).toMatchObject({ working: false, name: '劳动节', source: '全国年节及纪念日放假办法(1999年修订)' });
    expect(add('2031-01-20', 5, loadCalendar(parseDay('2026-11-27'))).day).toBe('2031-01-27');
    expect(calendarOfVersion('CN@2025-11-04.a1c18cb5')?.version).toBe('CN@2025-11-04.a1c18cb5');
  });

  it("the table of feasts is what the script computes, and what Intl's Chinese calendar says but for two days that ICU has wrong", () => {
    const { moving, further } = calendarFiles().statutory;
    const rows = [...moving, ...(further?.moving ?? [])].sort((a, b) => a.year - b.year);
    expect(rows.map(({ year }) => year)).toEqual(Array.from({ length: 100 }, (_, i) => 2000 + i));
    expect(rows).toEqual(rows.map(({ year }) => movingFeasts(year)));
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const told = (day: string): string => chinese.format(Date.parse(`${day}T00:00:00Z`));
    const differing = rows.flatMap((row) => ([['springFestival', '1/1'], ['dragonBoat', '5/5'], ['midAutumn', '8/15']] as const).flatMap(([feast, lunar]) => (told(row[feast]) === lunar ? [] : [row[feast]])));
    // New moons of 2027-02-06 23:56 and 2030-02-03 00:07: a later ICU may have them right.
    expect(differing.filter((day) => !['2027-02-06', '2030-02-03'].includes(day))).toEqual([]);
  });

  it('knows only the law that was published then', () => {
    const then = loadCalendar(parseDay('2019-11-20'));
    expect(status('2020-01-24', then)).toMatchObject({ working: true, known: false }); // 除夕 was no statutory holiday
    expect(status('2020-01-27', then)).toMatchObject({ working: false, reason: 'statutoryHoliday', name: '春节', source: '全国年节及纪念日放假办法(2013年修订)' });
    expect(status('2025-05-02', loadCalendar(parseDay('2024-11-09')))).toMatchObject({ working: true, known: false });
    expect(status('2025-05-02', loadCalendar(parseDay('2024-11-10')))).toMatchObject({ working: false, reason: 'statutoryHoliday' });
  });

  it('every statutory day that the table gives for a published year is off in its notice', () => {
    const bare = buildCalendar({ years: [], statutory: calendarFiles().statutory });
    const statutoryDays = (year: number) =>
      Array.from({ length: 365 }, (_, i) => addDaysTo(`${year}-01-01`, i)).filter((day) => dayStatus(bare, day).reason === 'statutoryHoliday');
    for (let year = 2018; year <= 2026; year += 1) {
      const days = statutoryDays(year);
      const coinciding = year === 2020 ? 1 : 0; // 中秋 2020 fell on 1 October
      expect(days.length).toBe((year < 2025 ? 11 : 13) - coinciding);
      expect(days.filter((day) => dayStatus(calendar, day).working)).toEqual([]);
    }
  });

  it('the last three days of December wait for the notice of the next year', () => {
    expect(status('2026-12-28').known).toBe(true);
    expect(status('2026-12-29')).toMatchObject({ working: true, reason: 'weekday', known: false });
    expect(status('2025-12-31').known).toBe(true);
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-09-30', 7, '2026-10-15'],
    ['2025-09-22', 10, '2025-10-11'],
    ['2026-01-02', 1, '2026-01-04'],
    ['2026-04-03', 3, '2026-04-09'],
    ['2018-12-28', 1, '2018-12-29'],
    ['2018-12-29', 1, '2019-01-02'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('%s + %i working days = %s', (start, n, due) => {
    expect(add(start, n)).toEqual({ day: due, provisional: false });
  });

  it.each([
    ['2019-11-21', 1, '2020-01-31'],
    ['2019-11-21', 5, '2020-02-05'],
    ['2020-01-26', 1, '2020-01-31'],
    ['2020-01-27', 1, '2020-02-03'],
    ['2020-01-27', 5, '2020-02-07'],
  ])('from 2020-01-23 by the calendar of %s: + %i = %s', (asOf, n, due) => {
    expect(add('2020-01-23', n, loadCalendar(parseDay(asOf)))).toEqual({ day: due, provisional: false });
  });

  it('says when it went through days that are not announced', () => {
    expect(add('2026-11-23', 20)).toEqual({ day: '2026-12-21', provisional: false });
    expect(add('2026-12-01', 19)).toEqual({ day: '2026-12-28', provisional: false });
    expect(add('2026-12-01', 20)).toEqual({ day: '2026-12-29', provisional: true });
    expect(add('2026-12-31', 1)).toEqual({ day: '2027-01-04', provisional: true });
    expect(add('2027-02-04', 1)).toEqual({ day: '2027-02-09', provisional: true });
  });

  it('next working day, and the working day from a day', () => {
    expect(nextWorkingDay(calendar, parseDay('2026-10-09')).day).toBe('2026-10-10');
    expect(workingDayFrom(calendar, parseDay('2026-02-14'))).toEqual({ day: '2026-02-14', provisional: false });
    expect(workingDayFrom(calendar, parseDay('2026-02-21'))).toEqual({ day: '2026-02-24', provisional: false });
    expect(workingDayFrom(calendar, parseDay('2027-01-01'))).toEqual({ day: '2027-01-04', provisional: true });
    expect(add('2026-02-21', 0)).toEqual({ day: '2026-02-21', provisional: false });
  });

  it('a roll from a day that is not announced is provisional, even onto one that is', () => {
    const { years, statutory } = calendarFiles();
    const only2023 = buildCalendar({ years: years.filter(({ year }) => year === 2023).map((year) => ({ ...year, days: [] })), statutory });
    expect(addWorkingDays(only2023, parseDay('2022-12-31'), 1)).toEqual({ day: '2023-01-02', provisional: false });
    expect(workingDayFrom(only2023, parseDay('2022-12-31'))).toEqual({ day: '2023-01-02', provisional: true });
  });

  it.each([-1, 1.5, 10_001, Number.NaN])('refuses %d working days', (n) => {
    expect(() => add('2026-01-05', n)).toThrow(RangeError);
  });
});

describe('versions', () => {
  it('names the last notice, differs when a day differs, and finds its way back', () => {
    const versions = ['2019-11-21', '2020-01-26', '2020-01-27', '2025-11-04', '2026-11-28'].map((day) => loadCalendar(parseDay(day)).version);
    expect(versions.map((version) => version.slice(0, 14))).toEqual(['CN@2019-11-21.', 'CN@2019-11-21.', 'CN@2020-01-27.', 'CN@2025-11-04.', 'CN@2025-11-04.']);
    expect(versions[0]).toBe(versions[1]);
    expect(versions[3]).not.toBe(calendar.version);
    expect(versions[4]).toBe(calendar.version);
    expect(calendarOfVersion(versions[0] ?? '')?.version).toBe(versions[0]);
    expect(calendarOfVersion(calendar.version)).toBe(calendar);
    expect(calendarOfVersion('CN@2020-01-27.00000000')).toBeUndefined();
    const { years, statutory } = calendarFiles();
    const moved = years.map((year) => (year.year === 2026 ? { ...year, days: year.days.slice(1) } : year));
    expect(buildCalendar({ years: moved, statutory }).version).not.toBe(calendar.version);
  });
});

describe('calendar files are checked', () => {
  const good = { region: 'CN', zone: 'Asia/Shanghai', year: 2026, published: { date: '2025-11-04', url: NOTICE_2026 }, via: 'hand', days: [], revisions: [] };
  const day = (text: string, kind = 'off') => ({ day: text, kind, name: '元旦' });
  it.each([
    ['/year', { ...good, year: '2026' }],
    ['/zone', { ...good, zone: 'Asia/Daqing' }],
    ['/published/date', { ...good, published: { date: '2025-02-30', url: NOTICE_2026 } }],
    ['/published/url', { ...good, published: { date: '2025-11-04', url: 'the paper' } }],
    ['/days/0/kind', { ...good, days: [day('2026-01-01', 'half')] }],
    ['/days/0/day', { ...good, days: [day('2027-01-01')] }],
    ['/days/1/day', { ...good, days: [day('2026-01-01'), day('2026-01-01')] }],
    ['/days/0/note', { ...good, days: [{ ...day('2026-01-01'), note: '' }] }],
    ['/revisions/0/days/0/day', { ...good, revisions: [{ published: good.published, days: [day('2026-13-01')] }] }],
    ['/revisions', { ...good, revisions: undefined }],
  ])('names %s', (path, file) => {
    expect(fieldOf(() => validateCalendarYear(file))).toBe(path);
  });
  it('accepts the good one; refuses statutory holidays without rules, and files of two regions', () => {
    expect(validateCalendarYear(good)).toEqual(good);
    const { statutory, years } = calendarFiles();
    const { rules: _rules, ...without } = statutory;
    expect(fieldOf(() => validateStatutoryHolidays(without))).toBe('/rules');
    expect(fieldOf(() => validateStatutoryHolidays({ ...statutory, rules: [] }))).toBe('/rules');
    expect(fieldOf(() => validateStatutoryHolidays({ ...statutory, rules: [statutory.rules[0], statutory.rules[0]] }))).toBe('/rules/1/inForceFrom');
    expect(fieldOf(() => validateStatutoryHolidays({ ...statutory, further: { ...statutory.further, rules: [statutory.rules[1]] } }))).toBe('/further/rules/0/inForceFrom');
    for (const monthDay of ['02-30', '02-29', '04-31', '13-01']) {
      const rules = [{ ...statutory.rules[0]!, fixed: [{ monthDay, name: '元旦' }] }];
      expect(fieldOf(() => validateStatutoryHolidays({ ...statutory, rules }))).toBe('/rules/0/fixed/0/monthDay');
    }
    expect(() => buildCalendar({ years: years.map((year) => ({ ...year, region: 'CN-65' })), statutory })).toThrow('calendar 2018 is of CN-65');
  });
});

describe('a notice is compared with the law of its year', () => {
  const { years, statutory } = calendarFiles();
  const notice2027 = exampleCalendar({}, calendar, parseDay('2027-01-10')).file;
  const refused = (file: CalendarYear): string => {
    try {
      checkNotice(file, statutory);
      return 'accepted';
    } catch (error) {
      return error instanceof Refusal ? error.message : String(error);
    }
  };
  const of2026 = years.at(-1)!;
  const without = (file: CalendarYear, ...days: string[]): CalendarYear => ({ ...file, days: file.days.filter(({ day }) => !days.includes(day)) });
  const worked = (file: CalendarYear, of: string): CalendarYear => ({ ...file, days: [...file.days.filter(({ day }) => day !== of), { day: parseDay(of), kind: 'worked' as const, name: '元旦' }].sort((a, b) => (a.day < b.day ? -1 : 1)) });

  it('every shipped one and each of its revisions stands; so does the example of the demo for a year that has none', () => {
    expect(years.map(refused)).toEqual(years.map(() => 'accepted'));
    expect(years.flatMap(({ revisions }) => revisions)).toHaveLength(2);
    expect(refused(notice2027)).toBe('accepted');
  });

  it.each<[string, CalendarYear, string]>([
    ['empty', { ...notice2027, days: [] }, '/days: expected 2027-01-01 off (元旦, 全国年节及纪念日放假办法(2024年修订)), found no such day'],
    ['only New Year', { ...notice2027, days: [{ day: parseDay('2027-01-01'), kind: 'off', name: '元旦' }] }, '/days: expected 2027-02-05 off (春节, 全国年节及纪念日放假办法(2024年修订)), found no such day'],
    ['New Year worked', worked(notice2027, '2027-01-01'), '/days/0/kind: expected off, or a Saturday or Sunday that is worked: 2027-01-01 is worked anyway'],
    ['a feast on a weekend worked', worked(of2026, '2026-04-05'), '/days: expected 2026-04-05 off (清明节, 全国年节及纪念日放假办法(2024年修订)), found it worked'],
    ['a hole in 春节', without(of2026, '2026-02-20'), '/days: expected 2026-02-20 off, between 2026-02-15 and 2026-02-23 (春节)'],
    ['春节 cut short', without(of2026, '2026-02-23'), '/days: expected at least 13 weekdays off net of the weekend days worked, as the law gives 13 days in 2026, found 12'],
    ['a weekday worked', worked(of2026, '2026-03-03'), '/days/15/kind: expected off, or a Saturday or Sunday that is worked: 2026-03-03 is worked anyway'],
    ['published long before', { ...of2026, published: { ...of2026.published, date: parseDay('2019-11-04') } }, '/published/date: expected a day from 2025-01-01 to 2026-12-31 for the notice of 2026, found 2019-11-04'],
    ['published after its year', { ...of2026, published: { ...of2026.published, date: parseDay('2031-11-04') } }, '/published/date: expected a day from 2025-01-01 to 2026-12-31 for the notice of 2026, found 2031-11-04'],
    ['taken back by a revision', { ...of2026, revisions: [{ published: { ...of2026.published, date: parseDay('2026-01-04') }, days: [{ day: parseDay('2026-10-01'), kind: 'worked', name: '国庆节' }] }] },
      '/revisions/0/days: expected 2026-10-01 off (国庆节, 全国年节及纪念日放假办法(2024年修订)), found it worked'],
  ])('%s is refused', (_what, file, message) => {
    expect(refused(file)).toBe(message);
  });
});

const addDaysTo = (text: string, days: number) => addDays(parseDay(text), days);

function fieldOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.field;
    throw error;
  }
  return undefined;
}
