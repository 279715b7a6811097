import type { Act } from './act.ts';
import type { OrgId, SubjectId } from './ids.ts';
import type { LimitName, Terms } from './limit.ts';
import type { Instant } from './time.ts';

/** Whose duty a clock measures. */
export type Owner = { org: OrgId } | { subject: SubjectId };

/** A duty with its due instant. "Overdue" is never stored: it is `terms.dueAt` against business time while `endedAt` is null; a clock that stands still has none. */
export interface Clock {
  limit: LimitName;
  /** What the duty is about: the case, an order or a notice. */
  ref: string;
  owner: Owner;
  superiorId: OrgId | null;
  terms: Terms;
  /** Counts up when a duty is set again under the same name (a reopening). */
  generation: number;
  seq: number;
  endedAt: Instant | null;
  /** 催办 and 督办, each once per generation. */
  urgedAt: Instant | null;
  escalatedAt: Instant | null;
  /** 逾期未答证明: since when the subject has it in hand that this duty lapsed; absent without one. */
  noAnswerAt?: Instant;
}

/** Whatever has clocks: a case, a repair, an end of publicity. */
export interface Clocked {
  clocks: Clock[];
}

/** The open clock of a limit on an order, a notice or the case. */
export const openClock = (s: Clocked, limit: LimitName, ref: string): Clock | undefined =>
  s.clocks.findLast((clock) => clock.limit === limit && clock.ref === ref && clock.endedAt === null);

/** Whose duty a clock of a case is. */
export const ownerOf = (s: Clocked, { limit, ref, generation }: Pick<Clock, 'limit' | 'ref' | 'generation'>): Owner | undefined =>
  s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation)?.owner;

/** The most urgent first; what stands still comes last. */
export const byDue = (a: Pick<Terms, 'dueAt'>, b: Pick<Terms, 'dueAt'>): number => ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1);

/** Whether a due instant has come; that of a clock that stands still never has. */
export const isPast = (terms: Terms, at: Instant): boolean => terms.dueAt !== null && at >= terms.dueAt;

/** A duty begins; set again under the same name it is a new generation. */
export function startClock(s: Clocked, act: Act, limit: LimitName, ref: string, owner: Owner, terms: Terms, superiorId: OrgId | null = null): void {
  const generation = 1 + Math.max(0, ...s.clocks.filter((c) => c.limit === limit && c.ref === ref).map((c) => c.generation));
  s.clocks.push({ limit, ref, owner, superiorId, terms, generation, seq: act.seq, endedAt: null, urgedAt: null, escalatedAt: null });
}

/** The running generation of a clock goes by new terms; those it was started on stay in the act that started it. */
export function moveClock(s: Clocked, limit: LimitName, ref: string, terms: Terms): void {
  const clock = openClock(s, limit, ref);
  if (clock === undefined) throw new Error(`no open clock ${limit} ${ref}`);
  clock.terms = terms;
}

/** A duty is over; one that was over before stays so. */
export function endClock(s: Clocked, act: Act, limit: LimitName, ref: string): void {
  for (const clock of s.clocks) if (clock.limit === limit && clock.ref === ref) clock.endedAt ??= act.occurredAt;
}
