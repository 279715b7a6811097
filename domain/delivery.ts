import type { CaseId, ComplaintId, IncidentId, InquiryId, OrderId, RecordId, RepairId } from './ids.ts';
import type { Role } from './actor.ts';
import type { SweptRung } from './ladder.ts';
import type { LimitName } from './limit.ts';
import type { Day, Instant } from './time.ts';

export const CHANNELS = ['mail', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Every way out of the house: those of people, those of systems, and the post, which a clerk carries. */
export const CARRIAGES = [...CHANNELS, 'webhook', 'drop', 'paper'] as const;
export type Carriage = (typeof CARRIAGES)[number];

/** queued: not tried yet · failed: tried, will be tried again · sent: taken over by the other side · dead: given up, for an operator. */
export const DELIVERY_STATES = ['queued', 'failed', 'sent', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What is delivered: one mail of rungs for one person, news to one person at once, a notice of correction to a recipient, a changed mark or a new version of a record, an order or a request. */
export const DELIVERY_KINDS = ['digest', 'letter', 'notice', 'correction', 'mark', 'version', 'order'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** One duty in a digest: the number, what is due and when, and nothing of any person. */
export interface DutyLine {
  rung: SweptRung;
  limit: LimitName;
  about: { kind: 'case'; id: CaseId } | { kind: 'inquiry'; id: InquiryId } | { kind: 'complaint'; id: ComplaintId } | { kind: 'complaintOrder'; id: OrderId } | { kind: 'incident'; id: IncidentId }
    | { kind: 'repair'; id: RepairId } | { kind: 'record'; id: RecordId };
  number: string;
  dueAt: Instant;
  dueOn: Day;
  /** For a colleague who is away. */
  standsIn: boolean;
}

/** News that cannot wait for a digest, one mail each; the words are in `letters/notice-mail.ts`. */
export const NOTICE_KINDS = [
  'emergencyOpened', // somebody opened in an emergency what is not theirs, for the supervisors
  'breachReported', // a suspended measure was used: the organ above has to know
  'markRequested', // a platform above is asked to mark a record
  'markUnanswered', // it has not said a word in time: the lead organ has to know
  'markRequestEnded', // what a platform above was asked to mark is decided, and the mark ends
  'stayRequested', // a body that the platform cannot order is asked to stay its measures
  'stayUnanswered', // it has not said a word in time: the lead organ has to know
  'versionShared', // a record that an organisation was given has a new version
  'promiseBroken', // the watchdog has found a row that must not be there
  'evidenceAdded', // new evidence in a case that a provider verifies
  'subAssigned', // a unit prepares the answer of its principal, by an internal date
  'extensionAsked', // a colleague asks for more time: the principal decides
  'incidentFound', // a batch of a provider is faulty: it verifies once for all
  'exceptionProposed', // a department wants a suspended measure to go on: another organ decides
  'stayAnswered', // such a body has agreed, refused or not answered: the subject has it in writing
  'powerExamined', // whom the subject has named to act for it is let in, or is not: it reads why
  'wordEntered', // the platform has entered what the subject has answered on paper
  'suspendedLater', // more has come to rest in a case: the subject has another certificate
  'exceptionGranted', // a measure on the subject goes on although it is in dispute
  'measureEnded', // a measure on the subject has ended before its term
  'measureLapsed', // the basis of a department's measure is in force no more, and it has ended
  'measuresSucceeded', // what a department that is no more had applied is now executed by the reader's
  'measureLifted', // the record under a department's measure was withdrawn with another of the same fact, and the measure with it
  'recordRehomed', // a record that stood under another name is the subject's from now on
  'recordTakenAway', // a record of somebody else's was given to whom it is about
  'serviceLogged', // somebody says that social service was done for an organisation: it confirms or refuses
  'serviceAnswered', // the organisation has confirmed or refused it
  'overdueReported', // the monthly report of what was late names the organisation, or a unit below it
  'checkChanged', // the answer of a check before acting has changed before the instant at which the department wants to act
  'rowHeldBack', // a batch brings back what was put right: its rows are held until a person decides
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What such a mail tells: what has happened and where to look; nothing of any person. */
export interface Notice {
  notice: NoticeKind;
  /** How the matter is called, e.g. its number; null where a number would say too much. */
  number: string | null;
  /** The page to open, beginning with a slash. */
  path: string;
  /** Whose news it is: who can be told instead when nobody could be reached. */
  role: Role;
}

/** What came of trying; codes, never what the other side wrote, which may name people. */
export type Outcome = { result: 'sent' } | { result: 'refused' | 'later'; code: string };

/** How often something is tried, and after how long again. */
export interface RetryPlan {
  firstMs: number;
  mostMs: number;
  attempts: number;
}

/** Twice as long each time; null when it has been tried often enough. */
export function retryAfterMs(attempts: number, plan: RetryPlan): number | null {
  return attempts >= plan.attempts ? null : Math.min(plan.mostMs, plan.firstMs * 2 ** (attempts - 1));
}
