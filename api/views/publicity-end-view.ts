import type { EndMaterial } from '../../db/publicity-end-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActId, OrgId } from '../../domain/ids.ts';
import type { NoticeLedger, RepairNotice } from '../../domain/notice-ledger.ts';
import { endTasksOf, mayOnEnd } from '../../domain/publicity-end.ts';
import type { PublicityEndView } from '../schemas/publicity-end.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView } from './shared-views.ts';

export const toldView = (orgs: Orgs, n: RepairNotice): Omit<PublicityEndView['notices'][number], 'due' | 'urgedAt' | 'escalatedAt'> => ({
  noticeId: n.noticeId, org: orgView(orgs, n.orgId), way: n.by ?? 'web', notifiedAt: n.notifiedAt, confirmedAt: n.confirmedAt, acknowledged: n.acknowledged === true, defunctAt: n.defunctAt ?? null, rating: n.rating ?? null,
  again: n.report !== undefined,
});

export const stillShownViews = (orgs: Orgs, { reports }: NoticeLedger, words: ReadonlyMap<ActId, { where: string; statement: string }>): PublicityEndView['reports'] =>
  reports.map(({ actId, orgId, at }) => ({ org: orgView(orgs, orgId), at, where: words.get(actId)?.where ?? null, statement: words.get(actId)?.statement ?? null }));

/** Whom a subject may name as still showing a record. */
export const publishersOf = (orgs: Orgs, { notices }: NoticeLedger, others: readonly OrgId[]): PublicityEndView['publishers'] => [...new Set([...notices.map(({ orgId }) => orgId), ...others])].map((id) => orgView(orgs, id));

/** The end of a record's publicity by itself, as its reader sees it. */
export function publicityEndView(register: Register, orgs: Orgs, actor: Actor, m: EndMaterial): PublicityEndView {
  const { situation: s } = m;
  return {
    recordId: m.recordId, title: m.title, number: m.number, endedAt: s.endedAt,
    notices: s.notices.map((n) => {
      const clock = s.clocks.findLast(({ ref }) => ref === n.noticeId);
      return { ...toldView(orgs, n), due: clock === undefined || clock.endedAt !== null ? null : dueView(register, clock.terms, m.now), urgedAt: clock?.urgedAt ?? null, escalatedAt: clock?.escalatedAt ?? null };
    }),
    reports: stillShownViews(orgs, s, m.words), letters: m.letters.map((l) => ({ id: l.id, kind: l.kind, number: l.number, issuedAt: l.issued_at })),
    publishers: m.all ? publishersOf(orgs, s, [m.authority, m.platform]) : [],
    acts: endTasksOf(s).flatMap((task) => {
      const permission = mayOnEnd(s, actor, task, { subjectId: m.subjectId, platformId: m.platform });
      if (!permission.allowed && (permission.code === 'not-your-role' || permission.code === 'not-found')) return [];
      return [{ kind: task.kind, ref: 'ref' in task ? task.ref : null, allowed: permission.allowed, code: permission.allowed ? null : permission.code }];
    }),
  };
}
