import { Refusal } from './errors.ts';
import type { ExecutionId, MeasureId, OrgId, RecordId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/**
 * What a department did with a measure: it turned somebody away, restricted something, or made it known (notice of 2018, 四(二): 执行反馈);
 * or, while it rested, did none of this although it would have (law.md §8, 4).
 */
export const EXECUTION_KINDS = ['refused', 'limited', 'announced', 'withheld'] as const;
export type ExecutionKind = (typeof EXECUTION_KINDS)[number];

/** How the measure stood at that instant: it might be used, it rested, or it had ended or not begun; `rested`: it rested, and was not used. */
export const EXECUTION_STANDINGS = ['lawful', 'suspended', 'over', 'rested'] as const;
export type ExecutionStanding = (typeof EXECUTION_STANDINGS)[number];
/** What ought not to have been done. */
export const IMPROPER: readonly ExecutionStanding[] = ['suspended', 'over'];

/** Acts of departments on their measures, in the log of the record that these rest on. */
export interface MeasureFacts {
  /** 终止措施: by the department itself, before its term. */
  measureWithdrawn: { measureId: MeasureId; recordId: RecordId };
  /** 执行记录: where and what is content. */
  measureExecuted: { executionId: ExecutionId; measureId: MeasureId; recordId: RecordId; what: ExecutionKind; at: Instant; standing: ExecutionStanding };
  /** Its basis is in force no more, since that day: no measure without one. */
  measureLapsed: { measureId: MeasureId; recordId: RecordId; code: string; since: Day };
  /** 职能承继 (law.md §8, 10): the department is no more, and its measures on the record are its successor's to execute, to stay and to end. Who applied each is in `measureRegistered`, who used it in its execution log. */
  measuresSucceeded: { measureIds: MeasureId[]; recordId: RecordId; orgId: OrgId; to: OrgId };
}

/** A measure as it has to be judged for an instant; `held`: the spans in which it rested. */
export interface UsedMeasure {
  from: Day;
  until: Day | null;
  endedAt: Instant | null;
  held: readonly { from: Instant; to: Instant | null }[];
}

/** How a measure stood when it was used; `on` is the day of that instant. What rested is said first: it harms most. */
export function standingAt(measure: UsedMeasure, at: Instant, on: Day): ExecutionStanding {
  if (measure.held.some(({ from, to }) => from <= at && (to === null || at < to))) return 'suspended';
  const over = on < measure.from || (measure.until !== null && on > measure.until) || (measure.endedAt !== null && at >= measure.endedAt);
  return over ? 'over' : 'lawful';
}

/** The standing under which an entry is kept: only of what rested can it be said that it was not used for that reason. */
export function keptStanding(what: ExecutionKind, standing: ExecutionStanding): ExecutionStanding {
  if (what !== 'withheld') return standing;
  if (standing !== 'suspended') throw new Refusal('not-suspended-then', { field: '/at' });
  return 'rested';
}
