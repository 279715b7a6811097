import type { BusinessHours } from './calendar.ts';
import type { Publication } from './calendar-file.ts';
import { publication } from './calendar-file.ts';
import { Refusal } from './errors.ts';
import type { HolidayRule } from './holiday-rule.ts';
import { readHolidayRule } from './holiday-rule.ts';
import type { Evidence } from './limit.ts';
import { readBoolean, readDay, readFields, readInteger, readList, readOneOf, readText, readZone } from './reading.ts';
import type { Day } from './time.ts';

/** off and worked as in the national notices; half: worked until `closesAt`; closure: the organ did not open (不办公). */
export const LAYER_DAY_KINDS = ['off', 'worked', 'half', 'closure'] as const;
export type LayerDay = { day: Day; name: string } & ({ kind: 'off' | 'worked' | 'closure' } | { kind: 'half'; closesAt: string });

/** A local notice: which days it names, and since when it is known. */
export interface LayerNotice {
  year: number;
  title: string;
  published: Publication;
  evidence: Evidence;
  days: LayerDay[];
}

/**
 * What one region, one organisation or one country adds to the calendar it inherits from: a province's ethnic holidays
 * (全国年节及纪念日放假办法 art. 4), a city's snow closure, a counter's hours.
 */
export interface CalendarLayer {
  calendar: string;
  inherits: string | null;
  /** The organisation whose counter this is; null: a region. */
  organisation: string | null;
  name: { zh: string; en: string };
  zone: string;
  /** Made up for the demo city: no fact of any region. */
  demo: boolean;
  note: string;
  source: Publication;
  /** Years all of whose own days stand here, and since when; every day of another year stays provisional. null: no year. */
  certain: { from: number; to: number; since: Day } | null;
  hours: BusinessHours | null;
  rules: HolidayRule[];
  notices: LayerNotice[];
}

export const CALENDAR_ID = /^[A-Z]{2}(-[A-Za-z0-9]+)*$/;
const EVIDENCE = ['text', 'secondary', 'draft', 'memory', 'assumption'] as const satisfies readonly Evidence[];
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: expected ${expected}` });

/** Checks a layer's file: unknown kinds, days twice or in the wrong year, hours out of order are refused with their path. */
export function validateCalendarLayer(value: unknown): CalendarLayer {
  const f = readFields(value, '', ['calendar', 'inherits', 'organisation', 'name', 'zone', 'demo', 'note', 'source', 'certain', 'hours', 'rules', 'notices']);
  const name = readFields(f.name, '/name', ['zh', 'en']);
  const hours = f.hours === null ? null : readHours(f.hours, '/hours');
  const notices = readList(f.notices, '/notices', (notice, path) => readNotice(notice, path, hours));
  noOverlap(notices);
  return {
    calendar: readText(f.calendar, '/calendar', CALENDAR_ID),
    inherits: f.inherits === null ? null : readText(f.inherits, '/inherits', CALENDAR_ID),
    organisation: f.organisation === null ? null : readText(f.organisation, '/organisation'),
    name: { zh: readText(name.zh, '/name/zh'), en: readText(name.en, '/name/en') },
    zone: readZone(f.zone, '/zone'),
    demo: readBoolean(f.demo, '/demo'),
    note: readText(f.note, '/note'),
    source: publication(f.source, '/source'),
    certain: f.certain === null ? null : readCertain(f.certain, '/certain'),
    hours,
    rules: readList(f.rules, '/rules', (rule, path) => readHolidayRule(rule, path, publication, EVIDENCE)),
    notices,
  };
}

function readCertain(value: unknown, path: string): { from: number; to: number; since: Day } {
  const f = readFields(value, path, ['from', 'to', 'since']);
  const from = readInteger(f.from, `${path}/from`, 2000, 2100);
  return { from, to: readInteger(f.to, `${path}/to`, from, 2100), since: readDay(f.since, `${path}/since`) };
}

function readHours(value: unknown, path: string): BusinessHours {
  const f = readFields(value, path, ['open', 'close', 'cutOff', 'basis', 'evidence']);
  const hour = (field: 'open' | 'close' | 'cutOff'): string => readText(f[field], `${path}/${field}`, HOUR);
  const hours = { open: hour('open'), close: hour('close'), cutOff: hour('cutOff'), basis: readText(f.basis, `${path}/basis`), evidence: readOneOf(f.evidence, `${path}/evidence`, EVIDENCE) };
  if (hours.close <= hours.open) throw wrong(`${path}/close`, `an hour after ${hours.open}`);
  if (hours.cutOff <= hours.open || hours.cutOff > hours.close) throw wrong(`${path}/cutOff`, `an hour after ${hours.open} and not after ${hours.close}`);
  return hours;
}

function readNotice(value: unknown, path: string, hours: BusinessHours | null): LayerNotice {
  const f = readFields(value, path, ['year', 'title', 'published', 'evidence', 'days']);
  const year = readInteger(f.year, `${path}/year`, 2000, 2100);
  const days = readList(f.days, `${path}/days`, (day, at) => readLayerDay(day, at, hours));
  for (const [i, { day }] of days.entries()) {
    const at = `${path}/days/${i}/day`;
    if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) throw wrong(at, `a day of ${year} or of the December before, found ${day}`);
    const before = days[i - 1]?.day;
    if (before !== undefined && before >= day) throw wrong(at, `a day after ${before}, each day once and in order, found ${day}`);
  }
  return { year, title: readText(f.title, `${path}/title`), published: publication(f.published, `${path}/published`), evidence: readOneOf(f.evidence, `${path}/evidence`, EVIDENCE), days };
}

function readLayerDay(value: unknown, path: string, hours: BusinessHours | null): LayerDay {
  const given = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const kind = readOneOf(given, `${path}/kind`, LAYER_DAY_KINDS);
  const f = readFields(value, path, kind === 'half' ? ['day', 'kind', 'name', 'closesAt'] : ['day', 'kind', 'name']);
  const named = { day: readDay(f.day, `${path}/day`), name: readText(f.name, `${path}/name`) };
  if (kind !== 'half') return { ...named, kind };
  const closesAt = readText(f.closesAt, `${path}/closesAt`, HOUR);
  if (hours !== null && (closesAt <= hours.open || closesAt > hours.close)) throw wrong(`${path}/closesAt`, `an hour after ${hours.open} and not after ${hours.close}`);
  return { ...named, kind, closesAt };
}

/** Two notices of one day of publication that name the same day contradict or repeat each other: which one is in force could not be told. */
function noOverlap(notices: readonly LayerNotice[]): void {
  const seen = new Set<string>();
  for (const [i, { published, days }] of notices.entries()) {
    const before = notices[i - 1]?.published.date;
    if (before !== undefined && before > published.date) throw wrong(`/notices/${i}/published/date`, `notices in the order of their publication, not before ${before}`);
    for (const [j, { day }] of days.entries()) {
      const key = `${published.date} ${day}`;
      if (seen.has(key)) throw wrong(`/notices/${i}/days/${j}/day`, `no second notice of ${published.date} about ${day}`);
      seen.add(key);
    }
  }
}
