import type { Act } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import { asId } from './ids.ts';
import type { ExceptionId, MeasureId, OrderId, OrgId, UserId } from './ids.ts';
import { remedyDates } from './remedy-dates.ts';
import type { RemedyDates } from './service.ts';
import type { CaseSituation } from './situation.ts';
import { stillSuspended } from './situation.ts';
import type { Day, Instant } from './time.ts';
import { dayAt } from './time.ts';

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
export type ExceptionRequest =
  | { kind: 'exceptionProposed'; orderId: OrderId; measureId: MeasureId; until: Day; reasons: string }
  | { kind: 'exceptionDecided'; exceptionId: ExceptionId; granted: boolean; reasons: string };

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

/** What a department proposes holds together: a measure of the order that rests, a clause that forbids staying it, an end that is not past. */
export function proposal({ orderId, measureId, until }: Extract<ExceptionRequest, { kind: 'exceptionProposed' }>, s: CaseSituation, world: CaseWorld): ExceptionFacts['exceptionProposed'] {
  const order = s.suspensions.find((o) => o.orderId === orderId);
  if (order === undefined || !stillSuspended(order).includes(measureId)) throw new Refusal('unknown-measure', { field: '/measureId' });
  const today = dayAt(world.at, world.pack.zone);
  if (until < today) throw new Refusal('invalid-field', { field: '/until' });
  const pending = exceptionsOf(s).some((e) => e.measureId === measureId && (e.decided === null || (e.decided.granted && e.until >= today)));
  if (pending) throw new Refusal('already-done', { field: '/measureId' });
  const found = world.stayClause?.(measureId, today);
  if (found === undefined) throw new Refusal('no-clause-against-staying', { field: '/measureId' });
  return { exceptionId: asId<ExceptionId>(world.newId()), orderId, measureId, until, ...found };
}

/** 决定: refused, it goes on resting; granted, the subject learns what it can do against it. What ended meanwhile is granted to nobody. */
export function exceptionDecision({ exceptionId, granted }: Extract<ExceptionRequest, { kind: 'exceptionDecided' }>, s: CaseSituation, world: CaseWorld): ExceptionFacts['exceptionDecided'] {
  const proposed = exceptionsOf(s).find((e) => e.exceptionId === exceptionId);
  if (proposed === undefined) throw new Error(`no exception ${exceptionId}`);
  const { until, orderId, measureId } = proposed;
  if (!granted) return { exceptionId, granted, number: null, until, remedies: null };
  const today = dayAt(world.at, world.pack.zone);
  const order = s.suspensions.find((o) => o.orderId === orderId);
  if (order === undefined || !stillSuspended(order).includes(measureId) || until < today) throw new Refusal('limit-expired', { params: { limit: 'exception' } });
  // The clause has to forbid it on the day of the decision, too.
  if (world.stayClause?.(measureId, today) === undefined) throw new Refusal('no-clause-against-staying');
  if (world.exceptionNumber === undefined) throw new Error('a granted exception has a number');
  return { exceptionId, granted, number: world.exceptionNumber, until, remedies: remedyDates(today, world.pack, world.calendar) };
}
