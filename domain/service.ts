import type { EvidenceId } from './ids.ts';
import type { ClockTerms, RunningTerms } from './limit.ts';
import type { Day, Instant } from './time.ts';

/** How a decision is served (送达): into the subject's file here, on paper with a receipt, or by public notice (公告送达). */
export const SERVICE_WAYS = ['electronic', 'paper'] as const;
export type ServiceWay = (typeof SERVICE_WAYS)[number];
export type ServedHow = ServiceWay | 'publicNotice';

/** Who took the paper: the subject, its representative, an adult of the household, or nobody, so that it was left (留置送达). */
export const RECEIVERS = ['subject', 'representative', 'household', 'left'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** Until when each remedy may be used; counted from service and from nothing else (行政复议法 20, 行政诉讼法 46). */
export interface RemedyDates {
  servedOn: Day;
  reviewUntil: Day;
  reconsiderUntil: Day;
  sueUntil: Day;
}

/** What acts say of service by hand and by notice. */
export interface ServiceFacts {
  /** 送达回证: the signed receipt has come back; served on the day it says. */
  serviceReceipted: { on: Day; receiver: Receiver; evidenceIds: EvidenceId[]; resumeFrom: Instant | null; resumption?: RunningTerms; remedies: RemedyDates };
  /** 公告送达: whoever cannot be served is served when the notice has run (law.md §8, 34). */
  noticePublished: { on: Day; evidenceIds: EvidenceId[]; notice: ClockTerms };
}
