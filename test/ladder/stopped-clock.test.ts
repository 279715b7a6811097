import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { registerCounter } from '../setup/counter.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { ladderPlace } from '../setup/ladder-place.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, acknowledgeAll, actorFor, file } from '../setup/play-story.ts';
import { paperOf } from '../setup/paper.ts';

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
const executors = () => situation.suspensions.map((o) => actorFor(o.orgId, 'executor').userId);

test('a clock that stands still is neither reminded nor urged; a notice that waited is told with the new date', async () => {
  const { orderId } = situation.verifications[0]!;
  const by = actorFor(situation.verifications[0]!.orgId, 'provider');
  await acknowledgeAll(stage, caseId);
  await stage.counter.act(by, caseId, { kind: 'verificationAcknowledged', orderId });
  await place.wish(by.userId, { digestAt: '16:00' });
  // Due on 2026-03-09; reminded on the Friday before, to be told at four.
  await place.setClock('2026-03-06T09:00:00');
  expect(await news()).toEqual({});
  expect(await place.rungs()).toEqual({ remind: 1 });
  await stage.counter.act(by, caseId, { kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [await paperOf(place.register, by, { caseId })] });
  await place.setClock('2026-03-06T16:00:00');
  expect(await news(), 'stopped').toEqual({});
  await place.setClock('2026-03-11T09:00:00');
  expect(await news(), 'past what was its date').toEqual({});
  expect(await place.rungs()).toEqual({ remind: 1 });
  await stage.counter.act(by, caseId, { kind: 'clockRestarted', orderId, remark: '' });
  await place.setClock('2026-03-11T16:00:00');
  expect(await news()).toEqual({ [by.userId]: ['提醒 核实并反馈'] });
  const due = (await stage.situation(caseId)).clocks.find((c) => c.limit === 'verification')!.terms.dueOn;
  expect(place.to(by.userId).at(-1)!.text).toContain(`期限 ${due}`);
  expect(executors().length).toBeGreaterThan(0);
});
