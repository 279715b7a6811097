import type { OrderId } from './ids.ts';
import type { LedgerTerms, RunningTerms } from './limit.ts';
import type { Day, Instant } from './time.ts';

/** Why time was lost that is the platform's to answer for. */
export const LOST_CAUSES = ['scan', 'outage'] as const;
export type LostCause = (typeof LOST_CAUSES)[number];

export interface LostTimeFacts {
  /**
   * 平台原因停计: a stretch of a verification's clock that is the platform's and not the provider's; `to` null: it lasts, and the clock stands. `before`: the day
   * that it was due on. The whole case's clock is the platform's own and runs on.
   */
  lostTime: { orderId: OrderId; cause: LostCause; from: Instant; to: Instant | null; before: Day | null; answer: LedgerTerms; hardStop: RunningTerms };
}
