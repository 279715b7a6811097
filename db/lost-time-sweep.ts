import { sql } from 'kysely';
import type { CaseId, EvidenceId } from '../domain/ids.ts';
import { lostToOutage, lostToScanning } from '../domain/lost-time.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Instant } from '../domain/time.ts';
import type { CaseDesk } from './case-desk.ts';
import { inCases } from './case-sweep.ts';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';
import { noteAbsence } from './platform-absence.ts';
import type { Register } from './register.ts';

/** Time that providers lose to a scanner or to an outage is the platform's: their clocks are moved by an act of the law, each once. */
export async function sweepLostTime(register: Register, limit = 50): Promise<ProcedureId[]> {
  const own = (id: CaseId): CaseId => id;
  const pokes = await inCases(register, 'lost time', await scanned(register, limit), own, (desk, _, trx) => scanning(trx, desk));
  const outage = await nextOutage(register, limit);
  if (outage === undefined) return pokes;
  pokes.push(...await inCases(register, 'lost time', outage.cases, own, (desk) => lostToOutage(desk.situation, outage, desk.world)));
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await trx.updateTable('platform_outage').set({ last_case: outage.cases.at(-1) ?? null, ...(outage.cases.length < limit ? { done_at: sql<Instant>`business_now()` } : {}) }).where('from_at', '=', outage.from).execute();
  });
  return pokes;
}

/** Cases that are verified while a file of theirs is not released, and those whose clock stands for one that is. */
const scanned = (register: Register, limit: number): Promise<CaseId[]> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  const { rows } = await sql<{ id: CaseId }>`
    select distinct v.case_id as id from verification v join evidence e on e.case_id = v.case_id join clock c on c.case_id = v.case_id and c.ref = v.order_id::text and c.limit_name = 'verification'
      where v.open and v.answered_at is null and e.used_by is not null and e.scan in ('pending', 'failed') and c.ended_at is null and c.due_at is not null
    union select case_id from clock where limit_name = 'verification' and ended_at is null and due_at is null and terms @> '{"stops": [{"reason": "platform", "to": null}]}'
    limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
});

async function scanning(trx: Trx, { situation: s, world }: CaseDesk) {
  if (s.evidenceIds.length === 0) return [];
  const rows = await trx.selectFrom('evidence').innerJoin('act', 'act.id', 'evidence.used_by').select(['evidence.id', 'evidence.scan', 'evidence.scanned_at', 'act.occurred_at']).where('evidence.id', 'in', s.evidenceIds).execute();
  const unreleased = rows.filter(({ scan }) => scan === 'pending' || scan === 'failed').map((r): { id: EvidenceId; since: Instant } => ({ id: r.id, since: r.occurred_at }));
  const released = rows.flatMap(({ scanned_at }) => (scanned_at === null ? [] : [scanned_at])).reduce<Instant | null>((a, b) => (a === null || b > a ? b : a), null);
  return lostToScanning(s, unreleased, released, world);
}

/** The oldest outage that is not carried out, and the next cases that were being verified in it. */
const nextOutage = (register: Register, limit: number) => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  const row = await trx.selectFrom('platform_outage').select(['from_at', 'to_at', 'last_case']).where('done_at', 'is', null).orderBy('from_at').limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  const rows = await trx.selectFrom('clock').innerJoin('case_file as c', (j) => j.on(sql<boolean>`c.id = clock.case_id`)).select('c.id').distinct().where('clock.limit_name', '=', 'verification').where('clock.ended_at', 'is', null).where('clock.started_at', '<', row.to_at)
    .$if(row.last_case !== null, (q) => q.where('c.id', '>', row.last_case!)).orderBy('c.id').limit(limit).execute();
  return { from: row.from_at, to: row.to_at, cases: rows.map(({ id }) => id) };
});

/** Noted by the watchdog when it wakes: it had not looked for so long, and so nobody had. */
export const noteOutage = (trx: Trx, asleepSeconds: number): Promise<void> => noteAbsence(trx, sql`(select max(looked_at) from promise_watch)`, asleepSeconds);
