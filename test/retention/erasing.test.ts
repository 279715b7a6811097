import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { businessNow, reading } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { openEmergency } from '../../db/emergency-register.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { answerComplaint, fileComplaint, reportOnComplaint, takeComplaint } from '../../db/complaint-register.ts';
import { liftHold, placeHold } from '../../db/legal-hold-register.ts';
import { verifiedLog } from '../../db/log-reads.ts';
import type { Register } from '../../db/register.ts';
import { decideQuarantine } from '../../db/quarantine-register.ts';
import { newActId } from '../../db/register.ts';
import { retentionState } from '../../db/retention-reads.ts';
import { sweepRetention } from '../../db/retention-sweep.ts';
import { traceLines } from '../../db/trace-export.ts';
import { traceState } from '../../db/trace-reads.ts';
import { layTombstones } from '../../db/tombstones.ts';
import { closeBatch, openBatch, takeRows } from '../../db/upload-register.ts';
import { dailyBulletin } from '../../db/bulletins.ts';
import { sealedStream } from '../../db/sealed-stream.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, ComplaintId, EvidenceId, IncidentId, RepairId, UploadId } from '../../domain/ids.ts';
import { addMonths, dayAt, instantOn, parseDay, parseInstant } from '../../domain/time.ts';
import { PLATFORM } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { checkTrace } from '../../scripts/check-trace.mjs';
import { searchEverywhere } from '../../main/check-erased.ts';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import type { EvidenceStore } from '../../outside/evidence-store.ts';
import { eraseRound } from '../../main/erasing.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { demoActor } from '../setup/play-story.ts';
import { playBatch } from '../setup/incident-story.ts';
import { actOnRepair, applyFor } from '../setup/repair-story.ts';
import { closedCase, signRetention } from './closed-case.ts';

let register: Register;
let owner: Db;
let stage: Installation;
let caseId: CaseId;
let repairId: RepairId;
let complaintId: ComplaintId;
let uploadId: UploadId;
let incidentId: IncidentId;
let number: string;
let folder: string;
let store: EvidenceStore;
let fileId: EvidenceId;
const story = DEMO_SCENARIOS.rejected;
const subjectId = story.by.subjectId!;
const subject = DEMO_SUBJECTS.find(({ id }) => id === subjectId)!;
/** What is to be gone: who it was, and what was said. */
const [COMPLAINT, ORDER, HELD] = ['窗口人员当众念出处罚内容', '向投诉人书面说明', '退回的报送与原记录相同'];
const TERMS = [subject.name, subject.identifier, story.grounds[0]!.explanation, story.refusal!.shown, COMPLAINT, ORDER, HELD];

