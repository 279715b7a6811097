import { Type } from 'typebox';
import { LETTER_KINDS } from '../../domain/letter.ts';
import { COMPLAINT_KINDS, COMPLAINT_OUTCOMES } from '../../domain/complaint-acts.ts';
import { COMPLAINT_PHASES } from '../../domain/complaint.ts';
import { CaseView } from './cases.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

const Kind = OneOf(COMPLAINT_KINDS);

export const ComplaintOptionsQuery = Closed({ recordId: Id, caseId: Type.Optional(Id) });
/** Whom one may complain of, about what, and which organ above will examine it. */
export const ComplaintOptionsView = Closed({
  recordTitle: Type.String(), caseNumber: Nullable(Type.String()),
  units: Type.Array(Closed({ org: OrgView, kinds: Type.Array(Kind), examiner: OrgView })),
});
export const ComplaintBody = Closed({
  kind: Kind, recordId: Id, caseId: Nullable(Id), againstId: Words(80), on: Nullable(DayText), where: Words(200), what: Words(4000), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
});
export const ComplaintAnswerBody = Closed({
  outcome: OneOf(COMPLAINT_OUTCOMES), reasons: Words(4000), order: Nullable(Words(4000)),
  breach: Nullable(Closed({ orderId: Id, measureIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }), on: DayText, where: Words(200), what: Words(2000) })),
});
export const ComplaintReportBody = Closed({ steps: Words(4000), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) });
export const ComplaintReceipt = Closed({ complaintId: Id, number: Type.String(), phase: OneOf(COMPLAINT_PHASES), seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });

const Row = {
  id: Id, number: Type.String(), kind: Kind, phase: OneOf(COMPLAINT_PHASES), outcome: Nullable(OneOf(COMPLAINT_OUTCOMES)), against: OrgView, examiner: OrgView, subjectName: Type.String(),
  recordId: Id, recordTitle: Type.String(), caseId: Nullable(Id), caseNumber: Nullable(Type.String()), on: Nullable(DayText), filedAt: InstantText, takenAt: Nullable(InstantText),
  answeredAt: Nullable(InstantText), late: Type.Boolean(), urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText), due: DueView,
};
export const ComplaintListView = Closed({ complaints: Type.Array(Closed(Row)) });
export const ComplaintView = Closed({
  ...Row, where: Type.String(), what: Type.String(), evidence: CaseView.properties.evidence, reasons: Nullable(Type.String()),
  order: Nullable(Closed({ orderId: Id, text: Type.String(), reportedAt: Nullable(InstantText), steps: Nullable(Type.String()), urgedAt: Nullable(InstantText), due: DueView })),
  mayExamine: Type.Boolean(),
  /** Measures that rested by an order to the unit, which an upheld complaint can have undone in the case. */
  suspended: Type.Array(Closed({ orderId: Id, measures: Type.Array(Closed({ id: Id, title: Type.String() })) })),
  /** Where the complaint was not upheld: what is open to the subject. */
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText })),
  remedies: Nullable(Closed({ reconsiderationBody: Type.String(), reconsiderationDays: Type.Integer(), suitMonths: Type.Integer() })),
});
/** For the unit: what it has to do, by when; nothing of who complained. */
export const ComplaintOrderView = Closed({
  orderId: Id, number: Type.String(), from: OrgView, unit: OrgView, recordId: Nullable(Id), recordTitle: Nullable(Type.String()), text: Type.String(), orderedAt: InstantText, reportedAt: Nullable(InstantText),
  urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText), due: DueView, mayReport: Type.Boolean(),
});
