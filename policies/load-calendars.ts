import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar, CalendarFiles } from '../domain/calendar.ts';
import { buildCalendar } from '../domain/calendar.ts';
import { checkCalendarFiles, validateCalendarYear, validateStatutoryHolidays } from '../domain/calendar-file.ts';
import type { CalendarLayer } from '../domain/calendar-layer.ts';
import { validateCalendarLayer } from '../domain/calendar-layer.ts';
import { Refusal } from '../domain/errors.ts';
import { layCalendar } from '../domain/layered-calendar.ts';
import { checkNotice } from '../domain/statutory-days.ts';
import type { Day } from '../domain/time.ts';

/** The national calendar, which the city's pack counts by. */
const NATIONAL = 'CN';
const directory = join(import.meta.dirname, 'calendars');

/** One calendar file by its name: `CN-2026`, `CN-statutory`, `layers/CN-230600`. */
export interface CalendarSource {
  name: string;
  read(): unknown;
}

/** Everything read from the files of one moment; calendars built from it are kept by what was published, not by the day asked for. */
export interface CalendarShelf {
  files: CalendarFiles;
  layers: ReadonlyMap<string, CalendarLayer>;
  /** The calendars of single organisations, by organisation. */
  organisations: ReadonlyMap<string, string>;
  /** Layers whose file was refused: nobody counts by them, and the others are not touched. */
  faults: ReadonlyMap<string, Refusal>;
  built: Map<string, Calendar>;
}

let shelf: CalendarShelf | undefined;
const shelfNow = (): CalendarShelf => (shelf ??= readShelf(sourcesOf(directory)));

/** The shelf of the files that this release of the product ships. */
export const shippedShelf = (): CalendarShelf => shelfNow();

/** The files that this release ships; which of them an installation counts by, its own dossier says. */
export const shippedCalendarFiles = (): CalendarSource[] => sourcesOf(directory);

function sourcesOf(from: string): CalendarSource[] {
  const within = (folder: string, prefix: string): CalendarSource[] =>
    readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => ({ name: `${prefix}${idOf(file)}`, read: () => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown }));
  return [...within(from, '').filter(({ name }) => YEAR_FILE.test(name) || name === STATUTORY_FILE), ...within(join(from, 'layers'), LAYERS)];
}

const YEAR_FILE = /^CN-\d{4}$/;
const STATUTORY_FILE = 'CN-statutory';
const LAYERS = 'layers/';

/** Reads files together; what is wrong with a national one refuses them all, what is wrong with a layer that layer. `adopted`: these were in force once and were checked by the rules of their day. */
export function readShelf(sources: readonly CalendarSource[], { adopted = false } = {}): CalendarShelf {
  const statutory = sources.find(({ name }) => name === STATUTORY_FILE);
  if (statutory === undefined) throw new Refusal('internal', { detail: `policy file ${STATUTORY_FILE}.json is missing` });
  const files = {
    years: sources.filter(({ name }) => YEAR_FILE.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1)).map((source) => readSource(source, validateCalendarYear)),
    statutory: readSource(statutory, validateStatutoryHolidays),
  };
  checkCalendarFiles(files);
  if (!adopted) for (const year of files.years) inSource(`${NATIONAL}-${year.year}`, () => checkNotice(year, files.statutory));
  const layers = new Map<string, CalendarLayer>();
  const faults = new Map<string, Refusal>();
  for (const source of sources.filter(({ name }) => name.startsWith(LAYERS))) {
    const id = source.name.slice(LAYERS.length);
    tried(faults, `${id}.json`, () => layers.set(id, readSource(source, (value) => checkNamed(validateCalendarLayer(value), id))));
  }
  const taken = new Map<string, string>();
  for (const [id, { organisation }] of layers) {
    if (organisation === null) continue;
    if (!tried(faults, `${id}.json`, () => checkOwn(organisation, taken))) layers.delete(id);
    else taken.set(organisation, id);
  }
  // A layer is only as good as what it sits on: one that was refused takes those above it along.
  for (let before = -1; before !== faults.size; ) {
    before = faults.size;
    for (const [id, layer] of layers) if (!tried(faults, `${id}.json`, () => checkBase(layer, layers, files.statutory.zone))) layers.delete(id);
  }
  const organisations = new Map([...layers].flatMap(([id, { organisation }]) => (organisation === null ? [] : [[organisation, id] as const])));
  return { files, layers, organisations, faults, built: new Map() };
}

