import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../db/database.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId, RecordId } from '../../domain/ids.ts';
import { dayStatus } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/time.ts';
import { addDays, dayAt, instantOn, parseDay, plusMs } from '../../domain/time.ts';
import { businessNow } from '../../db/database.ts';
import type { SheetColumn } from '../../domain/answer-sheet.ts';
import { SHEET_COLUMNS } from '../../domain/answer-sheet.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { demoActor } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { testOwner } from '../setup/database.ts';
import { readTable, writeXlsx } from '../../outside/table-file.ts';
import { ask, smallPdf, upload } from './ask.ts';

const COMPANY = 'company-yunshan';
const ZONE = 'Asia/Shanghai';
let served: ServedHouse;
let company: Actor;

beforeAll(async () => {
  served = await serveHouse();
  company = demoActor(COMPANY);
});
afterAll(() => served.stop());

async function newRecord(as: Actor = company): Promise<RecordId> {
  const { recordId } = await addRecord(served.house.register, {
    subjectId: as.subjectId!, providerId: TAX, recipients: [RESOURCES],
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
  });
  return recordId;
}
const now = (): Promise<Instant> => reading(served.house.register.db, 'operator', businessNow);
const handIn = async (as: string, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await ask(served, '/api/evidence', { as, form: upload(smallPdf(), '证明.pdf', fields) });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json() as { id: string }).id;
};
const objection = (recordId: string, more: object = {}, kind = 'notOurs') => ({ recordId, refusal: null, evidenceIds: [], grounds: [{ kind, field: null, explanation: '与我公司无关', claimedValue: null }], ...more });
const caseOf = async (answer: { status: number; text: string; json(): unknown }): Promise<CaseId> => {
  expect(answer.status, answer.text).toBe(201);
  return asId<CaseId>((answer.json() as { caseId: string }).caseId);
};
const situation = (caseId: CaseId) => served.house.situation(caseId);
const tasks = async (as: string) => ((await ask(served, '/api/tasks', { as, method: 'GET' })).json() as { tasks: { caseId: string; kind: string; due: { limit: string; dueOn: string }; harm: { kind: string; on: string } | null }[] }).tasks;

/** Nine o'clock on the next working day. */
async function nineOClock(): Promise<Instant> {
  const calendar = served.house.register.calendar();
  let day = addDays(dayAt(await now(), ZONE), 1);
  while (!dayStatus(calendar, day).working) day = addDays(day, 1);
  await served.house.moveTo(instantOn(day, '09:00', ZONE));
  return now();
}

test('this week, not this month: filed at 09:00, suspended by 17:00', async () => {
  const at = await nineOClock();
  const today = dayAt(at, ZONE);
  // Others wait already.
  await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord()) }));
  const proof = await handIn(COMPANY);
  const stake = { kind: 'bid', on: addDays(today, 3), what: '三日后开标', proofIds: [proof] };
  const urgent = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord(), { evidenceIds: [proof], stake }) }));
  const told = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord(), { stake: { ...stake, proofIds: [] } }) }));
  expect((await situation(urgent)).clocks.find((c) => c.limit === 'urgentAcceptance')?.terms.dueOn).toBe(today);
  expect((await situation(told)).clocks.some((c) => c.limit === 'urgentAcceptance'), 'what is told and not shown is in no fast lane').toBe(false);
  const [first] = await tasks('platform-clerk');
  expect(first).toMatchObject({ caseId: urgent, kind: 'accepted', due: { limit: 'urgentAcceptance', dueOn: today }, harm: { kind: 'bid', on: addDays(today, 3) } });
  await served.house.moveTo(instantOn(today, '16:30', ZONE));
  await caseOf(await ask(served, `/api/cases/${first!.caseId}/acceptance`, { as: 'platform-clerk', body: { remark: '' } }));
  const { suspensions } = await situation(urgent);
  expect(suspensions).toHaveLength(1);
  expect(suspensions[0]!.orderedAt < instantOn(today, '17:00', ZONE)).toBe(true);
  expect((await tasks('tax-provider')).find((task) => task.caseId === urgent && task.kind === 'answered')?.harm).toEqual({ kind: 'bid', on: addDays(today, 3) });
});

