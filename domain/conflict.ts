import type { PersonActKind } from './act.ts';
import type { Actor } from './actor.ts';
import { exceptionsOf } from './exception-situation.ts';
import { ofRecordingUnit } from './raised.ts';
import type { CaseSituation } from './situation.ts';

/** Why somebody may not act in office on a case (回避), whatever their role. */
export type Conflict = 'ownCase' | 'ownRecord' | 'ownUnit' | 'ownAnswer' | 'ownDraft' | 'ownReview' | 'ownDecision';

/** Acts done in office, about somebody else. */
const IN_OFFICE: ReadonlySet<PersonActKind> = new Set<PersonActKind>(['accepted', 'supplementAsked', 'notAccepted', 'transferred', 'verificationAcknowledged', 'answered', 'verificationRecalled', 'disowned', 'jointMeetingHeld', 'decisionDrafted', 'decisionReviewed', 'decisionReturned', 'decided', 'letterCorrectionDrafted', 'letterCorrected', 'baseAnnulled', 'serviceReceipted', 'noticePublished', 'remedyServed', 'remedyAnswered', 'remedyEnded', 'suspensionImposed', 'suspensionEnded', 'reopened', 'casesMerged', 'caseSplit', 'subAssigned', 'subAssignmentRecalled', 'findingDrafted', 'extensionAsked', 'extensionDeclined', 'clockExtended', 'clockStopped', 'clockRestarted', 'exceptionProposed', 'exceptionDecided', 'stayAnswered', 'subjectEnded', 'successorCame', 'powerExamined']);

/** The subject's own word; in office only where somebody enters it from paper. */
const WORDS_ON_PAPER: ReadonlySet<PersonActKind> = new Set<PersonActKind>(['restorationConfirmed', 'restorationObjected']);

/** Acts that decide, or prepare a decision: nobody does them on what they or their unit have entered (law.md §8, 42). */
export const DECIDING = ['decisionDrafted', 'decisionReviewed', 'decisionReturned', 'decided', 'remedyEnded', 'exceptionDecided', 'jointMeetingHeld'] as const satisfies readonly PersonActKind[];

/**
 * Nobody examines or decides in their own cause, decides on what they themselves answered, reviews what they drafted, signs what they drafted or
 * reviewed where the chain wants another hand, or examines anew (复核) what they decided: another person does. By the person, so that a second role or organisation does not help.
 * And nobody decides on a record that their unit has entered: by the unit that they work in.
 */
export function conflictOf(s: CaseSituation, actor: Pick<Actor, 'userId' | 'subjectId'> & Partial<Pick<Actor, 'orgId' | 'unitId'>>, kind: PersonActKind, ref?: string): Conflict | null {
  const entered = WORDS_ON_PAPER.has(kind) && actor.subjectId !== s.subjectId;
  if (!IN_OFFICE.has(kind) && !entered) return null;
  const did = (what: CaseSituation['hands'][number]['kind'], round?: number): boolean =>
    s.hands.some((hand) => hand.kind === what && hand.userId === actor.userId && (round === undefined || hand.round === round));
  if (actor.subjectId === s.subjectId || did('filed')) return 'ownCase';
  if ((DECIDING as readonly PersonActKind[]).includes(kind)) {
    if (s.recordedBy?.userId === actor.userId) return 'ownRecord';
    if (ofRecordingUnit(s, { orgId: null, ...actor })) return 'ownUnit';
  }
  // 复核 is another person's than the decision.
  if (kind === 'remedyEnded') return s.remedies?.find((r) => r.ended === null)?.track === 'review' && (did('decided', s.round) || did('decisionDrafted', s.round) || did('decisionReviewed', s.round)) ? 'ownDecision' : null;
  // Whoever has proposed an exception decides on none of the case, in whatever office.
  if (kind === 'exceptionDecided') return exceptionsOf(s).some((e) => e.by === actor.userId) ? 'ownDraft' : null;
  // 延期须经负责人批准: another person than who has asked.
  if (kind === 'clockExtended' || kind === 'extensionDeclined') return s.verifications.some((v) => v.extensionAsk?.state === 'open' && v.extensionAsk.by === actor.userId) ? 'ownDraft' : null;
  if (kind === 'letterCorrected') return s.letterDrafts?.some((d) => d.letterId === ref && d.otherSigner && d.by === actor.userId) === true ? 'ownDraft' : null;
  if (kind !== 'decided' && kind !== 'decisionReviewed' && kind !== 'decisionDrafted') return null;
  if (did('answered', s.round)) return 'ownAnswer';
  const earlier = (what: CaseSituation['hands'][number]['kind']): boolean => s.hands.some((hand) => hand.kind === what && hand.userId === actor.userId && hand.round < s.round);
  // Drafting is no deciding: who has only drafted before may draft again, and others review and sign.
  if (earlier('decided') || (kind !== 'decisionDrafted' && (earlier('decisionDrafted') || earlier('decisionReviewed')))) return 'ownDecision';
  if (kind === 'decisionDrafted' || s.draft === undefined) return null;
  const another = kind === 'decisionReviewed' || s.draft.otherSigner;
  if (another && s.draft.by === actor.userId) return 'ownDraft';
  return kind === 'decided' && another && s.draft.reviewed?.by === actor.userId ? 'ownReview' : null;
}
