import type { Author } from '../domain/act.ts';
import type { DossierId, MeasureId, RecordId } from '../domain/ids.ts';
import { basisOn, lapsedOn } from '../domain/measure-catalogue.ts';
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
