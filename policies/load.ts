import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { PolicyPack } from '../domain/policy.ts';
import { validatePack } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import { readData } from './load-calendars.ts';

export { calendarFiles, calendarOfVersion, loadCalendar } from './load-calendars.ts';

/** The pack that new cases are received under. */
const CURRENT = 'CN-230600';

const packDirectory = join(import.meta.dirname, 'packs');

let packs: ReadonlyMap<string, PolicyPack> | undefined;

function allPacks(): ReadonlyMap<string, PolicyPack> {
  packs ??= new Map(
    readdirSync(packDirectory)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readData(packDirectory, name, validatePack))
      .map((pack) => [pack.version, pack]),
  );
  return packs;
}

/** The pack of a version; a version that a case was pinned to and that is gone is a fault of the installation. */
export function loadPack(version: string): PolicyPack {
  const pack = allPacks().get(version);
  if (pack === undefined) throw new Refusal('internal', { detail: `no policy pack ${version}` });
  return pack;
}

/** The newest edition of the city's pack, or the one valid on a day: a case is pinned to that of its receipt. */
export function currentPack(on?: Day): PolicyPack {
  const editions = [...allPacks().values()].filter((pack) => pack.pack === CURRENT && (on === undefined || pack.validFrom <= on));
  const newest = editions.sort((a, b) => (`${a.validFrom} ${a.version}` < `${b.validFrom} ${b.version}` ? -1 : 1)).at(-1);
  if (newest === undefined) throw new Refusal('internal', { detail: `no policy pack ${CURRENT}` });
  return newest;
}

/** A pack by its edition, or the newest edition by its name; undefined when there is none. */
export function packNamed(name: string): PolicyPack | undefined {
  const packs = allPacks();
  return packs.get(name) ?? [...packs.values()].filter((pack) => pack.pack === name).sort((a, b) => (`${a.validFrom} ${a.version}` < `${b.validFrom} ${b.version}` ? -1 : 1)).at(-1);
}
