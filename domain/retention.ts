import type { DossierId, SubjectId } from './ids.ts';
import type { Evidence } from './limit.ts';
import { isUnconfirmed } from './policy-evidence.ts';
import type { RetentionRule } from './policy.ts';
import type { RetentionKind } from './policy-names.ts';
import type { Day, Instant } from './time.ts';
import { addDays, addMonths } from './time.ts';

/** Where a rule stands in its pack, and what a signature names it by. */
export const retentionPointer = (kind: RetentionKind): string => `/retention/${kind}`;

/** The last day on which something is kept: so many years or months after the day of the event, that day not counted. */
export const keptThrough = ({ count, unit }: Pick<RetentionRule, 'count' | 'unit'>, event: Day): Day => addMonths(event, unit === 'years' ? count * 12 : count);

/** The newest day of an event whose period may be over today; a little generous, `standsBefore` has the word. */
export const eventsUntil = ({ count, unit }: Pick<RetentionRule, 'count' | 'unit'>, today: Day): Day => addDays(addMonths(today, -(unit === 'years' ? count * 12 : count)), 3);

/** An assumption erases nothing until the customer has signed it as it stands: what is gone cannot be given back. */
export const mayErase = (rule: { kind: RetentionKind; evidence: Evidence }, confirmed: ReadonlySet<string>): boolean =>
  !isUnconfirmed(rule.evidence) || confirmed.has(retentionPointer(rule.kind));

/** Why something whose period is over, or is not, is kept today. */
export const KEPT_BECAUSE = ['notDue', 'unsigned', 'legalHold', 'open'] as const;
export type KeptBecause = (typeof KEPT_BECAUSE)[number];

/** What decides over one thing: the day of its event, whether anything of it is open, whether somebody holds it. */
export interface Retained {
  event: Day;
  open: boolean;
  held: boolean;
}

/** Why a thing is kept on a day, every reason there is; none: it is to be erased. */
export function keptBecause(rule: RetentionRule, thing: Retained, today: Day, confirmed: ReadonlySet<string>): KeptBecause[] {
  const reasons: KeptBecause[] = [];
  if (today <= keptThrough(rule, thing.event)) reasons.push('notDue');
  if (!mayErase(rule, confirmed)) reasons.push('unsigned');
  if (thing.held) reasons.push('legalHold');
  if (thing.open) reasons.push('open');
  return reasons;
}

/** What was destroyed, by number; no word of what it said. */
export const ERASED_THINGS = ['words', 'letters', 'files', 'reveals', 'fields', 'titles', 'names', 'keys', 'accounts', 'messages', 'checks', 'rows'] as const;
export type ErasedThing = (typeof ERASED_THINGS)[number];
export type ErasedCounts = Partial<Record<ErasedThing, number>>;

/** What a legal hold (暂停销毁) is laid on; whatever belongs to it is kept with it. */
export const HOLD_SCOPES = ['subject', 'case', 'inquiry', 'record'] as const;
export type HoldScope = (typeof HOLD_SCOPES)[number];

/** Acts of the installation about keeping and erasing: ids, rules, days and numbers. */
export interface RetentionFacts {
  /** Laid on by a supervisor; the words of the reason are sealed beside it. */
  holdPlaced: { hold: string; scope: HoldScope; target: DossierId | SubjectId };
  holdLifted: { hold: string };
  /** Erased by the schedule; `rule` is what the pack said, `event` the day its period ran from. */
  dataErased: { kind: RetentionKind; target: string; pack: string; count: number; unit: RetentionRule['unit']; event: Day; evidence: Evidence; erased: ErasedCounts };
}

/** Something that has been erased, as pages show it. */
export interface Erasure {
  seq: number;
  at: Instant;
  kind: RetentionKind;
}
