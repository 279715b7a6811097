import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading } from '../../db/database.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { acknowledgeAll, actorFor } from '../setup/play-story.ts';
import type { LadderCase } from '../setup/ladder-case.ts';
import { ladderCase } from '../setup/ladder-case.ts';

const story = DEMO_SCENARIOS.upheld;
let ladder: LadderCase;
beforeAll(async () => {
  ladder = await ladderCase(story);
});
afterAll(() => ladder.place.stop());

const provider = () => actorFor(ladder.situation.verifications[0]!.orgId, 'provider').userId;
const executors = () => ladder.situation.suspensions.map((o) => actorFor(o.orgId, 'executor').userId);

test('each is reminded of what is theirs: the provider of the request, each department of its suspension', async () => {
  await ladder.place.setClock('2026-03-03T09:00:00');
  const got = await ladder.news();
  expect(executors().length).toBeGreaterThan(1);
  expect(got).toEqual({ [provider()]: ['提醒 签收协查函'], ...Object.fromEntries(executors().map((id) => [id, ['提醒 签收暂缓执行通知']])) });
  expect(await ladder.news(), 'each rung once').toEqual({});
});

test('who has done it is not urged; who has not is urged once, and after a working day the organ above is told', async () => {
  await acknowledgeAll(ladder.stage, ladder.caseId);
  await ladder.stage.counter.act(actorFor(ladder.situation.verifications[0]!.orgId, 'provider'), ladder.caseId, { kind: 'verificationAcknowledged', orderId: ladder.situation.verifications[0]!.orderId });
  await ladder.place.setClock('2026-03-06T09:00:00');
  expect(await ladder.news()).toEqual({ [provider()]: ['提醒 核实并反馈'] });
  await ladder.place.setClock('2026-03-10T09:00:00');
  expect(await ladder.news()).toEqual({ [provider()]: ['催办 核实并反馈'] });
  await ladder.place.setClock('2026-03-11T09:00:00');
  expect(await ladder.news()).toEqual({ 'supervisor-tax': ['督办 核实并反馈'] });
  expect(await ladder.place.rungs()).toEqual({ remind: 2 + executors().length, urge: 1, escalate: 1 });
  expect((await ladder.stage.situation(ladder.caseId)).clocks.filter((c) => c.urgedAt !== null).map((c) => c.limit)).toEqual(['verification']);
});

test('no mail names a person, the subject, an identifier or what the record says', async () => {
  const { title, fields } = await reading(ladder.place.register.db, 'auditor', (trx) => trx.selectFrom('record as r').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version')).select(['r.title', 'v.fields']).where('r.id', '=', story.recordId).executeTakeFirstOrThrow());
  const forbidden = [...DEMO_SUBJECTS.flatMap(({ name, identifier }) => [name, identifier]), ...DEMO_IDENTITIES.flatMap(({ name, nameEn }) => [name, nameEn]), title,
    ...Object.values(fields).filter((value) => value.length > 3)];
  expect(ladder.place.received.length).toBeGreaterThan(5);
  for (const { subject, text } of ladder.place.received) {
    expect(text).toContain(ladder.situation.number);
    for (const word of forbidden) expect(`${subject}\n${text}`, word).not.toContain(word);
  }
});