test('queues go by the earlier of due and harm', async () => {
  const today = dayAt(await now(), ZONE);
  const on = addDays(today, 1);
  const later = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord()) }));
  const sooner = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord(), { stake: { kind: 'loan', on, what: '明日授信评审', proofIds: [] } }) }));
  const order = (await tasks('platform-clerk')).map(({ caseId }) => caseId);
  expect(order.indexOf(sooner)).toBeLessThan(order.indexOf(later));
  for (const day of [addDays(today, -1), addDays(today, 400)]) {
    const refused = await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord(), { stake: { kind: 'loan', on: day, what: '授信', proofIds: [] } }) });
    expect([refused.status, refused.code, refused.errors?.[0]?.pointer]).toEqual([400, 'invalid-field', '/stake/on']);
  }
});

test('收件即暂缓: on prima facie proof of a ground that the pack names, measures rest from receipt on; turned away, they resume', async () => {
  const recordId = await newRecord();
  const proof = await handIn(COMPANY);
  const caseId = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(recordId, { evidenceIds: [proof], primaFacieIds: [proof] }) }));
  expect(await situation(caseId)).toMatchObject({ phase: 'received', provisional: true, suspensions: [{ orgId: RESOURCES, endings: [] }] });
  const measures = ((await ask(served, '/api/measures', { as: 'resources-clerk', method: 'GET' })).json() as { measures: { state: string; record: { id: string } }[] }).measures;
  expect(measures.filter(({ record }) => record.id === recordId).map(({ state }) => state)).toEqual(['suspended']);
  const registered = await ask(served, `/api/records/${recordId}/measures`, { as: 'resources-clerk', body: { code: 'keySupervision', from: '2026-01-05', until: null } });
  expect((registered.json() as { state: string }).state, 'what is registered meanwhile rests as well').toBe('suspended');
  await caseOf(await ask(served, `/api/cases/${caseId}/inadmissibility`, { as: 'platform-clerk', body: { reason: 'meritsOfDecision', reasons: '对处罚决定本身不服' } }));
  await served.house.settled();
  const ended = await situation(caseId);
  expect(ended).toMatchObject({ phase: 'executing', ending: { how: 'notAccepted' } });
  expect(ended.suspensions.map(({ endings }) => endings.map(({ how }) => how))).toEqual([['resumed'], ['resumed']]);
  expect(await served.house.violations()).toBe(0);
  // Neither another ground nor a file that is not said to show it suspends anything at receipt.
  const other = await handIn(COMPANY);
  for (const body of [objection(await newRecord(), { evidenceIds: [other] }), objection(await newRecord(), {}, 'duplicate')]) {
    expect((await situation(await caseOf(await ask(served, '/api/cases', { as: COMPANY, body })))).suspensions).toEqual([]);
  }
});

test('a draft is kept on the server, gone on with on another device, its author’s alone, and erased by filing', async () => {
  const recordId = await newRecord();
  const path = `/api/records/${recordId}/draft`;
  const draft = { key: crypto.randomUUID(), refusal: { where: '窗口' }, grounds: [{ kind: 'notOurs', explanation: '写到一半' }], files: [] };
  expect((await ask(served, path, { as: COMPANY, method: 'GET' })).json()).toEqual({ draft: null, savedAt: null });
  expect((await ask(served, path, { as: COMPANY, method: 'PUT', body: draft })).status).toBe(200);
  expect((await ask(served, path, { as: COMPANY, method: 'PUT', body: { ...draft, refusal: {} } })).status).toBe(200);
  expect((await ask(served, path, { as: COMPANY, method: 'GET' })).json()).toMatchObject({ draft: { ...draft, refusal: {} } });
  expect((await ask(served, path, { as: 'company-yanqi', method: 'GET' })).status).toBe(404);
  expect((await ask(served, path, { as: 'platform-clerk', method: 'GET' })).status).toBe(403);
  await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(recordId) }));
  expect((await ask(served, path, { as: COMPANY, method: 'GET' })).json()).toEqual({ draft: null, savedAt: null });
});

