import type { EvidenceId, IncidentId, OrgId, RepairId, UserId } from './ids.ts';
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

/** 一窗受理: any department's counter, paper at the platform's window, what an office finds itself, or what somebody filed online for another and the platform took in. */
export const OFFICE_WAYS = ['counter', 'paper', 'exOfficio'] as const;
export type OfficeWay = (typeof OFFICE_WAYS)[number];
export const FILING_WAYS = [...OFFICE_WAYS, 'online'] as const;
export type FilingWay = (typeof FILING_WAYS)[number];

/** By what right somebody files for a subject (law.md §8, 5). */
export const APPLICANT_KINDS = ['self', 'agent', 'legalRepresentative', 'successor', 'liquidator', 'heir'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** 是否收费: filing is free, and whoever takes money for it is looked into. */
export const FEE_ANSWERS = ['none', 'charged', 'unsaid'] as const;
export type FeeAnswer = (typeof FEE_ANSWERS)[number];

/** What a power of attorney may give beyond filing and seeing the objection through: 特别授权, one by one. */
export const POWER_SCOPES = [
  'withdraw', // 代为申请撤回异议（由委托人本人确认）
  'remedy', // 代为申请复核
  'restoration', // 代为认可、异议恢复信誉
] as const;
export type PowerScope = (typeof POWER_SCOPES)[number];

/** The authority under which a person filed online for another (代理、承继), as the act of filing has it; the end of its last day counts. */
export interface PowerFacts {
  userId: UserId;
  scopes: PowerScope[];
  endsAt: Instant | null;
}

/** Who has entered a record: nobody of the same unit decides on it (law.md §8, 42). */
export interface RecordedBy {
  userId: UserId;
  orgId: OrgId | null;
  unitId?: OrgId;
}

/** What a filing may say beside its grounds; absent in what was filed without it. */
export interface FilingFacts {
  stake?: Stake;
  /** 收件即暂缓: files that show a ground at first sight, by which the pack orders the suspension at receipt. */
  primaFacieIds?: EvidenceId[];
  provisional?: true;
  /** One of the cases of a faulty batch: it is verified once for all of them. */
  incident?: IncidentId;
  /** 由信用修复转来 (law.md §8, 24): the instant of receipt of that application counts as this one's; its clocks run from the filing. */
  converted?: { repairId: RepairId; receivedAt: Instant };
  /** 录入: who entered the record as it stood at the filing, and of which unit; absent in acts from before it was asked. */
  recordedBy?: RecordedBy;
  /** By whom it was taken in; absent: the subject itself, online. */
  through?: { how: FilingWay; orgId: OrgId };
  applicant?: { as: ApplicantKind; validUntil: Day | null; proofIds: EvidenceId[]; fee: FeeAnswer; flagged?: true; power?: PowerFacts };
}
