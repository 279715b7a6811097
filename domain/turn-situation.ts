import type { Act } from './act.ts';
import type { OrderId, OrgId, UserId } from './ids.ts';
import type { Day, Instant } from './time.ts';
import type { TurnFacts } from './turn-acts.ts';

/** 转办: which unit prepares the answer, until when, and what it has drafted. */
export interface SubAssignment {
  to: OrgId;
  until: Day;
  at: Instant;
  seq: number;
  /** Taken back by the principal: the unit sees nothing of the case any more. */
  recalledSeq?: number;
  drafted?: { at: Instant; seq: number };
}

/** 延期申请: asked by one, approved or declined by the principal. */
export interface ExtensionAsk {
  at: Instant;
  seq: number;
  by: UserId | null;
  state: 'open' | 'approved' | 'declined';
  /** How often it was asked for this request, this time included. */
  times: number;
}

interface WithTurns {
  verifications: (Turns & { orderId: OrderId })[];
}
interface Turns {
  assigned?: SubAssignment;
  extensionAsk?: ExtensionAsk;
}

/** The unit that a request to verify is with; undefined: with the principal itself. */
export const unitOf = ({ assigned }: Turns): OrgId | undefined => (assigned?.recalledSeq === undefined ? assigned?.to : undefined);

/** Adds an act about a turn of a verification to the situation. */
export function applyTurn(s: WithTurns, act: Extract<Act, { kind: keyof TurnFacts }>): void {
  const order = s.verifications.find((v) => v.orderId === act.facts.orderId);
  if (order === undefined) throw new Error(`no order ${act.facts.orderId}`);
  const { occurredAt: at, seq } = act;
  switch (act.kind) {
    case 'subAssigned':
      order.assigned = { to: act.facts.to, until: act.facts.until, at, seq };
      return;
    case 'subAssignmentRecalled':
      if (order.assigned !== undefined) order.assigned.recalledSeq = seq;
      return;
    case 'findingDrafted':
      if (order.assigned !== undefined) order.assigned.drafted = { at, seq };
      return;
    case 'extensionAsked':
      order.extensionAsk = { at, seq, by: act.author.class === 'person' ? act.author.userId : null, state: 'open', times: (order.extensionAsk?.times ?? 0) + 1 };
      return;
    case 'extensionDeclined':
      if (order.extensionAsk !== undefined) order.extensionAsk.state = 'declined';
      return;
  }
}
