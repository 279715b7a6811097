import type { PrintedDue, PrintedMeasure } from './printed.ts';
import type { KeptReason, RepairClass } from './publicity.ts';
import type { RefusalReason, RepairGround, RevocationReason } from './repair-acts.ts';
import type { Day, Instant } from './time.ts';

/** Documents of credit repair (law.md §7). */
export const REPAIR_LETTER_KINDS = [
  'repairReceipt', // 信用修复申请回执
  'repairSupplementNotice', // 信用修复一次性补正告知书
  'repairExtensionNotice', // 信用修复延期办理告知书
  'repairGrant', // 准予信用修复决定书
  'repairRefusal', // 不予信用修复决定书
  'repairRevocation', // 撤销信用修复决定书
  'repairLapseNotice', // 信用修复申请视为撤回告知书
  'repairConversionNotice', // 信用修复申请转为异议告知书
  'repairStopNotice', // 终止公示、共享和使用通知书, to each recipient
  'repairRestoreNotice', // 恢复公示、共享和使用通知书
  'repairCertificate', // 信用修复证明
  'repairHint', // 信用修复提示书, with the listing (两书同达)
  'publicityEndNotice', // 终止公示告知书
  'publicityKeptNotice', // 继续公示告知书
] as const;
export type RepairLetterKind = (typeof REPAIR_LETTER_KINDS)[number];

/** What the letters of a repair are printed from; each takes what it needs. */
export interface PrintedRepair {
  authority: string;
  /** null: the authority has not stated yet what the publicity rests on. */
  class: RepairClass | null;
  ground: RepairGround;
  /** The edition that governs, as a reader knows it. */
  regulation: string;
  receivedAt: Instant | null;
  minOn: Day | null;
  maxOn: Day | null;
  earliestOn: Day | null;
  /** The clauses the days rest on. */
  clauses: string[];
  reasons: string;
  refusal: RefusalReason | null;
  revocation: RevocationReason | null;
  kept: KeptReason[];
  measures: PrintedMeasure[];
  effectiveOn: Day | null;
  barUntil: Day | null;
  /** The date the letter is about: of the decision, the supplement, the confirmation. */
  due: PrintedDue | null;
  temporary: boolean;
  /** A supplement that does not come changes nothing: the application goes on with what there is. */
  goesOn?: boolean;
  /** Of a notice to a recipient: publicity has ended by itself at its maximum, and nobody has decided anything. */
  atMaximum?: boolean;
  /** Told again: where the subject has seen it still shown, in its words. */
  stillShown?: string;
  remedies: { body: string; days: number; months: number } | null;
  checkUrl: string | null;
}
