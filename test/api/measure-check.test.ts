import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sweepWatchedChecks } from '../../db/measure-check-watch.ts';
import { getDemoIdentity } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { readTable, writeCsv, writeXlsx } from '../../outside/table-file.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { addRecord, inventedUscc } from '../setup/standing-data.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer } from './ask.ts';
import { ask, asSuperuser } from './ask.ts';

interface Check {
  id: string; seal: string; sealed: string; askedAt: string; decisiveAt: string | null; changed?: boolean; now?: string[]; by?: string;
  subjects: { name: string | null; identifier: string; answer: string; measures: { code?: string; state: string; recordId: string; seq: number; head: string }[] }[];
}
const story = DEMO_SCENARIOS.upheld;
const numberOf = (id: string): string => DEMO_SUBJECTS.find((s) => s.id === demoActor(id).subjectId)!.identifier;
const COMPANY = numberOf('company-yunshan');
const PERSON = numberOf('person-lin');
const DEPARTMENT = 'resources-clerk';

let served: ServedHouse;
let caseId: Awaited<ReturnType<typeof file>>;
beforeAll(async () => {
  served = await serveHouse();
  caseId = await file({ ...served.house, counter: served.counter }, story);
});
afterAll(() => served.stop());

const check = (body: object = {}, as: string | null = DEPARTMENT): Promise<Answer> =>
  ask(served, '/api/checks', { as, key: null, body: { identifiers: [COMPANY], kind: null, purpose: 'award', decisiveAt: null, ...body } });
const read = async (path: string, as: string | null = DEPARTMENT): Promise<Answer> => ask(served, path, { as, method: 'GET' });

test('a measure in force may be applied; somebody of whom the department has nothing is unknown, and nobody learns a number', async () => {
  const answer = await check({ identifiers: [COMPANY, PERSON] });
  expect(answer.status).toBe(200);
  const { subjects, seal, sealed } = answer.json() as Check;
  expect(subjects.map(({ answer: each }) => each)).toEqual(['apply', 'unknown']);
  expect(subjects[0]!.measures.map(({ state }) => state)).toContain('inForce');
  expect(subjects[1]!.identifier).toMatch(/^.{6}\*{8}.{4}$/);
  expect(answer.text).not.toContain(PERSON);
  expect(createHash('sha256').update(sealed).digest('hex')).toBe(seal);
  // What rests on no record here is held against the register itself, as far as it had come in public.
  expect((await ask(served, '/api/trace/bulletins', { as: 'auditor', body: {} })).status).toBe(201);
  const { sealed: later } = (await check({ identifiers: [PERSON] })).json() as Check;
  const { bulletins } = (await ask(served, '/api/public/bulletins', { as: null, method: 'GET' })).json() as { bulletins: { no: number; hash: string }[] };
  expect((JSON.parse(later) as { bulletin: object }).bulletin).toEqual({ no: bulletins[0]!.no, hash: bulletins[0]!.hash });
});

test('a list of bidders is read from a table, with the rows in which no number stands; the answers go out as a table', async () => {
  const csv = writeCsv([['投标人', '号码'], ['云山', COMPANY], ['笔误', '912306000000000000'], ['林', ` ${PERSON} `], ['云山', COMPANY]]);
  const read = async (table: Buffer) => (await ask(served, '/api/checks/identifiers', { as: DEPARTMENT, key: null, body: { table: table.toString('base64') } }));
  expect((await read(csv)).json()).toEqual({ identifiers: [COMPANY, PERSON], unread: [{ row: 3, text: '笔误 912306000000000000' }] });
  expect((await read(Buffer.from([0xff, 0xfe, 0x00, 0x01]))).code).toBe('unsupported-type');
  expect((await read(writeCsv(Array.from({ length: 201 }, () => [COMPANY])))).code).toBe('too-large');
  const { id, seal } = (await check({ identifiers: [COMPANY, PERSON] })).json() as Check;
  const file = await fetch(`${served.baseUrl}/api/checks/${id}/table`, { headers: { authorization: `Bearer ${await served.tokenOf(DEPARTMENT)}` } });
  const rows = await readTable(Buffer.from(await file.arrayBuffer()), { mostRows: 50 });
  expect(rows.map((row) => row[2])).toEqual(['核查结果', ...rows.slice(1, -1).map(() => '可以适用'), '没有记载']);
  expect(rows.at(-1)!.at(-1)).toBe(`${id} / ${seal}`);
});

