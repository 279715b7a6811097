import type { Act, EndingHow } from './act.ts';
import type { Clocked } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { MeasureId, OrderId, OrgId } from './ids.ts';
import type { SentWay } from './notice-way.ts';
import { orderIn } from './order-fold.ts';
import type { Instant } from './time.ts';

/** How some or all measures of a suspension order ended being suspended. */
export interface SuspensionEnding {
  how: EndingHow;
  measureIds: MeasureId[];
  /** Still suspended for another case; only ever with `resumed`. */
  stillHeld: MeasureId[];
  at: Instant;
  seq: number;
  acknowledgedAt: Instant | null;
  /** How the order goes out; absent: it is read in the web app. */
  by?: SentWay;
}

/** 暂缓执行: the order to one department, over all its measures that rest for the case. */
export interface Suspension {
  orderId: OrderId;
  orgId: OrgId;
  round: number;
  seq: number;
  orderedAt: Instant;
  measureIds: MeasureId[];
  acknowledgedAt: Instant | null;
  by?: SentWay;
  endings: SuspensionEnding[];
}

interface WithSuspensions extends Clocked {
  round: number;
  suspensions: Suspension[];
}

/** Measures of an order that are still suspended by it. */
export const stillSuspended = (suspension: Suspension): MeasureId[] =>
  suspension.measureIds.filter((id) => !suspension.endings.some((e) => e.measureIds.includes(id)));

/** An order's endings have a clock each: lifting and resuming are two acts of the department. */
export const endingRef = (orderId: OrderId, how: EndingHow): string => `${orderId}:${how}`;

export type SuspensionActKind = 'suspensionOrdered' | 'suspensionAcknowledged' | 'measuresLifted' | 'measuresResumed' | 'endingAcknowledged';

/** Adds an act about a suspension and its end to the situation. */
export function applySuspension(s: WithSuspensions, act: Extract<Act, { kind: SuspensionActKind }>): void {
  switch (act.kind) {
    case 'suspensionOrdered': {
      const { orderId, orgId, measureIds, acknowledgement, by } = act.facts;
      s.suspensions.push({
        orderId, orgId, round: s.round, seq: act.seq, orderedAt: act.occurredAt, measureIds: [...measureIds], acknowledgedAt: acknowledgement === null ? act.occurredAt : null, ...(by === undefined ? {} : { by }), endings: [],
      });
      if (acknowledgement === null) return;
      return startClock(s, act, 'suspensionAcknowledgement', orderId, { org: orgId }, acknowledgement);
    }
    case 'suspensionAcknowledged':
      orderIn(s.suspensions, act.facts.orderId).acknowledgedAt = act.occurredAt;
      return endClock(s, act, 'suspensionAcknowledgement', act.facts.orderId);
    case 'measuresLifted': {
      const { orderId, measureIds, acknowledgement, by } = act.facts;
      const suspension = orderIn(s.suspensions, orderId);
      suspension.endings.push({ how: 'lifted', measureIds, stillHeld: [], at: act.occurredAt, seq: act.seq, acknowledgedAt: null, ...(by === undefined ? {} : { by }) });
      endClock(s, act, 'suspensionAcknowledgement', orderId);
      return startClock(s, act, 'endingAcknowledgement', endingRef(orderId, 'lifted'), { org: suspension.orgId }, acknowledgement);
    }
    case 'measuresResumed': {
      const { orderId, measureIds, stillHeld, acknowledgement, by } = act.facts;
      const suspension = orderIn(s.suspensions, orderId);
      // With every measure still held for another case, or ended, no order goes out and nobody has anything to acknowledge.
      const acknowledgedAt = acknowledgement === null ? act.occurredAt : null;
      suspension.endings.push({ how: 'resumed', measureIds, stillHeld, at: act.occurredAt, seq: act.seq, acknowledgedAt, ...(by === undefined ? {} : { by }) });
      endClock(s, act, 'suspensionAcknowledgement', orderId);
      if (acknowledgement === null) return;
      return startClock(s, act, 'endingAcknowledgement', endingRef(orderId, 'resumed'), { org: suspension.orgId }, acknowledgement);
    }
    case 'endingAcknowledged': {
      const { orderId, how } = act.facts;
      for (const e of orderIn(s.suspensions, orderId).endings) if (e.how === how) e.acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'endingAcknowledgement', endingRef(orderId, how));
    }
  }
}
