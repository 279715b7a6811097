import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import type { Register } from '../../db/register.ts';
import { sealedStream } from '../../db/sealed-stream.ts';
import type { ScanOutcome } from '../../domain/evidence.ts';
import { asId } from '../../domain/ids.ts';
import type { EvidenceId } from '../../domain/ids.ts';
import { scanRound, signaturesOf } from '../../main/scanning.ts';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import type { VirusScanner } from '../../outside/virus-scanner.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { demoActor } from '../setup/play-story.ts';

let database: TestDatabase;
let register: Register;
let owner: Db;
const folder = mkdtempSync(join(tmpdir(), 'zhengming-rescan-'));
const store = evidenceFolder(folder);
const id = asId<EvidenceId>(randomUUID());

/** Speaks for clamd with official signatures, which no test can have: their version, and what it then says. */
const scannerWith = (signatures: string, outcome: ScanOutcome): VirusScanner => ({
  version: async () => ({ engine: 'ClamAV 1.4.6', signatures }),
  async scan(bytes) {
    for await (const piece of bytes) if (piece.length === 0) break;
    return outcome;
  },
});
const by = (signatures: string) => ({ engine: 'ClamAV 1.4.6', signatures });
const round = async (scanner: VirusScanner): Promise<number> => scanRound(register, store, scanner, await signaturesOf(scanner));
const state = async () => owner.selectFrom('evidence').select(['scan', 'scan_signatures', 'scan_finding']).where('id', '=', id).executeTakeFirstOrThrow();

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  await store.check();
  const key = randomBytes(32);
  const incoming = await store.receive(sealedStream(key, (async function* pieces() {
    yield Buffer.from('%PDF-1.4 …');
  })()));
  const actor = demoActor('company-yunshan');
  await takeEvidence(register, {
    actor, caseId: null, key: { actor: actor.userId, route: 'test', key: randomUUID(), fingerprint: Buffer.alloc(32) }, file: { key, sha256: incoming.sha256, keep: () => incoming.keep() },
    receipt: { id, fileName: '证据.pdf', mediaType: 'application/pdf', size: 11, sha256: '', scan: 'pending' },
  });
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('a file that was clean is scanned again when the signatures are others, and only then', async () => {
  expect(await round(scannerWith('27500', { result: 'clean', by: by('27500') }))).toBe(1);
  expect(await state()).toEqual({ scan: 'clean', scan_signatures: '27500', scan_finding: null });
  expect(await round(scannerWith('27500', { result: 'clean', by: by('27500') }))).toBe(0);
  expect(await round(scannerWith('unknown', { result: 'clean', by: by('unknown') }))).toBe(0);
  expect(await round(scannerWith('27501', { result: 'clean', by: by('27501') }))).toBe(1);
  expect(await state()).toMatchObject({ scan: 'clean', scan_signatures: '27501' });
});

test('it stays clean while nobody can say otherwise, and is infected once somebody does', async () => {
  expect(await round(scannerWith('27502', { result: 'error', code: 'clamd: size limit' }))).toBe(1);
  expect(await state()).toMatchObject({ scan: 'clean', scan_signatures: '27501' });
  await owner.updateTable('evidence').set({ scan_next_at: '2026-01-01T00:00:00.000Z' as never }).where('id', '=', id).execute();
  expect(await round(scannerWith('27502', { result: 'infected', finding: 'Win.Test', by: by('27502') }))).toBe(1);
  expect(await state()).toEqual({ scan: 'infected', scan_signatures: '27502', scan_finding: 'Win.Test' });
  expect(await round(scannerWith('27503', { result: 'clean', by: by('27503') }))).toBe(0);
});
