import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOf } from '../../domain/breach-situation.ts';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId } from '../../domain/ids.ts';
import { addDays, dayAt } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { GOVERNMENT, RESOURCES } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, acknowledgeEndings, actorFor, answer, decide, demoActor, file } from '../setup/play-story.ts';

const story = DEMO_SCENARIOS.rejected;
let house: Installation;
let caseId: CaseId;
beforeAll(async () => {
  house = await startInstallation();
  caseId = await file(house, story);
  await accept(house, caseId, story);
});
afterAll(() => house.stop());

const executor = actorFor(RESOURCES, 'executor');
const orderOf = async () => (await house.situation(caseId)).suspensions.find((o) => o.orgId === RESOURCES)!;
const report = async (as: Parameters<Installation['counter']['act']>[0], { on, measureIds }: { on?: Day; measureIds?: MeasureId[] } = {}) => {
  const order = await orderOf();
  return house.counter.act(as, caseId, {
    kind: 'breachReported', orderId: order.orderId, measureIds: measureIds ?? order.measureIds, on: on ?? dayAt(order.orderedAt, 'Asia/Shanghai'), where: '开标现场', what: '以信用记录为由拒收投标文件', evidenceIds: [],
  });
};
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Refusal ? [error.code, error.field ?? null] : error));

test('§8-35: a suspended measure was used, says the subject; the department is told to undo it, the organ above by mail, and it reports', async () => {
  await report(story.by);
  const [breach] = breachesOf(await house.situation(caseId));
  expect(breach).toMatchObject({ orgId: RESOURCES, by: 'subject', rolledBack: null });
  const clock = (await house.situation(caseId)).clocks.find((c) => c.limit === 'rollback')!;
  expect([clock.ref, clock.owner, clock.endedAt]).toEqual([breach!.breachId, { org: RESOURCES }, null]);
  expect((await house.acts(caseId)).slice(-3).map((a) => [a.kind, a.author.class])).toEqual([['breachReported', 'person'], ['rollbackOrdered', 'entailed'], ['letterIssued', 'entailed']]);
  const owner = testOwner(house.migrationUrl);
  const told = await owner.selectFrom('delivery').select(['party', 'content']).where('kind', '=', 'notice').execute();
  await owner.destroy();
  // Each supervisor there. Platforms above were asked to mark the record, which is news of another kind.
  const supervisors = DEMO_IDENTITIES.filter(({ orgId, roles }) => orgId === GOVERNMENT && roles.includes('supervisor'));
  expect(told.map(({ party, content }) => [party, 'notice' in content ? content.notice : null]).filter(([, notice]) => notice !== 'markRequested')).toEqual(supervisors.map(() => ['org:daqing-government', 'breachReported']));
  expect(await house.violations()).toBe(0);

  const undo = (as = executor) => house.counter.act(as, caseId, { kind: 'rolledBack', breachId: breach!.breachId, steps: '已恢复投标资格并书面告知', evidenceIds: [] });
  expect(await refusal(undo(demoActor('finance-clerk')))).toEqual(['not-your-role', null]);
  await undo();
  expect(await refusal(undo())).toEqual(['already-done', null]);
  expect((await house.situation(caseId)).clocks.find((c) => c.limit === 'rollback')!.endedAt).not.toBeNull();
});

test('what is said has to hold together: the order’s own measures, and a day on which they were suspended', async () => {
  const since = dayAt((await orderOf()).orderedAt, 'Asia/Shanghai');
  expect(await refusal(report(executor, { on: addDays(since, -1) }))).toEqual(['not-suspended-then', '/on']);
  expect(await refusal(report(executor, { on: addDays(since, 1) }))).toEqual(['invalid-field', '/on']);
  expect(await refusal(report(executor, { measureIds: [asId<MeasureId>(crypto.randomUUID())] }))).toEqual(['unknown-measure', '/measureIds/0']);
  expect(await refusal(report(demoActor('finance-clerk')))).toEqual(['not-your-role', null]);
});

test('what happened before the measures resumed is still told afterwards; what happens after it is no breach', async () => {
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, story);
  await decide(house, caseId, story);
  await house.settled();
  await house.nextDeadline();
  await acknowledgeEndings(house, caseId);
  await house.settled();
  const resumed = (await orderOf()).endings.find((e) => e.how === 'resumed')!.at;
  await house.nextWorkingDay();
  const after = await refusal(report(executor, { on: addDays(dayAt(resumed, 'Asia/Shanghai'), 1) }));
  expect(after).toEqual(['not-suspended-then', '/on']);
  await report(executor);
  expect(breachesOf(await house.situation(caseId)).map(({ by }) => by)).toEqual(['subject', 'department']);
});
