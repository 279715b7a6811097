import type { Act } from '../../domain/act.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { ROLES } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, SubjectId, UserId } from '../../domain/ids.ts';
import { may } from '../../domain/permission.ts';
import type { CaseActKind, Task } from '../../domain/permission.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';

const ELSEWHERE = asId<OrgId>('elsewhere');

/** Somebody in exactly one role, of one organisation or for one subject. */
export const somebody = (role: Role, orgId: OrgId | null, subjectId: SubjectId | null = null): Actor => ({
  userId: asId<UserId>(`${role}-of-${orgId ?? subjectId ?? 'nobody'}`), name: role, roles: [role], orgId, subjectId,
});

/** A task by a name that stays when the ids change: `v1` is the first verification, `s2` the second suspension order. */
export interface NamedTask {
  task: Task;
  label: string;
  /** The organisation whose task it is, where the case itself does not say. */
  orgId: OrgId | null;
}

/** Everything that could be asked of anybody at a point: each act on the case, and on each order and notice there is. */
export function everyTask(s: CaseSituation): NamedTask[] {
  const named = (kind: CaseActKind, ref: string, label: string, orgId: OrgId | null, how: Task['how'] = null): NamedTask => ({ task: { kind, ref, how }, label, orgId });
  const notices = s.corrections.flatMap((c) => c.notices);
  return [
    named('accepted', s.caseId, '', null),
    ...(['supplementAsked', 'supplemented', 'notAccepted', 'transferred', 'withdrawalAsked', 'withdrawn', 'subjectEnded', 'successorCame'] as const).map((kind) => named(kind, s.caseId, '', null)),
    ...s.verifications.map((v, i) => named('verificationAcknowledged', v.orderId, `v${i + 1}`, v.orgId)),
    ...s.verifications.map((v, i) => named('answered', v.orderId, `v${i + 1}`, v.orgId)),
    ...s.verifications.map((v, i) => named('verificationRecalled', v.orderId, `v${i + 1}`, v.orgId)),
    ...s.verifications.map((v, i) => named('disowned', v.orderId, `v${i + 1}`, v.orgId)),
    named('evidenceAdded', s.caseId, '', null),
    named('jointMeetingHeld', s.caseId, '', null), named('casesMerged', s.caseId, '', null), named('caseSplit', s.caseId, '', null),
    ...(['clockExtended', 'clockStopped', 'clockRestarted', 'extensionAsked', 'extensionDeclined', 'subAssigned', 'subAssignmentRecalled', 'findingDrafted'] as const).flatMap((kind) => s.verifications.map((v, i) => named(kind, v.orderId, `v${i + 1}`, v.orgId))),
    ...s.suspensions.map((o, i) => named('suspensionAcknowledged', o.orderId, `s${i + 1}`, o.orgId)),
    named('decisionDrafted', s.caseId, '', null),
    named('decisionReviewed', s.caseId, '', null),
    named('decisionReturned', s.caseId, '', null),
    named('decided', s.caseId, '', null),
    ...(['baseAnnulled', 'baseInRemedy', 'serviceReceipted', 'noticePublished', 'remedyFiled'] as const).map((kind) => named(kind, s.caseId, '', null)),
    ...(s.remedies ?? []).flatMap((r, i) => (['remedyServed', 'remedyAnswered', 'remedyEnded', 'suspensionImposed', 'suspensionEnded'] as const).map((kind) => named(kind, r.remedyId, `m${i + 1}`, null))),
    ...s.suspensions.map((o, i) => named('endingAcknowledged', o.orderId, `s${i + 1}:resumed`, o.orgId, 'resumed')),
    ...s.suspensions.map((o, i) => named('endingAcknowledged', o.orderId, `s${i + 1}:lifted`, o.orgId, 'lifted')),
    ...s.suspensions.map((o, i) => named('breachReported', o.orderId, `s${i + 1}`, o.orgId)),
    ...s.suspensions.map((o, i) => named('exceptionProposed', o.orderId, `s${i + 1}`, o.orgId)),
    ...(s.stayRequests ?? []).map((r, i) => named('stayAnswered', r.requestId, `q${i + 1}`, r.orgId)),
    ...notices.map((n, i) => named('recipientConfirmed', n.noticeId, `n${i + 1}`, n.orgId)),
    ...notices.map((n, i) => named('recipientDefunct', n.noticeId, `n${i + 1}`, n.orgId)),
    ...s.restorations.map((r, i) => named('restorationReported', r.orderId, `r${i + 1}`, r.orgId)),
    ...s.restorations.map((r, i) => named('restorationConfirmed', r.orderId, `r${i + 1}`, r.orgId)),
    ...s.restorations.map((r, i) => named('restorationObjected', r.orderId, `r${i + 1}`, r.orgId)),
    named('harmsFiled', s.caseId, '', null),
    named('reopened', s.caseId, '', null),
  ];
}

