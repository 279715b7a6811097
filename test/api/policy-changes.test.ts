import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { INSTALLATION } from '../../db/business-time.ts';
import { sweepWatchedChecks } from '../../db/measure-check-watch.ts';
import type { CaseId } from '../../domain/ids.ts';
import { projectRoot } from '../../main/config.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { accept, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser } from './ask.ts';

interface Change {
  id: string; state: string; reason: string; outdated: boolean; files: string[]; calendars: { id: string; before: string | null; after: string }[]; proposedBy: { name: string }; decidedBy: { name: string } | null;
  progress: { moved: number; cases: number; toTell: number; told: number }; may: { approve: { allowed: boolean; code: string | null }; reject: { allowed: boolean; code: string | null } };
}
interface List { mayPropose: boolean; inForce: { id: string; version: string }[]; found: string[]; example: boolean; changes: Change[] }
interface Preview {
  totals: { examined: number; moved: number; cases: number; lettersToApplicants: number; byReason: Record<string, number> } | null; nextCursor: string | null;
  rows: { caseId: string; number: string; limit: string; ref: string; before: { dueOn: string }; after: { dueOn: string }; why: string; told: { applicant: boolean; owner: boolean }; owner: { name: string } | null }[];
}
interface CalendarFile { year: number; published: { date: string; url: string }; days: { day: string; kind: string; name: string }[]; revisions: unknown[] }

