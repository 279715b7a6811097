import type { PersonActKind } from './act.ts';
import type { Actor } from './actor.ts';
import type { PowerScope } from './filing-acts.ts';
import type { Power } from './intake-situation.ts';
import type { CaseSituation } from './situation.ts';
import { isSucceeded } from './subject-end-situation.ts';
import type { Instant } from './time.ts';

/** What an agent may do for the subject, and the scope that it takes; null: the filing itself carries it. What is not here stays the subject's own. */
const AGENT_MAY: Partial<Record<PersonActKind, PowerScope | null>> = {
  supplemented: null, evidenceAdded: null, baseInRemedy: null, breachReported: null, caseFileMade: null,
  // 撤回须由本人确认 (law.md §8, 12): the second word is never the agent's.
  withdrawalAsked: 'withdraw', remedyFiled: 'remedy', restorationConfirmed: 'restoration', restorationObjected: 'restoration',
};

/** Whoever stands in the place of a subject that is no more: there is nobody else who could give the last word. */
const IN_ITS_PLACE: ReadonlySet<PersonActKind> = new Set<PersonActKind>(['withdrawn']);

/** Whether this person acts in the case under a power that nobody has withdrawn; until when it runs is asked by row-level security, with the register's clock. */
export const powerOf = (s: Pick<CaseSituation, 'power'>, actor: Pick<Actor, 'userId'>): Power | undefined =>
  s.power !== undefined && s.power.userId === actor.userId && s.power.ended === undefined ? s.power : undefined;

/** Whether somebody acts under a power at that instant. */
export const powerRuns = (power: Power | undefined, at: Instant): boolean => power !== undefined && power.ended === undefined && (power.endsAt === null || power.endsAt > at);

/** 另行送达 (law.md §8, 34): another goes on in the subject's place and has no login, so that nothing is served by being laid into the file here. */
export const hasNoLogin = (s: Pick<CaseSituation, 'power' | 'subjectEnd'>, at: Instant): boolean => isSucceeded(s) && !powerRuns(s.power, at);

/**
 * Whether the subject is asked on paper: its newest decision goes out on paper or by public notice, served yet or not, or whoever stands in its place has no login that is sure to last. What it does not
 * answer here proves nothing, and what it has answered on paper may be entered.
 */
export function isAskedOnPaper(s: Pick<CaseSituation, 'power' | 'subjectEnd' | 'decisions'>): boolean {
  const decision = s.decisions.at(-1);
  const elsewhere = decision !== undefined && (decision.served === null ? decision.by === 'paper' || decision.notice !== undefined : (decision.served.how ?? 'electronic') !== 'electronic');
  return elsewhere || (isSucceeded(s) && (s.power === undefined || s.power.ended !== undefined || s.power.endsAt !== null));
}

/** Whether the subject's silence about a restoration that was reported is no consent. */
export const silenceProvesNothing = (s: Parameters<typeof isAskedOnPaper>[0], { silence }: { silence?: 'asksAgain' }): boolean => silence === 'asksAgain' || isAskedOnPaper(s);

/** Whether the power reaches that far. */
export function reaches({ as, scopes }: Pick<Power, 'as' | 'scopes'>, kind: PersonActKind): boolean {
  if (as !== 'agent' && IN_ITS_PLACE.has(kind)) return true;
  const scope = AGENT_MAY[kind];
  return scope !== undefined && (scope === null || as !== 'agent' || scopes.includes(scope));
}

/** The actor as the subject whose case it is, where they act under a power; as nobody of its, where another has come in its place; otherwise as they are. */
export function inStead(s: Pick<CaseSituation, 'power' | 'subjectId' | 'subjectEnd'>, actor: Actor): Actor {
  if (powerOf(s, actor) !== undefined) return { ...actor, subjectId: s.subjectId };
  return isSucceeded(s) && actor.subjectId === s.subjectId ? { ...actor, subjectId: null } : actor;
}
