import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Bulletin } from '../../db/bulletins.ts';
import { dailyBulletin, orderBulletin } from '../../db/bulletins.ts';
import { answerComplaint, fileComplaint, takeComplaint } from '../../db/complaint-register.ts';
import { canonical } from '../../db/content-vault.ts';
import { reading } from '../../db/database.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { verifiedLog } from '../../db/log-reads.ts';
import { merkleTree } from '../../db/merkle.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { traceLines } from '../../db/trace-export.ts';
import { traceState } from '../../db/trace-reads.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, ComplaintId, EvidenceId, LetterId, RecordId, SubjectId } from '../../domain/ids.ts';
import { PLATFORM } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { checkTrace } from '../../scripts/check-trace.mjs';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, acknowledgeAll, answer, decide, demoActor, file } from '../setup/play-story.ts';

/**
 * What the cluster's superuser can do to the trace, past every grant, and who finds it: the auditor's view, check-trace with the bulletins of the
 * export, with a receipt, with a root that was published. `CHAIN` alone: an export whose bulletins were made away with.
 */
let database: TestDatabase;
let register: Register;
let admin: pg.Client;
let caseId: CaseId;
let complaintId: ComplaintId;
let subjectId: SubjectId;
let bulletins: [Bulletin, Bulletin];
/** How far the log had come in each bulletin, and now. */
let seen: [number, number];
let last: number;

interface Row { seq: number; body: Buffer; hash: Buffer }
let rows: Row[];

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const stage = handTurned(register);
  const story = DEMO_SCENARIOS.upheld;
  subjectId = story.by.subjectId!;
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const first = (await dailyBulletin(register))!;
  const then = (await logRows()).length;
  await acknowledgeAll(stage, caseId);
  await stage.counter.act(story.by, caseId, { kind: 'evidenceAdded', words: '缴款凭证', evidenceIds: [await fileOf(story.by)] });
  await answer(stage, caseId, story);
  const second = await ordered();
  bulletins = [first, second];
  seen = [then, (await logRows()).length];
  await decide(stage, caseId, story);
  await stage.settled();
  complaintId = await complained(story.recordId);
  rows = await logRows();
  last = rows.length;
  for (const table of KEPT) await admin.query(`create table saved_${table} as select * from ${table}`);
});
const personal = (actor: Actor) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'complaint', key: randomUUID(), fingerprint: Buffer.alloc(0) } });
/** A complaint about the platform, examined and answered: a receipt with its first act, an answer with its third. */
async function complained(recordId: RecordId): Promise<ComplaintId> {
  const { receipt: { complaintId: id } } = await fileComplaint(register, {
    ...personal(DEMO_SCENARIOS.upheld.by), request: { kind: 'handling', recordId, caseId: null, againstId: PLATFORM, on: null, where: '服务窗口', what: '两次告知的期限不一致', evidenceIds: [] },
  });
  await takeComplaint(register, { ...personal(demoActor('supervisor')), complaintId: id });
  await answerComplaint(register, { ...personal(demoActor('supervisor')), complaintId: id, request: { outcome: 'notUpheld', reasons: '两次告知的是不同事项的期限', order: null, breach: null } });
  return id;
}
/** A file that has come in, its bytes nowhere: the log knows it by its hash. */
async function fileOf(actor: Actor): Promise<EvidenceId> {
  const id = asId<EvidenceId>(newActId());
  await takeEvidence(register, {
    actor, caseId: null, key: { actor: actor.userId, route: 'evidence', key: id, fingerprint: Buffer.alloc(32) }, file: { key: Buffer.alloc(32, 7), sha256: Buffer.alloc(32, 9), keep: async () => {} },
    receipt: { id, fileName: '缴款凭证.pdf', mediaType: 'application/pdf', size: 100, sha256: '00'.repeat(32), scan: 'not_scanned' },
  });
  return id;
}
afterAll(async () => {
  await admin.end();
  await register.db.destroy();
  await database.drop();
});

