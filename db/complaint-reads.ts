import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, ComplaintId, MeasureId, OrderId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { ComplaintUnit } from './complaint-options.ts';
import { complaintOptions } from './complaint-options.ts';
import { complaintDossier } from './complaint-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, takeRole } from './database.ts';
import { ERASED_TEXT } from './erasure-functions.ts';
import type { Register } from './register.ts';
import { readingWords } from './sight-reads.ts';

export type ComplaintRow = Awaited<ReturnType<typeof complaintsFor>>['complaints'][number];
export type ComplaintMaterial = Awaited<ReturnType<typeof complaintFor>>;
export type ComplaintOrderMaterial = Awaited<ReturnType<typeof complaintOrderFor>>;

const rows = (trx: Trx) =>
  trx.selectFrom('complaint').innerJoin('subject', 'subject.id', 'complaint.subject_id').innerJoin('record', 'record.id', 'complaint.record_id').leftJoin('case_file', 'case_file.id', 'complaint.case_id')
    .innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = complaint.id`).on('clock.limit_name', '=', 'complaint'))
    .selectAll('complaint').select(['subject.name as subject_name', 'record.title as record_title', 'case_file.number as case_number', 'clock.terms', 'clock.urged_at', 'clock.escalated_at'])
    .orderBy('complaint.filed_at', 'desc').orderBy('complaint.id', 'desc');

/** A subject's own complaints; for an organ above, those it examines. Whoever may see them is said by the table of sight. */
export async function complaintsFor(register: Register, actor: Actor) {
  if (actor.subjectId === null && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    return { now: await businessNow(trx), complaints: await rows(trx).limit(200).execute() };
  });
}

/** One complaint with its words and files, for whoever complained and whoever examines. */
export async function complaintFor(register: Register, actor: Actor, id: ComplaintId) {
  return readingWords(register, actor, async (trx) => {
    const row = await rows(trx).where('complaint.id', '=', id).executeTakeFirst();
    // An auditor oversees the log of it, not what was confided.
    if (row === undefined || !(hasRole(actor, 'supervisor') || actor.subjectId === row.subject_id)) throw new Refusal('not-found');
    const contents = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select(['act.kind', 'act_content.sealed']).where('act.dossier_id', '=', complaintDossier(id)).execute();
    const order = await trx.selectFrom('complaint_order').innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = complaint_order.complaint_id`).on('clock.limit_name', '=', 'complaintOrder'))
      .select(['complaint_order.order_id', 'complaint_order.reported_at', 'clock.terms', 'clock.urged_at', 'clock.escalated_at']).where('complaint_order.complaint_id', '=', id).executeTakeFirst();
    const evidence = await trx.selectFrom('evidence').select(['id', 'file_name_sealed', 'media_type', 'size', 'scan', 'uploaded_at', 'owner_user', 'scanned_at', 'scan_engine', 'scan_signatures'])
      .where('case_id', '=', complaintDossier(id)).where('used_by', 'is not', null).orderBy('uploaded_at').orderBy('id').execute();
    const letters = await trx.selectFrom('letter').select(['id', 'kind', 'number', 'issued_at']).where('case_id', '=', complaintDossier(id)).orderBy('issued_at').orderBy('id').execute();
    return { now: await businessNow(trx), row, contents, order, evidence, letters, suspended: row.kind === 'stillRefused' && row.case_id !== null ? await suspendedBy(trx, row.case_id, row.against_id) : [] };
  }, ({ row }) => [{ kind: 'complaint', subjectId: row.subject_id, dossierId: complaintDossier(id), item: null }], async (trx, found) => {
    const { subject_id } = found.row;
    const words = async <K extends 'complaintFiled' | 'complaintAnswered' | 'complaintReported'>(kind: K): Promise<ActContents[K] | null> => {
      const content = found.contents.find((c) => c.kind === kind);
      return content === undefined ? null : ((await register.vault.open(trx, subject_id, content.sealed)) as ActContents[K]);
    };
    const evidence = await Promise.all(found.evidence.map(async (e) => ({ ...e, fileName: e.file_name_sealed.length === 0 ? ERASED_TEXT : String(await register.vault.open(trx, subject_id, e.file_name_sealed)) })));
    return { ...found, evidence, filed: await words('complaintFiled'), answer: await words('complaintAnswered'), report: await words('complaintReported') };
  });
}

/** The orders by which a unit had to let measures rest in a case, with their measures: what an upheld "they still refuse me" can be undone by. */
async function suspendedBy(trx: Trx, caseId: CaseId, orgId: OrgId): Promise<{ orderId: OrderId; measures: { id: MeasureId; title: string }[] }[]> {
  const orders = await trx.selectFrom('suspension_order').select(['order_id', 'measure_ids']).where('case_id', '=', caseId).where('org_id', '=', orgId).orderBy('ordered_at').execute();
  const ids = orders.flatMap((o) => o.measure_ids);
  const measures = ids.length === 0 ? [] : await trx.selectFrom('measure').select(['id', 'title']).where('id', 'in', ids).execute();
  return orders.map((o) => ({ orderId: o.order_id, measures: measures.filter((m) => o.measure_ids.includes(m.id)) }));
}

/** What a unit was ordered upon a complaint; nothing of who complained, or how. */
export async function complaintOrderFor(register: Register, actor: Actor, orderId: OrderId) {
  return readingWords(register, actor, async (trx) => {
    const row = await trx.selectFrom('complaint_order').leftJoin('record', 'record.id', 'complaint_order.record_id')
      .innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = complaint_order.complaint_id`).on('clock.limit_name', '=', 'complaintOrder'))
      // Who complained is not among what a request may read of an order.
      .select(['complaint_order.order_id', 'complaint_order.complaint_id', 'complaint_order.number', 'complaint_order.supervisor_id', 'complaint_order.org_id', 'complaint_order.record_id',
        'complaint_order.ordered_at', 'complaint_order.reported_at', 'complaint_order.sealed'])
      .select(['record.title as record_title', 'clock.terms', 'clock.urged_at', 'clock.escalated_at']).where('complaint_order.order_id', '=', orderId).executeTakeFirst();
    if (row === undefined || (row.org_id !== actor.orgId && row.supervisor_id !== actor.orgId)) throw new Refusal('not-found');
    return { now: await businessNow(trx), row };
  }, async ({ row }, trx) => [{ kind: 'complaint', subjectId: await complainantOf(trx, row.order_id), dossierId: complaintDossier(row.complaint_id), item: row.order_id as string }],
  async (trx, { now, row }) => ({ now, row, order: row.sealed.length === 0 ? ERASED_TEXT : String(await register.vault.open(trx, await complainantOf(trx, row.order_id), row.sealed)) }));
}

/** Whose key an order's words are under; the register's to know. */
const complainantOf = async (trx: Trx, orderId: OrderId): Promise<SubjectId> => (await trx.selectFrom('complaint_order').select('subject_id').where('order_id', '=', orderId).executeTakeFirstOrThrow()).subject_id;

/** What a subject can complain of on its record, for the form. */
export async function complaintChoices(register: Register, actor: Actor, recordId: RecordId, caseId: CaseId | null): Promise<{ title: string; caseNumber: string | null; units: ComplaintUnit[] }> {
  if (!hasRole(actor, 'subject')) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    return complaintOptions(register, trx, actor, recordId, caseId);
  });
}
