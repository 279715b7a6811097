import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import { adoptShipped } from '../../db/calendar-in-force.ts';
import type { Db, Trx } from '../../db/database.ts';
import { businessNow, takeRole } from '../../db/database.ts';
import { fileInquiry } from '../../db/inquiry-register.ts';
import { previewTotals } from '../../db/policy-change-preview.ts';
import { foundInFiles, proposeChange, rejectChange } from '../../db/policy-change-register.ts';
import type { ChangeReceipt } from '../../db/policy-change-register.ts';
import type { Register } from '../../db/register.ts';
import type { CaseId, ChangeId, DossierId } from '../../domain/ids.ts';
import { foldInquiry } from '../../domain/inquiry.ts';
import { foldCase } from '../../domain/situation.ts';
import { addDays, dayAt } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { cityEditions, refusedPacks, reloadPacks } from '../../policies/load.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { refusalOf } from '../procedures/effects.ts';
import { approve, personalRequest, signEdition, sweepAll } from '../setup/calendar-change.ts';
import { registerCounter } from '../setup/counter.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';

const OLD = 'CN-230600/2026-11';
const NEW = 'CN-230600/2026-12';
const [first, second] = [DEMO_SCENARIOS.upheld, DEMO_SCENARIOS.rejected];
const reason = '办理规则新版：核实三个工作日';

let database: TestDatabase;
let register: Register;
let other: Register;
let owner: Db;
let directory: string;
let today: Day;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  [register, other, owner] = [testRegister(database.url), testRegister(database.url), testOwner(database.migrationUrl)];
  today = dayAt(await businessNow(register.db), 'Asia/Shanghai');
  // The next release: it ships an edition that is valid from today, and says of the one before that it ended yesterday.
  directory = mkdtempSync(join(tmpdir(), 'zhengming-packs-'));
  cpSync(join(import.meta.dirname, '../../policies/packs'), directory, { recursive: true });
  const pack = packJson('CN-230600.json') as { limits: { verification: { count: number } } };
  writeFileSync(join(directory, 'CN-230600.json'), JSON.stringify({ ...pack, validTo: addDays(today, -1) }));
  writeFileSync(join(directory, 'CN-230600-2026-12.json'), JSON.stringify({ ...pack, version: NEW, validFrom: today, limits: { ...pack.limits, verification: { ...pack.limits.verification, count: 3 } } }));
  reloadPacks(directory);
  await Promise.all([register, other].map((each) => each.calendars.upToDate(each.db)));
});
afterAll(async () => {
  reloadPacks();
  rmSync(directory, { recursive: true });
  await Promise.all([register.db.destroy(), other.db.destroy(), owner.destroy()]);
  await database.drop();
});

const read = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return work(trx);
});
const situation = async (id: CaseId) => foldCase(await read((trx) => loadActs(trx, id as string as DossierId)));
const stage = (by: Register): Stage => ({ counter: registerCounter(by), situation, settled: async () => {} });
const proposal = { origin: 'shipped' as const, reason };
const proposeShipped = (): Promise<ChangeReceipt> => proposeChange(register, { ...personalRequest(register, demoActor('operator'), proposal), proposal });
const reject = (changeId: ChangeId): Promise<ChangeReceipt> => rejectChange(register, { ...personalRequest(register, demoActor('supervisor'), changeId), changeId });
const openClocks = () => read((trx) => trx.selectFrom('clock').select(['case_id', 'limit_name', 'ref', 'generation', 'due_at', 'terms']).where('ended_at', 'is', null)
  .orderBy('case_id').orderBy('limit_name').orderBy('ref').orderBy('generation').execute());