test('thirty bidders come in as a workbook and are answered at once, under one seal, as a workbook', async () => {
  const others = Array.from({ length: 29 }, inventedUscc);
  const table = await writeXlsx([['投标人', '统一社会信用代码'], ...[COMPANY, ...others].map((number, i) => [`投标人${i + 1}`, number])], { sheet: '投标人' });
  const read = (await ask(served, '/api/checks/identifiers', { as: DEPARTMENT, key: null, body: { table: table.toString('base64') } })).json() as { identifiers: string[]; unread: object[] };
  expect(read).toEqual({ identifiers: [COMPANY, ...others], unread: [] });
  const { id, seal, subjects } = (await check({ identifiers: read.identifiers })).json() as Check;
  expect(subjects.map(({ answer }) => answer)).toEqual(['apply', ...others.map(() => 'unknown')]);
  const file = await fetch(`${served.baseUrl}/api/checks/${id}/table`, { headers: { authorization: `Bearer ${await served.tokenOf(DEPARTMENT)}` } });
  const rows = await readTable(Buffer.from(await file.arrayBuffer()), { mostRows: 100 });
  expect(rows.filter((row) => row[2] === '没有记载')).toHaveLength(29);
  expect(rows.at(-1)!.at(-1)).toBe(`${id} / ${seal}`);
});

test('200 checks at a time around the instant of acceptance: whoever asks after the commit is told suspended, and no receipt of a later log says apply', { timeout: 90_000 }, async () => {
  const standOf = ({ subjects: [subject] }: Check): number => subject!.measures.find(({ recordId }) => recordId === story.recordId)!.seq;
  const before = standOf((await check()).json() as Check);
  const answers: { after: boolean; check: Check }[] = [];
  let accepted = false;
  // 200 ask at the same time, each on and on until it has asked once after the acceptance, however slow the machine is.
  const askOnAndOn = async (): Promise<void> => {
    let after = false;
    while (!after) {
      after = accepted;
      answers.push({ after, check: (await check()).json() as Check });
    }
  };
  const asking = Promise.all(Array.from({ length: 200 }, askOnAndOn));
  await vi.waitUntil(() => answers.length >= 50, { timeout: 30_000, interval: 5 });
  await accept({ ...served.house, counter: served.counter }, caseId, story).finally(() => {
    accepted = true;
  });
  await asking;
  const about = answers.map(({ after, check: each }) => ({ after, answer: each.subjects[0]!.answer, seq: standOf(each) }));
  expect(new Set(about.map(({ answer }) => answer))).toEqual(new Set(['apply', 'suspended']));
  expect(about.filter((each) => each.after && each.answer !== 'suspended')).toEqual([]);
  // What the receipt says holds for the logs as far as it names them: before the acceptance, or with it.
  expect(about.filter((each) => (each.answer === 'apply') !== (each.seq <= before))).toEqual([]);
});