const applicant = (more: object = {}) => ({ as: 'self', name: '方砚秋', identifier: null, scope: '', validUntil: null, proofIds: [], fee: 'none', ...more });
const office = (recordId: string, more: object = {}) => ({ ...objection(recordId), how: 'counter', receivedAt: null, applicant: applicant(), ...more });
const filings = (as: string, body: object) => ask(served, '/api/filings', { as, body });

test('no wrong door: a department’s counter files on the spot, the receipt instant is its own, the letter is the subject’s', async () => {
  const before = await now();
  const caseId = await caseOf(await filings('resources-clerk', office(await newRecord())));
  const s = await situation(caseId);
  expect(s).toMatchObject({ phase: 'received', subjectId: company.subjectId, through: { how: 'counter', orgId: RESOURCES }, applicant: { as: 'self' } });
  expect(s.filedAt >= before).toBe(true);
  expect(s.letters.map(({ letter }) => letter)).toEqual(['receipt']);
  const seen = (await ask(served, `/api/cases/${caseId}`, { as: COMPANY, method: 'GET' })).json() as { acts: { kind: string; allowed: boolean }[] };
  expect(seen.acts.filter(({ allowed }) => allowed).map(({ kind }) => kind)).toEqual(['withdrawalAsked', 'powerGiven', 'evidenceAdded', 'baseInRemedy', 'harmsFiled']);
  expect((await filings('bank-clerk', office(await newRecord()))).status, 'a record that this office was not given').toBe(404);
  expect((await filings('tax-provider', office(await newRecord()))).status).toBe(403);
});

test('§8-31: paper is dated back to its receipt at the window, within what is credible, by the platform alone, with the paper beside it', async () => {
  const at = await now();
  const receivedAt = plusMs(at, -3_600_000);
  const recordId = await newRecord();
  const paper = await handIn('platform-clerk', { recordId });
  const body = office(recordId, { how: 'paper', receivedAt, evidenceIds: [paper] });
  expect((await filings('resources-clerk', { ...body, evidenceIds: [] })).status).toBe(403);
  expect((await filings('platform-clerk', { ...body, evidenceIds: [] })).errors?.[0]?.pointer).toBe('/evidenceIds');
  // Also before there was any pack: a paper of twenty years ago.
  for (const wrong of [plusMs(at, 3_600_000), plusMs(at, -60 * 86_400_000), plusMs(at, -20 * 365 * 86_400_000)]) expect((await filings('platform-clerk', { ...body, receivedAt: wrong })).code).toBe('receipt-not-credible');
  // A file for a record that the office was not given, by somebody who has no counter, or filed for another subject.
  const sent = async (as: string, of: string) => (await ask(served, '/api/evidence', { as, form: upload(smallPdf(), '证明.pdf', { recordId: of }) })).status;
  expect([await sent('bank-clerk', recordId), await sent('tax-provider', recordId), await sent('platform-clerk', crypto.randomUUID())]).toEqual([404, 403, 404]);
  expect((await filings('platform-clerk', { ...body, recordId: await newRecord(demoActor('company-yanqi')) })).code).toBe('unknown-evidence');
  const caseId = await caseOf(await filings('platform-clerk', body));
  const [filed] = await served.house.acts(caseId);
  expect([filed!.occurredAt, filed!.recordedAt > receivedAt]).toEqual([receivedAt, true]);
  expect((await situation(caseId)).clocks[0]!.terms.startedAt).toBe(receivedAt);
  // Whoever took it in at the window does not examine it as well.
  expect((await ask(served, `/api/cases/${caseId}/acceptance`, { as: 'platform-clerk', body: { remark: '' } })).code).toBe('conflict-of-interest');
});

