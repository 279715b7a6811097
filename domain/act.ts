import type { BreachFacts } from './breach-acts.ts';
import type { BaseDecisionFacts } from './base-decision.ts';
import type { CaseFileFacts } from './case-file.ts';
import type { ClockMove } from './clock-move.ts';
import type { DecisionDraftFacts } from './decision-draft.ts';
import type { ComplaintFacts } from './complaint-acts.ts';
import { COMPLAINT_AUTHORS } from './complaint-acts.ts';
import type { DisownFacts } from './disown-acts.ts';
import type { DuplicateFacts } from './duplicate-acts.ts';
import type { EmergencyFacts } from './emergency-acts.ts';
import type { EvidenceFacts } from './evidence-acts.ts';
import type {
  ActId, CaseId, ChangeId, DossierId, EvidenceId, InquiryId, LetterId, MeasureId, NoticeId, OrderId, OrgId, RecordId, SheetId, StayRequestId, SubjectId, UploadId, UserId,
} from './ids.ts';
import type { AgentFilingFacts, AgentResult, PowerActFacts } from './agent-acts.ts';
import type { FilingFacts } from './filing-acts.ts';
import type { HarmFacts } from './harm-acts.ts';
import type { IncidentFacts } from './incident-acts.ts';
import { INCIDENT_AUTHORS } from './incident-acts.ts';
import type { IntakeFacts } from './intake-acts.ts';
import type { LetterCorrectionFacts } from './letter-correction-acts.ts';
import type { LetterKind } from './letter.ts';
import type { ClockTerms, LedgerTerms, LimitName, RunningTerms, StopReason } from './limit.ts';
import type { MachineFacts } from './machine-acts.ts';
import type { MeasureKind } from './measure.ts';
import type { ExceptionFacts } from './exception-acts.ts';
import type { MarkRequestFacts } from './mark-request-acts.ts';
import type { LostTimeFacts } from './lost-time-acts.ts';
import type { MeasureFacts } from './measure-acts.ts';
import type { MergeFacts } from './merge-acts.ts';
import type { NoticeFacts } from './notice-acts.ts';
import type { NoticeWay, SentWay } from './notice-way.ts';
import type { Finding, Ground, MootReason, Outcome, Remedy } from './objection.ts';
import type { Mark, RecordCategory, RecordField } from './record.ts';
import type { OperatorFacts } from './operator-acts.ts';
import type { OverdueReportFacts } from './overdue-report.ts';
import { OPERATOR_AUTHORS } from './operator-acts.ts';
import type { RepresentativeFacts } from './representative-acts.ts';
import { REPRESENTATIVE_AUTHORS } from './representative-acts.ts';
import type { ProofFacts } from './proof-acts.ts';
import { PROOF_AUTHORS } from './proof-acts.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { Rating, RepairFacts } from './repair-acts.ts';
import { REPAIR_AUTHORS } from './repair-acts.ts';
import type { TermExtension } from './paused-days.ts';
import type { Reclassed } from './reclassed.ts';
import type { RemedyFacts } from './remedy.ts';
import type { SubjectEndFacts } from './subject-end-acts.ts';
import type { OrderFacts } from './sent-order-acts.ts';
import type { StayRequestFacts } from './stay-request-acts.ts';
import type { SocialServiceFacts } from './social-service-acts.ts';
import { SOCIAL_SERVICE_AUTHORS } from './social-service-acts.ts';
import type { RehomeFacts } from './rehome-acts.ts';
import type { RestorationFacts } from './restoration-acts.ts';
import type { RemedyDates, ServedHow, ServiceFacts, ServiceWay } from './service.ts';
import type { RetentionFacts } from './retention.ts';
import type { Day, Instant } from './time.ts';
import type { TurnFacts } from './turn-acts.ts';
import type { UploadFacts } from './upload-acts.ts';
import type { SuccessionFacts } from './succession-acts.ts';
import type { EvidenceFinding, VerifyingFacts } from './verifying-acts.ts';

/** Who a letter is for. */
export type Addressee = { orgId: OrgId } | { subjectId: SubjectId };

/**
 * What each kind of act says: ids, enums, days, instants and amounts, no words of people and no personal data.
 * Stored acts outlive this code: a released kind's meaning is never edited; a change is a new version with an upcaster.
 */
