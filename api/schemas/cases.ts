import { Type } from 'typebox';
import { STAKE_KINDS } from '../../domain/filing-acts.ts';
import { ENDINGS } from '../../domain/intake-acts.ts';
import { EVIDENCE_VIEWS } from '../../domain/verifying-acts.ts';
import { LETTER_KINDS } from '../../domain/letter.ts';
import { CLOCK_LIMITS, STOP_REASONS } from '../../domain/limit.ts';
import { FINDING_RESULTS, GROUND_KINDS, MOOT_REASONS, OUTCOMES, PHASES, REMEDIES } from '../../domain/objection.ts';
import { MARKS, RECORD_CATEGORIES, RECORD_FIELDS, RECORD_STATES } from '../../domain/record.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, ScanFields, Words } from './common.ts';
import { BaseView, DraftView, RemedyView, HandView, ServiceView } from './decisions.ts';
import { FiledHarmView } from './harms.ts';
import { IntakeView } from './intake.ts';
import { FieldsView, LinkedRecordView, MeasureView } from './records.ts';
import { ExceptionView } from './exceptions.ts';
import { AskedPlatformView } from './mark-requests.ts';
import { StayRequestView } from './stay-requests.ts';
import { REPAIR_CLASSES, SANCTIONS } from '../../domain/publicity.ts';
import { RestorationView } from './restorations.ts';
import { MergingView, TurnFields } from './turns.ts';

const GroundKey = Type.String({ pattern: '^g[0-9]{1,2}$' });
const EvidenceIds = Type.Array(Id, { maxItems: 20, uniqueItems: true });
export const CASE_ACT_KINDS = [
  'accepted', 'suspensionAcknowledged', 'verificationAcknowledged', 'answered', 'decisionDrafted', 'decisionReviewed', 'decisionReturned', 'decided', 'baseAnnulled', 'baseInRemedy', 'serviceReceipted', 'noticePublished', 'caseFileMade', 'letterCorrectionDrafted', 'letterCorrected', 'remedyFiled', 'remedyServed', 'remedyAnswered', 'remedyEnded', 'suspensionImposed', 'suspensionEnded', 'endingAcknowledged', 'recipientConfirmed', 'recipientDefunct',
  'breachReported', 'rolledBack', 'exceptionProposed', 'exceptionDecided', 'stayAnswered', 'restorationReported', 'restorationConfirmed', 'restorationObjected', 'harmsFiled', 'reopened', 'clockExtended', 'clockStopped', 'clockRestarted',
  'verificationRecalled', 'disowned', 'evidenceAdded', 'jointMeetingHeld', 'casesMerged', 'caseSplit', 'subAssigned', 'subAssignmentRecalled', 'findingDrafted', 'extensionAsked', 'extensionDeclined',
  'supplementAsked', 'supplemented', 'notAccepted', 'transferred', 'withdrawalAsked', 'withdrawn', 'powerRevoked', 'powerGiven', 'powerExamined', 'subjectEnded', 'successorCame',
] as const;

