import { Refusal } from './errors.ts';
import type { Pack } from './policy.ts';
import { addDays } from './time.ts';
import type { Day } from './time.ts';

/** An edition that may not come into force, and why. */
export interface RefusedEdition {
  version: string;
  refusal: Refusal;
}

/**
 * Puts the editions of one pack one after the other. Each begins the day after the one before ends; one that overlaps or
 * leaves a gap is refused, and those before it stay in force.
 */
export function inSequence<P extends Pick<Pack, 'version' | 'validFrom' | 'validTo'>>(editions: readonly P[]): { accepted: P[]; refused: RefusedEdition[] } {
  const accepted: P[] = [];
  const refused: RefusedEdition[] = [];
  for (const edition of [...editions].sort((a, b) => (`${a.validFrom} ${a.version}` < `${b.validFrom} ${b.version}` ? -1 : 1))) {
    const before = accepted.at(-1);
    const detail = before === undefined ? undefined : misfit(before, edition);
    if (detail === undefined) accepted.push(edition);
    else refused.push({ version: edition.version, refusal: new Refusal('invalid-field', { field: '/validFrom', detail: `/validFrom: ${detail}` }) });
  }
  return { accepted, refused };
}

function misfit(before: Pick<Pack, 'version' | 'validTo'>, edition: Pick<Pack, 'validFrom'>): string | undefined {
  if (before.validTo === null) return `expected no further edition while ${before.version} has no end; its validTo says until when it is in force`;
  const next = addDays(before.validTo, 1);
  if (edition.validFrom < next) return `expected ${next}, found an overlap with ${before.version}, in force until ${before.validTo}`;
  if (edition.validFrom > next) return `expected ${next}, found a gap after ${before.version}, in force until ${before.validTo}`;
  return undefined;
}

/**
 * The edition that cases received on a day are pinned to, of those adopted (without a day: the newest of them). One that waits for its
 * adoption leaves the one before it in force, also past its end: nobody's rights depend on how long an approval takes.
 */
export function adoptedOn<P extends Pick<Pack, 'version' | 'validFrom' | 'validTo'>>(editions: readonly P[], isAdopted: (version: string) => boolean, on: Day | undefined): P | undefined {
  const last = on === undefined ? undefined : editionOn(editions, on);
  if (on !== undefined && last === undefined) return undefined;
  return (last === undefined ? editions : editions.slice(0, editions.indexOf(last) + 1)).findLast(({ version }) => isAdopted(version));
}

/** The edition in force on a day; undefined when there is none. */
export const editionOn = <P extends Pick<Pack, 'validFrom' | 'validTo'>>(editions: readonly P[], on: Day): P | undefined =>
  editions.find((edition) => edition.validFrom <= on && (edition.validTo === null || edition.validTo >= on));
