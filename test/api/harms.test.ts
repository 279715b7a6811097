import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../../api/schemas/cases.ts';
import { takeRole } from '../../db/database.ts';
import { letterFor } from '../../db/letter-reads.ts';
import type { CaseId } from '../../domain/ids.ts';
import { dayAt, instantOfMs } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { accept, acknowledgeAll, answer, decide, demoActor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, smallPdf, upload } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;
const AS = story.by.userId;
const diaryOf = `/api/records/${story.recordId}/harms`;
const today = dayAt(instantOfMs(Date.now()), 'Asia/Shanghai');
const SECRET = '因处罚记录被否决投标，失去中标资格';
const entry = { harm: 'lostContract', on: '2026-02-11', orgId: 'daqing-resources', where: '大庆市公共资源交易中心开标室', what: SECRET, amount: '486200.50', evidenceIds: [] as string[] };

interface Diary { entries: { entryId: string; harm: string; on: string; where: string; org: { id: string } | null; what: string; caseId: string | null; evidenceIds: string[] }[]; sum: string; orgs: { id: string }[]; openCaseId: string | null }
let served: ServedHouse;
let caseId: CaseId;
const diary = async (as = AS): Promise<Diary> => (await ask(served, diaryOf, { as, method: 'GET' })).json() as Diary;
beforeAll(async () => {
  served = await serveHouse();
});
afterAll(() => served.stop());

test('an entry is sealed, and nobody but the subject sees that it is there', async () => {
  const { id } = (await ask(served, '/api/evidence', { as: AS, form: upload(smallPdf(), '开标记录.pdf') })).json() as { id: string };
  const made = await ask(served, diaryOf, { as: AS, body: { ...entry, evidenceIds: [id] } });
  expect(made.status).toBe(201);
  await ask(served, diaryOf, { as: AS, body: { ...entry, harm: 'cost', on: today, orgId: null, what: '多付的律师费', amount: '3000.00' } });
  const { entries, sum, orgs } = await diary();
  expect([entries.map((e) => e.what), sum]).toEqual([[SECRET, '多付的律师费'], '489200.50']);
  expect(entries[0]!.evidenceIds).toEqual([id]);
  expect(orgs.map((o) => o.id)).toContain('daqing-resources');
  for (const as of ['company-yanqi', 'tax-provider', 'platform-clerk', 'supervisor', 'auditor', 'operator']) expect((await ask(served, diaryOf, { as, method: 'GET' })).status, as).toBeGreaterThanOrEqual(403);
  // Not in the table in clear, and not to anybody in the request's role but the subject.
  const seen = async (userId: string) => served.house.register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', demoActor(userId).userId);
    return trx.selectFrom('harm_entry').select('sealed').execute();
  });
  expect([(await seen(AS)).length, (await seen('platform-clerk')).length, (await seen('auditor').catch(() => [])).length, (await seen('company-yanqi')).length]).toEqual([2, 0, 0, 0]);
  expect((await seen(AS)).some((row) => row.sealed.includes(Buffer.from(SECRET)))).toBe(false);
});

test('what cannot be is refused with its field', async () => {
  const refused = async (body: object) => ((await ask(served, diaryOf, { as: AS, body: { ...entry, ...body } })).json() as { code: string }).code;
  expect([
    await refused({ on: '2999-01-01' }), await refused({ orgId: 'daqing-audit' }), await refused({ amount: '1,000' }), await refused({ evidenceIds: ['01a20b55-ef87-7456-a4fb-71878e40bd70'] }),
  ]).toEqual(['date-in-future', 'invalid-field', 'invalid-field', 'unknown-evidence']);
});

