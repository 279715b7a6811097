import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, IncidentId, RecordId, SubjectId } from '../domain/ids.ts';
import type { IncidentResult } from '../domain/incident-acts.ts';
import { foldIncident } from '../domain/incident.ts';
import type { Phase } from '../domain/objection.ts';
import type { RecordFields } from '../domain/record.ts';
import { loadActs } from './act-log.ts';
import { noteLooks } from './access-log.ts';
import { businessNow, takeRole } from './database.ts';
import { incidentDossier, progressOf } from './incident-desk.ts';
import type { Register } from './register.ts';
import { readingAcross } from './sight-reads.ts';

const NEWEST = 50;
const SHOWN = 200;

/** Faulty batches that somebody may see, the newest first. */
export const incidentsFor = (register: Register, actor: Actor) => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_request', actor.userId);
  return trx.selectFrom('incident').selectAll().orderBy('found_at', 'desc').orderBy('id').limit(NEWEST).execute();
});

/** Asked with the reader's own eyes; what stands behind it is read across afterwards. */
async function assertSees(register: Register, actor: Actor, id: IncidentId): Promise<void> {
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if ((await trx.selectFrom('incident').select('id').where('id', '=', id).executeTakeFirst()) === undefined) throw new Refusal('not-found');
  });
}

/** One faulty batch: where it stands, how far its chunks have come, its cases, and those that were left out, for who oversees. */
export async function incidentFor(register: Register, actor: Actor, id: IncidentId) {
  await assertSees(register, actor, id);
  return readingAcross(register.db, actor.userId, async (trx) => {
    const row = await trx.selectFrom('incident').innerJoin('upload_batch', 'upload_batch.id', 'incident.upload_id').selectAll('incident').select('upload_batch.batch_key').where('incident.id', '=', id).executeTakeFirstOrThrow();
    const situation = foldIncident(await loadActs(trx, incidentDossier(id)));
    const { rows: cases } = await sql<{ record_id: RecordId; row_key: string | null; title: string; case_id: CaseId | null; number: string | null; phase: Phase | null; skipped: string | null; result: IncidentResult | null }>`
      select i.record_id, i.row_key, r.title, i.case_id, c.number, c.phase, i.skipped, i.result from incident_record i join record r on r.id = i.record_id left join case_file c on c.id = i.case_id
      where i.incident_id = ${id} order by i.skipped is null, i.row_key, i.record_id limit ${SHOWN}`.execute(trx);
    const letters = await trx.selectFrom('incident_letter').select(['id', 'kind', 'number', 'org_id', 'issued_at']).where('incident_id', '=', id).orderBy('issued_at').orderBy('id').execute();
    const { rows: [state] } = await sql<{ suspended: number; closed: number }>`select
      (select count(*)::int from measure_state m where m.suspended and m.record_id in (select record_id from incident_record where incident_id = ${id})) as suspended,
      (select count(*)::int from case_file where incident_id = ${id} and phase = 'closed') as closed`.execute(trx);
    return { now: await businessNow(trx), row, situation, progress: await progressOf(trx, id), cases, letters, ...state! };
  });
}

/** Every record of the batch as it stands, for the provider's table; whoever takes it away has looked at all of them. */
export async function incidentTableFor(register: Register, actor: Actor, id: IncidentId) {
  await assertSees(register, actor, id);
  return readingAcross(register.db, actor.userId, async (trx) => {
    const incident = await trx.selectFrom('incident').select(['number', 'field', 'provider_id']).where('id', '=', id).executeTakeFirstOrThrow();
    if (incident.provider_id !== actor.orgId) throw new Refusal('not-your-role', { params: { role: 'provider' } });
    const { rows } = await sql<{ record_id: RecordId; subject_id: SubjectId; row_key: string | null; title: string; fields: RecordFields; result: IncidentResult | null; right_value: string | null }>`
      select i.record_id, r.subject_id, i.row_key, r.title, v.fields, i.result, i.right_value from incident_record i join record r on r.id = i.record_id
      join record_version v on v.record_id = r.id and v.version = r.version where i.incident_id = ${id} order by i.row_key, i.record_id`.execute(trx);
    await noteLooks(trx, actor, rows.map((row) => ({ kind: 'record', subjectId: row.subject_id, dossierId: asId<DossierId>(row.record_id), item: null })));
    return { ...incident, rows };
  });
}
