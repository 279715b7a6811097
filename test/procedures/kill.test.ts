import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { MASTER_KEY } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import type { OwnEngine, WorkerProcess } from '../setup/own-engine.ts';
import { startOwnEngine, startWorkerProcess } from '../setup/own-engine.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, file, restore } from '../setup/play-story.ts';
import { brokenChains, countByKind, doubled, holdsOf, measuresOf } from './effects.ts';

let engine: OwnEngine;
let house: Installation;
let worker: WorkerProcess;
beforeAll(async () => {
  engine = await startOwnEngine();
  house = await startInstallation({ temporalAddress: engine.address, worker: false });
  worker = startWorkerProcess({ databaseUrl: house.url, temporalAddress: engine.address, taskQueue: house.taskQueue, masterKey: MASTER_KEY });
});
afterAll(async () => {
  await worker.stop();
  await house.stop();
  await engine.remove();
});

/** kill -9 of both at once; the engine is started again here, the worker by its supervisor. */
async function killBoth(): Promise<void> {
  await worker.up();
  await Promise.all([worker.kill(), engine.kill()]);
  expect(engine.isRunning()).toBe(false);
  expect(await house.violations()).toBe(0);
  await engine.start();
}

test('§8-44: worker and engine killed with kill -9 after every step from acceptance to decision: the upheld case ends with exactly one of each effect', { timeout: 180_000 }, async () => {
  const story = DEMO_SCENARIOS.upheld;
  const caseId = await file(house, story);
  await accept(house, caseId, story);
  await killBoth();
  await acknowledgeAll(house, caseId);
  await killBoth();
  await answer(house, caseId, story);
  await worker.kill();
  await decide(house, caseId, story);
  await killBoth();
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await engine.kill();
  await restore(house, caseId, story);
  await engine.start();
  await worker.kill();
  await confirmNotices(house, caseId);
  await house.settled();

  const closed = await house.situation(caseId);
  expect(closed.phase).toBe('closed');
  const acts = await house.acts(caseId);
  const recipients = closed.corrections[0]!.notices.length;
  expect(countByKind(acts)).toEqual({
    filed: 1, accepted: 1, marked: 3, suspensionOrdered: 4, verificationRequested: 1, suspensionAcknowledged: 4, answered: 1, decisionOpened: 1, decisionDrafted: 1, decided: 1,
    correctionOrdered: 1, restorationOrdered: 8, served: 1, recordRevoked: 1, recipientNotified: recipients, measuresLifted: 4, endingAcknowledged: 4,
    restorationReported: 8, restorationConfirmed: 8, certified: 1, recipientConfirmed: recipients, closed: 1,
    markRequested: 2, markRequestEnded: 2,
    'letter:receipt': 1, 'letter:acceptanceNotice': 1, 'letter:suspensionNotice': 4, 'letter:suspensionCertificate': 1, 'letter:verificationRequest': 1, 'letter:verificationReply': 1, 'letter:markNotice': 5, 'letter:decisionLetter': 1,
    'letter:restorationOrder': 8, 'letter:correctionNotice': recipients, 'letter:liftingNotice': 4, 'letter:restorationCertificate': 1, 'letter:reputationStatement': 1,
  });
  expect(doubled(acts)).toEqual([]);
  expect(await holdsOf(house.register, caseId)).toEqual({ open: 0, all: 5 });
  expect((await measuresOf(house.register, story.recordId)).map((m) => m.ended_how)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);
  expect(await house.violations()).toBe(0);
  expect(await brokenChains(house.register)).toEqual([]);
  expect(worker.starts(), 'it was killed five times').toBeGreaterThanOrEqual(6);
});

test('killed while the decision is being served and while its working day passes: the rejected case resumes once', { timeout: 180_000 }, async () => {
  const story = DEMO_SCENARIOS.rejected;
  const caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await decide(house, caseId, story);
  await killBoth();
  await house.settled();
  const { resumeFrom } = (await house.situation(caseId)).decisions[0]!.served!;
  await worker.kill();
  await engine.kill();
  await engine.start();
  await house.moveTo(resumeFrom!);
  await killBoth();
  await acknowledgeEndings(house, caseId);
  await house.settled();
  const closed = await house.situation(caseId);
  expect(closed.phase).toBe('closed');
  for (const o of closed.suspensions) for (const e of o.endings) expect(e.at >= resumeFrom!).toBe(true);
  const acts = await house.acts(caseId);
  expect(doubled(acts)).toEqual([]);
  expect(countByKind(acts)).toMatchObject({ served: 1, measuresResumed: 3, endingAcknowledged: 3, 'letter:decisionLetter': 1, 'letter:resumptionNotice': 3, closed: 1 });
  expect(await holdsOf(house.register, caseId)).toEqual({ open: 0, all: 4 });
  expect((await measuresOf(house.register, story.recordId)).map((m) => m.suspended)).toEqual([false, false, false]);
});
