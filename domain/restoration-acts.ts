import type { EvidenceId, HarmId, MeasureId, OrderId, OrgId, RecordId } from './ids.ts';
import type { ClockTerms, RestorationLimit } from './limit.ts';
import type { SentWay } from './notice-way.ts';
import type { Day } from './time.ts';

/** What restoring a reputation (恢复信誉、消除不良影响) may ask for, by the kind of harm. */
export const RESTORATION_DUTIES = [
  'withdrawNotice', // 撤回公示、公告、通报
  'informReliers', // 致函因此知悉的单位
  'reopenApplication', // 重新办理被拒绝的事项
  'restoreHonour', // 恢复荣誉、资格、评级
  'compensationRoute', // 告知赔偿途径
] as const;
export type RestorationDuty = (typeof RESTORATION_DUTIES)[number];

/** The limit of a duty by itself. */
export const LIMIT_OF_DUTY: Record<RestorationDuty, RestorationLimit> = {
  withdrawNotice: 'restorationNotice', informReliers: 'restorationLetters', reopenApplication: 'restorationReopening', restoreHonour: 'restorationHonour', compensationRoute: 'restorationRoute',
};

/** In what part an organisation has to restore: it executed a measure, provided the record, or published it. */
export const RESTORERS = ['executor', 'provider', 'publisher'] as const;
export type Restorer = (typeof RESTORERS)[number];

/** What came of a duty: done; nothing of the kind has happened; or impossible, which is to be explained. */
export const DUTY_RESULTS = ['done', 'nothingToDo', 'impossible'] as const;
export type DutyResult = (typeof DUTY_RESULTS)[number];

export interface DutyReport {
  duty: RestorationDuty;
  result: DutyResult;
  evidenceIds: EvidenceId[];
  /** What shows that it was done, beside or instead of a file; its words are content. Absent without one, and in acts from before it was asked for. */
  proof?: DutyProof;
}

/** How a duty may be shown to be done without a file: the public address at which it can be seen, or the official document by which it was done. */
export const PROOF_WAYS = ['address', 'document'] as const;
export type ProofWay = (typeof PROOF_WAYS)[number];
export interface DutyProof {
  by: ProofWay;
  /** The day on which it was taken down, or of the document. */
  on: Day;
}

/** A duty's own date. */
export interface DutyDue {
  duty: RestorationDuty;
  terms: ClockTerms;
}

export interface RestorationFacts {
  /** `recordIds`: the records of the fact that it held, where that is more than the case's own or another. `of`: absent where it is an executing department's only. `duties`: what is to be done, one by one; absent in older acts and where the pack names none. `harms`: what the subject has filed and this organisation has to answer. `due`: duties with a date of their own. `asked`: a body that the platform cannot order; `given`: it was given the record, and nobody says that it executed anything: the certificate waits for neither. */
  restorationOrdered: { orderId: OrderId; orgId: OrgId; measureIds: MeasureId[]; recordIds?: RecordId[]; restoration: ClockTerms; of?: Restorer[]; duties?: RestorationDuty[]; harms?: HarmId[]; due?: DutyDue[]; asked?: true; given?: true; by?: SentWay };
  /**
   * `silence`: what the subject's silence does once the limit has run out; absent in older acts and where it counts as consent. `duties`: what came of each that was open. `confirmation`: absent where
   * some are still open, and the subject is not asked yet.
   */
  restorationReported: { orderId: OrderId; evidenceIds: EvidenceId[]; confirmation?: ClockTerms; silence?: 'asksAgain'; duties?: DutyReport[] };
  /** `evidenceIds`: the subject's paper, where a clerk has entered its word. */
  restorationConfirmed: { orderId: OrderId; evidenceIds?: EvidenceId[] };
  /** The subject does not take these duties for done: they are open again, by a clock of their own. */
  restorationObjected: { orderId: OrderId; duties: RestorationDuty[]; evidenceIds: EvidenceId[]; restoration: ClockTerms; due?: DutyDue[] };
}

export interface RestorationContents {
  restorationReported: { steps: string; duties?: { duty: RestorationDuty; steps: string; proof?: string }[] };
  restorationConfirmed: { remark: string };
  restorationObjected: { reason: string };
}
