import { sql } from 'kysely';
import type { CaseId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { parseProcedureId } from '../domain/procedure.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';

/** Notes, in the act's transaction, which procedures have to look and at what; opens those that are new. */
export async function wantProcedures(trx: Trx, caseId: CaseId, wanted: readonly ProcedureId[], seq: number): Promise<void> {
  if (wanted.length === 0) return;
  const rows = wanted.toSorted().map((id) => ({ id, ...parseProcedureId(id), case_id: caseId, wanted_seq: seq }));
  await trx.insertInto('procedure').values(rows).onConflict((c) => c.column('id').doUpdateSet((e) => ({
    wanted_seq: sql<number>`greatest(procedure.wanted_seq, excluded.wanted_seq)`, wanted_at: e.fn<Instant>('clock_timestamp'), closed_at: null,
  }))).execute();
}

/** What a look found; `workedOff` is false while the procedure has still something of its own to do at this sequence. */
export interface Seen {
  seq: number;
  phase: string;
  dueAt: Instant | null;
  ended: boolean;
  workedOff: boolean;
}

/** Notes what a procedure has seen. A later look never goes back behind an earlier one. */
export async function noteSeen(db: Db, id: ProcedureId, seen: Seen): Promise<void> {
  await db.updateTable('procedure').set((e) => ({
    phase: seen.phase, due_at: seen.dueAt, seen_at: e.fn<Instant>('clock_timestamp'),
    ...(seen.workedOff
      ? {
          seen_seq: sql<number>`greatest(seen_seq, ${seen.seq}::int)`,
          closed_at: seen.ended ? sql<Instant>`case when wanted_seq <= ${seen.seq}::int then clock_timestamp() end` : null,
          reaction_ms: sql<number>`case when seen_seq < wanted_seq and wanted_seq <= ${seen.seq}::int
            then (extract(epoch from clock_timestamp() - wanted_at) * 1000)::int else reaction_ms end`,
          stuck_since: null,
        }
      : {}),
  })).where('id', '=', id).where('seen_seq', '<=', seen.seq).execute();
}

/** Raises the incident "procedure stuck": its act was refused though nothing new had happened. */
export async function noteStuck(db: Db, id: ProcedureId): Promise<void> {
  await db.updateTable('procedure').set((e) => ({ stuck_since: e.fn.coalesce('stuck_since', e.fn<Instant>('clock_timestamp')) })).where('id', '=', id).execute();
}

/**
 * Procedures that have to be poked: behind the log, or with a due instant that has passed. One that was poked and has not
 * looked yet is poked again after half of the time it has been waiting, ten minutes at most: a long outage of the workers
 * must not fill a history with signals. In no order, so that a few that cannot move never keep the others out.
 */
export async function forgotten(db: Db, options: { behindMs: number; dueMs: number; limit: number }): Promise<ProcedureId[]> {
  const { rows } = await sql<{ id: ProcedureId }>`
    with waiting as (
      select id, poked_at, wanted_at as since from procedure
        where wanted_seq > seen_seq and wanted_at < clock_timestamp() - ${options.behindMs} * interval '1 ms'
      union
      select id, poked_at, coalesce(seen_at, wanted_at) from procedure
        where closed_at is null and due_at is not null and due_at < (select business_now()) - ${options.dueMs} * interval '1 ms')
    select id from waiting
      where poked_at is null or poked_at < since
        or poked_at < clock_timestamp() - greatest(${options.behindMs} * interval '1 ms', least(interval '10 min', (clock_timestamp() - since) / 2))
      order by random() limit ${options.limit}`.execute(db);
  return rows.map((r) => r.id);
}

/** Whether any procedure of the cases that these belong to is still behind: what follows from an act has not all been done. */
export async function stillBehind(db: Db, ids: readonly ProcedureId[]): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select from procedure p where p.wanted_seq > p.seen_seq and p.case_id in (select case_id from procedure where id = any(${[...ids]}::text[]))) as behind`.execute(db);
  return rows[0]!.behind;
}

/** Procedures that are behind although they were poked: a few at random, for a closer look at what the engine makes of them. */
export async function unmovedSince(db: Db, options: { ms: number; limit: number }): Promise<ProcedureId[]> {
  const { rows } = await sql<{ id: ProcedureId }>`
    select id from procedure where poked_at > wanted_at and (
        wanted_seq > seen_seq and wanted_at < clock_timestamp() - ${options.ms} * interval '1 ms'
        or closed_at is null and due_at < (select business_now()) - ${options.ms} * interval '1 ms' and seen_at < clock_timestamp() - ${options.ms} * interval '1 ms')
      order by random() limit ${options.limit}`.execute(db);
  return rows.map((r) => r.id);
}

/** Notes which pokes have reached the engine. */
export async function notePoked(db: Db, ids: readonly ProcedureId[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('procedure').set((e) => ({ poked_at: e.fn<Instant>('clock_timestamp') })).where('id', 'in', [...ids]).execute();
}

/** How far the procedures are behind: the figure of health, metrics and the operators' page. */
export async function procedureLag(db: Db): Promise<{ open: number; behind: number; oldestBehindMs: number; stuck: number }> {
  const { rows } = await sql<{ open: number; behind: number; oldest: number; stuck: number }>`
    select count(*) filter (where closed_at is null) as open, count(*) filter (where wanted_seq > seen_seq) as behind,
      count(*) filter (where stuck_since is not null and closed_at is null) as stuck,
      coalesce(max(extract(epoch from clock_timestamp() - wanted_at) * 1000) filter (where wanted_seq > seen_seq), 0)::bigint as oldest
    from procedure where closed_at is null or wanted_seq > seen_seq`.execute(db);
  const r = rows[0]!;
  return { open: r.open, behind: r.behind, oldestBehindMs: r.oldest, stuck: r.stuck };
}
