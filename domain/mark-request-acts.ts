import type { MarkRequestId, OrgId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Mark } from './record.ts';

/**
 * 提请上级平台标注: a city's suspension binds nobody above it. Whoever above holds the record is asked, in the act that suspends, to mark it as in
 * dispute; by its own clock it says that it has, or the lead organ learns that it has not. It is no party of the case.
 */
export interface MarkRequestFacts {
  markRequested: { requestId: MarkRequestId; orgId: OrgId; acknowledgement: ClockTerms };
  /** `marked`: whether it now shows the mark; it may refuse, and nothing here can make it. */
  markAcknowledged: { requestId: MarkRequestId; marked: boolean };
  /** Its time is over without a word; `superiorId`: who is told. */
  markUnanswered: { requestId: MarkRequestId; superiorId: OrgId | null };
  /** What it was asked for is over; `mark`: what the record carries from here on, which may be another case's. */
  markRequestEnded: { requestId: MarkRequestId; mark: Mark };
  /** 职能承继: whom it was asked of is no more, and it ends. `to`: the platform above in its place, which is asked anew; null: there is none, or it has been asked itself. */
  markRequestSucceeded: { requestId: MarkRequestId; to: OrgId | null };
}
