import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { evidenceBucket } from '../../outside/evidence-bucket.ts';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import type { EvidenceStore } from '../../outside/evidence-store.ts';
import type { ObjectStore } from './object-store.ts';
import { startObjectStore } from './object-store.ts';

const bytes = randomBytes(300_000);
const sha256 = createHash('sha256').update(bytes).digest();
async function* inChunks(all: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < all.length; at += 65_552) yield all.subarray(at, at + 65_552);
}
async function read(store: EvidenceStore, hash: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.open(hash)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

let objects: ObjectStore;
let folder: string;
beforeAll(async () => {
  objects = await startObjectStore();
});
afterAll(() => objects.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengming-evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

describe.each([
  ['a folder', () => evidenceFolder(folder), () => join(folder, 'incoming')],
  ['a server of the S3 protocol', () => evidenceBucket({ ...objects.bucket, incoming: folder }), () => folder],
])('evidence in %s', (_name, make, incoming) => {
  test('is found under the hash of its sealed bytes, and nothing is left on the way', async () => {
    const store = make();
    await store.check();
    const file = await store.receive(inChunks(bytes));
    expect(file.sha256.equals(sha256)).toBe(true);
    await expect(store.open(randomBytes(32))).rejects.toThrow();
    await file.keep();
    expect((await read(store, sha256)).equals(bytes)).toBe(true);
    expect(readdirSync(incoming())).toEqual([]);
  });

  test('is not there when it was let go of', async () => {
    const store = make();
    const other = randomBytes(1000);
    const file = await store.receive(inChunks(other));
    await file.drop();
    await expect(store.open(createHash('sha256').update(other).digest())).rejects.toThrow();
    expect(readdirSync(incoming())).toEqual([]);
  });

  test('that breaks off while it comes leaves nothing', async () => {
    const store = make();
    await expect(store.receive((async function* broken() {
      yield bytes;
      throw new Error('the line is gone');
    })())).rejects.toThrow('the line is gone');
    expect(readdirSync(incoming())).toEqual([]);
  });

  test('that is infected is moved beside the others, and may be said to be twice', async () => {
    const store = make();
    const infected = randomBytes(2000);
    const file = await store.receive(inChunks(infected));
    await file.keep();
    await store.setApart(file.sha256);
    await store.setApart(file.sha256);
    expect((await read(store, file.sha256)).equals(infected)).toBe(true);
    await expect(store.setApart(randomBytes(32))).rejects.toThrow();
  });

  test('what a killed process left half written goes after an hour', async () => {
    const store = make();
    await store.check();
    for (const name of ['old', 'new']) writeFileSync(join(incoming(), name), 'half');
    utimesSync(join(incoming(), 'old'), new Date(Date.now() - 4_000_000), new Date(Date.now() - 4_000_000));
    await store.check();
    expect(readdirSync(incoming())).toEqual(['new']);
  });
});

test('a folder keeps infected files in one of their own', async () => {
  const store = evidenceFolder(folder);
  const file = await store.receive(inChunks(bytes));
  await file.keep();
  await store.setApart(file.sha256);
  expect([existsSync(join(folder, sha256.toString('hex'))), existsSync(join(folder, 'infected', sha256.toString('hex')))]).toEqual([false, true]);
});

describe('an object store that cannot be used says why, and without its keys', () => {
  test.each([
    ['a bucket that is not there', { bucket: 'nowhere' }, 'the bucket nowhere at EVIDENCE_S3_ENDPOINT cannot be used: no such bucket (EVIDENCE_S3_BUCKET)'],
    ['a key that it does not know', { accessKeyId: 'somebody' }, 'the bucket evidence at EVIDENCE_S3_ENDPOINT cannot be used: access denied (EVIDENCE_S3_ACCESS_KEY_ID, EVIDENCE_S3_SECRET_ACCESS_KEY)'],
    ['nobody there', { endpoint: 'http://127.0.0.1:9' }, 'the bucket evidence at EVIDENCE_S3_ENDPOINT cannot be used: not reachable'],
  ])('%s', async (_name, wrong, sentence) => {
    await expect(evidenceBucket({ ...objects.bucket, ...wrong, incoming: folder }).check()).rejects.toThrow(sentence);
  });
});
