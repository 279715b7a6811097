import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { certifyNoAnswer } from '../../db/no-answer-sweep.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { Act } from '../../domain/act.ts';
import { dueAfter } from '../../domain/clock.ts';
import { asId } from '../../domain/ids.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { plusMs } from '../../domain/time.ts';
import { GOVERNMENT, PLATFORM } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { brokenChains } from '../procedures/effects.ts';
import { accept, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

const MINUTE = 60_000;
const COMPANY = 'company-yunshan';

interface Task { about: 'case' | 'inquiry'; inquiryId?: string; inquiryNumber?: string; subjectName?: string; kind?: string; due: { limit: string; dueAt: Instant; overdue: boolean } }
interface Row { about: 'case' | 'inquiry'; inquiryId?: string; limit: string; owner: { id: string }; dueAt: Instant; overdueMs: number; urgedAt: Instant | null; escalatedAt: Instant | null }
interface Inquiry { number: string; late: boolean; answeredAt: Instant | null; urgedAt: Instant | null; escalatedAt: Instant | null; answer: string | null; mayAnswer: boolean; due: { dueAt: Instant; overdue: boolean } }

let served: ServedHouse;
let escalationAt: Instant;
let dueAt: Instant;
/** The one nobody answers in time, and one that is answered in time. */
let late: { inquiryId: string; number: string };
let prompt: { inquiryId: string; number: string };

const read = async <T>(as: string, path: string): Promise<T> => {
  const answered = await ask(served, path, { as, method: 'GET' });
  expect(answered.status, path).toBe(200);
  return answered.json() as T;
};
const asked = async (): Promise<{ inquiryId: string; number: string }> => {
  const answered = await ask(served, '/api/inquiries', { as: COMPANY, body: { where: '政府采购中心', byWhom: '资格审查窗口', shown: '一份处罚决定' } });
  expect(answered.status).toBe(201);
  return answered.json() as { inquiryId: string; number: string };
};
const tasks = async (as: string): Promise<Task[]> => (await read<{ tasks: Task[] }>(as, '/api/tasks')).tasks;
const inquiryTasks = async (): Promise<(string | undefined)[]> => (await tasks('platform-clerk')).filter((task) => task.about === 'inquiry').map((task) => task.inquiryId);
const board = () => read<{ overdue: Row[]; soon: Row[] }>('supervisor', '/api/overdue');
const acts = (inquiryId: string): Promise<Act[]> => reading(served.house.register.db, 'auditor', (trx) => loadActs(trx, asId<DossierId>(inquiryId)));
/** Without the certificate, which the house's own rounds issue as well, before or after an urging of the same minute. */
const CERTIFIED = ['noAnswerCertified', 'letterIssued'];
const kinds = async (inquiryId: string): Promise<string[]> => (await acts(inquiryId)).map((act) => act.kind).filter((kind) => !CERTIFIED.includes(kind));
const inquiry = (as: string, id: string) => read<Inquiry>(as, `/api/inquiries/${id}`);
const answer = (id: string) => ask(served, `/api/inquiries/${id}/answer`, { as: 'platform-clerk', body: { answer: '该信息由其他城市的平台持有', recordId: null } });
/** Two at once and then one more, besides the dispatcher's own rounds: what may happen once has had its chance to happen again. */
async function swept(): Promise<void> {
  await Promise.all([sweepRungs(served.house.register), sweepRungs(served.house.register)]);
  await sweepRungs(served.house.register);
}

beforeAll(async () => {
  served = await serveHouse();
  late = await asked();
  prompt = await asked();
  dueAt = (await inquiry(COMPANY, late.inquiryId)).due.dueAt;
  const { register } = served.house;
  escalationAt = dueAfter(dueAt, 'escalation', register.currentPack(), register.calendar()).dueAt;
});
afterAll(() => served.stop());

test('an inquiry is a task of the platform’s clerk, and of nobody else', async () => {
  const theirs = (await tasks('platform-clerk')).filter((task) => task.inquiryId === late.inquiryId);
  expect(theirs).toEqual([{ about: 'inquiry', inquiryId: late.inquiryId, inquiryNumber: late.number, subjectName: '大庆云杉机械设备有限公司', due: expect.objectContaining({ limit: 'inquiry', dueAt, overdue: false }) }]);
  for (const other of [COMPANY, 'tax-provider', 'resources-clerk', 'supervisor']) expect((await tasks(other)).filter((task) => task.about === 'inquiry'), other).toEqual([]);
  expect((await inquiry('platform-clerk', late.inquiryId)).mayAnswer).toBe(true);
  expect((await inquiry('supervisor', late.inquiryId)).mayAnswer).toBe(false);
});

test('tasks of cases and of inquiries stand in one list, the most urgent first', async () => {
  const story = DEMO_SCENARIOS.upheld;
  await accept(served.house, await file(served.house, story), story);
  await file(served.house, DEMO_SCENARIOS.rejected);
  const list = await tasks('platform-clerk');
  expect(list.map((task) => task.about)).toEqual(['case', 'inquiry', 'inquiry']);
  expect(list[0]).toMatchObject({ about: 'case', kind: 'accepted' });
  expect(list.map((task) => task.due.dueAt)).toEqual(list.map((task) => task.due.dueAt).toSorted());
});

test('one that is answered in time is nobody’s task any more', async () => {
  expect(new Set(await inquiryTasks())).toEqual(new Set([late.inquiryId, prompt.inquiryId]));
  const receipt = await answer(prompt.inquiryId);
  expect([receipt.status, (receipt.json() as { late: boolean }).late]).toEqual([201, false]);
  expect(await inquiryTasks()).toEqual([late.inquiryId]);
  expect(await inquiry(COMPANY, prompt.inquiryId)).toMatchObject({ answer: '该信息由其他城市的平台持有', late: false, due: { overdue: false } });
  expect((await answer(prompt.inquiryId)).code).toBe('already-done');
});

test('a minute before the due instant it is soon due, and nobody is urged', async () => {
  await served.house.moveTo(plusMs(dueAt, -MINUTE));
  await swept();
  expect(await kinds(late.inquiryId)).toEqual(['inquiryFiled']);
  const { overdue, soon } = await board();
  expect(overdue.filter((row) => row.about === 'inquiry')).toEqual([]);
  expect(soon.filter((row) => row.about === 'inquiry').map((row) => row.inquiryId)).toEqual([late.inquiryId]);
});

test('past the due instant it stands on the board and is urged once', async () => {
  await served.house.moveTo(plusMs(dueAt, MINUTE));
  await swept();
  expect(await kinds(late.inquiryId)).toEqual(['inquiryFiled', 'urged']);
  const urged = (await acts(late.inquiryId)).find(({ kind }) => kind === 'urged')!;
  expect(urged.facts).toEqual({ limit: 'inquiry', ref: late.inquiryId, orgId: PLATFORM, generation: 1 });
  expect(urged.author).toEqual({ class: 'sweep' });
  const { overdue } = await board();
  expect(overdue.map((row) => row.dueAt)).toEqual(overdue.map((row) => row.dueAt).toSorted());
  expect(overdue.some((row) => row.about === 'case')).toBe(true);
  const [row, ...more] = overdue.filter((each) => each.about === 'inquiry');
  expect(more).toEqual([]);
  expect(row).toMatchObject({ inquiryId: late.inquiryId, limit: 'inquiry', owner: { id: PLATFORM }, dueAt, urgedAt: urged.occurredAt, escalatedAt: null });
  expect(row!.overdueMs).toBeGreaterThanOrEqual(MINUTE);
  expect((await tasks('platform-clerk')).find((task) => task.inquiryId === late.inquiryId)!.due.overdue).toBe(true);
});

test('逾期未答证明: the system certifies against the platform that a question was not answered, once; it says what was due when, where to go, and until when; a stranger finds it genuine', async () => {
  await served.house.moveTo(plusMs(dueAt, 5 * MINUTE));
  await Promise.all([certifyNoAnswer(served.house.register), certifyNoAnswer(served.house.register)]);
  await certifyNoAnswer(served.house.register);
  expect((await acts(late.inquiryId)).map(({ kind }) => kind).filter((kind) => CERTIFIED.includes(kind))).toEqual(CERTIFIED);
  expect((await acts(prompt.inquiryId)).map(({ kind }) => kind).filter((kind) => CERTIFIED.includes(kind))).toEqual([]);
  const { certificateId } = await read<{ certificateId: string }>(COMPANY, `/api/inquiries/${late.inquiryId}`);
  const { paragraphs } = await read<{ paragraphs: string[] }>(COMPANY, `/api/letters/${certificateId}`);
  const text = paragraphs.join('\n');
  for (const part of [`就本平台没有的一条信用信息提出查询（编号：${late.number}）`, '大庆市信用信息共享平台', '申请期限60日', '应当先申请行政复议']) expect(text).toContain(part);
  expect(text).not.toMatch(/记录标注|记录编号/);
  expect((await ask(served, `/api/public/certificates/${certificateId}`, { as: null, method: 'GET' })).status).toBe(200);
  expect((await ask(served, `/api/letters/${certificateId}`, { as: 'company-yanqi', method: 'GET' })).status).toBe(404);
});

test('after the further limit it is escalated once, to the platform’s superior', async () => {
  await served.house.moveTo(plusMs(escalationAt, -MINUTE));
  await swept();
  expect(await kinds(late.inquiryId)).toEqual(['inquiryFiled', 'urged']);
  await served.house.moveTo(plusMs(escalationAt, MINUTE));
  await swept();
  expect(await kinds(late.inquiryId)).toEqual(['inquiryFiled', 'urged', 'escalated']);
  const escalated = (await acts(late.inquiryId)).find(({ kind }) => kind === 'escalated')!;
  expect(escalated.facts).toEqual({ limit: 'inquiry', ref: late.inquiryId, orgId: PLATFORM, superiorId: GOVERNMENT, generation: 1 });
  expect((await board()).overdue.find((row) => row.inquiryId === late.inquiryId)!.escalatedAt).toBe(escalated.occurredAt);
});

test('a late answer is taken and says so; then it is gone from both lists and nobody is urged again', async () => {
  const receipt = await answer(late.inquiryId);
  expect([receipt.status, (receipt.json() as { late: boolean }).late]).toEqual([201, true]);
  expect(await inquiryTasks()).toEqual([]);
  await served.house.moveTo(plusMs(escalationAt, 30 * 24 * 60 * MINUTE));
  await swept();
  expect((await board()).overdue.filter((row) => row.about === 'inquiry')).toEqual([]);
  expect(await kinds(late.inquiryId)).toEqual(['inquiryFiled', 'urged', 'escalated', 'inquiryAnswered']);
  expect(await kinds(prompt.inquiryId)).toEqual(['inquiryFiled', 'inquiryAnswered']);
  const seen = await inquiry(COMPANY, late.inquiryId);
  expect(seen).toMatchObject({ late: true, answer: '该信息由其他城市的平台持有', due: { overdue: true } });
  expect([seen.urgedAt, seen.escalatedAt, seen.answeredAt].every((at) => at !== null && at > dueAt)).toBe(true);
});

test('the auditor sees the inquiry’s chain whole, with the acts of the sweep in it', async () => {
  const log = await read<{ number: string; intact: boolean; brokenAt: number | null; acts: { seq: number; kind: string; author: string; hash: string; previous: string }[] }>('auditor', `/api/inquiries/${late.inquiryId}/log`);
  expect(log).toMatchObject({ number: late.number, intact: true, brokenAt: null });
  expect(log.acts.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(log.acts.filter(({ kind }) => !CERTIFIED.includes(kind)).map(({ kind, author }) => [kind, author])).toEqual([['inquiryFiled', COMPANY], ['urged', 'sweep'], ['escalated', 'sweep'], ['inquiryAnswered', 'platform-clerk']]);
  expect(log.acts.filter(({ kind }) => CERTIFIED.includes(kind)).map(({ kind, author }) => [kind, author])).toEqual([['noAnswerCertified', 'sweep'], ['letterIssued', 'entailed']]);
  expect(log.acts.map((act) => act.previous)).toEqual(['', ...log.acts.slice(0, -1).map((act) => act.hash)]);
  expect(await brokenChains(served.house.register)).toEqual([]);
});

test('§8-39: a third party reports a wrong record of somebody else, and learns nothing of it but one of a few words; its subject and every department learn nothing of the report', async () => {
  const { inquiryId } = (await ask(served, '/api/inquiries', { as: 'company-yanqi', body: { where: '公示网站', byWhom: '云杉公司的处罚', shown: '决定书写的是另一家公司', report: true } })).json() as { inquiryId: string };
  for (const as of [COMPANY, 'tax-provider', 'resources-clerk']) expect((await ask(served, `/api/inquiries/${inquiryId}`, { as, method: 'GET' })).status, as).toBe(404);
  const answered = (body: object) => ask(served, `/api/inquiries/${inquiryId}/answer`, { as: 'platform-clerk', body });
  const { records } = await read<{ records: { id: string }[] }>(COMPANY, '/api/records');
  expect((await answered({ answer: 'examined', recordId: records[0]!.id })).errors?.[0]?.pointer).toBe('/recordId');
  expect((await answered({ answer: '该公司法定代表人是某某', recordId: null })).errors?.[0]?.pointer).toBe('/answer');
  expect((await answered({ answer: 'examined', recordId: null })).status).toBe(201);
  expect(await read('company-yanqi', `/api/inquiries/${inquiryId}`)).toMatchObject({ report: true, reportResult: 'examined', answer: null, recordId: null });
});
