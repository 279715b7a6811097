import { Type } from 'typebox';
import { STAKE_KINDS } from '../../domain/filing-acts.ts';
import { CLOCK_LIMITS } from '../../domain/limit.ts';
import { CASE_ACT_KINDS } from './cases.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView } from './common.ts';

/** What a duty is about, told apart by `about`: a case, or an inquiry (which has no record and no acts but its answer). */
const OfCase = { about: OneOf(['case']), caseId: Id, caseNumber: Type.String(), recordTitle: Type.String() };
const OfInquiry = { about: OneOf(['inquiry']), inquiryId: Id, inquiryNumber: Type.String(), subjectName: Type.String() };

const OfRepair = { about: OneOf(['repair']), repairId: Id, ref: Type.String(), repairNumber: Type.String(), recordTitle: Type.String() };

const OfComplaint = { about: OneOf(['complaint']), complaintId: Id, complaintNumber: Type.String() };
const OfComplaintOrder = { about: OneOf(['complaintOrder']), orderId: Id, complaintNumber: Type.String() };

/** A record whose publicity has ended by itself; its title is for whoever may see the record. */
const OfRecord = { about: OneOf(['record']), recordId: Id, recordNumber: Type.String(), recordTitle: Type.String() };
const OfIncident = { about: OneOf(['incident']), incidentId: Id, incidentNumber: Type.String() };

/** Within the organisation that verifies: an answer to prepare for the principal, or a colleague's request for more time, by a date of its own; of a platform, a power of attorney from before its examination had a limit, by none. */
const OfUnit = Closed({ about: OneOf(['internal']), kind: OneOf(['findingDrafted', 'clockExtended', 'powerExamined']), caseId: Id, caseNumber: Type.String(), recordTitle: Type.String(), ref: Id, principal: Type.String(), on: Nullable(DayText), overdue: Type.Boolean() });

/** One thing this person is asked to do, the most urgent first. */
export const TaskView = Type.Union([
  Closed({ ...OfCase, kind: OneOf(CASE_ACT_KINDS), ref: Type.String(), how: Nullable(OneOf(['resumed', 'lifted'])), due: DueView,
    /** What is lost, and when, unless it is done before. */
    harm: Nullable(Closed({ kind: OneOf(STAKE_KINDS), on: DayText })) }),
  Closed({ ...OfInquiry, due: DueView }),
  Closed({ ...OfRepair, due: DueView }),
  Closed({ ...OfComplaint, due: DueView }),
  Closed({ ...OfComplaintOrder, due: DueView }),
  Closed({ ...OfIncident, due: DueView }),
  Closed({ ...OfRecord, noticeId: Id, due: DueView }),
  OfUnit,
]);
export type TaskView = Type.Static<typeof TaskView>;
export const TaskListView = Closed({ tasks: Type.Array(TaskView) });

const Late = {
  limit: OneOf(CLOCK_LIMITS), owner: OrgView, dueAt: InstantText, dueOn: DayText, provisional: Type.Boolean(), overdueMs: Type.Integer(),
  urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText),
};
/** The supervisor's board: open duties past their due instant, the most overdue first; and what will be overdue soon. */
export const OverdueRow = Type.Union([Closed({ ...OfCase, ...Late }), Closed({ ...OfInquiry, ...Late }), Closed({ ...OfRepair, ...Late }), Closed({ ...OfComplaint, ...Late }), Closed({ ...OfComplaintOrder, ...Late }), Closed({ ...OfIncident, ...Late }), Closed({ ...OfRecord, ...Late })]);
export type OverdueRow = Type.Static<typeof OverdueRow>;
export const OverdueBoardView = Closed({ now: InstantText, overdue: Type.Array(OverdueRow), soon: Type.Array(OverdueRow) });
