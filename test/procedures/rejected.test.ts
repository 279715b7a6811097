import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, decide, demoActor, file } from '../setup/play-story.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

test('a rejected objection: measures resume not before service plus one working day; reopened, it is played to its end again', async () => {
  const story = DEMO_SCENARIOS.rejected;
  const caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await decide(house, caseId, story);
  await house.settled();
  const served = await house.situation(caseId);
  const service = served.decisions.at(-1)?.served;
  if (!service?.resumeFrom) throw new Error('not served, or nothing to resume');
  const { resumeFrom } = service;
  expect(resumeFrom > service.at).toBe(true);
  expect(served.suspensions.flatMap((o) => o.endings)).toEqual([]);
  expect(served.mark).toBe('confirmedSubjectDisagrees');

  await house.nextWorkingDay();
  expect((await house.situation(caseId)).suspensions.flatMap((o) => o.endings), 'within the working day').toEqual([]);
  await house.moveTo(resumeFrom);
  const resumed = await house.situation(caseId);
  expect(resumed.suspensions.map((o) => o.endings.map((e) => e.how))).toEqual(resumed.suspensions.map(() => ['resumed']));
  for (const o of resumed.suspensions) expect(o.endings[0]!.at >= resumeFrom).toBe(true);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect((await house.situation(caseId)).phase).toBe('closed');

  await house.counter.act(demoActor('supervisor'), caseId, { kind: 'reopened', reasons: '申请人提交了新的检测报告', evidenceIds: [] });
  const reopened = await house.situation(caseId);
  expect(reopened).toMatchObject({ phase: 'verifying', round: 2, mark: 'disputed' });
  expect(await house.violations()).toBe(0);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  const { outcome, remedy, facts, reasons, changes, lift } = story.decision;
  await expect(house.counter.act(demoActor('platform-clerk-2'), caseId, { kind: 'decisionDrafted', outcome, remedy, facts, reasons, changes: [...changes], lift: [...lift] })).rejects.toMatchObject({ code: 'conflict-of-interest' });
  await decide(house, caseId, story);
  await house.settled();
  await house.moveTo((await house.situation(caseId)).decisions.at(-1)!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect((await house.situation(caseId)).phase).toBe('closed');
  const kinds = (await house.acts(caseId)).map((a) => a.kind);
  for (const twice of ['served', 'closed']) expect(kinds.filter((k) => k === twice), twice).toHaveLength(2);
});
