import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepWatchedChecks } from '../../db/measure-check-watch.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { MARKET } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS, subjectIdOf } from '../../main/demo/city/subjects.ts';
import { addDays, addMonths, parseDay } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { accept, acknowledgeAll, answer, decide, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addRecord } from '../setup/standing-data.ts';

const company = DEMO_SUBJECTS.find((s) => s.id === DEMO_SCENARIOS.upheld.by.subjectId)!;
const [lin, xu] = (['lin', 'xu'] as const).map((key) => DEMO_SUBJECTS.find((s) => s.id === subjectIdOf(key))!);

let served: ServedHouse;
let today: Day;
beforeAll(async () => {
  served = await serveHouse();
  today = parseDay((await asSuperuser<{ day: string }>(served, `select (business_now() at time zone 'Asia/Shanghai')::date::text as day`))[0]!.day);
});
afterAll(() => served.stop());

interface Bar { company: string; companyCode: string; from: string; until: string | null; state: string; liftedOn: string | null }
/** What rests on the person because of this company; the demo's other company is left out. */
const barsOfLin = async (): Promise<Bar[]> => ((await ask(served, '/api/records', { as: 'person-lin', method: 'GET' })).json() as { bars: Bar[] }).bars.filter((bar) => bar.companyCode === company.identifier);
const enter = (body: object, as = 'platform-clerk') => ask(served, '/api/representations', { as, body: { company: company.identifier, until: null, document: '企业登记档案查询单', ...body } });
const end = (id: string, until: string | null) => ask(served, `/api/representations/${id}/end`, { as: 'platform-clerk', body: { until, document: '变更登记通知书' } });
interface Checked { id: string; sealed: string; changed: boolean; now: string[]; barsNow: Bar[][]; subjects: { name: string | null; answer: string; bars?: Bar[] }[] }
/** By an office that has nothing of either person. */
const check = async (identifier: string, question: object = {}): Promise<Checked> => (await ask(served, '/api/checks', { as: 'ecology-clerk', key: null, body: { identifiers: [identifier], kind: null, purpose: 'appointment', decisiveAt: null, ...question } })).json() as Checked;
const answerOf = async (identifier: string, question: object = {}): Promise<[string, (string | null)[]]> => {
  const { subjects: [subject] } = await check(identifier, question);
  return [subject!.answer, (subject!.bars ?? []).filter((bar) => bar.companyCode === company.identifier).map(({ state }) => state)];
};

test('the bar stands on whoever was legal representative on the day of the listing, and follows the company’s case at once: suspended with acceptance, lifted with the decision', { timeout: 120_000 }, async () => {
  const decidedOn = addDays(today, -30);
  const listing = await addRecord(served.house.register, {
    subjectId: company.id, providerId: MARKET, category: 'seriousList', title: '列入严重违法失信名单',
    fields: { subjectName: company.name, documentNumber: '庆市监严列〔试〕1号', conduct: '试例行为', penalty: '列入名单', amount: '', decidedOn, publicUntil: '', performed: '' },
  });
  // The day after another took the place: the bar stays with whoever was it then.
  expect((await enter({ person: { name: lin!.name, identifier: lin!.identifier }, from: '2020-01-01', until: addDays(decidedOn, 5) })).status).toBe(201);
  expect((await enter({ person: { name: xu!.name, identifier: xu!.identifier }, from: addDays(decidedOn, 5) })).code).toBe('already-done');
  expect((await enter({ person: { name: xu!.name, identifier: xu!.identifier }, from: addDays(decidedOn, 6) })).status).toBe(201);
  const bar = { company: company.name, companyCode: company.identifier, from: decidedOn, until: addDays(addMonths(decidedOn, 36), -1), state: 'inForce', liftedOn: null };
  expect(await barsOfLin()).toEqual([expect.objectContaining(bar)]);
  expect([await answerOf(lin!.identifier), await answerOf(xu!.identifier)]).toEqual([['apply', ['inForce']], ['unknown', []]]);
  // Asked about anything but an appointment nothing is said of it; and an office that has nothing of the person learns no name.
  expect(await answerOf(lin!.identifier, { purpose: 'award' })).toEqual(['unknown', []]);
  expect((await check(lin!.identifier)).subjects[0]!.name).toBe(null);
  expect((await check(lin!.identifier)).sealed).toContain(company.identifier);
  // The company's own system shows it as before; the person's number stands nowhere in the log.
  const [{ body }] = await asSuperuser<{ body: string }>(served, `select string_agg(convert_from(body, 'UTF8'), '') as body from act where kind = 'representativeEntered'`) as [{ body: string }];
  expect(body).not.toContain(lin!.identifier);
  expect(body).not.toContain('查询单');

  const watched = await check(lin!.identifier, { decisiveAt: '2099-01-01T00:00:00Z' });
  const again = async () => (await ask(served, `/api/checks/${watched.id}`, { as: 'ecology-clerk', method: 'GET' })).json() as Checked;
  expect((await again()).changed).toBe(false);

  const story: DemoStory = { ...DEMO_SCENARIOS.upheld, recordId: listing.recordId, decision: { ...DEMO_SCENARIOS.upheld.decision, lift: [] } };
  const stage = { ...served.house, counter: served.counter };
  const caseId = await file(stage, story);
  expect((await barsOfLin()).map(({ state }) => state)).toEqual(['inForce']);
  await accept(stage, caseId, story);
  expect((await barsOfLin()).map(({ state }) => state)).toEqual(['suspended']);
  const now = await again();
  expect([now.changed, now.barsNow[0]!.filter((b) => b.companyCode === company.identifier).map(({ state }) => state)]).toEqual([true, ['suspended']]);
  await sweepWatchedChecks(served.house.register);
  await sweepWatchedChecks(served.house.register);
  expect(await asSuperuser(served, `select count(*)::int as told from delivery where ref like 'checkChanged/${watched.id}/%'`)).toEqual([{ told: 1 }]);

  await served.house.settled();
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
  expect(await barsOfLin()).toEqual([expect.objectContaining({ ...bar, state: 'lifted', liftedOn: today })]);
  expect((await answerOf(lin!.identifier))[1]).toEqual(['lifted']);
});

