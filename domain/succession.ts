import type { Act, ActDraft } from './act.ts';
import { breachesOf } from './breach-situation.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { startClock } from './clock-fold.ts';
import { exceptionsOf } from './exception-situation.ts';
import type { OrgId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { LimitName } from './limit.ts';
import { LIMIT_OF_DUTY } from './restoration-acts.ts';
import type { CaseSituation, Suspension } from './situation.ts';
import { isAwaited, noticesOf, stillSuspended } from './situation.ts';
import type { OpenLetter } from './succession-acts.ts';

/** Duties of whoever executed a measure or was given the record. A request to verify is handed over by itself (`hand-over.ts`). */
export const SUCCEEDED_LIMITS: readonly LimitName[] = ['suspensionAcknowledgement', 'endingAcknowledgement', 'recipientConfirmation', 'rollback', 'restoration', ...Object.values(LIMIT_OF_DUTY)];
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
  const ended = (o: Suspension, how: 'lifted' | 'resumed'): boolean => o.endings.some((e) => e.how === how && e.acknowledgedAt === null);
  const about = new Map<LetterKind, readonly string[]>([
    ['suspensionNotice', open.suspensions.filter(runs).map((o) => o.orderId)], ['liftingNotice', open.suspensions.filter((o) => ended(o, 'lifted')).map((o) => o.orderId)], ['resumptionNotice', open.suspensions.filter((o) => ended(o, 'resumed')).map((o) => o.orderId)],
    ['correctionNotice', open.notices.map((n) => n.noticeId)], ['rollbackOrder', open.breaches.map((b) => b.breachId)],
    ['restorationOrder', open.restorations.map((r) => r.orderId)], ['restorationObjection', open.restorations.filter((r) => r.objected !== undefined && r.reported === null).map((r) => r.orderId)],
  ]);
  if (Object.values(open).every((all) => all.length === 0)) return undefined;
  return {
    kind: 'dutiesSucceeded',
    facts: {
      orgId, to, letters: letters.filter(({ letter, ref }) => ref !== null && about.get(letter)?.includes(ref)),
      acknowledgements: open.suspensions.filter((o) => runs(o) && o.acknowledgedAt !== null).map(({ orderId }) => ({ orderId, terms: clockNow('suspensionAcknowledgement', world, to) })),
      notices: open.notices.map(({ noticeId }) => {
        const by = world.wayOf?.(to) ?? 'web';
        return { noticeId, ...(by === 'web' ? {} : { by }) };
      }),
    },
  };
}

/** The successor stands where the former one stood, in everything that is open; what was done stays in the name of who did it. */
export function applySuccession(s: CaseSituation, act: Extract<Act, { kind: 'dutiesSucceeded' }>): void {
  const { orgId, to, acknowledgements, notices } = act.facts;
  const open = openWith(s, orgId);
  for (const o of [...open.suspensions, ...open.restorations]) o.orgId = to;
  for (const n of open.notices) {
    const by = notices.find(({ noticeId }) => noticeId === n.noticeId)?.by;
    n.orgId = to;
    delete n.by;
    if (by !== undefined) n.by = by;
  }
  if (s.breaches !== undefined) s.breaches = s.breaches.map((b) => (open.breaches.includes(b) ? { ...b, orgId: to } : b));
  if (s.exceptions !== undefined) s.exceptions = exceptionsOf(s).map((e) => (open.suspensions.some((o) => o.orderId === e.orderId) ? { ...e, orgId: to } : e));
  for (const clock of s.clocks) if (clock.endedAt === null && 'org' in clock.owner && clock.owner.org === orgId && SUCCEEDED_LIMITS.includes(clock.limit)) clock.owner = { org: to };
  for (const { orderId, terms } of acknowledgements) {
    open.suspensions.find((o) => o.orderId === orderId)!.acknowledgedAt = null;
    startClock(s, act, 'suspensionAcknowledgement', orderId, { org: to }, terms);
  }
}
