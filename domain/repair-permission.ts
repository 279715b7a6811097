import type { Actor, Role } from './actor.ts';
import { hasRole } from './actor.ts';
import { supervisesAny } from './oversight.ts';
import type { Permission } from './permission.ts';
import { isNoticeAwaited, noticeState, speaksFor } from './notice-ledger.ts';
import { isGranted } from './repair.ts';
import type { RepairPhase, RepairSituation } from './repair.ts';
import type { RepairWorld } from './repair-world.ts';

/** What people may do on a repair that is already there. */
export const REPAIR_ACT_KINDS = [
  'repairAccepted', 'repairSupplementAsked', 'repairSupplemented', 'repairExtended', 'repairDecided', 'repairWithdrawn', 'repairConverted', 'recipientConfirmed', 'recipientDefunct', 'repairRevoked', 'shieldSettled',
  'stillShownReported',
] as const;
export type RepairActKind = (typeof REPAIR_ACT_KINDS)[number];

export interface RepairTask {
  kind: RepairActKind;
  /** The notice, or the repair itself. */
  ref: string;
}

interface Rule {
  role: Role;
  /** Other roles that may, where the relation says so. */
  or?: readonly Role[];
  phases: readonly RepairPhase[];
  mine(s: RepairSituation, actor: Actor, task: RepairTask): boolean;
  state(s: RepairSituation, task: RepairTask): 'open' | 'done' | 'notYet' | undefined;
}

const platform: Rule['mine'] = (s, actor) => actor.orgId === s.platformId;
/** 谁认定谁修复: the authority that made the record. */
const authority: Rule['mine'] = (s, actor) => actor.orgId === s.authorityId;
const subject: Rule['mine'] = (s, actor) => actor.subjectId === s.subjectId;

/** Who may do what on a repair, when: the one table. A rule not written here does not exist. */
const RULES: { [K in RepairActKind]: Rule } = {
  repairAccepted: { role: 'clerk', phases: ['received'], mine: platform, state: (s) => (s.acceptedAt === null ? 'open' : 'done') },
  // 一次性补正: once.
  repairSupplementAsked: { role: 'clerk', phases: ['received'], mine: platform, state: (s) => (s.supplement === null ? 'open' : 'done') },
  repairSupplemented: {
    role: 'subject', phases: ['supplementing'], mine: subject,
    state: (s) => (s.supplement === null ? 'notYet' : s.supplement.handedInAt === null ? 'open' : 'done'),
  },
  repairExtended: { role: 'provider', phases: ['deciding'], mine: authority, state: (s) => (s.extensionsLeft === 0 || s.decision !== null ? 'done' : 'open') },
  repairDecided: {
    role: 'provider', phases: ['deciding'], mine: authority,
    state: (s) => (s.decision !== null ? 'done' : s.phase === 'deciding' ? 'open' : 'notYet'),
  },
  repairWithdrawn: { role: 'subject', phases: ['received', 'supplementing', 'deciding'], mine: subject, state: (s) => (s.ended !== null ? 'done' : 'open') },
  repairConverted: {
    // 实为异议: the platform's window, or the authority that finds the record itself wrong.
    role: 'clerk', or: ['provider'], phases: ['received', 'supplementing', 'deciding'],
    mine: (s, actor, t) => (hasRole(actor, 'clerk') && platform(s, actor, t)) || (hasRole(actor, 'provider') && authority(s, actor, t)), state: (s) => (s.ended !== null || s.origin === 'authority' ? 'done' : 'open'),
  },
  recipientConfirmed: {
    role: 'executor', or: ['provider', 'clerk'], phases: [], mine: (s, actor, t) => speaksFor(actor, s.notices.find((n) => n.noticeId === t.ref), s.platformId), state: (s, t) => noticeState(s, 'recipientConfirmed', t.ref),
  },
  recipientDefunct: {
    role: 'supervisor', phases: [], mine: (s, actor) => supervisesAny([s.authorityId, s.platformId, ...s.notices.map(({ orgId }) => orgId)], actor), state: (s, t) => noticeState(s, 'recipientDefunct', t.ref),
  },
  stillShownReported: {
    // As long as what has ended stays ended; as often as it is seen again.
    role: 'subject', phases: ['effecting', 'shielded', 'closed'], mine: subject,
    state: (s) => (s.effected !== null && s.revoked === null && s.shieldEnd?.how !== 'restored' ? 'open' : 'notYet'),
  },
  repairRevoked: {
    role: 'provider', phases: ['effecting', 'closed'], mine: authority,
    state: (s) => (s.revoked !== null ? 'done' : isGranted(s) && s.effected !== null ? 'open' : 'notYet'),
  },
  shieldSettled: { role: 'provider', phases: ['shielded'], mine: authority, state: (s) => (s.shieldEnd !== null ? 'done' : s.phase === 'shielded' ? 'open' : 'notYet') },
};

/** Who sees all of a repair, and not only what they have to do themselves: its subject, its authority, the platform, its supervisors and auditors. */
export const readsWholeRepair = (s: RepairSituation, actor: Actor): boolean =>
  (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'provider') && actor.orgId === s.authorityId) || hasRole(actor, 'clerk') || hasRole(actor, 'supervisor') || hasRole(actor, 'auditor');

/** Acts done in office: nobody does them in their own cause, and who decided does not judge that decision as false alone. */
const IN_OFFICE: ReadonlySet<RepairActKind> = new Set<RepairActKind>(['repairAccepted', 'repairSupplementAsked', 'repairExtended', 'repairDecided', 'repairConverted', 'repairRevoked', 'shieldSettled']);

/**
 * May this person do this now? With the world it also answers what the log cannot: an undecided objection on the record goes
 * first, and the decision on the repair waits for it (law.md §8, 24).
 */
export function mayRepair(s: RepairSituation, actor: Actor, task: RepairTask, world: Pick<RepairWorld, 'openObjection'>): Permission {
  const rule = RULES[task.kind];
  const refused = (code: Extract<Permission, { allowed: false }>['code'], params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });
  const state = rule.state(s, task);
  if (state === undefined) return refused('not-found');
  if (!(hasRole(actor, rule.role) || (rule.or ?? []).some((role) => hasRole(actor, role))) || !rule.mine(s, actor, task)) return refused('not-your-role', { role: rule.role });
  if (IN_OFFICE.has(task.kind) && (actor.subjectId === s.subjectId || (s.origin === 'subject' && s.filedBy === actor.userId))) return refused('conflict-of-interest', { conflict: 'ownCase' });
  if (task.kind === 'repairRevoked' && s.decision?.by === actor.userId) return refused('conflict-of-interest', { conflict: 'ownDecision' });
  if (state === 'done') return refused('already-done');
  if (state === 'notYet' || (rule.phases.length > 0 && !rule.phases.includes(s.phase))) return refused('not-allowed-in-stage', { phase: s.phase });
  if (task.kind === 'repairDecided' && world.openObjection !== null) return refused('objection-first', { number: world.openObjection });
  return { allowed: true };
}

/** Everything that can be asked of anybody on this repair. */
export const repairTasksOf = (s: RepairSituation): RepairTask[] => [
  ...REPAIR_ACT_KINDS.filter((kind) => kind !== 'recipientConfirmed' && kind !== 'recipientDefunct').map((kind) => ({ kind, ref: s.repairId })),
  ...s.notices.flatMap((n): RepairTask[] => [{ kind: 'recipientConfirmed', ref: n.noticeId }, ...(isNoticeAwaited(n) ? [{ kind: 'recipientDefunct' as const, ref: n.noticeId }] : [])]),
];