export interface ActFacts extends PowerActFacts, LetterCorrectionFacts, OverdueReportFacts, IntakeFacts, VerifyingFacts, SuccessionFacts, TurnFacts, MergeFacts, LostTimeFacts, BreachFacts, DecisionDraftFacts, BaseDecisionFacts, ServiceFacts, RemedyFacts, CaseFileFacts, MachineFacts, OperatorFacts, RepresentativeFacts, EmergencyFacts, NoticeFacts, RetentionFacts, RepairFacts, ProofFacts, SocialServiceFacts, UploadFacts, HarmFacts, RestorationFacts, MeasureFacts, MarkRequestFacts, StayRequestFacts, OrderFacts, SubjectEndFacts, ExceptionFacts, ComplaintFacts, DisownFacts, DuplicateFacts, RehomeFacts, EvidenceFacts, IncidentFacts {
  // people's acts on a case
  filed: {
    caseId: CaseId; recordId: RecordId; recordVersion: number; subjectId: SubjectId; providerId: OrgId; platformId: OrgId;
    number: string; grounds: Ground[]; evidenceIds: EvidenceId[]; pack: string; acceptance: ClockTerms; total: ClockTerms;
  } & FilingFacts;
  /** `further`: who is asked beside the record's provider; absent where nobody is. `ownError`: fields in which the platform's copy is not what it was handed in; absent where it is. */
  accepted: { verifiedBy: OrgId; further?: OrgId[]; ownError?: RecordField[] };
  /** `evidenceIds`: the paper, where a clerk enters what came on it; absent where the organisation says so itself. So too with the other acknowledgements. */
  suspensionAcknowledged: { orderId: OrderId; evidenceIds?: EvidenceId[] };
  verificationAcknowledged: { orderId: OrderId; evidenceIds?: EvidenceId[] };
  /** `evidence`: what was said of each file of the case; absent in acts from before that was asked, and where there is none. `sheet`: given with answers in other cases, by one finding. */
  answered: { orderId: OrderId; findings: Finding[]; evidenceIds: EvidenceId[]; evidence?: EvidenceFinding[]; sheet?: SheetId };
  /**
   * 签发: the draft signed. `reclassed`: what becomes of the record's severity; absent where nothing does. `draft`: its act; `respondent`: the organisation that answers for the decision, in 复议 and before a court. Both absent
   * in acts from before decisions were drafted.
   */
  decided: { reclassed?: Reclassed; outcome: Outcome; remedy: Remedy; lift: MeasureId[]; resume: MeasureId[]; findings: Finding[]; service: ClockTerms; draft?: number; respondent?: OrgId; mootReason?: MootReason; by?: ServiceWay };
  endingAcknowledged: { orderId: OrderId; how: EndingHow; evidenceIds?: EvidenceId[] };
  /** `rating`: of a repair, what becomes of the rating that the recipient keeps. */
  recipientConfirmed: { noticeId: NoticeId; rating?: Rating; evidenceIds?: EvidenceId[] };
  reopened: { evidenceIds: EvidenceId[] };
  /**
   * 延期: approved by the principal; `left` is how often the pack lets it be extended after this. The words of the reason, as they were asked, are content. `asked`:
   * the act by which another person asked; absent in acts from before it took two.
   */
  clockExtended: { orderId: OrderId; count: number; left: number; asked?: number; answer: LedgerTerms; hardStop: ClockTerms };
  /** 中止计时: from here on the verification clock stands still. `evidenceIds`: by which document; absent where there is none, and in acts from before an expert test needed it. */
  clockStopped: { orderId: OrderId; reason: StopReason; answer: LedgerTerms; evidenceIds?: EvidenceId[] };
  /** `reason`: only the stop for it has ended; without one, all. While another lasts `answer` has no date and `hardStop` is as before. */
  clockRestarted: { orderId: OrderId; reason?: StopReason; answer: LedgerTerms; hardStop: RunningTerms };