export const FileBody = Closed({
  recordId: Id,
  grounds: Type.Array(Closed({
    kind: OneOf(GROUND_KINDS), field: Nullable(OneOf(RECORD_FIELDS)), explanation: Words(4000), claimedValue: Nullable(Type.String({ maxLength: 500 })),
  }), { minItems: 1, maxItems: 10 }),
  refusal: Nullable(Closed({ where: Words(200), byWhom: Words(200), shown: Words(1000) })),
  evidenceIds: EvidenceIds,
  stake: Type.Optional(Nullable(Closed({ kind: OneOf(STAKE_KINDS), on: DayText, what: Words(500), proofIds: EvidenceIds }, { description: 'What is at stake, and on which day it is lost.' }))),
  primaFacieIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'Of the evidence, what shows a ground at first sight; by it the pack may order the suspension at receipt.' })),
});
export const AcceptBody = Closed({
  remark: Type.String({ maxLength: 1000 }),
  further: Type.Optional(Type.Array(Closed({ orgId: Type.String({ minLength: 1, maxLength: 100 }), reason: Words(1000) }), { maxItems: 10, description: 'Who is asked to verify beside the record’s provider, and why.' })),
});
export const RecallBody = Closed({ to: Nullable(Type.String({ minLength: 1, maxLength: 100 })), reason: Words(2000) });
export const JointMeetingBody = Closed({
  minutes: Words(8000),
  findings: Type.Array(Closed({ groundId: GroundKey, result: OneOf(FINDING_RESULTS), reason: Words(4000), rightValue: Nullable(Type.String({ maxLength: 500 })) }), { minItems: 1, maxItems: 10 }),
});
export const EmptyBody = Closed({});
export const AnswerBody = Closed({
  findings: Type.Array(Closed({ groundId: GroundKey, result: OneOf(FINDING_RESULTS), reason: Words(4000), rightValue: Nullable(Type.String({ maxLength: 500 })) }), { minItems: 1, maxItems: 10 }),
  evidenceIds: EvidenceIds,
  evidence: Type.Optional(Type.Array(Closed({ evidenceId: Id, how: OneOf(EVIDENCE_VIEWS), by: Type.String({ maxLength: 100 }), accepted: Type.Boolean(), reason: Type.String({ maxLength: 2000 }) }), { maxItems: 200, description: 'Each file of evidence of the case: how it was viewed, by whom where not here, accepted or why not.' })),
});
const Paper = { evidenceIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'The paper on which it came, where the platform’s clerk enters it for another organisation or for the subject.' })) };
export const AcknowledgementBody = Closed(Paper);
export const EndingBody = Closed({ how: OneOf(['resumed', 'lifted']), ...Paper });
export const ReportBody = Closed({ steps: Words(8000), evidenceIds: EvidenceIds });
export const DisownBody = Closed({ reason: Words(2000) });
export const DefunctBody = Closed({ reason: Words(2000) });
export const BreachBody = Closed({ measureIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }), on: DayText, where: Words(200), what: Words(2000), evidenceIds: EvidenceIds });
export const ConfirmBody = Closed({ remark: Type.String({ maxLength: 1000 }), ...Paper });
export const StopClockBody = Closed({ reason: OneOf(STOP_REASONS), explanation: Words(1000), evidenceIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'The document of the stop; an expert test needs one.' })) });
/** `reason`: only the stop for it ends; without one, every stop. */
export const RestartClockBody = Closed({ reason: Type.Optional(OneOf(STOP_REASONS)), remark: Type.String({ maxLength: 1000 }) });
export const AddEvidenceBody = Closed({ words: Type.String({ maxLength: 4000 }), evidenceIds: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }) });
export const ReopenBody = Closed({ reasons: Words(4000), evidenceIds: EvidenceIds });

/** What a person gets for an act: it is in force; its place in the chained log; what comes next and when. */
export const ActReceipt = Closed({
  caseId: Id, number: Type.String(), actId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText, phase: OneOf(PHASES), next: Type.Array(DueView),
});
export type ActReceipt = Type.Static<typeof ActReceipt>;

/** A duty that is open, and whose. */
export const OpenDuty = Closed({ ...DueView.properties, ref: Type.String(), generation: Type.Integer(), owner: Closed({ kind: OneOf(['org', 'subject']), name: Type.String(), nameEn: Type.String() }), mine: Type.Boolean(), urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText) });
export type OpenDuty = Type.Static<typeof OpenDuty>;

export const PermissionView = Closed({
  kind: OneOf(CASE_ACT_KINDS), ref: Type.String(), how: Nullable(OneOf(['resumed', 'lifted'])), allowed: Type.Boolean(), code: Nullable(Type.String()),
  params: Type.Record(Type.String(), Type.String()),
});

/** One line of the timeline; what a reader may not see is null or left out. */
export const TimelineEntry = Closed({
  seq: Type.Integer(), kind: Type.String(), at: InstantText, author: OneOf(['person', 'entailed', 'procedure', 'sweep']),
  org: Nullable(OrgView), outcome: Nullable(OneOf(OUTCOMES)), letter: Nullable(OneOf(LETTER_KINDS)), limit: Nullable(OneOf(CLOCK_LIMITS)), mark: Nullable(OneOf(MARKS)),
  measures: Nullable(Type.Integer()), reason: Nullable(OneOf(STOP_REASONS)), days: Nullable(Type.Integer()),
});
export type TimelineEntry = Type.Static<typeof TimelineEntry>;

const FindingView = Closed({ groundId: GroundKey, result: OneOf(FINDING_RESULTS), reason: Nullable(Type.String()), rightValue: Nullable(Type.String()) });

/** Why somebody's whole number has to be seen; kept sealed with the fact that it was. */
export const RevealBody = Closed({ reason: Words(500) });
export const RevealView = Closed({ identifier: Type.String() });

