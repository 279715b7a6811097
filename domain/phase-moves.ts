import type { ActKind } from './act.ts';
import type { Phase } from './objection.ts';

/** The acts that bring a case from one stage to another (law.md §6), and between which; every other act leaves it where it is. Without a decision it ends by way of resuming what rested. */
export const PHASE_MOVES: Partial<Record<ActKind, { from: readonly Phase[]; to: readonly Phase[] }>> = {
  filed: { from: [], to: ['received'] },
  accepted: { from: ['received'], to: ['verifying'] },
  notAccepted: { from: ['received'], to: ['executing', 'closed'] },
  transferred: { from: ['received'], to: ['executing', 'closed'] },
  supplementLapsed: { from: ['received'], to: ['executing', 'closed'] },
  withdrawn: { from: ['received', 'verifying', 'deciding'], to: ['executing', 'closed'] },
  decisionOpened: { from: ['verifying'], to: ['deciding'] },
  decided: { from: ['deciding'], to: ['executing'] },
  closed: { from: ['executing'], to: ['closed'] },
  reopened: { from: ['executing', 'closed'], to: ['verifying'] },
  remedyEnded: { from: ['executing', 'closed'], to: ['verifying'] },
};
