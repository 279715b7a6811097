import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import type { ComplaintKind, ComplaintOutcome } from './complaint-acts.ts';
import type { CaseId, ComplaintId, OrderId, OrgId, RecordId, SubjectId } from './ids.ts';
import type { Permission } from './permission.ts';
import type { Clock } from './clock-fold.ts';
import { isPast } from './clock-fold.ts';
import type { Day, Instant } from './time.ts';

export const COMPLAINT_PHASES = ['received', 'examining', 'answered'] as const;
export type ComplaintPhase = (typeof COMPLAINT_PHASES)[number];

/** Where a complaint stands: a fold of its acts and of nothing else. */
export interface ComplaintSituation {
  complaintId: ComplaintId;
  seq: number;
  number: string;
  kind: ComplaintKind;
  subjectId: SubjectId;
  againstId: OrgId;
  supervisorId: OrgId;
  recordId: RecordId;
  caseId: CaseId | null;
  on: Day | null;
  filedAt: Instant;
  takenAt: Instant | null;
  answered: { at: Instant; outcome: ComplaintOutcome; late: boolean; breach: boolean } | null;
  /** 责令整改: what the unit was ordered, and when it reported. */
  order: { orderId: OrderId; orgId: OrgId; orderedAt: Instant; reportedAt: Instant | null } | null;
  clocks: Clock[];
}

/** Folds a complaint's acts, oldest first. A log that does not begin with the complaint is a fault of the caller. */
export function foldComplaint(acts: readonly Act[]): ComplaintSituation {
  const [first, ...rest] = acts;
  if (first?.kind !== 'complaintFiled') throw new Error('a complaint begins with its filing');
  const { answer, evidenceIds: _evidence, letter: _letter, ...facts } = first.facts;
  const situation: ComplaintSituation = {
    ...facts, seq: first.seq, filedAt: first.occurredAt, takenAt: null, answered: null, order: null,
    clocks: [newClock('complaint', facts.complaintId, facts.supervisorId, null, answer, first.seq)],
  };
  for (const act of rest) applyToComplaint(situation, act);
  return situation;
}

const newClock = (limit: 'complaint' | 'complaintOrder', ref: string, org: OrgId, superiorId: OrgId | null, terms: Clock['terms'], seq: number): Clock =>
  ({ limit, ref, owner: { org }, superiorId, terms, generation: 1, seq, endedAt: null, urgedAt: null, escalatedAt: null });

/** Adds one act to a complaint's situation, in place; the situation must be the caller's own. */
export function applyToComplaint(s: ComplaintSituation, act: Act): void {
  s.seq = act.seq;
  const clock = (limit: string): Clock | undefined => s.clocks.find((c) => c.limit === limit);
  switch (act.kind) {
    case 'complaintTaken':
      s.takenAt = act.occurredAt;
      return;
    case 'complaintAnswered': {
      const { outcome, order, breach } = act.facts;
      const duty = clock('complaint')!;
      s.answered = { at: act.occurredAt, outcome, late: isPast(duty.terms, act.occurredAt), breach };
      duty.endedAt = act.occurredAt;
      if (order === null) return;
      s.order = { orderId: order.orderId, orgId: order.orgId, orderedAt: act.occurredAt, reportedAt: null };
      // The examiner hears of it when the unit lets its time pass.
      s.clocks.push(newClock('complaintOrder', order.orderId, order.orgId, s.supervisorId, order.report, act.seq));
      return;
    }
    case 'complaintCertified':
      clock('complaint')!.noAnswerAt = act.occurredAt;
      return;
    case 'complaintReported':
      if (s.order !== null) s.order.reportedAt = act.occurredAt;
      clock('complaintOrder')!.endedAt = act.occurredAt;
      return;
    case 'calendarApplied':
      for (const { limit, after } of act.facts.moves) clock(limit)!.terms = after;
      return;
    case 'urged':
    case 'escalated':
      clock(act.facts.limit)![act.kind === 'urged' ? 'urgedAt' : 'escalatedAt'] = act.occurredAt;
      return;
    default:
      throw new Error(`${act.kind} does not belong into the log of a running complaint`);
  }
}

export const complaintPhase = (s: ComplaintSituation): ComplaintPhase => (s.answered !== null ? 'answered' : s.takenAt !== null ? 'examining' : 'received');

export type ComplaintTask = 'complaintTaken' | 'complaintAnswered' | 'complaintReported';

/**
 * Who may do what on a complaint. It is examined above the unit complained of, never by that unit, and never by somebody who had a hand in
 * what is complained of (`involved`) or who complains (回避). What follows from an order is the unit's, in whichever of its offices.
 */
export function mayOnComplaint(s: ComplaintSituation, actor: Actor, kind: ComplaintTask, involved: boolean): Permission {
  const refused = (code: Extract<Permission, { allowed: false }>['code'], params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });
  if (kind === 'complaintReported') {
    if (s.order === null || actor.orgId !== s.order.orgId || !(['executor', 'provider', 'clerk'] as const).some((role) => hasRole(actor, role))) return refused('not-found');
    return s.order.reportedAt === null ? { allowed: true } : refused('already-done');
  }
  if (!hasRole(actor, 'supervisor') || actor.orgId !== s.supervisorId || actor.orgId === s.againstId) return refused('not-found');
  if (actor.subjectId === s.subjectId) return refused('conflict-of-interest', { conflict: 'ownCase' });
  if (s.answered !== null || (kind === 'complaintTaken' && s.takenAt !== null)) return refused('already-done');
  if (involved) return refused('conflict-of-interest', { conflict: 'ownAct' });
  return kind === 'complaintAnswered' && s.takenAt === null ? refused('not-allowed-in-stage', { phase: 'received' }) : { allowed: true };
}

/**
 * Who examines a complaint: the organ above the unit complained of, else the one above the platform; never that unit itself, and only an organ
 * where somebody is there to examine. null: there is none here.
 */
export function examinerOf(againstId: OrgId, platformId: OrgId, world: { superiorOf(org: OrgId): OrgId | null; examines(org: OrgId): boolean }): OrgId | null {
  const above = [world.superiorOf(againstId), world.superiorOf(platformId)];
  return above.find((org): org is OrgId => org !== null && org !== againstId && world.examines(org)) ?? null;
}