test('may this measure be applied? One that rests is not applied because another one of the department is in force', async () => {
  const subjectId = demoActor('company-yanqi').subjectId!;
  const measured = async (code: string) => {
    const { recordId } = await addRecord(served.house.register, { subjectId, providerId: TAX, recipients: [RESOURCES] });
    expect((await ask(served, `/api/records/${recordId}/measures`, { as: DEPARTMENT, body: { code, from: '2026-01-05', until: null } })).status).toBe(201);
    return recordId;
  };
  const [disputed] = [await measured('noBidding'), await measured('noHonours')];
  const filed = await ask(served, '/api/cases', { as: 'company-yanqi', body: { recordId: disputed, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '罚款已缴清', claimedValue: null }] } });
  const { caseId: disputing } = filed.json() as { caseId: string };
  const watched = (await check({ identifiers: [numberOf('company-yanqi')], decisiveAt: '2099-01-01T00:00:00Z' })).json() as Check;
  expect((await ask(served, `/api/cases/${disputing}/acceptance`, { as: 'platform-clerk', body: { remark: '' } })).status).toBe(201);
  // One of several rests: the one answer is as it was, and whoever waits to act is told all the same.
  expect([watched.subjects[0]!.answer, (await read(`/api/checks/${watched.id}`)).json()]).toEqual(['apply', expect.objectContaining({ now: ['apply'], changed: true })]);
  await sweepWatchedChecks(served.house.register);
  expect(await asSuperuser(served, `select told from check_watch where check_id = '${watched.id}'`)).toEqual([{ told: 1 }]);
  const asked = async (body: object) => ((await check({ identifiers: [numberOf('company-yanqi')], ...body })).json() as Check & { code: string | null });
  const answered = async (body: object) => {
    const { code, subjects: [subject], sealed } = await asked(body);
    return [code, subject!.answer, subject!.measures.filter((m) => m.code !== undefined).map((m) => [m.code, m.state]), (JSON.parse(sealed) as { code?: string }).code ?? null];
  };
  expect(await answered({ code: 'noBidding' })).toEqual(['noBidding', 'suspended', [['noBidding', 'suspended']], 'noBidding']);
  expect(await answered({ code: 'noHonours' })).toEqual(['noHonours', 'apply', [['noHonours', 'inForce']], 'noHonours']);
  // The city has one of its own on this company, of the market's kind.
  expect(await answered({})).toEqual([null, 'apply', [['noBidding', 'suspended'], ['noHonours', 'inForce'], ['bidderWarning', 'inForce']], null]);
  expect(await answered({ code: null, kind: 'social' })).toEqual([null, 'unknown', [], null]);
  expect((await check({ code: 'notThere' })).code).toBe('measure-not-in-catalogue');
  // What is answered now is asked about the same measure.
  const { id } = await asked({ code: 'noBidding', decisiveAt: '2099-01-01T00:00:00Z' });
  expect((await read(`/api/checks/${id}`)).json()).toMatchObject({ code: 'noBidding', now: ['suspended'], changed: false });
});

test('the subject gets a certificate of suspension; its public page says whether it holds now, and nothing of the case', async () => {
  const { letters } = (await read(`/api/cases/${caseId}`, 'company-yunshan')).json() as { letters: { id: string; kind: string }[] };
  const certificate = letters.find(({ kind }) => kind === 'suspensionCertificate')!.id;
  const state = async () => (await read(`/api/public/certificates/${certificate}`, null)).json();
  const certified = await state() as { suspension: { standing: string; measures: { title: string; state: string }[] } };
  expect(certified).toEqual({ number: certificate, kind: 'suspension', valid: true, issuedAt: expect.any(String), suspension: { standing: 'valid', measures: expect.any(Array) } });
  expect(new Set(certified.suspension.measures.map((m) => m.state))).toEqual(new Set(['rests']));
  const other = letters.find(({ kind }) => kind === 'acceptanceNotice')!.id;
  expect((await read(`/api/public/certificates/${other}`, null)).json()).toEqual({ number: other, kind: null, valid: false, issuedAt: null, suspension: null });
  await asSuperuser(served, `update hold set released_at = business_now() where case_id = '${caseId}'`);
  expect(await state()).toMatchObject({ kind: 'suspension', valid: false, suspension: { standing: 'over' } });
  await asSuperuser(served, `update hold set released_at = null where case_id = '${caseId}'`);
});

