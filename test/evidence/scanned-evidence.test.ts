import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '../../api/schemas/cases.ts';
import { destroyEvidenceKeys } from '../../db/evidence-erasure.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { asId } from '../../domain/ids.ts';
import type { EvidenceId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { scanRound } from '../../main/scanning.ts';
import { evidenceBucket } from '../../outside/evidence-bucket.ts';
import { clamd } from '../../outside/virus-scanner.ts';
import type { Answer } from '../api/ask.ts';
import { ask, asSuperuser, counts, smallPdf, smallPng, upload } from '../api/ask.ts';
import { testOwner } from '../setup/database.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Clamd } from './clamd-process.ts';
import { EICAR, startClamd } from './clamd-process.ts';
import type { ObjectStore } from './object-store.ts';
import { startObjectStore } from './object-store.ts';

const story = DEMO_SCENARIOS.upheld;
const OWN = story.by.userId;
const CLERK = 'platform-clerk';
const folder = mkdtempSync(join(tmpdir(), 'zhengming-scan-'));
/** Where the scanner will listen, once it is there. */
const place = { path: join(folder, 'clamd.sock') };

let objects: ObjectStore;
let served: ServedHouse;
let scanner: Clamd | string | undefined;
const ids: Record<string, string> = {};
const files: Record<string, Buffer> = { plain: smallPdf(), infected: Buffer.concat([smallPdf(), EICAR, Buffer.from('\n%%EOF\n')]), lost: Buffer.concat([Buffer.from('%PDF-1.4\nlost'), smallPdf()]) };

const get = (path: string, as: string): Promise<Answer> => ask(served, path, { as, method: 'GET' });
const file = (name: string, as: string): Promise<Answer> => get(`/api/evidence/${ids[name]}/file`, as);
/** Why there is no real clamd here; empty where there is one. */
const missing = (): string => (typeof scanner === 'string' ? scanner : '');
const state = async (name: string, as: string = OWN) => (await get(`/api/evidence/${ids[name]}`, as)).json() as { scan: string; released: boolean; scannedAt: string | null; scannedBy: unknown };
const brief = ({ status, code }: Answer) => [status, code];
/** One round of the dispatcher's, with everything due that is waiting for its next try. */
async function round(): Promise<number> {
  await asSuperuser(served, 'update evidence set scan_next_at = clock_timestamp()');
  const store = evidenceBucket({ ...objects.bucket, incoming: folder });
  let n = 0;
  for (;;) {
    const taken = await scanRound(served.house.register, store, clamd(place));
    n += taken;
    if (taken < 4) return n;
  }
}
const health = async () => ((await get('/health/ready', OWN)).json() as { status: string; checks: { name: string; ok: boolean; detail: string; warning?: string }[] });

beforeAll(async () => {
  objects = await startObjectStore();
  served = await serveHouse({ clamd: place, evidenceBucket: objects.bucket, allowUnscanned: false, worker: false });
  files['photo'] = await smallPng();
  for (const [name, bytes] of Object.entries(files)) {
    const taken = await ask(served, '/api/evidence', { as: OWN, form: upload(bytes, name === 'photo' ? '照片.png' : `${name}.pdf`) });
    expect([taken.status, taken.json()]).toMatchObject([201, { scan: 'pending', size: bytes.length }]);
    ids[name] = (taken.json() as { id: string }).id;
  }
});
afterAll(async () => {
  if (typeof scanner === 'object') await scanner.stop();
  await served.stop();
  await objects.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('what lies in the store is noise, under the hash of what lies there', () => {
  const kept = readdirSync(objects.folder).filter((each) => each.endsWith('_object'));
  expect(kept).toHaveLength(4);
  for (const name of kept) expect(readFileSync(join(objects.folder, name)).includes('%PDF')).toBe(false);
});

describe('the scanner is configured and not there', () => {
  test('the owner has the file back; nobody else knows of it', async () => {
    const back = await file('plain', OWN);
    expect([back.status, back.text]).toEqual([200, smallPdf().toString()]);
    expect(brief(await file('plain', CLERK))).toEqual([404, 'not-found']);
    expect(brief(await get(`/api/evidence/${ids['plain']}`, CLERK))).toEqual([404, 'not-found']);
  });

  test('an objection that names the files is received at once', async () => {
    const grounds = story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue }));
    const filed = await ask(served, '/api/cases', { as: OWN, body: { recordId: story.recordId, refusal: story.refusal, grounds, evidenceIds: Object.values(ids) } });
    expect(filed.status).toBe(201);
    ids['case'] = (filed.json() as { caseId: string }).caseId;
  });

  test('rounds leave the files waiting, and nobody else has them, neither whole nor as an image', async () => {
    expect(await round()).toBe(4);
    expect(await state('plain', CLERK)).toMatchObject({ scan: 'pending', released: false, scannedAt: null, scannedBy: null });
    for (const name of ['plain', 'infected', 'photo']) expect(brief(await file(name, CLERK))).toEqual([409, 'file-not-released']);
    expect(brief(await get(`/api/evidence/${ids['photo']}/preview`, CLERK))).toEqual([409, 'file-not-released']);
    const view = (await get(`/api/cases/${ids['case']}`, CLERK)).json() as CaseView;
    expect(view.evidence.map(({ scan, mayFetch, own }) => [scan, mayFetch, own])).toEqual(Array.from({ length: 4 }, () => ['pending', false, false]));
    expect(((await get(`/api/cases/${ids['case']}`, OWN)).json() as CaseView).evidence.map(({ mayFetch, own }) => [mayFetch, own])).toEqual(Array.from({ length: 4 }, () => [true, true]));
  });

  test('health says so, and how many wait', async () => {
    const { status, checks } = await health();
    expect([status, checks.find((each) => each.name === 'scanner')]).toEqual(['degraded', { name: 'scanner', ok: false, detail: 'the virus scanner cannot be reached; 4 files wait, 0 could not be examined' }]);
  });
});

