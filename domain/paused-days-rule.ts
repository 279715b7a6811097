import type { Founded, ReadFounded } from './founded.ts';
import type { MeasureKind } from './measure.ts';
import { MEASURE_KINDS } from './measure.ts';
import { readBoolean, readNullable, readOneOf } from './reading.ts';

/**
 * Whether the days on which measures of a kind rested (暂缓执行的日数) are added to their term; `measure` null: of every kind that is not named by itself. 四(五) says that they are not executed
 * meanwhile, and nothing of their term (law.md §8 no. 16): where a pack is silent, nothing is added.
 */
export interface PausedDaysRule extends Founded {
  measure: MeasureKind | null;
  extends: boolean;
}

/** How a rule about paused days is named in its pack: by the kind of measure, or for all. */
export const pausedKey = ({ measure }: Pick<PausedDaysRule, 'measure'>): string => measure ?? 'all';

/** Checks one rule; `founded` reads what it rests on (`domain/policy-file.ts`). */
export const readPausedDays = (value: unknown, path: string, founded: ReadFounded): PausedDaysRule =>
  founded(value, path, ['measure', 'extends'], (r) => ({
    measure: readNullable(r['measure'], `${path}/measure`, (v, p) => readOneOf(v, p, MEASURE_KINDS)), extends: readBoolean(r['extends'], `${path}/extends`),
  }));
