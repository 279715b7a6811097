import type { Act } from './act.ts';
import type { BreachFacts } from './breach-acts.ts';
import type { Breach } from './breach-situation.ts';
import { sameUse } from './breach-situation.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, sentBy } from './case-world.ts';
import { exceptionsOf } from './exception-situation.ts';
import { Refusal } from './errors.ts';
import { asId } from './ids.ts';
import type { BreachId, EvidenceId, MeasureId, OrderId } from './ids.ts';
import type { CaseSituation } from './situation.ts';
import type { Suspension } from './suspension-situation.ts';
import type { Day, Instant } from './time.ts';
import { dayAt } from './time.ts';

export interface BreachContents {
  breachReported: { where: string; what: string };
  rolledBack: { steps: string };
}
export type BreachRequest =
  | { kind: 'breachReported'; orderId: OrderId; measureIds: MeasureId[]; on: Day; where: string; what: string; evidenceIds: EvidenceId[] }
  | { kind: 'rolledBack'; breachId: BreachId; steps: string; evidenceIds: EvidenceId[] };

/**
 * What somebody reports is taken for what it is: only measures of the order, and only a day on which they were not to be used: from the order
 * on, until they resumed; what was lifted is never to be used again. What another side has reported already is the same use. Throws a Refusal that names the field.
 */
export function breachReport(request: Extract<BreachRequest, { kind: 'breachReported' }>, by: Breach['by'], s: CaseSituation, world: CaseWorld): BreachFacts['breachReported'] {
  const { orderId, measureIds, on, evidenceIds } = request;
  const order = orderOf(s, orderId);
  const unknown = measureIds.findIndex((id) => !order.measureIds.includes(id));
  if (unknown >= 0) throw new Refusal('unknown-measure', { field: `/measureIds/${unknown}` });
  if (on > dayAt(world.at, world.pack.zone)) throw new Refusal('invalid-field', { field: '/on' });
  const resumed = (id: MeasureId): Instant | null => order.endings.find((e) => e.how === 'resumed' && e.measureIds.includes(id))?.at ?? null;
  const inForce = measureIds.some((id) => on < dayAt(order.orderedAt, world.pack.zone) || (resumed(id) !== null && on > dayAt(resumed(id)!, world.pack.zone)));
  // 不予暂缓: used by right, but for the day on which it was granted, of which nobody knows the hour.
  const excepted = (id: MeasureId): boolean => exceptionsOf(s).some((e) => e.measureId === id && e.decided?.granted === true && on > dayAt(e.decided.at, world.pack.zone) && on <= e.until);
  if (inForce || measureIds.some(excepted)) throw new Refusal('not-suspended-then', { field: '/on' });
  const same = sameUse(s, by, on, measureIds);
  return { breachId: asId<BreachId>(world.newId()), orderId, measureIds, on, evidenceIds, ...(same === undefined ? {} : { same }) };
}

/** 责令立即停止并纠正: what follows from a report at once, whoever made it; whether it is true the department says with its proof. */
export const rollbackOrder = ({ facts: { breachId, orderId } }: Extract<Act, { kind: 'breachReported' }>, s: CaseSituation, world: CaseWorld): BreachFacts['rollbackOrdered'] => {
  const orgId = world.inOffice(orderOf(s, orderId).orgId);
  return { breachId, orderId, orgId, rollback: clockNow('rollback', world), ...sentBy(orgId, world) };
};

function orderOf(s: CaseSituation, orderId: OrderId): Suspension {
  const order = s.suspensions.find((o) => o.orderId === orderId);
  if (order === undefined) throw new Error(`no suspension order ${orderId}`);
  return order;
}
