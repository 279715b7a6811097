import type { Act, ActKind } from './act.ts';
import type { CaseActKind, Task } from './permission.ts';

/** Steps that another kind of act makes superfluous: a draft is over with the decision, the door with whatever ended the case. */
const DONE_BY: { readonly [K in CaseActKind]?: readonly ActKind[] } = {
  decisionDrafted: ['decided'], decisionReviewed: ['decisionReviewed', 'decided'], decisionReturned: ['decided'], evidenceAdded: ['decided'],
  answered: ['answered', 'verificationRecalled'], verificationAcknowledged: ['verificationAcknowledged', 'verificationRecalled'], verificationRecalled: ['answered', 'verificationRecalled'],
  notAccepted: ['notAccepted', 'transferred', 'withdrawn', 'supplementLapsed'], transferred: ['notAccepted', 'transferred', 'withdrawn', 'supplementLapsed'],
};

/** The newest act by which a step was done that somebody wants to do again; undefined where the log names none. */
export function doneBefore({ kind, ref, how }: Task, caseId: string, acts: readonly Act[]): Act | undefined {
  const kinds: readonly ActKind[] = DONE_BY[kind] ?? [kind];
  const isOf = (act: Act): boolean => ref === caseId || Object.values(act.facts).includes(ref);
  return acts.findLast((act) => kinds.includes(act.kind) && isOf(act) && (how === null || ('how' in act.facts && act.facts.how === how)));
}
