import type { ComplaintMaterial, ComplaintOrderMaterial, ComplaintRow } from '../../db/complaint-reads.ts';
import { ERASED_TEXT } from '../../db/erasure-functions.ts';
import { scanView } from '../../db/evidence-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import { mayFetch } from '../../domain/evidence.ts';
import { isPast } from '../../domain/clock-fold.ts';
import type { Instant } from '../../domain/time.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView } from './shared-views.ts';

/** A complaint in a list: whom it is about, who examines it, where it stands. */
export function complaintRow(register: Register, orgs: Orgs, c: ComplaintRow, now: Instant) {
  return {
    id: c.id, number: c.number, kind: c.kind, phase: c.answered_at !== null ? ('answered' as const) : c.taken_at !== null ? ('examining' as const) : ('received' as const), outcome: c.outcome,
    against: orgView(orgs, c.against_id), examiner: orgView(orgs, c.supervisor_id), subjectName: c.subject_name, recordId: c.record_id, recordTitle: c.record_title, caseId: c.case_id, caseNumber: c.case_number,
    on: c.happened_on, filedAt: c.filed_at, takenAt: c.taken_at, answeredAt: c.answered_at, late: c.answered_at !== null && isPast(c.terms, c.answered_at), urgedAt: c.urged_at, escalatedAt: c.escalated_at,
    due: { ...dueView(register, c.terms, now), overdue: isPast(c.terms, c.answered_at ?? now) },
  };
}

/** One complaint with what was confided, for the complainant and the examiner. */
export function complaintView(register: Register, orgs: Orgs, actor: Actor, { now, row, filed, answer, report, order, evidence, letters, suspended }: ComplaintMaterial, allowUnscanned: boolean) {
  const examines = hasRole(actor, 'supervisor') && actor.orgId === row.supervisor_id;
  const { reconsiderationBody, reconsiderationDays, suitMonths } = register.currentPack().remedies;
  return {
    ...complaintRow(register, orgs, row, now), where: filed?.where ?? ERASED_TEXT, what: filed?.what ?? ERASED_TEXT, reasons: answer?.reasons ?? null,
    evidence: evidence.map((e) => {
      const own = e.owner_user === actor.userId;
      return { id: e.id, fileName: e.fileName, mediaType: e.media_type, size: e.size, ...scanView(e), uploadedAt: e.uploaded_at, own, toAnswer: false, mayFetch: mayFetch(e.scan, own, allowUnscanned) };
    }),
    order: order === undefined ? null : { orderId: order.order_id, text: answer?.order ?? '', reportedAt: order.reported_at, steps: report?.steps ?? null, urgedAt: order.urged_at, due: { ...dueView(register, order.terms, now), overdue: isPast(order.terms, order.reported_at ?? now) } },
    mayExamine: examines && row.answered_at === null, suspended: examines ? suspended : [],
    letters: letters.map(({ id, kind, number, issued_at }) => ({ id, kind, number, issuedAt: issued_at })),
    remedies: row.outcome === 'notUpheld' ? { reconsiderationBody, reconsiderationDays, suitMonths } : null,
  };
}

/** What the unit is shown of an order. */
export function complaintOrderView(register: Register, orgs: Orgs, actor: Actor, { now, row, order }: ComplaintOrderMaterial) {
  const office = (['executor', 'provider', 'clerk'] as const).some((role) => hasRole(actor, role));
  return {
    orderId: row.order_id, number: row.number, from: orgView(orgs, row.supervisor_id), unit: orgView(orgs, row.org_id), recordId: row.record_id, recordTitle: row.record_title, text: order, orderedAt: row.ordered_at,
    reportedAt: row.reported_at, urgedAt: row.urged_at, escalatedAt: row.escalated_at, due: { ...dueView(register, row.terms, now), overdue: isPast(row.terms, row.reported_at ?? now) },
    mayReport: office && actor.orgId === row.org_id && row.reported_at === null,
  };
}
