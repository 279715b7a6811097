import type { EvidenceId } from './ids.ts';
import type { ClockTerms, LedgerTerms } from './limit.ts';
import type { Instant } from './time.ts';

/** What may be missing from an objection; a supplement notice names everything at once. */
export const SUPPLEMENT_ITEMS = [
  'identity', // 主体身份证明
  'authority', // 授权委托书或资格证明
  'ground', // 异议理由不明确
  'value', // 主张的正确内容不明确
  'evidence', // 证明材料缺失
  'legibility', // 材料模糊、不完整
] as const;
export type SupplementItem = (typeof SUPPLEMENT_ITEMS)[number];

/** Why an objection is not examined at all (不予受理). */
export const INADMISSIBLE_REASONS = [
  'notTheSubject', // 申请人不是信息主体，也没有授权
  'noSuchContent', // 记录中没有所指的内容
  'repeatWithoutNewEvidence', // 对同一版本再次异议，没有新的证据
  'meritsOfDecision', // 实质是对行政处罚等决定不服
  'noGround', // 没有提出信息不实的理由
] as const;
export type InadmissibleReason = (typeof INADMISSIBLE_REASONS)[number];

/** To whom an objection belongs that is not this platform's to decide (移送), and what is really something else (转办). */
export const TRANSFER_REASONS = [
  'courtList', // 失信被执行人：执行法院 (law.md §8, 7)
  'centralBank', // 金融信用信息基础数据库 (law.md §8, 8)
  'otherCity', // 其他城市提供或决定的信息 (law.md §8, 6)
  'repair', // 信息属实、义务已履行：实为信用修复 (law.md §8, 24)
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** What a supplement that does not come does to the objection: taken for withdrawn, or decided by what is there. */
export const LAPSE_EFFECTS = ['withdrawn', 'goesOn'] as const;
export type LapseEffect = (typeof LAPSE_EFFECTS)[number];

/** Acts between the door and acceptance, and the subject's withdrawal. */
export interface IntakeFacts {
  /** 一次性补正告知: everything at once; `acceptance`: the acceptance clock as it stands from here on, null where the pack lets it run. */
  supplementAsked: { items: SupplementItem[]; supplement: ClockTerms; lapse: LapseEffect; acceptance: LedgerTerms | null };
  supplemented: { evidenceIds: EvidenceId[]; acceptance: LedgerTerms | null };
  notAccepted: { reason: InadmissibleReason };
  /** `receivedAt`: the receipt instant that goes along, so that nobody loses time by having knocked at the wrong door. */
  transferred: { reason: TransferReason; receivedAt: Instant; convertedTo: 'repair' | null };
  /** 撤回: asked for, and in force once the subject has said so a second time. */
  withdrawalAsked: Record<string, never>;
  /** `goesOn`: the record has been found wrong already, and the platform goes on ex officio. */
  withdrawn: { goesOn: boolean };
  /** The procedure's: the limit for the supplement has run out. */
  supplementLapsed: { effect: LapseEffect; acceptance: LedgerTerms | null };
}

/** How a case ended without a decision on the record. */
export const ENDINGS = ['notAccepted', 'transferred', 'converted', 'withdrawn', 'deemedWithdrawn', 'terminated'] as const;
export type Ending = (typeof ENDINGS)[number];
