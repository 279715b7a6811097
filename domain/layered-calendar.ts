import type { Calendar, ListedDay } from './calendar.ts';
import { calendarVersion, entriesText, newYear } from './calendar.ts';
import type { Publication } from './calendar-file.ts';
import type { CalendarLayer, LayerDay } from './calendar-layer.ts';
import { Refusal } from './errors.ts';
import { ruledDays } from './holiday-rule.ts';
import type { Day } from './time.ts';
import { dayNumberOf } from './time.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Lays a region's or organisation's own days over the calendar it inherits from, as both were known on a day; the nearer authority's word about a day wins. */
export function layCalendar(base: Calendar | null, layer: CalendarLayer, asOf?: Day): Calendar {
  if (base !== null && (base.region !== layer.inherits || base.zone !== layer.zone)) {
    throw new Refusal('internal', { detail: `calendar ${layer.calendar} of ${layer.zone} inherits ${layer.inherits}, not ${base.region} of ${base.zone}` });
  }
  const isOut = ({ date }: Publication): boolean => asOf === undefined || date <= asOf;
  const own = ownDays(layer, isOut);
  const certain = layer.certain !== null && (asOf === undefined || layer.certain.since <= asOf) ? layer.certain : null;
  const from = certain === null ? 0 : newYear(certain.from);
  const to = certain === null ? -1 : newYear(certain.to + 1) - 1;
  const listed = new Map<number, ListedDay>();
  // A day that the calendar above calls worked may be a local holiday as long as the local list is not out.
  for (const [number, day] of base?.listed ?? []) listed.set(number, day.off || (number >= from && number <= to) ? day : { ...day, uncertain: true });
  for (const [number, day] of own) listed.set(number, day);
  const known = base === null ? (certain === null ? [] : [{ from, to }]) : base.known.map((s) => ({ from: Math.max(s.from, from), to: Math.min(s.to, to) })).filter((s) => s.from <= s.to);
  const years = new Map<number, Publication>(base?.years ?? []);
  if (base === null && certain !== null) for (let year = certain.from; year <= certain.to; year += 1) years.set(year, layer.source);
  const dates = [base?.lastNotice ?? null, ...[layer.source, ...layer.rules.map((rule) => rule.published), ...layer.notices.map((notice) => notice.published)].filter(isOut).map(({ date }) => date)];
  const lastNotice = dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const { hours } = layer;
  const lines = [
    `${base?.version ?? 'no base'}\n`, ...entriesText(own), ...closingsText(own),
    `${certain === null ? 'uncertain' : `${certain.from} to ${certain.to}`}\n`, ...(hours === null ? [] : [`${hours.open} ${hours.cutOff} ${hours.close}\n`]),
  ];
  return Object.freeze({
    version: calendarVersion(layer.calendar, lastNotice, lines), region: layer.calendar, name: layer.name, zone: layer.zone, years, listed, known,
    statutory: base?.statutory ?? new Map<number, ListedDay>(), lastNotice, hours: hours ?? base?.hours ?? null,
  });
}

const closingsText = (days: ReadonlyMap<number, ListedDay>): string[] =>
  [...days].sort(([a], [b]) => a - b).flatMap(([number, { closesAt, closure }]) => (closesAt === undefined && closure === undefined ? [] : [`${number} ${closesAt ?? 'closure'}\n`]));

function ownDays(layer: CalendarLayer, isOut: (publication: Publication) => boolean): Map<number, ListedDay> {
  const days = new Map<number, ListedDay>();
  const rules = layer.rules.filter((rule) => isOut(rule.published));
  for (let year = FIRST_YEAR; rules.length > 0 && year <= LAST_YEAR; year += 1) {
    for (const { number, rule } of ruledDays(rules, year)) days.set(number, { off: true, name: rule.name, source: rule.published.url });
  }
  for (const { published, days: named } of layer.notices) if (isOut(published)) for (const day of named) days.set(dayNumberOf(day.day), listedDay(day, published.url));
  return days;
}

function listedDay(day: LayerDay, source: string): ListedDay {
  switch (day.kind) {
    case 'off':
    case 'worked':
      return { off: day.kind === 'off', name: day.name, source };
    case 'closure':
      return { off: true, closure: true, name: day.name, source };
    case 'half':
      return { off: false, closesAt: day.closesAt, name: day.name, source };
  }
}
