import type { Day, Instant } from './time.ts';

/** The limits of the objection procedure, one name each; their values stand in the policy packs (law.md §2.1). */
export const LIMITS = [
  'acceptance', // completeness and acceptance, from receipt
  'urgentAcceptance', // the same where something urgent is at stake (the fast lane), from receipt
  'supplement', // applicant supplements, from service of the one notice
  'suspensionAcknowledgement', // executing department, from the order
  'verificationAcknowledgement', // provider, from the request
  'verification', // provider verifies and answers, from the request
  'escalation', // 督办, after the verification's due instant
  'hardStop', // silence effect, after the verification's due instant
  'successorWait', // the subject is no more: whoever goes on in its place is waited for, from the day it is known
  'stayAnswer', // a body above the platform answers the request to stay its measures, from the request
  'decision', // from the last finding
  'service', // of the decision, from the decision
  'correction', // in the platform, from the decision
  'recipientConfirmation', // from the notice
  'resumption', // resume takes effect not before, from service
  'endingAcknowledgement', // department acknowledges resuming or lifting
  'rollback', // department undoes the use of a suspended measure, from the report
  'restoration', // restoration steps, from the order
  'restorationConfirmation', // the subject's, from the report
  'superiorAnswer', // the provider's superior answers, from the escalation (督办)
  'superiorDecision', // the superior decides after silence, from the hard stop
  'jointMeeting', // the lead organ settles what providers answer differently, from the last answer
  'total', // the whole case, from receipt
  'basisWithdrawal', // the decision behind a record was annulled: withdrawn, from the notice
  'publicNotice', // 公告送达: served when the notice has run
  'reviewApplication', // 复核 may be asked for, from service of the decision
  'review', // 复核, from the application
  'remedyAnswer', // the respondent answers in 复议 or before a court, from service of the copy on it
  'remedyAnswerSimple', // the same in a simple procedure
  'inquiry', // tracing a record that is not held here, from the question
  'complaint', // a complaint is examined and answered, from its receipt
  'powerExamination', // 核验授权: the platform examines the power of attorney that a subject hands in afterwards, from its receipt
  'complaintOrder', // the unit does what an upheld complaint orders, from the order
] as const;
export type ObjectionLimit = (typeof LIMITS)[number];

/** Limits of credit repair (信用修复) that have clocks; a repair pack states them (`REQUIRED_LIMITS`). */
export const REPAIR_LIMITS = [
  'repairTotal', // from the application
  'repairAcceptance',
  'repairDecision', // of the authority that found the conduct
  'repairSupplement', // applicant supplements, from the one notice
] as const;
export type RepairLimit = (typeof REPAIR_LIMITS)[number];

/** Limits of single duties of a restoration order; one that the pack does not state runs under the order's own date. */
export const RESTORATION_LIMITS = ['restorationNotice', 'restorationLetters', 'restorationReopening', 'restorationHonour', 'restorationRoute'] as const;
export type RestorationLimit = (typeof RESTORATION_LIMITS)[number];

/** Every limit that a clock may run on, of whatever kind of dossier. */
export const CLOCK_LIMITS = [...LIMITS, ...REPAIR_LIMITS, ...RESTORATION_LIMITS] as const;
export type LimitName = (typeof CLOCK_LIMITS)[number];

/** Limits that run from another clock's due instant and not from an act: the day that ends there is the first day, which is not counted. */
export const AFTER_DUE_LIMITS = ['escalation', 'hardStop'] as const satisfies readonly LimitName[];
export type AfterDueLimit = (typeof AFTER_DUE_LIMITS)[number];

/** Limits before whose end something may not happen, where the others say until when it must; they always end at 24:00. */
export const NOT_BEFORE_LIMITS = ['resumption'] as const satisfies readonly LimitName[];
export type NotBeforeLimit = (typeof NOT_BEFORE_LIMITS)[number];

/** Dates that a procedure waits for and that are nobody's duty: in no list of duties, and moved by a new calendar all the same. */
export const AWAITED_LIMITS = ['hardStop', 'resumption'] as const satisfies readonly LimitName[];
export type AwaitedLimit = (typeof AWAITED_LIMITS)[number];