const KEPT = ['act', 'act_content', 'dossier', 'subject_key', 'bulletin', 'bulletin_leaf', 'erasure', 'letter', 'evidence'] as const;
/** Puts everything back as it was. */
afterEach(async () => {
  await admin.query("set session_replication_role = 'replica'");
  for (const table of KEPT) await admin.query(`delete from ${table}`);
  for (const table of KEPT) await admin.query(`insert into ${table} select * from saved_${table}`);
});

/** As nobody's foreign keys and grants hold. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await admin.query("set session_replication_role = 'replica'");
  await admin.query(statement, values);
}

async function ordered(): Promise<Bulletin> {
  const actor = demoActor('auditor');
  return (await orderBulletin(register, { actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'bulletin', key: randomUUID(), fingerprint: Buffer.alloc(32) } })).bulletin;
}
const logRows = async (): Promise<Row[]> => (await admin.query<Row>('select seq, body, hash from act where dossier_id = $1 order by seq', [caseId])).rows;
const receiptOf = (seq: number) => ({ seq, hash: rows[seq - 1]!.hash.toString('hex'), dossier: caseId as string });

async function auditor(): Promise<{ brokenAt: number | null; because: string | null; bulletin: number | null }> {
  const { brokenAt, because, bulletin } = await verifiedLog(register, demoActor('auditor'), caseId);
  return { brokenAt, because, bulletin };
}
const state = () => reading(register.db, 'auditor', traceState);
const WHOLE = { brokenAt: null, because: null, bulletin: null };

type Held = NonNullable<Parameters<typeof checkTrace>[1]> & { bulletins?: false };
async function exported(): Promise<string[]> {
  const text: string[] = [];
  for await (const some of traceLines(register.db, 'auditor')) text.push(some);
  return text.join('').trimEnd().split('\n');
}
const whole = async () => checkTrace(await exported());
/** What check-trace says of an export made now. */
async function checked({ bulletins: kept, ...held }: Held = {}): Promise<string> {
  let lines = await exported();
  if (kept === false) {
    lines = lines.filter((line) => !/^\{"type":"(?:bulletin|leaf)"/.test(line)).map((line) => (line.startsWith('{"type":"end"') ? JSON.stringify({ ...(JSON.parse(line) as object), bulletins: 0, leaves: 0 }) : line));
  }
  const { ok, says } = await checkTrace(lines, held);
  return ok ? says.slice(0, 2) : says.replace(caseId, 'C');
}
const CHAIN = { bulletins: false } as const;

/** The log with one act changed and everything after it chained anew, as somebody would who has read this code. */
async function rewrite(from: number, change: (stored: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  let previous = from === 1 ? '' : rows[from - 2]!.hash.toString('hex');
  for (const { seq, body } of rows.slice(from - 1)) {
    const stored = { ...(JSON.parse(body.toString()) as Record<string, unknown>), prev: previous };
    const made = Buffer.from(canonical(seq === from ? change(stored) : stored));
    previous = createHash('sha256').update(made).digest('hex');
    await tamper('update act set body = $3, hash = $4 where dossier_id = $1 and seq = $2', [caseId, seq, made, Buffer.from(previous, 'hex')]);
  }
  await tamper('update dossier set head = $2 where id = $1', [caseId, Buffer.from(previous, 'hex')]);
}
/** An export with one line more, behind its dossiers, and its last line made to fit. */
async function withLateLine(line: object): Promise<string> {
  const lines = await exported();
  const end = JSON.parse(lines.at(-1)!) as { leaves: number };
  const { ok, says } = await checkTrace([...lines.slice(0, -1), JSON.stringify(line), JSON.stringify({ ...end, leaves: end.leaves + 1 })]);
  return ok ? says.slice(0, 2) : says.replace(caseId, 'C');
}
/** With the letters that these acts have issued, unless the forger forgets them. */
async function cutAfter(seq: number, { letters = true } = {}): Promise<void> {
  if (letters) await tamper(`delete from letter where id::text in (select convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'letterId' from act where dossier_id = $1 and seq > $2 and kind = 'letterIssued')`, [caseId, seq]);
  await tamper('delete from act_content where act_id in (select id from act where dossier_id = $1 and seq > $2)', [caseId, seq]);
  await tamper('delete from act where dossier_id = $1 and seq > $2', [caseId, seq]);
  await tamper('update dossier set seq = $2, head = $3 where id = $1', [caseId, seq, rows[seq - 1]!.hash]);
}
async function wipe(): Promise<void> {
  await tamper('delete from act_content where act_id in (select id from act where dossier_id = $1)', [caseId]);
  await tamper('delete from act where dossier_id = $1', [caseId]);
  await tamper('delete from dossier where id = $1', [caseId]);
}
/** Makes the bulletins anew after tampering, as many as there were. */
async function bulletinsAnew(): Promise<void> {
  await tamper('delete from bulletin_leaf');
  await tamper('delete from bulletin');
  await dailyBulletin(register);
  await ordered();
}
const editedBody = (seq: number): Buffer => {
  const stored = JSON.parse(rows[seq - 1]!.body.toString()) as { recordedAt: string };
  return Buffer.from(canonical({ ...stored, recordedAt: '2026-01-01T00:00:00.000Z' }));
};

test('what nobody has touched is whole for everyone', async () => {
  expect(seen[0]).toBeGreaterThan(5);
  expect(seen[1]).toBeGreaterThan(seen[0] + 3);
  expect(last).toBeGreaterThan(seen[1] + 3);
  expect(await auditor()).toEqual(WHOLE);
  expect(await state()).toMatchObject({ bulletins: 2, bulletinBroken: null, missing: [], looks: { brokenAt: null } });
  expect(await checked({ receipts: [receiptOf(1), receiptOf(seen[1]), receiptOf(last)], roots: bulletins.map(({ no, root }) => ({ no, root })) })).toBe('ok');
  expect(await checked(CHAIN)).toBe('ok');
});

describe('found by the chain alone, without bulletin or receipt', () => {
  test('an edited body', async () => {
    await tamper('update act set body = $2 where dossier_id = $1 and seq = 5', [caseId, editedBody(5)]);
    expect(await auditor()).toEqual({ brokenAt: 5, because: 'act', bulletin: null });
    expect(await checked(CHAIN)).toBe('dossier C seq 5: was edited: its hash is another');
  });

  test('an edited body with its hash made to fit: at the act after it, or by the head', async () => {
    const edit = async (seq: number): Promise<void> => {
      const body = editedBody(seq);
      await tamper('update act set body = $3, hash = $4, recorded_at = $5 where dossier_id = $1 and seq = $2', [caseId, seq, body, createHash('sha256').update(body).digest(), '2026-01-01T00:00:00.000Z']);
    };
    await edit(last);
    expect(await auditor()).toEqual({ brokenAt: last, because: 'act', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq ${last}: is not what the head of the dossier says`);
    await edit(5);
    expect(await auditor()).toMatchObject({ brokenAt: 6, because: 'act' });
    expect(await checked(CHAIN)).toBe('dossier C seq 6: does not follow the act before it: one of the two was edited or exchanged');
  });

  test('columns beside the body that say something else, by the auditor\'s view; the export carries none', async () => {
    await tamper(`update act set version = 7 where dossier_id = $1 and seq = 3`, [caseId]);
    expect(await auditor()).toEqual({ brokenAt: 3, because: 'act', bulletin: null });
    expect(await checked(CHAIN)).toBe('ok');
  });

  test('an act deleted from the middle, and the last one', async () => {
    await tamper('delete from act where dossier_id = $1 and seq = $2', [caseId, last]);
    expect(await auditor()).toEqual({ brokenAt: last, because: 'act', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq ${last}: is missing before the head of the dossier`);
    await tamper('delete from act where dossier_id = $1 and seq = 7', [caseId]);
    expect(await auditor()).toMatchObject({ brokenAt: 7, because: 'act' });
    expect(await checked(CHAIN)).toBe('dossier C seq 7: is missing');
  });

  test('two acts in each other\'s place', async () => {
    await tamper('update act set seq = case seq when 6 then -7 else -6 end where dossier_id = $1 and seq in (6, 7)', [caseId]);
    await tamper('update act set seq = -seq where dossier_id = $1 and seq < 0', [caseId]);
    expect(await auditor()).toEqual({ brokenAt: 6, because: 'act', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq 6: is an act of another place: dossier ${caseId} seq 7`);
  });
});

describe('found by a bulletin or a receipt, and by nothing less', () => {
  test('a tail cut off with the head set back', async () => {
    const left = seen[1] - 2;
    await cutAfter(left);
    expect(await auditor()).toEqual({ brokenAt: left + 1, because: 'bulletin', bulletin: 2 });
    expect((await state()).missing).toEqual([{ dossier: caseId, kind: 'case', bulletin: 2, seq: seen[1], now: left }]);
    expect(await checked()).toBe(`dossier C seq ${left + 1}: was cut off; bulletin 2 has seen the log up to seq ${seen[1]}`);
    expect(await checked({ ...CHAIN, receipts: [receiptOf(left + 1)] })).toBe(`dossier C seq ${left + 1}: was cut off: there is a receipt for seq ${left + 1}`);
    expect(await checked(CHAIN)).toBe('ok');
  });

  test('a fork: the log made anew from one act on, consistent to its head', async () => {
    const from = seen[0] + 2;
    await rewrite(from, (stored) => ({ ...stored, content: '0'.repeat(64) }));
    // Somewhere after what bulletin 1 still vouches for; only a receipt names the act.
    expect(await checked()).toBe(`dossier C seq ${seen[0] + 1}: up to seq ${seen[1]} other acts stand here than bulletin 2 has seen`);
    expect(await auditor()).toEqual({ brokenAt: seen[0] + 1, because: 'bulletin', bulletin: 2 });
    expect(await checked({ ...CHAIN, receipts: [receiptOf(from)] })).toBe(`dossier C seq ${from}: is another act than the receipt says`);
    expect(await checked({ ...CHAIN, receipts: [receiptOf(from - 1)] })).toBe('ok');
    expect(await checked(CHAIN)).toBe('ok');
  });

  test('a whole dossier made away with', async () => {
    await wipe();
    expect((await state()).missing).toEqual([1, 2].map((bulletin) => ({ dossier: caseId, kind: null, bulletin, seq: seen[bulletin - 1], now: 0 })));
    expect(await checked()).toBe(`dossier C seq 1: the dossier is gone; bulletin 1 has seen it up to seq ${seen[0]}`);
    expect(await checked({ ...CHAIN, receipts: [receiptOf(4)] })).toBe('dossier C seq 4: the dossier of this receipt is gone');
    expect(await checked(CHAIN)).toBe('ok');
  });
});

describe('found by a receipt alone, until the next bulletin', () => {
  test('acts cut off or made anew that no bulletin has seen yet', async () => {
    await cutAfter(seen[1] + 1);
    expect(await auditor()).toEqual(WHOLE);
    expect(await checked()).toBe('ok');
    expect(await checked({ receipts: [receiptOf(last)] })).toBe(`dossier C seq ${seen[1] + 2}: was cut off: there is a receipt for seq ${last}`);
  });

  test('a fork after the last bulletin', async () => {
    await rewrite(seen[1] + 2, (stored) => ({ ...stored, occurredAt: stored['occurredAt'] }));
    expect(await checked({ receipts: [receiptOf(last)] }), 'nothing was changed, so nothing differs').toBe('ok');
    await rewrite(seen[1] + 2, (stored) => ({ ...stored, facts: {} }));
    expect(await checked()).toBe('ok');
    expect(await checked({ receipts: [receiptOf(last)] })).toBe(`dossier C seq ${last}: is another act than the receipt says`);
  });
});

describe('the bulletins forged as well', () => {
  test('made anew over a log that was cut off: found by a receipt or by a root that was published', async () => {
    await cutAfter(seen[1] - 2);
    await bulletinsAnew();
    expect(await auditor()).toEqual(WHOLE);
    expect(await checked()).toBe('ok');
    expect(await checked({ roots: [{ no: 2, root: bulletins[1].root }] })).toBe('bulletin 2: has another root than the one that was published');
    expect(await checked({ receipts: [receiptOf(seen[1])] })).toBe(`dossier C seq ${seen[1] - 1}: was cut off: there is a receipt for seq ${seen[1]}`);
  });

  test('edited, or one made away with: found by themselves', async () => {
    await tamper('update bulletin_leaf set seq = seq - 1 where no = 2 and dossier_id = $1', [caseId]);
    expect((await state()).bulletinBroken).toBe(2);
    expect(await checked()).toBe('bulletin 2: its root is not that of its leaves');
    await tamper('update bulletin set day = day - 1 where no = 1');
    expect((await state()).bulletinBroken).toBe(1);
    await tamper('delete from bulletin_leaf where no = 1');
    await tamper('delete from bulletin where no = 1');
    expect((await state()).bulletinBroken).toBe(1);
    expect(await checked()).toBe('bulletin 1: is missing or out of order: here stands number 2');
  });

  test('the last one made away with: found by its published root', async () => {
    await tamper('delete from bulletin_leaf where no = 2');
    await tamper('delete from bulletin where no = 2');
    expect(await checked()).toBe('ok');
    expect(await checked({ roots: [{ no: 2, root: bulletins[1].root }] })).toBe('bulletin 2: is missing: the last is number 1');
  });
});

test('a leaf put behind the dossiers vouches for acts that no root covers: it is refused', async () => {
  const bare = merkleTree(rows.map(({ hash }) => hash)).root.toString('hex');
  expect(await withLateLine({ type: 'leaf', no: 2, dossier: caseId, seq: last, head: rows[last - 1]!.hash.toString('hex'), acts: bare })).toBe('bulletin 2: a leaf of it stands behind its leaves, where no root covers it');
});

describe('what stands beside the log', () => {
  const seqOf = async (kind: string): Promise<number> => (await admin.query<{ seq: number }>('select min(seq)::int as seq from act where dossier_id = $1 and kind = $2', [caseId, kind])).rows[0]!.seq;

  /** The letter that an act issued: in a complaint's log it stands in the act itself. */
  const LETTER = `select coalesce(facts -> 'letter' ->> 'letterId', facts ->> 'letterId') as id from (select convert_from(body, 'UTF8')::jsonb -> 'facts' as facts from act where dossier_id = $1 and seq = $2) said`;
  const letterOf = async (dossier: string, seq: number): Promise<string> => (await admin.query<{ id: string }>(LETTER, [dossier, seq])).rows[0]!.id;

  test('a letter with other text, or none, is found at the act that issued it', async () => {
    const issued = await seqOf('letterIssued');
    const id = await letterOf(caseId, issued);
    await tamper('update letter l set sealed = (select o.sealed from letter o where o.case_id = $1 and o.id <> l.id limit 1) where id = $2', [caseId, id]);
    expect(await auditor()).toEqual({ brokenAt: issued, because: 'words', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq ${issued}: letter ${id}, which it issued, was altered or exchanged: its hash is another`);
    await tamper(`update letter set sealed = '' where id = $1`, [id]);
    expect(await auditor()).toEqual({ brokenAt: issued, because: 'words', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq ${issued}: letter ${id}, which it issued, is gone, and no act says that it was erased`);
    await tamper('delete from letter where id = $1', [id]);
    expect(await auditor()).toEqual({ brokenAt: issued, because: 'words', bulletin: null });
    expect(await checked(CHAIN)).toBe(`dossier C seq ${issued}: letter ${id}, which it issued, is not there`);
  });

  test('a letter that no act has issued is found, whoever put it there, or forgot it when the acts were cut off', async () => {
    await cutAfter(seen[1] + 1, { letters: false });
    expect(await checked()).toMatch(/^dossier C: letter [0-9a-f-]{36} was issued by none of its acts$/);
  });

  test('a letter of a complaint that the owner of the tables alters, exchanges or makes away with is found at its act', async () => {
    const owner = testOwner(database.migrationUrl);
    const [receipt, answer_] = [asId<LetterId>(await letterOf(complaintId, 1)), asId<LetterId>(await letterOf(complaintId, 3))];
    expect((await whole()).says).toContain(' letters, 0 of them unbound');
    const { sealed } = await owner.selectFrom('letter').select('sealed').where('id', '=', receipt).executeTakeFirstOrThrow();
    const wrong = async (): Promise<string> => (await whole()).says.replace(complaintId, 'K');

    await owner.updateTable('letter').set({ sealed: Buffer.concat([sealed.subarray(0, -1), Buffer.of(sealed.at(-1)! ^ 1)]) }).where('id', '=', receipt).execute();
    expect(await wrong()).toBe(`dossier K seq 1: letter ${receipt}, which it issued, was altered or exchanged: its hash is another`);
    await owner.updateTable('letter').set({ sealed }).where('id', '=', receipt).execute();
    expect((await whole()).ok).toBe(true);
    await owner.updateTable('letter').set({ sealed }).where('id', '=', answer_).execute();
    expect(await wrong()).toBe(`dossier K seq 3: letter ${answer_}, which it issued, was altered or exchanged: its hash is another`);
    await owner.deleteFrom('letter').where('id', '=', answer_).execute();
    expect(await wrong()).toBe(`dossier K seq 3: letter ${answer_}, which it issued, is not there`);
    await owner.destroy();
  });

  test('a letter of a complaint from before its act named a hash stays valid, and is said to be unbound', async () => {
    const { rows: log } = await admin.query<Row>('select seq, body, hash from act where dossier_id = $1 order by seq', [complaintId]);
    let previous = '';
    for (const { seq, body } of log) {
      const stored = JSON.parse(body.toString()) as { facts: { letter?: { letterId: string; number: string } } };
      if (seq === 1) stored.facts.letter = { letterId: stored.facts.letter!.letterId, number: stored.facts.letter!.number };
      const made = Buffer.from(canonical({ ...stored, prev: previous }));
      previous = createHash('sha256').update(made).digest('hex');
      await tamper('update act set body = $3, hash = $4 where dossier_id = $1 and seq = $2', [complaintId, seq, made, Buffer.from(previous, 'hex')]);
    }
    await tamper('update dossier set head = $2 where id = $1', [complaintId, Buffer.from(previous, 'hex')]);
    const text = await whole();
    expect([text.ok, text.says]).toEqual([true, expect.stringMatching(/; \d+ letters, 1 of them unbound: issued before acts named the hash of their letter$/)]);
    // That it is another one now, nobody can tell.
    await tamper('update letter set sealed = $2 where id = $1', [await letterOf(complaintId, 1), Buffer.from('another')]);
    expect(await whole()).toEqual(text);
  });

  test('an export from before letters were in it is checked as it was then', async () => {
    const lines = (await exported()).filter((line) => !line.startsWith('{"type":"letter"')).map((line) => JSON.stringify(Object.fromEntries(Object.entries({ ...(JSON.parse(line) as object) }).filter(([name]) => name !== 'letters'))));
    expect(await checkTrace([lines[0]!.replace('"format":2', '"format":1'), ...lines.slice(1)])).toEqual({ ok: true, says: expect.stringMatching(/; no letters are in this export$/) });
    expect((await checkTrace(lines)).says, 'nor can letters be left out of one that has them').toMatch(/^dossier [0-9a-f-]{36} seq \d+: letter [0-9a-f-]{36}, which it issued, is not there$/);
  });

  test('a file exchanged for another is found at the act that names it', async () => {
    const named = await seqOf('evidenceAdded');
    await tamper(`update evidence set sha256 = $2 where case_id = $1`, [caseId, Buffer.alloc(32, 1)]);
    expect(await auditor()).toEqual({ brokenAt: named, because: 'words', bulletin: null });
    await tamper(`delete from evidence where case_id = $1`, [caseId]);
    expect(await auditor()).toEqual({ brokenAt: named, because: 'words', bulletin: null });
  });

  test('the hash of a file cannot be changed by any login that serves', async () => {
    await admin.query('begin');
    await admin.query('set local role zm_register');
    await expect(admin.query(`update evidence set sha256 = $1`, [Buffer.alloc(32, 1)])).rejects.toThrow('permission denied');
    await admin.query('rollback');
  });
});

describe('words', () => {
  const wordsAt = async (): Promise<[number, string][]> => (await verifiedLog(register, demoActor('auditor'), caseId)).acts.filter((act) => act.words !== 'none').map((act) => [act.seq, act.words]);

  test('that are not those an act committed to are found, also well encrypted ones of another act', async () => {
    const words = await wordsAt();
    expect(words.map(([, state_]) => state_)).toEqual(words.map(() => 'fit'));
    const [first, second] = words.map(([seq]) => seq);
    await tamper(`update act_content c set sealed = o.sealed from act_content o where c.act_id = (select id from act where dossier_id = $1 and seq = $2) and o.act_id = (select id from act where dossier_id = $1 and seq = $3)`, [caseId, second, first]);
    expect(await auditor()).toEqual({ brokenAt: second, because: 'words', bulletin: null });
    await tamper(`update act_content set sealed = $3 where act_id = (select id from act where dossier_id = $1 and seq = $2)`, [caseId, first, Buffer.alloc(64)]);
    expect(await auditor()).toEqual({ brokenAt: first, because: 'words', bulletin: null });
  });

  test('put beside an act that has none', async () => {
    await tamper(`insert into act_content (act_id, subject_id, sealed) select id, $2, $3 from act where dossier_id = $1 and seq = 2`, [caseId, subjectId, Buffer.alloc(64)]);
    expect(await auditor()).toEqual({ brokenAt: 2, because: 'words', bulletin: null });
  });

  test('whose key is destroyed, or which are deleted, are missing where no act of an erasure tells of it, whatever a row says', async () => {
    const seqs = (await wordsAt()).map(([seq]) => seq);
    await tamper('delete from act_content where act_id = (select id from act where dossier_id = $1 and seq = $2)', [caseId, seqs[1]]);
    expect(await auditor()).toEqual({ brokenAt: seqs[1], because: 'words', bulletin: null });
    await tamper('delete from subject_key where subject_id = $1', [subjectId]);
    expect(await auditor()).toEqual({ brokenAt: seqs[0], because: 'words', bulletin: null });
    expect(await wordsAt()).toEqual(seqs.map((seq) => [seq, 'missing']));
    // A row that says so is no erasure, nor is one that names somebody else's act: `test/retention/erasing.test.ts` has the real one.
    await tamper(`insert into erasure (kind, target, act_id, erased_at, counts) values ('case', $1, gen_random_uuid(), now(), '{}')`, [caseId]);
    expect(await auditor()).toEqual({ brokenAt: seqs[0], because: 'words', bulletin: null });
    await tamper(`update erasure set act_id = (select id from act where dossier_id = $1::uuid and seq = 2) where target = $1::uuid::text`, [caseId]);
    expect(await wordsAt()).toEqual(seqs.map((seq) => [seq, 'missing']));
    expect(await checked()).toBe('ok');
  });
});