test('§8-38: what an office finds itself is suspended at once, the subject is told by letter, and it is not the subject’s to withdraw', async () => {
  const caseId = await caseOf(await filings('resources-clerk', office(await newRecord(), { how: 'exOfficio', applicant: null })));
  const s = await situation(caseId);
  expect(s).toMatchObject({ phase: 'received', mark: 'objectionReceived', provisional: true, suspensions: [{ orgId: RESOURCES }], through: { how: 'exOfficio' } });
  expect(s.letters.map(({ letter }) => letter).toSorted()).toEqual(['exOfficioNotice', 'suspensionCertificate', 'suspensionNotice']);
  expect((await ask(served, `/api/cases/${caseId}/withdrawal`, { as: COMPANY, body: { reasons: '' } })).code).toBe('not-allowed-in-stage');
  await caseOf(await ask(served, `/api/cases/${caseId}/acceptance`, { as: 'platform-clerk', body: { remark: '' } }));
  expect((await situation(caseId)).suspensions, 'nobody is told to suspend twice').toHaveLength(1);
  expect(await served.house.violations()).toBe(0);
});

test('§8-5, 8-37: an agent needs a power of attorney that is there and valid; a fee is flagged', async () => {
  const recordId = await newRecord();
  const proof = await handIn('platform-clerk', { recordId });
  const today = dayAt(await now(), ZONE);
  const agent = (more: object = {}) => office(recordId, { evidenceIds: [proof], applicant: applicant({ as: 'agent', name: '某代理人', identifier: '11010519491231002X', validUntil: addDays(today, 30), proofIds: [proof], ...more }) });
  const told = async (body: object) => {
    const { code, errors } = await filings('platform-clerk', body);
    return [code, errors?.[0]?.pointer];
  };
  expect(await told(agent({ proofIds: [] }))).toEqual(['authority-needed', '/applicant/proofIds']);
  expect(await told(agent({ validUntil: addDays(today, -1) }))).toEqual(['authority-expired', '/applicant/validUntil']);
  expect(await told(agent({ identifier: null }))).toEqual(['value-needed', '/applicant/identifier']);
  expect(await told(agent({ identifier: '110105194912310021' }))).toEqual(['bad-check-digit', '/applicant/identifier']);
  expect(await told(office(recordId, { applicant: applicant({ as: 'heir' }) }))).toEqual(['authority-needed', '/applicant/proofIds']);
  const caseId = await caseOf(await filings('platform-clerk', agent({ fee: 'charged' })));
  expect((await situation(caseId)).applicant).toMatchObject({ as: 'agent', flagged: true, fee: 'charged' });
});

test('bad input at the door: each is a clear error, and no half-made case', async () => {
  const recordId = await newRecord();
  const cases = async () => (await reading(served.house.register.db, 'platform-clerk', (trx) => trx.selectFrom('case_file').select('id').execute())).length;
  const before = await cases();
  const explained = (explanation: string) => ({ ...objection(recordId), grounds: [{ kind: 'notOurs', field: null, explanation, claimedValue: null }] });
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
  const rows: [string, object, number, string][] = [
    ['an empty explanation', explained(''), 400, '/grounds/0/explanation'], ['only blanks', explained(' \u3000 '), 400, '/grounds/0/explanation'],
    ['100,000 characters', explained('字'.repeat(100_000)), 400, '/grounds/0/explanation'], ['200 files', objection(recordId, { evidenceIds: ids(200) }), 400, '/evidenceIds'],
    ['files of nobody', objection(recordId, { evidenceIds: ids(1) }), 422, '/evidenceIds'], ['proof that was not handed in', objection(recordId, { primaFacieIds: ids(1) }), 422, '/primaFacieIds/0'],
    ['an unknown stake', objection(recordId, { stake: { kind: 'party', on: '2026-12-01', what: '聚会', proofIds: [] } }), 400, '/stake/kind'],
    ['a day that is none', objection(recordId, { stake: { kind: 'bid', on: '2026-02-30', what: '开标', proofIds: [] } }), 400, '/stake/on'],
  ];
  for (const [name, body, status, pointer] of rows) {
    const refused = await ask(served, '/api/cases', { as: COMPANY, body });
    expect([name, refused.status, refused.errors?.[0]?.pointer]).toEqual([name, status, pointer]);
  }
  expect(await cases()).toBe(before);
  // Scripts and marks that turn the writing are words like others: kept as they are, and the letter prints none of the marks.
  const words = '<script>alert(1)</script>金额\u202E000,1';
  const caseId = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: explained(words) }));
  const seen = (await ask(served, `/api/cases/${caseId}`, { as: COMPANY, method: 'GET' })).json() as { grounds: { explanation: string }[]; letters: { id: string }[] };
  expect(seen.grounds.map(({ explanation }) => explanation)).toEqual([words]);
  const letter = await ask(served, `/api/letters/${seen.letters[0]!.id}`, { as: COMPANY, method: 'GET' });
  expect([letter.text.includes('<script>alert(1)</script>金额000,1'), letter.text.includes('\u202E')]).toEqual([true, false]);
});

