import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { acknowledgeAll, actorFor } from '../setup/play-story.ts';
import { paperOf } from '../setup/paper.ts';
import type { LadderCase } from '../setup/ladder-case.ts';
import { ladderCase } from '../setup/ladder-case.ts';

const story = DEMO_SCENARIOS.upheld;
let ladder: LadderCase;
beforeAll(async () => {
  ladder = await ladderCase(story);
});
afterAll(() => ladder.place.stop());

const executors = () => ladder.situation.suspensions.map((o) => actorFor(o.orgId, 'executor').userId);

test('a clock that stands still is neither reminded nor urged; a notice that waited is told with the new date', async () => {
  const { orderId } = ladder.situation.verifications[0]!;
  const by = actorFor(ladder.situation.verifications[0]!.orgId, 'provider');
  await acknowledgeAll(ladder.stage, ladder.caseId);
  await ladder.stage.counter.act(by, ladder.caseId, { kind: 'verificationAcknowledged', orderId });
  await ladder.place.wish(by.userId, { digestAt: '16:00' });
  // Due on 2026-03-09; reminded on the Friday before, to be told at four.
  await ladder.place.setClock('2026-03-06T09:00:00');
  expect(await ladder.news()).toEqual({});
  expect(await ladder.place.rungs()).toEqual({ remind: 1 });
  await ladder.stage.counter.act(by, ladder.caseId, { kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [await paperOf(ladder.place.register, by, { caseId: ladder.caseId })] });
  await ladder.place.setClock('2026-03-06T16:00:00');
  expect(await ladder.news(), 'stopped').toEqual({});
  await ladder.place.setClock('2026-03-11T09:00:00');
  expect(await ladder.news(), 'past what was its date').toEqual({});
  expect(await ladder.place.rungs()).toEqual({ remind: 1 });
  await ladder.stage.counter.act(by, ladder.caseId, { kind: 'clockRestarted', orderId, remark: '' });
  await ladder.place.setClock('2026-03-11T16:00:00');
  expect(await ladder.news()).toEqual({ [by.userId]: ['提醒 核实并反馈'] });
  const due = (await ladder.stage.situation(ladder.caseId)).clocks.find((c) => c.limit === 'verification')!.terms.dueOn;
  expect(ladder.place.to(by.userId).at(-1)!.text).toContain(`期限 ${due}`);
  expect(executors().length).toBeGreaterThan(0);
});