let served: ServedHouse;
let caseId: CaseId;
const get = async <T>(path: string, as = 'supervisor'): Promise<T> => (await ask(served, path, { as, method: 'GET' })).json() as T;
const list = (as = 'supervisor') => get<List>('/api/policy-changes', as);
const change = (id: string, as = 'supervisor') => get<Change>(`/api/policy-changes/${id}`, as);
const example = async (): Promise<CalendarFile> => (await get<{ file: CalendarFile }>('/api/policy-changes/example', 'operator')).file;
const propose = (body: object, as = 'operator', key: string = randomUUID()) => ask(served, '/api/policy-changes', { as, body, key });
const approve = (id: string, as = 'supervisor') => ask(served, `/api/policy-changes/${id}/approval`, { as, body: {} });
const proposed = async (file?: unknown, as = 'operator'): Promise<string> => {
  const answered = await propose({ reason: '因暴雪停止办公两日', file: file ?? (await example()) }, as);
  expect(answered.status).toBe(201);
  return (answered.json() as { changeId: string }).changeId;
};
const acts = async (): Promise<number> => (await asSuperuser<{ n: number }>(served, `select count(*)::int as n from act where dossier_id = '${INSTALLATION}' and kind like 'calendar%'`))[0]!.n;
async function applied(id: string): Promise<Change> {
  for (let i = 0; i < 400; i += 1) {
    const now = await change(id);
    if (now.state === 'applied') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the change was not applied');
}

beforeAll(async () => {
  served = await serveHouse({ worker: false });
  const story = DEMO_SCENARIOS.upheld;
  const stage = { counter: served.counter, situation: served.house.situation, settled: async () => {} };
  const id = await file(stage, story);
  await accept(stage, id, story);
  caseId = id;
});
afterAll(() => served.stop());

test('what is wrong with a file is refused with its path, nothing is written, and what is in force stays', async () => {
  const before = { acts: await acts(), inForce: (await list()).inForce };
  const good = await example();
  const edited = (edit: (file: CalendarFile) => void): CalendarFile => {
    const copy = structuredClone(good);
    edit(copy);
    return copy;
  };
  const wrong: [string, unknown, string][] = [
    ['an overlap', edited((f) => void f.days.splice(1, 0, { ...f.days[0]! })), '/file/days/1/day'],
    ['a gap', { ...good, year: good.year + 5, published: { date: `${good.year + 4}-11-01`, url: 'https://example.org/n' }, days: [], revisions: [] }, '/file/years/'],
    ['a day in the wrong year', edited((f) => void (f.days[0]!.day = `${f.year - 2}-01-01`)), '/file/days/0/day'],
    ['an unknown kind', edited((f) => void (f.days[0]!.kind = 'free')), '/file/days/0/kind'],
    ['a day that is none', edited((f) => void (f.days[0]!.day = `${f.year}-02-30`)), '/file/days/0/day'],
    ['an unknown field', { ...good, colour: 'red' }, '/file/colour'],
    ['a revision before its notice', edited((f) => void f.revisions.push({ published: { date: '2001-01-01', url: 'https://example.org/n' }, days: [] })), '/file/years/'],
    ['another region', { ...good, region: 'US' }, '/file/region'],
    ['no object', 'CN-2027', '/file'],
  ];
  for (const [what, value, pointer] of wrong) {
    const answered = await propose({ reason: '试', file: value });
    expect([what, answered.status, answered.errors?.[0]?.pointer.startsWith(pointer)]).toEqual([what, 400, true]);
  }
  expect((await propose({ reason: ' ', file: good })).status).toBe(400);
  // This release ships nothing that is not in force.
  expect((await propose({ reason: '采用随新版本提供的日历' })).code).toBe('already-done');
  expect({ acts: await acts(), inForce: (await list()).inForce }).toEqual(before);
});

test('proposed by one, previewed in pages, approved by another, applied by the sweep, told, and once per key', async () => {
  const key = randomUUID();
  const body = { reason: '因暴雪停止办公两日', file: await example() };
  const [first, second] = await Promise.all([propose(body, 'operator', key), propose(body, 'operator', key)]);
  expect([first.status, second.json()]).toEqual([201, first.json()]);
  const { changeId } = first.json() as { changeId: string };
  expect(await change(changeId, 'operator')).toMatchObject({ state: 'proposed', outdated: false, proposedBy: { name: '计维一' }, may: { approve: { allowed: false, code: 'not-your-role' }, reject: { allowed: true } } });
  expect(await change(changeId)).toMatchObject({ may: { approve: { allowed: true }, reject: { allowed: true } } });

  const whole = await get<Preview>(`/api/policy-changes/${changeId}/preview?limit=200`);
  expect(whole.rows).toHaveLength(whole.totals!.moved);
  const paged: Preview['rows'] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Preview = await get<Preview>(`/api/policy-changes/${changeId}/preview?limit=4${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    expect(page.totals === null).toBe(cursor !== '');
    paged.push(...page.rows);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.rows);
  const mine = whole.rows.filter((row) => row.caseId === caseId);
  expect(mine.map(({ limit }) => limit).sort()).toEqual(['hardStop', 'suspensionAcknowledgement', 'suspensionAcknowledgement', 'suspensionAcknowledgement', 'suspensionAcknowledgement', 'total', 'verification', 'verificationAcknowledgement']);
  expect(mine.every(({ before, after, why }) => after.dueOn > before.dueOn && why === 'later')).toBe(true);
  expect((await ask(served, `/api/policy-changes/${changeId}/preview?cursor=nothing`, { as: 'supervisor', method: 'GET' })).status).toBe(400);

  expect((await approve(changeId, 'operator')).code).toBe('not-your-role');
  expect((await approve(changeId, 'supervisor-tax')).code).toBe('not-your-role');
  expect((await approve(changeId)).status).toBe(201);
  const done = await applied(changeId);
  expect(done).toMatchObject({ decidedBy: { name: '盛景行' }, progress: { moved: whole.totals!.moved, cases: whole.totals!.cases } });
  expect(done.progress.told).toBe(done.progress.toTell);
  expect(done.calendars.find(({ id }) => id === 'CN')!.after).toBe((await list()).inForce[0]!.version);
  const moved = await get<Preview>(`/api/policy-changes/${changeId}/preview?limit=200`);
  expect(moved.totals).toBeNull();
  expect(moved.rows.map(({ caseId: id, limit, ref, after, why }) => [id, limit, ref, after.dueOn, why])).toEqual(whole.rows.map(({ caseId: id, limit, ref, after, why }) => [id, limit, ref, after.dueOn, why]));
  // The applicant sees the new date and the letter; the calculator counts by it.
  const seen = await get<{ letters: { kind: string }[]; duties: { limit: string; due: { dueOn: string } }[] }>(`/api/cases/${caseId}`, 'company-yunshan');
  expect(seen.letters.filter(({ kind }) => kind === 'dateChangeNotice')).toHaveLength(1);
  const { calendars } = await get<{ calendars: { id: string; version: string }[] }>('/api/public/calendars');
  expect(calendars.find(({ id }) => id === 'CN')!.version).toBe(done.calendars.find(({ id }) => id === 'CN')!.after);
});

test('a date moved by an adopted calendar is checked offline, from its proof and the files that anybody can download', async () => {
  const { verifications } = await served.house.situation(caseId);
  const { orderId, answer } = verifications[0]!;
  const proof = (await ask(served, `/api/cases/${caseId}/clocks/verification/${orderId}/proof`, { as: 'company-yunshan', method: 'GET' })).text;
  const { files } = await get<{ files: Record<string, unknown> }>(`/api/public/calendar-files?version=${encodeURIComponent(answer.calendar)}`);
  const folder = mkdtempSync(join(tmpdir(), 'zm-calendars-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'layers'));
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
  writeFileSync(join(folder, '..', `${basename(folder)}.proof.json`), proof);
  const path = join(folder, '..', `${basename(folder)}.proof.json`);
  onTestFinished(() => rmSync(path));
  const checked = (...args: string[]) => spawnSync(process.execPath, [join(projectRoot, 'scripts/check-proof.mjs'), path, ...args], { encoding: 'utf8' });
  expect(checked('--calendars', folder).stdout.trim()).toBe(`ok ${answer.dueOn}`);
  // The shipped files alone never gave this version.
  expect(checked().status).toBe(1);
  expect((await ask(served, '/api/public/calendar-files?version=CN@2020-01-01.00000000', { as: null, method: 'GET' })).status).toBe(404);
});

test('nobody approves what they proposed; what was previewed on other calendars is proposed anew; what is rejected stays so', async () => {
  const own = await proposed(undefined, 'supervisor');
  expect((await change(own)).may.approve).toEqual({ allowed: false, code: 'second-person-needed' });
  expect((await approve(own)).code).toBe('second-person-needed');
  const [one, two] = [await proposed(), await proposed()];
  expect((await approve(one)).status).toBe(201);
  await applied(one);
  expect((await change(two)).outdated).toBe(true);
  expect((await approve(two)).code).toBe('outdated-view');
  expect((await ask(served, `/api/policy-changes/${two}/rejection`, { as: 'supervisor', body: {} })).status).toBe(201);
  expect((await ask(served, `/api/policy-changes/${own}/rejection`, { as: 'supervisor', body: {} })).status).toBe(201);
  expect([(await change(two)).decidedBy?.name, (await change(own)).decidedBy]).toEqual(['盛景行', null]);
  expect((await approve(two)).code).toBe('already-done');
  expect((await approve(randomUUID())).code).toBe('not-found');
});

test('an edition of the catalogue of measures is handed in and approved like any other: a list gets its basis and binds, and what is left out ends with a letter', { timeout: 60_000 }, async () => {
  interface Catalogue { version: string; from: string; measures: { code: string }[]; derived: { code: string; basis: string | null; source: string | null; evidence: string }[] }
  const shipped = JSON.parse(readFileSync(join(projectRoot, 'policies/measures/CN-230600-2026-11.json'), 'utf8')) as Catalogue;
  const inForce = () => get<{ edition: { version: string }; measures: { code: string }[]; derived: { code: string; on: boolean }[] }>('/api/measures/catalogue');
  expect((await inForce()).derived).toEqual([expect.objectContaining({ code: 'officerBarOfListed', on: true }), expect.objectContaining({ code: 'watchList', on: false }), expect.objectContaining({ code: 'warningList', on: false })]);
  const [{ today }] = await asSuperuser<{ today: string }>(served, `select (business_now() at time zone 'Asia/Shanghai')::date::text as today`) as [{ today: string }];
  const used = (await asSuperuser<{ code: string }>(served, `select code from measure where code is not null and ended_at is null group by 1 order by 1 limit 1`))[0]?.code ?? 'noEstate';
  const edition = (change: Partial<Catalogue>): Catalogue => ({ ...structuredClone(shipped), version: 'CN-230600-measures/2027-01', from: today, ...change });
  expect((await propose({ reason: '试', file: edition({ version: shipped.version }) })).errors?.[0]?.pointer).toBe('/file/version');
  expect((await propose({ reason: '试', file: edition({ from: '2026-01-01' }) })).errors?.[0]?.pointer).toBe('/file/from');
  const id = await proposed(edition({
    measures: shipped.measures.filter(({ code }) => code !== used), derived: shipped.derived.map((d) => (d.code === 'watchList' ? { ...d, basis: '《演示用办法》第六条', source: 'law.md §0 #1', evidence: 'text' } : d)),
  }));
  const { editions: [shown] } = await get<{ editions: { version: string; before: string; values: { pointer: string }[] }[] }>(`/api/policy-changes/${id}/preview`) as { editions: [{ version: string; before: string; values: { pointer: string }[] }] };
  expect([shown.before, shown.values.map(({ pointer }) => pointer)]).toEqual([shipped.version, expect.arrayContaining([`/measures/${used}`, '/derived/watchList'])]);
  expect((await inForce()).edition.version).toBe(shipped.version);
  expect((await approve(id)).status).toBe(201);
  await applied(id);
  const now = await inForce();
  expect([now.edition.version, now.measures.some(({ code }) => code === used), now.derived.find(({ code }) => code === 'watchList')]).toEqual(['CN-230600-measures/2027-01', false, expect.objectContaining({ on: true })]);
  // The company’s record is in dispute: the list that rests on it alone rests as well.
  const { derived } = await get<{ derived: { code: string; state: string }[] }>('/api/records', 'company-yunshan');
  expect(derived.find(({ code }) => code === 'watchList')).toMatchObject({ state: expect.stringMatching(/^(inForce|suspended)$/) });
  const identifier = DEMO_SUBJECTS.find((each) => each.id === DEMO_SCENARIOS.upheld.by.subjectId)!.identifier;
  const checked = (await ask(served, '/api/checks', { as: 'resources-clerk', key: null, body: { identifiers: [identifier], kind: null, purpose: 'award', decisiveAt: null } })).json() as { sealed: string; subjects: { derived?: { code: string }[] }[] };
  expect(checked.subjects[0]!.derived?.map(({ code }) => code)).toContain('watchList');
  expect(checked.sealed).toContain('watchList');
  // 应查必查: whoever has asked and not acted yet is told when a list that was said falls away, though no measure has changed.
  interface Again { id: string; changed: boolean; now: string[]; subjects: { answer: string }[]; followsNow: { code: string }[][] }
  const watched = (await ask(served, '/api/checks', { as: 'resources-clerk', key: null, body: { identifiers: [identifier], kind: null, purpose: 'award', decisiveAt: '2099-01-01T00:00:00Z' } })).json() as Again;
  const again = () => get<Again>(`/api/checks/${watched.id}`, 'resources-clerk');
  expect((await again()).changed).toBe(false);
  await asSuperuser(served, `update record set state = 'revoked' where subject_id = '${DEMO_SCENARIOS.upheld.by.subjectId}'`);
  await sweepWatchedChecks(served.house.register);
  await sweepWatchedChecks(served.house.register);
  const later = await again();
  expect([later.changed, later.now, later.followsNow[0]!.map(({ code }) => code)]).toEqual([true, later.subjects.map(({ answer }) => answer), expect.not.arrayContaining(['watchList'])]);
  expect(await asSuperuser(served, `select count(*)::int as told from delivery where ref like 'checkChanged/${watched.id}/%'`)).toEqual([{ told: 1 }]);
});
