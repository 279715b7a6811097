import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asId } from '../../domain/ids.ts';
import type { CaseId, OrderId } from '../../domain/ids.ts';
import { sweepMarkRequests } from '../../db/mark-request-register.ts';
import { exceptionAt } from '../../domain/exception-situation.ts';
import { addDays, parseDay, parseInstant, plusMs } from '../../domain/time.ts';
import { ENTERPRISE_SYSTEM, GOVERNMENT, MARKET, PROVINCIAL_PLATFORM, RESOURCES } from '../../main/demo/city/organisations.ts';
import { caseMeasureId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import type { Answer } from '../api/ask.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { keyPair, machineToken } from '../setup/machines.ts';
import { accept, answer, decide, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

const story = DEMO_SCENARIOS.upheld;
const identifier = DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier;
const MEASURE = caseMeasureId('yunshanTax', 'keySupervision');

let served: ServedHouse;
let caseId: CaseId;
let orders: Map<string, OrderId>;
let today: ReturnType<typeof parseDay>;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  orders = new Map((await served.house.situation(caseId)).suspensions.map((o) => [o.orgId as string, o.orderId]));
  today = parseDay((await asSuperuser<{ day: string }>(served, `select (business_now() at time zone 'Asia/Shanghai')::date::text as day`))[0]!.day);
});
afterAll(() => served.stop());

const propose = (as: string, org: string, measureId: string, until: string = addDays(today, 3)): Promise<Answer> =>
  ask(served, `/api/cases/${caseId}/suspensions/${orders.get(org)}/exceptions`, { as, body: { measureId, until, reasons: '涉及公共安全' } });
const decideException = (as: string, id: string, granted: boolean): Promise<Answer> => ask(served, `/api/cases/${caseId}/exceptions/${id}/decision`, { as, body: { granted, reasons: '经审查' } });
interface Checked { subjects: { answer: string; measures: { id: string; exception?: string }[] }[] }
const check = async (): Promise<{ answer: string; exception: string | undefined }> => {
  const { subjects: [subject] } = (await ask(served, '/api/checks', { as: 'market-clerk', key: null, body: { identifiers: [identifier], kind: 'administrative', purpose: 'other', decisiveAt: null } })).json() as Checked;
  return { answer: subject!.answer, exception: subject!.measures.find(({ id }) => id === MEASURE)?.exception };
};
/** No engine runs here: what is asked of the date alone needs nobody to follow it. */
const later = (days: number) => asSuperuser(served, `update business_time set offset_ms = offset_ms + ${days * 86_400_000}`);
const newest = async (): Promise<string> => (await served.house.situation(caseId)).exceptions!.at(-1)!.exceptionId;

interface Asked { id: string; acknowledgedAt: string | null; marked: boolean | null }
const askedOf = async (as: string): Promise<Asked[]> => ((await ask(served, '/api/mark-requests', { as, method: 'GET' })).json() as { requests: Asked[] }).requests;
const platforms = async (as = 'company-yunshan') => ((await ask(served, `/api/cases/${caseId}`, { as, method: 'GET' })).json() as { askedPlatforms: { org: { id: string }; marked: boolean | null; unansweredAt: string | null }[] }).askedPlatforms;

test('platforms above are asked to mark by the very acceptance; each answers for itself, once, and sees nothing of the case', async () => {
  const kinds = (await served.house.acts(caseId)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'markRequested')).toHaveLength(2);
  expect((await platforms()).map(({ org }) => org.id).sort()).toEqual([ENTERPRISE_SYSTEM, PROVINCIAL_PLATFORM].sort());
  const [request] = await askedOf('province-clerk');
  expect(await askedOf('resources-clerk')).toEqual([]);
  const answer = (as: string) => ask(served, `/api/mark-requests/${request!.id}/acknowledgement`, { as, body: { marked: true } });
  expect((await answer('enterprise-clerk')).code).toBe('not-found');
  expect((await answer('supervisor')).code).toBe('not-your-role');
  expect((await Promise.all([answer('province-clerk'), answer('province-clerk')])).map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  expect((await askedOf('province-clerk'))[0]).toMatchObject({ marked: true });
  expect((await platforms()).find(({ org }) => org.id === PROVINCIAL_PLATFORM)).toMatchObject({ marked: true, unansweredAt: null });
  expect(await platforms('resources-clerk')).toEqual([]);
  expect((await ask(served, `/api/cases/${caseId}`, { as: 'province-clerk', method: 'GET' })).status).toBe(404);
});

test('without a clause that forbids staying this very measure nothing can be proposed, and only by the department that was told to suspend it', async () => {
  expect((await propose('resources-clerk', RESOURCES, caseMeasureId('yunshanTax', 'noBidding'))).code).toBe('no-clause-against-staying');
  expect((await propose('resources-clerk', RESOURCES, MEASURE)).code).toBe('unknown-measure');
  expect((await propose('resources-clerk', MARKET, MEASURE)).code).toBe('not-your-role');
  expect((await propose('platform-clerk', MARKET, MEASURE)).code).toBe('not-your-role');
  expect((await propose('market-clerk', MARKET, MEASURE, addDays(today, -1))).code).toBe('invalid-field');
});

