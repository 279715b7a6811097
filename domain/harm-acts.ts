import type { EvidenceId, HarmId, OrgId } from './ids.ts';
import type { RestorationDuty } from './restoration-acts.ts';
import type { Day } from './time.ts';

/** What a wrong record has cost somebody, as they may enter it in their harm diary (损害记录). */
export const DIARY_HARMS = [
  'refusedApplication', // 许可、项目、资金申请被拒绝
  'lostContract', // 失去投标、合同、订单
  'lostCredit', // 贷款、保险被拒绝或者提高费率
  'lostHonour', // 荣誉、资格、评级被撤销、降低
  'madePublic', // 被公示、通报、报道
  'cost', // 其他费用和损失
] as const;
/** `usedWhileSuspended`: entered by the register with the report of such a use (law.md §8 no. 35), and by nobody else. */
export const HARM_KINDS = [...DIARY_HARMS, 'usedWhileSuspended'] as const;
export type HarmKind = (typeof HARM_KINDS)[number];

/** Which duty of restoring answers a harm. */
export const DUTY_OF_HARM = {
  refusedApplication: 'reopenApplication', lostContract: 'reopenApplication', lostCredit: 'informReliers', lostHonour: 'restoreHonour', madePublic: 'withdrawNotice', cost: 'compensationRoute', usedWhileSuspended: 'reopenApplication',
} as const satisfies Record<HarmKind, RestorationDuty>;

export interface FiledHarm {
  entryId: HarmId;
  harm: HarmKind;
  on: Day;
  /** The department through which it came; null where the subject cannot say. */
  orgId: OrgId | null;
  evidenceIds: EvidenceId[];
}

export interface HarmFacts {
  /** 提交损害记录: from here on they are the case's, and the checklist of whoever has to restore. What happened, and amounts, are content. */
  harmsFiled: { harms: FiledHarm[]; evidenceIds: EvidenceId[] };
}

export interface HarmContents {
  harmsFiled: { harms: HarmWords[] };
}
export interface HarmWords {
  entryId: HarmId;
  where: string;
  what: string;
  /** In yuan, as decimals; null where nothing can be put into money. */
  amount: string | null;
}
