import type { Act } from './act.ts';
import type { ExceptionId, MeasureId, OrderId, OrgId, UserId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/** One proposal and what became of it. */
export interface ExceptionState {
  exceptionId: ExceptionId;
  orderId: OrderId;
  orgId: OrgId;
  measureId: MeasureId;
  seq: number;
  proposedAt: Instant;
  by: UserId | null;
  clause: string;
  edition: string;
  until: Day;
  decided: { at: Instant; seq: number; granted: boolean; number: string | null; orgId: OrgId | null } | null;
}

interface WithExceptions {
  exceptions?: readonly ExceptionState[];
  suspensions: readonly { orderId: OrderId; orgId: OrgId }[];
}
export const exceptionsOf = (s: Pick<WithExceptions, 'exceptions'>): readonly ExceptionState[] => s.exceptions ?? [];

/** Adds an act about an exception to the situation. */
export function applyException(s: WithExceptions, act: Extract<Act, { kind: 'exceptionProposed' | 'exceptionDecided' }>): void {
  switch (act.kind) {
    case 'exceptionProposed': {
      const { exceptionId, orderId, measureId, clause, edition, until } = act.facts;
      const order = s.suspensions.find((o) => o.orderId === orderId);
      if (order === undefined) throw new Error(`no suspension order ${orderId}`);
      const by = act.author.class === 'person' ? act.author.userId : null;
      s.exceptions = [...exceptionsOf(s), { exceptionId, orderId, orgId: order.orgId, measureId, seq: act.seq, proposedAt: act.occurredAt, by, clause, edition, until, decided: null }];
      return;
    }
    case 'exceptionDecided': {
      const { exceptionId, granted, number } = act.facts;
      const orgId = act.author.class === 'person' ? act.author.orgId : null;
      s.exceptions = exceptionsOf(s).map((e) => (e.exceptionId === exceptionId ? { ...e, decided: { at: act.occurredAt, seq: act.seq, granted, number, orgId } } : e));
      return;
    }
  }
}

/** The exception that lets a measure be used at an instant of a day although this case suspends it. */
export const exceptionAt = (s: Pick<WithExceptions, 'exceptions'>, measureId: MeasureId, at: Instant, on: Day): ExceptionState | undefined =>
  exceptionsOf(s).find((e) => e.measureId === measureId && e.decided?.granted === true && e.decided.at <= at && on <= e.until);
