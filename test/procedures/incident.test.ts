import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../db/database.ts';
import { openIncidentCases } from '../../db/incident-cases.ts';
import { incidentLetter, incidentLetterPdf } from '../../db/incident-letters.ts';
import { incidentFor } from '../../db/incident-reads.ts';
import { answerIncident, decideIncident, draftIncident } from '../../db/incident-register.ts';
import { businessNow } from '../../db/database.ts';
import { letterByCode } from '../../db/letter-check.ts';
import { logExecution } from '../../db/measure-register.ts';
import { registerMeasure } from '../../db/record-register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, IncidentId, MeasureId, RecordId, UploadId, UserId } from '../../domain/ids.ts';
import type { IncidentGround } from '../../domain/incident-acts.ts';
import { readIncidentTable } from '../../domain/incident-table.ts';
import { procedureId } from '../../domain/procedure.ts';
import { parseDay } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { FINANCE, GOVERNMENT, MARKET, PROVINCIAL_TAX, TAX } from '../../main/demo/city/organisations.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { readTable, writeXlsx } from '../../outside/table-file.ts';
import { testOwner } from '../setup/database.ts';
import { asking, batchProvider, foundFaulty, playBatch, takeBatch } from '../setup/incident-story.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { actorFor, demoActor } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import { asAuditor, brokenChains, letterOf, refusalOf } from './effects.ts';

/** Each case waits until the last has been followed up. */
const SLOW = { timeout: 120_000 };
let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

const one = <T>(query: (trx: Parameters<Parameters<typeof reading>[2]>[0]) => Promise<T>): Promise<T> => reading(house.register.db, 'platform-clerk', query);
const request = asking;
const provider = batchProvider;
const found = (uploadId: UploadId, as = 'platform-clerk', ground: IncidentGround = { kind: 'wrongContent', field: 'amount' }) => foundFaulty(house, uploadId, as, ground);
const states = (records: readonly RecordId[]) => one(async (trx) => (await trx.selectFrom('measure_state').select(['record_id', 'suspended', 'ended_how']).where('record_id', 'in', [...records]).execute()));
const view = (id: IncidentId) => incidentFor(house.register, demoActor('platform-clerk'), id);

