import type { PersonActKind } from './act.ts';
import type { Actor } from './actor.ts';
import type { CaseSituation } from './situation.ts';

/** Why somebody may not act in office on a case (回避), whatever their role. */
export type Conflict = 'ownCase' | 'ownAnswer' | 'ownDecision';

/** Acts done in office, about somebody else. */
const IN_OFFICE: ReadonlySet<PersonActKind> = new Set<PersonActKind>(['accepted', 'supplementAsked', 'notAccepted', 'transferred', 'verificationAcknowledged', 'answered', 'decided', 'reopened', 'clockExtended', 'clockStopped', 'clockRestarted']);

/**
 * Nobody examines or decides in their own cause, decides on what they themselves answered, or examines anew (复核) what they decided:
 * another person does. By the person, so that a second role or organisation does not help.
 */
export function conflictOf(s: CaseSituation, actor: Pick<Actor, 'userId' | 'subjectId'>, kind: PersonActKind): Conflict | null {
  if (!IN_OFFICE.has(kind)) return null;
  const did = (what: CaseSituation['hands'][number]['kind'], round?: number): boolean =>
    s.hands.some((hand) => hand.kind === what && hand.userId === actor.userId && (round === undefined || hand.round === round));
  if (actor.subjectId === s.subjectId || did('filed')) return 'ownCase';
  if (kind !== 'decided') return null;
  if (did('answered', s.round)) return 'ownAnswer';
  return s.round > 1 && did('decided') ? 'ownDecision' : null;
}
