import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { sweepLapsedMeasures } from '../../db/measure-sweep.ts';
import { assertBasis, basisOn, catalogueOn, lapsedOn, readCatalogue, stayClause } from '../../domain/measure-catalogue.ts';
import { standingAt } from '../../domain/measure-acts.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { measureCatalogue, reloadCatalogues } from '../../policies/load-measures.ts';
import { MEASURES } from '../../main/demo/city/measure-catalogue.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { RESOURCES } from '../../main/demo/city/organisations.ts';
import { projectRoot } from '../../main/config.ts';
import { writeCsv, writeXlsx } from '../../outside/table-file.ts';
import type { Table } from '../../outside/table-file.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { encodeGb } from './gb18030.ts';
import { keyPair, machineToken } from '../setup/machines.ts';
import { accept, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

const SHIPPED = join(projectRoot, 'policies', 'measures', 'CN-230600-2026-11.json');
const story = DEMO_SCENARIOS.upheld;
const DEPARTMENT = 'resources-clerk';
const identifier = DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier;
const day = parseDay;

type Shipped = { version: string; from: string; until: string | null; measures: { code: string; until: string | null }[] };
const shipped = (): Shipped => JSON.parse(readFileSync(SHIPPED, 'utf8')) as Shipped;
const folders: string[] = [];
/** A release whose catalogue is another one. */
function releaseWith(...editions: Shipped[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'zm-catalogue-'));
  folders.push(folder);
  cpSync(join(projectRoot, 'policies', 'measures', 'demo-stay-clauses.json'), join(folder, 'demo-stay-clauses.json'));
  editions.forEach((edition, i) => writeFileSync(join(folder, `${i}.json`), JSON.stringify(edition)));
  reloadCatalogues(folder);
}
afterEach(() => reloadCatalogues());

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
});
afterAll(async () => {
  await served.stop();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Own { id: string; title: string; state: string; edition: string | null; code: string | null; record: { id: string; number: string }; executions: { what: string; standing: string }[] }
const own = async (): Promise<Own[]> => ((await ask(served, '/api/measures', { as: DEPARTMENT, method: 'GET' })).json() as { measures: Own[] }).measures.filter(({ record }) => record.id === story.recordId);
const apply = (code: string, days: object = {}) => ask(served, `/api/records/${story.recordId}/measures`, { as: DEPARTMENT, body: { code, from: '2026-01-05', until: null, ...days } });
const use = (id: string, body: object = {}) => ask(served, `/api/measures/${id}/executions`, { as: DEPARTMENT, body: { what: 'refused', at: '2026-01-06T02:00:00Z', where: '开标现场', words: '拒收投标文件', ...body } });
const minutesAgo = async (minutes: number): Promise<string> => (await asSuperuser<{ at: string }>(served, `select to_char((business_now() - interval '${minutes} minutes') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`))[0]!.at;

test('the shipped catalogue names each measure of the demo city, a clause and a validity for each, and nothing of it forbids staying outside a demo', () => {
  const [edition] = measureCatalogue('production');
  expect(edition!.measures.map(({ code }) => code).sort()).toEqual(Object.keys(MEASURES).sort());
  expect(edition!.measures.filter(({ mayNotBeStayed }) => mayNotBeStayed !== null)).toEqual([]);
  expect(measureCatalogue('demo').flatMap(({ measures }) => measures.flatMap(({ code, mayNotBeStayed }) => (mayNotBeStayed === null ? [] : [code])))).toEqual(['keySupervision']);
});

test('an edition is read strictly, and of dated editions the one in force on the day counts', () => {
  const base = shipped();
  const fault = (change: (edition: Shipped) => void): string => {
    const edition = shipped();
    change(edition);
    try {
      readCatalogue(edition);
    } catch (error) {
      return (error as { field: string }).field;
    }
    return 'none';
  };
  expect(fault((e) => void (e.measures[1]!.code = e.measures[0]!.code))).toBe('/measures/1/code');
  expect(fault((e) => void (e.measures[0]!.until = '2017-01-01'))).toBe('/measures/0/until');
  expect(fault((e) => void Object.assign(e.measures[2]!, { basis: '' }))).toBe('/measures/2/basis');
  expect(fault((e) => void Object.assign(e, { extra: 1 }))).toBe('/extra');
  const second = { ...shipped(), version: 'CN-230600-measures/2027-01', from: '2027-01-01' };
  second.measures = second.measures.filter(({ code }) => code !== 'noHonours');
  second.measures.find(({ code }) => code === 'noFlights')!.until = '2027-06-30';
  const editions = [readCatalogue(base), readCatalogue(second)];
  expect([catalogueOn(editions, day('2026-12-31'))!.version, catalogueOn(editions, day('2027-01-01'))!.version, catalogueOn(editions, day('2018-06-10'))]).toEqual(['CN-230600-measures/2026-11', 'CN-230600-measures/2027-01', undefined]);
  expect(lapsedOn(editions, day('2026-12-31'))).toEqual([]);
  expect(lapsedOn(editions, day('2027-07-01'))).toEqual(['noHonours', 'noFlights']);
  expect(basisOn(editions, 'noFlights', day('2027-06-30'))!.entry.title).toBe('限制乘坐飞机');
  expect(() => assertBasis(editions, 'noHonours', day('2026-12-30'), day('2027-01-02'))).toThrow('basis-not-in-force');
  expect(() => assertBasis(editions, 'floggings', day('2026-12-30'), day('2026-12-30'))).toThrow('measure-not-in-catalogue');
  expect(() => stayClause(editions, 'noBidding', day('2026-12-30'))).toThrow('no-clause-against-staying');
  const doubtful = { ...shipped() };
  Object.assign(doubtful.measures[0]!, { mayNotBeStayed: { basis: '据说', source: 'law.md §6', evidence: 'assumption' } });
  expect(() => stayClause([readCatalogue(doubtful)], 'noBidding', day('2026-12-30'))).toThrow('clause-unconfirmed');
});

test('how a measure stood is told by the instant: before the suspension, while it rested, after its end', () => {
  const measure = { from: day('2026-01-05'), until: day('2026-12-31'), endedAt: parseInstant('2026-07-01T00:00:00Z'), held: [{ from: parseInstant('2026-03-02T02:00:00Z'), to: parseInstant('2026-03-20T02:00:00Z') }] };
  const at = (text: string): string => standingAt(measure, parseInstant(text), day(text.slice(0, 10)));
  expect(['2026-01-04T12:00:00Z', '2026-03-02T01:59:59Z', '2026-03-02T02:00:00Z', '2026-03-20T02:00:00Z', '2026-07-01T00:00:00Z'].map(at)).toEqual(['over', 'lawful', 'suspended', 'lawful', 'over']);
});

test('only what stands in the catalogue with a basis in force can be applied; it carries clause and edition', async () => {
  const catalogue = (await ask(served, '/api/measures/catalogue', { as: DEPARTMENT, method: 'GET' })).json() as { edition: { version: string }; measures: { code: string; decisive: string }[] };
  expect([catalogue.edition.version, catalogue.measures.find(({ code }) => code === 'noBidding')!.decisive]).toEqual(['CN-230600-measures/2026-11', 'bidClosing']);
  expect((await apply('floggings')).code).toBe('measure-not-in-catalogue');
  const later = shipped();
  later.measures.find(({ code }) => code === 'noLandBidding')!.until = '2026-06-30';
  releaseWith(later);
  expect((await apply('noLandBidding')).code).toBe('basis-not-in-force');
  expect((await own()).some(({ code }) => code === 'noLandBidding')).toBe(false);
  expect((await apply('strictLicensing')).status).toBe(201);
  expect((await own()).find(({ code }) => code === 'strictLicensing')).toMatchObject({ title: '从严审核行政许可审批项目', state: 'inForce', edition: 'CN-230600-measures/2026-11' });
});

test('a department notes its uses; the subject sees who, when and what; others learn nothing', async () => {
  const { id } = (await own()).find(({ code }) => code === 'noBidding')!;
  const noted = await use(id, { at: await minutesAgo(60) });
  expect([noted.status, noted.json()]).toEqual([201, expect.objectContaining({ standing: 'lawful', breaches: 0 })]);
  expect((await use(id, { at: '2099-01-01T00:00:00Z' })).code).toBe('date-in-future');
  expect((await ask(served, `/api/measures/${id}/executions`, { as: 'finance-clerk', body: { what: 'refused', at: '2026-01-06T02:00:00Z', where: 'x', words: 'y' } })).code).toBe('not-found');
  const seen = (await ask(served, `/api/measures/${id}`, { as: 'company-yunshan', method: 'GET' })).json() as { executions: object[] };
  expect(seen.executions).toEqual([expect.objectContaining({ what: 'refused', standing: 'lawful', where: '开标现场', words: '拒收投标文件' })]);
  const audited = (await ask(served, `/api/measures/${id}`, { as: 'auditor', method: 'GET' })).json() as { executions: { words: string | null }[] };
  expect(audited.executions.map(({ words }) => words)).toEqual([null]);
  expect((await ask(served, `/api/measures/${id}`, { as: 'company-yanqi', method: 'GET' })).status).toBe(404);
  expect((await own()).find((m) => m.id === id)!.executions.map(({ what }) => what)).toEqual(['refused']);
});

test('a department ends its measure: the check says so, and the subject has a letter', async () => {
  const { id } = (await own()).find(({ code }) => code === 'strictLicensing')!;
  const path = `/api/measures/${id}/withdrawal`;
  expect((await ask(served, path, { as: DEPARTMENT, body: { reason: '已整改' } })).status).toBe(201);
  expect((await ask(served, path, { as: DEPARTMENT, body: { reason: '已整改' } })).code).toBe('already-done');
  expect((await ask(served, path, { as: 'finance-clerk', body: { reason: '已整改' } })).code).toBe('not-found');
  expect((await own()).find((m) => m.id === id)!.state).toBe('withdrawn');
  const [letter] = await asSuperuser<{ id: string }>(served, `select id from letter where kind = 'measureEndNotice' and ref = '${id}'`);
  const read = await ask(served, `/api/letters/${letter!.id}`, { as: 'company-yunshan', method: 'GET' });
  expect(read.text).toContain('由我单位决定终止（已整改）');
});

test('a table comes in row by row, XLSX, UTF-8 and GBK, bad rows named, the same rows again nothing new', async () => {
  const number = (await own())[0]!.record.number;
  const head = ['本单位编号', '统一社会信用代码或身份证号码', '决定文书号', '措施编码', '开始日期', '结束日期'];
  const table: Table = [
    head, ['R-1', identifier, number, 'noHonours', '2026-02-01', ''], ['R-2', identifier, number, 'floggings', '2026-02-01', ''], ['R-3', '912306000000000000', number, 'noHonours', '2026-02-01', ''],
    ['R-4', identifier, '没有这个文号', 'noHonours', '2026-02-01', ''], ['R-1', identifier, number, 'noHonours', '2026-02-02', ''], ['R-6', identifier, number, 'noHonours', '2026/02/30', ''],
  ];
  const bring = (bytes: Buffer, kind = 'measures', as = DEPARTMENT) => ask(served, '/api/measures/imports', { as, body: { kind, table: bytes.toString('base64') } });
  const first = await bring(await writeXlsx(table, { sheet: '措施' }));
  expect(first.status).toBe(201);
  const lines = (first.json() as { lines: { row: number; outcome: string; code: string | null; field: string | null }[] }).lines.map(({ row, outcome, code, field }) => [row, outcome, code, field]);
  expect(lines).toEqual([
    [2, 'created', null, null], [3, 'refused', 'measure-not-in-catalogue', 'code'], [4, 'refused', 'bad-check-digit', 'identifier'], [5, 'refused', 'not-found', 'documentNumber'],
    [6, 'refused', 'key-reused', 'rowKey'], [7, 'refused', 'invalid-field', 'from'],
  ]);
  expect((await bring(encodeGb(writeCsv(table.slice(0, 2)).toString().replace('\ufeff', '')))).json()).toMatchObject({ created: 0, unchanged: 1, refused: 0 });
  expect((await bring(writeCsv([head, ['R-1', identifier, number, 'noHonours', '2026-03-01', '']]))).json()).toMatchObject({ refused: 1, lines: [{ code: 'key-reused' }] });
  expect((await bring(writeCsv([head.slice(0, 3)]))).code).toBe('value-needed');
  expect((await bring(Buffer.from([0xff, 0xfe, 0, 1]))).code).toBe('unsupported-type');
  const uses: Table = [['本单位编号', '措施编号', '执行方式', '执行时间', '地点', '情况'], ['U-1', 'R-1', '拒绝', '2026-02-03 09:30', '窗口', '未予评优'], ['U-2', 'R-1', '拒绝', '2026-02-03', '窗口', '未予评优'], ['U-3', 'R-9', '限制', '2026-02-03 09:30', '窗口', 'x']];
  expect((await bring(writeCsv(uses), 'executions')).json()).toMatchObject({ created: 1, refused: 2, lines: [{ standing: 'lawful' }, { code: 'invalid-field', field: 'at' }, { code: 'not-found', field: 'measureKey' }] });
  expect((await bring(writeCsv(uses), 'executions')).json()).toMatchObject({ created: 0, unchanged: 1, refused: 2 });
  expect(await asSuperuser(served, `select count(*)::int as n from measure m join measure_execution e on e.measure_id = m.id where m.row_key = 'R-1'`)).toEqual([{ n: 1 }]);
});

test('a department’s own system does the same within its scope, as itself', async () => {
  const keys = keyPair();
  const machine = ((await ask(served, '/api/operators/machines', { as: 'operator', body: { orgId: RESOURCES, name: '执行系统', scopes: ['register-measures'] } })).json() as { machineId: string }).machineId;
  await ask(served, `/api/operators/machines/${machine}/keys`, { as: 'operator', body: { publicKey: keys.publicPem } });
  const authorization = `Bearer ${(await vi.waitFor(async () => (await machineToken(served.issuer, machine, keys.privateKey, 'register-measures')).access_token!, { timeout: 5_000 }))}`;
  const { id } = (await own()).find(({ code }) => code === 'noHonours')!;
  const body = { what: 'limited', at: await minutesAgo(5), where: '评审系统', words: '自动限制' };
  expect((await ask(served, `/api/measures/${id}/executions`, { as: null, body, headers: { authorization } })).status).toBe(201);
  expect((await ask(served, `/api/measures/${id}`, { as: null, method: 'GET', headers: { authorization } })).code).toBe('not-in-scope');
  expect(await asSuperuser(served, `select by_user from measure_execution where measure_id = '${id}' order by noted_at desc limit 1`)).toEqual([{ by_user: machine }]);
});

test('§8-4, §8-35: a use of what rests is reported in the case by the very act, with the order to undo it; one from before the suspension is not', async () => {
  const stage = { ...served.house, counter: served.counter };
  const caseId = await file(stage, story);
  await asSuperuser(served, `update measure set from_day = '2026-01-05' where record_id = '${story.recordId}'`);
  const before = await minutesAgo(2);
  await accept(stage, caseId, story);
  const { id } = (await own()).find(({ code }) => code === 'noBidding')!;
  expect((await use(id, { at: before })).json()).toMatchObject({ standing: 'lawful', breaches: 0 });
  // §8-4: what it would have done, had the measure not rested, is written down too, and is no use of it.
  expect((await use(id, { at: before, what: 'withheld' })).code).toBe('not-suspended-then');
  const during = (await asSuperuser<{ at: string }>(served, `select to_char(business_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`))[0]!.at;
  expect((await use(id, { at: during, what: 'withheld' })).json()).toMatchObject({ standing: 'rested', breaches: 0 });
  expect((await use(id, { at: during })).json()).toMatchObject({ standing: 'suspended', breaches: 1 });
  const { uses } = (await ask(served, '/api/exceptions', { as: 'supervisor', method: 'GET' })).json() as { uses: object[] };
  expect(uses).toEqual([expect.objectContaining({ measureId: id, what: 'refused', standing: 'suspended' })]);
  const kinds = (await served.house.acts(caseId)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'breachReported' || kind === 'rollbackOrdered')).toEqual(['breachReported', 'rollbackOrdered']);
  expect(await served.house.violations()).toBe(0);
});

test('when a basis ends its measures end by the law’s own act, with a letter and news, once; what rests ends as well', async () => {
  const later = shipped();
  const [{ today }] = await asSuperuser<{ today: string }>(served, `select ((business_now() at time zone 'Asia/Shanghai')::date - 1)::text as today`) as [{ today: string }];
  later.measures.find(({ code }) => code === 'noHonours')!.until = today;
  releaseWith(later);
  expect((await apply('noHonours')).code).toBe('basis-not-in-force');
  await Promise.all([sweepLapsedMeasures(served.house.register), sweepLapsedMeasures(served.house.register)]);
  expect(await asSuperuser(served, `select count(*)::int as n from measure where code = 'noHonours' and ended_at is null`)).toEqual([{ n: 0 }]);
  const acts = await asSuperuser<{ dossier: string; n: number }>(served, `select dossier_id as dossier, count(*)::int as n from act where kind = 'measureLapsed' and convert_from(body, 'UTF8')::json -> 'facts' ->> 'code' = 'noHonours' group by 1`);
  const [{ ended }] = await asSuperuser<{ ended: number }>(served, `select count(*)::int as ended from measure where code = 'noHonours' and ended_how = 'lapsed'`) as [{ ended: number }];
  expect(acts.reduce((sum, { n }) => sum + n, 0)).toBe(ended);
  expect((await own()).find(({ code }) => code === 'noHonours')!.state).toBe('lapsed');
  expect(await asSuperuser(served, `select count(*)::int as n from letter l join measure m on m.id::text = l.ref where l.kind = 'measureEndNotice' and l.party = 'subject:' || m.subject_id and m.code = 'noHonours'`)).toEqual([{ n: ended }]);
  expect(await served.house.violations()).toBe(0);
  reloadCatalogues();
  expect(await sweepLapsedMeasures(served.house.register)).toBe(0);
});
