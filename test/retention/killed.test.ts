import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { businessNow, reading } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { traceLines } from '../../db/trace-export.ts';
import { addMonths, dayAt, instantOn } from '../../domain/time.ts';
import { checkTrace } from '../../scripts/check-trace.mjs';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { signRetention } from './closed-case.ts';

let database: TestDatabase;
let register: Register;
let owner: Db;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

const eraser = (): { child: ChildProcess; ended: Promise<number | null> } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'eraser.ts')], { env: { ...process.env, DATABASE_URL: database.url }, stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
};
const erased = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from erasure`.execute(owner)).rows[0]!.n;

test('a sweep that is killed in the middle goes on and erases nothing twice and nothing by halves', { timeout: 120_000 }, async () => {
  await signRetention(owner, register);
  const today = dayAt(await reading(register.db, '', businessNow), 'Asia/Shanghai');
  await handTurned(register).moveTo(instantOn(addMonths(today, 12 * 12), '09:00', 'Asia/Shanghai'));
  const first = eraser();
  while ((await erased()) < 10) await new Promise((resolve) => setTimeout(resolve, 5));
  first.child.kill('SIGKILL');
  expect(await first.ended).toBeNull();
  const stoodAt = await erased();
  // What it leaves is done by two at once.
  expect(await Promise.all([eraser().ended, eraser().ended])).toEqual([0, 0]);
  const all = await erased();
  expect(all).toBeGreaterThan(stoodAt);
  const { rows: [kept] } = await sql<{ acts: number; distinct: number; half: number }>`select (select count(*)::int from act where kind = 'dataErased') as acts,
    (select count(distinct convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'target')::int from act where kind = 'dataErased') as distinct,
    (select count(*)::int from record r join record_version v on v.record_id = r.id where (v.fields ->> 'subjectName' = '') <> exists (select from erasure e where e.kind = 'record' and e.target = r.id::text)) as half`.execute(owner);
  expect(kept).toEqual({ acts: all, distinct: all, half: 0 });
  const lines: string[] = [];
  for await (const line of traceLines(register.db, 'auditor')) lines.push(line);
  expect((await checkTrace(lines.join('').split('\n'))).says).toMatch(/^ok/);
});
