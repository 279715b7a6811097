import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { businessNow, reading } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { openEmergency } from '../../db/emergency-register.ts';
import { searchDatabase } from '../../db/erasure-proof.ts';
import { liftHold, placeHold } from '../../db/legal-hold-register.ts';
import { verifiedLog } from '../../db/log-reads.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { retentionState } from '../../db/retention-reads.ts';
import { sweepRetention } from '../../db/retention-sweep.ts';
import { traceLines } from '../../db/trace-export.ts';
import { traceState } from '../../db/trace-reads.ts';
import { dailyBulletin } from '../../db/bulletins.ts';
import type { CaseId } from '../../domain/ids.ts';
import { addMonths, dayAt, instantOn, parseDay } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { checkTrace } from '../../scripts/check-trace.mjs';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import { eraseRound } from '../../main/erasing.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import type { HandTurned } from '../setup/hand-engine.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { demoActor } from '../setup/play-story.ts';
import { closedCase, signRetention } from './closed-case.ts';

let database: TestDatabase;
let register: Register;
let owner: Db;
let stage: HandTurned;
let caseId: CaseId;
let number: string;
let folder: string;
const story = DEMO_SCENARIOS.rejected;
const subjectId = story.by.subjectId!;
const subject = DEMO_SUBJECTS.find(({ id }) => id === subjectId)!;
/** What is to be gone: who it was, and what was said. */
const TERMS = [subject.name, subject.identifier, story.grounds[0]!.explanation, story.refusal!.shown];

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  stage = handTurned(register);
  folder = mkdtempSync(join(tmpdir(), 'zhengming-erasing-'));
  caseId = await closedCase(stage, register, story);
  number = (await stage.situation(caseId)).number;
  // Somebody opened it in an emergency meanwhile, and said whose it is.
  await openEmergency(register, { ...personal(), actor: demoActor('province-clerk'), target: { kind: 'case', ref: number }, reason: `${subject.name}在省窗口等候`, minutes: 60 });
  await dailyBulletin(register);
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const supervisor = demoActor('supervisor');
const personal = () => ({ actor: supervisor, actId: newActId(), key: { actor: supervisor.userId, route: 'test', key: newActId(), fingerprint: Buffer.alloc(32) }, elapsedMs: () => 0 });
const later = async (months: number): Promise<void> => {
  const day = dayAt(await reading(register.db, '', businessNow), 'Asia/Shanghai');
  await stage.moveTo(instantOn(addMonths(day, months), '09:00', 'Asia/Shanghai'));
};
const sweepAll = async (): Promise<number> => {
  let all = 0;
  for (;;) {
    const erased = await eraseRound(register, evidenceFolder(folder));
    if (erased === 0) return all;
    all += erased;
  }
};
const erasuresOf = async (target: string) => (await sql<{ kind: string; counts: Record<string, number> }>`select kind, counts from erasure where target = ${target}`.execute(owner)).rows;

test('before its period is over nothing is erased, and the database refuses whoever tries', async () => {
  await signRetention(owner, register);
  expect(await sweepRetention(register, 20)).toBe(0);
  const early = (role: string) => register.db.transaction().execute(async (trx) => {
    await sql.raw(`set local role ${role}`).execute(trx);
    await sql`select erase_data('case', ${caseId}, ${newActId()}::uuid, '5 years')`.execute(trx);
  });
  await expect(early('zm_procedure')).rejects.toThrow('case is not due');
  await expect(early('zm_register')).rejects.toThrow('permission denied');
  await expect(early('zm_request')).rejects.toThrow('permission denied');
});

test('what was said is there, found by the search that is to prove that it is gone', async () => {
  const { found } = await searchDatabase(owner, register.vault, TERMS);
  expect(new Set(found.map(({ term }) => term))).toEqual(new Set([0, 1, 2, 3]));
  expect(found.map(({ place }) => place)).toEqual(expect.arrayContaining(['public.subject', 'public.act_content.sealed, opened', 'public.letter.sealed, opened', 'public.emergency.reason_sealed, opened']));
});

