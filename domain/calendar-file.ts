import { Refusal } from './errors.ts';
import { readDay, readFields, readInteger, readList, readOneOf, readText, readZone } from './reading.ts';
import type { Day } from './time.ts';

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

/** The holidays that the law itself fixes (全国年节及纪念日放假办法): what is certain of a year whose notice is not out. */
export interface StatutoryHolidays {
  region: string;
  zone: string;
  edition: string;
  rules: { inForceFrom: Day; title: string; published: Publication; fixed: { monthDay: string; name: string }[]; springFestivalOffsets: number[] }[];
  movingSource: string;
  moving: { year: number; springFestival: Day; qingming: Day; dragonBoat: Day; midAutumn: Day }[];
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
      if (!ofYear || (before !== undefined && before.day >= day)) {
        throw new Refusal('invalid-field', { field: `${path}/${i}/day`, detail: `${path}/${i}/day: ${day} is out of place in the notice of ${year}` });
      }
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
  const f = readFields(value, '', ['region', 'zone', 'edition', 'rules', 'movingSource', 'moving']);
  return {
    region: readText(f.region, '/region'),
    zone: readZone(f.zone, '/zone'),
    edition: readText(f.edition, '/edition'),
    rules: readList(f.rules, '/rules', (rule, path) => {
      const r = readFields(rule, path, ['inForceFrom', 'title', 'published', 'fixed', 'springFestivalOffsets']);
      return {
        inForceFrom: readDay(r.inForceFrom, `${path}/inForceFrom`),
        title: readText(r.title, `${path}/title`),
        published: publication(r.published, `${path}/published`),
        fixed: readList(r.fixed, `${path}/fixed`, (fixed, at) => {
          const x = readFields(fixed, at, ['monthDay', 'name']);
          return { monthDay: readText(x.monthDay, `${at}/monthDay`, /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), name: readText(x.name, `${at}/name`) };
        }),
        springFestivalOffsets: readList(r.springFestivalOffsets, `${path}/springFestivalOffsets`, (n, at) => readInteger(n, at, -7, 15)),
      };
    }),
    movingSource: readText(f.movingSource, '/movingSource'),
    moving: readList(f.moving, '/moving', (row, path) => {
      const m = readFields(row, path, ['year', 'springFestival', 'qingming', 'dragonBoat', 'midAutumn']);
      return {
        year: readInteger(m.year, `${path}/year`, 2000, 2100),
        springFestival: readDay(m.springFestival, `${path}/springFestival`),
        qingming: readDay(m.qingming, `${path}/qingming`),
        dragonBoat: readDay(m.dragonBoat, `${path}/dragonBoat`),
        midAutumn: readDay(m.midAutumn, `${path}/midAutumn`),
      };
    }),
  };
}

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
  for (const [i, row] of statutory.moving.entries()) {
    const before = statutory.moving[i - 1]?.year;
    if (before !== undefined && row.year !== before + 1) throw outOfPlace(`/statutory/moving/${i}/year`, `${before + 1}, found ${row.year}`);
    for (const feast of ['springFestival', 'qingming', 'dragonBoat', 'midAutumn'] as const) {
      if (!row[feast].startsWith(`${row.year}-`)) throw outOfPlace(`/statutory/moving/${i}/${feast}`, `a day of ${row.year}, found ${row[feast]}`);
    }
  }
}

const outOfPlace = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: expected ${expected}` });
