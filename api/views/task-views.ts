import type { openDuties } from '../../db/task-reads.ts';
import type { Register } from '../../db/register.ts';
import type { EndingHow } from '../../domain/act.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { LimitName } from '../../domain/limit.ts';
import type { CaseActKind } from '../../domain/permission.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { msOf } from '../../domain/time.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView } from './shared-views.ts';

type Duty = Awaited<ReturnType<typeof openDuties>>[number];

/** The act that fulfils a duty, and whose it is. Duties that a procedure fulfils by itself (service, correction) are nobody's task. */
const FULFILLED_BY: Partial<Record<LimitName, { kind: CaseActKind; role: Role }>> = {
  acceptance: { kind: 'accepted', role: 'clerk' },
  suspensionAcknowledgement: { kind: 'suspensionAcknowledged', role: 'executor' },
  verificationAcknowledgement: { kind: 'verificationAcknowledged', role: 'provider' },
  verification: { kind: 'answered', role: 'provider' },
  decision: { kind: 'decided', role: 'clerk' },
  endingAcknowledgement: { kind: 'endingAcknowledged', role: 'executor' },
  recipientConfirmation: { kind: 'recipientConfirmed', role: 'executor' },
  restoration: { kind: 'restorationReported', role: 'executor' },
  restorationConfirmation: { kind: 'restorationConfirmed', role: 'subject' },
};

/** An open duty as a task of this person; none when the duty is not theirs to fulfil. */
export function taskView(register: Register, actor: Actor, duty: Duty, now: Instant) {
  const fulfilled = FULFILLED_BY[duty.limit_name];
  if (fulfilled === undefined || !hasRole(actor, fulfilled.role)) return [];
  if (fulfilled.kind === 'decided' && duty.phase !== 'deciding') return [];
  // An ending's duty is named `<order>:<how>`.
  const [ref = duty.ref, how] = duty.ref.split(':');
  return [{
    caseId: duty.case_id, caseNumber: duty.number, recordTitle: duty.title, kind: fulfilled.kind, ref, how: (how as EndingHow | undefined) ?? null,
    due: dueView(register, duty.terms, now),
  }];
}

export function overdueRow(orgs: Orgs, duty: Duty & { due_at: Instant; due_on: Day }, nowMs: number) {
  return {
    caseId: duty.case_id, caseNumber: duty.number, recordTitle: duty.title, limit: duty.limit_name, owner: orgView(orgs, duty.owner.slice('org:'.length) as OrgId),
    dueAt: duty.due_at, dueOn: duty.due_on, provisional: duty.provisional, overdueMs: Math.max(0, nowMs - msOf(duty.due_at)), urgedAt: duty.urged_at,
    escalatedAt: duty.escalated_at,
  };
}
