import { Type } from 'typebox';
import { ROLES } from '../../domain/actor.ts';
import { SCANS } from '../../domain/evidence.ts';
import { FEE_ANSWERS, POWER_SCOPES } from '../../domain/filing-acts.ts';
import { REPORT_RESULTS } from '../../domain/inquiry.ts';
import { LETTER_BOXES, LETTER_KINDS } from '../../domain/letter.ts';
import { LETTER_STATES } from '../../domain/letter-check.ts';
import { GROUND_KINDS } from '../../domain/objection.ts';
import { AGENT_RESULTS, REPRESENTATIVE_KINDS } from '../../domain/agent-acts.ts';
import { PROCEDURES } from '../../domain/procedure.ts';
import { RECORD_FIELDS } from '../../domain/record.ts';
import { CERTIFICATE_STANDINGS, CERTIFIED_STATES } from '../../domain/suspension-certificate.ts';
import { ReportCheckView } from './credit-reports.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, ScanFields, Words } from './common.ts';

/** Who is logged in, and on what day; `user` is null before the login. */
export const MeView = Closed({
  mode: OneOf(['demo', 'production']), now: InstantText, today: DayText, simulated: Type.Boolean(),
  /** Where operators find the engine's own pages; null when it is not known. */
  temporalUi: Nullable(Type.String()),
  user: Nullable(Closed({
    id: Type.String(), name: Type.String(), nameEn: Type.String(), roles: Type.Array(OneOf(ROLES)), org: Nullable(OrgView),
    subject: Nullable(Closed({ id: Id, kind: OneOf(['company', 'person']), name: Type.String(), identifier: Type.String() })),
  })),
});
export type MeView = Type.Static<typeof MeView>;

export const MoveTimeBody = Closed({ to: OneOf(['nextWorkingDay', 'nextDeadline']) });
export const MoveTimeResult = Closed({ from: InstantText, to: InstantText, today: DayText });

export const InquiryBody = Closed({ where: Words(200), byWhom: Words(200), shown: Words(2000), report: Type.Optional(Type.Boolean({ description: 'About a record of somebody else: whoever reports it learns nothing of whom it is about.' })) });
export const InquiryAnswerBody = Closed({ answer: Type.String({ ...Words(4000), description: `In words; to a report one of ${REPORT_RESULTS.join(', ')}.` }), recordId: Nullable(Id) });
export const InquiryView = Closed({
  id: Id, number: Type.String(), subjectName: Type.String(), filedAt: InstantText, answeredAt: Nullable(InstantText), late: Type.Boolean(),
  urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText), certificateId: Nullable(Id), recordId: Nullable(Id), due: DueView,
  where: Type.String(), byWhom: Type.String(), shown: Type.String(), answer: Nullable(Type.String()),
  report: Type.Boolean(), reportResult: Nullable(OneOf(REPORT_RESULTS)), mayAnswer: Type.Boolean(),
  agent: Nullable(Closed({
    as: OneOf(REPRESENTATIVE_KINDS), scope: Type.String(), scopes: Type.Array(OneOf(POWER_SCOPES)), validUntil: Nullable(DayText), expired: Type.Boolean(), fee: OneOf(FEE_ANSWERS), flagged: Type.Boolean(), identifier: Type.String(), documentNumber: Type.String(),
    grounds: Type.Array(Closed({ kind: OneOf(GROUND_KINDS), field: Nullable(OneOf(RECORD_FIELDS)), explanation: Type.String(), claimedValue: Nullable(Type.String()) })),
    proofIds: Type.Array(Id), evidenceIds: Type.Array(Id), result: Nullable(OneOf(AGENT_RESULTS)), caseId: Nullable(Id),
  }, { description: 'An objection for another, as it was filed and what came of it.' })),
});
export const InquiryListView = Closed({ inquiries: Type.Array(InquiryView) });
export const InquiryReceipt = Closed({ inquiryId: Id, number: Type.String(), seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });
export const InquiryAnswerReceipt = Closed({ ...InquiryReceipt.properties, late: Type.Boolean() });

export const EvidenceReceipt = Closed({ id: Id, fileName: Type.String(), mediaType: Type.String(), size: Type.Integer(), sha256: Type.String(), scan: OneOf(SCANS) });
export const EvidenceState = Closed({ id: Id, ...ScanFields, released: Type.Boolean({ description: 'Whether others than its owner may have it.' }) });

/** A certificate of suspension as it holds now: for everything on it, for a part or for nothing, and each measure, as the paper names it. */
export const CertifiedView = Closed({
  standing: OneOf(CERTIFICATE_STANDINGS), measures: Type.Array(Closed({ title: Type.String(), department: OrgView, state: OneOf(CERTIFIED_STATES) })),
});

