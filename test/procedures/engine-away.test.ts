import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { MASTER_KEY } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import type { ApiProcess } from '../setup/own-api.ts';
import { startApiProcess } from '../setup/own-api.ts';
import type { OwnEngine, WorkerProcess } from '../setup/own-engine.ts';
import { startOwnEngine, startWorkerProcess } from '../setup/own-engine.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, file, restore } from '../setup/play-story.ts';
import { brokenChains, countByKind, doubled, holdsOf, measuresOf } from './effects.ts';

const { upheld, rejected } = DEMO_SCENARIOS;

let engine: OwnEngine;
let house: Installation;
let worker: WorkerProcess;
let api: ApiProcess;
beforeEach(async () => {
  engine = await startOwnEngine();
  house = await startInstallation({ temporalAddress: engine.address, worker: false });
  const served = { databaseUrl: house.url, temporalAddress: engine.address, taskQueue: house.taskQueue, masterKey: MASTER_KEY };
  worker = startWorkerProcess(served);
  api = await startApiProcess(served);
  // From here on everybody acts over HTTP.
  house.counter = api.counter;
  await worker.up();
});
afterEach(async () => {
  await api.stop();
  await worker.stop();
  await house.stop();
  await engine.remove();
});

const suspended = async (story: DemoStory): Promise<boolean[]> => (await measuresOf(house.register, story.recordId)).map((m) => m.suspended);

/** From the service of the decision to the close. */
async function finishUpheld(caseId: CaseId): Promise<void> {
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await restore(house, caseId, upheld);
  await confirmNotices(house, caseId);
  await house.settled();
}

async function finishRejected(caseId: CaseId): Promise<void> {
  await house.settled();
  const { resumeFrom } = (await house.situation(caseId)).decisions[0]!.served!;
  await house.moveTo(resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
}

async function endedOnce(one: CaseId, two: CaseId): Promise<void> {
  for (const caseId of [one, two]) {
    expect((await house.situation(caseId)).phase).toBe('closed');
    expect(doubled(await house.acts(caseId))).toEqual([]);
    expect((await holdsOf(house.register, caseId)).open).toBe(0);
  }
  expect(countByKind(await house.acts(one))).toMatchObject({
    accepted: 1, suspensionOrdered: 4, verificationRequested: 1, decided: 1, served: 1, recordRevoked: 1, measuresLifted: 4, restorationOrdered: 8, certified: 1, closed: 1,
    'letter:decisionLetter': 1, 'letter:liftingNotice': 4, 'letter:restorationCertificate': 1,
  });
  expect(countByKind(await house.acts(two))).toMatchObject({
    accepted: 1, suspensionOrdered: 3, verificationRequested: 1, decided: 1, served: 1, measuresResumed: 3, closed: 1, 'letter:decisionLetter': 1, 'letter:resumptionNotice': 3,
  });
  expect(await suspended(rejected)).toEqual([false, false, false]);
  expect((await measuresOf(house.register, upheld.recordId)).map((m) => m.ended_how)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);
  expect(await house.violations()).toBe(0);
  expect(await brokenChains(house.register)).toEqual([]);
}

test('§8-44: with the engine away everybody is answered over HTTP and measures are suspended at once; back again, every procedure catches up, nothing twice', { timeout: 120_000 }, async () => {
  await engine.stop();
  const one = await file(house, upheld);
  const two = await file(house, rejected);
  for (const [caseId, story] of [[one, upheld], [two, rejected]] as const) {
    expect((await accept(house, caseId, story)).phase).toBe('verifying');
    expect((await suspended(story)).every((is) => is)).toBe(true);
    await acknowledgeAll(house, caseId);
    await answer(house, caseId, story);
    expect((await house.situation(caseId)).phase).toBe('deciding');
    await decide(house, caseId, story);
    expect((await house.situation(caseId)).phase).toBe('executing');
  }
  expect(engine.isRunning()).toBe(false);
  expect(await house.violations()).toBe(0);
  for (const caseId of [one, two]) expect(countByKind(await house.acts(caseId)).served, 'serving is the procedure\'s').toBeUndefined();
  expect((await suspended(rejected)).every((is) => is), 'nothing resumes without service').toBe(true);

  await engine.start();
  await finishUpheld(one);
  await finishRejected(two);
  await endedOnce(one, two);
});

test('the engine set back to an earlier copy of its data, then all of it deleted: every open procedure goes on from the register, nothing twice', { timeout: 120_000 }, async () => {
  const one = await file(house, upheld);
  const two = await file(house, rejected);
  await accept(house, one, upheld);
  await accept(house, two, rejected);
  await house.settled();
  await engine.stop();
  engine.keep('accepted');
  await engine.start();

  for (const [caseId, story] of [[one, upheld], [two, rejected]] as const) {
    await acknowledgeAll(house, caseId);
    await answer(house, caseId, story);
    await decide(house, caseId, story);
  }
  await house.settled();
  // The worker remembers histories that are far longer than those of the copy.
  for (let i = 0; i < 30; i += 1) await house.poker.pokeAndWait([`objection/${one}`, `objection/${two}`]);
  await engine.stop();
  engine.restore('accepted');
  await engine.start();
  await finishUpheld(one);

  await engine.stop();
  engine.wipe();
  await engine.start();
  await finishRejected(two);
  await endedOnce(one, two);
});