/** Limits that begin with something that comes in at the office whose duty they are; where the pack says so, what comes after its cut-off hour came on its next working day. */
export const RECEIPT_LIMITS = [
  'acceptance', 'urgentAcceptance', 'suspensionAcknowledgement', 'verificationAcknowledgement', 'verification', 'recipientConfirmation', 'endingAcknowledgement', 'restoration', ...RESTORATION_LIMITS, 'total', 'inquiry', 'powerExamination', 'complaint', 'complaintOrder',
] as const satisfies readonly LimitName[];

export type LimitUnit = 'workingDays' | 'calendarDays' | 'months' | 'hours';

/** How well a value is founded (law.md, marks): full text, secondary page, draft, memory, assumption of ours. */
export type Evidence = 'text' | 'secondary' | 'draft' | 'memory' | 'assumption';

/** One limit of a policy pack. */
export interface Limit {
  count: number;
  unit: LimitUnit;
  /** false: the first day is not counted (民法典 201). */
  startInclusive: boolean;
  /** A calendar-day or month limit that ends on a day off rolls to the next working day (民法典 203). */
  roll: 'none' | 'nextWorkingDay';
  basis: string;
  /** Where it was read: a number or section of the law notes, or an address. */
  source?: string;
  evidence: Evidence;
  extension?: { count: number; times: number; by: 'providerPrincipal' | 'platform' | 'competentOrgan'; basis: string; evidence: Evidence } | null;
  stops?: readonly { reason: 'expertTest' | 'supplement' | 'jointMeeting' | 'forceMajeure' | 'applicant'; basis: string; evidence: Evidence }[];
  target?: number | null;
}

/** Why a clock may stand still; `platform`: on the platform's own account, which no pack has to allow and nobody can ask for. */
export const STOP_REASONS = ['expertTest', 'supplement', 'jointMeeting', 'forceMajeure', 'applicant', 'platform'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Who may extend a limit. */
export const EXTENDERS = ['providerPrincipal', 'platform', 'competentOrgan'] as const;
export type Extender = (typeof EXTENDERS)[number];

/** A stretch in which a clock stands still, `from` in and `to` out; null: it still does. */
export interface Stop {
  from: Instant;
  to: Instant | null;
  reason: StopReason;
}

/** What was added to a limit's count, in its unit; the words of the reason stand beside the act. */
export interface Extension {
  at: Instant;
  count: number;
  by: Extender;
}

/** What happened to a clock after it was started. */
export interface Ledger {
  stops: readonly Stop[];
  extensions: readonly Extension[];
  /** A due instant that the applicant has been told: from then on the date may only move later. */
  told: Instant | null;
}

/** The terms a clock was started on; everything a due instant was derived from, kept in the act that started it. */
export interface ClockTerms {
  limit: LimitName;
  startedAt: Instant;
  dueAt: Instant;
  dueOn: Day;
  provisional: boolean;
  pack: string;
  calendar: string;
  algorithm: 1;
}

/** The terms of a clock that was stopped, extended or told anew; while it stands still there is no due instant. */
export interface LedgerTerms extends Omit<ClockTerms, 'algorithm' | 'dueAt' | 'dueOn'>, Ledger {
  dueAt: Instant | null;
  dueOn: Day | null;
  algorithm: 2;
}
export type Terms = ClockTerms | LedgerTerms;
export type RunningTerms = Terms & { dueAt: Instant; dueOn: Day };

/** Whether a clock runs, so that it has a due instant. */
export const isRunning = (terms: Terms): terms is RunningTerms => terms.dueAt !== null;

/** Since when a clock stands still; null while it runs. */
export const stoppedSince = (terms: Terms): Instant | null => (terms.algorithm === 1 ? null : (terms.stops.find((stop) => stop.to === null)?.from ?? null));

/** The reasons for which a clock stands still now, in the order of the stops. */
export const openStops = (terms: Terms): StopReason[] => (terms.algorithm === 1 ? [] : terms.stops.filter((stop) => stop.to === null).map((stop) => stop.reason));

/** A value that is only assumed, remembered or drafted is an internal handling limit (内部办理时限), never a statutory one. */
export const isStatutory = (limit: Limit): boolean => limit.evidence === 'text' || limit.evidence === 'secondary';
