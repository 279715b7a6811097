import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileObjection, performCaseAct } from '../../db/case-register.ts';
import { newActId } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import type { CaseId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { answer, clerk, demoActor, signer, file } from '../setup/play-story.ts';
import { brokenChains, countByKind, doubled, refusalOf } from './effects.ts';

let house: Installation;
let upheld: CaseId;
let rejected: CaseId;
beforeAll(async () => {
  house = await startInstallation({ worker: false });
  upheld = await file(house, DEMO_SCENARIOS.upheld);
  rejected = await file(house, DEMO_SCENARIOS.rejected);
});
afterAll(() => house.stop());

const perform = (actor: Actor, caseId: CaseId, request: CaseRequest, more: { key?: string; body?: unknown; ifMatch?: number } = {}) =>
  performCaseAct(house.register, {
    actor, actId: newActId(), elapsedMs: () => 0, caseId, request, ifMatch: more.ifMatch ?? null,
    key: { actor: actor.userId, route: request.kind, key: more.key ?? newActId(), fingerprint: house.register.vault.fingerprint(more.body ?? request) },
  });
const drafted = (outcome: 'upheld' | 'rejected'): CaseRequest => ({ kind: 'decisionDrafted', ...DEMO_SCENARIOS[outcome].decision, changes: [], lift: [] });
const SIGNED: CaseRequest = { kind: 'decided' };

test('the same key twice is answered by the same receipt and stands once in the log', async () => {
  const first = await perform(clerk(), upheld, { kind: 'accepted', remark: '齐全' }, { key: 'acceptance-1' });
  const again = await perform(clerk(), upheld, { kind: 'accepted', remark: '齐全' }, { key: 'acceptance-1' });
  expect(again.receipt).toEqual(first.receipt);
  expect(again.pokes).toEqual([]);
  const counts = countByKind(await house.acts(upheld));
  expect(counts).toMatchObject({ accepted: 1, verificationRequested: 1, suspensionOrdered: 4, 'letter:acceptanceNotice': 1 });
});

test('the same key with another body is refused and adds nothing', async () => {
  const before = await house.acts(upheld);
  expect(await refusalOf(perform(clerk(), upheld, { kind: 'accepted', remark: '不同' }, { key: 'acceptance-1' }))).toBe('key-reused');
  expect(await house.acts(upheld)).toHaveLength(before.length);
});

test('the same key handed in ten times at once is one act and one receipt', async () => {
  const key = 'acceptance-at-once';
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => perform(clerk(), rejected, { kind: 'accepted', remark: '齐全' }, { key })));
  for (const { receipt } of outcomes) expect(receipt).toEqual(outcomes[0]!.receipt);
  expect(countByKind(await house.acts(rejected))).toMatchObject({ accepted: 1, verificationRequested: 1 });
  expect(await house.violations()).toBe(0);
});

test('an objection handed in five times at once under one key is one case; under another key it is open already', async () => {
  const { by, recordId, refusal } = DEMO_SCENARIOS.rejected;
  const request = { recordId, refusal, grounds: [{ kind: 'expired' as const, field: null, explanation: '公示期已满', claimedValue: null }], evidenceIds: [] };
  const handIn = (key: string) => fileObjection(house.register, { actor: by, actId: newActId(), elapsedMs: () => 0, key: { actor: by.userId, route: 'file', key, fingerprint: house.register.vault.fingerprint(request) }, request });
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => handIn('expired-1')));
  for (const { receipt } of outcomes) expect(receipt).toEqual(outcomes[0]!.receipt);
  expect(await refusalOf(handIn('expired-2'))).toBe('already-open');
});

test('a decision on a view in which an answer is missing is refused as outdated; on the view with it, it is taken', async () => {
  const seen = (await house.situation(rejected)).seq;
  await answer(house, rejected, DEMO_SCENARIOS.rejected);
  expect(await refusalOf(perform(clerk(), rejected, drafted('rejected'), { ifMatch: seen }))).toBe('outdated-view');
  expect((await house.situation(rejected)).phase).toBe('deciding');
  await perform(clerk(), rejected, drafted('rejected'), { ifMatch: (await house.situation(rejected)).seq });
  expect(await refusalOf(perform(clerk(), rejected, SIGNED))).toBe('conflict-of-interest');
  const { receipt } = await perform(signer(), rejected, SIGNED, { ifMatch: (await house.situation(rejected)).seq });
  expect(receipt.phase).toBe('executing');
});

test('what has happened meanwhile and does not matter to the act does not make a view outdated', async () => {
  const { seq, verifications, suspensions } = await house.situation(upheld);
  await perform(demoActor('tax-provider'), upheld, { kind: 'verificationAcknowledged', orderId: verifications[0]!.orderId });
  const { orderId, orgId } = suspensions[0]!;
  const [executor] = ['resources-clerk', 'finance-clerk', 'market-clerk', 'bank-clerk'].map(demoActor).filter((a) => a.orgId === orgId);
  await perform(executor!, upheld, { kind: 'suspensionAcknowledged', orderId }, { ifMatch: seq });
  expect(countByKind(await house.acts(upheld))).toMatchObject({ verificationAcknowledged: 1, suspensionAcknowledged: 1 });
});

test('two clerks sign at once: one decision stands, the other hears why not; a draft that another has changed is not signed unseen', async () => {
  await answer(house, upheld, DEMO_SCENARIOS.upheld);
  await perform(clerk(), upheld, drafted('upheld'));
  const seen = (await house.situation(upheld)).seq;
  await perform(demoActor('platform-clerk-3'), upheld, { kind: 'decisionReturned', remark: '请写明依据' });
  expect(await refusalOf(perform(signer(), upheld, SIGNED))).toBe('draft-needed');
  await perform(clerk(), upheld, drafted('upheld'));
  expect(await refusalOf(perform(signer(), upheld, SIGNED, { ifMatch: seen }))).toBe('outdated-view');
  const { seq } = await house.situation(upheld);
  const one = perform(demoActor('platform-clerk-3'), upheld, SIGNED, { ifMatch: seq });
  const other = perform(signer(), upheld, SIGNED, { ifMatch: seq });
  const refusals = (await Promise.all([refusalOf(one), refusalOf(other)])).filter((code) => code !== undefined);
  expect(refusals).toEqual(['already-done']);
  const counts = countByKind(await house.acts(upheld));
  expect(counts).toMatchObject({ decided: 1, 'letter:decisionLetter': 1 });
  expect(doubled(await house.acts(upheld))).toEqual([]);
});

test('somebody who is no party is told that there is no such case, and the wrong role that it is not theirs', async () => {
  const orderId = (await house.situation(rejected)).suspensions[0]!.orderId;
  expect(await refusalOf(perform(demoActor('person-lin'), rejected, { kind: 'suspensionAcknowledged', orderId }))).toBe('not-found');
  expect(await refusalOf(perform(clerk(), rejected, { kind: 'suspensionAcknowledged', orderId }))).toBe('not-your-role');
});

test('every log is a chain without gaps', async () => {
  expect(await brokenChains(house.register)).toEqual([]);
});