test('a legal hold keeps what is due, on the case and with it on the record, until it is lifted', { timeout: 60_000 }, async () => {
  const { hold } = await placeHold(register, { ...personal(), on: { scope: 'case', name: number }, reason: '行政诉讼尚未审结' });
  await expect(placeHold(register, { ...personal(), on: { scope: 'case', name: number }, reason: '再次' })).rejects.toThrow('already-done');
  await later(61);
  await sweepAll();
  expect(await erasuresOf(caseId)).toEqual([]);
  expect(await erasuresOf(story.recordId)).toEqual([]);
  const state = await retentionState(register, supervisor);
  expect(state.due.find(({ target }) => target === caseId)).toMatchObject({ kind: 'case', name: number, because: ['legalHold'] });
  expect(state.holds).toMatchObject([{ id: hold, reason: '行政诉讼尚未审结', lifted_at: null, number }]);
  expect((await retentionState(register, demoActor('auditor'))).holds[0]!.reason).toBeNull();
  await liftHold(register, { ...personal(), hold, reason: '诉讼终结' });
});

test('what is due is erased once, each with its act, and the logs stay whole', { timeout: 60_000 }, async () => {
  await expect(register.db.transaction().execute(async (trx) => {
    await sql.raw('set local role zm_procedure').execute(trx);
    await sql`select erase_data('case', ${caseId}, ${(await trx.selectFrom('act').select('id').limit(1).executeTakeFirstOrThrow()).id}::uuid, '5 years')`.execute(trx);
  })).rejects.toThrow('erased without its act');
  await sweepAll();
  const [erased] = await erasuresOf(caseId);
  expect(erased).toMatchObject({ kind: 'case', counts: { words: expect.any(Number), letters: expect.any(Number) } });
  expect(await sweepAll()).toBe(0);
  const log = await verifiedLog(register, demoActor('auditor'), caseId);
  expect([log.brokenAt, new Set(log.acts.map(({ words }) => words))]).toEqual([null, new Set(['none', 'erased'])]);
  const lines: string[] = [];
  for await (const line of traceLines(register.db, 'auditor')) lines.push(line);
  expect((await checkTrace(lines.join('').split('\n'))).ok).toBe(true);
  expect((await reading(register.db, 'auditor', traceState)).missing).toEqual([]);
  const { rows: acts } = await sql<{ erasures: number; acts: number }>`select (select count(*) from erasure) as erasures, (select count(*) from act where kind = 'dataErased') as acts`.execute(owner);
  expect(acts[0]!.acts).toBe(acts[0]!.erasures);
  await expect(stage.counter.act(supervisor, caseId, { kind: 'reopened', reasons: '新证据', evidenceIds: [] })).rejects.toThrow('erased');
});

test('then nothing of the subject is found anywhere, sealed or open', { timeout: 60_000 }, async () => {
  // Its measures run on: a record that something rests on is kept, and the subject with it.
  expect((await retentionState(register, supervisor)).due.find(({ target }) => target === story.recordId)?.because).toEqual(['open']);
  await owner.updateTable('measure').set({ until_day: parseDay('2027-01-01') }).where('subject_id', '=', subjectId).execute();
  await sweepAll();
  expect(await erasuresOf(story.recordId)).toMatchObject([{ kind: 'record', counts: { fields: expect.any(Number), titles: expect.any(Number) } }]);
  expect(await erasuresOf(subjectId)).toEqual([]);
  await later(2);
  await sweepAll();
  expect(await erasuresOf(subjectId)).toMatchObject([{ kind: 'subject' }]);
  const { found, rows } = await searchDatabase(owner, register.vault, TERMS);
  expect(found).toEqual([]);
  expect(rows).toBeGreaterThan(1000);
  expect(await owner.selectFrom('subject_key').select('subject_id').where('subject_id', '=', subjectId).execute()).toEqual([]);
});