const act = (as: string, caseId: CaseId, path: string, body: object) => ask(served, `/api/cases/${caseId}/${path}`, { as, body });
const finding = (result: string, rightValue: string | null = null) => [{ groundId: 'g1', result, reason: '核对了原始案卷', rightValue }];

test('§8-13: new evidence before the decision goes to whoever verifies; who has answered without it is asked anew, once, and not where the record is found wrong already', async () => {
  const caseId = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: objection(await newRecord()) }));
  await caseOf(await act('platform-clerk', caseId, 'acceptance', { remark: '' }));
  const [asked] = (await situation(caseId)).verifications;
  const [first, second, third] = [await handIn(COMPANY), await handIn(COMPANY), await handIn(COMPANY)];
  expect((await act(COMPANY, caseId, 'evidence', { words: '', evidenceIds: [] })).status).toBe(400);
  expect((await act('company-yanqi', caseId, 'evidence', { words: '', evidenceIds: [first] })).status).toBe(404);
  await caseOf(await act(COMPANY, caseId, 'evidence', { words: '银行回单', evidenceIds: [first] }));
  const unanswered = await situation(caseId);
  expect([unanswered.evidenceIds, unanswered.verifications.length, unanswered.verifications[0]!.answer]).toEqual([[first], 1, asked!.answer]);
  const provided = (await ask(served, `/api/cases/${caseId}`, { as: 'tax-provider', method: 'GET' })).json() as { added: { words: string; evidenceIds: string[] }[]; evidence: { id: string; toAnswer: boolean }[] };
  expect([provided.added.map((a) => [a.words, a.evidenceIds]), provided.evidence.map((e) => [e.id, e.toAnswer])]).toEqual([[['银行回单', [first]]], [[first, true]]]);
  expect((await act('tax-provider', caseId, `verifications/${asked!.orderId}/answer`, { findings: finding('accurate'), evidenceIds: [] })).code, 'without a word to it nothing is answered').toBe('evidence-not-answered');
  const said = (id: string) => ({ evidenceId: id, how: 'offline', by: '孙立群', accepted: true, reason: '' });
  await caseOf(await act('tax-provider', caseId, `verifications/${asked!.orderId}/answer`, { findings: finding('accurate'), evidenceIds: [], evidence: [said(first)] }));
  expect(await situation(caseId)).toMatchObject({ phase: 'deciding' });
  await caseOf(await act(COMPANY, caseId, 'evidence', { words: '', evidenceIds: [second] }));
  const anew = await situation(caseId);
  expect([anew.phase, anew.verifications.map((v) => v.recalledSeq !== undefined), anew.clocks.filter((c) => c.limit === 'decision').map((c) => c.endedAt !== null)]).toEqual(['verifying', [true, false], [true]]);
  expect(await served.house.violations()).toBe(0);
  await caseOf(await act('tax-provider', caseId, `verifications/${anew.verifications[1]!.orderId}/answer`, { findings: finding('inaccurate'), evidenceIds: [], evidence: [said(first), said(second)] }));
  const answered = await situation(caseId);
  expect([answered.phase, answered.meetings], 'what it said before contradicts nothing').toEqual(['deciding', undefined]);
  await caseOf(await act(COMPANY, caseId, 'evidence', { words: '', evidenceIds: [third] }));
  expect(await situation(caseId)).toMatchObject({ phase: 'deciding', verifications: [{}, {}] });
  const mails = await reading(served.house.register.db, 'operator', (trx) => trx.selectFrom('delivery').select('ref').where('user_id', '=', demoActor('tax-provider').userId).where('ref', 'like', 'evidenceAdded/%').execute());
  expect(mails.length, 'twice to who had something to answer').toBe(2);
});

