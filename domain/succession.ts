import type { ActDraft } from './act.ts';
import { breachesOf } from './breach-situation.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, sentBy } from './case-world.ts';
import type { OrgId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { CaseSituation } from './situation.ts';
import type { Suspension } from './suspension-situation.ts';
import { isAwaited, noticesOf } from './correction-situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import type { OpenLetter } from './succession-acts.ts';

/** The letters that told of them, each by the order, notice or use that it is about. */
export const SUCCEEDED_LETTERS: readonly LetterKind[] = ['suspensionNotice', 'liftingNotice', 'resumptionNotice', 'correctionNotice', 'rollbackOrder', 'restorationOrder', 'restorationObjection'];

const runs = (o: Suspension): boolean => stillSuspended(o).length > 0;
const isOpen = (o: Suspension): boolean => runs(o) || o.acknowledgedAt === null || o.endings.some((e) => e.acknowledgedAt === null);

/** What an organisation has not done yet in a case, by what it is about. */
function openWith(s: CaseSituation, orgId: OrgId) {
  const own = <T extends { orgId: OrgId }>(all: readonly T[]): T[] => all.filter((each) => each.orgId === orgId);
  return {
    suspensions: own(s.suspensions).filter(isOpen), restorations: own(s.restorations).filter((r) => r.satisfied === null), notices: own(noticesOf(s)).filter(isAwaited),
    breaches: own(breachesOf(s)).filter((b) => b.rolledBack === null),
  };
}

/** 复议法 19 by analogy (law.md §8, 10): undefined where it is in office, has no successor, or nothing is open with it. `letters`: what it was told by in this case. */
export function dutiesSuccession(orgId: OrgId, s: CaseSituation, world: CaseWorld, letters: readonly OpenLetter[]): Extract<ActDraft, { kind: 'dutiesSucceeded' }> | undefined {
  const to = world.inOffice(orgId);
  if (to === orgId) return undefined;
  const open = openWith(s, orgId);
  const known = open.notices.filter((n) => noticesOf(s).some((o) => o.orgId === to && o.defunctAt === undefined && o.recordVersion === n.recordVersion && o.recordId === n.recordId));
  const notices = open.notices.filter((n) => !known.includes(n)).map((n) => n.noticeId);
  const ended = (o: Suspension, how: 'lifted' | 'resumed'): boolean => o.endings.some((e) => e.how === how && e.acknowledgedAt === null);
  const about = new Map<LetterKind, readonly string[]>([
    ['suspensionNotice', open.suspensions.filter(runs).map((o) => o.orderId)], ['liftingNotice', open.suspensions.filter((o) => ended(o, 'lifted')).map((o) => o.orderId)], ['resumptionNotice', open.suspensions.filter((o) => ended(o, 'resumed')).map((o) => o.orderId)],
    ['correctionNotice', notices], ['rollbackOrder', open.breaches.map((b) => b.breachId)],
    ['restorationOrder', open.restorations.map((r) => r.orderId)], ['restorationObjection', open.restorations.filter((r) => r.objected !== undefined && r.reported === null).map((r) => r.orderId)],
  ]);
  if (Object.values(open).every((all) => all.length === 0)) return undefined;
  return {
    kind: 'dutiesSucceeded',
    facts: {
      orgId, to, ...sentBy(to, world), suspensions: open.suspensions.map((o) => o.orderId), restorations: open.restorations.map((r) => r.orderId), breaches: open.breaches.map((b) => b.breachId),
      letters: letters.filter(({ letter, ref }) => ref !== null && about.get(letter)?.includes(ref)),
      acknowledgements: open.suspensions.filter((o) => runs(o) && o.acknowledgedAt !== null).map(({ orderId }) => ({ orderId, terms: clockNow('suspensionAcknowledgement', world, to) })),
      notices, ...(known.length === 0 ? {} : { known: known.map((n) => n.noticeId) }),
    },
  };
}