/** A case as the reader may see it; what is not theirs is null or missing from the lists. */
export const CaseView = Closed({
  id: Id, number: Type.String(), seq: Type.Integer(), round: Type.Integer(), phase: OneOf(PHASES), filedAt: InstantText,
  acceptedAt: Nullable(InstantText), closedAt: Nullable(InstantText),
  askable: Type.Array(OrgView, { description: 'Organisations that the clerk could ask to verify.' }),
  merging: MergingView,
  units: Type.Array(OrgView, { description: 'Units of your organisation that could prepare its answer.' }),
  relations: Type.Array(OneOf(['subject', 'platform', 'provider', 'executor', 'recipient', 'supervisor', 'auditor', 'emergency'])),
  subject: Nullable(Closed({ kind: OneOf(['company', 'person']), name: Type.String(), identifier: Type.String() })),
  record: Closed({
    id: Id, title: Type.String(), number: Type.String(), category: OneOf(RECORD_CATEGORIES), version: Type.Integer(), state: OneOf(RECORD_STATES),
    mark: OneOf(MARKS), provider: OrgView, fields: Nullable(FieldsView),
  }),
  grounds: Type.Array(Closed({ id: GroundKey, kind: OneOf(GROUND_KINDS), field: Nullable(OneOf(RECORD_FIELDS)), explanation: Nullable(Type.String()), claimedValue: Nullable(Type.String()), beside: Type.Boolean({ description: 'Of another party, whose case is examined with this one.' }) })),
  refusal: Nullable(Closed({ where: Type.String(), byWhom: Type.String(), shown: Type.String() })),
  evidence: Type.Array(Closed({ id: Id, fileName: Type.String(), mediaType: Type.String(), size: Type.Integer(), ...ScanFields, uploadedAt: InstantText, mayFetch: Type.Boolean({ description: 'Whether whoever asks may have the file itself.' }), own: Type.Boolean(), toAnswer: Type.Boolean({ description: 'Evidence for the objection, which the provider has to answer.' }) })),
  /** 补充证据: what came in after the filing, and what whoever handed it in says it shows. */
  added: Type.Array(Closed({ at: InstantText, words: Nullable(Type.String()), evidenceIds: Type.Array(Id), askedAnew: Type.Boolean() })),
  /** 平台自查: fields in which the platform's copy is not what it was handed in; the values while that is not put right, for the subject and the house. */
  ownError: Type.Array(Closed({ field: OneOf(RECORD_FIELDS), handedIn: Nullable(Type.String()) })),
  verifications: Type.Array(Closed({
    orderId: Id, org: OrgView, round: Type.Integer(), requestedAt: InstantText, due: DueView, acknowledgedAt: Nullable(InstantText),
    answered: Nullable(Closed({ at: InstantText, late: Type.Boolean(), by: OrgView, findings: Type.Array(FindingView) })), silent: Type.Boolean(), stopped: Type.Boolean(),
    ...TurnFields,
    /** Why the pack lets its clock stand still. */
    stopReasons: Type.Array(OneOf(STOP_REASONS)), openStops: Type.Array(OneOf(STOP_REASONS)),
    /** “Not ours”: when it was said, and whether the request stands until the platform has found out whose the record is. */
    disowned: Nullable(Closed({ at: InstantText, reason: Nullable(Type.String()), open: Type.Boolean() })),
  })),
  suspensions: Type.Array(Closed({
    orderId: Id, org: OrgView, round: Type.Integer(), orderedAt: InstantText, acknowledgedAt: Nullable(InstantText), measures: Type.Array(MeasureView),
    endings: Type.Array(Closed({ how: OneOf(['resumed', 'lifted']), at: InstantText, measureIds: Type.Array(Id), stillHeld: Type.Array(Id), acknowledgedAt: Nullable(InstantText) })),
  })),
  /** The decision that is being drafted, for the platform and its supervisors only. */
  draft: Nullable(DraftView), base: BaseView, remedies: Type.Array(RemedyView), imposed: Type.Boolean({ description: 'Whether the measures rest for a remedy (停止执行).' }),
  /** 提级: the organ above that decides, as too few are left at the platform; null: the platform. */
  raisedTo: Nullable(OrgView),
  /** What the record's severity rests on, for who drafts; null where it was never stated. */
  sanctions: Nullable(Type.Array(OneOf(SANCTIONS))),
  /** What can be decided on a record of this kind by the case's pack, for who drafts. */
  outcomes: Type.Array(Closed({ outcome: OneOf(OUTCOMES), remedies: Type.Array(OneOf(REMEDIES)) })),
  decisions: Type.Array(Closed({
    round: Type.Integer(), at: InstantText, outcome: OneOf(OUTCOMES), remedy: OneOf(REMEDIES), facts: Nullable(Type.String()), reasons: Nullable(Type.String()),
    changes: Type.Array(Closed({ field: OneOf(RECORD_FIELDS), to: Type.String() })), lift: Type.Array(Id), resume: Type.Array(Id), servedAt: Nullable(InstantText), resumeFrom: Nullable(InstantText),
    /** 重新认定轻重. */
    reclassed: Nullable(Closed({ from: OneOf(REPAIR_CLASSES), to: OneOf(REPAIR_CLASSES), until: Nullable(DayText), sanctions: Type.Array(OneOf(SANCTIONS)) })),
    mootReason: Nullable(OneOf(MOOT_REASONS)), service: Nullable(ServiceView), signing: Type.Array(HandView),
  })),
  corrections: Type.Array(Closed({
    orderId: Id, remedy: OneOf(REMEDIES), doneAt: Nullable(InstantText), toVersion: Nullable(Type.Integer()), beside: Type.Boolean({ description: 'A case that was examined with this one put the record right and told the recipients.' }),
    notices: Type.Array(Closed({ noticeId: Id, org: OrgView, confirmedAt: Nullable(InstantText), linked: Type.Boolean({ description: 'About a record of the same fact that was put right with this one.' }) })),
  })),
  /** Records of the same fact that you may see. */
  linked: Type.Array(LinkedRecordView),
  restorations: Type.Array(RestorationView),
  /** What the subject has filed as harm (损害记录), and whether an annex to a claim for compensation can be made of it. */
  harms: Type.Array(FiledHarmView), mayHaveAnnex: Type.Boolean(),
  intake: IntakeView,
  /** Uses of suspended measures that were reported, and what was undone. */
  breaches: Type.Array(Closed({
    breachId: Id, orderId: Id, org: OrgView, on: DayText, by: OneOf(['department', 'subject', 'supervisor']), reportedAt: InstantText, where: Nullable(Type.String()), what: Nullable(Type.String()),
    rolledBackAt: Nullable(InstantText), steps: Nullable(Type.String()), measures: Type.Array(MeasureView),
  })),
  exceptions: Type.Array(ExceptionView),
  /** Bodies whose measures no order of the platform binds: asked to stay them. */
  stayRequests: Type.Array(StayRequestView),
  /** Platforms above that hold the record: asked to mark it, and not bound by the suspension. */
  askedPlatforms: Type.Array(AskedPlatformView),
  certificate: Nullable(Closed({ number: Type.String(), at: InstantText })),
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText, to: Type.String() })),
  duties: Type.Array(OpenDuty), timeline: Type.Array(TimelineEntry), acts: Type.Array(PermissionView),
});
export type CaseView = Type.Static<typeof CaseView>;