test('a change before the instant that counts is shown with the check; what was to happen at once is not called changed', async () => {
  const { checks } = (await read('/api/checks')).json() as { checks: Check[] };
  expect(checks).toHaveLength(50);
  await asSuperuser(served, `delete from hold where record_id = '${story.recordId}'`);
  const later = (await check({ decisiveAt: '2099-01-01T00:00:00Z' })).json() as Check;
  expect(later.subjects[0]!.answer).toBe('apply');
  await asSuperuser(served, `insert into hold (case_id, record_id, placed_at, placed_by) select '${caseId}', '${story.recordId}', business_now(), id from act where dossier_id = '${story.recordId}' limit 1`);
  const again = (await read(`/api/checks/${later.id}`)).json() as Check;
  expect([again.subjects[0]!.answer, again.now, again.changed, again.by]).toEqual(['apply', ['suspended'], true, getDemoIdentity(DEPARTMENT).name]);
  const old = ((await read('/api/checks')).json() as { checks: Check[] }).checks.filter((each) => each.id !== later.id);
  expect(old.filter(({ changed, decisiveAt }) => changed && decisiveAt === null)).toEqual([]);
});

test('whoever has still to act is told of each change of the answer by mail, once; who said no instant is not', async () => {
  const told = async () => ((await read('/api/demo/mails', null)).json() as { mails: { subject: string; text: string }[] }).mails.filter(({ subject }) => subject.includes('执行前核查'));
  const before = (await told()).length;
  const watched = (await check({ decisiveAt: '2099-06-01T00:00:00Z' })).json() as Check;
  const unwatched = (await check()).json() as Check;
  await asSuperuser(served, `update hold set released_at = business_now() where case_id = '${caseId}' and released_at is null`);
  await vi.waitUntil(async () => (await told()).some(({ text }) => text.includes(watched.id)), { timeout: 20_000, interval: 100 });
  await asSuperuser(served, `update hold set released_at = null where case_id = '${caseId}'`);
  await vi.waitUntil(async () => (await told()).filter(({ text }) => text.includes(watched.id)).length === 2, { timeout: 20_000, interval: 100 });
  expect((await told()).filter(({ text }) => text.includes(unwatched.id))).toEqual([]);
  expect((await told()).length).toBeGreaterThanOrEqual(before + 2);
  expect((await told()).every(({ subject, text }) => !`${subject}${text}`.includes(COMPANY) && !`${subject}${text}`.includes('云山'))).toBe(true);
});

test('the receipt is confirmed to whoever holds number and seal, and nothing more; another department does not find it', async () => {
  const { id, seal } = (await check()).json() as Check;
  const confirmed = await read(`/api/public/checks/${id}?seal=${seal}`, null);
  expect(confirmed.json()).toEqual({ genuine: true, askedAt: expect.any(String), org: expect.objectContaining({ name: expect.any(String) }) });
  expect((await read(`/api/public/checks/${id}?seal=${'0'.repeat(64)}`, null)).json()).toEqual({ genuine: false, askedAt: null, org: null });
  expect((await read(`/api/checks/${id}`, 'finance-clerk')).status).toBe(404);
  expect((await read(`/api/checks/${id}`, 'auditor')).status).toBe(200);
});

test('the subject sees which department checked', async () => {
  const { looks } = (await read('/api/looks', 'company-yunshan')).json() as { looks: { kind: string }[] };
  expect(looks.map(({ kind }) => kind)).toContain('measureCheck');
});

test.each<[string, object, number, string]>([
  ['no subject', { identifiers: [] }, 400, 'invalid-field'],
  ['51 subjects', { identifiers: Array.from({ length: 51 }, () => COMPANY) }, 400, 'invalid-field'],
  ['a wrong check digit', { identifiers: [`${COMPANY.slice(0, 17)}${COMPANY.endsWith('0') ? '1' : '0'}`] }, 422, 'bad-check-digit'],
  ['an unknown purpose', { purpose: 'curiosity' }, 400, 'invalid-field'],
  ['an instant that is none', { decisiveAt: 'tomorrow' }, 400, 'invalid-field'],
])('%s is refused', async (_, body, status, code) => {
  const answer = await check(body);
  expect([answer.status, answer.code]).toEqual([status, code]);
});
