import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAt, addDays, instantOfMs } from '../../domain/time.ts';
import type { SubjectId } from '../../domain/ids.ts';
import { TAX } from '../../main/demo/city/organisations.ts';
import { actorFor, answer, accept, decide, demoActor } from '../setup/play-story.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { testOwner } from '../setup/database.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

interface Listed { records: { id: string; mark: string; version: number; fields: Record<string, string>; correctedOn: string | null; subject: string }[] }
let served: ServedHouse;
let code: string;
let subjectId: SubjectId;
const today = dayAt(instantOfMs(Date.now()), 'Asia/Shanghai');
const listed = async (of = code): Promise<Listed['records']> => ((await ask(served, `/api/public/records?code=${of}`, { as: null, method: 'GET' })).json() as Listed).records;
const standing = async (id: string) => (await ask(served, `/api/public/records/${id}/standing`, { as: null, method: 'GET' })).json() as { shown: boolean; version: number | null; mark: string | null };
beforeAll(async () => {
  served = await serveHouse();
  const owner = testOwner(served.house.migrationUrl);
  try {
    ({ id: subjectId, identifier: code } = await addSubject(owner, served.house.register, { name: '大庆公示试例有限公司' }));
    await addUser(owner, { userId: demoActor('company-yunshan').userId, name: '方砚秋', roles: ['subject'], subjectId });
  } finally {
    await owner.destroy();
  }
});
afterAll(() => served.stop());

test('anybody sees what is published of a company, with its mark while it is in dispute and its correction after', async () => {
  const { register } = served.house;
  const { recordId } = await addRecord(register, { subjectId, providerId: TAX });
  const past = await addRecord(register, { subjectId, providerId: TAX, fields: { subjectName: '', documentNumber: '旧1号', conduct: '旧', penalty: '', amount: '', decidedOn: '2020-01-01', publicUntil: addDays(today, -1), performed: 'yes' } });
  expect(await listed()).toMatchObject([{ id: recordId, mark: 'none', version: 1, correctedOn: null, subject: '大庆公示试例有限公司' }]);
  expect(await standing(past.recordId)).toEqual({ id: past.recordId, shown: false, version: null, mark: null });

  const by = { ...demoActor('company-yunshan'), subjectId };
  const story = { ...DEMO_SCENARIOS.upheld, by, recordId, grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '数额不符', claimedValue: '100.00', finding: { result: 'inaccurate', reason: '录入有误', rightValue: '100.00' } }] } as unknown as typeof DEMO_SCENARIOS.upheld;
  const stage = { ...served.house };
  const { caseId } = await stage.counter.file(by, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '数额不符', claimedValue: '100.00' }] });
  expect((await listed())[0]!.mark).toBe('objectionReceived');
  await accept(stage, caseId, story);
  expect([(await listed())[0]!.mark, await standing(recordId)]).toEqual(['disputed', { id: recordId, shown: true, version: 1, mark: 'disputed' }]);
  await answer(stage, caseId, story);
  await decide(stage, caseId, { ...story, decision: { ...story.decision, remedy: 'correct', changes: [{ field: 'amount', to: '100.00' }], lift: [] } });
  await stage.settled();
  expect(await listed()).toMatchObject([{ version: 2, mark: 'corrected', correctedOn: today, fields: { amount: '100.00' } }]);
  expect(actorFor(TAX, 'provider').orgId).toBe(TAX);
});

test('what was stopped or withdrawn is not there, no person ever is, and nothing says why', async () => {
  const [before] = await listed();
  const owner = testOwner(served.house.migrationUrl);
  try {
    await owner.updateTable('record').set({ state: 'disclosureStopped' }).where('id', '=', before!.id as never).execute();
    expect([await listed(), (await standing(before!.id)).shown]).toEqual([[], false]);
    await owner.updateTable('record').set({ state: 'revoked' }).where('id', '=', before!.id as never).execute();
    expect(await listed()).toEqual([]);
  } finally {
    await owner.destroy();
  }
  expect((await ask(served, '/api/public/records?code=230602199001011234', { as: null, method: 'GET' })).status).toBe(400);
  expect(await standing('01a20b55-ef87-7456-a4fb-71878e40bd70')).toMatchObject({ shown: false, version: null });
});
