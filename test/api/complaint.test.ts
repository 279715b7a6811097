import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../db/database.ts';
import { certifyNoAnswer } from '../../db/no-answer-sweep.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { dueAfter } from '../../domain/clock.ts';
import type { CaseId } from '../../domain/ids.ts';
import { dayAt, plusMs } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { GOVERNMENT, PLATFORM, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { brokenChains } from '../procedures/effects.ts';
import { accept, acknowledgeAll, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser, smallPng, upload } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;
const OWN = 'company-yunshan';
const WORDS = '窗口人员说系统里还有处罚，当场退回了投标文件';

interface Complaint {
  id: string; phase: string; outcome: string | null; examiner: { id: string }; reasons: string | null; mayExamine: boolean; urgedAt: string | null; escalatedAt: string | null; due: { dueAt: Instant };
  order: { orderId: string; text: string; reportedAt: string | null; steps: string | null } | null; remedies: { reconsiderationBody: string } | null;
  evidence: { id: string; fileName: string }[]; letters: { id: string; kind: string; number: string }[]; suspended: { orderId: string; measures: { id: string }[] }[];
}

let served: ServedHouse;
let caseId: CaseId;
let today: string;
beforeAll(async () => {
  served = await serveHouse();
  caseId = await file(served.house, story);
  await accept(served.house, caseId, story);
  await acknowledgeAll(served.house, caseId);
  today = dayAt((await served.house.situation(caseId)).acceptedAt!, 'Asia/Shanghai');
});
afterAll(() => served.stop());

const post = (as: string, path: string, body: object) => ask(served, path, { as, body });
const get = (as: string, path: string) => ask(served, path, { as, method: 'GET' });
const read = async (as: string, id: string): Promise<Complaint> => (await get(as, `/api/complaints/${id}`)).json() as Complaint;
async function complain(more: object): Promise<string> {
  const answered = await post(OWN, '/api/complaints', { kind: 'stillRefused', recordId: story.recordId, caseId, againstId: RESOURCES, on: today, where: '公共资源交易大厅3号窗口', what: WORDS, evidenceIds: [], ...more });
  expect([answered.status, answered.text]).toEqual([201, expect.any(String)]);
  return (answered.json() as { complaintId: string }).complaintId;
}
const photo = async (): Promise<string> => {
  const sent = await ask(served, '/api/evidence', { as: OWN, form: upload(await smallPng(), '退回单.png') });
  return (sent.json() as { id: string }).id;
};

test('"they still refuse me" goes to the organ above, with its photo; the unit complained of and the platform see nothing of it', async () => {
  const options = (await get(OWN, `/api/complaint-options?recordId=${story.recordId}&caseId=${caseId}`)).json() as { units: { org: { id: string }; examiner: { id: string }; kinds: string[] }[] };
  expect(options.units.find((u) => u.org.id === RESOURCES)).toMatchObject({ examiner: { id: GOVERNMENT } });
  expect(options.units.find((u) => u.org.id === PLATFORM)).toMatchObject({ examiner: { id: GOVERNMENT }, kinds: ['handling'] });
  // 税务: its own superior, not the city's.
  expect(options.units.find((u) => u.org.id === TAX)).toMatchObject({ examiner: { id: 'heilongjiang-tax' } });
  const id = await complain({ evidenceIds: [await photo()] });
  for (const as of ['resources-clerk', 'platform-clerk', 'supervisor-tax', 'auditor', 'company-yanqi']) expect((await get(as, `/api/complaints/${id}`)).status, as).toBe(404);
  // 受理回执: the complainant's and the examiner's, by number and code; nobody else's, the platform's clerks among them.
  const [letter] = (await read(OWN, id)).letters;
  expect(letter).toMatchObject({ kind: 'complaintReceipt', number: expect.stringMatching(/^庆政信投收〔\d{4}〕1号$/) });
  const text = (await get(OWN, `/api/letters/${letter!.id}`)).text;
  for (const told of ['由我单位调查，不交由被投诉的单位办理', '暂缓执行期间仍被限制、拒绝', '内部办理时限']) expect(text).toContain(told);
  expect(text, 'what was confided is not printed').not.toContain(WORDS);
  expect((await get('supervisor', `/api/letters/${letter!.id}`)).status).toBe(200);
  expect((await ask(served, `/api/letters/${letter!.id}/pdf`, { as: OWN, method: 'GET' })).status).toBe(200);
  for (const as of ['resources-clerk', 'platform-clerk', 'supervisor-tax', 'company-yanqi']) expect((await get(as, `/api/letters/${letter!.id}`)).status, as).toBe(404);
  const [file_] = (await read(OWN, id)).evidence;
  for (const as of ['resources-clerk', 'platform-clerk', 'supervisor-tax']) expect((await get(as, `/api/evidence/${file_!.id}`)).status, as).toBe(404);
  expect((await read('supervisor', id)).evidence).toMatchObject([{ fileName: '退回单.png' }]);
  // Straight at the database, as the unit's and the platform's own people.
  for (const as of ['resources-clerk', 'platform-clerk']) {
    const seen = await reading(served.house.register.db, as, async (trx) => ({
      rows: await trx.selectFrom('complaint').select('id').execute(), acts: await trx.selectFrom('act').select('id').where('kind', 'like', 'complaint%').execute(),
      words: await trx.selectFrom('act_content').innerJoin('act', 'act.id', 'act_content.act_id').select('act.id').where('act.kind', 'like', 'complaint%').execute(),
      files: await trx.selectFrom('evidence').select('id').where('id', '=', file_!.id as never).execute(),
    }));
    expect(seen, as).toEqual({ rows: [], acts: [], words: [], files: [] });
  }
  expect((await get('supervisor', '/api/tasks')).json()).toMatchObject({ tasks: expect.arrayContaining([expect.objectContaining({ about: 'complaint', complaintId: id })]) });
});

test('received, examined, upheld: the use is undone in the case by the path of every such use, in the examiner’s words', async () => {
  const id = ((await get('supervisor', '/api/complaints')).json() as { complaints: { id: string }[] }).complaints[0]!.id;
  const { suspended } = await read('supervisor', id);
  const [order] = suspended;
  const answer = { outcome: 'upheld', reasons: '经调阅窗口记录，投诉属实。', order: '立即停止执行，恢复投标资格，三日内书面致歉。', breach: { orderId: order!.orderId, measureIds: order!.measures.map((m) => m.id), on: today, where: '交易大厅', what: '暂缓期间退回投标文件' } };
  expect((await post('supervisor', `/api/complaints/${id}/answer`, answer)).code, 'before it is examined').toBe('not-allowed-in-stage');
  expect((await post('supervisor', `/api/complaints/${id}/examination`, {})).status).toBe(201);
  expect(await read(OWN, id)).toMatchObject({ phase: 'examining' });
  expect((await post('supervisor', `/api/complaints/${id}/answer`, { ...answer, order: null })).code).toBe('value-needed');
  expect((await post('supervisor', `/api/complaints/${id}/answer`, answer)).status).toBe(201);
  expect((await post('supervisor', `/api/complaints/${id}/answer`, answer)).code).toBe('already-done');
  const s = await served.house.situation(caseId);
  expect(s.breaches).toMatchObject([{ by: 'supervisor', orgId: RESOURCES, on: today }]);
  expect(s.clocks.filter((c) => c.limit === 'rollback')).toHaveLength(1);
  expect(s.letters.filter((l) => l.letter === 'rollbackOrder')).toHaveLength(1);
  // What the unit gets of it: the order, and nothing of the complainant's words.
  const told = await read(OWN, id);
  expect(told).toMatchObject({ phase: 'answered', outcome: 'upheld', reasons: '经调阅窗口记录，投诉属实。', order: { text: answer.order, reportedAt: null }, remedies: null });
  expect(told.letters.map(({ kind }) => kind)).toEqual(['complaintReceipt', 'complaintAnswer']);
  const said = (await get(OWN, `/api/letters/${told.letters[1]!.id}`)).text;
  for (const each of ['问题属实，予以支持', answer.reasons, answer.order, '已在异议案件中责令停止执行并纠正']) expect(said).toContain(each);
  const page = await get('resources-clerk', `/api/complaint-orders/${told.order!.orderId}`);
  expect(page.json()).toMatchObject({ text: answer.order, recordId: story.recordId, mayReport: true });
  expect(page.text).not.toContain(WORDS);
  expect((await get('resources-clerk', `/api/cases/${caseId}`)).text).not.toContain(WORDS);
  expect((await get('resources-clerk', '/api/tasks')).json()).toMatchObject({ tasks: expect.arrayContaining([expect.objectContaining({ about: 'complaintOrder', orderId: told.order!.orderId })]) });
  expect((await post('finance-clerk', `/api/complaint-orders/${told.order!.orderId}/report`, { steps: '无关', evidenceIds: [] })).status).toBe(404);
  expect((await post('resources-clerk', `/api/complaint-orders/${told.order!.orderId}/report`, { steps: '已恢复投标资格并致歉', evidenceIds: [] })).status).toBe(201);
  expect((await read(OWN, id)).order).toMatchObject({ steps: '已恢复投标资格并致歉' });
});

test('an unfounded one, about the platform itself, is answered with reasons and remedies', async () => {
  const other = await complain({ kind: 'handling', againstId: PLATFORM, on: null, caseId: null });
  await post('supervisor', `/api/complaints/${other}/examination`, {});
  expect((await post('supervisor', `/api/complaints/${other}/answer`, { outcome: 'notUpheld', reasons: '已按期办理', order: '多余', breach: null })).code).toBe('value-needed');
  expect((await post('supervisor', `/api/complaints/${other}/answer`, { outcome: 'notUpheld', reasons: '已按期办理', order: null, breach: null })).status).toBe(201);
  expect(await read(OWN, other)).toMatchObject({ outcome: 'notUpheld', order: null, remedies: { reconsiderationBody: '大庆市人民政府' } });
  expect((await get(OWN, `/api/letters/${(await read(OWN, other)).letters[1]!.id}`)).text).toContain('问题不成立，不予支持');
  expect((await get('platform-clerk', '/api/tasks')).text).not.toContain(other);
});

test('one that nobody examines is urged and escalated, and never told to the platform', async () => {
  const late = await complain({ kind: 'notResumed', on: null, caseId: null });
  const { dueAt } = (await read(OWN, late)).due;
  const { register } = served.house;
  await served.house.moveTo(plusMs(dueAfter(dueAt, 'escalation', register.currentPack(), register.calendar()).dueAt, 1_000));
  await sweepRungs(register);
  await sweepRungs(register);
  expect(await read(OWN, late)).toMatchObject({ urgedAt: expect.any(String), escalatedAt: expect.any(String) });
  const told = await asSuperuser<{ party: string }>(served, `select distinct party from ladder_notice where case_id = '${late}'`);
  expect(told).toEqual([{ party: `org:${GOVERNMENT}` }]);
  const board = (await get('supervisor', '/api/overdue')).json() as { overdue: { about: string; complaintId?: string }[] };
  expect(board.overdue.some((row) => row.complaintId === late)).toBe(true);
  expect((await get('platform-clerk', '/api/overdue')).text).not.toContain(late);
  expect(await brokenChains(register)).toEqual([]);
});

test('bad input: a unit that has nothing to do with it, a day to come, a record of somebody else, no day for a refusal', async () => {
  const body = { kind: 'stillRefused', recordId: story.recordId, caseId, againstId: RESOURCES, on: today, where: '窗口', what: '仍被拒绝', evidenceIds: [] };
  for (const [more, code] of [[{ againstId: 'daqing-audit' }, 'invalid-field'], [{ kind: 'falseRestoration', againstId: TAX }, 'invalid-field'], [{ on: '2099-01-01' }, 'date-in-future'], [{ on: null }, 'value-needed'], [{ recordId: DEMO_SCENARIOS.rejected.recordId }, 'not-found'], [{ what: '' }, 'invalid-field']] as const) {
    expect((await post(OWN, '/api/complaints', { ...body, ...more })).code, JSON.stringify(more)).toBe(code);
  }
});

test('a complaint that is not answered in time: the system itself certifies it, to whoever complained and whoever examines; nobody complained of reads letter, number or that it is there', { timeout: 120_000 }, async () => {
  const { register } = served.house;
  const late = await complain({ kind: 'handling', againstId: PLATFORM, on: null, caseId: null });
  const { dueAt } = (await read(OWN, late)).due;
  await served.house.moveTo(plusMs(dueAt, -60_000));
  await certifyNoAnswer(register);
  expect((await read(OWN, late)).letters.map(({ kind }) => kind)).toEqual(['complaintReceipt']);
  await served.house.moveTo(plusMs(dueAt, register.graceMs + 1_000));
  // Two sweeps at once: one certificate.
  await Promise.all([certifyNoAnswer(register), certifyNoAnswer(register)]);
  await certifyNoAnswer(register);
  const letters = (await read(OWN, late)).letters.filter(({ kind }) => kind === 'complaintCertificate');
  expect(letters).toMatchObject([{ number: expect.stringMatching(/^庆政信投未〔\d{4}〕\d+号$/) }]);
  const [{ id, number }] = letters as [Complaint['letters'][number]];
  const said = (await get(OWN, `/api/letters/${id}`)).text;
  for (const each of ['作出答复', '被申请人：大庆市人民政府', '复议机关：大庆市人民政府的上一级行政机关', '应当先申请行政复议', '本证明由系统在期限届满时自动出具', '不向被投诉单位提供']) expect(said).toContain(each);
  expect(said, 'what was confided is not printed').not.toContain(WORDS);
  expect((await ask(served, `/api/letters/${id}/pdf`, { as: OWN, method: 'GET' })).status).toBe(200);
  expect([(await get('supervisor', `/api/letters/${id}`)).status, (await read('supervisor', late)).letters.at(-1)]).toMatchObject([200, { id }]);

  // The platform is complained of: not its clerks, nor any other authority or subject.
  for (const as of ['platform-clerk', 'platform-clerk-2', 'resources-clerk', 'tax-provider', 'supervisor-tax', 'operator', 'auditor', 'company-yanqi']) {
    expect([(await get(as, `/api/letters/${id}`)).status, (await get(as, `/api/letters/${id}/pdf`)).status, (await get(as, `/api/complaints/${late}`)).status], as).toEqual([404, 404, 404]);
    for (const path of ['/api/letters', '/api/letters?box=issued', '/api/tasks', '/api/overdue', `/api/cases/${caseId}`]) {
      const { text } = await get(as, path);
      for (const hidden of [id, number, late]) expect(text, `${as} ${path}`).not.toContain(hidden);
    }
    if (as === 'auditor') continue;
    const seen = await reading(register.db, as, async (trx) => ({
      letters: await trx.selectFrom('letter').select('id').where('case_id', '=', late as never).execute(), acts: await trx.selectFrom('act').select('id').where('dossier_id', '=', late as never).execute(),
      clocks: await trx.selectFrom('clock').select('ref').where('case_id', '=', late as never).execute(), dossiers: await trx.selectFrom('dossier').select('id').where('id', '=', late as never).execute(),
    }));
    expect(seen, as).toEqual({ letters: [], acts: [], clocks: [], dossiers: [] });
  }
  // An auditor's log says that it was certified, not what was complained of.
  const log = await reading(register.db, 'auditor', (trx) => trx.selectFrom('act').select(['kind', 'author_class']).where('dossier_id', '=', late as never).orderBy('seq').execute());
  expect(log.filter(({ kind }) => kind === 'complaintCertified')).toEqual([{ kind: 'complaintCertified', author_class: 'sweep' }]);

  // Whoever is shown the paper checks it by number and by code, and learns nothing of what it is about.
  expect((await ask(served, `/api/public/certificates/${id}`, { as: null, method: 'GET' })).json()).toMatchObject({ kind: 'noAnswer', valid: true });
  const [{ check_code: code }] = await asSuperuser<{ check_code: string }>(served, `select check_code from letter where id = '${id}'`) as [{ check_code: string }];
  const checked = await ask(served, `/api/public/letters/${code}`, { as: null, method: 'GET' });
  expect(checked.json()).toMatchObject({ state: 'valid', kind: 'complaintCertificate', number, issuer: { id: GOVERNMENT } });
  expect(checked.text).not.toContain(late);

  // Answered late it is answered; what was certified stays, and nothing is certified again.
  await post('supervisor', `/api/complaints/${late}/examination`, {});
  expect((await post('supervisor', `/api/complaints/${late}/answer`, { outcome: 'notUpheld', reasons: '已按期办理', order: null, breach: null })).status).toBe(201);
  expect((await certifyNoAnswer(register)).certified).toBe(0);
  expect((await read(OWN, late)).letters.map(({ kind }) => kind)).toEqual(['complaintReceipt', 'complaintCertificate', 'complaintAnswer']);
  expect(await brokenChains(register)).toEqual([]);
  // Each letter of a complaint is bound to the chain by its act.
  const bound = await asSuperuser<{ kind: string; fits: boolean }>(served, `select l.kind, coalesce(convert_from(a.body, 'UTF8')::jsonb -> 'facts' -> 'letter' ->> 'sealed' = encode(sha256(l.sealed), 'hex'), false) as fits
    from letter l join act a on a.id = l.issued_by where l.kind like 'complaint%' order by l.kind`);
  expect([new Set(bound.map(({ kind }) => kind)), bound.every(({ fits }) => fits)]).toEqual([new Set(['complaintAnswer', 'complaintCertificate', 'complaintReceipt']), true]);
});