beforeAll(async () => {
  stage = await startInstallation();
  register = stage.register;
  owner = testOwner(stage.migrationUrl);
  folder = mkdtempSync(join(tmpdir(), 'zhengming-erasing-'));
  store = evidenceFolder(folder);
  await store.check();
  fileId = await handIn();
  caseId = await closedCase(stage, register, story);
  number = (await stage.situation(caseId)).number;
  // The authority looked at an exit of its own as well, and refused it.
  ({ repairId } = await applyFor(stage, 'market-clerk', story.recordId, { statement: `${subject.name}已经整改`, commitment: null, proofs: [] }));
  await actOnRepair(stage, 'market-clerk', repairId, { kind: 'repairDecided', outcome: 'refused', reason: 'newViolation', reasons: '又有同类违法行为' });
  await stage.settled();
  // Somebody opened it in an emergency meanwhile, and said whose it is.
  const official = demoActor('province-clerk');
  const asked = personal();
  await openEmergency(register, { ...asked, actor: official, key: { ...asked.key, actor: official.userId }, target: { kind: 'case', ref: number }, reason: `${subject.name}在省窗口等候`, minutes: 60 });
  await complainAndHandIn();
  incidentId = await playBatch(stage);
  await dailyBulletin(register);
}, 120_000);
afterAll(async () => {
  await owner.destroy();
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The subject complains, the organ above orders and the unit reports; and a batch brings a wrong row about the subject, which is kept out. */
async function complainAndHandIn(): Promise<void> {
  const of = (id: string) => ({ ...personal(), actor: demoActor(id), key: { ...personal().key, actor: demoActor(id).userId } });
  const { receipt } = await fileComplaint(register, {
    ...of(story.by.userId), request: { kind: 'handling', recordId: story.recordId, caseId, againstId: PLATFORM, on: null, where: '窗口', what: COMPLAINT, evidenceIds: [] },
  });
  complaintId = receipt.complaintId;
  await takeComplaint(register, { ...of('supervisor'), complaintId });
  await answerComplaint(register, { ...of('supervisor'), complaintId, request: { outcome: 'upheld', reasons: `${COMPLAINT}属实`, order: ORDER, breach: null } });
  const { order_id: orderId } = await owner.selectFrom('complaint_order').select('order_id').executeTakeFirstOrThrow();
  await reportOnComplaint(register, { ...of('platform-clerk'), orderId, request: { steps: `已${ORDER}`, evidenceIds: [] } });

  const provider = demoActor('tax-provider');
  const { fields } = await owner.selectFrom('record_version').select('fields').where('record_id', '=', story.recordId).executeTakeFirstOrThrow();
  const { id: actId } = await owner.selectFrom('act').select('id').where('dossier_id', '=', story.recordId as never).executeTakeFirstOrThrow();
  await owner.transaction().execute((trx) => layTombstones(trx, register.vault, { kind: 'recordRevoked', id: actId, occurredAt: parseInstant('2026-01-01T00:00:00Z'), facts: { recordId: story.recordId } } as never, subjectId, fields, fields));
  const batch = await openBatch(register, { ...provider, orgId: provider.orgId! }, 'b1', 'csv');
  uploadId = batch.id;
  await takeRows(register, batch, [{ no: 1, read: { row: { rowKey: 'n1', identifier: subject.identifier, subjectKind: 'company', category: 'penalty', title: '报送', fields } } }]);
  await closeBatch(register, batch, { sha256: Buffer.alloc(32), fault: null });
  // The mail that tells of it goes out; while one waits, who it is to is kept.
  await owner.updateTable('delivery').set({ state: 'sent', sent_at: sql`clock_timestamp()` }).where('state', '=', 'queued').execute();
  const { id } = await owner.selectFrom('quarantine').select('id').executeTakeFirstOrThrow();
  await decideQuarantine(register, demoActor('platform-clerk'), id, { outcome: 'rejected', reason: HELD });
}

/** A file that says who somebody is; named by no act, it goes by a rule of its own. */
async function handIn(): Promise<EvidenceId> {
  const [id, key, actor] = [asId<EvidenceId>(randomUUID()), randomBytes(32), demoActor('company-yanqi')];
  const incoming = await store.receive(sealedStream(key, (async function* pieces() {
    yield Buffer.from(`%PDF ${subject.name} ${subject.identifier}`);
  })()));
  await takeEvidence(register, {
    actor, caseId: null, key: { actor: actor.userId, route: 'test', key: randomUUID(), fingerprint: Buffer.alloc(32) }, file: { key, sha256: incoming.sha256, keep: () => incoming.keep() },
    receipt: { id, fileName: `${subject.name}.pdf`, mediaType: 'application/pdf', size: 60, sha256: '', scan: 'not_scanned' },
  });
  return id;
}
const everywhere = () => searchEverywhere({ owner, vault: register.vault, store, temporal: { address: inject('temporalAddress'), namespace: 'default', query: `TaskQueue = '${stage.taskQueue}'` }, logs: [folder] }, TERMS);

const supervisor = demoActor('supervisor');
const personal = (actor = supervisor) => ({ actor, actId: newActId(), key: { actor: actor.userId, route: 'test', key: newActId(), fingerprint: Buffer.alloc(32) }, elapsedMs: () => 0 });
const later = async (months: number): Promise<void> => {
  const day = dayAt(await reading(register.db, '', businessNow), 'Asia/Shanghai');
  await stage.moveTo(instantOn(addMonths(day, months), '09:00', 'Asia/Shanghai'));
};
const sweepAll = async (): Promise<number> => {
  let all = 0;
  for (;;) {
    const erased = await eraseRound(register, store);
    if (erased === 0) return all;
    all += erased;
  }
};
const erasuresOf = async (target: string) => (await sql<{ kind: string; counts: Record<string, number> }>`select kind, counts from erasure where target = ${target}`.execute(owner)).rows;

test('before its period is over nothing is erased, and the database refuses whoever tries', async () => {
  await signRetention(owner, register);
  expect(await sweepRetention(register, 20)).toBe(0);
  const early = (role: string) => register.db.transaction().execute(async (trx) => {
    await sql.raw(`set local role ${role}`).execute(trx);
    await sql`select erase_data('case', ${caseId}, ${newActId()}::uuid, '5 years')`.execute(trx);
  });
  await expect(early('zm_procedure')).rejects.toThrow('case is not due');
  await expect(early('zm_register')).rejects.toThrow('permission denied');
  await expect(early('zm_request')).rejects.toThrow('permission denied');
});

test('what was said is there, found by the search that is to prove that it is gone', async () => {
  const { found, histories } = await everywhere();
  expect(new Set(found.map(({ term }) => term))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  expect(found.map(({ place }) => place)).toEqual(expect.arrayContaining([
    'public.subject', 'public.act_content.sealed, opened', 'public.letter.sealed, opened', 'public.emergency.reason_sealed, opened', 'public.complaint_order.sealed, opened', 'public.quarantine.row_sealed, opened', `evidence ${fileId}`,
  ]));
  expect(found.filter(({ place }) => place.startsWith('history'))).toEqual([]);
  expect(histories).toBeGreaterThan(3);
});

test('a legal hold keeps what is due, on the case and with it on the record, until it is lifted', { timeout: 60_000 }, async () => {
  const { hold } = await placeHold(register, { ...personal(), on: { scope: 'case', name: number }, reason: '行政诉讼尚未审结' });
  await expect(placeHold(register, { ...personal(), on: { scope: 'case', name: number }, reason: '再次' })).rejects.toThrow('already-done');
  await later(61);
  await sweepAll();
  expect(await erasuresOf(caseId)).toEqual([]);
  for (const kept of [story.recordId, complaintId]) expect(await erasuresOf(kept)).toEqual([]);
  const state = await retentionState(register, supervisor);
  expect(state.due.find(({ target }) => target === caseId)).toMatchObject({ kind: 'case', name: number, because: ['legalHold'] });
  expect(state.holds).toMatchObject([{ id: hold, reason: '行政诉讼尚未审结', lifted_at: null, number }]);
  expect((await retentionState(register, demoActor('auditor'))).holds[0]!.reason).toBeNull();
  await expect(liftHold(register, { ...personal(), hold, reason: '自己解除' }), 'whoever has laid it on').rejects.toThrow('conflict-of-interest');
  await expect(liftHold(register, { ...personal(demoActor('supervisor-tax')), hold, reason: '别的机关' })).rejects.toThrow('not-your-role');
  await liftHold(register, { ...personal(demoActor('supervisor-2')), hold, reason: '诉讼终结' });
  // A table that nobody has told the schedule of: its words would outlive the case, so the case is kept.
  await sql`insert into power (case_id, user_id, scopes) values (${caseId}::uuid, 'lawyer-qiao', '{}')`.execute(owner);
  await sql`create table a_new_noun (case_id uuid references case_file, note_sealed bytea)`.execute(owner);
  await sql`insert into a_new_noun values (${caseId}::uuid, 'x')`.execute(owner);
  await sweepAll();
  expect(await erasuresOf(caseId)).toEqual([]);
  await sql`drop table a_new_noun`.execute(owner);
});

test('what is due is erased once, each with its act, and the logs stay whole', { timeout: 60_000 }, async () => {
  await expect(register.db.transaction().execute(async (trx) => {
    await sql.raw('set local role zm_procedure').execute(trx);
    await sql`select erase_data('case', ${caseId}, ${(await trx.selectFrom('act').select('id').limit(1).executeTakeFirstOrThrow()).id}::uuid, '5 years')`.execute(trx);
  })).rejects.toThrow('erased without its act');
  await sweepAll();
  const [erased] = await erasuresOf(caseId);
  expect(erased).toMatchObject({ kind: 'case', counts: { words: expect.any(Number), letters: expect.any(Number) } });
  expect(await owner.selectFrom('power').select('user_id').where('case_id', '=', caseId as never).execute()).toEqual([]);
  expect(await erasuresOf(repairId)).toMatchObject([{ kind: 'repair', counts: { words: 2, letters: 2 } }]);
  await expect(actOnRepair(stage, 'market-clerk', repairId, { kind: 'repairWithdrawn' })).rejects.toThrow('erased');
  // Whoever was complained of may read the list of erasures: it does not say whose the complaint was.
  expect(await erasuresOf(complaintId)).toMatchObject([{ kind: 'complaint', counts: { words: 4 } }]);
  expect(await owner.selectFrom('erasure').select('subject_id').where('target', '=', complaintId).executeTakeFirst()).toEqual({ subject_id: null });
  expect(await erasuresOf(uploadId)).toMatchObject([{ kind: 'upload', counts: { words: 1, fields: 1, rows: 1 } }]);
  // Of a whole batch: what was found, answered and decided; which cases came of it stays.
  expect(await erasuresOf(incidentId)).toMatchObject([{ kind: 'incident', counts: { words: expect.any(Number), rows: 2 } }]);
  expect(await owner.selectFrom('incident').select(['what', 'answer', 'facts', 'reasons']).where('id', '=', incidentId).executeTakeFirst()).toEqual({ what: '', answer: null, facts: null, reasons: null });
  const provider = demoActor('tax-provider');
  await expect(openBatch(register, { ...provider, orgId: provider.orgId! }, 'b1', 'csv')).rejects.toThrow('erased');
  expect(await sweepAll()).toBe(0);
  const log = await verifiedLog(register, demoActor('auditor'), caseId);
  expect([log.brokenAt, new Set(log.acts.map(({ words }) => words))]).toEqual([null, new Set(['none', 'erased'])]);
  const lines: string[] = [];
  for await (const line of traceLines(register.db, 'auditor')) lines.push(line);
  expect(await checkTrace(lines.join('').split('\n')), 'letters that are gone were erased by acts, those of the complaint among them').toEqual({ ok: true, says: expect.stringMatching(/ letters, 0 of them unbound/) });
  expect((await reading(register.db, 'auditor', traceState)).missing).toEqual([]);
  const { rows: acts } = await sql<{ erasures: number; acts: number }>`select (select count(*) from erasure) as erasures, (select count(*) from act where kind = 'dataErased') as acts`.execute(owner);
  expect(acts[0]!.acts).toBe(acts[0]!.erasures);
  await expect(stage.counter.act(supervisor, caseId, { kind: 'reopened', reasons: '新证据', evidenceIds: [] })).rejects.toThrow('erased');
});

test('then nothing of the subject is found anywhere, sealed or open', { timeout: 60_000 }, async () => {
  // Its measures run on: a record that something rests on is kept, and the subject with it.
  expect((await retentionState(register, supervisor)).due.find(({ target }) => target === story.recordId)?.because).toEqual(['open']);
  await owner.updateTable('measure').set({ until_day: parseDay('2027-01-01') }).where('subject_id', '=', subjectId).execute();
  await sweepAll();
  expect(await erasuresOf(story.recordId)).toMatchObject([{ kind: 'record', counts: { fields: expect.any(Number), titles: expect.any(Number) } }]);
  expect(await erasuresOf(subjectId)).toEqual([]);
  await later(2);
  await sweepAll();
  expect(await erasuresOf(subjectId)).toMatchObject([{ kind: 'subject' }]);
  const { found, rows, histories } = await everywhere();
  expect(found).toEqual([]);
  expect([rows > 1000, histories > 3]).toEqual([true, true]);
  expect(readdirSync(folder)).toEqual(['incoming']);
  expect(await owner.selectFrom('subject_key').select('subject_id').where('subject_id', '=', subjectId).execute()).toEqual([]);
});
