import type { Act } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { Refusal } from './errors.ts';
import { asId } from './ids.ts';
import type { BreachId, EvidenceId, MeasureId, OrderId, OrgId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { CaseSituation, Suspension } from './situation.ts';
import type { Day, Instant } from './time.ts';
import { dayAt } from './time.ts';

/**
 * 暂缓期间违规执行: a measure was used although it was suspended or lifted (notice of 2018, 四(五); law.md §8 no. 35, 36). Whoever notices it
 * says so, the department itself or the subject; the department has to undo it, at once and with proof.
 */
export interface BreachFacts {
  /** `on`: the day of the use; what was refused and where is content. */
  breachReported: { breachId: BreachId; orderId: OrderId; measureIds: MeasureId[]; on: Day; evidenceIds: EvidenceId[] };
  /** 责令纠正. */
  rollbackOrdered: { breachId: BreachId; orderId: OrderId; orgId: OrgId; rollback: ClockTerms };
  rolledBack: { breachId: BreachId; evidenceIds: EvidenceId[] };
}
export interface BreachContents {
  breachReported: { where: string; what: string };
  rolledBack: { steps: string };
}
export type BreachRequest =
  | { kind: 'breachReported'; orderId: OrderId; measureIds: MeasureId[]; on: Day; where: string; what: string; evidenceIds: EvidenceId[] }
  | { kind: 'rolledBack'; breachId: BreachId; steps: string; evidenceIds: EvidenceId[] };

/** One use, and what came of it: the harm that a restoration has to know of. */
export interface Breach {
  breachId: BreachId;
  orderId: OrderId;
  orgId: OrgId;
  seq: number;
  reportedAt: Instant;
  on: Day;
  by: 'department' | 'subject';
  measureIds: MeasureId[];
  rolledBack: { at: Instant; seq: number } | null;
}

export const breachesOf = (s: CaseSituation): readonly Breach[] => s.breaches ?? [];

/** Adds an act about a use to the situation; its clock is the caller's. */
export function applyBreach(s: CaseSituation, act: Extract<Act, { kind: 'breachReported' | 'rolledBack' }>): void {
  switch (act.kind) {
    case 'breachReported': {
      const { breachId, orderId, measureIds, on } = act.facts;
      const by = act.author.class === 'person' && act.author.orgId === null ? 'subject' : 'department';
      const { orgId } = orderOf(s, orderId);
      s.breaches = [...breachesOf(s), { breachId, orderId, orgId, seq: act.seq, reportedAt: act.occurredAt, on, by, measureIds, rolledBack: null }];
      return;
    }
    case 'rolledBack':
      s.breaches = breachesOf(s).map((b) => (b.breachId === act.facts.breachId ? { ...b, rolledBack: { at: act.occurredAt, seq: act.seq } } : b));
      return;
  }
}

/**
 * What somebody reports is taken for what it is: only measures of the order, and only a day on which they were not to be used: from the order
 * on, until they resumed; what was lifted is never to be used again. Throws a Refusal that names the field.
 */
export function breachReport(request: Extract<BreachRequest, { kind: 'breachReported' }>, s: CaseSituation, world: CaseWorld): BreachFacts['breachReported'] {
  const { orderId, measureIds, on, evidenceIds } = request;
  const order = orderOf(s, orderId);
  const unknown = measureIds.findIndex((id) => !order.measureIds.includes(id));
  if (unknown >= 0) throw new Refusal('unknown-measure', { field: `/measureIds/${unknown}` });
  if (on > dayAt(world.at, world.pack.zone)) throw new Refusal('invalid-field', { field: '/on' });
  const resumed = (id: MeasureId): Instant | null => order.endings.find((e) => e.how === 'resumed' && e.measureIds.includes(id))?.at ?? null;
  const inForce = measureIds.some((id) => on < dayAt(order.orderedAt, world.pack.zone) || (resumed(id) !== null && on > dayAt(resumed(id)!, world.pack.zone)));
  if (inForce) throw new Refusal('not-suspended-then', { field: '/on' });
  return { breachId: asId<BreachId>(world.newId()), orderId, measureIds, on, evidenceIds };
}

/** 责令立即停止并纠正: what follows from a report at once, whoever made it; whether it is true the department says with its proof. */
export const rollbackOrder = ({ facts: { breachId, orderId } }: Extract<Act, { kind: 'breachReported' }>, s: CaseSituation, world: CaseWorld): BreachFacts['rollbackOrdered'] =>
  ({ breachId, orderId, orgId: world.inOffice(orderOf(s, orderId).orgId), rollback: clockNow('rollback', world) });

function orderOf(s: CaseSituation, orderId: OrderId): Suspension {
  const order = s.suspensions.find((o) => o.orderId === orderId);
  if (order === undefined) throw new Error(`no suspension order ${orderId}`);
  return order;
}
