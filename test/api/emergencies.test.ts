import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '../../db/database.ts';
import { openDatabase, reading, takeRole } from '../../db/database.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, UserId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { accept, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer } from './ask.ts';
import { ask, asSuperuser } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;
const REASON = '税务系统故障，须当场核对处罚决定书';
/** An official of a department that has nothing to do with the case. */
const OUTSIDER = 'province-clerk';
let served: ServedHouse;
let db: Db;
let caseId: string;
let number: string;

interface Opened { emergencyId: string; dossierId: string; endsAt: string }
const get = (path: string, as: string): Promise<Answer> => ask(served, path, { as, method: 'GET' });
const open = (as: string, body: object): Promise<Answer> => ask(served, '/api/emergencies', { as, body: { kind: 'case', ref: number, reason: REASON, ...body } });
const idOf = (answer: Answer): string => (answer.json() as Opened).emergencyId;
const casesOf = (user: string) => reading(db, user, async (trx) => (await trx.selectFrom('case_file').select('id').where('id', '=', asId<CaseId>(caseId)).execute()).length);
const over = (id: string) => asSuperuser(served, `update emergency set wall_at = wall_at - interval '2 hours', ends_at = ends_at - interval '2 hours' where id = '${id}'`);

beforeAll(async () => {
  served = await serveHouse();
  db = openDatabase({ url: served.house.url, max: 2, name: 'test' });
  const stage = { counter: served.counter, situation: served.house.situation, settled: served.house.settled };
  caseId = await file(stage, story);
  await accept(stage, asId(caseId), story);
  [{ number } = { number: '' }] = await asSuperuser<{ number: string }>(served, `select number from case_file where id = '${caseId}'`);
});
afterAll(async () => {
  await db.destroy();
  await served.stop();
});

describe('what is not one’s own', () => {
  let id: string;

  test('is not there, until it is opened for a reason; then all of it is, to look at and not to act on', async () => {
    for (const path of [`/api/cases/${caseId}`, `/api/records/${story.recordId}`]) expect((await get(path, OUTSIDER)).status).toBe(404);
    expect(await casesOf(OUTSIDER)).toBe(0);
    const answered = await open(OUTSIDER, {});
    expect([answered.status, (answered.json() as Opened).dossierId]).toEqual([201, caseId]);
    id = idOf(answered);
    const view = (await get(`/api/cases/${caseId}`, OUTSIDER)).json() as { relations: string[]; grounds: { explanation: string | null }[]; subject: { name: string } | null; acts: { allowed: boolean }[] };
    expect([view.relations, view.grounds.map(({ explanation }) => explanation), view.subject?.name]).toEqual([
      ['emergency'], story.grounds.map(({ explanation }) => explanation), DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.name,
    ]);
    expect(view.acts.filter(({ allowed }) => allowed)).toEqual([]);
    expect((await get(`/api/records/${story.recordId}`, OUTSIDER)).status).toBe(200);
    expect(await casesOf(OUTSIDER)).toBe(1);
    expect((await ask(served, `/api/cases/${caseId}/decision`, { as: OUTSIDER, body: {} })).status).toBe(404);
    expect((await get(`/api/cases/${caseId}/log`, OUTSIDER)).status).toBe(403);
    // And of nobody else's.
    expect((await get(`/api/records/${DEMO_SCENARIOS.rejected.recordId}`, OUTSIDER)).status).toBe(404);
  });

  test('every supervisor whose it is to know, above the platform, the provider and a bank that executes, has a mail at once, which names nobody', async () => {
    const mails = await vi.waitFor(async () => {
      const all = ((await get('/api/demo/mails', 'supervisor')).json() as { mails: { to: string[]; subject: string; text: string }[] }).mails.filter(({ text }) => text.includes(`/emergencies/${id}`));
      if (all.length < 4) throw new Error('not yet');
      return all;
    }, { timeout: 8_000, interval: 200 });
    expect(mails.flatMap(({ to }) => to).sort()).toEqual(['supervisor-2@demo.invalid', 'supervisor-finance@demo.invalid', 'supervisor-tax@demo.invalid', 'supervisor@demo.invalid']);
    expect(mails[0]!.subject).toContain(number);
    for (const word of [REASON, OUTSIDER, DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.name]) expect(JSON.stringify(mails)).not.toContain(word);
  });

  test('its subject sees that it was opened, and each look after it', async () => {
    const { looks } = (await get('/api/looks', 'company-yunshan')).json() as { looks: { kind: string; org: { id: string } | null }[] };
    const [{ org } = { org: '' }] = await asSuperuser<{ org: string }>(served, `select org_id as org from app_user where id = '${OUTSIDER}'`);
    expect(looks.filter((look) => look.org?.id === org).map(({ kind }) => kind)).toEqual(['record', 'case', 'emergency']);
  });

  test('a supervisor sees who, why and everything looked at; the opener sees their own, others nothing of it', async () => {
    const detail = (await get(`/api/emergencies/${id}`, 'supervisor')).json() as { emergency: { reason: string; open: boolean; number: string }; looks: { kind: string }[]; mayReview: boolean };
    expect([detail.emergency.reason, detail.emergency.open, detail.emergency.number, detail.looks.map(({ kind }) => kind), detail.mayReview]).toEqual([REASON, true, number, ['case', 'record'], true]);
    expect((await get(`/api/emergencies/${id}`, OUTSIDER)).status).toBe(200);
    expect((await get(`/api/emergencies/${id}`, 'bank-clerk')).status).toBe(404);
    expect(((await get('/api/emergencies', 'bank-clerk')).json() as { emergencies: unknown[] }).emergencies).toEqual([]);
    expect((await get('/api/emergencies', 'company-yunshan')).status).toBe(403);
  });

  test('its time over, it is closed at the counter and in the database, and nobody can move its end', async () => {
    await expect(db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_register', OUTSIDER as UserId);
      await sql`update emergency set ends_at = ends_at + interval '1 hour'`.execute(trx);
    })).rejects.toThrow('permission denied');
    await expect(asSuperuser(served, `update emergency set ends_at = wall_at + interval '25 hours' where id = '${id}'`)).rejects.toThrow('check constraint');
    await over(id);
    expect((await get(`/api/cases/${caseId}`, OUTSIDER)).status).toBe(404);
    expect((await get(`/api/records/${story.recordId}`, OUTSIDER)).status).toBe(404);
    expect(await casesOf(OUTSIDER)).toBe(0);
    expect((await ask(served, `/api/emergencies/${id}/end`, { as: OUTSIDER, body: {} })).code).toBe('already-done');
  });

  test('each step is an act in the log of the installation', async () => {
    const rows = await asSuperuser(served, `select kind, author_user as by from act where kind like 'emergency%' order by seq`);
    expect(rows).toEqual([{ kind: 'emergencyOpened', by: OUTSIDER }]);
  });
});

