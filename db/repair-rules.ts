import type { Pack } from '../domain/policy.ts';
import type { Sector } from '../domain/publicity.ts';
import { SECTORS } from '../domain/publicity.ts';
import type { SectorRule } from '../domain/repair-regime.ts';
import { editionsOf } from '../policies/load.ts';
import { packOfSector } from '../policies/load-repair.ts';

/** Every edition of every repair pack, the newest first of each. */
export const repairPacks = (): Pack[] => [...new Set(SECTORS.map((sector) => packOfSector(sector).pack))].flatMap((pack) => editionsOf(pack).toReversed());
/** Which pack a sector's repairs follow, and why. */
export const ruleOfSector = (sector: Sector): SectorRule => packOfSector(sector);
