import type { EvidenceId, MeasureId, OrgId, StayRequestId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { SentWay } from './notice-way.ts';

/** How a request stands. */
export const STAY_STANDINGS = ['pending', 'unanswered', 'refused', 'agreed'] as const;
export type StayStanding = (typeof STAY_STANDINGS)[number];

/**
 * 商请暂缓: what a court, an organ above or another city applies is not the platform's to stay (law.md §8, 6 and 7). It is asked, in the act that suspends the
 * others; until it agrees its measures are in force by its own authority, and neither a refusal nor its silence stops the case.
 */
export interface StayRequestFacts {
  stayRequested: { requestId: StayRequestId; orgId: OrgId; measureIds: MeasureId[]; answer: ClockTerms; by?: SentWay };
  /** By the body itself, or entered by the platform's clerk from its letter; what it says is content. */
  stayAnswered: { requestId: StayRequestId; agreed: boolean; evidenceIds: EvidenceId[] };
  /** Its time is over without a word; it may still answer. `superiorId`: who is told. */
  stayUnanswered: { requestId: StayRequestId; superiorId: OrgId | null };
}