test('§8-36: what was over before anything could rest is no breach but a harm: filed, it is the checklist of the department it names, and once upheld an annex with the last day to claim', async () => {
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  const { entries, openCaseId } = await diary();
  expect(openCaseId).toBe(caseId);
  const annex = () => ask(served, `/api/cases/${caseId}/compensation-annex`, { as: AS, method: 'GET' });
  const filed = await ask(served, `/api/cases/${caseId}/harms`, { as: AS, body: { entryIds: [entries[0]!.entryId] } });
  expect(filed.status).toBe(201);
  expect((await ask(served, `/api/cases/${caseId}/harms`, { as: AS, body: { entryIds: [entries[0]!.entryId] } })).status).toBe(409);
  expect((await ask(served, `/api/harms/${entries[0]!.entryId}/removal`, { as: AS, body: {} })).status).toBe(409);
  expect((await ask(served, `/api/harms/${entries[1]!.entryId}/removal`, { as: 'company-yanqi', body: {} })).status).toBe(404);
  expect((await diary()).entries.map((e) => e.caseId)).toEqual([caseId, null]);
  expect((await annex()).status, 'nothing to claim by before the decision').toBe(409);
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  const { orderId, measureIds } = (await served.house.situation(caseId)).suspensions.find((o) => o.orgId === 'daqing-resources')!;
  const finished = { measureIds, on: entry.on, where: entry.where, what: SECRET, evidenceIds: [] };
  expect((await ask(served, `/api/cases/${caseId}/suspensions/${orderId}/breaches`, { as: AS, body: finished })).code).toBe('not-suspended-then');
  // §8-35: what is used after that is a breach, and from its report on an entry of the diary and of the case that nobody has to file.
  const { orderedAt } = (await served.house.situation(caseId)).suspensions.find((o) => o.orderId === orderId)!;
  const used = { measureIds, on: dayAt(orderedAt, 'Asia/Shanghai'), where: '开标现场', what: '暂缓期间退回投标文件', evidenceIds: [] };
  expect((await ask(served, `/api/cases/${caseId}/suspensions/${orderId}/breaches`, { as: AS, body: used })).status).toBe(201);
  const noted = (await diary()).entries.find((e) => e.harm === 'usedWhileSuspended')!;
  expect([noted.caseId, noted.on, noted.where, noted.what, noted.org?.id]).toEqual([caseId, used.on, used.where, used.what, 'daqing-resources']);
  expect((await ask(served, `/api/harms/${noted.entryId}/removal`, { as: AS, body: {} })).status).toBe(409);
  expect((await ask(served, `/api/records/${story.recordId}/harms`, { as: AS, body: { harm: 'usedWhileSuspended', on: used.on, orgId: null, where: '窗口', what: '自行填写', amount: null, evidenceIds: [] } })).status).toBe(400);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();

  const s = await served.house.situation(caseId);
  const order = s.restorations.find((r) => r.orgId === 'daqing-resources')!;
  expect([order.harms, order.duties?.includes('reopenApplication'), s.restorations.filter((r) => r.harms !== undefined).length]).toEqual([[entries[0]!.entryId, noted.entryId], true, 1]);
  const letter = s.letters.filter((l) => l.letter === 'restorationOrder');
  const texts = await Promise.all(letter.map(async ({ letterId }) => letterText(await letterFor(served.house.register, demoActor('platform-clerk'), letterId)).join('\n')));
  expect(texts.filter((text) => text.includes(SECRET))).toHaveLength(1);
  const viewOf = async (as: string) => (await ask(served, `/api/cases/${caseId}`, { as, method: 'GET' })).json() as CaseView;
  expect((await viewOf(AS)).harms.map((h) => [h.what, h.amount])).toEqual([[SECRET, '486200.50'], [used.what, null]]);
  expect([(await viewOf('resources-clerk')).harms.length, (await viewOf('finance-clerk')).harms.length, (await viewOf('tax-provider')).harms.length]).toEqual([2, 0, 0]);
  expect((await viewOf('auditor')).harms.map((h) => h.what)).toEqual([null, null]);
  expect(texts.filter((text) => text.includes(used.what))).toHaveLength(1);

  const pdf = await annex();
  expect(pdf.status).toBe(200);
  expect((await ask(served, `/api/cases/${caseId}/compensation-annex`, { as: 'platform-clerk', method: 'GET' })).status).toBe(403);
  const bytes = Buffer.from(await (await fetch(`${served.baseUrl}/api/cases/${caseId}/compensation-annex`, { headers: { authorization: `Bearer ${await served.tokenOf(AS)}` } })).arrayBuffer());
  const text = pdfText(bytes).replaceAll(/\s/g, '');
  for (const part of ['486200.50', '开标记录.pdf', '国家赔偿法第三十九条', '2028年2月11日', '第1页，共', '暂缓执行期间仍被执行措施', '本项由登记簿据申请人', '执行单位尚未报告纠正']) expect(text).toContain(part);
  expect(text).toContain(used.what);
  expect(text).not.toContain('律师费');
});
