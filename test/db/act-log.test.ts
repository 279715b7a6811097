import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ChainRow, Head } from '../../db/act-log.ts';
import { loadActs, verifyChain } from '../../db/act-log.ts';
import type { Trx } from '../../db/database.ts';
import { takeRole } from '../../db/database.ts';
import { verifiedLog } from '../../db/log-reads.ts';
import type { Register } from '../../db/register.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import { foldCase } from '../../domain/situation.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, acknowledgeAll, answer, decide, demoActor, file } from '../setup/play-story.ts';

let database: TestDatabase;
let register: Register;
let caseId: CaseId;
let dossierId: DossierId;
let rows: ChainRow[];
let head: Head;

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  const stage = handTurned(register);
  const story = DEMO_SCENARIOS.upheld;
  caseId = await file(stage, story);
  dossierId = caseId as string as DossierId;
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await stage.settled();
  ({ rows, head } = await as('zm_auditor', async (trx) => {
    const dossier = await trx.selectFrom('dossier').select(['id', 'seq', 'head']).where('id', '=', dossierId).executeTakeFirstOrThrow();
    return { rows: await trx.selectFrom('act').selectAll().where('dossier_id', '=', dossierId).orderBy('seq').execute(), head: { id: dossier.id, seq: dossier.seq, hash: dossier.head } };
  }));
});
afterAll(async () => {
  await register.db.destroy();
  await database.drop();
});

const as = <T>(role: 'zm_auditor' | 'zm_register' | 'zm_request', work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, role, 'auditor');
  return work(trx);
});
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const with_ = (at: number, change: Partial<ChainRow>): ChainRow[] => rows.map((row) => (row.seq === at ? { ...row, ...change } : row));
/** The row's body with a word changed, and its hash made to fit, as a forger would. */
function edited(at: number, from: string, to: string): Partial<ChainRow> {
  const text = rows[at - 1]!.body.toString();
  expect(text).toContain(from);
  const body = Buffer.from(text.replace(from, to));
  return { body, hash: sha256(body) };
}

describe('the chain', () => {
  test('of a real case holds from its first act to the head of its dossier', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(head.seq).toBe(rows.length);
    expect(verifyChain(rows, head)).toBeNull();
  });

  test('finds an edited body, also with its own hash made to fit, at the next act or at the head', () => {
    expect(verifyChain(with_(5, { body: edited(5, 'disputed', 'none').body! }), head)).toBe(5);
    expect(verifyChain(with_(5, edited(5, 'disputed', 'none')), head)).toBe(6);
    expect(verifyChain(with_(5, { body: Buffer.from('no JSON'), hash: sha256(Buffer.from('no JSON')) }), head)).toBe(5);
    const last = rows.length;
    expect(verifyChain(with_(last, edited(last, '"version":1', '"version":9')), head)).toBe(last);
  });

  test('finds a whole chain made anew after an edit, by the head', () => {
    let previous = '';
    const forged = rows.map((row) => {
      const stored = { ...JSON.parse(row.body.toString()), prev: previous } as Record<string, unknown>;
      const body = Buffer.from(JSON.stringify(row.seq === 5 ? { ...stored, facts: {} } : stored));
      const hash = sha256(body);
      previous = hash.toString('hex');
      return { ...row, body, hash };
    });
    expect(verifyChain(forged, head)).toBe(head.seq);
  });

  test('finds columns beside the body that say something else', () => {
    expect(verifyChain(with_(4, { kind: 'decided' }), head)).toBe(4);
    expect(verifyChain(with_(4, { author_user: rows[0]!.author_user }), head)).toBe(4);
    expect(verifyChain(with_(4, { author_class: 'procedure' }), head)).toBe(4);
    expect(verifyChain(with_(4, { occurred_at: rows[0]!.occurred_at }), head)).toBe(4);
    expect(verifyChain(with_(4, { id: rows[0]!.id }), head)).toBe(4);
    expect(verifyChain(with_(4, { version: 2 }), head)).toBe(4);
    const silent = rows.find((row) => row.cause !== null)!;
    expect(verifyChain(with_(silent.seq, { cause: silent.cause! + 1 }), head)).toBe(silent.seq);
  });

  test('finds a deleted act, also with those after it numbered anew', () => {
    const without = rows.filter((row) => row.seq !== 7);
    expect(verifyChain(without, head)).toBe(7);
    expect(verifyChain(without.map((row, i) => ({ ...row, seq: i + 1 })), head)).toBe(7);
    expect(verifyChain(rows.slice(1), head)).toBe(1);
  });

  test('finds acts put in another order, also with their numbers exchanged', () => {
    const swapped = [...rows.slice(0, 5), rows[6]!, rows[5]!, ...rows.slice(7)];
    expect(verifyChain(swapped, head)).toBe(6);
    expect(verifyChain(swapped.map((row, i) => ({ ...row, seq: i + 1 })), head)).toBe(6);
  });

  test('finds a tail that was cut off, and one that was added', () => {
    expect(verifyChain(rows.slice(0, -1), head)).toBe(rows.length);
    expect(verifyChain([], head)).toBe(1);
    const shorter = { ...head, seq: head.seq - 1 };
    expect(verifyChain(rows, shorter)).toBe(shorter.seq);
    expect(verifyChain(rows.slice(0, -1), shorter), 'the head\'s hash is of the act that was cut off').toBe(shorter.seq);
  });

  test('finds the log of another dossier', () => {
    expect(verifyChain(rows, { ...head, id: '00000000-0000-0000-0000-000000000000' as DossierId })).toBe(1);
  });
});