test('one finding for several objections of one cause: out as a sheet, back in; each is its own case’s answer by the rules of its form, and what is refused is told by its row and left whole', async () => {
  const begun = async (evidenceIds: string[] = [], as = COMPANY): Promise<{ caseId: CaseId; orderId: string }> => {
    const caseId = await caseOf(await ask(served, '/api/cases', { as, body: objection(await newRecord(demoActor(as)), { evidenceIds }) }));
    await caseOf(await act('platform-clerk', caseId, 'acceptance', { remark: '' }));
    return { caseId, orderId: (await situation(caseId)).verifications[0]!.orderId };
  };
  const file = await handIn(COMPANY);
  const [right, wrong, unseen, outdated, left] = [await begun(), await begun([], 'company-yanqi'), await begun([file]), await begun(), await begun()];
  const all = [right, wrong, unseen, outdated, left];
  const address = `/api/answer-sheet.xlsx?orders=${all.map(({ orderId }) => orderId).join(',')}`;
  expect((await ask(served, address, { as: 'market-clerk', method: 'GET' })).status, 'of another organisation').toBe(404);
  expect((await ask(served, address, { as: 'platform-clerk', method: 'GET' })).status).toBe(403);
  for (const bad of ['-'.repeat(36), `${right.orderId},`, '第一件']) expect((await ask(served, `/api/answer-sheet.xlsx?orders=${encodeURIComponent(bad)}`, { as: 'tax-provider', method: 'GET' })).status, bad).toBe(400);
  const out = await fetch(`${served.baseUrl}${address}`, { headers: { authorization: `Bearer ${await served.tokenOf('tax-provider')}` } });
  const table = await readTable(Buffer.from(await out.arrayBuffer()), { mostRows: 100 });
  const [head = [], ...rows] = table;
  const at = (column: SheetColumn): number => head.indexOf(SHEET_COLUMNS[column]);
  expect([head, rows.length, rows.map((r) => r[at('item')])]).toEqual([Object.values(SHEET_COLUMNS), 6, ['理由1', '理由1', '理由1', '材料1', '理由1', '理由1']]);
  expect(rows[3]!.slice(at('itemId'), at('itemId') + 1)).toEqual([file]);
  const put = (orderId: string, values: Partial<Record<SheetColumn, string>>, item = '理由1'): void => {
    const row = rows.find((r) => r[at('orderId')] === orderId && r[at('item')] === item)!;
    for (const [column, value] of Object.entries(values)) row[at(column as SheetColumn)] = value;
  };
  put(right.orderId, { result: '不实', reason: '系统升级时串号，共三件' });
  put(wrong.orderId, { result: '属实', reason: '属实' });
  put(unseen.orderId, { result: '不实', reason: '同一原因' });
  put(unseen.orderId, { how: '系统内打开', accepted: '采信' }, '材料1');
  put(outdated.orderId, { result: '不实', reason: '同一原因' });
  await caseOf(await act(COMPANY, outdated.caseId, 'evidence', { words: '', evidenceIds: [await handIn(COMPANY)] }));
  const send = async (key: string, as = 'tax-provider') => ask(served, '/api/answer-sheets', { as, key, body: { table: (await writeXlsx([head, ...rows], { sheet: '答复' })).toString('base64') } });
  const key = crypto.randomUUID();
  const handedIn = await send(key);
  expect(handedIn.status, handedIn.text).toBe(201);
  type Told = { sheet: string; answers: { orderId: string; row: number; seq: number | null; code: string | null }[] };
  const told = handedIn.json() as Told;
  expect(told.answers.map(({ orderId, row, code }) => [orderId, row, code])).toEqual([
    [right.orderId, 2, null], [wrong.orderId, 3, 'bare-answer'], [unseen.orderId, 4, 'evidence-not-opened'], [outdated.orderId, 6, 'outdated-view'],
  ]);
  expect(await Promise.all(all.map(async ({ caseId }) => (await situation(caseId)).phase))).toEqual(['deciding', 'verifying', 'verifying', 'verifying', 'verifying']);
  const answered = (await served.house.acts(right.caseId)).find((a) => a.kind === 'answered');
  expect(answered?.facts).toMatchObject({ sheet: told.sheet, findings: [{ groundId: 'g1', result: 'inaccurate' }] });

  // Put right, and sent again: what was answered is not answered twice.
  put(wrong.orderId, { reason: '与决定书原件一致，该案罚款未缴' });
  put(unseen.orderId, { how: '线下查阅', by: '孙立群' }, '材料1');
  const again = (await send(crypto.randomUUID())).json() as Told;
  expect(again.answers.map(({ orderId, code }) => [orderId, code])).toEqual([[right.orderId, 'already-done'], [wrong.orderId, null], [unseen.orderId, null], [outdated.orderId, 'outdated-view']]);
  expect((await situation(wrong.caseId)).verifications[0]!.answered?.findings).toEqual([{ groundId: 'g1', result: 'accurate' }]);
  expect((await send(crypto.randomUUID(), 'market-clerk')).json()).toMatchObject({ answers: all.slice(0, 4).map(() => ({ code: 'not-found' })) });
  rows[0]![at('orderId')] = '第一件';
  expect([(await send(crypto.randomUUID())).code, (await ask(served, '/api/answer-sheets', { as: 'tax-provider', body: { table: Buffer.from('x').toString('base64') } })).code]).toEqual(['invalid-field', 'value-needed']);
});

