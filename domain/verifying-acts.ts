import type { EvidenceId, OrderId, OrgId } from './ids.ts';
import type { ClockTerms, LimitName } from './limit.ts';
import type { Finding } from './objection.ts';

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
  /** 撤回协查、改送: `to` is asked in its place, by the same clock; null: nobody is. */
  verificationRecalled: { orderId: OrderId; to: OrgId | null };
  /** 职能承继: whoever was asked is no more; its successor has the request by the same clock. `to`: null where the successor was asked itself already. */
  verificationSucceeded: { orderId: OrderId; to: OrgId | null };
  /** 联席会议: providers contradict each other; the lead organ has to hear them. */
  jointMeetingCalled: { leadId: OrgId; meeting: ClockTerms };
  /** The result in the lead organ's name, one finding per ground; the minutes stand beside the act. */
  jointMeetingHeld: { findings: Finding[] };
  /** 逾期未答证明: a duty to the subject has lapsed without an answer; the certificate is the letter of this act. */
  noAnswerCertified: { limit: LimitName; ref: string; generation: number };
}
