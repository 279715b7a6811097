import type { BreachId, LetterId, NoticeId, OrderId, OrgId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { ClockTerms } from './limit.ts';
import type { SentWay } from './notice-way.ts';

/** What an order or a notice was told by. */
export interface OpenLetter {
  letterId: LetterId;
  letter: LetterKind;
  ref: string | null;
}

export interface SuccessionFacts {
  /**
   * 职能承继: what an executing department or a recipient that is no more was ordered or told, and has not done yet, is its successor's, by the same clocks. `letters`: sent to it anew in place of
   * those that went to the former one. `known`: notices of a correction that the successor has a notice of itself; they end. `by`: how the successor is told of all of it; absent: it reads the web app. `acknowledgements`: of orders to suspend that the former one had acknowledged and that run on.
   */
  dutiesSucceeded: {
    orgId: OrgId; to: OrgId; by?: SentWay; suspensions: OrderId[]; restorations: OrderId[]; breaches: BreachId[]; notices: NoticeId[]; known?: NoticeId[];
    letters: OpenLetter[]; acknowledgements: { orderId: OrderId; terms: ClockTerms }[];
  };
}
