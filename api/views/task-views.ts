import type { CaseDuty, ComplaintDuty, DueDuty, Duty, InquiryDuty, InternalRow, PowerExaminationRow, RepairDuty } from '../../db/task-reads.ts';
import type { Register } from '../../db/register.ts';
import type { EndingHow } from '../../domain/act.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import type { DraftState } from '../../domain/decision-draft.ts';
import type { OrgId } from '../../domain/ids.ts';
import { dutyRoles } from '../../domain/ladder.ts';
import type { LimitName } from '../../domain/limit.ts';
import { RESTORATION_LIMITS } from '../../domain/limit.ts';
import type { CaseActKind } from '../../domain/permission.ts';
import type { Instant } from '../../domain/time.ts';
import { dayAt, msOf } from '../../domain/time.ts';
import type { OverdueRow, TaskView } from '../schemas/tasks.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView, ZONE } from './shared-views.ts';

/** The act that fulfils a duty of a case, and whose it is. Duties that a procedure fulfils by itself (service, correction) are nobody's task. */
const FULFILLED_BY: Partial<Record<LimitName, { kind: CaseActKind; role: Role | readonly Role[] }>> = {
  acceptance: { kind: 'accepted', role: 'clerk' },
  urgentAcceptance: { kind: 'accepted', role: 'clerk' },
  supplement: { kind: 'supplemented', role: 'subject' },
  suspensionAcknowledgement: { kind: 'suspensionAcknowledged', role: 'executor' },
  verificationAcknowledgement: { kind: 'verificationAcknowledged', role: 'provider' },
  verification: { kind: 'answered', role: 'provider' },
  superiorAnswer: { kind: 'answered', role: 'supervisor' },
  superiorDecision: { kind: 'answered', role: 'supervisor' },
  jointMeeting: { kind: 'jointMeetingHeld', role: 'supervisor' },
  decision: { kind: 'decided', role: dutyRoles('decision') },
  review: { kind: 'remedyEnded', role: 'clerk' },
  remedyAnswer: { kind: 'remedyAnswered', role: 'clerk' },
  remedyAnswerSimple: { kind: 'remedyAnswered', role: 'clerk' },
  endingAcknowledgement: { kind: 'endingAcknowledged', role: 'executor' },
  recipientConfirmation: { kind: 'recipientConfirmed', role: 'executor' },
  rollback: { kind: 'rolledBack', role: 'executor' },
  stayAnswer: { kind: 'stayAnswered', role: 'executor' },
  powerExamination: { kind: 'powerExamined', role: 'clerk' },
  restoration: { kind: 'restorationReported', role: dutyRoles('restoration') },
  ...Object.fromEntries(RESTORATION_LIMITS.map((limit) => [limit, { kind: 'restorationReported', role: dutyRoles(limit) }])),
  restorationConfirmation: { kind: 'restorationConfirmed', role: 'subject' },
};

/** Whose turn it is while a decision is due: who drafts, reviews or signs. */
const NEXT_HAND = { toReview: 'decisionReviewed', open: 'decided', returned: 'decisionDrafted', overtaken: 'decisionDrafted' } as const satisfies Record<DraftState, CaseActKind>;

/** An open duty as a task of this person; none when the duty is not theirs to fulfil. */
export function taskView(register: Register, actor: Actor, duty: Duty, now: Instant): TaskView[] {
  switch (duty.about) {
    case 'case':
      return caseTask(register, actor, duty, now);
    case 'inquiry':
      return inquiryTask(register, actor, duty, now);
    case 'repair':
      return repairTask(register, actor, duty, now);
    case 'incident':
      return dutyRoles(duty.limit_name).some((role) => hasRole(actor, role)) ? [{ about: 'incident', incidentId: duty.incident_id, incidentNumber: duty.number, due: dueView(register, duty.terms, now) }] : [];
    case 'record':
      return dutyRoles(duty.limit_name).some((role) => hasRole(actor, role)) ? [{ about: 'record', recordId: duty.record_id, noticeId: duty.ref, recordNumber: duty.number, recordTitle: duty.title, due: dueView(register, duty.terms, now) }] : [];
    case 'complaint':
    case 'complaintOrder':
      return complaintTask(register, actor, duty, now);
  }
}

function caseTask(register: Register, actor: Actor, duty: CaseDuty, now: Instant): TaskView[] {
  const fulfilled = FULFILLED_BY[duty.limit_name];
  if (fulfilled === undefined || ![fulfilled.role].flat().some((role) => hasRole(actor, role))) return [];
  if (fulfilled.kind === 'decided' && duty.phase !== 'deciding') return [];
  const kind = fulfilled.kind === 'decided' ? NEXT_HAND[duty.draftState ?? 'returned'] : fulfilled.kind;
  // An ending's duty is named `<order>:<how>`.
  const [ref = duty.ref, how] = duty.ref.split(':');
  return [{
    about: 'case', caseId: duty.case_id, caseNumber: duty.number, recordTitle: duty.title, kind, ref,
    how: (how as EndingHow | undefined) ?? null, due: dueView(register, duty.terms, now),
    harm: duty.harm === null ? null : { kind: duty.harm.kind, on: dayAt(duty.harm.at, ZONE) },
  }];
}

