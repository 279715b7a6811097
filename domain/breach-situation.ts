import type { Act } from './act.ts';
import type { BreachFacts } from './breach-acts.ts';
import type { FiledHarm } from './harm-acts.ts';
import { asId } from './ids.ts';
import type { BreachId, HarmId, MeasureId, OrderId, OrgId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/** One use, and what came of it: the harm that a restoration has to know of. */
export interface Breach {
  breachId: BreachId;
  orderId: OrderId;
  orgId: OrgId;
  seq: number;
  reportedAt: Instant;
  on: Day;
  by: 'department' | 'subject' | 'supervisor';
  measureIds: MeasureId[];
  rolledBack: { at: Instant; seq: number } | null;
}

/** What of a case's situation uses are kept in. */
interface WithBreaches {
  breaches?: readonly Breach[];
  suspensions: readonly { orderId: OrderId; orgId: OrgId }[];
}

export const breachesOf = (s: WithBreaches): readonly Breach[] => s.breaches ?? [];

/**
 * 暂缓期间仍被执行 is a harm from the report on (law.md §8 no. 35): an entry of the diary that the register makes itself, known by the number of the use. It is the case's at once, since an
 * official act says it.
 */
export const harmIdOf = (breachId: BreachId): HarmId => asId<HarmId>(breachId);
export const harmOfBreach = ({ breachId, on, evidenceIds }: BreachFacts['breachReported'], orgId: OrgId): FiledHarm =>
  ({ entryId: harmIdOf(breachId), harm: 'usedWhileSuspended', on, orgId, evidenceIds });

/** Adds an act about a use to the situation; its clock is the caller's. */
export function applyBreach(s: WithBreaches, act: Extract<Act, { kind: 'breachReported' | 'rolledBack' }>): void {
  switch (act.kind) {
    case 'breachReported': {
      const { breachId, orderId, measureIds, on } = act.facts;
      const by = act.facts.found ?? (act.author.class === 'person' && act.author.orgId === null ? 'subject' : 'department');
      const order = s.suspensions.find((each) => each.orderId === orderId);
      if (order === undefined) throw new Error(`no suspension order ${orderId}`);
      const { orgId } = order;
      s.breaches = [...breachesOf(s), { breachId, orderId, orgId, seq: act.seq, reportedAt: act.occurredAt, on, by, measureIds, rolledBack: null }];
      return;
    }
    case 'rolledBack':
      s.breaches = breachesOf(s).map((b) => (b.breachId === act.facts.breachId ? { ...b, rolledBack: { at: act.occurredAt, seq: act.seq } } : b));
      return;
  }
}
