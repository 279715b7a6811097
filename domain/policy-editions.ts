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
 * The edition that what is received on a day is pinned to, of those adopted, in the order in which they begin (without a day: the newest). One
 * whose successor waits for its adoption stays in force, also past its end: nobody's rights depend on how long an approval takes.
 */
export const adoptedOn = <P extends Pick<Pack, 'validFrom'>>(adopted: readonly P[], on: Day | undefined): P | undefined =>
  adopted.findLast(({ validFrom }) => on === undefined || validFrom <= on);

/** Refuses an edition that is handed in and does not follow the last of its pack: its approval ends one that has no end. */
export function assertFollows(edition: Pick<Pack, 'validFrom'>, last: Pick<Pack, 'version' | 'validFrom' | 'validTo'> | undefined): void {
  if (last === undefined) return;
  const detail = last.validTo !== null ? misfit(last, edition)
    : edition.validFrom > last.validFrom ? undefined : `expected a day after ${last.validFrom}, on which ${last.version} begins, found ${edition.validFrom}: an overlap`;
  if (detail !== undefined) throw new Refusal('invalid-field', { field: '/validFrom', detail: `/validFrom: ${detail}` });
}

/** The edition in force on a day; undefined when there is none. */
export const editionOn = <P extends Pick<Pack, 'validFrom' | 'validTo'>>(editions: readonly P[], on: Day): P | undefined =>
  editions.find((edition) => edition.validFrom <= on && (edition.validTo === null || edition.validTo >= on));
