import { randomUUID } from 'node:crypto';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INSTALLATION } from '../../db/business-time.ts';
import { dayAt, instantOfMs, addDays } from '../../domain/time.ts';
import { unconfirmedValues } from '../../domain/policy-evidence.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, file } from '../setup/play-story.ts';
import { actOnRepair, applyFor } from '../setup/repair-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { ask, asSuperuser } from './ask.ts';

interface Value {
  pointer: string; hash: string; name: { zh: string }; text: { zh: string; en: string }; evidence: string; from: string; signed: { name: string; document: string; documentDay: string } | null;
}
interface Basis { edition: string; editions: string[]; maySign: boolean; values: Value[]; refused: unknown[] }
interface Debt extends Value { letters: number; openCases: number; openClocks: number; withoutIt: { kind: string; edition: string | null; text: { zh: string } | null } }

const OPEN = ['/limits/decision', '/limits/verification', '/silence'];
let served: ServedHouse;
const basis = async (as = 'supervisor'): Promise<Basis> => (await ask(served, '/api/basis', { as, method: 'GET' })).json() as Basis;
const debt = async (): Promise<Debt[]> => ((await ask(served, '/api/law-debt', { as: 'supervisor', method: 'GET' })).json() as { values: Debt[] }).values;
const valueAt = async (pointer: string): Promise<Value> => (await basis()).values.find((each) => each.pointer === pointer)!;
const today = (): string => dayAt(instantOfMs(Date.now()), 'Asia/Shanghai');
const form = async (pointers: string[], changed: object = {}): Promise<object> => ({
  edition: 'CN-230600/2026-11', name: '盛景行', document: '依据确认单第7号', documentDay: today(),
  values: await Promise.all(pointers.map(async (pointer) => ({ pointer, hash: (await valueAt(pointer)).hash }))), ...changed,
});
const sign = (body: object, as = 'supervisor', key: string = randomUUID()) => ask(served, '/api/basis/confirmations', { as, body, key });
const installationActs = async (): Promise<number> => (await asSuperuser<{ n: number }>(served, `select count(*)::int as n from act where dossier_id = '${INSTALLATION}' and kind = 'basisConfirmed'`))[0]!.n;

beforeAll(async () => {
  served = await serveHouse({ worker: false });
  await asSuperuser(served, `delete from basis_confirmation where pointer in (${OPEN.map((p) => `'${p}'`).join(', ')})`);
});
afterAll(() => served.stop());

test('lists each value that rests on no text, and who has signed it', async () => {
  const { edition, editions, maySign, values, refused } = await basis();
  // Those of credit repair are signed here, too: what they say binds a subject as well.
  expect({ edition, editions, maySign, refused }).toEqual({ edition: 'CN-230600/2026-11', editions: ['CN-230600/2026-11', 'CN-repair-samr/2025-12', 'CN-repair-samr/2021-09', 'CN-repair/2026-04', 'CN-repair/2023-05'], maySign: true, refused: [] });
  expect(values.map(({ pointer }) => pointer)).toEqual(unconfirmedValues(served.house.register.currentPack()).map(({ pointer }) => pointer));
  expect(values.filter(({ signed, pointer }) => signed === null && !pointer.startsWith('/retention/')).map(({ pointer }) => pointer).sort()).toEqual(OPEN);
  expect(values.find(({ pointer }) => pointer === '/retention/case')).toMatchObject({ name: { zh: '保存期限：异议案卷' }, text: { zh: '自结案起5年', en: '5 years from closing' }, signed: null });
  expect(await valueAt('/limits/total')).toMatchObject({
    name: { zh: '全案办理' }, text: { zh: '10个工作日，首日不计入', en: '10 working days, first day not counted' }, evidence: 'assumption', from: 'CN/2026-11',
    signed: { name: '盛景行', document: '培训用依据确认单（仅供演示）' },
  });
  expect((await ask(served, '/api/basis?edition=CN-31/2026-11', { as: 'supervisor', method: 'GET' })).code).toBe('not-found');
});

test('another authority’s supervisor reads, and does not sign', async () => {
  expect((await basis('supervisor-tax')).maySign).toBe(false);
  expect((await sign(await form(['/silence']), 'supervisor-tax')).code).toBe('not-your-role');
  expect((await basis('auditor')).maySign).toBe(false);
});

test('what is wrong with a signature is refused where it is wrong, and nothing is written', async () => {
  const acts = await installationActs();
  const refusals: [object, string, string][] = [
    [await form(['/silence'], { name: ' ' }), 'invalid-field', '/name'],
    [await form(['/silence'], { documentDay: '2026-02-30' }), 'invalid-field', '/documentDay'],
    [await form(['/silence'], { documentDay: addDays(dayAt(instantOfMs(Date.now()), 'Asia/Shanghai'), 2) }), 'invalid-field', '/documentDay'],
    [await form(['/silence'], { edition: 'CN-230600/1999-01' }), 'not-found', '/edition'],
    [await form([], { values: [] }), 'invalid-field', '/values'],
    [await form([], { values: [{ pointer: '/silence', hash: '0'.repeat(64) }] }), 'outdated-view', '/values/0/hash'],
    [await form(['/silence', '/limits/total']), 'already-done', '/values/1/pointer'],
    [await form(['/silence', '/silence']), 'invalid-field', '/values/1/pointer'],
    [await form([], { values: [{ pointer: '/remedies', hash: '0'.repeat(64) }] }), 'invalid-field', '/values/0/pointer'],
  ];
  for (const [body, code, pointer] of refusals) {
    const { code: found, errors } = await sign(body);
    expect([found, errors?.[0]?.pointer]).toEqual([code, pointer]);
  }
  expect(await installationActs()).toBe(acts);
});

