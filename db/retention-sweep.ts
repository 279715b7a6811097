import { sql } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, EvidenceId } from '../domain/ids.ts';
import type { RetentionRule } from '../domain/policy.ts';
import type { RetentionKind } from '../domain/policy-names.ts';
import type { ErasedCounts } from '../domain/retention.ts';
import { eventsUntil, keptBecause, mayErase } from '../domain/retention.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import { confirmedPointers, signaturesOf } from './basis-register.ts';
import { INSTALLATION } from './business-time.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/** Which rows of which table are the things of a kind, and what they are called by; the event is worked out by `retention_event`. */
const THINGS: Readonly<Record<RetentionKind, { from: string; event: string; name: string; where?: string }>> = {
  case: { from: 'case_file c', event: 'c.closed_at', name: 'c.number', where: `c.phase = 'closed'` },
  repair: { from: 'repair_file c', event: 'c.closed_at', name: 'c.number', where: `c.phase = 'closed'` },
  inquiry: { from: 'inquiry c', event: 'c.answered_at', name: 'c.number', where: 'c.answered_at is not null' },
  // Its number would tell the supervisors of the unit complained of that there was one.
  complaint: { from: 'complaint c', event: 'c.answered_at', name: `''`, where: 'c.answered_at is not null' },
  upload: { from: 'upload_batch c', event: 'c.finished_at', name: 'c.batch_key', where: `c.state <> 'running'` },
  incident: { from: 'incident c', event: 'c.closed_at', name: 'c.number', where: `c.phase = 'closed'` },
  record: { from: 'record c', event: 'c.provided_on', name: `''` },
  subject: { from: `(select o.id, max(o.erased_at) as at from (
    select e.subject_id as id, e.erased_at from erasure e where e.subject_id is not null and e.kind in ('case', 'inquiry', 'repair', 'record')
    union all select p.person_id, e.erased_at from erasure e join representation p on p.company_id = e.subject_id where e.kind in ('case', 'inquiry', 'repair', 'record')) o group by 1) c`, event: 'c.at', name: `''` },
  draftEvidence: { from: 'evidence c', event: 'c.uploaded_at', name: `''`, where: 'c.used_by is null' },
  check: { from: 'measure_check c', event: 'c.asked_at', name: `''` },
  message: { from: 'delivery c', event: 'coalesce(c.sent_at, c.created_at)', name: `''`, where: `c.state not in ('queued', 'failed')` },
};

/** A thing whose period may be over, with what decides over it. */
export interface RetainedThing {
  kind: RetentionKind;
  target: string;
  /** A case's, inquiry's or repair's number; '' for what has none. */
  name: string;
  event: Day;
  open: boolean;
  held: boolean;
}

/** Things of a kind that are not erased yet and whose event lies so far back, the oldest first. */
export async function retainedThings(trx: Trx, kind: RetentionKind, until: Day, zone: string, limit: number, only?: 'free'): Promise<RetainedThing[]> {
  const { from, event, name, where = 'true' } = THINGS[kind];
  const { rows } = await sql<{ target: string; name: string; event: Instant; open: boolean; held: boolean }>`
    select * from (select t.*, retention_event(${kind}, t.target) as event, retention_open(${kind}, t.target) as open, retention_held(${kind}, t.target) as held from (
      select c.id::text as target, ${sql.raw(name)} as name, ${sql.raw(event)} as since from ${sql.raw(from)} where ${sql.raw(where)}
        and ${sql.raw(event)} < (${until}::date + 1) and not exists (select from erasure e where e.kind = ${kind} and e.target = c.id::text) order by since, c.id offset 0) t offset 0) t
    where event is not null ${only === 'free' ? sql`and not open and not held` : sql``} limit ${limit}`.execute(trx);
  return rows.map((row) => ({ kind, target: row.target, name: row.name, event: dayAt(row.event, zone), open: row.open, held: row.held }));
}

/** What the schedule says today: the pack in force, its rules, and which of them somebody outside this product stands for. */
export async function scheduleInForce(register: Register, trx: Trx): Promise<{ today: Day; zone: string; version: string; rules: readonly RetentionRule[]; confirmed: ReadonlySet<string> }> {
  const { zone } = register.currentPack();
  const today = dayAt(await businessNow(trx), zone);
  const pack = register.currentPack(today);
  return { today, zone, version: pack.version, rules: pack.retention, confirmed: confirmedPointers(pack, await signaturesOf(trx, pack)) };
}

