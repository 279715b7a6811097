import { sql } from 'kysely';
import type { ActDraft } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, RecordId, SubjectId } from '../domain/ids.ts';
import type { KeptReason, PublicityFacts, RepairClass } from '../domain/publicity.ts';
import { keptReasons } from '../domain/publicity.ts';
import { isSigned } from '../domain/notice-way.ts';
import type { RepairPlan } from '../domain/repair-plan.ts';
import { planRepair } from '../domain/repair-plan.ts';
import { dayAt } from '../domain/time.ts';
import type { Day, Instant } from '../domain/time.ts';
import { repairEditionOn, repairEditions } from '../policies/load-repair.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { letterNumbers } from './numbering.ts';
import type { EndNotice } from './publicity-notices.ts';
import { queueEndNotices, recipientsGiven } from './publicity-notices.ts';
import { platformOf, recordMaterials, writeRecordLetter } from './record-letter-writer.ts';
import type { Register } from './register.ts';
import type { RecordPublicityTable } from './repair-tables.ts';
import { factsOfRow, REPAIR_ZONE } from './repair-world.ts';

export interface SweptPublicity {
  /** Ended at the maximum, by itself. */
  ended: number;
  /** Past the maximum and kept, with a notice why; once per record and cause. */
  kept: number;
  /** By the newest rules the maximum lies later than had been noted. */
  moved: number;
}

type DueRow = Pick<RecordPublicityTable, 'record_id' | 'sector' | 'sanctions' | 'decided_on' | 'published_on' | 'corrected_on' | 'performed_on' | 'restricted_until' | 'max_on' | 'ends' | 'kept_on'> & { subject_id: SubjectId };
type Verdict = { how: 'moved'; edition: string; max: Day | null } | { how: 'ended'; edition: string; max: Day; class: RepairClass; plan: RepairPlan } | { how: 'kept'; edition: string; max: Day; reasons: KeptReason[]; plan: RepairPlan } | { how: 'waits' };

/**
 * Ends publicity whose maximum day has come (law.md §1.2: it stops on the day and does not roll). One batch of records, each with its act, its row and its
 * letter in one transaction under the locks: whoever is killed in the middle leaves nothing half done and nothing is stopped twice, since what has
 * ended is no longer looked for. Whoever was given the record is told as of a repair, each by its way and with its clock. Records that must go on are told why, once.
 */
export async function sweepPublicity(register: Register, limit = 200): Promise<SweptPublicity> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const now = await businessNow(trx);
    const today = dayAt(now, REPAIR_ZONE);
    const due = await dueRecords(trx, today, limit);
    if (due.length === 0) return { ended: 0, kept: 0, moved: 0 };
    const heads = await lockDossiers(trx, due.map((id) => asId<DossierId>(id)));
    // Read again under the locks: a repair, a statement or another sweep may have come first.
    const rows: DueRow[] = await trx.selectFrom('record_publicity as p').innerJoin('record', 'record.id', 'p.record_id')
      .select(['p.record_id', 'p.sector', 'p.sanctions', 'p.decided_on', 'p.published_on', 'p.corrected_on', 'p.performed_on', 'p.restricted_until', 'p.max_on', 'p.ends', 'p.kept_on', 'record.subject_id'])
      .where(sql<boolean>`p.record_id = any (${[...heads.keys()]}::uuid[])`).where('p.ended_on', 'is', null).where('p.max_on', '<=', today).orderBy('p.record_id').execute();
    return carryOut(register, trx, heads, rows, now, today);
  });
}

/** Goes on until nothing is due that may end; so many batches at most, the rest comes round again. */
export async function sweepPublicityOfDay(register: Register, { batch = 200, batches = 100 } = {}): Promise<SweptPublicity> {
  const all: SweptPublicity = { ended: 0, kept: 0, moved: 0 };
  for (let i = 0; i < batches; i += 1) {
    const { ended, kept, moved } = await sweepPublicity(register, batch);
    all.ended += ended;
    all.kept += kept;
    all.moved += moved;
    if (ended + kept + moved === 0) return all;
  }
  return all;
}

/** Records at their maximum that may end, or have not been told yet why they go on; the oldest maximum first. */
async function dueRecords(trx: Trx, today: Day, limit: number): Promise<RecordId[]> {
  const { rows } = await sql<{ record_id: RecordId }>`select record_id from record_publicity where ended_on is null and max_on <= ${today}::date
    and (ends = 'always' or kept_on is null or (corrected_on <= ${today}::date and performed_on <= ${today}::date)) order by max_on, record_id limit ${limit}`.execute(trx);
  return rows.map((row) => row.record_id);
}

/** What becomes of a record at its maximum, by the rules of today. */
function verdictOn(row: DueRow, facts: PublicityFacts, today: Day): Verdict {
  const plan = planRepair(facts, repairEditions(row.sector), today);
  const { edition } = plan.readings.at(-1)!;
  const max = plan.max?.on ?? null;
  if (max === null || max > today) return { how: 'moved', edition, max };
  if (plan.atMaximum.how === 'always') return { how: 'ended', edition, max, class: plan.class, plan };
  const reasons = keptReasons(facts, today);
  if (reasons.length === 0) return { how: 'ended', edition, max, class: plan.class, plan };
  return row.kept_on === null ? { how: 'kept', edition, max, reasons, plan } : { how: 'waits' };
}

