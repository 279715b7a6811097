import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, file, restore } from '../setup/play-story.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

test('an upheld objection: suspended at acceptance, revoked, lifted, told to every recipient, restored, certified, closed', async () => {
  const story = DEMO_SCENARIOS.upheld;
  const caseId = await file(house, story);
  expect((await house.situation(caseId)).mark).toBe('objectionReceived');

  await accept(house, caseId, story);
  const accepted = await house.situation(caseId);
  expect(accepted.mark).toBe('disputed');
  expect(accepted.suspensions).toHaveLength(4);
  expect(accepted.verifications).toHaveLength(1);
  expect(await house.violations()).toBe(0);

  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  expect((await house.situation(caseId)).phase).toBe('deciding');
  await decide(house, caseId, story);
  await house.settled();
  const decided = await house.situation(caseId);
  expect(decided.decisions.at(-1)?.served).not.toBeNull();
  expect(decided.corrections.at(-1)?.done?.toVersion).toBe(2);
  expect(decided.suspensions.every((o) => o.endings.length === 1 && o.endings[0]?.how === 'lifted')).toBe(true);
  expect(await house.violations()).toBe(0);

  await acknowledgeEndings(house, caseId);
  await restore(house, caseId, story);
  await house.settled();
  const restored = await house.situation(caseId);
  expect(restored.certificate).not.toBeNull();
  expect(restored.phase).toBe('executing');
  await confirmNotices(house, caseId);
  await house.settled();
  const closed = await house.situation(caseId);
  expect(closed.phase).toBe('closed');
  const kinds = (await house.acts(caseId)).map((a) => a.kind);
  for (const once of ['served', 'recordRevoked', 'certified', 'closed']) expect(kinds.filter((k) => k === once), once).toHaveLength(1);
});