/** Answering is the clerk's; the one duty an inquiry has. */
function inquiryTask(register: Register, actor: Actor, duty: InquiryDuty, now: Instant): TaskView[] {
  if (!hasRole(actor, 'clerk')) return [];
  return [{ about: 'inquiry', inquiryId: duty.inquiry_id, inquiryNumber: duty.number, subjectName: duty.subject_name, due: dueView(register, duty.terms, now) }];
}

/** To examine is the organ above's; what was ordered is any office's of the unit. */
function complaintTask(register: Register, actor: Actor, duty: ComplaintDuty, now: Instant): TaskView[] {
  const due = dueView(register, duty.terms, now);
  if (duty.about === 'complaint') return hasRole(actor, 'supervisor') ? [{ about: 'complaint', complaintId: duty.complaint_id, complaintNumber: duty.number, due }] : [];
  return [{ about: 'complaintOrder', orderId: duty.order_id, complaintNumber: duty.number, due }];
}

/** Whose duty a repair's clock is, by the role that the ladder tells, too; the whole repair has its own duties. */
function repairTask(register: Register, actor: Actor, duty: RepairDuty, now: Instant): TaskView[] {
  if (duty.limit_name === 'repairTotal' || !dutyRoles(duty.limit_name).some((role) => hasRole(actor, role))) return [];
  return [{ about: 'repair', repairId: duty.repair_id, ref: duty.ref, repairNumber: duty.number, recordTitle: duty.title, due: dueView(register, duty.terms, now) }];
}

/** What is to be done within the organisation, by a date that nobody outside knows. */
export const internalTaskView = ({ order_id, kind, case_id, due_on, number, title, principal }: InternalRow, now: Instant): Extract<TaskView, { about: 'internal' }> => ({
  about: 'internal', kind: kind === 'extension' ? 'clockExtended' : 'findingDrafted', caseId: case_id, caseNumber: number, recordTitle: title, ref: order_id, principal: principal ?? '', on: due_on,
  overdue: due_on !== null && dayAt(now, ZONE) > due_on,
});

/** A power of attorney that was given before its examination had a limit: by no date, and of nobody's name outwards. */
export const powerTaskView = ({ id, number, title }: PowerExaminationRow): Extract<TaskView, { about: 'internal' }> => ({
  about: 'internal', kind: 'powerExamined', caseId: id, caseNumber: number, recordTitle: title, ref: id, principal: '', on: null, overdue: false,
});

/** One list: each internal date before the first duty that is due on a later day. */
export function byUrgency(duties: TaskView[], internal: readonly Extract<TaskView, { about: 'internal' }>[]): TaskView[] {
  const all = [...duties];
  for (const task of internal) {
    const at = all.findIndex((duty) => (duty.about === 'internal' ? duty.on : duty.due.dueOn) === null || (task.on !== null && String(duty.about === 'internal' ? duty.on : duty.due.dueOn) > task.on));
    all.splice(at < 0 ? all.length : at, 0, task);
  }
  return all;
}

export function overdueRow(orgs: Orgs, duty: DueDuty, nowMs: number): OverdueRow {
  const late = {
    limit: duty.limit_name, owner: orgView(orgs, duty.owner.slice('org:'.length) as OrgId), dueAt: duty.due_at, dueOn: duty.due_on,
    provisional: duty.provisional, overdueMs: Math.max(0, nowMs - msOf(duty.due_at)), urgedAt: duty.urged_at, escalatedAt: duty.escalated_at,
  };
  switch (duty.about) {
    case 'case':
      return { about: 'case', caseId: duty.case_id, caseNumber: duty.number, recordTitle: duty.title, ...late };
    case 'inquiry':
      return { about: 'inquiry', inquiryId: duty.inquiry_id, inquiryNumber: duty.number, subjectName: duty.subject_name, ...late };
    case 'complaint':
      return { about: 'complaint', complaintId: duty.complaint_id, complaintNumber: duty.number, ...late };
    case 'complaintOrder':
      return { about: 'complaintOrder', orderId: duty.order_id, complaintNumber: duty.number, ...late };
    case 'incident':
      return { about: 'incident', incidentId: duty.incident_id, incidentNumber: duty.number, ...late };
    case 'record':
      return { about: 'record', recordId: duty.record_id, recordNumber: duty.number, recordTitle: duty.title, ...late };
    case 'repair':
      return { about: 'repair', repairId: duty.repair_id, ref: duty.ref, repairNumber: duty.number, recordTitle: duty.title, ...late };
  }
}