async function carryOut(register: Register, trx: Trx, heads: Awaited<ReturnType<typeof lockDossiers>>, rows: readonly DueRow[], now: Instant, today: Day): Promise<SweptPublicity> {
  const done: SweptPublicity = { ended: 0, kept: 0, moved: 0 };
  const writers: LogWriter[] = [];
  const letters: Awaited<ReturnType<typeof writeRecordLetter>>[] = [];
  const changes: { record_id: RecordId; ended_on: Day | null; ended_by: ActId | null; kept_on: Day | null; max_on: Day | null; edition: string }[] = [];
  const judged = rows.map((row) => {
    const facts = factsOfRow(row);
    return { row, facts, verdict: verdictOn(row, facts, today) };
  });
  // Read and numbered for the whole batch at once: a day of a million records has thousands of letters.
  const telling = judged.filter(({ verdict: { how } }) => how === 'ended' || how === 'kept');
  const materials = await recordMaterials(trx, telling.map(({ row }) => row.record_id));
  const packs = new Map(judged.map(({ row, facts }) => [row.record_id, repairEditionOn(facts.sector, today).pack]));
  const given = await recipientsGiven(register, trx, telling.filter(({ verdict }) => verdict.how === 'ended').map(({ row }) => row.record_id), { today, at: now, packOf: (id) => packs.get(id)! });
  const byLetter = [...given.values()].flatMap(({ told }) => told.filter(({ by }) => !isSigned(by))).length;
  const notices: EndNotice[] = [];
  const year = Number(today.slice(0, 4));
  const orgs = await register.organisations.all();
  const authoritiesOf = (how: 'ended' | 'kept') => telling.filter(({ verdict }) => verdict.how === how).map(({ row }) => materials.get(row.record_id)!.provider_id);
  const numbers = {
    ended: await letterNumbers(trx, 'publicityEndNotice', year, orgs, authoritiesOf('ended')),
    kept: await letterNumbers(trx, 'publicityKeptNotice', year, orgs, authoritiesOf('kept')),
    told: await letterNumbers(trx, 'repairStopNotice', year, orgs, Array.from({ length: byLetter }, () => platformOf(orgs)!.id)),
  };
  for (const { row, facts, verdict } of judged) {
    if (verdict.how === 'waits') continue;
    done[verdict.how] += 1;
    if (verdict.how === 'moved') {
      changes.push({ record_id: row.record_id, ended_on: null, ended_by: null, kept_on: row.kept_on, max_on: verdict.max, edition: verdict.edition });
      continue;
    }
    const recordId = row.record_id;
    const writer = new LogWriter(heads.get(asId<DossierId>(recordId))!, now);
    const { version, told } = given.get(recordId) ?? { version: 0, told: [] };
    const draft: ActDraft = verdict.how === 'ended'
      ? { kind: 'publicityEnded', facts: { recordId, maxOn: verdict.max, edition: verdict.edition, class: verdict.class, ...(told.length === 0 ? {} : { told }) } }
      : { kind: 'publicityKept', facts: { recordId, maxOn: verdict.max, edition: verdict.edition, reasons: verdict.reasons } };
    const act = writer.append(draft, { class: 'sweep' }, { occurredAt: now });
    const number = numbers[verdict.how].shift()!;
    const about = { writer, act, recordId, subjectId: row.subject_id, facts, plan: verdict.plan, at: now, today };
    letters.push(await writeRecordLetter(register, trx, { ...about, letter: verdict.how === 'ended' ? 'publicityEndNotice' : 'publicityKeptNotice' }, materials.get(recordId)!, number));
    for (const each of told) {
      // A system reads its message, and who confirms for people a letter of their own.
      const own = isSigned(each.by) ? number : numbers.told.shift()!;
      notices.push({ ...each, recordId, version, number: own, again: false });
      if (!isSigned(each.by)) letters.push(await writeRecordLetter(register, trx, { ...about, letter: 'repairStopNotice', told: each }, materials.get(recordId)!, own));
    }
    writers.push(writer);
    const ended = verdict.how === 'ended';
    changes.push({ record_id: recordId, ended_on: ended ? today : null, ended_by: ended ? act.id : null, kept_on: ended ? row.kept_on : today, max_on: verdict.max, edition: verdict.edition });
  }
  await flush(trx, writers);
  if (changes.length > 0) {
    await sql`update record_publicity p set ended_on = c.ended_on, ended_how = case when c.ended_on is null then null else 'maximum' end, ended_by = c.ended_by, kept_on = c.kept_on,
        max_on = c.max_on, edition = c.edition
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (record_id uuid, ended_on date, ended_by uuid, kept_on date, max_on date, edition text) where p.record_id = c.record_id`.execute(trx);
  }
  const ended = changes.filter((change) => change.ended_on !== null).map((change) => change.record_id);
  if (ended.length > 0) await sql`update record set changed_at = clock_timestamp() where id = any (${ended}::uuid[])`.execute(trx);
  if (letters.length > 0) await trx.insertInto('letter').values(letters).execute();
  await queueEndNotices(register, trx, notices, now);
  return done;
}
