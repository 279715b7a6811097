import { Refusal } from './errors.ts';
import type { Founded } from './founded.ts';
import type { Pack } from './policy.ts';
import { EVIDENCE, PATTERNS } from './policy-names.ts';
import type { RepairClass, Sanction, Sector } from './publicity.ts';
import { REPAIR_CLASSES, SANCTIONS, SECTORS } from './publicity.ts';
import type { Fields } from './reading.ts';
import { readFields, readList, readNullable, readOneOf, readText } from './reading.ts';

/** One line of the mapping: these sanctions (of these sectors; null: of any) are of this class. The first line that fits counts. */
export interface ClassRule extends Founded {
  sectors: readonly Sector[] | null;
  sanctions: readonly Sanction[];
  class: RepairClass;
}

/** How publicity ends at its maximum: with the day alone, or only when conduct is corrected and duties are performed. */
export type EndsByItself = 'always' | 'whenCorrected';

/** What an edition of a repair pack says beside its limits; data, with its clause. */
export interface RepairRegime {
  edition: string;
  classes: readonly ClassRule[];
  /** Classes that are not published in principle. */
  notPublicised: Founded & { classes: readonly RepairClass[] };
  endsByItself: Founded & Record<RepairClass, EndsByItself>;
  /** Sanctions whose publicity may not end early. */
  never: readonly (Founded & { sanctions: readonly Sanction[] })[];
  /** Where a restriction that lasts longer than the maximum governs. */
  restrictionGoverns: Founded | null;
}

/** Which pack a sector's repairs follow; null sectors: all others. */
export interface SectorRule extends Founded {
  sectors: readonly Sector[] | null;
  pack: string;
}

export interface RegimeFile {
  regimes: readonly RepairRegime[];
  sectors: readonly SectorRule[];
}

const founded = (f: Fields, path: string): Founded => ({
  basis: readText(f['basis'], `${path}/basis`), evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE), source: readText(f['source'], `${path}/source`, PATTERNS.source),
});
const FOUNDED = ['basis', 'evidence', 'source'];
const sectorsOf = (value: unknown, path: string): readonly Sector[] | null => readNullable(value, path, (v, p) => readList(v, p, (each, at) => readOneOf(each, at, SECTORS)));
const sanctionsOf = (value: unknown, path: string): Sanction[] => readList(value, path, (each, at) => readOneOf(each, at, SANCTIONS));

function readRegime(value: unknown, path: string): RepairRegime {
  const f = readFields(value, path, ['edition', 'classes', 'notPublicised', 'endsByItself', 'never', 'restrictionGoverns']);
  const np = readFields(f['notPublicised'], `${path}/notPublicised`, ['classes', ...FOUNDED]);
  const ends = readFields(f['endsByItself'], `${path}/endsByItself`, [...REPAIR_CLASSES, ...FOUNDED]);
  const end = (c: RepairClass): EndsByItself => readOneOf(ends[c], `${path}/endsByItself/${c}`, ['always', 'whenCorrected']);
  return {
    edition: readText(f['edition'], `${path}/edition`, PATTERNS.version),
    classes: readList(f['classes'], `${path}/classes`, (each, at) => {
      const r = readFields(each, at, ['sectors', 'sanctions', 'class', ...FOUNDED]);
      return { sectors: sectorsOf(r['sectors'], `${at}/sectors`), sanctions: sanctionsOf(r['sanctions'], `${at}/sanctions`), class: readOneOf(r['class'], `${at}/class`, REPAIR_CLASSES), ...founded(r, at) };
    }),
    notPublicised: { classes: readList(np['classes'], `${path}/notPublicised/classes`, (each, at) => readOneOf(each, at, REPAIR_CLASSES)), ...founded(np, `${path}/notPublicised`) },
    endsByItself: { minor: end('minor'), general: end('general'), serious: end('serious'), ...founded(ends, `${path}/endsByItself`) },
    never: readList(f['never'], `${path}/never`, (each, at) => {
      const r = readFields(each, at, ['sanctions', ...FOUNDED]);
      return { sanctions: sanctionsOf(r['sanctions'], `${at}/sanctions`), ...founded(r, at) };
    }),
    restrictionGoverns: readNullable(f['restrictionGoverns'], `${path}/restrictionGoverns`, (v, p) => founded(readFields(v, p, FOUNDED), p)),
  };
}

/** Checks the file of regimes: every sanction has a class in each of them, and the last line of sectors takes all others. */
export function readRegimes(value: unknown): RegimeFile {
  const f = readFields(value, '', ['regimes', 'sectors']);
  const regimes = readList(f['regimes'], '/regimes', readRegime);
  const sectors = readList(f['sectors'], '/sectors', (each, at): SectorRule => {
    const r = readFields(each, at, ['sectors', 'pack', ...FOUNDED]);
    return { sectors: sectorsOf(r['sectors'], `${at}/sectors`), pack: readText(r['pack'], `${at}/pack`, PATTERNS.pack), ...founded(r, at) };
  });
  for (const [i, { classes }] of regimes.entries()) {
    const missing = SANCTIONS.find((sanction) => !classes.some((rule) => rule.sectors === null && rule.sanctions.includes(sanction)));
    if (missing !== undefined) throw new Refusal('invalid-field', { field: `/regimes/${i}/classes`, detail: `/regimes/${i}/classes: expected a class for ${missing} in any sector` });
  }
  if (sectors.at(-1)?.sectors !== null) throw new Refusal('invalid-field', { field: '/sectors', detail: '/sectors: expected a last line for all other sectors' });
  return { regimes, sectors };
}

/** The line of the mapping that classes a sanction; a file that was read has one for each. */
export function classRule({ classes, edition }: RepairRegime, sector: Sector, sanction: Sanction): ClassRule {
  const rule = classes.find((each) => (each.sectors === null || each.sectors.includes(sector)) && each.sanctions.includes(sanction));
  if (rule === undefined) throw new Error(`${edition} has no class for ${sanction}`);
  return rule;
}

/** Which pack governs a sector's repairs, and why. */
export const sectorRule = (rules: readonly SectorRule[], sector: Sector): SectorRule => rules.find(({ sectors }) => sectors === null || sectors.includes(sector))!;

/** One edition of a repair pack with its regime. */
export interface RepairEdition {
  pack: Pack;
  regime: RepairRegime;
}