describe('it ends before its time', () => {
  test('by its own person', async () => {
    const id = idOf(await open(OUTSIDER, { kind: 'record', ref: story.recordId }));
    expect([(await get(`/api/records/${story.recordId}`, OUTSIDER)).status, (await get(`/api/cases/${caseId}`, OUTSIDER)).status]).toEqual([200, 404]);
    expect((await ask(served, `/api/emergencies/${id}/end`, { as: 'operator', body: {} })).status).toBe(404);
    expect((await ask(served, `/api/emergencies/${id}/end`, { as: OUTSIDER, body: {} })).status).toBe(201);
    expect((await get(`/api/records/${story.recordId}`, OUTSIDER)).status).toBe(404);
  });

  test('by a supervisor who finds it unjustified; reviewed once, and by supervisors only', async () => {
    const id = idOf(await open('operator', {}));
    expect((await get(`/api/cases/${caseId}`, 'operator')).status).toBe(200);
    const review = (as: string, finding: string) => ask(served, `/api/emergencies/${id}/review`, { as, body: { finding, note: '没有说明为什么等不及' } });
    expect((await review('platform-clerk', 'justified')).code).toBe('not-your-role');
    expect((await review('supervisor', 'unjustified')).status).toBe(201);
    expect((await review('supervisor', 'justified')).code).toBe('already-done');
    expect((await get(`/api/cases/${caseId}`, 'operator')).status).toBe(404);
    const { emergency } = (await get(`/api/emergencies/${id}`, 'operator')).json() as { emergency: { review: { finding: string; note: string } } };
    expect(emergency.review).toMatchObject({ finding: 'unjustified', note: '没有说明为什么等不及' });
  });
});

test('an auditor, who sees every case without its words, reads them in an emergency only', async () => {
  const words = async () => ((await get(`/api/cases/${caseId}`, 'auditor')).json() as { grounds: { explanation: string | null }[] }).grounds.every(({ explanation }) => explanation !== null);
  expect(await words()).toBe(false);
  expect((await open('auditor', {})).status).toBe(201);
  expect(await words()).toBe(true);
});

test.each([
  ['whose case it is anyway', 'tax-provider', {}, 'already-open'], ['who sees every case', 'platform-clerk', {}, 'not-your-role'], ['a subject', 'company-yanqi', {}, 'not-your-role'],
  ['a number that is nobody’s', 'bank-clerk', { ref: '庆信异〔1999〕1号' }, 'not-found'], ['an id that is none', 'bank-clerk', { kind: 'record', ref: 'x' }, 'not-found'], ['no reason', 'bank-clerk', { reason: '  ' }, 'invalid-field'],
])('not opened: %s', async (_who, as, body, code) => {
  const before = await asSuperuser(served, 'select count(*) from emergency');
  expect((await open(as, body)).code).toBe(code);
  expect(await asSuperuser(served, 'select count(*) from emergency')).toEqual(before);
});