test('§8-43: a faulty batch: all suspended at commit, also what is registered later; a case each; one answer by table; one decision by two people; each its own value and letter; closed with its last case', SLOW, async () => {
  await house.stopWorker();
  const { uploadId, records } = await takeBatch(house, 'b43', 4, true);
  const { receipt, pokes } = await found(uploadId);
  const { incidentId } = receipt;
  expect([receipt.records, receipt.phase, pokes]).toEqual([4, 'opening', [procedureId('incident', incidentId)]]);
  // The engine is away: in force all the same, before any case is there.
  expect((await states(records)).map((m) => m.suspended)).toEqual([true, true, true, true]);
  await expect(found(uploadId, 'supervisor')).rejects.toMatchObject({ code: 'already-open' });
  const later = await registerMeasure(house.register, { ...request(actorFor(FINANCE, 'executor')), recordId: records[0]!, measure: { code: 'noProcurement', from: parseDay('2026-01-06'), until: null } });
  expect(later.receipt.state).toBe('suspended');
  // What is used although the whole record rests is no lawful use, and what is not used is written down as that.
  const use = async (what: 'refused' | 'withheld') => (await logExecution(house.register, { ...request(actorFor(FINANCE, 'executor')), actor: { ...actorFor(FINANCE, 'executor'), orgId: FINANCE }, execution: { measureId: later.receipt.measureId, what, at: await businessNow(house.register.db), where: '采购中心', words: '未予受理' } })).receipt;
  expect([(await use('refused')).standing, (await use('withheld')).standing]).toEqual(['suspended', 'rested']);
  // A chunk that broke off is gone on with: nothing twice.
  const first = await openIncidentCases(house.register, incidentId, 1, () => {});
  expect(first).toBe(3);
  await house.startWorker();
  house.poker.poke(pokes);
  await house.settled();
  const opened = await view(incidentId);
  expect(opened).toMatchObject({ situation: { opened: { opened: 4, skipped: 0 } }, progress: { toOpen: 0, opened: 4 }, suspended: 5 });
  expect(await house.violations()).toBe(0);
  const caseIds = opened.cases.map((c) => c.case_id!);
  expect(new Set(caseIds).size).toBe(4);
  const s = await house.situation(caseIds[0]!);
  expect(s).toMatchObject({ phase: 'verifying', filedAt: receipt.occurredAt, verifications: [], incident: { incidentId } });
  expect(s.letters.map(({ letter }) => letter).toSorted()).toEqual(['exOfficioNotice', 'suspensionCertificate', 'suspensionNotice', 'suspensionNotice']);

  // One answer, by the table that went out: two rows wrong with their right values, one right, one that nobody can verify.
  const table = await readTable(await writeXlsx([['记录编号', '核实结果', '正确内容'], ['b43-0', '不实', '10.00'], ['b43-1', '', '20.00'], ['b43-2', '属实', ''], ['b43-3', '无法核实', '']], { sheet: '核实' }), { mostRows: 10 });
  const answer = (rows: ReturnType<typeof readIncidentTable>) => answerIncident(house.register, { ...request(provider()), incidentId, answer: { result: 'inaccurate', reason: '逐条核对了决定书', rows } });
  await expect(answer(readIncidentTable(table.slice(0, 2)))).rejects.toMatchObject({ code: 'value-needed' });
  await expect(answerIncident(house.register, { ...request('company-yunshan'), incidentId, answer: { result: 'accurate', reason: '', rows: [] } })).rejects.toMatchObject({ code: 'not-found' });
  await answer(readIncidentTable(table));
  expect((await view(incidentId)).situation.answered?.counts).toEqual({ accurate: 1, inaccurate: 2, cannotVerify: 1 });

  const words = { facts: '经报送单位逐条核实', reasons: '单位录入有误', liftCorrected: true };
  await expect(draftIncident(house.register, { ...request('platform-clerk'), incidentId, ...words }), 'who found it').rejects.toMatchObject({ code: 'conflict-of-interest' });
  await draftIncident(house.register, { ...request('platform-clerk-2'), incidentId, ...words });
  await expect(decideIncident(house.register, { ...request('platform-clerk-2'), incidentId }), 'who drafted it').rejects.toMatchObject({ code: 'conflict-of-interest' });
  const decided = await decideIncident(house.register, { ...request('platform-clerk-3'), incidentId });
  house.poker.poke(decided.pokes);
  await house.settled();
  expect(await view(incidentId)).toMatchObject({ situation: { settled: { decided: 4, skipped: 0 } }, progress: { toSettle: 0, settled: 4 } });
  const ends = await Promise.all(caseIds.map((id: CaseId) => house.situation(id)));
  expect(ends.flatMap((e) => e.decisions.map((d) => `${d.outcome} ${d.remedy}`)).toSorted()).toEqual(['rejected none', 'unverifiable stopDisclosure', 'upheld correct', 'upheld correct']);
  expect(ends.every((e) => e.letters.some(({ letter }) => letter === 'decisionLetter'))).toBe(true);
  const values = await one((trx) => trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version')).select(['record.id', 'v.fields']).where('record.id', 'in', records).execute());
  expect(records.map((id) => values.find((v) => v.id === id)!.fields.amount)).toEqual(['10.00', '20.00', '1002.00', '1003.00']);
  const owner = testOwner(house.migrationUrl);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from hold where case_id = ${incidentId} and released_at is null`.execute(owner);
  expect(rows[0]!.n, 'the cases hold by themselves').toBe(0);
  await owner.destroy();
});

test('§8-43, 8-19: what rests on another record of the same fact, outside the batch, rests with it from the commit, is held by the case then, and is put right with it', SLOW, async () => {
  await house.stopWorker();
  const { uploadId, records: [faulty] } = await takeBatch(house, 'twin', 2, true);
  const owner = testOwner(house.migrationUrl);
  const { subject_id: subjectId } = await owner.selectFrom('record').select('subject_id').where('id', '=', faulty!).executeTakeFirstOrThrow();
  const measure = () => ({ id: asId<MeasureId>(crypto.randomUUID()), executorId: FINANCE, kind: 'administrative' as const, title: '限制申请财政性资金项目', basis: '依据', from: parseDay('2026-01-06'), until: null });
  const recordOf = (documentNumber: string) => addRecord(house.register, {
    subjectId, providerId: MARKET, recipients: [FINANCE], measures: [measure()],
    fields: { subjectName: '批内企业twin0', documentNumber, conduct: '逾期申报', penalty: '罚款', amount: '1000.00', decidedOn: '2026-01-05', publicUntil: '', performed: 'no' },
  });
  const [twin, other] = [await recordOf('税罚ｔｗｉｎ－０'), await recordOf('市监罚twin-9')];
  const { receipt: { incidentId }, pokes } = await found(uploadId, 'platform-clerk', { kind: 'notToBePublic', field: null });
  const rests = async () => (await states([faulty!, twin.recordId, other.recordId])).filter((m) => m.suspended).map((m) => m.record_id).toSorted();
  expect(await rests()).toEqual([faulty!, twin.recordId].toSorted());
  const heldBy = async () => (await owner.selectFrom('hold').select(['case_id', 'measure_id']).where('record_id', '=', twin.recordId).where('released_at', 'is', null).execute()).map((h) => [h.case_id, h.measure_id === null]);
  expect(await heldBy()).toEqual([[incidentId, true]]);
  // The watchdog sees a batch that lets go of what it holds before its cases are there, of its own records and of those of the same fact.
  const violated = async () => (await sql<{ record_id: RecordId }>`select m.record_id from suspension_violation v join measure m on m.id = v.measure_id where v.case_id = ${incidentId} order by 1`.execute(owner)).rows.map((row) => row.record_id);
  const released = (at: string) => sql`update hold set released_at = ${sql.raw(at)} where case_id = ${incidentId} and record_id in (${faulty!}, ${twin.recordId})`.execute(owner);
  expect(await violated()).toEqual([]);
  await released('business_now()');
  expect(await violated()).toEqual([faulty!, twin.recordId].toSorted());
  await released('null');
  expect(await violated()).toEqual([]);

  await house.startWorker();
  house.poker.poke(pokes);
  await house.settled();
  const caseId = (await view(incidentId)).cases.find((c) => c.record_id === faulty)!.case_id!;
  expect((await heldBy()).map(([by]) => by)).toEqual([caseId, caseId]);
  expect(await rests()).toEqual([faulty!, twin.recordId].toSorted());
  await answerIncident(house.register, { ...request(provider()), incidentId, answer: { result: 'inaccurate', reason: '不应公示', rows: [] } });
  await draftIncident(house.register, { ...request('platform-clerk-2'), incidentId, facts: '经核实', reasons: '不应公示', liftCorrected: false });
  house.poker.poke((await decideIncident(house.register, { ...request('platform-clerk-3'), incidentId })).pokes);
  await house.settled();
  expect(await one((trx) => trx.selectFrom('record').select(['id', 'state']).where('id', 'in', [faulty!, twin.recordId, other.recordId]).execute())).toEqual(expect.arrayContaining([
    { id: faulty, state: 'revoked' }, { id: twin.recordId, state: 'revoked' }, { id: other.recordId, state: expect.not.stringMatching('revoked') as string },
  ]));
  expect((await states([twin.recordId])).map((m) => m.ended_how)).toEqual(['lifted']);
  expect(await house.violations()).toBe(0);
  await owner.destroy();
});

test('§8-43, 8-9: a silent provider is urged and escalated once for all; silence confirms and deletes nothing in any of the cases', SLOW, async () => {
  const { uploadId } = await takeBatch(house, 'b9', 2, true);
  const { receipt: { incidentId }, pokes } = await found(uploadId, 'supervisor', { kind: 'duplicate', field: null });
  house.poker.poke(pokes);
  await house.settled();
  const words = { facts: '无人答复', reasons: '无法核实', liftCorrected: false };
  await expect(draftIncident(house.register, { ...request('platform-clerk'), incidentId, ...words })).rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  for (let i = 0; i < 12 && (await view(incidentId)).situation.clocks[0]!.escalatedAt === null; i += 1) {
    await house.nextWorkingDay();
    await sweepRungs(house.register);
  }
  expect((await view(incidentId)).situation.clocks[0]).toMatchObject({ urgedAt: expect.any(String), escalatedAt: expect.any(String) });
  // 协查、催办、督办 of the batch itself, each once, numbered without a gap and bound to the log by its hash.
  const { letters, situation: { number } } = await view(incidentId);
  expect(letters.map((l) => [l.kind, l.org_id])).toEqual([['incidentRequest', TAX], ['incidentUrge', TAX], ['incidentEscalation', PROVINCIAL_TAX]]);
  const told = async (as: string, i: number) => letterText(await incidentLetter(house.register, demoActor(as), incidentId, letters[i]!.id)).join('\n');
  for (const words of ['报送的批次“b9”', '所涉信用记录2条', '批次内记录有同一差错', '内部办理时限']) expect(await told('tax-provider', 0)).toContain(words);
  expect(await told('supervisor-tax', 2)).toContain('国家税务总局大庆市税务局');
  for (const i of [0, 1, 2]) expect((await told('platform-clerk', i)).includes('批内企业')).toBe(false);
  for (const as of ['company-yunshan', 'finance-clerk', 'market-clerk']) expect(await refusalOf(incidentLetter(house.register, demoActor(as), incidentId, letters[0]!.id)), as).toBe('not-found');
  const [pdf, again] = [await incidentLetterPdf(house.register, demoActor('tax-provider'), incidentId, letters[0]!.id), await incidentLetterPdf(house.register, demoActor('platform-clerk'), incidentId, letters[0]!.id)];
  expect([Buffer.from(pdf.subarray(0, 5)).toString(), Buffer.from(pdf).equals(Buffer.from(again)), pdfText(pdf).includes(number)]).toEqual(['%PDF-', true, true]);
  const acts = (await house.acts(asId<CaseId>(incidentId))).filter((a) => a.kind === 'letterIssued').map((a) => a.facts);
  const kept = await asAuditor(house.register, (trx) => trx.selectFrom('incident_letter').select(['number', 'content', 'check_code']).where('incident_id', '=', incidentId).orderBy('issued_at').execute());
  expect(kept.map((l) => [l.number, createHash('sha256').update(l.content).digest('hex')])).toEqual(acts.map((a) => [a.number, a.sealed]));
  expect(await letterByCode(house.register, kept[0]!.check_code)).toMatchObject({ kind: 'incidentRequest', number: kept[0]!.number, state: 'valid' });
  const all = await asAuditor(house.register, (trx) => trx.selectFrom('incident_letter').select(['number']).where('kind', '=', 'incidentRequest').orderBy('issued_at').execute());
  expect(all.map((l) => l.number)).toEqual(all.map((_, i) => `庆信批协〔${kept[0]!.number.slice(5, 9)}〕${i + 1}号`));
  await draftIncident(house.register, { ...request('platform-clerk'), incidentId, ...words });
  const { pokes: signed } = await decideIncident(house.register, { ...request('platform-clerk-2'), incidentId });
  house.poker.poke(signed);
  await house.settled();
  const ends = await Promise.all((await view(incidentId)).cases.map((c) => house.situation(c.case_id!)));
  expect(ends.map((e) => e.decisions.map((d) => [d.outcome, d.remedy, d.findings]))).toEqual([[['unverifiable', 'stopDisclosure', []]], [['unverifiable', 'stopDisclosure', []]]]);
});

test('a batch that was found right: every case is told so and ends, and with the last of them the batch is closed', SLOW, async () => {
  const incidentId = await playBatch(house);
  const { situation, closed } = await view(incidentId);
  expect([situation.closedAt !== null, closed]).toEqual([true, 2]);
});

/** Takes clerks of the platform away, or back: what is left decides who may decide. */
const setEnabled = async (ids: readonly string[], enabled: boolean): Promise<void> => {
  const owner = testOwner(house.migrationUrl);
  await owner.updateTable('app_user').set({ enabled }).where('id', 'in', [...ids] as UserId[]).execute();
  await owner.destroy();
};

test.each([['answered', true], ['escalated without an answer', false]] as const)('§8-42, 8-43: a batch, %s, whose decision fewer than two of the platform may take is raised to the superior by itself; its letters are the superior’s', SLOW, async (_, answered) => {
  const { uploadId } = await takeBatch(house, answered ? 'r1' : 'r2', 2, true);
  const { receipt: { incidentId }, pokes } = await found(uploadId, 'platform-clerk', { kind: 'duplicate', field: null });
  house.poker.poke(pokes);
  await house.settled();
  // One clerk is left beside who found it: two are wanted.
  await setEnabled(['platform-clerk-3'], false);
  try {
    if (answered) await answerIncident(house.register, { ...request(provider()), incidentId, answer: { result: 'inaccurate', reason: '重复报送', rows: [] } });
    for (let i = 0; !answered && i < 12 && (await view(incidentId)).situation.clocks[0]!.escalatedAt === null; i += 1) {
      await house.nextWorkingDay();
      await sweepRungs(house.register);
    }
  } finally {
    await setEnabled(['platform-clerk-3'], true);
  }
  const { situation } = await view(incidentId);
  expect([situation.raised, situation.clocks.find((c) => c.limit === 'decision')?.owner]).toEqual([{ orgId: GOVERNMENT }, answered ? { org: GOVERNMENT } : undefined]);
  const words = { facts: '经核实', reasons: '重复报送', liftCorrected: false };
  for (const as of ['platform-clerk-2', 'supervisor-tax']) expect(await refusalOf(draftIncident(house.register, { ...request(as), incidentId, ...words })), as).toBe('not-your-role');
  await draftIncident(house.register, { ...request('supervisor'), incidentId, ...words });
  expect(await refusalOf(decideIncident(house.register, { ...request('supervisor'), incidentId }))).toBe('conflict-of-interest');
  house.poker.poke((await decideIncident(house.register, { ...request('supervisor-2'), incidentId })).pokes);
  await house.settled();
  const ends = await Promise.all((await view(incidentId)).cases.map((c) => house.situation(c.case_id!)));
  expect(ends.map((e) => e.decisions.map((d) => [d.outcome, d.respondent]))).toEqual([0, 1].map(() => [[answered ? 'upheld' : 'unverifiable', GOVERNMENT]]));
  for (const e of ends) expect((await letterOf(house.register, e.letters.find((l) => l.letter === 'decisionLetter')!.letterId)).issuer).toBe('大庆市人民政府');
  expect(await brokenChains(house.register)).toEqual([]);
});