test('a signature is one act, done once per key, and stands with name, document and day', async () => {
  const before = await installationActs();
  const key = randomUUID();
  const body = await form(['/limits/decision', '/silence']);
  const [first, second] = await Promise.all([sign(body, 'supervisor', key), sign(body, 'supervisor', key)]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect(first.json()).toMatchObject({ signed: 2 });
  expect(await installationActs()).toBe(before + 1);
  expect((await valueAt('/silence')).signed).toMatchObject({ name: '盛景行', document: '依据确认单第7号', documentDay: today() });
  expect((await sign(body)).code).toBe('already-done');
});

test('the law debt counts letters, open cases and clocks, and says what would be without each value', async () => {
  const find = (rows: Debt[], pointer: string): Debt => rows.find((each) => each.pointer === pointer)!;
  const none = await debt();
  expect(none[0]).toMatchObject({ pointer: '/limits/verification', signed: null, letters: 0, openCases: 0, openClocks: 0 });
  const story = DEMO_SCENARIOS.upheld;
  const stage = { counter: served.counter, situation: served.house.situation, settled: served.house.settled };
  const caseId = await file(stage, story);
  const filed = await debt();
  expect(find(filed, '/limits/acceptance')).toMatchObject({ letters: 1, openCases: 1, openClocks: 1, withoutIt: { kind: 'refused', edition: null } });
  expect(find(filed, '/silence')).toMatchObject({ letters: 0, openCases: 1, openClocks: 0, withoutIt: { kind: 'gone' } });
  await accept(stage, caseId, story);
  const accepted = await debt();
  expect(find(accepted, '/limits/acceptance')).toMatchObject({ letters: 1, openCases: 0, openClocks: 0 });
  // The notice of acceptance and the request to the provider both print it.
  expect(find(accepted, '/limits/verification')).toMatchObject({
    letters: 2, openCases: 1, openClocks: 1, withoutIt: { kind: 'inherited', edition: 'CN/2026-11', text: { zh: '5个工作日，首日不计入' } },
  });
  expect(find(accepted, '/limits/suspensionAcknowledgement')).toMatchObject({ letters: 4, openCases: 1, openClocks: 4 });
});

test('each pack of credit repair has a debt of its own: what its letters print, its open repairs and clocks', async () => {
  const EDITION = 'CN-repair-samr/2025-12';
  const ofRepair = async (): Promise<{ edition: string; values: Debt[] }> => (await ask(served, `/api/law-debt?edition=${encodeURIComponent(EDITION)}`, { as: 'supervisor', method: 'GET' })).json() as { edition: string; values: Debt[] };
  const at = async (pointer: string): Promise<Debt> => (await ofRepair()).values.find((each) => each.pointer === pointer)!;
  expect((await ofRepair()).edition).toBe(EDITION);
  expect(await at('/limits/repairSupplement')).toMatchObject({ letters: 0, openCases: 0, openClocks: 0, withoutIt: { kind: 'refused' } });
  const { repairId } = await applyFor(served.house, 'company-yanqi', caseRecordId('yanqiFood'));
  expect(await at('/limits/repairAcceptance')).toMatchObject({ letters: 0, openCases: 1, openClocks: 1 });
  await actOnRepair(served.house, 'platform-clerk', repairId, { kind: 'repairSupplementAsked', missing: '缴款凭证看不清。' });
  expect(await at('/limits/repairSupplement')).toMatchObject({ letters: 1, openCases: 1, openClocks: 1 });
  expect(await at('/governs')).toMatchObject({ letters: 0, openCases: 1 });
  expect((await ask(served, '/api/law-debt?edition=CN-repair/1999-01', { as: 'supervisor', method: 'GET' })).status).toBe(404);
});

test('the same as a table, in both languages', async () => {
  const table = await ask(served, '/api/law-debt.csv', { as: 'supervisor', method: 'GET' });
  expect(table.type).toBe('text/csv; charset=utf-8');
  expect(table.headers.get('content-disposition')).toBe('attachment; filename="law-debt.csv"');
  const lines = table.text.replace(/^\uFEFF/, '').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + (await debt()).length);
  expect(lines[0]).toBe('位置,名称,内容,依据状况,依据,来源,载于版本,已发文书,在办案件,运行中的期限,取消后,确认人,确认文件,文件日期');
  expect(lines[1]).toBe('/limits/verification,核实并反馈,5个工作日，首日不计入,本产品的设定,大庆市实施方案（2018-06-11）四（五）尽快核实并反馈，未定时限；内部办理时限，参照上海市社会信用条例五个工作日,"law.md #1, #32",CN-230600/2026-11,2,1,1,改用 CN/2026-11 5个工作日，首日不计入,,,');
  const english = await ask(served, '/api/law-debt.csv?lang=en', { as: 'auditor', method: 'GET' });
  expect(english.text).toContain('Pointer,Name,Value,Evidence');
});

test('the schema of packs is public, and the shipped files fit it', async () => {
  const schema = (await ask(served, '/api/public/policy-pack.schema.json', { as: null, method: 'GET' })).json() as object;
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false });
  formats.default(ajv);
  expect(ajv.validate(schema, packJson('CN.json'))).toBe(true);
  expect(ajv.validate(schema, { ...(packJson('CN.json') as object), pace: 'fast' })).toBe(false);
});

test('health says how many values are unsigned, and stays ready', async () => {
  const ready = (await ask(served, '/health/ready', { as: null, method: 'GET' })).json() as { checks: { name: string; ok: boolean; detail: string }[] };
  expect(ready.checks.find(({ name }) => name === 'policies')).toEqual({ name: 'policies', ok: true, detail: 'CN-230600/2026-11, 12 values unsigned' });
});
