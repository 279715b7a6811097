import { Type } from 'typebox';
import { STAY_STANDINGS } from '../../domain/stay-request-acts.ts';
import { Closed, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';
import { MeasureView } from './records.ts';

/** A body that was asked to stay its measures, which no order of the platform binds. */
export const StayRequestView = Closed({
  requestId: Id, org: OrgView, round: Type.Integer(), requestedAt: InstantText, due: DueView, standing: OneOf(STAY_STANDINGS), answeredAt: Nullable(InstantText), document: Nullable(Type.String()),
  endedAt: Nullable(InstantText), measures: Type.Array(MeasureView),
});
export const StayAnswerBody = Closed({
  agreed: Type.Boolean({ description: 'Whether the body stays its measures until the result; a refusal stops nothing here.' }),
  /** What it says, with its reasons where it refuses; told to the subject. */
  document: Words(4000),
  evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'The scanned letter, where a clerk enters it.' }),
});