  // entailed in the transaction of another act: whatever protects someone, opens a task or starts a clock
  marked: { recordId: RecordId; mark: Mark };
  /** `consent`: the request to which a body agreed that the platform cannot order; it acknowledges nothing. Absent: an order. `by`, of every order: how it goes out; absent where the organisation reads the web app. `extends`: those whose days of rest the pack adds to their term; absent where it adds none. */
  suspensionOrdered: { orderId: OrderId; orgId: OrgId; measureIds: MeasureId[]; acknowledgement: ClockTerms | null; consent?: StayRequestId; extends?: MeasureId[]; by?: SentWay };
  verificationRequested: {
    orderId: OrderId; orgId: OrgId; superiorId: OrgId | null;
    acknowledgement: ClockTerms;
    /** Handed over while it stands still, it has no date, and neither has its escalation. */
    answer: RunningTerms | LedgerTerms; escalation: ClockTerms | null; hardStop: RunningTerms;
    by?: SentWay;
  };
  decisionOpened: { decision: ClockTerms };
  /** 提级: too few are left at the platform whose unit has not entered the record itself; the superior decides. */
  decisionRaised: { orgId: OrgId };
  correctionOrdered: { orderId: OrderId; remedy: Remedy; correction: ClockTerms };
  /** `by`: how the recipient is told; absent in older acts and where it reads the web app. `recordId`: a record of the same fact that was put right with the case's own; absent for that one. `report`: told again, since the subject has seen it still shown. */
  recipientNotified: { noticeId: NoticeId; orgId: OrgId; recordVersion: number; confirmation: ClockTerms; by?: NoticeWay; recordId?: RecordId; report?: ActId };
  /** The whole case's clock goes along with the verification's. */
  clockMoved: { limit: LimitName; ref: string; generation: number; terms: LedgerTerms };
  /** `supersedes`: the letter that it takes the place of; absent where it is the first. `sealed`: SHA-256 (hex) of the frozen text as it is kept, under its subject's key; absent in older acts. */
  letterIssued: { letterId: LetterId; letter: LetterKind; number: string; to: Addressee; ref: string | null; supersedes?: LetterId; sealed?: string };

  // the law's own acts, added by the procedures
  silenceDeclared: { orderId: OrderId };
  /** `superior`: who decides now, by when; absent where the provider has none and in older acts. */
  disclosureStopped: { orderId: OrderId; recordId: RecordId; superior?: { orgId: OrgId; decision: ClockTerms } };
  /** The superior has let its time pass as well: the platform decides on what there is. */
  superiorSilent: { orderId: OrderId; orgId: OrgId };
  /** `resumption`: what `resumeFrom` was derived from; absent in older acts, whose instant stays. */
  served: { resumeFrom: Instant | null; resumption?: ClockTerms; how?: ServedHow; remedies?: RemedyDates };
  /** `toVersion` is `fromVersion` where a case that was examined with this one had put the record right: there is no other version, and nobody is told twice. */
  recordCorrected: { orderId: OrderId; recordId: RecordId; fromVersion: number; toVersion: number };
  recordRevoked: { orderId: OrderId; recordId: RecordId; fromVersion: number; toVersion: number };
  measuresLifted: { orderId: OrderId; measureIds: MeasureId[]; acknowledgement: ClockTerms; by?: SentWay };
  /**
   * `stillHeld`: another open case keeps these suspended; the order to resume goes out with the last hold only.
   * `extended`: those whose term was extended by the days at rest; absent where none was.
   * `ended`: lifted by another case or expired while suspended; nobody is told to resume what has ended.
   */
  measuresResumed: { orderId: OrderId; measureIds: MeasureId[]; stillHeld: MeasureId[]; ended: MeasureId[]; acknowledgement: ClockTerms | null; extended?: TermExtension[]; by?: SentWay };
  deemedSatisfied: { orderId: OrderId };
  /** The limit rests on nothing that binds a subject: its silence proves nothing, and it is asked again. */
  confirmationAskedAgain: { orderId: OrderId; confirmation: ClockTerms; silence?: 'asksAgain' };
  certified: { certificate: string };
  closed: Record<string, never>;

  // the sweep's acts
  urged: { limit: LimitName; ref: string; orgId: OrgId; generation: number };
  /** Another calendar has come into force: the dates of this dossier that it moves, each with the one before. */
  calendarApplied: { change: ChangeId; moves: ClockMove[] };
  /** `answer`: by when the superior answers itself; of a verification's clock only, and absent in older acts. */
  escalated: { limit: LimitName; ref: string; orgId: OrgId; superiorId: OrgId | null; generation: number; answer?: ClockTerms };

