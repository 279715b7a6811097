import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';
import { paperOf } from '../setup/paper.ts';

const story = DEMO_SCENARIOS.rejected;

interface Duty { limit: string; ref: string; generation: number; dueAt: string | null; dueOn: string | null; extended: number; stoppedSince: string | null; left: { count: number; unit: string } | null }
interface View { duties: Duty[]; acts: { kind: string; allowed: boolean }[]; timeline: { kind: string; reason: string | null; days: number | null }[]; letters: { kind: string }[] }
interface Proof { dueAt: string | null; budget: number; stops: unknown[]; days: { role: string; source: string }[]; about: { ref: string; generation: number; overdue: boolean } }

let served: ServedHouse;
let caseId: CaseId;
let orderId: string;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  orderId = (await stage.situation(caseId)).verifications[0]!.orderId;
});
afterAll(() => served.stop());

const view = async (as = 'market-clerk') => (await ask(served, `/api/cases/${caseId}`, { as, method: 'GET' })).json() as View;
const duty = async () => (await view()).duties.find((d) => d.limit === 'verification')!;
const act = (what: string, body: object, as = 'market-clerk') => ask(served, `/api/cases/${caseId}/verifications/${orderId}/${what}`, { as, body });
const proof = (limit: string, ref: string, query = '', as = 'market-clerk') => ask(served, `/api/cases/${caseId}/clocks/${limit}/${ref}/proof${query}`, { as, method: 'GET' });
const stop = { reason: 'expertTest', explanation: '送检' };

test('what is not said is not taken: no reason, an unknown one, one the pack does not know', async () => {
  const blank = await act('extension-request', { reason: ' ' });
  expect([blank.status, blank.code, (blank.json() as { errors: unknown }).errors]).toEqual([400, 'invalid-field', [{ pointer: '/reason', code: 'invalid-field' }]]);
  const unknown = await act('clock-stop', { reason: 'lunch', explanation: '午休' });
  expect([unknown.status, unknown.code]).toEqual([400, 'invalid-field']);
  const count = await act('extension-request', { reason: '案卷较多', count: 50 });
  expect([count.status, count.code]).toEqual([400, 'unknown-field']);
  const notInPack = await act('clock-stop', { reason: 'applicant', explanation: '申请人要求' });
  expect([notInPack.status, notInPack.code, notInPack.params]).toEqual([409, 'not-provided-for', { limit: 'verification' }]);
  const running = await act('clock-restart', { remark: '' });
  expect([running.status, running.code]).toEqual([409, 'not-allowed-in-stage']);
});

test('an extension moves the duty, stands in the timeline and is the applicant\'s to read; a second is refused', async () => {
  const before = await duty();
  expect([(await act('extension-request', { reason: '案卷较多' })).status, (await act('extension-request', { reason: '案卷较多' })).code]).toEqual([201, 'already-done']);
  expect(await duty(), 'asked for, and not approved').toEqual(before);
  expect([(await act('extension', {})).code, (await act('extension', {}, 'company-yanqi')).code]).toEqual(['not-your-role', 'not-your-role']);
  const tasks = (await ask(served, '/api/tasks', { as: 'market-principal', method: 'GET' })).json() as { tasks: { about: string; kind: string; on: string | null }[] };
  expect(tasks.tasks.filter((t) => t.about === 'internal')).toMatchObject([{ kind: 'clockExtended', on: before.dueOn, caseId, overdue: false }]);
  const extended = await act('extension', {}, 'market-principal');
  expect(extended.status).toBe(201);
  const { next } = extended.json() as { next: Duty[] };
  const after = await duty();
  expect(after.dueAt! > before.dueAt!).toBe(true);
  expect(after).toMatchObject({ extended: 5, stoppedSince: null, left: null });
  expect(next.find((d) => d.limit === 'verification')?.dueAt).toBe(after.dueAt);
  expect((await view()).timeline.find((e) => e.kind === 'clockExtended')).toMatchObject({ days: 5 });
  expect((await view('company-yanqi')).letters.map((l) => l.kind)).toContain('extensionNotice');
  const again = await act('extension-request', { reason: '案卷较多' });
  expect([again.status, again.code]).toEqual([409, 'already-done']);
});

