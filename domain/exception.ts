import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { ExceptionFacts } from './exception-acts.ts';
import { exceptionsOf } from './exception-situation.ts';
import { asId } from './ids.ts';
import type { ExceptionId, MeasureId, OrderId } from './ids.ts';
import { remedyDates } from './remedy-dates.ts';
import type { CaseSituation } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import type { Day } from './time.ts';
import { dayAt } from './time.ts';

export type ExceptionRequest =
  | { kind: 'exceptionProposed'; orderId: OrderId; measureId: MeasureId; until: Day; reasons: string }
  | { kind: 'exceptionDecided'; exceptionId: ExceptionId; granted: boolean; reasons: string };

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
