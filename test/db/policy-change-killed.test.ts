import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { plantCases } from '../../bench/many-clocks.ts';
import type { ChainRow } from '../../db/act-log.ts';
import { actOf, verifyChain } from '../../db/act-log.ts';
import type { Db } from '../../db/database.ts';
import { takeRole } from '../../db/database.ts';
import { previewTotals } from '../../db/policy-change-preview.ts';
import { sweepChange } from '../../db/policy-change-sweep.ts';
import type { Register } from '../../db/register.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { projectRoot } from '../../main/config.ts';
import { approve, propose, snow } from '../setup/calendar-change.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';

const CASES = 500;
/** Dossiers of a batch: small, so that a kill falls between many. */
const BATCH = 10;

let database: TestDatabase;
let register: Register;
let owner: Db;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url);
  owner = testOwner(database.migrationUrl);
  await plantCases(owner, register, CASES);
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

const sweeper = (changeId: ChangeId): { child: ChildProcess; ended: Promise<number | null> } => {
  const child = spawn(process.execPath, [join(projectRoot, 'bench/move-clocks.ts'), changeId, String(BATCH)], { env: { ...process.env, DATABASE_URL: database.url }, stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
};
const moved = async (id: ChangeId): Promise<number> => (await owner.selectFrom('policy_change').select('moved').where('id', '=', id).executeTakeFirstOrThrow()).moved;

test('a sweep that is killed in the middle, again and again, goes on and moves no clock twice', { timeout: 120_000 }, async () => {
  const { file } = await snow(register);
  const { changeId } = await propose(register, file);
  const totals = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', 'supervisor');
    return previewTotals(register, trx, changeId);
  });
  expect(totals.moved).toBeGreaterThanOrEqual(4 * CASES);
  await approve(register, changeId);

  const stoodAt: number[] = [];
  for (const share of [0.25, 0.6]) {
    const { child, ended } = sweeper(changeId);
    while ((await moved(changeId)) < totals.moved * share) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    expect(await ended).toBeNull();
    stoodAt.push(await moved(changeId));
  }
  expect(stoodAt[0]! < stoodAt[1]! && stoodAt[1]! < totals.moved).toBe(true);
  // What the last one leaves is done by two at once, who take turns.
  expect(await Promise.all([sweeper(changeId).ended, sweeper(changeId).ended])).toEqual([0, 0]);

  expect(await moved(changeId)).toBe(totals.moved);
  const { rows: [left] } = await sql<{ entries: number; dossiers: number; acts: number; unmoved: number }>`select
    (select count(*) from policy_change_move where change_id = ${changeId}) as entries, (select count(*) from policy_change_case where change_id = ${changeId}) as dossiers,
    (select count(*) from act where kind = 'calendarApplied') as acts,
    (select count(*) from policy_change_move m join clock c using (case_id, limit_name, ref, generation) where c.due_at <> m.after_due or m.after_due <= m.before_due) as unmoved`.execute(owner);
  expect(left).toEqual({ entries: totals.moved, dossiers: totals.cases, acts: totals.cases, unmoved: 0 });

  // Each clock stands in its dossier's act, and every chain is whole.
  const dossiers = await owner.selectFrom('policy_change_case').innerJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = policy_change_case.case_id`)).innerJoin('dossier', 'dossier.id', 'policy_change_case.case_id')
    .select(['dossier.id', 'dossier.seq', 'dossier.head']).where('case_file.number', 'like', '基准%').execute();
  expect(dossiers).toHaveLength(CASES);
  for (const { id, seq, head } of dossiers) {
    const rows: ChainRow[] = await owner.selectFrom('act').selectAll().where('dossier_id', '=', id).orderBy('seq').execute();
    expect([seq, verifyChain(rows, { id, seq, hash: head })]).toEqual([1, null]);
    const act = actOf(rows[0]!.body);
    expect(act.kind === 'calendarApplied' && act.facts.moves.length).toBe(4);
  }
  const waiting = await sql<{ n: number }>`select count(*) as n from procedure p join policy_change_move m on p.id = 'verification/' || m.ref and m.limit_name = 'verification' where p.wanted_seq > p.seen_seq`.execute(owner);
  expect(waiting.rows[0]!.n).toBeGreaterThanOrEqual(CASES);
});

/**
 * Sweeps until the clocks are counted anew. Whoever writes anywhere on the server is waited for (`everybodyCountsAnew`), and beside this file others write to databases of their own: how many rounds it takes is theirs to say.
 */
const untilDone = (change: ChangeId): Promise<void> => expect.poll(async () => {
  await sweepChange(register);
  return (await owner.selectFrom('policy_change').select('moves_done').where('id', '=', change).executeTakeFirstOrThrow()).moves_done;
}, { timeout: 90_000, interval: 50 }).toBe(true);

test('whoever writes in another database of the server is waited for as well, and for no longer', { timeout: 120_000 }, async () => {
  const change = (await owner.selectFrom('policy_change').select('id').executeTakeFirstOrThrow()).id;
  await sql`update policy_change set state = 'applying', moves_done = false, cursor = null, barrier = null where id = ${change}`.execute(owner);
  await sql`update policy_change_case set to_tell = false`.execute(owner);
  const elsewhere = new pg.Client({ connectionString: inject('adminUrl') });
  await elsewhere.connect();
  onTestFinished(() => elsewhere.end());
  await elsewhere.query('begin');
  await elsewhere.query('select pg_current_xact_id()');
  for (let i = 0; i < 3; i += 1) expect((await sweepChange(register)).moved).toBe(0);
  expect((await owner.selectFrom('policy_change').select(['moves_done', 'cursor']).where('id', '=', change).executeTakeFirstOrThrow())).toEqual({ moves_done: false, cursor: null });
  await elsewhere.query('commit');
  await untilDone(change);
});

test('an act that counted by the old calendar and is still under way is waited for', { timeout: 120_000 }, async () => {
  const change = (await owner.selectFrom('policy_change').select('id').executeTakeFirstOrThrow()).id;
  await sql`update policy_change set state = 'applying', moves_done = false, cursor = null, barrier = null where id = ${change}`.execute(owner);
  // The planted cases have no log that a letter could be written from.
  await sql`update policy_change_case set to_tell = false`.execute(owner);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const locked = new Promise<void>((resolve) => {
    void owner.transaction().execute(async (trx) => {
      await trx.selectFrom('dossier').select('id').where('kind', '=', 'case').limit(1).forNoKeyUpdate().execute();
      resolve();
      await held;
    });
  });
  await locked;
  onTestFinished(release);
  expect((await sweepChange(register)).moved).toBe(0);
  expect((await owner.selectFrom('policy_change').select(['moves_done', 'cursor']).where('id', '=', change).executeTakeFirstOrThrow())).toEqual({ moves_done: false, cursor: null });
  release();
  await untilDone(change);
  const again = await owner.selectFrom('act').select((e) => e.fn.countAll<number>().as('n')).where('kind', '=', 'calendarApplied').executeTakeFirstOrThrow();
  const entries = await owner.selectFrom('policy_change_case').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  expect(Number(again.n)).toBe(Number(entries.n));
});