test('proposed, it rests all the same; the department’s own people and the platform’s clerk decide nothing', async () => {
  expect((await propose('market-clerk', MARKET, MEASURE)).status).toBe(201);
  expect((await propose('market-clerk', MARKET, MEASURE)).code).toBe('already-done');
  expect(await check()).toEqual({ answer: 'suspended', exception: undefined });
  const id = await newest();
  expect((await decideException('platform-clerk', id, true)).code).toBe('not-your-role');
  await asSuperuser(served, `update app_user set org_id = '${MARKET}' where id = 'supervisor-tax'`);
  expect((await decideException('supervisor-tax', id, true)).code).toBe('not-your-role');
  await asSuperuser(served, `insert into user_role (user_id, role) values ('market-clerk', 'supervisor')`);
  await asSuperuser(served, `update app_user set org_id = '${GOVERNMENT}' where id = 'market-clerk'`);
  expect((await decideException('market-clerk', id, true)).code).toBe('conflict-of-interest');
  await asSuperuser(served, `update app_user set org_id = '${MARKET}' where id = 'market-clerk'`);
  await asSuperuser(served, `delete from user_role where user_id = 'market-clerk' and role = 'supervisor'`);
  expect((await ask(served, '/api/exceptions', { as: 'supervisor', method: 'GET' })).json()).toMatchObject({ pending: [{ id, org: { id: MARKET }, measure: expect.stringContaining('重点监管') }] });
});

