import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sealLooks, verifySeals } from '../../db/access-log.ts';
import { dailyBulletin, leavesOf, orderBulletin } from '../../db/bulletins.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import { caseMaterial } from '../../db/case-reads.ts';
import { reading, takeRole } from '../../db/database.ts';
import { inclusionFor } from '../../db/inclusion-reads.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { inclusionPath, merkleTree } from '../../db/merkle.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { readingWords } from '../../db/sight-reads.ts';
import { looksAtSubject } from '../../db/trace-reads.ts';
import type { CaseId, LetterId, SubjectId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { checkTrace } from '../../scripts/check-trace.mjs';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import type { HandTurned } from '../setup/hand-engine.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, clerk, demoActor, file } from '../setup/play-story.ts';
import { checkInclusion } from '../../web/src/pages/trace/check-inclusion.ts';

let database: TestDatabase;
let register: Register;
let admin: pg.Client;
let stage: HandTurned;
let caseId: CaseId;
let subjectId: SubjectId;
const story = DEMO_SCENARIOS.upheld;

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  stage = handTurned(register);
  subjectId = story.by.subjectId!;
  caseId = await file(stage, story);
});
afterAll(async () => {
  await admin.end();
  await register.db.destroy();
  await database.drop();
});

const order = (key = randomUUID()) => {
  const actor = demoActor('operator');
  return orderBulletin(register, { actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'bulletin', key, fingerprint: Buffer.alloc(32) } });
};
const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('the Merkle tree', () => {
  const entries = Array.from({ length: 11 }, (_, i) => Buffer.from(`entry ${i}`));
  const leaf = (i: number): Buffer => sha256(Buffer.of(0), entries[i]!);
  const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right);

  test('has the roots of RFC 9162: of nothing, of one, and split at the largest power of two', () => {
    expect(merkleTree([]).root.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleTree([Buffer.alloc(0)]).root.toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleTree(entries.slice(0, 3)).root).toEqual(node(node(leaf(0), leaf(1)), leaf(2)));
    const four = node(node(leaf(0), leaf(1)), node(leaf(2), leaf(3)));
    expect(merkleTree(entries.slice(0, 7)).root).toEqual(node(four, node(node(leaf(4), leaf(5)), leaf(6))));
  });

  test('has the published roots of Certificate Transparency', () => {
    const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'));
    expect(merkleTree(data).root.toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    expect(inclusionPath(merkleTree(data), 0).map((hash) => hash.toString('hex'))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });
});

describe('bulletins', () => {
  test('one a day, over all dossiers, each naming the one before; beside it what somebody orders', async () => {
    const first = (await dailyBulletin(register))!;
    const { rows: [counted] } = await admin.query<{ n: number }>('select count(*)::int as n from dossier');
    expect(first).toMatchObject({ no: 1, dossiers: counted!.n, previous: '', looks: null });
    expect(await dailyBulletin(register)).toBeNull();
    const { bulletin: second, seq } = await order();
    expect([second.no, second.previous, second.day]).toEqual([2, first.hash, first.day]);
    // The act that ordered it is covered by it.
    const installation = (await reading(register.db, '', (trx) => leavesOf(trx, 2))).find((leaf) => leaf.dossier === INSTALLATION);
    expect(installation?.seq).toBe(seq);
    expect((await admin.query('select dossier_id from bulletin_leaf where no = 2')).rows).toEqual([{ dossier_id: INSTALLATION }]);
    await stage.moveTo(new Date(Date.now() + 86_400_000).toISOString() as Parameters<HandTurned['moveTo']>[0]);
    expect(await dailyBulletin(register)).toMatchObject({ no: 3, previous: second.hash });
  });

  test('two ordered at once become two; the same request again is answered as before', async () => {
    const [a, b] = await Promise.all([order(), order()]);
    expect([a.bulletin.no, b.bulletin.no].toSorted((x, y) => x - y)).toEqual([4, 5]);
    const key = randomUUID();
    const once = await order(key);
    expect(await order(key)).toEqual(once);
    expect((await admin.query('select from bulletin')).rowCount).toBe(6);
  });
});

describe('a receipt holder', () => {
  test('proves the act against the root that was published, with nobody\'s acts but its own hash', async () => {
    const { rows } = await admin.query<{ seq: number; hash: Buffer }>('select seq, hash from act where dossier_id = $1 order by seq', [caseId]);
    for (const { seq, hash } of rows) {
      const proof = await inclusionFor(register, story.by, { caseId }, { bulletin: null, seq });
      expect(proof.intact).toBe(true);
      const held = { receipts: [{ seq, hash: hash.toString('hex'), dossier: caseId as string }], roots: [{ no: proof.bulletin.no, root: proof.bulletin.root }] };
      expect(await checkTrace(JSON.stringify(proof, null, 2).split('\n'), held)).toMatchObject({ ok: true });
      const receipt = held.receipts[0]!;
      expect(await checkInclusion(proof, receipt), 'by the browser').toBe('good');
      const flipped = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
      const forged = { ...proof, leaf: { ...proof.leaf, path: proof.leaf.path.map((p, i) => (i === 1 ? flipped(p) : p)) } };
      expect((await checkTrace([JSON.stringify(forged)], held)).ok).toBe(false);
      expect(await checkInclusion(forged, receipt)).toBe('bad');
      expect(await checkInclusion({ ...proof, bulletin: { ...proof.bulletin, root: flipped(proof.bulletin.root) } }, receipt)).toBe('bad');
      expect(await checkInclusion(proof, { ...receipt, hash: flipped(receipt.hash) })).toBe('bad');
      expect((await checkTrace([JSON.stringify(proof)], { ...held, receipts: [{ ...held.receipts[0]!, hash: flipped(held.receipts[0]!.hash) }] })).ok).toBe(false);
      expect((await checkTrace([JSON.stringify(proof)], { ...held, roots: [{ no: proof.bulletin.no, root: flipped(proof.bulletin.root) }] })).ok).toBe(false);
    }
  });

  test('learns that an act is younger than the bulletin, and that a log is no longer what the bulletin has seen', async () => {
    const before = await inclusionFor(register, story.by, { caseId }, { bulletin: 1, seq: null });
    await accept(stage, caseId, story);
    const now = await stage.acts(caseId);
    const young = await inclusionFor(register, story.by, { caseId }, { bulletin: null, seq: now.length });
    expect([young.act, young.intact, await checkInclusion(young, { dossier: caseId, seq: now.length, hash: '' })]).toEqual([null, true, 'young']);
    await admin.query("set session_replication_role = 'replica'");
    await admin.query('update act set hash = $2 where dossier_id = $1 and seq = 1', [caseId, Buffer.alloc(32)]);
    expect(await inclusionFor(register, story.by, { caseId }, { bulletin: 1, seq: null })).toEqual({ ...before, act: null, intact: false });
    await admin.query('update act set hash = $2 where dossier_id = $1 and seq = 1', [caseId, createHash('sha256').update(await bodyOf(1)).digest()]);
  });

  test('of another case is told nothing', async () => {
    await expect(inclusionFor(register, demoActor('company-yanqi'), { caseId }, { bulletin: null, seq: null })).rejects.toMatchObject({ code: 'not-found' });
    await expect(inclusionFor(register, story.by, { caseId }, { bulletin: 99, seq: null })).rejects.toMatchObject({ code: 'not-found', field: '/bulletin' });
  });
});
const bodyOf = async (seq: number): Promise<Buffer> => (await admin.query<{ body: Buffer }>('select body from act where dossier_id = $1 and seq = $2', [caseId, seq])).rows[0]!.body;

describe('looks', () => {
  const looks = async () => (await admin.query<{ reader: string; org_id: string | null; kind: string; subject_id: string; dossier_id: string; item: string | null }>(
    'select reader, org_id, kind, subject_id, dossier_id, item from access_log order by id')).rows;

  test('at a case and at a letter are kept with the look itself; a refused one is none', async () => {
    const begun = (await looks()).length;
    await caseMaterial(register, clerk(), caseId);
    const letterId = (await admin.query<{ id: LetterId }>("select id from letter where case_id = $1 and kind = 'acceptanceNotice'", [caseId])).rows[0]!.id;
    await letterFor(register, story.by, letterId);
    await expect(caseMaterial(register, demoActor('company-yanqi'), caseId)).rejects.toMatchObject({ code: 'not-found' });
    const of = { subject_id: subjectId, dossier_id: caseId };
    expect((await looks()).slice(begun)).toEqual([
      { reader: 'platform-clerk', org_id: clerk().orgId, kind: 'case', item: null, ...of }, { reader: story.by.userId, org_id: null, kind: 'letter', item: letterId, ...of },
    ]);
  });

  test('no words come out without the look being kept', async () => {
    const begun = (await looks()).length;
    await expect(readingWords(register, clerk(), async () => null, () => [{ kind: 'case', subjectId, dossierId: null, item: 'no id' }], async () => 'words')).rejects.toThrow('invalid input syntax for type uuid');
    expect(await looks()).toHaveLength(begun);
  });

  test('a subject sees which organisation looked and when, not itself and no names', async () => {
    const seen = await reading(register.db, story.by.userId, (trx) => looksAtSubject(trx, subjectId, null, 10));
    expect(seen).toEqual([{ id: expect.any(Number), at: expect.any(String), orgId: clerk().orgId, roles: clerk().roles, kind: 'case', number: expect.stringMatching(/\d/) }]);
  });

  test('are sealed once no transaction can add to them; an edited, deleted or added one is found, and the seal itself', async () => {
    const sealed = () => register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_procedure');
      return sealLooks(trx);
    });
    const state = () => reading(register.db, demoActor('auditor').userId, (trx) => verifySeals(trx, 10));
    expect(await sealed(), 'too young').toBeNull();
    await admin.query("update access_log set wall_at = wall_at - interval '2 minutes'");
    const hash = (await sealed())!;
    expect(await state()).toEqual({ seals: 1, brokenAt: null, unsealed: 0 });
    expect(await sealed(), 'nothing new').toEqual(hash);
    await caseMaterial(register, clerk(), caseId);
    expect(await state()).toEqual({ seals: 1, brokenAt: null, unsealed: 1 });
    expect((await order()).bulletin.looks).toBe(hash.toString('hex'));

    await admin.query("insert into access_log (wall_at, reader, roles, kind) select min(wall_at), 'somebody', '{}', 'case' from access_log");
    expect((await state()).brokenAt).toBe(1);
    await admin.query("delete from access_log where reader = 'somebody'");
    expect((await state()).brokenAt).toBeNull();
    await admin.query('update access_seal set entries = entries + 1');
    expect((await state()).brokenAt).toBe(1);
    await admin.query('update access_seal set entries = entries - 1');
    await admin.query('create table saved_log as select * from access_log');
    await admin.query("update access_log set reader = 'nobody' where id = (select min(id) from access_log)");
    expect((await state()).brokenAt).toBe(1);
    await admin.query('update access_log l set reader = s.reader from saved_log s where s.id = l.id');
    expect((await state()).brokenAt).toBeNull();
    await admin.query('delete from access_log where id = (select min(id) from access_log)');
    expect((await state()).brokenAt).toBe(1);
  });

  test('are kept without waiting for the disk, by a setting of their own transaction', async () => {
    const setting = sql<{ setting: string; source: string }>`select setting, source from pg_settings where name = 'synchronous_commit'`;
    const inside = await readingWords(register, clerk(), async () => null, () => [{ kind: 'case', subjectId, dossierId: null, item: null }], async (trx) => (await setting.execute(trx)).rows[0]);
    expect(inside).toEqual({ setting: 'off', source: 'session' });
    expect((await setting.execute(register.db)).rows[0]!.source).not.toBe('session');
  });
});
