import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { registerCounter } from '../setup/counter.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { ladderPlace } from '../setup/ladder-place.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, acknowledgeAll, actorFor, file } from '../setup/play-story.ts';

const story = DEMO_SCENARIOS.upheld;
let place: LadderPlace;
let stage: Stage;
let caseId: CaseId;
let situation: CaseSituation;
beforeAll(async () => {
  place = await ladderPlace();
  stage = {
    counter: registerCounter(place.register), settled: async () => {},
    situation: async (id) => foldCase(await reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId))),
  };
  await place.setClock('2026-03-02T10:00:00');
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  situation = await stage.situation(caseId);
});
afterAll(() => place.stop());

/** What everybody has got since the last time: whom, and with which rungs and duties. */
async function news(): Promise<Record<string, string[]>> {
  const before = place.received.length;
  for (let i = 0; i < 2; i += 1) {
    await sweepRungs(place.register);
    await sweepReminders(place.register);
    await gatherDigests(place.register);
  }
  while ((await place.deliver()) > 0);
  const told = place.received.slice(before).map(({ to, text }) => [to.join(' ').replaceAll('@demo.invalid', ''), [...text.matchAll(/〔(.+?)〕庆信.+?号　(.+)/g)].map((m) => `${m[1]} ${m[2]}`)] as const);
  expect(new Set(told.map(([to]) => to)).size, 'one mail per person').toBe(told.length);
  return Object.fromEntries(told);
}
const provider = () => actorFor(situation.verifications[0]!.orgId, 'provider').userId;
const executors = () => situation.suspensions.map((o) => actorFor(o.orgId, 'executor').userId);

test('each is reminded of what is theirs: the provider of the request, each department of its suspension', async () => {
  await place.setClock('2026-03-03T09:00:00');
  const got = await news();
  expect(executors().length).toBeGreaterThan(1);
  expect(got).toEqual({ [provider()]: ['提醒 签收协查函'], ...Object.fromEntries(executors().map((id) => [id, ['提醒 签收暂缓执行通知']])) });
  expect(await news(), 'each rung once').toEqual({});
});

test('who has done it is not urged; who has not is urged once, and after a working day the organ above is told', async () => {
  await acknowledgeAll(stage, caseId);
  await stage.counter.act(actorFor(situation.verifications[0]!.orgId, 'provider'), caseId, { kind: 'verificationAcknowledged', orderId: situation.verifications[0]!.orderId });
  await place.setClock('2026-03-06T09:00:00');
  expect(await news()).toEqual({ [provider()]: ['提醒 核实并反馈'] });
  await place.setClock('2026-03-10T09:00:00');
  expect(await news()).toEqual({ [provider()]: ['催办 核实并反馈'] });
  await place.setClock('2026-03-11T09:00:00');
  expect(await news()).toEqual({ 'supervisor-tax': ['督办 核实并反馈'] });
  expect(await place.rungs()).toEqual({ remind: 2 + executors().length, urge: 1, escalate: 1 });
  expect((await stage.situation(caseId)).clocks.filter((c) => c.urgedAt !== null).map((c) => c.limit)).toEqual(['verification']);
});

test('no mail names a person, the subject, an identifier or what the record says', async () => {
  const { title, fields } = await reading(place.register.db, 'auditor', (trx) => trx.selectFrom('record as r').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version')).select(['r.title', 'v.fields']).where('r.id', '=', story.recordId).executeTakeFirstOrThrow());
  const forbidden = [...DEMO_SUBJECTS.flatMap(({ name, identifier }) => [name, identifier]), ...DEMO_IDENTITIES.flatMap(({ name, nameEn }) => [name, nameEn]), title,
    ...Object.values(fields).filter((value) => value.length > 3)];
  expect(place.received.length).toBeGreaterThan(5);
  for (const { subject, text } of place.received) {
    expect(text).toContain(situation.number);
    for (const word of forbidden) expect(`${subject}\n${text}`, word).not.toContain(word);
  }
});
