import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { Sector } from '../domain/publicity.ts';
import type { RegimeFile, RepairEdition, SectorRule } from '../domain/repair-regime.ts';
import { readRegimes, sectorRule } from '../domain/repair-regime.ts';
import { editionOn } from '../domain/policy-editions.ts';
import type { Day } from '../domain/time.ts';
import { editionsOf } from './load.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'repair', name), 'utf8'));

let regimes: RegimeFile | undefined;
const regimeFile = (): RegimeFile => (regimes ??= readRegimes(read('regimes.json')));

/** Which pack a sector's repairs follow, and why. */
export const packOfSector = (sector: Sector): SectorRule => sectorRule(regimeFile().sectors, sector);

/** The editions of a sector's pack, each with its regime, the oldest first. */
export function repairEditions(sector: Sector): RepairEdition[] {
  return editionsOf(packOfSector(sector).pack).map((pack) => {
    const regime = regimeFile().regimes.find(({ edition }) => edition === pack.version);
    if (regime === undefined) throw new Refusal('internal', { detail: `no repair regime for ${pack.version}` });
    return { pack, regime };
  });
}

/** The edition under which what is received on a day is handled; the oldest for a day before all of them, the newest for one beyond. */
export function repairEditionOn(sector: Sector, day: Day): RepairEdition {
  const editions = repairEditions(sector);
  const pack = editionOn(editions.map((each) => each.pack), day);
  return editions.find((each) => each.pack === pack) ?? (day < editions[0]!.pack.validFrom ? editions.at(0)! : editions.at(-1)!);
}