/** Validity and nothing more: whoever holds the number can check it. `suspension`: of a certificate of suspension. */
export const CertificateView = Closed({ number: Type.String(), valid: Type.Boolean(), issuedAt: Nullable(InstantText), kind: Nullable(OneOf(['restoration', 'suspension', 'noAnswer', 'repair'])), suspension: Nullable(CertifiedView) });

/** That a letter is genuine, and whether it holds; of its case, and of whom it is to, nothing. All null: no letter has this code. */
export const LetterCheckView = Closed({
  code: Type.String(), state: Nullable(OneOf(LETTER_STATES)), kind: Nullable(OneOf(LETTER_KINDS)), number: Nullable(Type.String()), issuer: Nullable(OrgView), issuedOn: Nullable(DayText),
  replacedBy: Nullable(Closed({ number: Type.String(), issuedOn: DayText })), suspension: Nullable(CertifiedView), report: ReportCheckView,
});

export const ProcedureRow = Closed({
  id: Type.String(), type: OneOf(PROCEDURES), caseId: Id, caseNumber: Type.String(), phase: Nullable(Type.String()), wantedSeq: Type.Integer(), seenSeq: Type.Integer(),
  dueAt: Nullable(InstantText), closed: Type.Boolean(), stuck: Type.Boolean(), reactionMs: Nullable(Type.Integer()), engine: Nullable(Type.String()),
});
export const ProceduresView = Closed({
  lag: Closed({ open: Type.Integer(), behind: Type.Integer(), oldestBehindMs: Type.Integer(), stuck: Type.Integer() }),
  violations: Type.Integer(), procedures: Type.Array(ProcedureRow),
});

export const LetterTextView = Closed({ id: Id, number: Type.String(), title: Type.String(), paragraphs: Type.Array(Type.String()) });
/** An issued letter; `correction` is there for who may correct it: the places that can be printed anew, what the open draft says, and whether the reader may draft and sign. */
export const LetterView = Closed({
  ...LetterTextView.properties, kind: OneOf(LETTER_KINDS), language: OneOf(['zh', 'en']), hasEnglish: Type.Boolean({ description: 'Whether there is an English courtesy version.' }),
  acknowledged: Type.Boolean({ description: 'Whether its addressee has taken note of it: there is a receipt.' }),
  caseId: Nullable(Id),
  supersededBy: Nullable(Closed({ id: Id, number: Type.String() })), supersedes: Nullable(Closed({ id: Id, number: Type.String() })),
  correction: Nullable(Closed({
    places: Type.Array(Closed({ pointer: Type.String(), value: Type.String() })),
    draft: Nullable(Closed({ reason: Type.String(), corrections: Type.Array(Closed({ pointer: Type.String(), to: Type.String() })) })),
    draftAllowed: Type.Boolean(), signAllowed: Type.Boolean(), signCode: Nullable(Type.String()), decision: Type.Boolean(),
  })),
});
/** Letters received (收文) or issued in one's own name (发文), the newest first; `case`: where it is a case's. */
export const LetterList = Closed({
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText, issuer: Nullable(OrgView), case: Nullable(Closed({ id: Id, number: Type.String() })) })),
  more: Type.Boolean({ description: 'Ask again with `before`: the instant of the last one.' }),
});
export const LetterListQuery = Type.Object({ box: Type.Optional(OneOf(LETTER_BOXES)), before: Type.Optional(InstantText) }, { additionalProperties: false });
export const OverdueReportList = Closed({
  reports: Type.Array(Closed({ id: Id, month: Type.String({ description: 'YYYY-MM' }), number: Type.String(), issuer: OrgView, issuedOn: DayText, duties: Type.Integer(), addressees: Type.Array(OrgView) })),
});
export const LetterCorrectionReceipt = Closed({ letterId: Id, actId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });
export const LetterCorrectionBody = Closed({
  reason: Words(1000), corrections: Type.Array(Closed({ pointer: Type.String({ minLength: 2, maxLength: 200 }), to: Words(10_000) }), { minItems: 1, maxItems: 20, description: 'What is printed anew, by its place in the letter; a letter says which places can be corrected.' }),
});
export const LiveView = Closed({ status: OneOf(['ok']) });
export const ReadyView = Closed({ status: OneOf(['ok', 'degraded', 'failed']), checks: Type.Array(Closed({ name: Type.String(), ok: Type.Boolean(), detail: Type.String(), warning: Type.Optional(OneOf(['nextYearNotLoaded', 'calendarFileRefused', 'calendarNotInForce', 'uploadsNotReleased', 'uploadsReleasedUnscanned', 'filesNotScannable'])) })) });