/** The name under which a calendar file counts, from what it says of itself; whatever is wrong with it is refused with its path. */
export function calendarFileName(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'calendar' in value) return `${LAYERS}${validateCalendarLayer(value).calendar}`;
  const { region, year } = validateCalendarYear(value);
  if (region !== NATIONAL) throw expected('/region', `${NATIONAL}; the days of another region stand in a layer`);
  return `${region}-${year}`;
}

const idOf = (name: string): string => name.replace(/\.json$/, '');

/** Does something with one layer's file; whatever is wrong with it is kept for the operator. */
function tried(faults: Map<string, Refusal>, name: string, act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    faults.set(idOf(name), error.code === 'internal' ? error : new Refusal('internal', { detail: `policy file ${name}: ${error.message}` }));
    return false;
  }
}

const expected = (field: string, what: string): Refusal => new Refusal('invalid-field', { field, detail: `${field}: expected ${what}` });

function checkNamed(layer: CalendarLayer, id: string): CalendarLayer {
  if (layer.calendar !== id || id === NATIONAL) throw expected('/calendar', id === NATIONAL ? 'another name than the national calendar' : `${id}, as the file is named`);
  return layer;
}

function checkBase(layer: CalendarLayer, layers: ReadonlyMap<string, CalendarLayer>, nationalZone: string): void {
  const { inherits } = layer;
  if (inherits === null) return;
  const base = layers.get(inherits);
  if (base === undefined && inherits !== NATIONAL) throw expected('/inherits', `a calendar that is there, found ${inherits}`);
  const zone = base?.zone ?? nationalZone;
  if (layer.zone !== zone) throw expected('/zone', `${zone}, as ${inherits}`);
  const seen = new Set([layer.calendar]);
  for (let next = base; next !== undefined; next = next.inherits === null ? undefined : layers.get(next.inherits)) {
    if (seen.has(next.calendar)) throw expected('/inherits', 'no circle');
    seen.add(next.calendar);
  }
}

function checkOwn(organisation: string, organisations: ReadonlyMap<string, string>): void {
  const other = organisations.get(organisation);
  if (other !== undefined) throw expected('/organisation', `an organisation that has no calendar of its own yet, found ${organisation} of ${other}`);
}

const readSource = <T>({ name, read }: CalendarSource, validate: (value: unknown) => T): T => inSource(name, () => validate(read()));

function inSource<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const field = error instanceof Refusal && error.field !== undefined ? { field: error.field } : {};
    throw new Refusal('internal', { ...field, detail: `policy file ${name.replace(LAYERS, '')}.json: ${error instanceof Error ? error.message : String(error)}` });
  }
}

/** The national calendar's files, read and checked once. */
export const calendarFiles = (): CalendarFiles => shelfNow().files;

/** The calendars that can be counted by, the national one first. */
export const calendarIds = (): string[] => calendarsOn(shelfNow());

/** The layer of a calendar; the national one has none. */
export const calendarLayer = (id: string): CalendarLayer | undefined => shelfNow().layers.get(id);

/** What is wrong with files that are therefore not in use: for the operator. */
export const calendarFaults = (): string[] => [...shelfNow().faults.values()].map((fault) => fault.message);

/** A calendar with everything published or only what was published by a day; an unknown one is refused. */
export const loadCalendar = (asOf?: Day, id = NATIONAL): Calendar => calendarOn(shelfNow(), asOf, id);

/** The same of any shelf. */
export const calendarOn = (from: CalendarShelf, asOf?: Day, id = NATIONAL): Calendar =>
  build(from, id, asOf === undefined ? undefined : lastBefore(publicationDays(from, id), asOf));