  // acts on other dossiers
  /** `uploadId`: the batch it came with; absent where it came by itself. `sensitivity`: absent in acts from before there were levels. */
  recordProvided: { recordId: RecordId; subjectId: SubjectId; providerId: OrgId; category: RecordCategory; providedOn: Day; uploadId?: UploadId; sensitivity?: Sensitivity };
  recordShared: { recordId: RecordId; orgId: OrgId; version: number };
  /** `code`, `edition`: the measure of the catalogue and the edition it was applied by; absent in acts from before there was one. */
  measureRegistered: { measureId: MeasureId; recordId: RecordId; executorId: OrgId; measureKind: MeasureKind; from: Day; until: Day | null; code?: string; edition?: string };
  /** `report`: about a record of somebody else (law.md §8, 39); absent: about one's own. `agent`: an objection for another, with the files that show the authority and those that show the grounds. */
  inquiryFiled: { inquiryId: InquiryId; subjectId: SubjectId; platformId: OrgId; number: string; answer: ClockTerms; report?: true; agent?: AgentFilingFacts };
  /** `agent`: what came of an objection filed for another; `caseId`: the case that it was taken in as. */
  inquiryAnswered: { inquiryId: InquiryId; recordId: RecordId | null; agent?: { result: AgentResult; caseId?: CaseId } };
  businessTimeMoved: { from: Instant; to: Instant };
  /** The customer stands for values of a pack (依据确认); `hash` is over each value as it was signed. */
  basisConfirmed: { pack: string; values: { pointer: string; hash: string }[]; documentDay: Day };
  /** Another calendar, or an edition of a pack (a file `packs/…`), is proposed, approved by a second person, or rejected; `hash` is over each file as it was proposed. */
  calendarProposed: { change: ChangeId; files: { name: string; hash: string }[]; calendars: { id: string; before: string | null; after: string }[] };
  calendarApproved: { change: ChangeId };
  calendarRejected: { change: ChangeId };
  /** Somebody had a bulletin (公告) made beside the daily ones; it covers this act as well. */
  bulletinOrdered: { no: number };
}
export type ActKind = keyof ActFacts;

export type EndingHow = 'resumed' | 'lifted';

