import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { smallPdf, upload } from '../api/ask.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, MASTER_KEY } from '../setup/database.ts';
import { startApiProcess } from '../setup/own-api.ts';
import { EICAR, startClamd } from './clamd-process.ts';
import type { ObjectStore } from './object-store.ts';
import { startObjectStore } from './object-store.ts';

let database: TestDatabase;
let objects: ObjectStore;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  objects = await startObjectStore();
});
afterAll(async () => {
  await objects.stop();
  await database.drop();
});

const start = (env: NodeJS.ProcessEnv) =>
  startApiProcess({ databaseUrl: database.url, temporalAddress: inject('temporalAddress'), taskQueue: `test-${randomUUID()}`, masterKey: MASTER_KEY, env });
const bucketEnv = () => ({
  EVIDENCE_S3_ENDPOINT: objects.bucket.endpoint, EVIDENCE_S3_BUCKET: objects.bucket.bucket, EVIDENCE_S3_ACCESS_KEY_ID: objects.bucket.accessKeyId, EVIDENCE_S3_SECRET_ACCESS_KEY: objects.bucket.secretAccessKey,
});

test('a process as it is started for real has what comes in scanned, and keeps it in the object store', { timeout: 120_000 }, async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const scanner = await startClamd();
  if (typeof scanner === 'string') return skip(scanner);
  onTestFinished(() => scanner.stop());
  const api = await start({ ...bucketEnv(), CLAMD_URL: `unix:${scanner.socket}`, UPLOAD_ALLOW_UNSCANNED: 'false' });
  onTestFinished(() => api.stop());
  const authorization = `Bearer ${await api.tokenOf('company-yunshan')}`;
  const taken = await Promise.all([smallPdf(), Buffer.concat([smallPdf(), EICAR, Buffer.from('\n%%EOF\n')])].map(async (bytes) => {
    const response = await fetch(`${api.publicUrl}/api/evidence`, { method: 'POST', headers: { authorization, 'idempotency-key': randomUUID() }, body: upload(bytes, '证据.pdf') });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }));
  const scans = () => Promise.all(taken.map(async (id) => ((await (await fetch(`${api.publicUrl}/api/evidence/${id}`, { headers: { authorization } })).json()) as { scan: string }).scan));
  await expect.poll(scans, { timeout: 20_000 }).toEqual(['clean', 'infected']);
  expect(readdirSync(join(objects.folder, 'infected')).filter((name) => name.endsWith('_object'))).toHaveLength(1);
  expect(api.log()).not.toContain('证据');
});

test('a process whose bucket is not there does not start', { timeout: 60_000 }, async () => {
  await expect(start({ ...bucketEnv(), EVIDENCE_S3_BUCKET: 'nowhere' })).rejects.toThrow('No evidence can be kept: the bucket nowhere at EVIDENCE_S3_ENDPOINT cannot be used: no such bucket (EVIDENCE_S3_BUCKET)');
});

test('a file is on the disk while it still comes in, sealed; one that breaks off leaves nothing', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const api = await start({ ZM_DATA_DIR: folder });
  onTestFinished(() => api.stop());
  const authorization = `Bearer ${await api.tokenOf('company-yunshan')}`;
  const [incoming, kept] = [join(folder, 'evidence', 'incoming'), join(folder, 'evidence')];
  const begin = (): { question: ClientRequest; status: Promise<number> } => {
    const question = request(`${api.publicUrl}/api/evidence`, { method: 'POST', headers: { authorization, 'idempotency-key': randomUUID(), 'content-type': 'multipart/form-data; boundary=cut' } });
    const status = new Promise<number>((resolve) => {
      question.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', () => resolve(0));
    });
    question.write('--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n');
    question.write(Buffer.alloc(5_000_000, 'a'));
    return { question, status };
  };
  const onDisk = (): number => readdirSync(incoming).reduce((sum, name) => sum + statSync(join(incoming, name)).size, 0);

  const whole = begin();
  await expect.poll(onDisk, { timeout: 10_000 }).toBeGreaterThan(4_500_000);
  whole.question.end(`${String(smallPdf())}\r\n--cut--\r\n`);
  expect(await whole.status).toBe(201);
  expect([onDisk(), readdirSync(kept).filter((name) => /^[0-9a-f]{64}$/.test(name)).length]).toEqual([0, 1]);

  const broken = begin();
  await expect.poll(onDisk, { timeout: 10_000 }).toBeGreaterThan(4_500_000);
  broken.question.destroy();
  await expect.poll(() => readdirSync(incoming), { timeout: 10_000 }).toEqual([]);
  expect([await broken.status, readdirSync(kept).filter((name) => /^[0-9a-f]{64}$/.test(name)).length]).toEqual([0, 1]);
});
