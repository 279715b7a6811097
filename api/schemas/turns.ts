import { Type } from 'typebox';
import { FINDING_RESULTS } from '../../domain/objection.ts';
import { EVIDENCE_VIEWS } from '../../domain/verifying-acts.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

const Findings = Type.Array(Closed({ groundId: Type.String({ pattern: '^g[0-9]{1,2}$' }), result: OneOf(FINDING_RESULTS), reason: Words(4000), rightValue: Nullable(Type.String({ maxLength: 500 })) }), { minItems: 1, maxItems: 10 });
const EvidenceFindings = Type.Array(Closed({ evidenceId: Id, how: OneOf(EVIDENCE_VIEWS), by: Type.String({ maxLength: 100 }), accepted: Type.Boolean(), reason: Type.String({ maxLength: 2000 }) }), { maxItems: 200 });

export const SubAssignBody = Closed({ to: Type.String({ minLength: 1, maxLength: 100 }), until: DayText, instructions: Type.String({ maxLength: 2000 }) });
export const RecallUnitBody = Closed({ reason: Words(2000) });
export const DraftFindingBody = Closed({ findings: Findings, evidence: EvidenceFindings });
export const MergeBody = Closed({ caseId: Id, reason: Words(1000) });
export const ExtensionReasonBody = Closed({ reason: Words(1000) });

/** What happens within the organisation that verifies: null for whoever it does not concern. */
export const TurnFields = {
  /** 转办: the unit that prepares the answer, by an internal date; the draft for the unit and its principal only. */
  assigned: Nullable(Closed({
    unit: OrgView, at: InstantText, until: DayText, overdue: Type.Boolean(), recalled: Type.Boolean(), instructions: Nullable(Type.String()),
    draft: Nullable(Closed({ at: InstantText, findings: Findings, evidence: EvidenceFindings })),
  })),
  /** 延期申请, and what the principal has said. */
  extension: Nullable(Closed({ askedAt: InstantText, state: OneOf(['open', 'approved', 'declined']), reason: Nullable(Type.String()), declined: Nullable(Type.String()) })),
};

/** 一并审理: the case that this one follows, those that follow it, and for the clerk those that could. */
const OtherCase = Closed({ id: Nullable(Id), number: Nullable(Type.String()) });
export const MergingView = Closed({
  follows: Nullable(OtherCase), joined: Type.Array(OtherCase), mergeable: Type.Array(Closed({ id: Id, number: Type.String(), subject: Nullable(Type.String()), filedAt: InstantText })),
});
