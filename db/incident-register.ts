import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Act, Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { startClock } from '../domain/clock.ts';
import { mayConcernTheFact } from '../domain/duplicate.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, GroundId, IncidentId, RecordId, UploadId } from '../domain/ids.ts';
import type { IncidentGround, IncidentResult } from '../domain/incident-acts.ts';
import { INCIDENT_RESULTS } from '../domain/incident-acts.ts';
import type { IncidentPhase, IncidentTask } from '../domain/incident.ts';
import { incidentDecider, incidentPhase, mayOnIncident, raisedTo } from '../domain/incident.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { openDossier } from './act-log.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { platformId } from './case-register.ts';
import { canonical } from './content-vault.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { besideIncident } from './duplicate-register.ts';
import { recordedBy } from './recorded-by.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { IncidentDesk } from './incident-desk.ts';
import { addToIncident, clerksOf, closeIncident, incidentDossier, newIncident, openIncident, superiorOf } from './incident-desk.ts';
import { issueIncidentLetter } from './incident-letters.ts';
import { tell } from './notice-register.ts';
import { incidentNumber } from './numbering.ts';
import type { Register } from './register.ts';

/** What a person gets for an act on a faulty batch. */
export interface IncidentReceipt {
  incidentId: IncidentId;
  number: string;
  actId: ActId;
  seq: number;
  hash: string;
  occurredAt: Instant;
  phase: IncidentPhase;
  records: number;
}

/** What stands beside the log, bound to it. */
const bound = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
const personOf = (actor: Actor): Author => ({ class: 'person', userId: actor.userId, orgId: actor.orgId });

/**
 * 发现错误批次 (law.md §8, 43): from the commit on every measure on every record of the batch, and on other records of the same facts, rests, also those registered later, by one
 * statement however many they are. Their cases follow in chunks.
 */
