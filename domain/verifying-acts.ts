import type { EvidenceId } from './ids.ts';
import type { LimitName } from './limit.ts';

/** How a file of evidence was viewed: here, outside of this system by somebody named, or a part of it by somebody named. */
export const EVIDENCE_VIEWS = ['online', 'offline', 'sampled'] as const;
export type EvidenceView = (typeof EVIDENCE_VIEWS)[number];

/** What the provider says of one file of evidence. */
export interface EvidenceFinding {
  evidenceId: EvidenceId;
  how: EvidenceView;
  accepted: boolean;
}

/** The acts between a request to verify and its answer, and those that follow from silence. */
export interface VerifyingFacts {
  /** 逾期未答证明: a duty to the subject has lapsed without an answer; the certificate is the letter of this act. */
  noAnswerCertified: { limit: LimitName; ref: string; generation: number };
}
