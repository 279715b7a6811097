import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { registerMeasure } from '../../db/record-register.ts';
import type { MeasureOutcome } from '../../db/record-register.ts';
import { newActId } from '../../db/register.ts';
import type { Act } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CaseId, RecordId } from '../../domain/ids.ts';
import type { GroundKind } from '../../domain/objection.ts';
import { dayAt } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, demoActor, file, restore } from '../setup/play-story.ts';
import { brokenChains, countByKind, doubled, holdsOf, measuresOf, recordOf } from './effects.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

/** A story of the given one's subject about the same record on another ground. */
function objecting(base: DemoStory, kind: Exclude<GroundKind, 'wrongContent'>, outcome: 'upheld' | 'rejected'): DemoStory {
  const result = outcome === 'upheld' ? 'inaccurate' : 'accurate';
  return {
    ...base, key: `${base.key}-${kind}`, decision: DEMO_SCENARIOS[outcome].decision,
    grounds: [{ kind, field: null, explanation: '详见所附材料', claimedValue: null, finding: { result, reason: '经核实', rightValue: null } }],
  };
}

const letters = async (caseId: CaseId, letter: string): Promise<Act[]> => (await house.acts(caseId)).filter((a) => a.kind === 'letterIssued' && a.facts.letter === letter);
const suspended = async (recordId: RecordId): Promise<boolean[]> => (await measuresOf(house.register, recordId)).map((m) => m.suspended);
const now = async (caseId: CaseId): Promise<Instant> => (await house.acts(caseId)).at(-1)!.recordedAt;

async function register(actor: Actor, recordId: RecordId, caseId: CaseId): Promise<MeasureOutcome> {
  const from = dayAt(await now(caseId), 'Asia/Shanghai');
  const measure = { code: 'noHonours', from, until: null };
  const { receipt, pokes } = await registerMeasure(house.register, {
    actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'measure', key: newActId(), fingerprint: house.register.vault.fingerprint(measure) }, recordId, measure,
  });
  house.poker.poke(pokes);
  return receipt;
}

/** No step is over before the invariant has been asked after. */
async function unbroken(): Promise<void> {
  expect(await house.violations()).toBe(0);
}
beforeEach(unbroken);

async function answered(caseId: CaseId, story: DemoStory): Promise<void> {
  await accept(house, caseId, story);
  await unbroken();
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await unbroken();
}

async function served(caseId: CaseId, story: DemoStory): Promise<Instant | null> {
  await decide(house, caseId, story);
  await unbroken();
  await house.settled();
  return (await house.situation(caseId)).decisions.at(-1)!.served!.resumeFrom;
}

