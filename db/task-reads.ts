import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { DraftState } from '../domain/decision-draft.ts';
import type { StakeKind } from '../domain/filing-acts.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, ComplaintId, IncidentId, InquiryId, OrderId, RecordId, RepairId } from '../domain/ids.ts';
import type { Phase } from '../domain/objection.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { partiesOf } from './sight-reads.ts';

/** Open clocks with what they are about; a clock of any other kind of dossier is nobody's duty. */
const openClocks = (trx: Trx) =>
  trx.selectFrom('clock')
    .leftJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = clock.case_id`)).leftJoin('record', 'record.id', 'case_file.record_id')
    .leftJoin('inquiry', (j) => j.on(sql<boolean>`inquiry.id = clock.case_id`)).leftJoin('subject', 'subject.id', 'inquiry.subject_id')
    .leftJoin('complaint', (j) => j.on(sql<boolean>`complaint.id = clock.case_id`)).leftJoin('complaint_order', (j) => j.on(sql<boolean>`clock.limit_name = 'complaintOrder' and complaint_order.complaint_id = clock.case_id`))
    .leftJoin('incident', (j) => j.on(sql<boolean>`incident.id = clock.case_id`))
    .leftJoin('repair_file as repair', (j) => j.on(sql<boolean>`repair.id = clock.case_id`)).leftJoin('record as repaired', 'repaired.id', 'repair.record_id')
    .leftJoin('correction_notice as told', (j) => j.on(sql<boolean>`clock.limit_name = 'recipientConfirmation' and case_file.id is null and repair.id is null and told.case_id = clock.case_id and told.notice_id::text = clock.ref`)).leftJoin('record as ended', (j) => j.on(sql<boolean>`ended.id = clock.case_id and told.notice_id is not null`)).leftJoin('record_version as said', (j) => j.onRef('said.record_id', '=', 'ended.id').onRef('said.version', '=', 'ended.version'))
    .select(['case_file.id as case_id', 'case_file.number as case_number', 'case_file.phase', 'case_file.draft_state', 'case_file.harm_at', 'case_file.stake', 'record.title', 'inquiry.id as inquiry_id',
      'inquiry.number as inquiry_number', 'repair.id as repair_id', 'repair.number as repair_number', 'repaired.title as repaired_title', 'incident.id as incident_id', 'incident.number as incident_number', 'complaint.id as complaint_id', 'complaint.number as complaint_number', 'complaint_order.order_id as complaint_order_id', 'complaint_order.number as complaint_order_number', 'subject.name as subject_name', 'told.notice_id as told_id', 'ended.title as ended_title', 'said.fields as ended_fields', 'clock.case_id as dossier_id', 'clock.limit_name', 'clock.ref', 'clock.owner', 'clock.terms', 'clock.due_at',
      'clock.due_on', 'clock.provisional', 'clock.urged_at', 'clock.escalated_at'])
    .where('clock.ended_at', 'is', null).where((e) => e.or([e('case_file.id', 'is not', null), e('inquiry.id', 'is not', null), e('complaint.id', 'is not', null), e('incident.id', 'is not', null), e('complaint_order.order_id', 'is not', null), e('repair.id', 'is not', null), e('told.notice_id', 'is not', null)]));

type OpenClock = Awaited<ReturnType<ReturnType<typeof openClocks>['execute']>>[number];

type DutyClock = Pick<OpenClock, 'limit_name' | 'ref' | 'owner' | 'terms' | 'due_at' | 'due_on' | 'provisional' | 'urged_at' | 'escalated_at'>;
export type CaseDuty = DutyClock & { about: 'case'; case_id: CaseId; number: string; phase: Phase; draftState: DraftState | null; harm: { kind: StakeKind; at: Instant } | null; title: string };
export type InquiryDuty = DutyClock & { about: 'inquiry'; inquiry_id: InquiryId; number: string; subject_name: string };
export type RepairDuty = DutyClock & { about: 'repair'; repair_id: RepairId; number: string; title: string };
/** Of a complaint: to examine and answer it, or for the unit to do what it was ordered. */
export type ComplaintDuty = (DutyClock & { about: 'complaint'; complaint_id: ComplaintId; number: string }) | (DutyClock & { about: 'complaintOrder'; order_id: OrderId; number: string });
/** Of a faulty batch: its provider's to verify, the platform's to decide. */
export type IncidentDuty = DutyClock & { about: 'incident'; incident_id: IncidentId; number: string };
/** To confirm that what has ended by itself is taken down; of a restricted record its title is for whoever may see it. */
export type RecordDuty = DutyClock & { about: 'record'; record_id: RecordId; number: string; title: string };
/** An open duty: of a case, to answer an inquiry or a complaint, or of a repair. */
export type Duty = CaseDuty | InquiryDuty | ComplaintDuty | RepairDuty | IncidentDuty | RecordDuty;
/** One with a due instant; a clock that stands still has none. */
export type DueDuty = Duty & { due_at: Instant; due_on: Day };

function dutyOf({ case_id, case_number, phase, draft_state, harm_at, stake, title, inquiry_id, inquiry_number, subject_name, complaint_id, complaint_number, complaint_order_id, complaint_order_number, repair_id, repair_number, repaired_title, incident_id, incident_number, told_id, ended_title, ended_fields, dossier_id, ...clock }: OpenClock): Duty[] {
  if (case_id !== null && case_number !== null && phase !== null && title !== null) return [{ ...clock, about: 'case', case_id, number: case_number, phase, draftState: draft_state, harm: harm_at === null || stake === null ? null : { kind: stake, at: harm_at }, title }];
  if (inquiry_id !== null && inquiry_number !== null && subject_name !== null) return [{ ...clock, about: 'inquiry', inquiry_id, number: inquiry_number, subject_name }];
  if (complaint_order_id !== null && complaint_order_number !== null) return [{ ...clock, about: 'complaintOrder', order_id: complaint_order_id, number: complaint_order_number }];
  if (complaint_id !== null && complaint_number !== null) return [{ ...clock, about: 'complaint', complaint_id, number: complaint_number }];
  if (incident_id !== null && incident_number !== null) return [{ ...clock, about: 'incident', incident_id, number: incident_number }];
  if (repair_id !== null && repair_number !== null) return [{ ...clock, about: 'repair', repair_id, number: repair_number, title: repaired_title ?? '' }];
  if (told_id !== null) return [{ ...clock, about: 'record', record_id: asId<RecordId>(dossier_id), number: ended_fields?.documentNumber ?? '', title: ended_title ?? '' }];
  return [];
}

/** What has to be looked at before something is lost: acceptance, verification and decision go by the earlier of due and harm. */
const RANK = sql`least(clock.due_at, case when clock.limit_name in ('acceptance', 'urgentAcceptance', 'verificationAcknowledgement', 'verification', 'decision') then case_file.harm_at end)`;

/** The open duties of those a person stands for, the most urgent first. */
export async function openDuties(trx: Trx, actor: Actor): Promise<Duty[]> {
  // An organ above has duties of its own: what was escalated to it, and complaints.
  const parties = [...new Set([...partiesOf(actor), ...(actor.orgId !== null && hasRole(actor, 'supervisor') ? [`org:${actor.orgId}` as const] : [])])];
  if (parties.length === 0) return [];
  return (await openClocks(trx).where('clock.owner', 'in', parties).orderBy(RANK).orderBy('clock.due_at').orderBy('clock.ref').limit(500).execute()).flatMap(dutyOf);
}

/** Organisations' open duties due before an instant, the most overdue first: what is overdue is derived here and stored nowhere. */
export async function dutiesDueBefore(trx: Trx, before: Instant): Promise<DueDuty[]> {
  const rows = await openClocks(trx).where(sql<boolean>`clock.owner like 'org:%'`).where('clock.due_at', '<', before).orderBy('clock.due_at').orderBy('clock.ref').limit(1000).execute();
  return rows.flatMap(dutyOf).filter(isDue);
}

const isDue = (duty: Duty): duty is DueDuty => duty.due_at !== null && duty.due_on !== null;

/** 内部事项: what is to be done within the organisation that verifies, the earliest date first. */
export async function openInternalTasks(trx: Trx, actor: Actor) {
  const kinds = [...(hasRole(actor, 'provider') ? (['subAssignment'] as const) : []), ...(hasRole(actor, 'principal') ? (['extension'] as const) : [])];
  if (actor.orgId === null || kinds.length === 0) return [];
  return trx.selectFrom('internal_task as t').innerJoin('case_file as c', 'c.id', 't.case_id').innerJoin('record as r', 'r.id', 'c.record_id').leftJoin('organisation as o', 'o.id', 't.principal_id')
    .select(['t.order_id', 't.kind', 't.case_id', 't.due_on', 'c.number', 'r.title', 'o.name as principal']).where('t.org_id', '=', actor.orgId).where('t.kind', 'in', kinds).where('t.ended_at', 'is', null)
    .orderBy('t.due_on').orderBy('t.order_id').limit(500).execute();
}
export type InternalRow = Awaited<ReturnType<typeof openInternalTasks>>[number];

/** 核验授权: the powers of attorney that wait for the platform's clerks without a clock, given before there was a limit; the oldest first. */
export async function openPowerExaminations(trx: Trx, actor: Actor) {
  if (actor.orgId === null || !hasRole(actor, 'clerk')) return [];
  return trx.selectFrom('case_file as c').innerJoin('record as r', 'r.id', 'c.record_id').select(['c.id', 'c.number', 'r.title'])
    .where('c.platform_id', '=', actor.orgId).where('c.power_asked_at', 'is not', null)
    .where((e) => e.not(e.exists(e.selectFrom('clock as k').select('k.ref').where(sql<boolean>`k.case_id = c.id`).where('k.limit_name', '=', 'powerExamination').where('k.ended_at', 'is', null)))).orderBy('c.power_asked_at').orderBy('c.id').limit(500).execute();
}
export type PowerExaminationRow = Awaited<ReturnType<typeof openPowerExaminations>>[number];
