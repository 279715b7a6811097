import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId } from '../../domain/ids.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { CaseView } from '../../api/schemas/cases.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, acknowledgeAll, answer, decide, demoActor } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, smallPdf, upload } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;
const EXECUTORS = ['daqing-resources', 'daqing-finance', 'daqing-market', 'bank-yunfan'];
/** What people wrote in this case. */
const WORDS = {
  refusal: story.refusal.shown, explanation: story.grounds[0]!.explanation, claimed: story.grounds[1]!.explanation, finding: story.grounds[0]!.finding.reason,
  facts: story.decision.facts, reasons: story.decision.reasons, steps: story.restoration[0]!.steps, conduct: '在账簿上少列机电设备安装收入',
};

let served: ServedHouse;
let caseId: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  const stage = { ...served.house, counter: served.counter };
  const { id } = (await ask(served, '/api/evidence', { as: story.by.userId, form: upload(smallPdf(), '纳税情况证明.pdf') })).json() as { id: string };
  const { recordId, refusal } = story;
  const grounds = story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue }));
  ({ caseId } = await served.counter.file(story.by, { recordId, refusal, grounds, evidenceIds: [asId(id)] }));
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
  const { restorations } = await served.house.situation(caseId);
  const order = restorations.find((r) => r.orgId === 'daqing-resources')!;
  await served.counter.act(demoActor('resources-clerk'), caseId, reportOf(order, WORDS.steps));
});
afterAll(() => served.stop());

async function seenBy(identity: string): Promise<{ view: CaseView; words: string[]; text: string }> {
  const answered = await ask(served, `/api/cases/${caseId}`, { as: identity, method: 'GET' });
  expect(answered.status).toBe(200);
  const words = Object.entries(WORDS).filter(([, text]) => answered.text.includes(text)).map(([name]) => name);
  return { view: answered.json() as CaseView, words, text: answered.text };
}
const orgs = (list: readonly { org: { id: string } }[]): string[] => list.map(({ org }) => org.id);
const ALL_WORDS = Object.keys(WORDS);

describe.each([
  ['the subject', 'company-yunshan', ['subject']],
  ['the platform', 'platform-clerk', ['platform']],
  ['a supervisor', 'supervisor', ['supervisor']],
])('%s', (_name, identity, relations) => {
  test('sees all words, every order and the certificate’s place', async () => {
    const { view, words } = await seenBy(identity);
    expect(view.relations).toEqual(relations);
    expect(words).toEqual(ALL_WORDS);
    expect(orgs(view.suspensions).sort()).toEqual([...EXECUTORS].sort());
    expect(orgs(view.restorations).sort()).toEqual([...EXECUTORS, 'daqing-platform', 'daqing-tax', 'heilongjiang-platform', 'national-enterprise-system'].sort());
    expect(orgs(view.verifications)).toEqual(['daqing-tax']);
    expect(view.evidence.map((e) => e.fileName)).toEqual(['纳税情况证明.pdf']);
    expect(view.subject?.name).toBe('大庆云杉机械设备有限公司');
  });
});

test('the provider sees the grounds, the evidence and its own answer, and no order to an executing department', async () => {
  const { view, words } = await seenBy('tax-provider');
  expect(view.relations).toEqual(['provider']);
  expect(words).toEqual(['explanation', 'claimed', 'finding', 'conduct']);
  expect(view.evidence.map((e) => e.fileName)).toEqual(['纳税情况证明.pdf']);
  expect([orgs(view.verifications), orgs(view.suspensions), orgs(view.restorations), view.corrections.flatMap((c) => orgs(c.notices))]).toEqual([['daqing-tax'], [], ['daqing-tax'], []]);
  expect(view.timeline.filter((entry) => entry.kind.startsWith('suspension'))).toEqual([]);
});

test('an executing department sees its own orders and words, and nobody else’s', async () => {
  const { view, words } = await seenBy('resources-clerk');
  expect(view.relations).toEqual(['executor', 'recipient']);
  expect(words).toEqual(['steps']);
  expect([orgs(view.verifications), orgs(view.suspensions), orgs(view.restorations), view.corrections.flatMap((c) => orgs(c.notices))]).toEqual([
    [], ['daqing-resources'], ['daqing-resources'], ['daqing-resources'],
  ]);
  expect([view.grounds, view.evidence, view.refusal, view.record.fields, view.certificate]).toEqual([[], [], null, null, null]);
  const other = await seenBy('finance-clerk');
  expect([other.words, orgs(other.view.restorations)]).toEqual([[], ['daqing-finance']]);
  expect(EXECUTORS.filter((id) => JSON.stringify(view.timeline).includes(id))).toEqual(['daqing-resources']);
});

test('a recipient that publishes sees only its notice, with what changes, and its own order', async () => {
  const { view, words } = await seenBy('province-clerk');
  expect(view.relations).toEqual(['recipient']);
  expect(words).toEqual([]);
  expect([orgs(view.verifications), orgs(view.suspensions), orgs(view.restorations), view.corrections.flatMap((c) => orgs(c.notices))]).toEqual([[], [], ['heilongjiang-platform'], ['heilongjiang-platform']]);
  expect([view.grounds, view.evidence, view.refusal, view.record.fields]).toEqual([[], [], null, null]);
  expect(view.corrections[0]).toMatchObject({ remedy: 'revoke', toVersion: 2 });
  expect(view.acts.filter((act) => act.allowed).map((act) => act.kind)).toEqual(['recipientConfirmed', 'restorationReported']);
});

test('an auditor sees every step and no words, no name and no file', async () => {
  const { view, words, text } = await seenBy('auditor');
  expect(view.relations).toEqual(['auditor']);
  expect(words).toEqual([]);
  expect([view.subject, view.record.fields, view.refusal, view.evidence, view.letters]).toEqual([null, null, null, [], []]);
  expect(text).not.toContain('云杉');
  expect(text).not.toContain((await seenBy('platform-clerk')).view.subject!.identifier);
  expect(view.grounds.map(({ kind, explanation, claimedValue }) => [kind, explanation, claimedValue])).toEqual([['notOurs', null, null], ['wrongContent', null, null]]);
  expect(orgs(view.suspensions).sort()).toEqual([...EXECUTORS].sort());
  expect(view.timeline).toHaveLength((await served.house.acts(caseId)).length);
  expect(view.acts.filter((act) => act.allowed)).toEqual([]);
});

test.each([
  ['another company', 'company-yanqi'],
  ['a natural person', 'person-lin'],
  ['an executing department that is not concerned', 'labour-clerk'],
  ['a provider of other records', 'housing-clerk'],
  ['an operator', 'operator'],
])('%s is told that there is no such case, and does not find it in lists', async (_name, identity) => {
  const answered = await ask(served, `/api/cases/${caseId}`, { as: identity, method: 'GET' });
  const unknown = await ask(served, `/api/cases/${crypto.randomUUID()}`, { as: identity, method: 'GET' });
  expect([answered.status, answered.code]).toEqual([404, 'not-found']);
  expect({ ...(answered.json() as object), instance: '' }).toEqual({ ...(unknown.json() as object), instance: '' });
  expect((await ask(served, '/api/cases', { as: identity, method: 'GET' })).json()).toEqual({ cases: [], nextCursor: null });
  expect((await ask(served, '/api/tasks', { as: identity, method: 'GET' })).json()).toEqual({ tasks: [] });
});
