import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import type { OrgId, SubjectId } from './ids.ts';
import type { NoticeLedger } from './notice-ledger.ts';
import { startClock } from './clock-fold.ts';
import { applyToLedger, isNoticeAwaited, noticeState, speaksFor } from './notice-ledger.ts';
import { supervisesAny } from './oversight.ts';
import type { Permission } from './permission.ts';
import type { Instant } from './time.ts';

/** An end by itself and who was told of it: a fold of those acts in a record's own log; null while nothing has ended. */
export interface EndSituation extends NoticeLedger {
  seq: number;
  endedAt: Instant;
}

/** Folds a record's log, oldest first, as far as it is about the end of its publicity. */
export function foldPublicityEnd(acts: readonly Act[]): EndSituation | null {
  let s: EndSituation | null = null;
  for (const act of acts) {
    if (act.kind === 'publicityEnded') {
      s = { seq: act.seq, endedAt: act.occurredAt, notices: [], reports: [], clocks: [] };
      for (const { noticeId, orgId, by, confirmation } of act.facts.told ?? []) {
        s.notices.push({ noticeId, orgId, seq: act.seq, recordVersion: 0, notifiedAt: act.occurredAt, confirmedAt: null, ...(by === undefined ? {} : { by }) });
        if (confirmation !== undefined) startClock(s, act, 'recipientConfirmation', noticeId, { org: orgId }, confirmation);
      }
    } else if (s !== null) applyToPublicityEnd(s, act);
  }
  return s;
}

/** Adds one act, in place; what is not about the end changes nothing. */
export function applyToPublicityEnd(s: EndSituation, act: Act): void {
  s.seq = act.seq;
  if (act.kind !== 'calendarApplied') {
    applyToLedger(s, act);
    return;
  }
  for (const { limit, ref, generation, after } of act.facts.moves) {
    const clock = s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation);
    if (clock !== undefined) clock.terms = after;
  }
}

export type EndTask = { kind: 'recipientConfirmed' | 'recipientDefunct'; ref: string } | { kind: 'stillShownReported' };

/** Who may do what after an end by itself; the same rules as after a repair. */
export function mayOnEnd(s: EndSituation, actor: Actor, task: EndTask, { subjectId, platformId }: { subjectId: SubjectId; platformId: OrgId }): Permission {
  const refused = (code: Extract<Permission, { allowed: false }>['code'], params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });
  if (task.kind === 'stillShownReported') return hasRole(actor, 'subject') && actor.subjectId === subjectId ? { allowed: true } : refused('not-your-role', { role: 'subject' });
  const state = noticeState(s, task.kind, task.ref);
  if (state === undefined) return refused('not-found');
  if (task.kind === 'recipientConfirmed' && !speaksFor(actor, s.notices.find((n) => n.noticeId === task.ref), platformId)) return refused('not-your-role', { role: 'executor' });
  if (task.kind === 'recipientDefunct' && !supervisesAny([platformId, ...s.notices.map(({ orgId }) => orgId)], actor)) return refused('not-your-role', { role: 'supervisor' });
  if (state === 'done') return refused('already-done');
  return state === 'open' ? { allowed: true } : refused('not-allowed-in-stage', { state: 'notEscalated' });
}

/** What can be asked of anybody after an end. */
export const endTasksOf = (s: EndSituation): EndTask[] => [
  { kind: 'stillShownReported' },
  ...s.notices.flatMap((n): EndTask[] => [{ kind: 'recipientConfirmed', ref: n.noticeId }, ...(isNoticeAwaited(n) ? [{ kind: 'recipientDefunct' as const, ref: n.noticeId }] : [])]),
];
