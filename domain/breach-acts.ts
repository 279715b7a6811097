import type { BreachId, EvidenceId, MeasureId, OrderId, OrgId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { SentWay } from './notice-way.ts';
import type { Day } from './time.ts';

/**
 * 暂缓期间违规执行: a measure was used although it was suspended or lifted (notice of 2018, 四(五); law.md §8 no. 35, 36). Whoever notices it
 * says so, the department itself or the subject; the department has to undo it, at once and with proof.
 */
export interface BreachFacts {
  /** `on`: the day of the use; what was refused and where is content. `found`: by the organ above, which examined; absent where the subject or the department said so. `same`: the use that another side had reported already. */
  breachReported: { breachId: BreachId; orderId: OrderId; measureIds: MeasureId[]; on: Day; evidenceIds: EvidenceId[]; found?: 'supervisor'; same?: BreachId };
  /** 责令纠正. `by`: how it goes out; absent where the department reads the web app, and in acts from before it went by any other way. */
  rollbackOrdered: { breachId: BreachId; orderId: OrderId; orgId: OrgId; rollback: ClockTerms; by?: SentWay };
  rolledBack: { breachId: BreachId; evidenceIds: EvidenceId[] };
}