/** Each kind has one class of author, and no other can write it. */
export type AuthorClass = 'person' | 'entailed' | 'procedure' | 'sweep';
export const AUTHOR_CLASS = {
  ...REPAIR_AUTHORS,
  ...PROOF_AUTHORS,
  ...SOCIAL_SERVICE_AUTHORS,
  ...COMPLAINT_AUTHORS,
  ...OPERATOR_AUTHORS,
  ...REPRESENTATIVE_AUTHORS,
  letterCorrectionDrafted: 'person', letterCorrected: 'person',
  ...INCIDENT_AUTHORS,
  filed: 'person', accepted: 'person', suspensionAcknowledged: 'person', verificationAcknowledged: 'person', answered: 'person',
  decisionDrafted: 'person', decisionReviewed: 'person', decisionReturned: 'person', decided: 'person', baseAnnulled: 'person', baseInRemedy: 'person', serviceReceipted: 'person', noticePublished: 'person',
  remedyFiled: 'person', remedyServed: 'person', remedyAnswered: 'person', remedyEnded: 'person', suspensionImposed: 'person', suspensionEnded: 'person', caseFileMade: 'person', endingAcknowledged: 'person', recipientConfirmed: 'person', restorationReported: 'person',
  restorationConfirmed: 'person', restorationObjected: 'person', harmsFiled: 'person', reopened: 'person', clockExtended: 'person', clockStopped: 'person', clockRestarted: 'person',
  recordProvided: 'person', recordShared: 'person', measureRegistered: 'person',
  inquiryFiled: 'person', inquiryAnswered: 'person', businessTimeMoved: 'person', basisConfirmed: 'person',
  calendarProposed: 'person', calendarApproved: 'person', calendarRejected: 'person', bulletinOrdered: 'person', holdPlaced: 'person', holdLifted: 'person',
  machineRegistered: 'person', machineKeyAdded: 'person', machineKeyRevoked: 'person', machineEnded: 'person',
  emergencyOpened: 'person', emergencyEnded: 'person', emergencyReviewed: 'person',
  supplementAsked: 'person', supplemented: 'person', notAccepted: 'person', transferred: 'person', withdrawalAsked: 'person', withdrawn: 'person', powerRevoked: 'person', powerGiven: 'person', powerExamined: 'person',
  markRequested: 'entailed', markAcknowledged: 'person', markUnanswered: 'sweep', markRequestEnded: 'entailed', markRequestSucceeded: 'sweep',
  subjectEnded: 'person', successorCame: 'person', caseTerminated: 'sweep',
  stayRequested: 'entailed', stayAnswered: 'person', stayUnanswered: 'sweep', orderAcknowledged: 'sweep',
  exceptionProposed: 'person', exceptionDecided: 'person',
  measureWithdrawn: 'person', measureExecuted: 'person', measureLapsed: 'sweep', measuresSucceeded: 'sweep',
  breachReported: 'person', rolledBack: 'person', rollbackOrdered: 'entailed',
  marked: 'entailed', suspensionOrdered: 'entailed', verificationRequested: 'entailed', decisionOpened: 'entailed', decisionRaised: 'entailed',
  correctionOrdered: 'entailed', duplicateFixed: 'entailed', recipientNotified: 'entailed', restorationOrdered: 'entailed', clockMoved: 'entailed', letterIssued: 'entailed',
  silenceDeclared: 'procedure', disclosureStopped: 'procedure', superiorSilent: 'procedure', served: 'procedure', recordCorrected: 'procedure',
  recordRevoked: 'procedure', measuresLifted: 'procedure', measuresResumed: 'procedure', deemedSatisfied: 'procedure', confirmationAskedAgain: 'procedure',
  certified: 'procedure', closed: 'procedure', supplementLapsed: 'procedure',
  recipientAcknowledged: 'procedure', recipientDefunct: 'person',
  uploadOpened: 'person', uploadClosed: 'person', rowQuarantined: 'person', recordRehomed: 'person', quarantineDecided: 'person', recordRevised: 'person',
  urged: 'sweep', escalated: 'sweep', overdueReported: 'sweep', calendarApplied: 'sweep', dataErased: 'sweep',
  lostTime: 'sweep', casesMerged: 'person', caseSplit: 'person', mergedInto: 'entailed', mergedHeard: 'entailed', mergedSilent: 'entailed', splitOff: 'entailed', noAnswerCertified: 'sweep', subAssigned: 'person', subAssignmentRecalled: 'person', findingDrafted: 'person', extensionAsked: 'person', extensionDeclined: 'person', verificationRecalled: 'person', verificationSucceeded: 'sweep', dutiesSucceeded: 'sweep', disowned: 'person', evidenceAdded: 'person', jointMeetingHeld: 'person', jointMeetingCalled: 'entailed',
} as const satisfies Record<ActKind, AuthorClass>;

type KindsOf<C extends AuthorClass> = { [K in ActKind]: (typeof AUTHOR_CLASS)[K] extends C ? K : never }[ActKind];
export type PersonActKind = KindsOf<'person'>;
export type EntailedActKind = KindsOf<'entailed'>;
export type ProcedureActKind = KindsOf<'procedure'>;
export type SweepActKind = KindsOf<'sweep'>;

/** Who wrote an act. */
export type Author =
  /** `unitId`: said where somebody enters a record, whom it excludes from deciding on it; absent in all other acts. */
  | { class: 'person'; userId: UserId; orgId: OrgId | null; unitId?: OrgId }
  | { class: 'entailed'; by: ActId }
  | { class: 'procedure'; procedureId: string; cause: number }
  | { class: 'sweep' };

/** One act before it has its place in the log. */
export type ActDraft = { [K in ActKind]: { kind: K; facts: ActFacts[K] } }[ActKind];

/** One act as the log holds it. `occurredAt` counts for timeliness, `recordedAt` is the register's clock under the lock. */
export type Act = ActDraft & {
  id: ActId;
  dossierId: DossierId;
  seq: number;
  version: number;
  author: Author;
  occurredAt: Instant;
  recordedAt: Instant;
};

/** The version each kind is written in today; readers bring older ones up to date (`upcast`). */
export const ACT_VERSION = 1;