test('the proof is of the duty as the page shows it, each day with its source; what is not there is not found', async () => {
  const shown = await duty();
  const proved = (await proof('verification', orderId)).json() as Proof;
  expect(proved).toMatchObject({ dueAt: shown.dueAt, budget: 10, stops: [], about: { ref: orderId, generation: 1, overdue: false } });
  expect(proved.days.filter((d) => d.role === 'counted')).toHaveLength(10);
  expect(proved.days.filter((d) => d.source === '')).toEqual([]);
  expect((await proof('verification', orderId, '?generation=1')).json()).toEqual(proved);
  for (const [limit, ref, query] of [['verification', orderId, '?generation=2'], ['decision', orderId, ''], ['verification', caseId, ''], ['lunch', orderId, '']] as const) {
    expect((await proof(limit, ref, query)).status, `${limit} ${query}`).toBe(404);
  }
  expect((await proof('verification', orderId, '?generation=0')).status).toBe(400);
});

test('whoever the case concerns sees the proof of what is theirs: a department that of its own order, the applicant every one', async () => {
  const { orderId: own } = (await served.house.situation(caseId)).suspensions.find((o) => o.orgId === 'daqing-finance')!;
  expect((await proof('suspensionAcknowledgement', own, '', 'finance-clerk')).status).toBe(200);
  expect((await proof('suspensionAcknowledgement', own, '', 'resources-clerk')).status).toBe(404);
  expect((await proof('verification', orderId, '', 'finance-clerk')).status).toBe(404);
  expect((await proof('suspensionAcknowledgement', own, '', 'company-yanqi')).status).toBe(200);
  expect((await proof('total', caseId, '', 'company-yanqi')).status).toBe(200);
  expect((await proof('total', caseId, '', 'company-yunshan')).status).toBe(404);
});

test('stopped by the platform the duty has no date but something left, and neither board nor list calls it late; it runs on as it says', async () => {
  const bare = await act('clock-stop', stop, 'platform-clerk');
  expect([bare.code, bare.errors]).toEqual(['value-needed', [{ pointer: '/evidenceIds', code: 'value-needed' }]]);
  expect((await act('clock-stop', { ...stop, evidenceIds: [await paperOf(served.house.register, demoActor('platform-clerk'), { caseId })] }, 'platform-clerk')).status).toBe(201);
  expect(await duty()).toMatchObject({ dueAt: null, dueOn: null, left: { count: 10, unit: 'workingDays' } });
  expect((await duty()).stoppedSince).not.toBeNull();
  const tasks = (await ask(served, '/api/tasks', { as: 'market-clerk', method: 'GET' })).json() as { tasks: { kind: string; due: Duty }[] };
  expect(tasks.tasks.find((t) => t.kind === 'answered')?.due).toMatchObject({ dueAt: null });
  const board = (await ask(served, '/api/overdue', { as: 'supervisor', method: 'GET' })).json() as { overdue: { limit: string }[]; soon: { limit: string }[] };
  expect([...board.overdue, ...board.soon].map((row) => row.limit)).not.toContain('verification');
  expect((await proof('verification', orderId)).json()).toMatchObject({ dueAt: null, stops: [{ to: null, reason: 'expertTest', effect: 'counted' }], left: { count: 10 } });
  const kinds = (await view()).acts.filter((a) => a.allowed).map((a) => a.kind);
  expect([kinds.includes('clockRestarted'), kinds.includes('clockStopped'), kinds.includes('clockExtended'), kinds.includes('answered')]).toEqual([true, false, false, true]);
  const restarted = await act('clock-restart', { remark: '' });
  expect(restarted.status).toBe(201);
  expect((await duty()).dueAt).not.toBeNull();
});
