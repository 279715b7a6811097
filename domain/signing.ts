import type { OrgKind } from './organisation.ts';
import type { LetterKind } from './letter.ts';
import type { Remedy } from './objection.ts';

/** How a document comes about: 拟稿 → 审核、签发 → 用印. The seal is put on when the letter is rendered. */
export interface SigningChain {
  organ: OrgKind;
  letter: LetterKind;
  /** For decisions with these remedies. */
  remedies: readonly Remedy[];
  /** Whoever signs (签发) has not drafted it (拟稿): four eyes. */
  otherSigner: boolean;
}

/** Per kind of organ and of letter. A kind of letter that is not here follows from an act and is nobody's to sign. */
export const SIGNING_CHAINS: readonly SigningChain[] = [
  // What withdraws a record or leaves a subject without help needs two people; a correction that its provider has found, one.
  { organ: 'platform', letter: 'decisionLetter', remedies: ['revoke', 'none', 'annotate', 'stopDisclosure'], otherSigner: true },
  { organ: 'platform', letter: 'decisionLetter', remedies: ['correct'], otherSigner: false },
];

/** Who draws up and who signs a kind of letter; one that follows from an act is signed by whoever does the act. */
export function letterChain(organ: OrgKind, letter: LetterKind, remedy: Remedy | null): Pick<SigningChain, 'otherSigner'> {
  return SIGNING_CHAINS.find((c) => c.organ === organ && c.letter === letter && (remedy === null || c.remedies.includes(remedy))) ?? { otherSigner: false };
}

/** The chain of a decision. */
export function decisionChain(organ: OrgKind, remedy: Remedy): SigningChain {
  const chain = SIGNING_CHAINS.find((c) => c.letter === 'decisionLetter' && c.organ === organ && c.remedies.includes(remedy));
  if (chain === undefined) throw new Error(`no chain for a ${remedy} of a ${organ}`);
  return chain;
}