export const CaseRowView = Closed({
  id: Id, number: Type.String(), subjectName: Nullable(Type.String()), recordTitle: Type.String(), provider: OrgView, phase: OneOf(PHASES), outcome: Nullable(OneOf(OUTCOMES)), ending: Nullable(OneOf(ENDINGS)),
  round: Type.Integer(), filedAt: InstantText, closedAt: Nullable(InstantText), next: Nullable(DueView),
});
export const CaseListView = Closed({ cases: Type.Array(CaseRowView), nextCursor: Nullable(Type.String()) });
export const CaseListQuery = Closed({
  phase: Type.Optional(OneOf(PHASES)), cursor: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
/** A name is looked for in a body: an address stands in logs and histories. */
export const CaseSearchBody = Closed({ ...CaseListQuery.properties, q: Type.String({ minLength: 1, maxLength: 100 }) });

/** The log as the auditor sees it: every act with its place in the chain. */
const Chain = Closed({
  intact: Type.Boolean(), brokenAt: Nullable(Type.Integer()),
  /** What gave it away: the chain itself, words that are not those committed to, or a bulletin (its number) that has seen another log. */
  because: Nullable(OneOf(['act', 'words', 'bulletin'])), bulletin: Nullable(Type.Integer()),
  /** Acts up to here are in a bulletin. */
  covered: Type.Integer(),
  acts: Type.Array(Closed({ seq: Type.Integer(), kind: Type.String(), author: Type.String(), occurredAt: InstantText, recordedAt: InstantText, hash: Type.String(), previous: Type.String(), words: OneOf(['none', 'fit', 'erased', 'missing', 'broken']) })),
});
export const LogView = Closed({ caseId: Id, ...Chain.properties });
/** An inquiry's log; its number stands here, since an auditor does not read the question itself. */
export const InquiryLogView = Closed({ inquiryId: Id, number: Type.String(), ...Chain.properties });
