import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import { signaturesOf } from '../../db/basis-register.ts';
import type { Db } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { unconfirmedValues } from '../../domain/policy-evidence.ts';
import { projectRoot } from '../../main/config.ts';
import { assertBasisConfirmed } from '../../main/basis-check.ts';
import { enterSigned, openForm, readSignedFile } from '../../main/confirm-basis.ts';
import { currentPack } from '../../policies/load.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, MASTER_KEY, testOwner, testRegister } from '../setup/database.ts';

/** A city before its first start: migrated, nothing signed. */
let database: TestDatabase;
let register: Register;
let owner: Db;
const count = unconfirmedValues(currentPack()).length;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'));
  register = testRegister(database.url, 2);
  owner = testOwner(database.migrationUrl);
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

const filled = async () => ({ ...(await openForm(owner))!, enteredBy: 'platform-admin', name: '盛景行', document: '依据确认单第1号', documentDay: '2026-11-20' });

test('production refuses to start on unsigned values and says what to do; a demo does not ask', async () => {
  await expect(assertBasisConfirmed(register, 'production')).rejects.toThrow(
    `${count} values of the policy pack CN-230600/2026-11 rest on an assumption, a memory or a draft, and nobody has signed them (first: /limits/acceptance). Print them with "node main/confirm-basis.ts --list > confirmations.json"`,
  );
  await expect(assertBasisConfirmed(register, 'demo')).resolves.toBeUndefined();
});

test('the processes themselves: each ends with that one sentence', async () => {
  const env = {
    PATH: process.env['PATH'], ZM_MODE: 'production', DATABASE_URL: database.url, ZM_MASTER_KEY: Buffer.from(MASTER_KEY).toString('base64'), TEMPORAL_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_SECRET: 'of-a-test', PUBLIC_URL: 'https://credit.example', PORT: '1', ZM_SEAL: 'hand',
  };
  for (const name of ['api', 'worker', 'dispatcher']) {
    const { status, stderr } = spawnSync(process.execPath, [`main/${name}.ts`], { cwd: projectRoot, env, encoding: 'utf8' });
    expect([status, stderr.split('\n').filter((line) => line.startsWith(`${name}:`))], stderr).toEqual([1, [expect.stringContaining(`${name}: ${count} values of the policy pack CN-230600/2026-11 rest on`)]]);
  }
});

test('the command prints the form, and refuses a call without the owner’s login', () => {
  const run = (env: Record<string, string>, ...args: string[]) => spawnSync(process.execPath, ['main/confirm-basis.ts', ...args], { cwd: projectRoot, env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' });
  const owned = { MIGRATION_DATABASE_URL: database.migrationUrl };
  const listed = run(owned, '--list');
  expect([listed.status, (JSON.parse(listed.stdout) as { values: unknown[] }).values.length]).toEqual([0, count]);
  expect(run({}, '--list')).toMatchObject({ status: 1, stderr: expect.stringContaining('MIGRATION_DATABASE_URL is missing') });
  expect(run(owned)).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage: confirm-basis --list') });
});

test('the form names every unsigned value in words', async () => {
  const form = (await openForm(owner))!;
  expect(form).toMatchObject({ pack: 'CN-230600/2026-11', name: '', document: '', documentDay: '' });
  expect(form.values).toHaveLength(count);
  expect(form.values[0]).toMatchObject({ pointer: '/limits/acceptance', says: '受理审查：2个工作日，首日不计入', evidence: 'assumption' });
});

test('a form that is not filled in, or for another value, is refused with the path', async () => {
  expect(() => readSignedFile({ ...form0, name: ' ' })).toThrow('/name: expected a text');
  expect(() => readSignedFile({ ...form0, documentDay: '2026-02-30' })).toThrow('/documentDay: expected a day YYYY-MM-DD that exists');
  expect(() => readSignedFile({ ...form0, pack: 'CN-230600/1999-01' })).toThrow('/pack: expected an edition that is installed');
  const [value, ...others] = (await filled()).values;
  const wrong = readSignedFile({ ...(await filled()), values: [{ ...value, hash: '0'.repeat(64) }, ...others] });
  await expect(enterSigned(owner, wrong)).rejects.toMatchObject({ code: 'outdated-view', field: '/values/0/hash' });
  const unknown = readSignedFile({ ...(await filled()), values: [{ ...value, pointer: '/limits/basisWithdrawal' }] });
  await expect(enterSigned(owner, unknown)).rejects.toMatchObject({ code: 'invalid-field', field: '/values/0/pointer' });
  expect(await signaturesOf(owner, currentPack())).toEqual([]);
});

test('signed in part it still refuses; signed in full it starts, and the signatures are acts of the installation', async () => {
  const form = await filled();
  await enterSigned(owner, readSignedFile({ ...form, values: form.values.slice(0, 2) }));
  await expect(assertBasisConfirmed(register, 'production')).rejects.toThrow(`${count - 2} values of the policy pack`);
  await expect(enterSigned(owner, readSignedFile({ ...form, values: form.values.slice(1, 3) }))).rejects.toMatchObject({ code: 'already-done', field: '/values/0/pointer' });
  await enterSigned(owner, readSignedFile(await filled()));
  // The packs of credit repair bind subjects as well: each has its form, until the last is signed.
  const repairs: string[] = [];
  for (let next = await openForm(owner); next !== null; next = await openForm(owner)) {
    await expect(assertBasisConfirmed(register, 'production')).rejects.toThrow(`${next.values.length} values of the policy pack ${next.pack}`);
    repairs.push(next.pack);
    await enterSigned(owner, readSignedFile(await filled()));
  }
  expect(repairs.length).toBeGreaterThan(1);
  expect(repairs.every((pack) => pack.startsWith('CN-repair'))).toBe(true);
  await expect(assertBasisConfirmed(register, 'production')).resolves.toBeUndefined();
  expect(await openForm(owner)).toBeNull();
  const acts = await loadActs(owner, INSTALLATION);
  expect(acts.map(({ seq, kind, author }) => [seq, kind, author])).toEqual([1, 2, ...repairs.map((_, i) => i + 3)].map((seq) => [seq, 'basisConfirmed', { class: 'person', userId: 'platform-admin', orgId: null }]));
  expect(acts[0]!.facts).toMatchObject({ pack: 'CN-230600/2026-11', documentDay: '2026-11-20', values: form.values.slice(0, 2).map(({ pointer, hash }) => ({ pointer, hash })) });
  expect(JSON.stringify(acts)).not.toContain('盛景行');
});

test('a changed value is unconfirmed again', async () => {
  const stored = await owner.selectFrom('basis_confirmation').select('act_id').where('pointer', '=', '/limits/decision').executeTakeFirstOrThrow();
  await owner.updateTable('basis_confirmation').set({ value_hash: Buffer.alloc(32, 1) }).where('act_id', '=', stored.act_id).where('pointer', '=', '/limits/decision').execute();
  await expect(assertBasisConfirmed(register, 'production')).rejects.toThrow('1 values of the policy pack CN-230600/2026-11');
});

const form0 = { pack: 'CN-230600/2026-11', enteredBy: 'x', name: '某某', document: '单', documentDay: '2026-11-20', values: [{ pointer: '/limits/decision', hash: 'a'.repeat(64) }] };