test('every act with words commits to them, salted; what opens is what was committed to', async () => {
  await as('zm_register', async (trx) => {
    const { subjectId } = foldCase(await loadActs(trx, dossierId));
    const contents = await trx.selectFrom('act_content').innerJoin('act', 'act.id', 'act_content.act_id').select(['act.kind', 'act.body', 'act_content.sealed'])
      .where('act.dossier_id', '=', dossierId).orderBy('act.seq').execute();
    expect(contents.map((c) => c.kind)).toEqual(['filed', 'accepted', 'answered', 'decisionDrafted', 'decided', 'recordRevoked']);
    for (const { kind, body, sealed } of contents) {
      const { content } = JSON.parse(body.toString()) as { content: string };
      expect(sha256(await register.vault.openBytes(trx, subjectId, sealed)).toString('hex'), kind).toBe(content);
    }
    const accepted = contents.find((c) => c.kind === 'accepted')!;
    expect(await register.vault.open(trx, subjectId, accepted.sealed)).toEqual({ remark: DEMO_SCENARIOS.upheld.acceptanceRemark });
  });
});

test('no act holds a person\'s words', () => {
  const { refusal, acceptanceRemark, decision, grounds } = DEMO_SCENARIOS.upheld;
  for (const words of [refusal.where, refusal.byWhom, acceptanceRemark, decision.facts, decision.reasons, ...grounds.map((g) => g.explanation)]) {
    for (const row of rows) expect(row.body.includes(Buffer.from(words)), `${row.kind} at ${row.seq}`).toBe(false);
  }
});

test('words that are gone leave the chain whole and the case where it stands, and without an act that erased them they are missed; a row edited by the owner is found', async () => {
  const verified = () => verifiedLog(register, demoActor('auditor'), caseId);
  const before = await as('zm_request', (trx) => loadActs(trx, dossierId));
  const owner = testOwner(database.migrationUrl);
  try {
    await owner.deleteFrom('act_content').where('act_id', 'in', owner.selectFrom('act').select('id').where('dossier_id', '=', dossierId)).execute();
    const whole = await verified();
    expect([whole.brokenAt, whole.because]).toEqual([1, 'words']);
    expect(whole.acts).toHaveLength(rows.length);
    expect(foldCase(await as('zm_request', (trx) => loadActs(trx, dossierId)))).toEqual(foldCase(before));
    await owner.updateTable('act').set(edited(5, 'disputed', 'none')).where('dossier_id', '=', dossierId).where('seq', '=', 5).execute();
    expect(await verified()).toMatchObject({ brokenAt: 6, because: 'act' });
  } finally {
    await owner.destroy();
  }
});
