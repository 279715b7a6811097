import type { MeasureId } from './ids.ts';
import type { MeasureKind } from './measure.ts';
import type { PausedDaysRule } from './paused-days-rule.ts';
import { pausedKey } from './paused-days-rule.ts';
import { isUnconfirmed } from './policy-evidence.ts';
import type { Day, Instant } from './time.ts';
import { addDays, dayAt } from './time.ts';

/** The rule for a kind of measure: its own before that for all. */
export const pausedDaysRule = (rules: readonly PausedDaysRule[], kind: MeasureKind): PausedDaysRule | undefined => rules.find(({ measure }) => measure === kind) ?? rules.find(({ measure }) => measure === null);

/** It makes a punishment longer: a value that is only assumed does so for nobody until the customer has signed it. */
export function extendsTerm(rules: readonly PausedDaysRule[], kind: MeasureKind, confirmed: ReadonlySet<string>): boolean {
  const rule = pausedDaysRule(rules, kind);
  return rule !== undefined && rule.extends && (!isUnconfirmed(rule.evidence) || confirmed.has(`/pausedDays/${pausedKey(rule)}`));
}

/** A measure that rests and whose days of rest are added to its term; `excepted`: the days on which it went on by an exception. */
export interface RestingMeasure {
  id: MeasureId;
  until: Day;
  restsFrom: Day;
  excepted: readonly { decidedAt: Instant; until: Day }[];
}

/** One time that a measure's term was extended, and by what. */
export interface TermExtension {
  measureId: MeasureId;
  /** It rested from this day, and runs on from the other. */
  from: Day;
  to: Day;
  days: number;
  before: Day;
  until: Day;
}

/** As it is kept with the measure: with the edition of the pack that said so. */
export type TermExtended = Omit<TermExtension, 'measureId'> & { pack: string };

/** Each day that has begun while it rested, without those on which it was used by an exception. */
export function extensionOf({ id, until, restsFrom, excepted }: RestingMeasure, today: Day, zone: string): TermExtension {
  let days = 0;
  for (let day = restsFrom; day < today;) {
    day = addDays(day, 1);
    if (!excepted.some((e) => day > dayAt(e.decidedAt, zone) && day <= e.until)) days += 1;
  }
  return { measureId: id, from: restsFrom, to: today, days, before: until, until: addDays(until, days) };
}
