import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, MarkRequestId, OrgId } from '../domain/ids.ts';
import { markRequestsOf } from '../domain/mark-request-situation.ts';
import type { Mark } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { lockDossiers } from './act-log.ts';
import { add, close, deskAt, openCase } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, reading, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

export interface MarkRequestRow { id: MarkRequestId; title: string; number: string; subject: string; mark: Mark; requested_at: Instant; due_at: Instant; acknowledged_at: Instant | null; marked: boolean | null; unanswered_at: Instant | null; ended_at: Instant | null; end_mark: Mark | null }
export interface MarkReceipt { requestId: MarkRequestId; marked: boolean; seq: number; hash: string; occurredAt: Instant }

const NEWEST = 100;

/** What an organisation was asked to mark; of the objection itself it learns nothing. */
export const markRequestsTo = (register: Register, actor: Actor, orgId: OrgId): Promise<MarkRequestRow[]> => reading(register.db, actor.userId, async (trx) => {
  const rows = await trx.selectFrom('mark_request as q').innerJoin('record as r', 'r.id', 'q.record_id').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .innerJoin('subject as s', 's.id', 'r.subject_id').select(['q.id', 'r.title', 'v.fields', 's.name as subject', 'r.mark', 'q.requested_at', 'q.due_at', 'q.acknowledged_at', 'q.marked', 'q.unanswered_at', 'q.ended_at', 'q.end_mark'])
    .where('q.org_id', '=', orgId).orderBy(sql`q.ended_at is not null`).orderBy('q.requested_at', 'desc').orderBy('q.id').limit(NEWEST).execute();
  return rows.map(({ fields, ...row }) => ({ ...row, number: fields.documentNumber }));
});

/** The platform above says whether it marks the record; late is still heard. */
export async function acknowledgeMark(register: Register, request: PersonalRequest & { requestId: MarkRequestId; marked: boolean }): Promise<Outcome<MarkReceipt>> {
  const { actor, key, requestId, marked } = request;
  if (!hasRole(actor, 'executor') || actor.orgId === null) throw new Refusal('not-your-role', { params: { role: 'executor' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const row = await trx.selectFrom('mark_request').select('case_id').where('id', '=', requestId).where('org_id', '=', actor.orgId!).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [row.case_id as string as DossierId])).get(row.case_id as string as DossierId)!;
    const earlier = await firstOutcome<MarkReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const desk = await deskAt(register, trx, head, request.elapsedMs);
    const asked = markRequestsOf(desk.situation).find((r) => r.requestId === requestId);
    if (asked?.endedAt !== undefined) throw new Refusal('not-allowed-in-stage');
    if (asked?.acknowledged !== null) throw new Refusal('already-done');
    const act = add(desk, { kind: 'markAcknowledged', facts: { requestId, marked } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: request.actId });
    const pokes = await close(desk);
    const receipt: MarkReceipt = { requestId, marked, seq: act.seq, hash: desk.writer.written.find((w) => w.act.id === act.id)!.hash.toString('hex'), occurredAt: act.occurredAt };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** Whoever above has not said a word by the end of its clock: the lead organ is told, once, by an act in the log of the case. */
export async function sweepMarkRequests(register: Register, limit = 50): Promise<number> {
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return trx.selectFrom('mark_request').select(['id', 'case_id']).where('acknowledged_at', 'is', null).where('unanswered_at', 'is', null).where('ended_at', 'is', null).where('due_at', '<=', await businessNow(trx)).orderBy('due_at').limit(limit).execute();
  });
  let told = 0;
  await oneByOne('mark requests', due, ({ id }) => id, async ({ id, case_id }) => {
    if (await inOneTransaction(register.db, (trx) => unanswered(register, trx, case_id, id))) told += 1;
  });
  return told;
}

async function unanswered(register: Register, trx: Trx, caseId: CaseId, requestId: MarkRequestId): Promise<boolean> {
  await takeRole(trx, 'zm_procedure');
  const desk = await openCase(register, trx, caseId);
  const asked = desk && markRequestsOf(desk.situation).find((r) => r.requestId === requestId);
  if (desk === undefined || asked === undefined || asked.acknowledged !== null || asked.unansweredAt !== null || asked.endedAt !== undefined || asked.terms.dueAt > desk.world.at) return false;
  add(desk, { kind: 'markUnanswered', facts: { requestId, superiorId: desk.world.superiorOf(desk.situation.platformId) } }, { class: 'sweep' });
  await close(desk);
  return true;
}