export async function findIncident(register: Register, request: PersonalRequest & { uploadId: UploadId; ground: IncidentGround; what: string }): Promise<Outcome<IncidentReceipt>> {
  const { actor, actId, key, uploadId, ground, what } = request;
  if (!hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  if ((ground.kind === 'wrongContent') !== (ground.field !== null)) throw new Refusal('value-needed', { field: '/field' });
  const platform = await platformId(register);
  const orgs = await register.organisations.all();
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const batch = await trx.selectFrom('upload_batch').select(['provider_id', 'state']).where('id', '=', uploadId).executeTakeFirst();
    if (batch === undefined) throw new Refusal('not-found', { field: '/uploadId' });
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<IncidentReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    if (batch.state === 'running') throw new Refusal('not-allowed-in-stage', { params: { state: batch.state } });
    // One at a time for a batch; the row of the batch keeps a second one out until this one is there.
    await trx.selectFrom('upload_batch').select('id').where('id', '=', uploadId).forNoKeyUpdate().execute();
    const open = await trx.selectFrom('incident').select('number').where('upload_id', '=', uploadId).where('phase', '!=', 'closed').executeTakeFirst();
    if (open !== undefined) throw new Refusal('already-open', { params: { number: open.number } });
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const pack = register.currentPack(dayAt(at, register.currentPack().zone));
    const incidentId = asId<IncidentId>(actId);
    const { n } = (await sql<{ n: number }>`select count(distinct u.record_id)::int as n from upload_row u join record r on r.id = u.record_id
      where u.batch_id = ${uploadId} and u.outcome in ('created', 'revised', 'unchanged') and r.state <> 'revoked'`.execute(trx)).rows[0]!;
    if (n === 0) throw new Refusal('invalid-field', { field: '/uploadId' });
    const head = await openDossier(trx, incidentDossier(incidentId), 'incident');
    const number = await incidentNumber(trx, Number(dayAt(at, pack.zone).slice(0, 4)));
    const providerId = batch.provider_id;
    const desk = newIncident(trx, head, now, {
      kind: 'incidentFound',
      facts: {
        incidentId, number, uploadId, providerId, superiorId: orgs.get(providerId)?.superiorId ?? null, platformId: platform, ground, records: n, pack: pack.version, words: bound({ what }),
        answer: startClock('verification', at, pack, register.calendarFor(pack, providerId)), recordedBy: await recordedBy(trx, uploadId, ['uploadOpened']),
      },
    }, personOf(actor), { id: actId, occurredAt: at });
    await trx.insertInto('incident').values({
      id: incidentId, number, upload_id: uploadId, provider_id: providerId, platform_id: platform, ground: ground.kind, field: ground.field, records: n, phase: 'opening', found_at: at, found_by: actor.userId,
      what, answered_at: null, answer: null, facts: null, reasons: null, decided_at: null, closed_at: null,
    }).execute();
    await issueIncidentLetter(register, desk, foundIn(desk), what);
    const pokes = await closeIncident(desk);
    await trx.insertInto('case_party').values([...new Set([`org:${providerId}` as const, `org:${platform}` as const])].map((party) => ({ case_id: asId<CaseId>(incidentId), party }))).execute();
    await sql`insert into incident_record (incident_id, record_id, row_key)
      select ${incidentId}, u.record_id, min(u.row_key) from upload_row u join record r on r.id = u.record_id
      where u.batch_id = ${uploadId} and u.outcome in ('created', 'revised', 'unchanged') and r.state <> 'revoked' group by u.record_id`.execute(trx);
    await sql`insert into hold (case_id, record_id, measure_id, placed_at, placed_by) select incident_id, record_id, null, ${at}, ${actId} from incident_record where incident_id = ${incidentId}`.execute(trx);
    const beside = mayConcernTheFact([{ id: asId<GroundId>('g1'), ...ground }]) ? await besideIncident(trx, incidentId) : [];
    if (beside.length > 0) await sql`insert into hold (case_id, record_id, measure_id, placed_at, placed_by) select ${incidentId}, unnest(${beside}::uuid[]), null, ${at}, ${actId}`.execute(trx);
    await tell(register, trx, { party: `org:${providerId}`, role: 'provider' }, { notice: 'incidentFound', number, path: `/incidents/${incidentId}`, role: 'provider' }, { ref: actId, at });
    const receipt = receiptOf(desk, actId);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** A person's act on a faulty batch: locked, asked of the table, appended, its receipt kept. */
async function perform(register: Register, request: PersonalRequest & { incidentId: IncidentId }, task: IncidentTask, does: (trx: Trx, desk: IncidentDesk, at: Instant) => Promise<void>): Promise<Outcome<IncidentReceipt>> {
  const { actor, actId, key, incidentId } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if ((await trx.selectFrom('incident').select('id').where('id', '=', incidentId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const desk = await openIncident(trx, incidentId);
    if (desk === undefined) throw new Refusal('not-found');
    const earlier = await firstOutcome<IncidentReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const permission = mayOnIncident(desk.situation, actor, task);
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
    await does(trx, desk, plusMs(desk.now, -request.elapsedMs()));
    const pokes = await closeIncident(desk);
    const receipt = receiptOf(desk, actId);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

function foundIn({ writer }: IncidentDesk): Extract<Act, { kind: 'incidentFound' }> {
  const [first] = writer.written;
  if (first?.act.kind !== 'incidentFound') throw new Error('an incident begins with its finding');
  return first.act;
}

function receiptOf({ situation, writer }: IncidentDesk, actId: ActId): IncidentReceipt {
  const own = writer.written.find((w) => w.act.id === actId)!;
  return {
    incidentId: situation.incidentId, number: situation.number, actId, seq: own.act.seq, hash: own.hash.toString('hex'), occurredAt: own.act.occurredAt, phase: incidentPhase(situation), records: situation.records,
  };
}

/** What the provider found: of all, and of those rows of its table that say something else. */
export interface IncidentAnswer {
  result: IncidentResult;
  reason: string;
  rows: readonly { row: number; rowKey: string; result: IncidentResult | null; rightValue: string | null }[];
}

/** 一次核实: one answer for all, with a row where a record is another matter. What is wrong in a field has its right value in the table. */
export const answerIncident = (register: Register, request: PersonalRequest & { incidentId: IncidentId; answer: IncidentAnswer }): Promise<Outcome<IncidentReceipt>> =>
  perform(register, request, 'incidentAnswered', async (trx, { situation: s, ...desk }, at) => {
    const { result, reason, rows } = request.answer;
    const records = (await sql<{ record_id: RecordId; row_key: string | null; fields: RecordFields }>`select i.record_id, i.row_key, v.fields from incident_record i join record r on r.id = i.record_id
      join record_version v on v.record_id = r.id and v.version = r.version where i.incident_id = ${s.incidentId} order by i.record_id`.execute(trx)).rows;
    const byKey = new Map(records.map((r) => [r.row_key, r]));
    const said = new Map<RecordId, (typeof rows)[number]>();
    for (const row of rows) {
      const record = byKey.get(row.rowKey);
      if (record === undefined || said.has(record.record_id)) throw new Refusal('invalid-field', { field: '/table', params: { row: row.row } });
      said.set(record.record_id, row);
    }
    const { field } = s.ground;
    const found = records.map(({ record_id, fields }) => {
      const row = said.get(record_id);
      const of = row?.result ?? result;
      const rightValue = of === 'inaccurate' && field !== null ? (row?.rightValue ?? null) : null;
      // 不实的写明正确内容, and something else than what stands there.
      if (of === 'inaccurate' && field !== null && (rightValue === null || rightValue === fields[field])) throw new Refusal('value-needed', { field: '/table', params: row === undefined ? {} : { row: row.row } });
      return { record_id, result: of, right_value: rightValue };
    });
    const pack = register.pack(s.pack);
    const counts = Object.fromEntries(INCIDENT_RESULTS.map((each) => [each, found.filter((f) => f.result === each).length])) as Record<IncidentResult, number>;
    const raised = raisedTo({ ...s, answered: { by: request.actor.userId, at, counts, seq: s.seq } }, await clerksOf(trx, s.platformId), await superiorOf(register, s.platformId));
    const answer = addToIncident({ situation: s, ...desk }, {
      kind: 'incidentAnswered', facts: { counts, table: bound(found), words: bound({ reason }), decision: startClock('decision', at, pack, register.calendarFor(pack, raised ?? incidentDecider(s))) },
    }, personOf(request.actor), { id: request.actId, occurredAt: at });
    if (raised !== undefined) addToIncident({ situation: s, ...desk }, { kind: 'decisionRaised', facts: { orgId: raised } }, { class: 'entailed', by: answer.id }, { occurredAt: at });
    await trx.updateTable('incident').set({ answer: reason }).where('id', '=', s.incidentId).execute();
    await sql`update incident_record i set result = f.result, right_value = f.right_value
      from unnest(${found.map((f) => f.record_id)}::uuid[], ${found.map((f) => f.result)}::text[], ${found.map((f) => f.right_value)}::text[]) as f (record_id, result, right_value)
      where i.incident_id = ${s.incidentId} and i.record_id = f.record_id`.execute(trx);
  });

/** 拟稿: facts and reasons for all; what each record's decision is follows from what was found of it. */
export const draftIncident = (register: Register, request: PersonalRequest & { incidentId: IncidentId; facts: string; reasons: string; liftCorrected: boolean }): Promise<Outcome<IncidentReceipt>> =>
  perform(register, request, 'incidentDrafted', async (trx, desk, at) => {
    const { facts, reasons, liftCorrected, actor, actId } = request;
    addToIncident(desk, { kind: 'incidentDrafted', facts: { words: bound({ facts, reasons }), liftCorrected, silent: desk.situation.answered === null } }, personOf(actor), { id: actId, occurredAt: at });
    await trx.updateTable('incident').set({ facts, reasons }).where('id', '=', desk.situation.incidentId).execute();
  });

/** 签发, by another: from here on each case is decided, in chunks, each with its own letter. */
export const decideIncident = (register: Register, request: PersonalRequest & { incidentId: IncidentId }): Promise<Outcome<IncidentReceipt>> =>
  perform(register, request, 'incidentDecided', async (_trx, desk, at) => {
    addToIncident(desk, { kind: 'incidentDecided', facts: { draft: desk.situation.draft!.seq } }, personOf(request.actor), { id: request.actId, occurredAt: at });
  });