test('platform-compare (law.md §6): what the platform itself has got wrong is found at acceptance and put right at once, without asking anybody', async () => {
  const recordId = await newRecord();
  const owner = testOwner(served.house.migrationUrl);
  const { fields } = await owner.selectFrom('record_version').select('fields').where('record_id', '=', recordId).executeTakeFirstOrThrow();
  await owner.updateTable('record_version').set({ fields: JSON.stringify({ ...fields, amount: '9999.00' }) }).where('record_id', '=', recordId).execute();
  await owner.destroy();
  const wrong = { ...objection(recordId), grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '多了', claimedValue: fields.amount }] };
  const caseId = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: wrong }));
  await caseOf(await act('platform-clerk', caseId, 'acceptance', { remark: '' }));
  const s = await situation(caseId);
  expect([s.phase, s.ownError, s.verifications.length, s.suspensions.length]).toEqual(['deciding', ['amount'], 0, 1]);
  const seen = (await ask(served, `/api/cases/${caseId}`, { as: 'platform-clerk', method: 'GET' })).json() as { ownError: object[] };
  expect(seen.ownError).toEqual([{ field: 'amount', handedIn: fields.amount }]);
  const words = { outcome: 'upheld', remedy: 'correct', facts: '本平台录入有误', reasons: '与报送内容不一致', lift: [] };
  expect((await act('platform-clerk', caseId, 'decision-draft', { ...words, changes: [{ field: 'amount', to: '1.00' }] })).code, 'what it should be is not the platform’s to say').toBe('not-competent');
  await caseOf(await act('platform-clerk', caseId, 'decision-draft', { ...words, changes: [{ field: 'amount', to: fields.amount }] }));
  await caseOf(await act('platform-clerk', caseId, 'decision', {}));
  await served.house.settled();
  const after = await reading(served.house.register.db, 'platform-clerk', (trx) => trx.selectFrom('record_version').select('fields').where('record_id', '=', recordId).where('version', '=', 2).executeTakeFirst());
  expect(after?.fields.amount).toBe(fields.amount);
  // A copy that is right has nothing found on it.
  const other = await caseOf(await ask(served, '/api/cases', { as: COMPANY, body: { ...wrong, recordId: await newRecord() } }));
  await caseOf(await act('platform-clerk', other, 'acceptance', { remark: '' }));
  expect(await situation(other)).toMatchObject({ phase: 'verifying', verifications: [{}] });
  expect((await situation(other)).ownError).toBeUndefined();
});
