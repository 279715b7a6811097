import type { LetterId, OrgId, SubjectId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { ClockTerms } from './limit.ts';

/** 更正: a mistake in an issued letter is put right by another letter that takes its place; the one of before stays readable. */
export interface LetterCorrectionFacts {
  /** 拟稿. `otherSigner`: somebody else has to sign it, by the chain of this kind of letter. */
  letterCorrectionDrafted: { letterId: LetterId; letter: LetterKind; otherSigner: boolean };
  /** 签发. `service`: a decision letter that was served has to be served again, and the remedies' time runs from that service; absent otherwise. */
  letterCorrected: { letterId: LetterId; letter: LetterKind; to: { orgId: OrgId } | { subjectId: SubjectId }; ref: string | null; draft: number; service?: ClockTerms };
}

/** Which words are printed anew, by the place where they stand in the letter. */
export interface LetterCorrectionWords {
  reason: string;
  corrections: { pointer: string; to: string }[];
}

export interface LetterCorrectionContents {
  letterCorrectionDrafted: LetterCorrectionWords;
  letterCorrected: LetterCorrectionWords;
}

/** A draft that is not signed yet; a new one of the same letter takes its place. */
export interface LetterCorrectionDraft {
  letterId: LetterId;
  seq: number;
  by: string;
  otherSigner: boolean;
}
