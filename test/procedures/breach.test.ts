import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOf } from '../../domain/breach-situation.ts';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, DossierId, MeasureId } from '../../domain/ids.ts';
import { compensationAnnex } from '../../db/compensation-annex-reads.ts';
import { harmsOf } from '../../domain/harm.ts';
import { drawCompensationAnnex } from '../../letters/compensation-annex.ts';
import { pdfText } from '../letters/pdf-text.ts';
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
  // The department says the same of the same day: one use, one entry, one order to undo it, and both words.
  const orders = async () => (await house.acts(caseId)).filter(({ kind }) => kind === 'rollbackOrdered').length;
  const before = await orders();
  await report(executor);
  expect(breachesOf(await house.situation(caseId)).map(({ by, also }) => [by, also?.map((each) => each.by)])).toEqual([['subject', ['department']]]);
  expect([await orders(), harmsOf(await house.situation(caseId)).length]).toEqual([before, 1]);
  // Reported once more by the same side it is another use.
  await report(executor);
  expect(breachesOf(await house.situation(caseId)).map(({ by, also }) => [by, also?.map((each) => each.by)])).toEqual([['subject', ['department']], ['department', undefined]]);
  await report(story.by);
  expect(breachesOf(await house.situation(caseId)).map(({ by, also }) => [by, also?.map((each) => each.by)])).toEqual([['subject', ['department']], ['department', ['subject']]]);
  const owner = testOwner(house.migrationUrl);
  expect((await owner.selectFrom('harm_entry').select('id').where('case_id', '=', asId<DossierId>(caseId)).execute()).map(({ id }) => id as string).toSorted()).toEqual(breachesOf(await house.situation(caseId)).map(({ breachId }) => breachId as string).toSorted());
  await owner.destroy();
});

test('the record was right and the use was wrong all the same: the subject takes a list of the uses with it, of nothing else and without a decision to claim by', async () => {
  const annex = await compensationAnnex(house.register, story.by, caseId);
  expect([annex.decision, annex.entries.map((e) => [e.harm, e.use?.by, e.use?.also]), annex.claim?.from === annex.entries[0]!.on, annex.claim?.until === annex.claim?.fromServiceUntil]).toEqual([
    null, [['usedWhileSuspended', 'subject', ['department']], ['usedWhileSuspended', 'department', ['subject']]], true, true,
  ]);
  const text = pdfText(await drawCompensationAnnex(annex));
  expect([text.includes('暂缓执行期间仍被执行清单'), text.includes('认定该记录有误')]).toEqual([true, false]);
  expect(await refusal(compensationAnnex(house.register, demoActor('platform-clerk'), caseId))).toEqual(['not-your-role', null]);
});
