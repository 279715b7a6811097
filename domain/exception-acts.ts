import type { ExceptionId, MeasureId, OrderId } from './ids.ts';
import type { RemedyDates } from './service.ts';
import type { Day } from './time.ts';

/**
 * 不予暂缓: a measure goes on although its record is in dispute, because a clause forbids staying this very measure. Proposed by the department,
 * decided by somebody of another organ, for a time; until it is granted, and from the day after its end on, the measure rests as all do.
 */
export interface ExceptionFacts {
  /** `code`, `edition`: where the clause stands; the clause itself is law and no words of a person. */
  exceptionProposed: { exceptionId: ExceptionId; orderId: OrderId; measureId: MeasureId; code: string; edition: string; clause: string; until: Day };
  /** `number` names what was granted, in the letter and in every answer to a check before acting. */
  exceptionDecided: { exceptionId: ExceptionId; granted: boolean; number: string | null; until: Day; remedies: RemedyDates | null };
}

export interface ExceptionContents {
  exceptionProposed: { reasons: string };
  exceptionDecided: { reasons: string };
}
