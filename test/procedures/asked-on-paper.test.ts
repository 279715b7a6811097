import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessNow, takeRole } from '../../db/database.ts';
import type { CaseId } from '../../domain/ids.ts';
import { dayAt, plusMs } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { paperOf } from '../setup/paper.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, demoActor, decide, file, restorer, sign } from '../setup/play-story.ts';
import { countByKind, letterOf, refusalOf } from './effects.ts';

const story = DEMO_SCENARIOS.upheld;

let house: Installation;
let caseId: CaseId;
beforeAll(async () => {
  house = await startInstallation();
  caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await house.counter.act(clerk(), caseId, { kind: 'decisionDrafted', ...story.decision, changes: [], lift: [], by: 'paper' });
  await sign(house, caseId);
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await confirmNotices(house, caseId);
});
afterAll(() => house.stop());

const clerk = () => demoActor('platform-clerk');
const requests = async () => (await house.situation(caseId)).letters.filter(({ letter }) => letter === 'confirmationRequest');
const textOf = async (letterId: Awaited<ReturnType<typeof requests>>[number]['letterId']) => letterText(await letterOf(house.register, letterId)).join('\n');

test('whose decision goes out on paper is asked on paper, at once and before the slip is back; its silence here is no consent although the limit is signed; a clerk enters its word with the paper', async () => {
  const s0 = await house.situation(caseId);
  const [first, ...others] = s0.restorations;
  for (const r of [first!, ...others]) await house.counter.act(restorer(r), caseId, reportOf(r, '已恢复'));
  await house.settled();
  expect(await requests()).toHaveLength(others.length + 1);
  const asked = await textOf((await requests())[0]!.letterId);
  expect(asked).toContain('现征询你的意见');
  expect(asked).toContain('可以书面答复');
  expect(asked).toContain('逾期未答复的，不视为认可上述措施');

  await house.counter.act(clerk(), caseId, {
    kind: 'serviceReceipted', on: dayAt(await businessNow(house.register.db), 'Asia/Shanghai'), receiver: 'subject', remark: '', evidenceIds: [await paperOf(house.register, clerk(), { caseId })],
  });
  const dues = (await house.situation(caseId)).restorations.map((r) => r.reported!.confirmation.dueAt).toSorted();
  await house.moveTo(plusMs(dues.at(-1)!, 1_000));
  expect((await house.situation(caseId)).restorations.map((r) => r.satisfied)).toEqual([first!, ...others].map(() => null));
  expect(countByKind(await house.acts(caseId))).toMatchObject({ confirmationAskedAgain: others.length + 1 });
  expect(await textOf((await requests()).at(-1)!.letterId)).toContain('现再次征询');

  const { orderId } = first!;
  const objection = { kind: 'restorationObjected' as const, orderId, duties: first!.duties?.slice(0, 1) ?? [], reason: '名单上仍有本公司' };
  expect(await refusalOf(house.counter.act(clerk(), caseId, { ...objection, evidenceIds: [] })), 'without the paper').toBe('proof-needed');
  expect(await refusalOf(house.counter.act(demoActor('market-clerk'), caseId, { kind: 'restorationConfirmed', orderId, remark: '' })), 'another organisation').toBe('not-your-role');
  await house.counter.act(clerk(), caseId, { ...objection, evidenceIds: [await paperOf(house.register, clerk(), { caseId })] });
  expect((await house.situation(caseId)).restorations[0]).toMatchObject({ reported: null, objected: { times: 1 } });

  const again = (await house.situation(caseId)).restorations[0]!;
  await house.counter.act(restorer(again), caseId, reportOf(again, '已从名单移出'));
  // What the platform itself had to restore is not for its clerk to have confirmed: whoever supervises it enters that.
  const own = others.find((r) => r.orgId === s0.platformId)!;
  expect(await refusalOf(house.counter.act(clerk(), caseId, { kind: 'restorationConfirmed', orderId: own.orderId, remark: '', evidenceIds: [await paperOf(house.register, clerk(), { caseId })] }))).toBe('not-your-role');
  expect(await refusalOf(house.counter.act(demoActor('supervisor-tax'), caseId, { kind: 'restorationConfirmed', orderId: own.orderId, remark: '', evidenceIds: [] })), 'above its provider, and not above the platform').toBe('not-your-role');
  for (const r of [again, ...others]) {
    const by = r === own ? demoActor('supervisor') : clerk();
    expect(await refusalOf(house.counter.act(by, caseId, { kind: 'restorationConfirmed', orderId: r.orderId, remark: '' })), 'without the paper').toBe('proof-needed');
    await house.counter.act(by, caseId, { kind: 'restorationConfirmed', orderId: r.orderId, remark: '书面答复：无意见', evidenceIds: [await paperOf(house.register, by, { caseId })] });
  }
  await house.settled();
  const s = await house.situation(caseId);
  expect([s.phase, s.restorations.map((r) => r.satisfied?.deemed)]).toEqual(['closed', [again, ...others].map(() => false)]);
  expect(s.certificate).not.toBeNull();
  // It has a login as well: each word that was entered for it is news to it.
  const news = await house.register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return trx.selectFrom('delivery').select(['party', 'user_id']).where('kind', '=', 'notice').where('ref', 'like', 'wordEntered/%').execute();
  });
  expect(news).toEqual(Array.from({ length: others.length + 2 }, () => ({ party: `subject:${s.subjectId}`, user_id: story.by.userId })));
});

test('who reads here says it itself: a clerk has no word for it, paper or not', async () => {
  const { rejected } = DEMO_SCENARIOS;
  const read = { ...rejected, decision: story.decision, grounds: rejected.grounds.map((g, i) => (i > 0 ? g : { ...g, finding: { ...g.finding, result: 'inaccurate' as const } })) };
  const other = await file(house, read);
  await accept(house, other, read);
  await acknowledgeAll(house, other);
  await answer(house, other, read);
  await decide(house, other, read);
  await house.settled();
  const order = (await house.situation(other)).restorations[0]!;
  await house.counter.act(restorer(order), other, reportOf(order, '已恢复'));
  const evidenceIds = [await paperOf(house.register, clerk(), { caseId: other })];
  expect(await refusalOf(house.counter.act(clerk(), other, { kind: 'restorationConfirmed', orderId: order.orderId, remark: '', evidenceIds }))).toBe('not-your-role');
  expect((await house.situation(other)).letters.filter(({ letter }) => letter === 'confirmationRequest')).toEqual([]);
});
