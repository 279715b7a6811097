import type { LimitName } from './limit.ts';

/** The acts between a request to verify and its answer, and those that follow from silence. */
export interface VerifyingFacts {
  /** 逾期未答证明: a duty to the subject has lapsed without an answer; the certificate is the letter of this act. */
  noAnswerCertified: { limit: LimitName; ref: string; generation: number };
}