/** The calendar of an organisation's own clocks (law.md §8 no. 30): its own, where it has one in the zone of the pack, else the one that the pack counts by. */
export function calendarFor(from: CalendarShelf, { calendarRegion, zone }: { calendarRegion: string; zone: string }, organisation: string | null): Calendar {
  const own = organisation === null ? undefined : from.organisations.get(organisation);
  return calendarOn(from, undefined, own !== undefined && from.layers.get(own)?.zone === zone ? own : calendarRegion);
}

/** The calendar of a version that a clock was started on: today's files as of one of their publications; undefined when they no longer give it. */
export const calendarOfVersion = (version: string): Calendar | undefined => versionOn(shelfNow(), version);

/** The same of any shelf. */
export function versionOn(from: CalendarShelf, version: string): Calendar | undefined {
  const id = version.slice(0, version.indexOf('@'));
  if (id !== NATIONAL && !from.layers.has(id)) return undefined;
  const current = calendarOn(from, undefined, id);
  if (current.version === version) return current;
  return publicationDays(from, id).map((day) => build(from, id, day)).find((calendar) => calendar.version === version);
}

/** The calendars that can be counted by on a shelf, the national one first. */
export const calendarsOn = (from: CalendarShelf): string[] => [NATIONAL, ...[...from.layers.keys()].sort()];

/** Reads the files anew; when one of the national calendar is wrong, what was in force stays in force, and the refusal says what is wrong. */
export function reloadCalendars(from = directory): { ok: true } | { ok: false; refusal: Refusal } {
  try {
    shelf = readShelf(sourcesOf(from));
    return { ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}

function build(from: CalendarShelf, id: string, asOf: Day | undefined): Calendar {
  const key = `${id} ${asOf ?? ''}`;
  const kept = from.built.get(key);
  if (kept !== undefined) return kept;
  const calendar = id === NATIONAL ? buildCalendar(from.files, asOf) : layOver(from, id, asOf);
  from.built.set(key, calendar);
  return calendar;
}

function layOver(from: CalendarShelf, id: string, asOf: Day | undefined): Calendar {
  const { layer, above } = chainOf(from, id)[0]!;
  return layCalendar(above === null ? null : build(from, above, asOf), layer, asOf);
}

/** A layer and those it inherits from, the nearest first. */
function chainOf(from: CalendarShelf, id: string): { layer: CalendarLayer; above: string | null }[] {
  const chain: { layer: CalendarLayer; above: string | null }[] = [];
  for (let next: string | null = id; next !== null && next !== NATIONAL; ) {
    const layer = from.layers.get(next);
    if (layer === undefined) throw from.faults.get(next) ?? unknownCalendar([NATIONAL, ...from.layers.keys()]);
    chain.push({ layer, above: layer.inherits });
    next = layer.inherits;
  }
  return chain;
}

/** Every day on which something of a calendar was published, in order. */
function publicationDays(from: CalendarShelf, id: string): Day[] {
  const { years, statutory } = from.files;
  const chain = id === NATIONAL ? [] : chainOf(from, id);
  const national = id === NATIONAL || chain.at(-1)?.above === NATIONAL;
  const days = [
    ...(national ? [...years.flatMap((year) => [year.published.date, ...year.revisions.map((r) => r.published.date)]), ...statutory.rules.map((rule) => rule.published.date), ...furtherDays(statutory)] : []),
    ...chain.flatMap(({ layer }) => [
      layer.source.date, ...(layer.certain === null ? [] : [layer.certain.since]), ...layer.rules.map((rule) => rule.published.date), ...layer.notices.map((notice) => notice.published.date),
    ]),
  ];
  return [...new Set(days)].sort();
}

const furtherDays = ({ further }: CalendarFiles['statutory']): Day[] => (further === undefined ? [] : [further.added, ...further.rules.map((rule) => rule.published.date)]);

/** The last of the days up to a day; before the first of them nothing was known, which any earlier day says as well. */
const lastBefore = (days: readonly Day[], asOf: Day): Day => days.findLast((day) => day <= asOf) ?? ('0001-01-01' as Day);

function unknownCalendar(ids: readonly string[]): Refusal {
  const expected = `one of ${ids.join(', ')}`;
  return new Refusal('invalid-field', { field: '/calendar', params: { expected }, detail: `/calendar: expected ${expected}` });
}
