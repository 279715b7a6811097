import type { ComplaintKind, ComplaintOutcome } from './complaint-acts.ts';
import type { AnnulledBy, Track } from './base-decision.ts';
import type { InadmissibleReason, LapseEffect, SupplementItem, TransferReason } from './intake-acts.ts';
import type { LetterCheck } from './letter-check.ts';
import type { LimitUnit, StopReason } from './limit.ts';
import type { FindingResult, MootReason, Outcome, Remedy } from './objection.ts';
import type { RemedyResult } from './remedy.ts';
import type { HarmKind } from './harm-acts.ts';
import type { RestorationDuty, Restorer } from './restoration-acts.ts';
import type { Mark, RecordField } from './record.ts';
import type { PrintedDue, PrintedMeasure } from './printed.ts';
import type { RemedyDates } from './service.ts';
import type { SubjectEndKind } from './subject-end-acts.ts';
import type { StayStanding } from './stay-request-acts.ts';
import type { PrintedRepair, RepairLetterKind } from './repair-letter.ts';
import { REPAIR_LETTER_KINDS } from './repair-letter.ts';
import type { Day, Instant } from './time.ts';
import type { EvidenceView } from './verifying-acts.ts';

export type { PrintedDue, PrintedMeasure } from './printed.ts';

/** Documents the procedure writes (law.md §7); the Chinese name stands in `labels.ts`. */
export const LETTER_KINDS = [
  'receipt', // 收件回执
  'acceptanceNotice', // 异议申请受理通知书
  'suspensionNotice', // 联合惩戒措施暂缓执行通知书
  'suspensionCertificate', // 暂缓执行证明
  'successorNotice', // 主体终止、承继告知书
  'terminationNotice', // 终止办理告知书
  'stayRequest', // 商请暂缓执行函
  'stayAnswerNotice', // 商请暂缓结果告知书
  'verificationRequest', // 协查函
  'urgeLetter', // 催办函
  'escalationLetter', // 督办函
  'decisionLetter', // 异议处理决定书
  'resumptionNotice', // 恢复执行通知书
  'liftingNotice', // 解除联合惩戒措施通知书
  'correctionNotice', // 信息更正(撤销)通知
  'rollbackOrder', // 责令停止执行并纠正通知书
  'restorationOrder', // 恢复信誉、消除不良影响通知书
  'restorationObjection', // 恢复信誉措施异议通知书
  'restorationCertificate', // 恢复信誉证明
  'reputationStatement', // 消除影响说明, to whom it may concern
  'confirmationRequest', // 恢复信誉情况征询函
  'reopeningNotice', // 重新启动核查通知书
  'serviceReceipt', // 送达回证
  'publicNotice', // 公告送达
  'reviewDecision', // 复核决定书
  'extensionNotice', // 延期办理告知书
  'clockStopNotice', // 中止计时通知书
  'clockRestartNotice', // 恢复计时通知书
  'dateChangeNotice', // 期限变更告知书
  'exOfficioNotice', // 依职权核查告知书
  ...REPAIR_LETTER_KINDS,
  'supplementNotice', // 一次性补正告知书
  'supplementLapseNotice', // 逾期未补正告知书
  'deemedWithdrawnNotice', // 视为撤回异议告知书
  'inadmissibilityNotice', // 不予受理通知书
  'transferNotice', // 移送通知书
  'withdrawalConfirmation', // 撤回异议确认书
  'withdrawalNotice', // 终止核查通知书
  'noAnswerCertificate', // 逾期未答证明
  'superiorRequest', // 提请上级机关认定函
  'recallNotice', // 撤回协查通知书
  'mergerNotice', // 一并审理、分案告知书
  'jointMeetingNotice', // 联席会议通知
  'exceptionNotice', // 不予暂缓执行告知书
  'measureEndNotice', // 联合惩戒措施终止告知书
  'rehomingNotice', // 信用信息归属更正告知书
  'verificationReply', // 核查反馈表
  'markNotice', // 异议标注通知
  'overdueReport', // 月度超期通报
  'incidentRequest', // 协查函（错误批次）
  'incidentUrge', // 催办函（错误批次）
  'incidentEscalation', // 督办函（错误批次）
  'complaintReceipt', // 投诉受理回执
  'complaintAnswer', // 投诉答复书
  'complaintCertificate', // 逾期未答证明（投诉）
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Letters that one has received (收文), or issued in one's own name (发文). */
export const LETTER_BOXES = ['received', 'issued'] as const;
export type LetterBox = (typeof LETTER_BOXES)[number];

/** A batch as it was handed in, and what is wrong with all of it. */
export interface PrintedBatch {
  key: string;
  handedInOn: Day;
  records: number;
  fault: string;
}

export interface PrintedGround {
  /** 理由一 … as numbered in the case. */
  number: number;
  /** The ground in words, Chinese. */
  text: string;
  explanation: string;
}

/** What was found on one ground, and the right value where the record is wrong. */
export interface PrintedReply { number: number; ground: string; result: FindingResult; reason: string; rightValue: string | null }
/** What was done with one file of evidence, and why it counts or not. */
export interface PrintedReplyEvidence { number: number; name: string; how: EvidenceView; by: string; accepted: boolean; reason: string }

export interface PrintedChange {
  field: RecordField;
  from: string;
  to: string;
}

/** Bodies and limits for 复议 and suit, from the pack. */
export interface PrintedRemedies {
  reconsiderationBody: string;
  reconsiderationDays: number;
  suitMonths: number;
  /** 被申请人、被告; absent in letters of before it was printed. */
  respondent?: string;
}

/** What every letter carries. Frozen at issue, rendered later, again and again the same. */
export interface LetterHead {
  /** 文号, e.g. 庆信异受〔2026〕0001号 */
  number: string;
  issuedAt: Instant;
  issuedOn: Day;
  issuer: string;
  addressee: string;
  caseNumber: string;
  subjectName: string;
  subjectIdentifier: string;
  recordTitle: string;
  recordNumber: string;
  provider: string;
  /** Where anybody who holds the letter can have it confirmed; absent in older letters. */
  check?: LetterCheck;
  /** 更正: the letter whose place this one takes, and why; absent where there is none. */
  corrects?: { number: string; issuedOn: Day; reason: string };
  /** 改送: the letter whose place this one takes, and to whom it went, that is no more. */
  readdresses?: { number: string; issuedOn: Day; addressee: string };
}

/** The content of a letter by kind. */
/** What the subject has filed as lost, for whoever has to answer it. */
export interface PrintedHarm { on: Day; harm: HarmKind; where: string; what: string }

/** A record as a letter names it. */
export type PrintedRecord = Pick<LetterHead, 'recordTitle' | 'recordNumber' | 'provider'>;

export type LetterBody =
  | { kind: 'receipt'; filedAt: Instant; grounds: PrintedGround[]; evidenceCount: number; actSeq: number; next: PrintedDue; suspended?: PrintedMeasure[]; through?: { org: string; how: 'counter' | 'paper' | 'online' } }
  | { kind: 'acceptanceNotice'; acceptedAt: Instant; suspended: PrintedMeasure[]; asked?: PrintedMeasure[]; verificationDue: PrintedDue | null; ownError?: string[] }
  | { kind: 'suspensionNotice'; measures: PrintedMeasure[]; since: Instant; acknowledgeBy: PrintedDue }
  /** `asked`: measures that are not bound by it, whose bodies were asked; absent where there is none. */
  | { kind: 'suspensionCertificate'; measures: PrintedMeasure[]; asked?: PrintedMeasure[]; since: Instant; checkUrl: string }
  /** `state`: whoever comes in its place is waited for, whoever filed goes on, or somebody has come. */
  | { kind: 'successorNotice'; state: 'awaited' | 'goesOn' | 'came'; how: SubjectEndKind; on: Day; joinBy: PrintedDue | null; name: string | null }
  | ({ kind: 'terminationNotice'; how: SubjectEndKind; on: Day; goesOn: boolean; resuming: PrintedMeasure[] } & PrintedRemedies)
  | { kind: 'stayRequest'; why?: 'received' | 'remedy'; measures: PrintedMeasure[]; since: Instant; answerBy: PrintedDue }
  | { kind: 'stayAnswerNotice'; body: string; measures: PrintedMeasure[]; requestedOn: Day; answer: StayStanding; document: string | null }
  | { kind: 'verificationRequest'; grounds: PrintedGround[]; evidenceCount: number; /** null: its clock stands still, since it was asked of somebody else. */ answerBy: PrintedDue | null }
  /** 核查反馈表: of whoever verified, in its own name. `request`: the number of the 协查函 that it answers; `late`: after its date. */
  | { kind: 'verificationReply'; request: string | null; askedOn: Day; answeredAt: Instant; late: boolean; findings: PrintedReply[]; evidence: PrintedReplyEvidence[]; attached: number }
  | { kind: 'markNotice'; mark: Mark; since: Instant }
  /** 月度超期通报: of no case, so that what a head says of one is empty. */
  | { kind: 'overdueReport'; month: string; until: Day; duties: { unit: string; duty: string; number: string | null; dueOn: Day; endedOn: Day | null }[] }
  | { kind: 'urgeLetter'; duty: string; due: PrintedDue }
  | { kind: 'escalationLetter'; duty: string; due: PrintedDue; lateOrg: string }
  | {
      kind: 'decisionLetter';
      outcome: Outcome;
      remedyKind: Remedy;
      mootReason?: MootReason;
      /** 重新认定轻重; absent where it stays as it was. */
      reclassed?: { from: string; to: string; until: Day | null; sanctions: string[] };
      /** 查明的事实, the bodies the findings come from, who answers for the decision, and 复议 or suit about the decision behind the record; absent in older letters. */
      facts?: string;
      sources?: string[];
      respondent?: string;
      baseTrack?: Track;
      annulledBy?: AnnulledBy;
      findings: { number: number; ground: string; result: FindingResult; reason: string }[];
      changes: PrintedChange[];
      reasons: string;
      lifted: PrintedMeasure[];
      resuming: PrintedMeasure[];
      /** Bodies and limits for 复议 and suit, from the pack. */
      reconsiderationBody: string;
      reconsiderationDays: number;
      suitMonths: number;
    }
  | { kind: 'serviceReceipt'; document: string; recipient: string }
  | { kind: 'publicNotice'; outcome: Outcome; where: string; servedOn: Day; days: number }
  | { kind: 'reviewDecision'; result: RemedyResult; reasons: string; reconsiderationBody: string; respondent?: string; reconsiderUntil: Day | null; sueUntil: Day | null }
  | { kind: 'resumptionNotice'; measures: PrintedMeasure[]; effectiveFrom: Instant; acknowledgeBy: PrintedDue }
  | { kind: 'liftingNotice'; measures: PrintedMeasure[]; effectiveFrom: Instant; acknowledgeBy: PrintedDue }
  | { kind: 'correctionNotice'; remedyKind: Exclude<Remedy, 'none'>; fromVersion: number; toVersion: number; changes: PrintedChange[]; confirmBy: PrintedDue }
  | { kind: 'rollbackOrder'; measures: PrintedMeasure[]; on: Day; by: 'department' | 'subject' | 'supervisor'; where: string; what: string; suspendedSince: Instant; reportBy: PrintedDue }
  /** `of` and `duties`: in which part, and what exactly; absent in older letters. `beside`: further records of the same fact that it held. */
  | { kind: 'restorationOrder'; asked?: true; measures: PrintedMeasure[]; beside?: PrintedRecord[]; reportBy: PrintedDue; of?: Restorer[]; duties?: RestorationDuty[]; harms?: PrintedHarm[]; dutyDays?: { duty: RestorationDuty; by: PrintedDue }[] }
  | { kind: 'restorationObjection'; duties: RestorationDuty[]; reason: string; reportBy: PrintedDue }
  | { kind: 'restorationCertificate'; decidedOn: Day; remedyKind: 'correct' | 'revoke'; departments: string[]; measuresNow?: 'lifted' | 'partly' | 'staying' | 'none'; checkUrl: string }
  | { kind: 'reputationStatement'; remedyKind: 'correct' | 'revoke'; changes: PrintedChange[]; putRightOn: Day; listedSince: Day }
  /** `first`: it is asked for the first time; `onPaper`: the answer comes on paper. Both absent in letters from before. */
  | { kind: 'confirmationRequest'; department: string; reportedAt: Instant; replyBy: PrintedDue; silenceCounts: boolean; first?: true; onPaper?: true }
  | { kind: 'reopeningNotice'; reasons: string; suspended: PrintedMeasure[]; verificationDue: PrintedDue }
  /** `approvedBy`: 批准人, of which organisation; absent in letters from before it was printed. */
  | { kind: 'extensionNotice'; approvedBy?: { name: string; org: string }; reason: string; basis: string; count: number; unit: LimitUnit; oldDue: PrintedDue; newDue: PrintedDue }
  | { kind: 'clockStopNotice'; stopReason: StopReason; basis: string; explanation: string; since: Instant; left: { count: number; unit: LimitUnit } }
  | { kind: 'clockRestartNotice'; since: Instant; restartedAt: Instant; remark: string; ended?: StopReason; lasting?: StopReason[]; newDue: PrintedDue | null }
  | { kind: 'dateChangeNotice'; reason: string; changed: { duty: string; oldDay: Day; newDue: PrintedDue }[] }
  | { kind: 'exOfficioNotice'; foundBy: string; foundAt: Instant; grounds: PrintedGround[]; suspended: PrintedMeasure[]; next: PrintedDue }
  | { kind: 'supplementNotice'; items: { item: SupplementItem; explanation: string }[]; replyBy: PrintedDue; lapse: LapseEffect; clockStands: boolean }
  | { kind: 'supplementLapseNotice'; askedOn: Day; nextDue: PrintedDue | null }
  | ({ kind: 'deemedWithdrawnNotice'; askedOn: Day; dueOn: Day; resuming: PrintedMeasure[] } & PrintedRemedies)
  | ({ kind: 'inadmissibilityNotice'; reason: InadmissibleReason; reasons: string; resuming: PrintedMeasure[] } & PrintedRemedies)
  | { kind: 'transferNotice'; reason: TransferReason; reasons: string; body: string; address: string; contact: string; basis: string; receivedAt: Instant; resuming: PrintedMeasure[] }
  | { kind: 'withdrawalConfirmation'; goesOn: boolean; askedAt: Instant; resuming: PrintedMeasure[] }
  | { kind: 'withdrawalNotice'; terminated?: true; withdrawnAt: Instant }
  | { kind: 'superiorRequest'; lateOrg: string; dueOn: Day; stoppedAt: Instant; decideBy: PrintedDue }
  | { kind: 'recallNotice'; recalledAt: Instant; reason: string; successor: string | null }
  /** `other`: the number of the other case, where it is the reader's to know. */
  | { kind: 'mergerNotice'; merged: boolean; leads: boolean; other: string | null; at: Instant; due: PrintedDue | null; added?: string[] }
  | { kind: 'jointMeetingNotice'; providers: string[]; grounds: string[]; due: PrintedDue }
  | { kind: 'exceptionNotice'; measure: PrintedMeasure; granted: boolean; exception: string | null; clause: string; reasons: string; decidedBy: string; until: Day; remedies: RemedyDates | null; reconsiderationBody: string }
  | { kind: 'rehomingNotice'; recordedOn: Day }
  /** Of a faulty batch and of nobody in it: what a head says of a subject and its record is empty. */
  | { kind: 'incidentRequest'; batch: PrintedBatch; what: string; answerBy: PrintedDue }
  | { kind: 'incidentUrge'; batch: PrintedBatch; due: PrintedDue }
  | { kind: 'incidentEscalation'; batch: PrintedBatch; due: PrintedDue; lateOrg: string }
  | { kind: 'complaintReceipt'; about: ComplaintKind; against: string; filedAt: Instant; evidenceCount: number; next: PrintedDue }
  /** `order`: what the unit was ordered, with its date; only when upheld. `remedies`: only when not. */
  | { kind: 'complaintAnswer'; about: ComplaintKind; against: string; filedAt: Instant; outcome: ComplaintOutcome; reasons: string; order: { text: string; reportBy: PrintedDue } | null; undone: boolean; remedies: PrintedRemedies | null }
  /** 逾期未答证明 about a complaint, against the organ that examines it: a kind of its own, for no other is kept from those complained of. */
  | { kind: 'complaintCertificate'; about: ComplaintKind; against: string; filedAt: Instant; due: PrintedDue; respondent: string; reconsiderationBody: string; reconsiderationDays: number; applyBy: Day; checkUrl: string }
  | { kind: 'measureEndNotice'; measure: PrintedMeasure; how: 'withdrawn' | 'lapsed'; reason: string; endedAt: Instant }
  /** `silent`: who was asked before and did not answer; `above`: the 复议机关 is the organ above the respondent, which the register does not name. Both absent in older ones. */
  /** `reconsiderationAddress`: absent where nobody says it, and in older letters. */
  | { kind: 'noAnswerCertificate'; question?: 'inquiry' | 'filing'; silent?: string[]; above?: true; duty: string; filedAt: Instant; due: PrintedDue; respondent: string; reconsiderationBody: string; reconsiderationAddress?: string; reconsiderationDays: number; applyBy: Day; checkUrl: string }
  | { [K in RepairLetterKind]: { kind: K; repair: PrintedRepair } }[RepairLetterKind];

export type Letter = LetterHead & LetterBody;
