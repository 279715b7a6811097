import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { Pack, PolicyPack } from '../domain/policy.ts';
import { isObjectionPack } from '../domain/policy.ts';
import { adoptedOn, inSequence } from '../domain/policy-editions.ts';
import type { PackFile } from '../domain/policy-file.ts';
import { readPackFile } from '../domain/policy-file.ts';
import { mergePack } from '../domain/policy-merge.ts';
import type { Day } from '../domain/time.ts';
import type { CalendarShelf } from './load-calendars.ts';
import { calendarOn, calendarsOn, shippedShelf } from './load-calendars.ts';

export { calendarFiles, calendarOfVersion, loadCalendar } from './load-calendars.ts';

/** The pack that new cases are received under. */
export const CITY_PACK = 'CN-230600';

const packDirectory = join(import.meta.dirname, 'packs');

/** A pack file that may not come into force, and why; the others stay in force. */
export interface RefusedPack {
  file: string;
  code: string;
  field: string | null;
  detail: string;
}

interface Packs {
  byVersion: ReadonlyMap<string, Pack>;
  byPack: ReadonlyMap<string, readonly Pack[]>;
  refused: readonly RefusedPack[];
}

/** Reads the files of a directory of packs, each after the edition it inherits from; what is wrong is left out and said. */
export function readPacks(directory: string): Packs {
  const refused: RefusedPack[] = [];
  const refuse = (file: string, error: unknown): void => {
    const detail = error instanceof Error ? error.message : String(error);
    refused.push(error instanceof Refusal ? { file, code: error.code, field: error.field ?? null, detail } : { file, code: 'not-json', field: null, detail });
  };
  const waiting = new Map<string, { name: string; file: PackFile }>();
  for (const name of readdirSync(directory).filter((each) => each.endsWith('.json')).sort()) {
    try {
      const file = readPackFile(JSON.parse(readFileSync(join(directory, name), 'utf8')));
      if (waiting.has(file.version)) throw new Refusal('invalid-field', { field: '/version', detail: `/version: expected an edition that no other file has, found ${file.version}` });
      waiting.set(file.version, { name, file });
    } catch (error) {
      refuse(name, error);
    }
  }
  const merged = new Map<string, Pack>();
  const merging = new Set<string>();
  const mergedOf = (version: string): Pack | null => {
    const known = merged.get(version);
    const entry = waiting.get(version);
    if (known !== undefined || entry === undefined || merging.has(version)) return known ?? null;
    merging.add(version);
    try {
      const pack = mergePack(entry.file, entry.file.inherits === null ? null : mergedOf(entry.file.inherits));
      assertCalendar(pack, shippedShelf());
      merged.set(version, pack);
    } catch (error) {
      refuse(entry.name, error);
    }
    return merged.get(version) ?? null;
  };
  for (const version of waiting.keys()) mergedOf(version);
  const byPack = new Map<string, readonly Pack[]>();
  for (const [pack, editions] of Map.groupBy(merged.values(), (each) => each.pack)) {
    const sequence = inSequence(editions);
    byPack.set(pack, sequence.accepted);
    for (const { version, refusal } of sequence.refused) {
      merged.delete(version);
      refuse(waiting.get(version)?.name ?? version, refusal);
    }
  }
  return { byVersion: merged, byPack, refused };
}

/** A pack counts by a calendar that is there, in its time zone; refused with the path otherwise. */
export function assertCalendar({ calendarRegion, zone }: Pick<Pack, 'calendarRegion' | 'zone'>, shelf: CalendarShelf): void {
  const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, params: { expected }, detail: `${field}: expected ${expected}` });
  const known = calendarsOn(shelf);
  if (!known.includes(calendarRegion)) throw wrong('/calendarRegion', `one of ${known.join(', ')}`);
  const own = calendarOn(shelf, undefined, calendarRegion).zone;
  if (zone !== own) throw wrong('/zone', `${own}, as the calendar ${calendarRegion}`);
}

let packs: Packs | undefined;
const installed = (): Packs => (packs ??= readPacks(packDirectory));

/** Reads the packs anew, as a process of another release does. */
export function reloadPacks(from = packDirectory): void {
  packs = readPacks(from);
}

/** Every edition that is in order, by its version. */
export const allPacks = (): ReadonlyMap<string, Pack> => installed().byVersion;

/** The pack files of the installation that were refused, with the path of what is wrong in each. */
export const refusedPacks = (): readonly RefusedPack[] => installed().refused;

/** Any pack of a version, also one of repair or of another country; undefined when there is none. */
export const findPack = (version: string): Pack | undefined => allPacks().get(version);

/** The objection pack of a version; a version that a case was pinned to and that is gone is a fault of the installation. */
export function loadPack(version: string, pack = findPack(version)): PolicyPack {
  if (pack === undefined || !isObjectionPack(pack)) throw new Refusal('internal', { detail: `no policy pack ${version}` });
  return pack;
}

/** The pack of any procedure that a clock was started on; one that is gone is a fault of the installation. */
export function loadClockPack(version: string, pack = findPack(version)): Pack {
  if (pack === undefined) throw new Refusal('internal', { detail: `no policy pack ${version}` });
  return pack;
}

/** The editions of the city's pack that this release ships, one after the other; which of them count, an installation's own dossier says. */
export const cityEditions = (): PolicyPack[] => (installed().byPack.get(CITY_PACK) ?? []).filter(isObjectionPack);

/** The edition of the city's pack in force on a day (a case is pinned to that of its receipt), or the newest, of those given. */
export function currentPack(on?: Day, editions: readonly PolicyPack[] = cityEditions()): PolicyPack {
  const edition = adoptedOn(editions, on);
  if (edition === undefined) throw new Refusal('internal', { detail: `no policy pack ${CITY_PACK}` });
  return edition;
}

/** Reads an edition that was handed in, over the one it inherits from; whatever is wrong with it is refused with its path. */
export function readEdition(value: unknown, editionOf: (version: string) => Pack | undefined): Pack {
  const file = readPackFile(value);
  if (editionOf(file.version) !== undefined) throw new Refusal('invalid-field', { field: '/version', detail: `/version: expected an edition that is not there yet, found ${file.version}` });
  return mergePack(file, file.inherits === null ? null : (editionOf(file.inherits) ?? null));
}

/** Any pack by its edition, or the newest edition by its name; undefined when there is none. */
export const packNamed = (name: string): Pack | undefined => findPack(name) ?? installed().byPack.get(name)?.at(-1);

/** The editions of any pack, one after the other. */
export const editionsOf = (pack: string): readonly Pack[] => installed().byPack.get(pack) ?? [];
