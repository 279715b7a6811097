import type { Act } from './act.ts';
import type { BreachFacts } from './breach-acts.ts';
import type { FiledHarm } from './harm-acts.ts';
import { asId } from './ids.ts';
import type { BreachId, HarmId, MeasureId, OrderId, OrgId } from './ids.ts';
import type { SentWay } from './notice-way.ts';
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
  /** Who else has reported the same use; absent: nobody. */
  also?: { by: Breach['by']; seq: number }[];
  measureIds: MeasureId[];
  /** How the order to undo it goes out; absent: it is read in the web app. */
  way?: SentWay;
  /** When its own system has taken that order over; that undoes nothing. */
  received?: Instant;
  rolledBack: { at: Instant; seq: number } | null;
}

/** What of a case's situation uses are kept in. */
interface WithBreaches {
  breaches?: readonly Breach[];
  suspensions: readonly { orderId: OrderId; orgId: OrgId }[];
}

/** Which use a report is about: its own, or the one that was reported before. */
export const reportedUse = ({ breachId, same }: Pick<BreachFacts['breachReported'], 'breachId' | 'same'>): BreachId => same ?? breachId;

/** 同一次执行: of the same measures on the same day, reported by another side that has not said so before. One side that reports twice has seen it twice; what the organ above finds, and what the subject meets after a use was undone, is ordered to be undone anew. */
export const sameUse = (s: WithBreaches, by: Breach['by'], on: Day, measureIds: readonly MeasureId[]): BreachId | undefined =>
  (by === 'supervisor' ? [] : breachesOf(s)).find((b) => b.on === on && b.by !== by && b.also?.some((each) => each.by === by) !== true && (b.rolledBack === null || by === 'department') && measureIds.every((id) => b.measureIds.includes(id)))?.breachId;

export const breachesOf = (s: WithBreaches): readonly Breach[] => s.breaches ?? [];

/**
 * 暂缓期间仍被执行 is a harm from the report on (law.md §8 no. 35): an entry of the diary that the register makes itself, known by the number of the use. It is the case's at once, since an
 * official act says it.
 */
export const harmIdOf = (breachId: BreachId): HarmId => asId<HarmId>(breachId);
export const harmOfBreach = ({ on, evidenceIds, ...facts }: BreachFacts['breachReported'], orgId: OrgId): FiledHarm =>
  ({ entryId: harmIdOf(reportedUse(facts)), harm: 'usedWhileSuspended', on, orgId, evidenceIds });

/** Adds an act about a use to the situation; its clock is the caller's. */
export function applyBreach(s: WithBreaches, act: Extract<Act, { kind: keyof BreachFacts }>): void {
  switch (act.kind) {
    case 'breachReported': {
      const { breachId, orderId, measureIds, on } = act.facts;
      const by = act.facts.found ?? (act.author.class === 'person' && act.author.orgId === null ? 'subject' : 'department');
      if (act.facts.same !== undefined) {
        s.breaches = breachesOf(s).map((b) => (b.breachId === act.facts.same ? { ...b, measureIds: [...new Set([...b.measureIds, ...measureIds])], also: [...(b.also ?? []), { by, seq: act.seq }] } : b));
        return;
      }
      const order = s.suspensions.find((each) => each.orderId === orderId);
      if (order === undefined) throw new Error(`no suspension order ${orderId}`);
      const { orgId } = order;
      s.breaches = [...breachesOf(s), { breachId, orderId, orgId, seq: act.seq, reportedAt: act.occurredAt, on, by, measureIds, rolledBack: null }];
      return;
    }
    case 'rollbackOrdered': {
      const { breachId, by } = act.facts;
      if (by !== undefined) s.breaches = breachesOf(s).map((b) => (b.breachId === breachId ? { ...b, way: by } : b));
      return;
    }
    case 'rolledBack':
      s.breaches = breachesOf(s).map((b) => (b.breachId === act.facts.breachId ? { ...b, rolledBack: { at: act.occurredAt, seq: act.seq } } : b));
      return;
  }
}

/** The department's system has the order to undo the use; what was done the department reports itself. */
export function receiveRollback(s: WithBreaches, breachId: BreachId, at: Instant): void {
  s.breaches = breachesOf(s).map((b) => (b.breachId === breachId ? { ...b, received: at } : b));
}