describe('the scanner comes', () => {
  beforeAll(async () => {
    scanner = await startClamd({ socket: place.path });
    if (typeof scanner === 'string') return;
    // One file is lost from the store meanwhile.
    const [row] = await asSuperuser<{ hash: string }>(served, `select encode(sha256, 'hex') as hash from evidence where id = '${ids['lost']}'`);
    for (const name of readdirSync(objects.folder).filter((each) => each.startsWith(row!.hash))) rmSync(join(objects.folder, name));
    expect(await round()).toBe(4);
  }, 120_000);

  test('a clean file is released to whoever argues over it, with what found it clean', async ({ skip }) => {
    skip(missing() !== '', missing());
    expect(await state('plain', CLERK)).toMatchObject({ scan: 'clean', released: true, scannedAt: expect.stringMatching(/^20/) as string, scannedBy: { engine: expect.stringMatching(/^ClamAV/) as string, signatures: 'unknown' } });
    const got = await file('plain', CLERK);
    expect([got.status, got.text, got.headers.get('content-length')]).toEqual([200, smallPdf().toString(), String(smallPdf().length)]);
    expect(['content-disposition', 'content-security-policy', 'x-content-type-options', 'cache-control'].map((name) => got.headers.get(name)))
      .toEqual(["attachment; filename*=UTF-8''plain.pdf", "default-src 'none'; sandbox", 'nosniff', 'no-store']);
    expect(brief(await get(`/api/evidence/${ids['plain']}/preview`, CLERK))).toEqual([415, 'unsupported-type']);
    const image = await get(`/api/evidence/${ids['photo']}/preview`, CLERK);
    expect([image.status, image.type, image.headers.get('content-security-policy'), image.headers.get('x-content-type-options')]).toEqual([200, 'image/jpeg', "default-src 'none'; sandbox", 'nosniff']);
  });

  test('an infected file is nobody\'s, its owner is told, and its bytes are apart', async ({ skip }) => {
    skip(missing() !== '', missing());
    expect(await state('infected')).toMatchObject({ scan: 'infected', released: false });
    for (const as of [OWN, CLERK]) expect(brief(await file('infected', as))).toEqual([422, 'infected-file']);
    const view = (await get(`/api/cases/${ids['case']}`, OWN)).json() as CaseView;
    expect(view.evidence.find((each) => each.id === ids['infected'])).toMatchObject({ scan: 'infected', mayFetch: false, own: true });
    const [row] = await asSuperuser<{ hash: string; scan_finding: string }>(served, `select encode(sha256, 'hex') as hash, scan_finding from evidence where id = '${ids['infected']}'`);
    expect(row!.scan_finding).toBe('Eicar-Test-Signature.UNOFFICIAL');
    expect([readdirSync(objects.folder), readdirSync(join(objects.folder, 'infected'))].map((names) => names.some((name) => name.startsWith(row!.hash)))).toEqual([false, true]);
  });

  test('a file that cannot be examined has failed, is not released, and is asked about again', async ({ skip }) => {
    skip(missing() !== '', missing());
    expect(await state('lost')).toMatchObject({ scan: 'failed', released: false });
    expect(brief(await file('lost', CLERK))).toEqual([409, 'file-not-released']);
    expect((await file('lost', OWN)).status).toBe(500);
    expect((await health()).checks.find((each) => each.name === 'scanner')).toMatchObject({ ok: true, warning: 'filesNotScannable', detail: expect.stringContaining('0 files wait, 1 could not be examined') as string });
    expect(await round()).toBe(1);
  });

  test('what was taken while there was no scanner is scanned now; what is judged stays judged', async ({ skip }) => {
    skip(missing() !== '', missing());
    await asSuperuser(served, `update evidence set scan = 'not_scanned', scanned_at = null, scan_engine = null where id = '${ids['plain']}'`);
    expect(brief(await file('plain', CLERK))).toEqual([409, 'file-not-released']);
    expect(await round()).toBe(2);
    expect((await file('plain', CLERK)).status).toBe(200);
  });
});

