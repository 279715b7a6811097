import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import { getDemoIdentity } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, answer, draft, file } from '../setup/play-story.ts';
import { adoptReview } from '../setup/review-edition.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

const story = DEMO_SCENARIOS.rejected;
const COMPANY = story.by.userId;
const [DRAFTER, REVIEWER, SIGNER] = ['platform-clerk', 'platform-clerk-2', 'platform-clerk-3'] as const;
let served: ServedHouse;
let caseId: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  const edition = await adoptReview(served.house.register);
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await answer(stage, caseId, story);
  expect((await served.house.situation(caseId)).pack).toBe(edition);
});
afterAll(() => served.stop());

interface Seen {
  acts: { kind: string; allowed: boolean; code: string | null; params: Record<string, string> }[];
  draft: { state: string; review: boolean; otherSigner: boolean; reviewed: { at: string; remark: string } | null; remark: string | null } | null;
  timeline: { kind: string }[];
  decisions: { signing: { step: string; by: string; at: string }[] }[];
}
const seen = async (as: string): Promise<Seen> => (await ask(served, `/api/cases/${caseId}`, { as, method: 'GET' })).json() as Seen;
const act = (as: string, path: string, body: object = {}) => ask(served, `/api/cases/${caseId}/${path}`, { as, body });
const codeOf = async (as: string, path: string, body: object = {}): Promise<string | undefined> => (await act(as, path, body)).code;
const permission = async (as: string, kind: string) => (await seen(as)).acts.find((each) => each.kind === kind);
const taskOf = async (as: string): Promise<string | undefined> => {
  const { tasks } = (await ask(served, '/api/tasks', { as, method: 'GET' })).json() as { tasks: { about: string; caseId?: string; kind: string }[] };
  return tasks.find((task) => task.caseId === caseId)?.kind;
};
const review = (as: string, remark = '') => codeOf(as, 'decision-draft/review', { remark });

test('拟稿 → 审核 → 签发: where the pack asks for a review, three people decide, and each is told whose turn it is', async () => {
  expect([await taskOf(DRAFTER), await review(REVIEWER), await codeOf(SIGNER, 'decision')]).toEqual(['decisionDrafted', 'draft-needed', 'draft-needed']);
  await draft({ counter: served.counter }, caseId, story);
  expect((await seen(SIGNER)).draft).toMatchObject({ state: 'toReview', review: true, otherSigner: true, reviewed: null });
  expect([await taskOf(DRAFTER), await taskOf(REVIEWER)]).toEqual(['decisionReviewed', 'decisionReviewed']);
  expect(await permission(SIGNER, 'decided')).toMatchObject({ allowed: false, code: 'review-needed' });
  expect([await codeOf(SIGNER, 'decision'), await review(DRAFTER)]).toEqual(['review-needed', 'conflict-of-interest']);

  // Sent back by who reviews it; a new draft is reviewed anew.
  expect(await codeOf(REVIEWER, 'decision-draft/return', { remark: '请写明依据' })).toBeUndefined();
  expect((await seen(DRAFTER)).draft).toMatchObject({ state: 'returned', remark: '请写明依据' });
  expect([await taskOf(DRAFTER), await review(REVIEWER)]).toEqual(['decisionDrafted', 'draft-needed']);
  await draft({ counter: served.counter }, caseId, story);
  expect(await codeOf(SIGNER, 'decision')).toBe('review-needed');
  expect(await review(REVIEWER, '事实清楚，依据充分')).toBeUndefined();
  expect((await seen(SIGNER)).draft).toMatchObject({ state: 'open', reviewed: { remark: '事实清楚，依据充分' } });
  expect([await review(SIGNER), await taskOf(SIGNER)]).toEqual(['already-done', 'decided']);
  expect([await codeOf(DRAFTER, 'decision'), await codeOf(REVIEWER, 'decision')]).toEqual(['conflict-of-interest', 'conflict-of-interest']);

  // What is on the way to a decision is nobody else's to know.
  for (const who of [COMPANY, 'tax-provider']) {
    const { draft: drafted = null, timeline = [] } = (await ask(served, `/api/cases/${caseId}`, { as: who, method: 'GET' })).json() as Partial<Seen>;
    expect([drafted, timeline.filter(({ kind }) => kind === 'decisionReviewed')]).toEqual([null, []]);
  }
  expect(await codeOf(SIGNER, 'decision')).toBeUndefined();
  const [decision] = (await seen('supervisor')).decisions;
  const at = expect.any(String) as string;
  expect(decision!.signing).toEqual([{ step: 'drafted', by: getDemoIdentity(DRAFTER).name, at }, { step: 'reviewed', by: getDemoIdentity(REVIEWER).name, at }, { step: 'signed', by: getDemoIdentity(SIGNER).name, at }]);
  expect((await seen(DRAFTER)).timeline.map(({ kind }) => kind).filter((kind) => kind.startsWith('decision') || kind === 'decided'))
    .toEqual(['decisionOpened', 'decisionDrafted', 'decisionReturned', 'decisionDrafted', 'decisionReviewed', 'decided']);
  expect((await seen(COMPANY)).decisions[0]!.signing).toEqual([]);
  expect(await review(REVIEWER)).toBe('already-done');
});
