import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { takeEvidence } from '../../db/evidence-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import type { EvidenceId } from '../../domain/ids.ts';
import { asId } from '../../domain/ids.ts';
import { backUp, checkBackup } from '../../main/backup.ts';
import { projectRoot } from '../../main/config.ts';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import { nameOfHash } from '../../outside/evidence-store.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import { demoActor } from '../setup/play-story.ts';

let database: TestDatabase;
let register: Register;
let root: string;
let evidence: string;
let folder: string;
/** In place of pg_dump, which no registry of ours serves for this release: it reads the database by the same environment and writes to its output what it saw. */
let dump: string;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 2);
  root = mkdtempSync(join(tmpdir(), 'zhengming-backup-'));
  evidence = join(root, 'evidence');
  dump = join(root, 'dump');
  writeFileSync(dump, `#!${process.execPath}
const { Client } = require(${JSON.stringify(join(projectRoot, 'node_modules/pg'))});
const { existsSync, writeFileSync } = require('node:fs');
void (async () => {
  writeFileSync(${JSON.stringify(join(root, 'begun'))}, '');
  while (!existsSync(${JSON.stringify(join(root, 'go'))})) await new Promise((next) => setTimeout(next, 20));
  const client = new Client();
  await client.connect();
  const { rows } = await client.query("select encode(sha256, 'hex') as name from evidence where file_gone_at is null");
  process.stdout.write(JSON.stringify(rows.map((row) => row.name)));
  await client.end();
})();
`, { mode: 0o755 });
  await evidenceFolder(evidence).check();
});
afterAll(async () => {
  await register.db.destroy();
  await database.drop();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  folder = join(root, randomUUID());
  mkdirSync(folder);
  writeFileSync(join(root, 'go'), '');
});

/** A sealed file that has come in; its name. */
async function handIn(): Promise<string> {
  const incoming = await evidenceFolder(evidence).receive((async function* () {
    yield randomBytes(70_000);
  })());
  const id = asId<EvidenceId>(newActId());
  const actor = demoActor('company-yunshan');
  await takeEvidence(register, {
    actor, caseId: null, key: { actor: actor.userId, route: 'evidence', key: randomUUID(), fingerprint: register.vault.fingerprint({ id }) }, file: { key: Buffer.alloc(32, 7), sha256: incoming.sha256, keep: () => incoming.keep() },
    receipt: { id, fileName: '决定书.pdf', mediaType: 'application/pdf', size: 70_000, sha256: nameOfHash(incoming.sha256), scan: 'not_scanned' },
  });
  return nameOfHash(incoming.sha256);
}
const run = (change: Partial<Parameters<typeof backUp>[0]> = {}) => backUp({ databaseUrl: database.adminUrl, evidence, dump, folder, say: () => undefined, ...change });
const backups = (): string[] => readdirSync(folder).toSorted();
const dumped = (name: string): string[] => JSON.parse(readFileSync(join(folder, name, 'database.dump'), 'utf8')) as string[];

test('a file handed in after the files were copied and before the database was is in the backup all the same', async () => {
  const before = await handIn();
  rmSync(join(root, 'go'));
  const running = run();
  while (!existsSync(join(root, 'begun'))) await wait(20);
  const between = await handIn();
  writeFileSync(join(root, 'go'), '');
  const note = await running;
  const [name] = backups();
  expect(dumped(name!)).toEqual(expect.arrayContaining([before, between]));
  for (const file of dumped(name!)) expect(existsSync(join(folder, name!, 'evidence', file)), file).toBe(true);
  expect(note.files).toEqual({ held: dumped(name!).length, shared: 0 });
  expect(await checkBackup(join(folder, name!))).toEqual([]);
});

test('the next backup is whole in itself and takes no room for what the one before it holds', async () => {
  const file = await handIn();
  await run();
  const fresh = await handIn();
  const { files } = await run();
  const [first, second] = backups();
  expect(files!.held - files!.shared).toBe(1);
  expect(statSync(join(folder, second!, 'evidence', file)).ino).toBe(statSync(join(folder, first!, 'evidence', file)).ino);
  rmSync(join(folder, first!), { recursive: true });
  expect(await checkBackup(join(folder, second!))).toEqual([]);
  expect(existsSync(join(folder, second!, 'evidence', fresh))).toBe(true);
});

test('an infected file that lies apart is in it', async () => {
  const file = await handIn();
  await evidenceFolder(evidence).setApart(Buffer.from(file, 'hex'));
  await run();
  expect(existsSync(join(folder, backups()[0]!, 'evidence', file))).toBe(true);
});

test('what was changed, cut or never finished is found without a database', async () => {
  await handIn();
  await run();
  const place = join(folder, backups()[0]!);
  const [file] = dumped(backups()[0]!);
  const bytes = readFileSync(join(place, 'evidence', file!));
  rmSync(join(place, 'evidence', file!));
  expect(await checkBackup(place)).toEqual(['1 files of evidence are missing']);
  bytes[5] = bytes[5]! ^ 1;
  writeFileSync(join(place, 'evidence', file!), bytes);
  writeFileSync(join(place, 'database.dump'), '[]');
  expect(await checkBackup(place)).toEqual(['database.dump is not what was written', `evidence ${file} is not what was written`]);
  rmSync(join(place, 'backup.json'));
  expect(await checkBackup(place)).toEqual(['backup.json is missing: it was never finished']);
});

test.each<[string, () => Partial<Parameters<typeof backUp>[0]>, string]>([
  ['a login that row security narrows', () => ({ databaseUrl: database.url }), 'row security'],
  ['no program to dump with', () => ({ dump: join(root, 'nowhere') }), 'Set ZM_PG_DUMP'],
  ['one that fails', () => ({ dump: '/bin/false' }), '/bin/false ended with 1'],
])('%s: there is no backup, and the reason is said', async (_name, change, reason) => {
  await handIn();
  await expect(run(change())).rejects.toThrow(reason);
  expect(backups().filter((name) => !name.endsWith('.part'))).toEqual([]);
});

test('a file that the database names and nobody has, or that is not what its name says: there is no backup', async () => {
  const file = await handIn();
  const path = join(evidence, file);
  const bytes = readFileSync(path);
  writeFileSync(path, 'something else');
  await expect(run()).rejects.toThrow('not what its name says');
  rmSync(path);
  await expect(run()).rejects.toThrow('1 files that the database names');
  expect(backups().every((name) => name.endsWith('.part'))).toBe(true);
  writeFileSync(path, bytes);
  await run();
  expect(await checkBackup(join(folder, backups().find((name) => !name.endsWith('.part'))!))).toEqual([]);
});