test('a repair of the company’s record lifts it as well, and one whose representation was struck out bears nothing', async () => {
  const listing = await addRecord(served.house.register, {
    subjectId: company.id, providerId: MARKET, category: 'seriousList', title: '列入严重违法失信名单',
    fields: { subjectName: company.name, documentNumber: '庆市监严列〔试〕2号', conduct: '试例行为', penalty: '列入名单', amount: '', decidedOn: addDays(today, -100), publicUntil: '', performed: '' },
    publicity: { sector: 'marketSupervision', sanctions: ['seriousListing'], decidedOn: addDays(today, -100), publishedOn: addDays(today, -99), correctedOn: null, performedOn: null, restrictedUntil: null },
  });
  const states = async () => (await barsOfLin()).map(({ from, state }) => `${from} ${state}`);
  expect(await states()).toContain(`${addDays(today, -100)} inForce`);
  await asSuperuser(served, `update record_publicity set ended_on = '${today}', ended_how = 'repaired' where record_id = '${listing.recordId}'`);
  expect(await states()).toContain(`${addDays(today, -100)} lifted`);

  const { representations } = (await ask(served, '/api/representations/lookup', { as: 'platform-clerk', key: null, body: { company: company.identifier } })).json() as { representations: { id: string; person: string; identifier: string; until: string | null }[] };
  expect(representations.map(({ person }) => person)).toEqual([xu!.name, lin!.name]);
  expect(representations[1]!.identifier).toContain('********');
  expect((await end(representations[0]!.id, addDays(today, 1))).code).toBe('date-in-future');
  expect((await end(representations[0]!.id, today)).status).toBe(201);
  expect((await end(representations[1]!.id, null)).status).toBe(201);
  expect((await end(representations[1]!.id, null)).code).toBe('already-done');
  expect(await barsOfLin()).toEqual([]);
});

test('only a clerk enters one, of a company that is here, a person and no company, and not for days to come', async () => {
  const person = { name: lin!.name, identifier: lin!.identifier };
  expect((await enter({ person, from: '2019-01-01', until: '2019-02-01' }, 'market-clerk')).code).toBe('not-your-role');
  expect((await enter({ person: { name: company.name, identifier: company.identifier }, from: '2019-01-01', until: '2019-02-01' })).code).toBe('persons-only');
  expect((await enter({ person, from: addDays(today, 1) })).code).toBe('date-in-future');
  expect((await enter({ person, from: '2019-02-01', until: '2019-01-01' })).code).toBe('invalid-field');
  expect((await enter({ person, company: '91230699MA000000AA', from: '2019-01-01', until: '2019-02-01' })).status).toBeGreaterThanOrEqual(400);
  // Somebody who is not here yet is entered with the number sealed.
  const stranger = { name: '某人', identifier: '230600198001010010' };
  const { residentIdCheckDigit } = await import('../../domain/resident-id.ts');
  stranger.identifier = `${stranger.identifier.slice(0, 17)}${residentIdCheckDigit(stranger.identifier.slice(0, 17))}`;
  expect((await enter({ person: stranger, from: '2019-01-01', until: '2019-02-01' })).status).toBe(201);
  expect(await asSuperuser(served, `select identifier, identifier_sealed is not null as sealed from subject where name = '某人'`)).toEqual([{ identifier: `230600********${stranger.identifier.slice(-4)}`, sealed: true }]);
});
