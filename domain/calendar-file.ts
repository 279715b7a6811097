import { Refusal } from './errors.ts';
import { readBoolean, readDay, readFields, readInteger, readList, readOneOf, readSomeFields, readText, readZone } from './reading.ts';
import type { Day } from './time.ts';
import { parseDay } from './time.ts';

/** Where and when a notice was published; a calendar as of a day knows only what was published by then. */
export interface Publication {
  date: Day;
  url: string;
}

/** A day that a notice names: off, or worked (补班). */
export interface NoticeDay {
  day: Day;
  kind: 'off' | 'worked';
  name: string;
}

/** The holiday notice of one year with its revisions; the year is that of the title, so it may name days of the December before. */
export interface CalendarYear {
  region: string;
  zone: string;
  year: number;
  published: Publication;
  via: string;
  days: NoticeDay[];
  revisions: { published: Publication; days: NoticeDay[] }[];
}

/** An edition of the law on holidays; `feasts` false: before 2008 清明, 端午 and 中秋 were none. */
export interface StatutoryRule {
  inForceFrom: Day;
  title: string;
  published: Publication;
  fixed: { monthDay: string; name: string }[];
  springFestivalOffsets: number[];
  feasts?: boolean;
}

/** The moving feasts of a year, by the Gregorian calendar. */
export interface MovingFeasts {
  year: number;
  springFestival: Day;
  qingming: Day;
  dragonBoat: Day;
  midAutumn: Day;
}

/** The holidays that the law itself fixes (全国年节及纪念日放假办法): what is certain of a year whose notice is not out. */
export interface StatutoryHolidays {
  region: string;
  zone: string;
  edition: string;
  rules: StatutoryRule[];
  movingSource: string;
  moving: MovingFeasts[];
  /** What was added to the table later; a calendar as of an earlier day is the one that was counted by then. */
  further?: { added: Day; source: string; rules: StatutoryRule[]; moving: MovingFeasts[] };
}

/** Checks a publication. */
export const publication = (value: unknown, path: string): Publication => {
  const f = readFields(value, path, ['date', 'url']);
  return { date: readDay(f.date, `${path}/date`), url: readText(f.url, `${path}/url`, /^https?:\/\/\S+$/) };
};

/** Checks a year's file; each day once, in order, and of this year or the December before. */
export function validateCalendarYear(value: unknown): CalendarYear {
  const f = readFields(value, '', ['region', 'zone', 'year', 'published', 'via', 'days', 'revisions']);
  const year = readInteger(f.year, '/year', 2000, 2100);
  const days = (list: unknown, path: string): NoticeDay[] => {
    const read = readList(list, path, noticeDay);
    for (const [i, { day }] of read.entries()) {
      const before = read[i - 1];
      const ofYear = day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
      if (!ofYear) throw outOfPlace(`${path}/${i}/day`, `a day of ${year} or of December ${year - 1}, found ${day}: ${day} is out of place in the notice of ${year}`);
      if (before !== undefined && before.day >= day) throw outOfPlace(`${path}/${i}/day`, `a day after ${before.day}, found ${day}`);
    }
    return read;
  };
  return {
    region: readText(f.region, '/region'),
    zone: readZone(f.zone, '/zone'),
    year,
    published: publication(f.published, '/published'),
    via: readText(f.via, '/via'),
    days: days(f.days, '/days'),
    revisions: readList(f.revisions, '/revisions', (revision, path) => {
      const r = readFields(revision, path, ['published', 'days']);
      return { published: publication(r.published, `${path}/published`), days: days(r.days, `${path}/days`) };
    }),
  };
}

function noticeDay(value: unknown, path: string): NoticeDay {
  const f = readFields(value, path, ['day', 'kind', 'name']);
  return { day: readDay(f.day, `${path}/day`), kind: readOneOf(f.kind, `${path}/kind`, ['off', 'worked']), name: readText(f.name, `${path}/name`) };
}

/** Checks the file of statutory holidays. */
export function validateStatutoryHolidays(value: unknown): StatutoryHolidays {
  const f = readSomeFields(value, '', ['region', 'zone', 'edition', 'rules', 'movingSource', 'moving'], ['further']);
  const rules = statutoryRules(f['rules'], '/rules');
  if (rules.length === 0) throw outOfPlace('/rules', 'at least one edition of the law, found none');
  const further = f['further'] === undefined ? undefined : readFurther(f['further'], '/further', rules);
  return {
    region: readText(f['region'], '/region'),
    zone: readZone(f['zone'], '/zone'),
    edition: readText(f['edition'], '/edition'),
    rules,
    movingSource: readText(f['movingSource'], '/movingSource'),
    moving: readList(f['moving'], '/moving', movingFeasts),
    ...(further === undefined ? {} : { further }),
  };
}

