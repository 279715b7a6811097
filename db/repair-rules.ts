import type { Pack } from '../domain/policy.ts';
import type { Sector } from '../domain/publicity.ts';
import { SECTORS } from '../domain/publicity.ts';
import type { SectorRule } from '../domain/repair-regime.ts';
import type { TermTable } from '../domain/repair-terms.ts';
import { editionsOf } from '../policies/load.ts';
import type { ServiceRule } from '../domain/social-service.ts';
import { measureTerms, packOfSector, socialServiceRule } from '../policies/load-repair.ts';

/** The city's table of terms of measures, as a value for the counter. */
export const measureTermsInForce = (): TermTable => measureTerms();
/** The city's rule of social service. */
export const socialServiceInForce = (): ServiceRule => socialServiceRule();
/** Every edition of every repair pack, the newest first of each. */
export const repairPacks = (): Pack[] => [...new Set(SECTORS.map((sector) => packOfSector(sector).pack))].flatMap((pack) => editionsOf(pack).toReversed());
/** Which pack a sector's repairs follow, and why. */
export const ruleOfSector = (sector: Sector): SectorRule => packOfSector(sector);