describe('many and large', () => {
  test('200 files are taken, 20 may be named, 21 may not', async () => {
    const taken: string[] = [];
    for (let i = 0; i < 200; i += 1) taken.push(((await ask(served, '/api/evidence', { as: 'company-yanqi', form: upload(Buffer.concat([Buffer.from(`%PDF-1.4\n${i}\n`), smallPdf()]), `${i}.pdf`) })).json() as { id: string }).id);
    expect(new Set(taken).size).toBe(200);
    const refused = await ask(served, '/api/cases', { as: 'company-yanqi', body: { recordId: story.recordId, refusal: null, grounds: [{ kind: 'expired', field: null, explanation: '公示期已满', claimedValue: null }], evidenceIds: taken.slice(0, 21) } });
    expect([refused.status, refused.errors]).toEqual([400, [{ pointer: '/evidenceIds', code: 'invalid-field' }]]);
  });

  test('a file of exactly 20 MB goes in and comes back whole', async () => {
    const big = Buffer.concat([Buffer.alloc(20 * 1024 * 1024 - smallPdf().length, '%PDF-1.4\n0123456789abcdef'), smallPdf()]);
    const taken = await ask(served, '/api/evidence', { as: OWN, form: upload(big, 'big.pdf') });
    expect(taken.status).toBe(201);
    ids['big'] = (taken.json() as { id: string }).id;
    expect((await file('big', OWN)).text === big.toString()).toBe(true);
  });

  test('a bomb of pixels is kept as it is and never decoded', async () => {
    const bomb = Buffer.from(await smallPng());
    // The header says 60,000 × 60,000; its checksum no longer fits, and libraries that forgive that meet the limit.
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const taken = await ask(served, '/api/evidence', { as: OWN, form: upload(bomb, 'bomb.png') });
    expect(taken.status).toBe(201);
    expect(brief(await get(`/api/evidence/${(taken.json() as { id: string }).id}/preview`, OWN))).toEqual([422, 'broken-file']);
  });
});

describe('a file is kept before it is entered', () => {
  const actor = story.by;
  const enter = (keep: () => Promise<void>) => {
    const id = asId<EvidenceId>(randomUUID());
    const { register } = served.house;
    const key = { actor: actor.userId, route: 'POST /api/evidence', key: randomUUID(), fingerprint: register.vault.fingerprint(id) };
    const receipt = { id, fileName: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: '', scan: 'pending' as const };
    return takeEvidence(register, { actor, key, caseId: null, receipt, file: { key: randomBytes(32), sha256: randomBytes(32), keep } });
  };

  test('nothing stands in the register while it is being kept', async () => {
    const before = await counts(served);
    let meanwhile: unknown;
    await enter(async () => {
      meanwhile = await counts(served);
    });
    expect([meanwhile, await counts(served)]).toEqual([before, { ...before, files: before.files + 1, outcomes: before.outcomes + 1 }]);
  });

  test('and nothing when it could not be', async () => {
    const before = await counts(served);
    await expect(enter(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full');
    expect(await counts(served)).toEqual(before);
  });
});

test('a file whose key is destroyed is gone for everybody, its owner too, and the others stay', async () => {
  const owner = testOwner(served.house.migrationUrl);
  try {
    expect(await destroyEvidenceKeys(owner, [asId<EvidenceId>(ids['photo']!)])).toBe(1);
  } finally {
    await owner.destroy();
  }
  for (const as of [OWN, CLERK]) expect((await file('photo', as)).code).toMatch(/^(not-found|file-not-released)$/);
  expect(brief(await file('photo', OWN))).toEqual([404, 'not-found']);
  expect((await file('plain', OWN)).status).toBe(200);
});
