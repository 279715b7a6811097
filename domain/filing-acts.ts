import type { EvidenceId, IncidentId, OrgId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/** What a subject stands to lose soon. */
export const STAKE_KINDS = ['bid', 'licence', 'loan', 'employment', 'other'] as const;
export type StakeKind = (typeof STAKE_KINDS)[number];

/** What is at stake and when; the words stand beside the act. `harmAt`: the instant that counts for the order of queues. */
export interface Stake {
  kind: StakeKind;
  on: Day;
  harmAt: Instant;
  /** Files that show it; without any it is told, and not shown. */
  proofIds: EvidenceId[];
}

/** 一窗受理: any department's counter, paper at the platform's window, or what an office finds itself. */
export const FILING_WAYS = ['counter', 'paper', 'exOfficio'] as const;
export type FilingWay = (typeof FILING_WAYS)[number];

/** By what right somebody files for a subject (law.md §8, 5). */
export const APPLICANT_KINDS = ['self', 'agent', 'legalRepresentative', 'successor', 'liquidator', 'heir'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** 是否收费: filing is free, and whoever takes money for it is looked into. */
export const FEE_ANSWERS = ['none', 'charged', 'unsaid'] as const;
export type FeeAnswer = (typeof FEE_ANSWERS)[number];

/** What a filing may say beside its grounds; absent in what was filed without it. */
export interface FilingFacts {
  stake?: Stake;
  /** 收件即暂缓: files that show a ground at first sight, by which the pack orders the suspension at receipt. */
  primaFacieIds?: EvidenceId[];
  provisional?: true;
  /** One of the cases of a faulty batch: it is verified once for all of them. */
  incident?: IncidentId;
  /** By whom it was taken in; absent: the subject itself, online. */
  through?: { how: FilingWay; orgId: OrgId };
  applicant?: { as: ApplicantKind; validUntil: Day | null; proofIds: EvidenceId[]; fee: FeeAnswer; flagged?: true };
}
