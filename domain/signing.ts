import type { Founded, ReadFounded } from './founded.ts';
import type { LetterKind } from './letter.ts';
import { LETTER_KINDS } from './letter.ts';
import type { Remedy } from './objection.ts';
import { REMEDIES } from './objection.ts';
import type { OrgKind } from './organisation.ts';
import { readBoolean, readNullable, readOneOf } from './reading.ts';

/** Organs whose letters are drafted and signed here; what other organs issue follows from an act of theirs. */
export const SIGNING_ORGANS = ['platform'] as const satisfies readonly OrgKind[];

/**
 * How a document comes about: 拟稿 → 审核 → 签发 → 用印. The seal is put on when the letter is rendered. A pack states a chain per kind of organ and of
 * letter; a kind without one follows from an act and is signed by whoever does it.
 */
export interface SigningChain extends Founded {
  organ: (typeof SIGNING_ORGANS)[number];
  letter: LetterKind;
  /** Of a decision: with which remedy; null for every other letter, whose chain is that of its correction. */
  remedy: Remedy | null;
  /** 审核: another than the drafter passes it before it is signed. */
  review: boolean;
  /** 签发: whoever signs has neither drafted nor reviewed it. */
  otherSigner: boolean;
}

/** What a chain asks of people. */
export type Hands = Pick<SigningChain, 'review' | 'otherSigner'>;

/** Checks a chain of a pack; `founded` reads what it rests on (`domain/policy-file.ts`). */
export const readChain = (value: unknown, path: string, founded: ReadFounded): SigningChain =>
  founded(value, path, ['organ', 'letter', 'remedy', 'review', 'otherSigner'], (f) => ({
    organ: readOneOf(f['organ'], `${path}/organ`, SIGNING_ORGANS), letter: readOneOf(f['letter'], `${path}/letter`, LETTER_KINDS),
    remedy: readNullable(f['remedy'], `${path}/remedy`, (v, p) => readOneOf(v, p, REMEDIES)), review: readBoolean(f['review'], `${path}/review`), otherSigner: readBoolean(f['otherSigner'], `${path}/otherSigner`),
  }));

/** The name of a chain, as it stands in a pointer. */
export const chainKey = ({ organ, letter, remedy }: Pick<SigningChain, 'organ' | 'letter' | 'remedy'>): string => [organ, letter, ...(remedy === null ? [] : [remedy])].join('-');

/** What is wrong with the chains of a procedure that decides objections; undefined: nothing. A chain that nobody would follow is none. */
export function chainsMisfit(signing: readonly SigningChain[]): string | undefined {
  for (const { letter, remedy, review } of signing) {
    if ((letter === 'decisionLetter') !== (remedy !== null)) return `expected a remedy with a decisionLetter and null with any other letter, found ${letter} with ${remedy ?? 'null'}`;
    if (review && letter !== 'decisionLetter') return `expected review false, as only a decisionLetter is reviewed, found true with ${letter}`;
  }
  const missing = REMEDIES.find((remedy) => !signing.some((c) => c.organ === 'platform' && c.letter === 'decisionLetter' && c.remedy === remedy));
  return missing === undefined ? undefined : `expected a chain of each remedy of a platform's decisionLetter, found none of ${missing}`;
}

/** The chain of a decision, as the pack states it. */
export function decisionChain({ signing }: { signing: readonly SigningChain[] }, remedy: Remedy): Hands {
  const chain = signing.find((c) => c.organ === 'platform' && c.letter === 'decisionLetter' && c.remedy === remedy);
  if (chain === undefined) throw new Error(`no chain for a ${remedy} of a platform`);
  return { review: chain.review, otherSigner: chain.otherSigner };
}

/**
 * Whether another signs the correction of a letter than who drafted it. A correction changes words only: its signature is the second look, so that one
 * other person is enough where the letter itself was reviewed as well.
 */
export function correctionNeedsAnother({ signing }: { signing: readonly SigningChain[] }, letter: LetterKind, remedy: Remedy | null): boolean {
  const chain = signing.find((c) => c.organ === 'platform' && c.letter === letter && (c.remedy === null || c.remedy === remedy));
  return chain !== undefined && (chain.otherSigner || chain.review);
}