test('two objections on one record: the first rejected, its measures stay suspended for the second and resume with the last hold only', async () => {
  const first = objecting(DEMO_SCENARIOS.rejected, 'notOurs', 'rejected');
  const second = objecting(DEMO_SCENARIOS.rejected, 'performed', 'rejected');
  const { recordId } = first;
  const one = await file(house, first);
  const two = await file(house, second);
  await unbroken();
  await answered(one, first);
  await answered(two, second);
  expect(await suspended(recordId)).toEqual([true, true, true]);

  const later = await register(demoActor('finance-clerk'), recordId, one);
  expect(later.state, 'registered during verification').toBe('suspended');
  await unbroken();
  for (const caseId of [one, two]) {
    const orders = (await house.situation(caseId)).suspensions.filter((o) => o.measureIds.includes(later.measureId));
    expect(orders.map((o) => [o.orgId, o.measureIds])).toEqual([[demoActor('finance-clerk').orgId, [later.measureId]]]);
    const notices = (await letters(caseId, 'suspensionNotice')).filter((a) => a.kind === 'letterIssued' && a.facts.ref === orders[0]!.orderId);
    expect(notices.map((a) => a.kind === 'letterIssued' && a.facts.to)).toEqual([{ orgId: demoActor('finance-clerk').orgId }]);
    await acknowledgeAll(house, caseId);
  }

  const resumeOne = await served(one, first);
  expect((await recordOf(house.register, recordId)).mark, 'others still dispute the record').toBe('disputed');
  await house.moveTo(resumeOne!);
  await unbroken();
  const rejectedOne = await house.situation(one);
  const all = (await measuresOf(house.register, recordId)).map((m) => m.id);
  expect(rejectedOne.suspensions.flatMap((o) => o.endings.flatMap((e) => e.stillHeld)).toSorted()).toEqual(all);
  expect(await letters(one, 'resumptionNotice')).toEqual([]);
  expect(await suspended(recordId)).toEqual([true, true, true, true]);
  expect(rejectedOne.phase, 'nothing is left to acknowledge').toBe('closed');

  const between = await register(demoActor('bank-clerk'), recordId, two);
  expect(between.state).toBe('suspended');
  await unbroken();
  expect((await house.situation(one)).suspensions.flatMap((o) => o.measureIds)).not.toContain(between.measureId);
  await acknowledgeAll(house, two);

  const resumeTwo = await served(two, second);
  expect(await suspended(recordId)).toEqual([true, true, true, true, true]);
  expect((await register(demoActor('resources-clerk'), recordId, two)).state, 'registered after the last decision').toBe('inForce');
  await house.moveTo(resumeTwo!);
  expect(await suspended(recordId)).toEqual([false, false, false, false, false, false]);
  const resumed = await house.situation(two);
  expect(resumed.suspensions.flatMap((o) => o.endings.flatMap((e) => e.measureIds)).toSorted()).toEqual([...all, between.measureId].toSorted());
  expect((await letters(two, 'resumptionNotice')).flatMap((a) => (a.kind === 'letterIssued' && a.facts.ref !== null ? [a.facts.ref] : [])).toSorted()).toEqual(resumed.suspensions.map((o): string => o.orderId).toSorted());
  await acknowledgeEndings(house, two);
  await house.settled();
  expect((await house.situation(two)).phase).toBe('closed');
  expect((await recordOf(house.register, recordId)).mark).toBe('confirmedSubjectDisagrees');
  for (const caseId of [one, two]) {
    expect(doubled(await house.acts(caseId))).toEqual([]);
    expect(countByKind(await house.acts(caseId))).toMatchObject({ accepted: 1, decided: 1, served: 1, closed: 1 });
    expect((await holdsOf(house.register, caseId)).open).toBe(0);
  }
});

test('two objections on one record: the first upheld and its measures lifted, the second rejected; nothing that was lifted resumes', async () => {
  const first = objecting(DEMO_SCENARIOS.upheld, 'notOurs', 'upheld');
  const second = objecting(DEMO_SCENARIOS.upheld, 'notToBePublic', 'rejected');
  const { recordId } = first;
  const one = await file(house, first);
  const two = await file(house, second);
  await answered(one, first);
  await answered(two, second);
  await decide(house, one, first);
  await unbroken();
  await house.settled();
  await unbroken();
  expect((await measuresOf(house.register, recordId)).map((m) => m.ended_how)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);

  const resume = await served(two, second);
  if (resume !== null) await house.moveTo(resume);
  expect(await letters(two, 'resumptionNotice'), 'a lifted measure is not ordered to resume').toEqual([]);
  expect((await recordOf(house.register, recordId))).toMatchObject({ state: 'revoked', mark: 'corrected' });
  await house.settled();
  expect((await house.situation(two)).phase).toBe('closed');
  expect((await holdsOf(house.register, two)).open).toBe(0);

  await acknowledgeEndings(house, one);
  await confirmNotices(house, one);
  await restore(house, one, first);
  await house.settled();
  expect((await house.situation(one)).phase).toBe('closed');
  for (const caseId of [one, two]) expect(doubled(await house.acts(caseId))).toEqual([]);
  expect(await brokenChains(house.register)).toEqual([]);
});
