import type { Author } from '../domain/act.ts';
import { sql } from 'kysely';
import type { DossierId, MeasureId, OrgId, RecordId } from '../domain/ids.ts';
import { basisOn, lapsedOn } from '../domain/measure-catalogue.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Day } from '../domain/time.ts';
import { addDays, dayAt } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { issueMeasureEnd } from './measure-end-letter.ts';
import { tell } from './notice-register.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

const BY_LAW: Author = { class: 'sweep' };

/**
 * No measure without a basis: what rests on a clause that is in force no more ends by the law's own act, with a letter to the subject and news to
 * its department. One measure per transaction, under the record's lock; returns how many ended.
 */
export async function sweepLapsedMeasures(register: Register, limit = 200): Promise<number> {
  const { zone } = register.currentPack();
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const codes = lapsedOn(register.catalogue(), dayAt(await businessNow(trx), zone));
    if (codes.length === 0) return [];
    return trx.selectFrom('measure').select(['id', 'record_id']).where('ended_at', 'is', null).where('code', 'in', codes).orderBy('id').limit(limit).execute();
  });
  let ended = 0;
  await oneByOne('lapsed measures', due, ({ id }) => id, async ({ id, record_id }) => {
    if (await lapse(register, id, record_id)) ended += 1;
  });
  return ended;
}

async function lapse(register: Register, measureId: MeasureId, recordId: RecordId): Promise<boolean> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const head = (await lockDossiers(trx, [recordId as string as DossierId])).get(recordId as string as DossierId)!;
    const measure = await trx.selectFrom('measure').selectAll().where('id', '=', measureId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const at = await businessNow(trx);
    const today = dayAt(at, register.currentPack().zone);
    const { code, ended_at, subject_id: subjectId, executor_id: executorId } = measure;
    if (ended_at !== null || code === null || basisOn(register.catalogue(), code, today) !== undefined) return false;
    const writer = new LogWriter(head, at);
    const act = writer.append({ kind: 'measureLapsed', facts: { measureId, recordId, code, since: lapsedSince(register, code, today, measure.from_day) } }, BY_LAW, { occurredAt: at });
    const letter = await issueMeasureEnd(register, trx, { writer, act, measure, at, how: 'lapsed', reason: '' });
    await flush(trx, [writer]);
    await trx.insertInto('letter').values(letter).execute();
    await trx.updateTable('measure').set({ ended_at: at, ended_how: 'lapsed' }).where('id', '=', measureId).execute();
    await tell(register, trx, { party: `subject:${subjectId}`, role: 'subject' }, { notice: 'measureEnded', number: null, path: `/letters/${letter.id}`, role: 'subject' }, { ref: act.id, at });
    await tell(register, trx, { party: `org:${executorId}`, role: 'executor' }, { notice: 'measureLapsed', number: null, path: '/measures', role: 'executor' }, { ref: act.id, at });
    return true;
  });
}

/** The first day without a basis, looked for backwards from today, not before the measure began. */
function lapsedSince(register: Register, code: string, today: Day, begun: Day): Day {
  let day = today;
  for (let back = 0; back < 3660; back += 1) {
    const before = addDays(day, -1);
    if (before < begun || basisOn(register.catalogue(), code, before) !== undefined) return day;
    day = before;
  }
  return day;
}

/** The number of a row in the lists of a department that is no more, as its successor keeps it. */
export const formerKey = (orgId: OrgId, rowKey: string): string => `${orgId}:${rowKey}`;

/**
 * 职能承继: what a department that is no more had applied is its successor's, from the day on which that is in office: its checks before acting find it, and what is suspended is suspended for
 * it. Not those of a body that can only be asked to stay: what it has agreed to stays its own (`sweepSucceededDuties`). One record per transaction, under its lock;
 * returns how many measures went over.
 */
export async function sweepSucceededMeasures(register: Register, limit = 500): Promise<number> {
  const orgs = await register.organisations.all();
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const today = dayAt(await businessNow(trx), register.currentPack().zone);
    const gone = [...orgs.values()].flatMap(({ id, stayedBy }) => {
      const to = orgs.get(inOffice(orgs, id, today))!;
      const there = to.validFrom <= today && (to.validTo === null || to.validTo >= today);
      return to.id !== id && there && stayedBy === 'order' && to.stayedBy === 'order' ? [{ id, to: to.id }] : [];
    });
    const rows = gone.length === 0 ? [] : await trx.selectFrom('measure').select(['record_id', 'executor_id']).distinct().where('executor_id', 'in', gone.map(({ id }) => id)).limit(limit).execute();
    return rows.map((row) => ({ ...row, to: gone.find(({ id }) => id === row.executor_id)!.to }));
  });
  let gone = 0;
  await oneByOne('succeeded measures', due, ({ record_id, executor_id }) => `${record_id} ${executor_id}`, async ({ record_id, executor_id, to }) => {
    gone += await handOver(register, record_id, executor_id, to);
  });
  return gone;
}

async function handOver(register: Register, recordId: RecordId, orgId: OrgId, to: OrgId): Promise<number> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const head = (await lockDossiers(trx, [recordId as string as DossierId])).get(recordId as string as DossierId)!;
    const measures = await trx.selectFrom('measure').select('id').where('record_id', '=', recordId).where('executor_id', '=', orgId).orderBy('id').forNoKeyUpdate().execute();
    if (measures.length === 0) return 0;
    const at = await businessNow(trx);
    const measureIds = measures.map(({ id }) => id);
    const writer = new LogWriter(head, at);
    writer.append({ kind: 'measuresSucceeded', facts: { measureIds, recordId, orgId, to } }, BY_LAW, { occurredAt: at });
    await flush(trx, [writer]);
    // The numbers of the former department's own lists stay its own: the successor may use the same for other measures, by now or later.
    await trx.updateTable('measure').set((e) => ({ executor_id: to, row_key: sql<string | null>`${formerKey(orgId, '')} || ${e.ref('row_key')}` })).where('id', 'in', measureIds).execute();
    // Once for all that it takes over, however many records they are of.
    await tell(register, trx, { party: `org:${to}`, role: 'executor' }, { notice: 'measuresSucceeded', number: null, path: '/measures', role: 'executor' }, { ref: `${orgId}/${to}`, at });
    return measures.length;
  });
}
