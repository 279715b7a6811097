import { sql } from 'kysely';
import { countedFor, moveOf, toldOf } from '../domain/clock-change.ts';
import type { ClockMove } from '../domain/clock-move.ts';
import { lettersOf } from '../domain/entails.ts';
import type { ActId, CaseId, ChangeId, DossierId, OrderId, RepairId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { parseProcedureId, procedureId } from '../domain/procedure.ts';
import { repairLettersOf } from '../domain/repair-entails.ts';
import { actOf, flush, lockDossiers, LogWriter } from './act-log.ts';
import { close, openCase } from './case-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { clockOfRow, nextDossiers, openRows } from './open-clocks.ts';
import type { Register } from './register.ts';
import { closeRepair, openRepair } from './repair-desk.ts';

/** Dossiers locked and moved in one transaction: short enough that a person who acts on one of them does not notice. */
const DOSSIERS = 100;
/** How long one round may take; what is left goes on in the next. */
const ROUND_MS = 4_000;

export interface SweptChange {
  moved: number;
  told: number;
  pokes: ProcedureId[];
}

/**
 * Carries the calendar in force into the open clocks, batch by batch, and then tells those who had been told another date.
 * Runs in the dispatcher's round, also with the engine down; killed at any moment it goes on where the register says it was.
 */
export async function sweepChange(register: Register, roundMs = ROUND_MS): Promise<SweptChange> {
  const done: SweptChange = { moved: 0, told: 0, pokes: [] };
  const begun = performance.now();
  const id = await applyingChange(register);
  if (id === undefined || !(await everybodyCountsAnew(register, id))) return done;
  while (performance.now() - begun < roundMs) {
    const batch = await moveBatch(register, id);
    done.moved += batch.moved;
    done.pokes.push(...batch.pokes);
    if (batch.ended) break;
  }
  for (let after: DossierId | null = null; performance.now() - begun < roundMs; ) {
    const next: DossierId | undefined = await nextToTell(register, id, after);
    if (next === undefined) break;
    after = next;
    try {
      await tell(register, id, next);
      done.told += 1;
    } catch (error) {
      // One letter that cannot be written must not keep the others from being told; it comes round again.
      console.error(`calendar change: ${next}: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
  await noteApplied(register, id);
  return done;
}

async function applyingChange(register: Register): Promise<ChangeId | undefined> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return (await trx.selectFrom('policy_change').select('id').where('state', '=', 'applying').executeTakeFirst())?.id;
  });
}

/**
 * An act that had read the calendar before may still be under way: clocks are counted anew only when every such transaction has ended. PostgreSQL tells of the oldest that writes anywhere on the server, whatever its database:
 * somebody else's long one delays this, round by round, and nothing else.
 */
async function everybodyCountsAnew(register: Register, id: ChangeId): Promise<boolean> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    // Whoever takes a lock, and so a number, after this one reads the new calendar.
    await sql`update policy_change set barrier = pg_current_xact_id() where id = ${id} and barrier is null`.execute(trx);
    const { rows } = await sql<{ ready: boolean }>`select pg_snapshot_xmin(pg_current_snapshot()) >= barrier as ready from policy_change where id = ${id}`.execute(trx);
    return rows[0]?.ready === true;
  });
}

/** Counts the open clocks of the next dossiers anew: one transaction, each dossier with an act of its own. */
export async function moveBatch(register: Register, id: ChangeId, dossiers = DOSSIERS): Promise<{ moved: number; pokes: ProcedureId[]; ended: boolean }> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const change = await trx.selectFrom('policy_change').select(['state', 'cursor', 'moves_done']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    if (change.state !== 'applying' || change.moves_done) return { moved: 0, pokes: [], ended: true };
    await register.calendars.upToDate(trx);
    const now = await businessNow(trx);
    const next = await nextDossiers(trx, now, change.cursor, dossiers);
    const last = next.at(-1);
    if (last === undefined) {
      await trx.updateTable('policy_change').set({ moves_done: true }).where('id', '=', id).execute();
      return { moved: 0, pokes: [], ended: true };
    }
    const heads = await lockDossiers(trx, next);
    const rows = await openRows(trx, now, [...heads.keys()]);
    const moved: Moved[] = [];
    let examined = 0;
    for (const [dossierId, clocks] of rows) {
      examined += clocks.length;
      const moves = clocks.flatMap((row) => {
        const clock = clockOfRow(row);
        const pack = register.clockPack(row.terms.pack);
        const found = moveOf(clock, now, { pack, calendar: register.calendarFor(pack, countedFor(clock)) });
        return 'move' in found ? [found.move] : [];
      });
      if (moves.length === 0) continue;
      const writer = new LogWriter(heads.get(dossierId)!, now);
      const act = writer.append({ kind: 'calendarApplied', facts: { change: id, moves } }, { class: 'sweep' }, { occurredAt: now });
      moved.push({ dossierId, writer, actId: act.id, seq: act.seq, moves });
    }
    const count = moved.reduce((sum, { moves }) => sum + moves.length, 0);
    const pokes = moved.length === 0 ? [] : await write(trx, id, moved);
    await trx.updateTable('policy_change')
      .set((e) => ({ cursor: last, examined: e('examined', '+', examined), moved: e('moved', '+', count), cases: e('cases', '+', moved.length) })).where('id', '=', id).execute();
    return { moved: count, pokes, ended: false };
  });
}

interface Moved {
  dossierId: DossierId;
  writer: LogWriter;
  actId: ActId;
  seq: number;
  moves: ClockMove[];
}

/** Acts, clocks, the entry per clock, and the procedures that wait for a moved date: each in one statement. */
async function write(trx: Trx, id: ChangeId, moved: readonly Moved[]): Promise<ProcedureId[]> {
  await flush(trx, moved.map(({ writer }) => writer));
  const entries = moved.flatMap(({ dossierId, actId, moves }) => moves.map(({ limit, ref, generation, before, after, why }) => ({
    case_id: dossierId, limit_name: limit, ref, generation, act_id: actId, before_due: before.dueAt, after_due: after.dueAt, due_on: after.dueOn, was_provisional: before.provisional, provisional: after.provisional, terms: after, why,
  })));
  await sql`with entry as (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (case_id uuid, limit_name text, ref text, generation int, act_id uuid, before_due timestamptz,
        after_due timestamptz, due_on date, was_provisional boolean, provisional boolean, terms jsonb, why text)),
    kept as (
      insert into policy_change_move (change_id, case_id, limit_name, ref, generation, act_id, before_due, after_due, was_provisional, provisional, why)
      select ${id}, case_id, limit_name, ref, generation, act_id, before_due, after_due, was_provisional, provisional, why from entry),
    awaited as (
      update awaited_date a set due_at = e.after_due, terms = e.terms
        from entry e where a.case_id = e.case_id and a.limit_name = e.limit_name and a.ref = e.ref and a.generation = e.generation)
    update clock c set due_at = e.after_due, due_on = e.due_on, provisional = e.provisional, terms = e.terms
      from entry e where c.case_id = e.case_id and c.limit_name = e.limit_name and c.ref = e.ref and c.generation = e.generation`.execute(trx);
  await sql`insert into policy_change_case (change_id, case_id, act_id, to_tell)
    select ${id}, * from unnest(${moved.map(({ dossierId }) => dossierId)}::uuid[], ${moved.map(({ actId }) => actId)}::uuid[], ${moved.map(({ moves }) => moves.some(isTold))}::boolean[])`.execute(trx);
  const resuming = moved.flatMap(({ dossierId, moves }) => (moves.some(({ limit }) => limit === 'resumption') ? [dossierId] : []));
  const suspended = resuming.length === 0 ? [] : await trx.selectFrom('suspension_order').select(['case_id', 'order_id']).where('case_id', 'in', resuming as string[] as CaseId[]).where('ended_at', 'is', null).execute();
  // A verification may be waited for until its due instant and its hard stop: it is named once.
  const waiting = [...new Map(moved.flatMap(({ dossierId, seq, moves }) => moves.flatMap((move) => {
    const orders = suspended.filter(({ case_id }) => (case_id as string) === dossierId).map(({ order_id }) => order_id);
    return waitingFor(move, orders).map((procedure) => ({ id: procedure, ...parseProcedureId(procedure), case_id: dossierId, wanted_seq: seq }));
  })).map((each) => [each.id, each])).values()];
  if (waiting.length > 0) {
    await sql`insert into procedure (id, type, ref, case_id, wanted_seq)
      select * from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as w (id text, type text, ref text, case_id uuid, wanted_seq int) order by id
      on conflict (id) do update set wanted_seq = greatest(procedure.wanted_seq, excluded.wanted_seq), wanted_at = clock_timestamp(), closed_at = null`.execute(trx);
  }
  return waiting.map((procedure) => procedure.id);
}

const isTold = (move: ClockMove): boolean => toldOf(move).applicant || toldOf(move).owner;

/** The procedures whose timer a date is; of the resumption those of the suspension orders that still stand. */
function waitingFor({ limit, ref }: ClockMove, suspended: readonly OrderId[]): ProcedureId[] {
  if (limit === 'verification' || limit === 'hardStop') return [procedureId('verification', ref)];
  if (limit === 'restorationConfirmation') return [procedureId('restoration', ref)];
  if (limit === 'supplement') return [procedureId('objection', ref)];
  if (limit === 'repairSupplement') return [procedureId('repairCase', ref)];
  return limit === 'resumption' ? suspended.map((order) => procedureId('suspension', order)) : [];
}

async function nextToTell(register: Register, id: ChangeId, after: DossierId | null): Promise<DossierId | undefined> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const next = await trx.selectFrom('policy_change_case').select('case_id').where('change_id', '=', id).where('to_tell', '=', true).where('told_at', 'is', null)
      .$if(after !== null, (q) => q.where('case_id', '>', after!)).orderBy('case_id').limit(1).executeTakeFirst();
    return next?.case_id;
  });
}

/** Writes the letters of a case whose people had been told another date: the normal way, with its numbers and its log. */
async function tell(register: Register, id: ChangeId, caseId: DossierId): Promise<void> {
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const { kind } = await trx.selectFrom('dossier').select('kind').where('id', '=', caseId).executeTakeFirstOrThrow();
    if (kind !== 'case' && kind !== 'repair') {
      await sql`update policy_change_case set told_at = clock_timestamp() where change_id = ${id} and case_id = ${caseId}`.execute(trx);
      return;
    }
    const desk = kind === 'case' ? await openCase(register, trx, caseId as string as CaseId) : undefined;
    const repair = kind === 'repair' ? await openRepair(register, trx, caseId as string as RepairId) : undefined;
    if (desk === undefined && repair === undefined) throw new Error(`no ${kind} ${caseId}`);
    // Under the dossier's lock: whoever else wanted to tell has done so.
    const open = await trx.selectFrom('policy_change_case').innerJoin('act', 'act.id', 'policy_change_case.act_id').select('act.body')
      .where('change_id', '=', id).where('case_id', '=', caseId).where('told_at', 'is', null).executeTakeFirst();
    if (open === undefined) return;
    const act = actOf(open.body);
    if (desk !== undefined) {
      desk.letters.push(...lettersOf(act, desk.situation).map((letter) => ({ ...letter, act })));
      await close(desk);
    }
    if (repair !== undefined) {
      repair.letters.push(...repairLettersOf(act, repair.situation).map((letter) => ({ ...letter, act })));
      await closeRepair(repair);
    }
    await sql`update policy_change_case set told_at = clock_timestamp() where change_id = ${id} and case_id = ${caseId}`.execute(trx);
  });
}

/** Applied: every clock is counted anew, and everybody is told. */
async function noteApplied(register: Register, id: ChangeId): Promise<void> {
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await sql`update policy_change set state = 'applied', applied_at = clock_timestamp() where id = ${id} and state = 'applying' and moves_done
      and not exists (select from policy_change_case where change_id = ${id} and to_tell and told_at is null)`.execute(trx);
  });
}