test('§8-26: an edition that came with a release governs new receipts once a second person has approved it, and no open clock moves', async () => {
  expect(refusedPacks()).toEqual([]);
  expect(cityEditions().map(({ version }) => version)).toEqual([OLD, NEW]);
  // Not by being there, though its day has come and the one before has ended: nothing in force would leave people without rules.
  expect(register.currentPack(today).version).toBe(OLD);
  expect(register.currentPack().version).toBe(OLD);
  expect(Object.keys(foundInFiles(register.calendars.now().files))).toEqual([`packs/${NEW}`]);
  const received = await file(stage(register), first);
  await accept(stage(register), received, first);
  const clocks = await openClocks();

  const rejected = await proposeShipped();
  await reject(rejected.changeId);
  expect(register.currentPack(today).version).toBe(OLD);

  const { changeId } = await proposeShipped();
  const proposed = await read((trx) => trx.selectFrom('policy_change').select(['calendars', 'state']).where('id', '=', changeId).executeTakeFirstOrThrow());
  expect(proposed).toEqual({ state: 'proposed', calendars: [{ id: 'CN-230600', before: OLD, after: NEW }] });
  const totals = await read((trx) => previewTotals(register, trx, changeId));
  expect(totals.examined).toBeGreaterThan(5);
  expect([totals.moved, totals.kept.same]).toEqual([0, totals.examined]);
  expect(await refusalOf(approve(register, changeId, demoActor('operator')))).toBe('not-your-role');
  expect(await refusalOf(approve(register, changeId))).toBe('basis-unsigned');
  await signEdition(register, changeId, ['/limits/verification']);
  await approve(register, changeId);
  expect(await refusalOf(approve(register, changeId))).toBe('already-done');

  await register.calendars.upToDate(register.db);
  expect(register.currentPack(today).version).toBe(NEW);
  expect(register.currentPack(addDays(today, -1)).version).toBe(OLD);
  expect((await sweepAll(register)).moved).toBe(0);
  expect(await openClocks()).toEqual(clocks);
  expect((await situation(received)).pack).toBe(OLD);

  // A process that has not heard of it reads it as it receives.
  expect(other.currentPack(today).version).toBe(OLD);
  const next = await file(stage(other), second);
  await accept(stage(other), next, second);
  const s = await situation(next);
  expect(s.pack).toBe(NEW);
  const answer = s.verifications[0]!.answer;
  expect(answer.pack).toBe(NEW);
  expect(answer.dueAt! < (await situation(received)).verifications[0]!.answer.dueAt!).toBe(true);
  const question = { where: '窗口', byWhom: '经办人', shown: '打印页' };
  const third = testRegister(database.url);
  onTestFinished(async () => third.db.destroy());
  const { receipt } = await fileInquiry(third, { ...personalRequest(third, first.by, question), request: question });
  expect(foldInquiry(await read((trx) => loadActs(trx, receipt.inquiryId as string as DossierId))).duty.terms.pack).toBe(NEW);

  const log = await read((trx) => loadActs(trx, INSTALLATION));
  expect(log.filter(({ kind }) => kind.startsWith('calendar')).map(({ kind }) => kind)).toEqual(['calendarProposed', 'calendarRejected', 'calendarProposed', 'calendarApproved']);
  expect(await refusalOf(proposeShipped())).toBe('already-done');
});

test('which files a date is checked by names calendars alone', () => {
  const names = Object.keys(register.calendars.filesOf(register.calendar().version)!);
  expect(names).toContain('CN-2026');
  expect(names.filter((name) => name.startsWith('packs/'))).toEqual([]);
});

test('an installation from before editions were adopted has those it is shipped noted once, and its calendars stay', async () => {
  await sql`update calendar_adoption set files = (select jsonb_object_agg(key, value) from jsonb_each(files) where not starts_with(key, 'packs/'))`.execute(owner);
  const rows = () => owner.selectFrom('calendar_adoption').select(['seq', 'files']).orderBy('seq').execute();
  const before = await rows();
  await adoptShipped(owner);
  await adoptShipped(owner);
  const after = await rows();
  expect(after).toHaveLength(before.length + 1);
  expect(Object.keys(after.at(-1)!.files).filter((name) => name.startsWith('packs/')).sort()).toEqual([`packs/${OLD}`, `packs/${NEW}`]);
  expect(Object.keys(after.at(-1)!.files)).toEqual(expect.arrayContaining(Object.keys(before.at(-1)!.files)));
});