/** What hangs on others comes after them, so that one round can finish a subject's dossiers. */
const ORDER: readonly RetentionKind[] = ['message', 'check', 'draftEvidence', 'case', 'inquiry', 'repair', 'complaint', 'upload', 'incident', 'record', 'subject'];

/** Erases what is due, at most so much at a time, each thing in a transaction of its own; returns how many. A round that is broken off is gone on with by the next. */
export async function sweepRetention(register: Register, limit: number): Promise<number> {
  let erased = 0;
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await register.calendars.upToDate(trx);
    const { today, zone, rules, confirmed } = await scheduleInForce(register, trx);
    const things: RetainedThing[] = [];
    for (const kind of ORDER) {
      const rule = rules.find((each) => each.kind === kind);
      if (rule === undefined || !mayErase(rule, confirmed) || things.length >= limit) continue;
      const found = await retainedThings(trx, kind, eventsUntil(rule, today), zone, limit - things.length, 'free');
      things.push(...found.filter((thing) => keptBecause(rule, thing, today, confirmed).length === 0));
    }
    return things;
  });
  for (const thing of due) if (await eraseOne(register, thing)) erased += 1;
  return erased;
}

/** Under the locks everything is asked anew; the database asks once more for itself. */
async function eraseOne(register: Register, { kind, target }: RetainedThing): Promise<boolean> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await sql`set local statement_timeout = '30s'`.execute(trx);
    const isDossier = kind === 'case' || kind === 'inquiry' || kind === 'repair' || kind === 'complaint' || kind === 'upload' || kind === 'incident' || kind === 'record';
    const heads = await lockDossiers(trx, [INSTALLATION, ...(isDossier ? [asId<DossierId>(target)] : [])]);
    const head = heads.get(INSTALLATION) ?? (await openDossier(trx, INSTALLATION, 'installation'));
    const { today, zone, version, rules, confirmed } = await scheduleInForce(register, trx);
    const rule = rules.find((each) => each.kind === kind);
    const { rows: [now] } = await sql<{ event: Instant | null; open: boolean; held: boolean; gone: boolean }>`select retention_event(${kind}, ${target}) as event,
      retention_open(${kind}, ${target}) as open, retention_held(${kind}, ${target}) as held, exists (select from erasure e where e.kind = ${kind} and e.target = ${target}) as gone`.execute(trx);
    if (rule === undefined || now === undefined || now.gone || now.event === null) return false;
    const event = dayAt(now.event, zone);
    if (keptBecause(rule, { event, open: now.open, held: now.held }, today, confirmed).length > 0) return false;
    const actId = newActId();
    const { rows: [done] } = await sql<{ erased: ErasedCounts }>`select erase_data(${kind}, ${target}, ${actId}::uuid, ${`${rule.count} ${rule.unit}`}::interval) as erased`.execute(trx);
    const at = await businessNow(trx);
    const writer = new LogWriter(head, at);
    writer.append({ kind: 'dataErased', facts: { kind, target, pack: version, count: rule.count, unit: rule.unit, event, evidence: rule.evidence, erased: done!.erased } }, { class: 'sweep' }, { id: actId, occurredAt: at });
    await flush(trx, [writer]);
    return true;
  });
}

/** Files whose keys are destroyed and whose bytes are still in the store. */
export async function erasedFiles(register: Register, limit: number): Promise<{ id: EvidenceId; sha256: Buffer }[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return trx.selectFrom('evidence').select(['id', 'sha256']).where(sql<boolean>`octet_length(file_name_sealed) = 0`).where('file_gone_at', 'is', null).orderBy('id').limit(limit).execute();
  });
}

/** Notes that the bytes are out of the store, too. */
export async function noteFileGone(register: Register, id: EvidenceId): Promise<void> {
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await trx.updateTable('evidence').set((e) => ({ file_gone_at: e.fn<Instant>('business_now') })).where('id', '=', id).execute();
  });
}


/** Nothing begins anew on what has been erased; asked under the lock that erasing takes, too. */
export async function refuseErased(trx: Trx, kind: RetentionKind, target: string, field?: string): Promise<void> {
  const row = await trx.selectFrom('erasure').select('kind').where('kind', '=', kind).where('target', '=', target).executeTakeFirst();
  if (row !== undefined) throw new Refusal('erased', field === undefined ? {} : { field });
}
