import type { CatalogueEdition } from '../domain/measure-catalogue.ts';
import { readCatalogue } from '../domain/measure-catalogue.ts';
import type { Pack, PolicyPack } from '../domain/policy.ts';
import { isObjectionPack } from '../domain/policy.ts';
import { allPacks, CITY_PACK, cityEditions, findPack } from '../policies/load.ts';

/** Calendar files by their name, as JSON; editions of packs with them, as `packs/` and their version. */
export type CalendarFileSet = Readonly<Record<string, unknown>>;

const PACKS = 'packs/';
const UPLOADS = 'uploads/';
/** Editions of the catalogue of measures that were handed in; those of the release count beside them. */
const MEASURES = 'measures/';
const fileOfEdition = (version: string): string => `${PACKS}${version}`;

/** The edition of a pack that a file is; undefined: it is a calendar's. */
export const editionOfFile = (name: string): string | undefined => (name.startsWith(PACKS) ? name.slice(PACKS.length) : undefined);

/** Whether a file says a calendar's days: the rest are editions, as they count and as they were handed in. */
export const isCalendarFile = (name: string): boolean => !name.startsWith(PACKS) && !name.startsWith(UPLOADS) && !name.startsWith(MEASURES);

/** The editions this release ships of the city's pack, as files: each as it is after its inheritance, so that its hash says all of it. */
export const shippedEditions = (): CalendarFileSet => Object.fromEntries(cityEditions().map((edition) => [fileOfEdition(edition.version), edition]));

/** An edition that was handed in, as two files: as it counts, after its inheritance, and as it came. */
export const uploadedEdition = (edition: Pack, file: unknown): CalendarFileSet => ({ [fileOfEdition(edition.version)]: edition, [`${UPLOADS}${edition.version}`]: file });

/** An edition of the catalogue of measures that was handed in, as a file. */
export const uploadedCatalogue = (edition: CatalogueEdition, file: unknown): CalendarFileSet => ({ [`${MEASURES}${edition.version}`]: file });

/** The editions of the catalogue in a set of files, as they were handed in. */
export const cataloguesIn = (files: CalendarFileSet): CatalogueEdition[] => Object.entries(files).flatMap(([name, value]) => (name.startsWith(MEASURES) ? [readCatalogue(value)] : []));

/** Whether a set holds an edition because somebody handed it in, and no release ships it. */
export const isUploaded = (files: CalendarFileSet, version: string): boolean => `${UPLOADS}${version}` in files;

/** The file as it was handed in. */
export const uploadOf = (files: CalendarFileSet, version: string): unknown => files[`${UPLOADS}${version}`] ?? null;

/** The editions of a set of files, in the order in which they begin; a shipped one as this release has it, one handed in as it was approved. */
export function editionsIn(files: CalendarFileSet): Pack[] {
  const editions = Object.entries(files).flatMap(([name, value]) => {
    const version = editionOfFile(name);
    if (version === undefined) return [];
    return [isUploaded(files, version) ? withRules(value as Pack) : (findPack(version) ?? withRules(value as Pack))];
  });
  return editions.sort((a, b) => (`${a.validFrom} ${a.version}` < `${b.validFrom} ${b.version}` ? -1 : 1));
}

/** 审核、签发 as every edition had them before one could say so: what this release ships is that very rule. */
const shippedSigning = (): PolicyPack['signing'] => cityEditions()[0]?.signing ?? [];

/** An edition kept from before a rule existed says nothing of it. */
const withRules = (edition: Pack): Pack => ({ ...edition, receipt: edition.receipt ?? null, retention: edition.retention ?? [], intake: edition.intake ?? null, measureTerms: edition.measureTerms ?? [], pausedDays: edition.pausedDays ?? [], socialService: edition.socialService ?? null, signing: edition.signing ?? shippedSigning(), overdueReport: edition.overdueReport ?? null });

/** Of the editions of a set those of the city's pack. */
export const cityEditionsIn = (editions: readonly Pack[]): PolicyPack[] => editions.filter(({ pack }) => pack === CITY_PACK).filter(isObjectionPack);

/** Every edition that can be counted by: what this release ships, and what was handed in and approved. */
export const everyEdition = (editions: readonly Pack[]): Map<string, Pack> => new Map([...allPacks(), ...editions.map((edition) => [edition.version, edition] as const)]);
