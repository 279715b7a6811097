import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashedValues, signBasis } from '../../db/basis-register.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { takeRole } from '../../db/database.ts';
import { newActId } from '../../db/register.ts';
import type { CaseId } from '../../domain/ids.ts';
import { parseDay, plusMs } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, demoActor, file, restorer } from '../setup/play-story.ts';
import { countByKind, doubled } from './effects.ts';

const story = DEMO_SCENARIOS.upheld;
const POINTER = '/limits/restorationConfirmation';

let house: Installation;
let caseId: CaseId;
beforeAll(async () => {
  house = await startInstallation();
  // In this city everything is signed but the limit by which a subject's silence would count.
  const owner = testOwner(house.migrationUrl);
  await owner.deleteFrom('basis_confirmation').where('pointer', '=', POINTER).execute();
  await owner.destroy();
  caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await decide(house, caseId, story);
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await confirmNotices(house, caseId);
  for (const r of (await house.situation(caseId)).restorations) {
    await house.counter.act(restorer(r), caseId, reportOf(r, '已恢复'));
  }
  await house.settled();
});
afterAll(() => house.stop());

const dues = async (): Promise<string[]> => (await house.situation(caseId)).restorations.map((r) => r.reported!.confirmation.dueAt);
const lastDue = async () => (await house.situation(caseId)).restorations.map((r) => r.reported!.confirmation.dueAt).toSorted().at(-1)!;

test('by an unsigned limit silence is not consent: the case waits and the subject is asked again, by letter', async () => {
  const before = await dues();
  await house.moveTo(plusMs(await lastDue(), 1_000));
  const s = await house.situation(caseId);
  expect(s.restorations.map((r) => r.satisfied)).toEqual(s.restorations.map(() => null));
  expect(s.phase).toBe('executing');
  expect(s.certificate).toBeNull();
  expect(countByKind(await house.acts(caseId))).toMatchObject({ confirmationAskedAgain: 8 });
  for (const [i, due] of (await dues()).entries()) expect(due > before[i]!).toBe(true);
  expect(s.clocks.filter((c) => c.limit === 'restorationConfirmation').map((c) => [c.generation, c.endedAt === null])).toEqual([...s.restorations.map(() => 1), ...s.restorations.map(() => 2)].map((generation) => [generation, generation === 2]));
  const letters = s.letters.filter(({ letter }) => letter === 'confirmationRequest');
  expect(letters).toHaveLength(8);
  const text = letterText(await letterFor(house.register, story.by, letters[0]!.letterId)).join('\n');
  expect(text).toContain('逾期未答复的，不视为认可上述措施，我单位将继续征询。');
  expect(text).toContain('内部办理时限');
});

test('once the customer has signed the limit the next letter says so, and only then silence counts', async () => {
  const { userId, orgId, name } = demoActor('supervisor');
  const pack = house.register.currentPack();
  await house.register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', userId);
    const values = hashedValues(pack).filter(({ pointer }) => pointer === POINTER);
    await signBasis(trx, pack, { values, name, document: '依据确认单第2号', documentDay: parseDay('2026-11-20') }, { actId: newActId(), userId, orgId, elapsedMs: 0 });
  });
  await house.moveTo(plusMs(await lastDue(), 1_000));
  const asked = await house.situation(caseId);
  expect(asked.restorations.map((r) => r.satisfied)).toEqual(asked.restorations.map(() => null));
  const letter = asked.letters.filter((each) => each.letter === 'confirmationRequest').at(-1)!;
  expect(letterText(await letterFor(house.register, story.by, letter.letterId)).join('\n')).toContain('逾期未表示异议的，视为认可上述措施。');
  await house.moveTo(plusMs(await lastDue(), 1_000));
  const ended = await house.situation(caseId);
  expect(ended.restorations.map((r) => r.satisfied?.deemed)).toEqual(ended.restorations.map(() => true));
  expect(ended.phase).toBe('closed');
  expect(countByKind(await house.acts(caseId))).toMatchObject({ confirmationAskedAgain: 16, deemedSatisfied: 8, certified: 1, closed: 1 });
  // Asked twice on purpose; nothing else was done twice.
  expect(doubled(await house.acts(caseId)).filter((each) => !/^(letter )?confirmation/.test(each))).toEqual([]);
});