/** The organisation that a role's own person belongs to, for a task. */
function ownOrg(role: Role, s: CaseSituation, orgId: OrgId | null): OrgId | null {
  if (role === 'subject') return null;
  if (role === 'provider' || role === 'principal') return s.providerId;
  if (role === 'executor') return orgId ?? s.suspensions[0]?.orgId ?? ELSEWHERE;
  return s.platformId;
}

/** What each role, own and of another organisation, is told when asking for a task; "not-your-role" goes without saying. */
function cells(s: CaseSituation, { task, orgId }: NamedTask): string {
  const told: string[] = [];
  for (const role of ROLES) {
    const own: Actor = {
      ...somebody(role, ownOrg(role, s, orgId), role === 'subject' ? s.subjectId : null), ...(role === 'supervisor' ? { oversight: { house: true, below: [] } } : {}),
    };
    const other = somebody(role, role === 'subject' ? null : ELSEWHERE, role === 'subject' ? asId<SubjectId>('somebody-else') : null);
    for (const [who, actor] of [['own', own], ['other', other]] as const) {
      const permission = may(s, actor, task);
      const answer = permission.allowed ? 'YES' : permission.code;
      if (answer !== 'not-your-role') told.push(`${role} ${who}: ${answer}`);
    }
  }
  return told.length === 0 ? 'nobody' : told.join(', ');
}

/** Rows that say the same of several orders are one row. */
function rows(s: CaseSituation): string[] {
  const merged = new Map<string, string[]>();
  for (const named of everyTask(s)) {
    const key = `${named.task.kind}|${cells(s, named)}`;
    merged.set(key, [...(merged.get(key) ?? []), named.label]);
  }
  return [...merged].map(([key, labels]) => {
    const [kind, said] = key.split('|');
    return `  ${[kind, ...labels.filter((l) => l !== '')].join(' ').padEnd(46)} ${said}`;
  });
}

/** Who may do what after each act of a log, as text; only the rows that the act has changed. */
export function permissionTable(name: string, acts: readonly Act[]): string {
  const lines: string[] = [];
  let before = new Set<string>();
  for (const [i, act] of acts.entries()) {
    const s = foldCase(acts.slice(0, i + 1));
    const now = rows(s);
    const changed = now.filter((row) => !before.has(row));
    if (changed.length > 0) lines.push(`${name} ${act.seq} ${act.kind} (${s.phase}, round ${s.round})`, ...changed);
    before = new Set(now);
  }
  return `${lines.join('\n')}\n`;
}

/** The whole file test/golden-logs/permissions.txt. */
export const permissionFile = (logs: readonly (readonly [string, readonly Act[]])[]): string =>
  ['Who may do what, after each act of the stored logs: the rows the act has changed. Whoever is not named is told "not-your-role".', '',
    ...logs.map(([name, acts]) => permissionTable(name, acts))].join('\n');
