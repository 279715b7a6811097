import { Type } from 'typebox';
import { DUTY_RESULTS, PROOF_WAYS, RESTORATION_DUTIES, RESTORERS } from '../../domain/restoration-acts.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';
import { MeasureView } from './records.ts';

const EvidenceIds = Type.Array(Id, { maxItems: 20, uniqueItems: true });

/** What shows that a duty was done without a file: the public address at which it can be seen, or the number of the document by which it was done. Which of them counts is said per duty in `domain/restoration-proof.ts`. */
const DutyProofBody = Closed({ by: OneOf(PROOF_WAYS), on: DayText, text: Words(500) });

/** A report on a restoration: what was done about each open duty, with its proof out of `evidenceIds`. */
export const RestorationReportBody = Closed({
  steps: Words(8000), evidenceIds: EvidenceIds,
  duties: Type.Optional(Type.Array(Closed({ duty: OneOf(RESTORATION_DUTIES), result: OneOf(DUTY_RESULTS), steps: Words(4000), evidenceIds: EvidenceIds, proof: Type.Optional(DutyProofBody) }), { maxItems: RESTORATION_DUTIES.length, description: 'Each duty of the order that is open, once; only left out where the order names none.' })),
  partly: Type.Optional(Type.Boolean({ description: 'Only these so far: the others follow, each by its own date; the subject is asked with the last.' })),
});
export const RestorationObjectionBody = Closed({
  duties: Type.Array(OneOf(RESTORATION_DUTIES), { maxItems: RESTORATION_DUTIES.length, uniqueItems: true, description: 'What was not done; empty only where the order names no duties.' }),
  reason: Words(4000), evidenceIds: EvidenceIds,
});

export const RestorationView = Closed({
  orderId: Id, org: OrgView, reportedAt: Nullable(InstantText), steps: Nullable(Type.String()), satisfiedAt: Nullable(InstantText), deemed: Type.Boolean(),
  /** The subject's silence proves nothing here: at the end of the limit it is asked again. */
  asksAgain: Type.Boolean(), measures: Type.Array(MeasureView),
  of: Type.Array(OneOf(RESTORERS)),
  duties: Type.Array(Closed({
    duty: OneOf(RESTORATION_DUTIES), result: Nullable(OneOf(DUTY_RESULTS)), steps: Nullable(Type.String()), evidenceIds: Type.Array(Id),
    proof: Nullable(Closed({ by: OneOf(PROOF_WAYS), on: DayText, text: Nullable(Type.String()) })),
    open: Type.Boolean({ description: 'Whether the next report has to speak of it.' }),
    /** Its own date, where the pack gives it one and it is open. */
    due: Nullable(DueView),
  })),
  objection: Nullable(Closed({ at: InstantText, times: Type.Integer(), duties: Type.Array(OneOf(RESTORATION_DUTIES)), reason: Nullable(Type.String()) })),
});
