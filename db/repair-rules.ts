import type { Sector } from '../domain/publicity.ts';
import type { SectorRule } from '../domain/repair-regime.ts';
import type { TermTable } from '../domain/repair-terms.ts';
import { measureTerms, packOfSector } from '../policies/load-repair.ts';

/** The city's table of terms of measures, as a value for the counter. */
export const measureTermsInForce = (): TermTable => measureTerms();
/** Which pack a sector's repairs follow, and why. */
export const ruleOfSector = (sector: Sector): SectorRule => packOfSector(sector);