test('granted once, however often at the same time; no check ever says apply without its number; the subject is served with its remedies', { timeout: 60_000 }, async () => {
  const id = await newest();
  const answers: Awaited<ReturnType<typeof check>>[] = [];
  let granted = false;
  const asking = Promise.all(Array.from({ length: 4 }, async () => {
    while (!granted || answers.length < 40) answers.push(await check());
  }));
  const decided = await Promise.all(Array.from({ length: 5 }, () => decideException('supervisor', id, true)));
  granted = true;
  await asking;
  expect(decided.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  expect(answers.filter(({ answer, exception }) => (answer === 'apply') !== (exception !== undefined))).toEqual([]);
  const after = await check();
  expect(after).toEqual({ answer: 'apply', exception: expect.stringMatching(/^庆信缓例〔\d{4}〕1号$/) });
  const letters = await asSuperuser<{ id: string; party: string }>(served, `select id, party from letter where kind = 'exceptionNotice' and ref = '${id}' order by party`);
  expect(letters.map(({ party }) => party)).toEqual([`org:${MARKET}`, `subject:${story.by.subjectId}`]);
  const text = (await ask(served, `/api/letters/${letters[1]!.id}`, { as: 'company-yunshan', method: 'GET' })).text;
  for (const words of ['演示用虚构条文', after.exception!, '申请行政复议', '次日起恢复暂缓执行', '大庆市人民政府']) expect(text).toContain(words);
  expect((await ask(served, '/api/exceptions', { as: 'auditor', method: 'GET' })).json()).toMatchObject({ pending: [], departments: expect.arrayContaining([expect.objectContaining({ org: expect.objectContaining({ id: MARKET }), granted: 1, inForce: 1, rate: 100 })]) });
  expect(await served.house.violations()).toBe(0);
});

test('while it lasts a use is lawful and no breach; the other departments’ measures rest as before', async () => {
  const at = plusMs((await served.house.situation(caseId)).exceptions!.at(-1)!.decided!.at, 1);
  expect((await ask(served, `/api/measures/${MEASURE}/executions`, { as: 'market-clerk', body: { what: 'limited', at, where: '检查现场', words: '加密检查' } })).json()).toMatchObject({ standing: 'lawful', breaches: 0 });
  const view = (await ask(served, `/api/cases/${caseId}`, { as: 'company-yunshan', method: 'GET' })).json() as { exceptions: object[]; suspensions: { org: { id: string }; measures: { state: string }[] }[] };
  expect(view.exceptions).toEqual([expect.objectContaining({ inForce: true, reasons: '涉及公共安全', decided: expect.objectContaining({ granted: true, reasons: '经审查' }) })]);
  expect(view.suspensions.map(({ org, measures }) => [org.id === MARKET, measures.map(({ state }) => state)])).toEqual(view.suspensions.map(({ org }) => [org.id === MARKET, [org.id === MARKET ? 'inForce' : 'suspended']]));
  const other = (await ask(served, `/api/cases/${caseId}`, { as: 'finance-clerk', method: 'GET' })).json() as { exceptions: object[] };
  expect(other.exceptions).toEqual([]);
});

test('over by its day, the measure rests again by itself; a further one can be proposed, and refused it goes on resting', async () => {
  const exception = (await served.house.situation(caseId)).exceptions![0]!;
  expect([exceptionAt({ exceptions: [exception] }, exception.measureId, exception.decided!.at, exception.until), exceptionAt({ exceptions: [exception] }, exception.measureId, plusMs(exception.decided!.at, -1), today)].map((e) => e?.exceptionId)).toEqual([exception.exceptionId, undefined]);
  await later(4);
  expect(await check()).toEqual({ answer: 'suspended', exception: undefined });
  expect(await served.house.violations()).toBe(0);
  expect((await propose('market-clerk', MARKET, MEASURE, addDays(today, 30))).status).toBe(201);
  expect((await decideException('supervisor', await newest(), false)).status).toBe(201);
  expect(await check()).toEqual({ answer: 'suspended', exception: undefined });
  expect(await asSuperuser(served, `select count(*)::int as n from letter where kind = 'exceptionNotice' and ref = '${await newest()}'`)).toEqual([{ n: 1 }]);
  expect((await decideException('supervisor', asId('0199f0a0-0000-7000-8000-000000000000'), false)).code).toBe('not-found');
});

test('a platform above that says nothing in time is told of to the lead organ, by one act; a late word is still heard', async () => {
  const [request] = await askedOf('enterprise-clerk');
  const [{ due }] = (await asSuperuser<{ due: string }>(served, `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due from mark_request where id = '${request!.id}'`)) as [{ due: string }];
  expect(parseInstant(due) > (await served.house.situation(caseId)).acceptedAt!).toBe(true);
  await later(30);
  await Promise.all([sweepMarkRequests(served.house.register), sweepMarkRequests(served.house.register)]);
  expect((await served.house.acts(caseId)).filter(({ kind }) => kind === 'markUnanswered')).toHaveLength(1);
  expect((await platforms()).find(({ org }) => org.id === ENTERPRISE_SYSTEM)!.unansweredAt).not.toBeNull();
  // By its system, which learns what it is asked for and nothing else.
  const machine = ((await ask(served, '/api/operators/machines', { as: 'operator', body: { orgId: ENTERPRISE_SYSTEM, name: '公示系统', scopes: ['answer-marks'] } })).json() as { machineId: string }).machineId;
  const keys = keyPair();
  expect((await ask(served, `/api/operators/machines/${machine}/keys`, { as: 'operator', body: { publicKey: keys.publicPem } })).status).toBe(201);
  const headers = { authorization: `Bearer ${await vi.waitFor(async () => (await machineToken(served.issuer, machine, keys.privateKey, 'answer-marks')).access_token!, { timeout: 5_000 })}` };
  const bySystem = (path: string, body?: object): Promise<Answer> => ask(served, path, { as: null, headers, ...(body === undefined ? { method: 'GET' } : { body }) });
  await vi.waitFor(async () => expect((await bySystem('/api/mark-requests')).status).toBe(200), { timeout: 5_000 });
  expect(((await bySystem('/api/mark-requests')).json() as { requests: Asked[] }).requests.map(({ id }) => id)).toContain(request!.id);
  expect((await bySystem(`/api/cases/${caseId}`)).code).toBe('not-in-scope');
  const [foreign] = await askedOf('province-clerk');
  expect((await bySystem(`/api/mark-requests/${foreign!.id}/acknowledgement`, { marked: true })).code).toBe('not-found');
  expect((await bySystem(`/api/mark-requests/${request!.id}/acknowledgement`, { marked: false })).json()).toMatchObject({ marked: false });
  expect(await asSuperuser(served, `select author_user as by, author_org as org from act where dossier_id = '${caseId}' and kind = 'markAcknowledged' order by seq desc limit 1`)).toEqual([{ by: machine, org: ENTERPRISE_SYSTEM }]);
  expect((await platforms()).find(({ org }) => org.id === ENTERPRISE_SYSTEM)!.marked).toBe(false);
});

test('with the decision what was asked for ends: the platform above that marks is told what the record carries now, and answers no more', async () => {
  expect(await asSuperuser(served, `select count(*)::int as n from mark_request where case_id = '${caseId}' and ended_at is not null`)).toEqual([{ n: 0 }]);
  const rejected = {
    ...story, grounds: story.grounds.map((g) => ({ ...g, finding: { result: 'accurate' as const, reason: '经核实', rightValue: null } })),
    decision: { ...story.decision, outcome: 'rejected' as const, remedy: 'none' as const, changes: [], lift: [] },
  };
  const stage = { ...served.house, counter: served.counter };
  await answer(stage, caseId, rejected);
  await decide(stage, caseId, rejected);
  const [ended] = await askedOf('province-clerk');
  expect(ended).toMatchObject({ marked: true, endMark: 'confirmedSubjectDisagrees', endedAt: expect.any(String) });
  const told = await asSuperuser<{ party: string }>(served, `select distinct party from delivery where ref like 'markRequestEnded/%'`);
  expect(told).toEqual([{ party: `org:${PROVINCIAL_PLATFORM}` }]);
  expect((await served.house.acts(caseId)).filter(({ kind }) => kind === 'markRequestEnded')).toHaveLength(2);
});