function readFurther(value: unknown, path: string, rules: readonly StatutoryRule[]): NonNullable<StatutoryHolidays['further']> {
  const f = readFields(value, path, ['added', 'source', 'rules', 'moving']);
  return {
    added: readDay(f['added'], `${path}/added`),
    source: readText(f['source'], `${path}/source`),
    rules: statutoryRules(f['rules'], `${path}/rules`, rules),
    moving: readList(f['moving'], `${path}/moving`, movingFeasts),
  };
}

/** Editions of the law; two that begin on the same day would leave open which of them counts. */
function statutoryRules(value: unknown, path: string, others: readonly StatutoryRule[] = []): StatutoryRule[] {
  const rules = readList(value, path, (rule, at): StatutoryRule => {
    const r = readSomeFields(rule, at, ['inForceFrom', 'title', 'published', 'fixed', 'springFestivalOffsets'], ['feasts']);
    return {
      inForceFrom: readDay(r['inForceFrom'], `${at}/inForceFrom`),
      title: readText(r['title'], `${at}/title`),
      published: publication(r['published'], `${at}/published`),
      fixed: readList(r['fixed'], `${at}/fixed`, (fixed, on) => {
        const x = readFields(fixed, on, ['monthDay', 'name']);
        return { monthDay: readMonthDay(x['monthDay'], `${on}/monthDay`), name: readText(x['name'], `${on}/name`) };
      }),
      springFestivalOffsets: readList(r['springFestivalOffsets'], `${at}/springFestivalOffsets`, (n, on) => readInteger(n, on, -7, 15)),
      ...(r['feasts'] === undefined ? {} : { feasts: readBoolean(r['feasts'], `${at}/feasts`) }),
    };
  });
  for (const [i, { inForceFrom }] of rules.entries()) {
    if ([...others, ...rules.slice(0, i)].some((other) => other.inForceFrom === inForceFrom)) throw outOfPlace(`${path}/${i}/inForceFrom`, `a day on which no other edition comes into force, found ${inForceFrom} again`);
  }
  return rules;
}

/** MM-DD of a day that there is in every year. */
function readMonthDay(value: unknown, path: string): string {
  const monthDay = readText(value, path, /^\d\d-\d\d$/);
  try {
    parseDay(`2001-${monthDay}`);
  } catch {
    throw outOfPlace(path, `a day MM-DD that there is in every year, found ${monthDay}`);
  }
  return monthDay;
}

function movingFeasts(value: unknown, path: string): MovingFeasts {
  const m = readFields(value, path, ['year', ...FEASTS]);
  const day = (feast: (typeof FEASTS)[number]): Day => readDay(m[feast], `${path}/${feast}`);
  return { year: readInteger(m['year'], `${path}/year`, 2000, 2100), springFestival: day('springFestival'), qingming: day('qingming'), dragonBoat: day('dragonBoat'), midAutumn: day('midAutumn') };
}

const FEASTS = ['springFestival', 'qingming', 'dragonBoat', 'midAutumn'] as const;

/** Checks the national files together: each year once and none missing between the first and the last, none revised before it was published, each moving feast in its year. */
export function checkCalendarFiles({ years, statutory }: { years: readonly CalendarYear[]; statutory: StatutoryHolidays }): void {
  for (const [i, { year, published, revisions }] of years.entries()) {
    const before = years[i - 1]?.year;
    if (before !== undefined && year !== before + 1) throw outOfPlace(`/years/${i}/year`, `${before + 1}, found ${year}: ${year > before ? 'a gap' : 'a year twice'}`);
    const dates = [published.date, ...revisions.map((revision) => revision.published.date)];
    for (const [j, date] of dates.entries()) {
      const earlier = dates[j - 1];
      if (earlier !== undefined && date <= earlier) throw outOfPlace(`/years/${i}/revisions/${j - 1}/published/date`, `a day after ${earlier}, found ${date}`);
    }
  }
  const tables = [{ path: '/statutory/moving', rows: statutory.moving }, { path: '/statutory/further/moving', rows: statutory.further?.moving ?? [] }];
  const rows = tables.flatMap(({ path, rows: of }) => of.map((row, i) => ({ path: `${path}/${i}`, row }))).sort((a, b) => a.row.year - b.row.year);
  for (const [i, { path, row }] of rows.entries()) {
    const before = rows[i - 1]?.row.year;
    if (before !== undefined && row.year !== before + 1) throw outOfPlace(`${path}/year`, `${before + 1}, found ${row.year}`);
    for (const feast of FEASTS) if (!row[feast].startsWith(`${row.year}-`)) throw outOfPlace(`${path}/${feast}`, `a day of ${row.year}, found ${row[feast]}`);
  }
}

const outOfPlace = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: expected ${expected}` });
