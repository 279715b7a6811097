import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { businessNow, takeRole } from '../../db/database.ts';
import { withdrawMeasure } from '../../db/measure-register.ts';
import { registerMeasure } from '../../db/record-register.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, GroundId, MeasureId } from '../../domain/ids.ts';
import { addDays, dayAt, dayNumberOf, instantOfMs, msOf } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { FINANCE, TAX } from '../../main/demo/city/organisations.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { approve, personalRequest, propose, signEdition, sweepAll } from '../setup/calendar-change.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import type { HandTurned } from '../setup/hand-engine.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { actorFor, clerk, draft, sign } from '../setup/play-story.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';

let database: TestDatabase;
let register: Register;
let house: HandTurned;
let subject: Actor;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url);
  await register.calendars.upToDate(register.db);
  house = handTurned(register);
  const owner = testOwner(database.migrationUrl);
  const { id } = await addSubject(owner, register);
  subject = await addUser(owner, { roles: ['subject'], subjectId: id });
  await owner.destroy();
});
afterAll(async () => {
  await register.db.destroy();
  await database.drop();
});

const department = actorFor(FINANCE, 'executor');
const today = async (): Promise<Day> => dayAt(await businessNow(register.db), 'Asia/Shanghai');
const measureOf = (id: MeasureId) => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return trx.selectFrom('measure_state').select(['until_day', 'rests_from', 'extensions', 'suspended', 'ended_at']).where('id', '=', id).executeTakeFirstOrThrow();
});

/** A measure that would run out two days after its record is disputed, and the objection that is found to be without a ground. */
async function disputed(): Promise<{ caseId: CaseId; measureId: MeasureId; until: Day }> {
  const { recordId } = await addRecord(register, { subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE] });
  const until = addDays(await today(), 2);
  const measure = { code: 'noProcurement', from: addDays(await today(), -30), until };
  const { receipt: { measureId } } = await registerMeasure(register, { ...personalRequest(register, department, { recordId, measure }), recordId, measure });
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '金额有误', claimedValue: '1.00' }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '齐全' });
  return { caseId, measureId, until };
}

/** Days later it is confirmed; the measure goes on when its day has come. */
async function confirmed(caseId: CaseId): Promise<Day> {
  await house.moveTo(instantOfMs(msOf(await businessNow(register.db)) + 3 * 86_400_000));
  const { orderId } = (await house.situation(caseId)).verifications[0]!;
  await house.counter.act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: 'accurate', reason: '经核对原始凭证，金额一致', rightValue: null }] });
  await draft(house, caseId, { decision: { outcome: 'rejected', remedy: 'none', facts: '经核查', reasons: '依核实结果', changes: [], lift: [] } });
  await sign(house, caseId);
  await house.settled();
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  return today();
}
const resumed = async (caseId: CaseId) => (await house.acts(caseId)).flatMap((a) => (a.kind === 'measuresResumed' ? [a.facts] : []))[0]!;

test('§8-16: as shipped, days at rest extend nothing: what runs out while it rests is over', async () => {
  const { caseId, measureId, until } = await disputed();
  expect(await measureOf(measureId)).toMatchObject({ until_day: until, rests_from: null, suspended: true });
  await confirmed(caseId);
  expect(await resumed(caseId)).toMatchObject({ measureIds: [measureId], ended: [measureId], acknowledgement: null });
  expect(await measureOf(measureId)).toMatchObject({ until_day: until, extensions: [], ended_at: null });
});

test('§8-16: where a signed value of the pack says so, the days at rest are added: it goes on for as long as it had left', async () => {
  const pack = packJson('CN-230600.json') as Record<string, unknown>;
  const rule = { extends: true, evidence: 'assumption', basis: '内部办理规则：暂缓执行的日数计入', source: 'law.md §8' };
  Object.assign(pack, { version: 'CN-230600/2026-12', validFrom: await today(), pausedDays: [{ measure: 'personal', ...rule, extends: false }, { measure: null, ...rule }] });
  const change = await propose(register, pack);
  // Nobody's punishment becomes longer by what nobody stands for.
  await expect(approve(register, change.changeId)).rejects.toMatchObject({ code: 'basis-unsigned' });
  await signEdition(register, change.changeId, ['/pausedDays/all', '/pausedDays/personal']);
  await approve(register, change.changeId);
  await sweepAll(register);

  const { caseId, measureId, until } = await disputed();
  const from = await today();
  expect(await measureOf(measureId)).toMatchObject({ until_day: until, rests_from: from, suspended: true });
  const on = await confirmed(caseId);
  const days = dayNumberOf(on) - dayNumberOf(from);
  expect(days).toBeGreaterThan(2);
  const extension = { from, to: on, days, before: until, until: addDays(until, days) };
  expect(await resumed(caseId)).toMatchObject({ measureIds: [measureId], ended: [], extended: [{ measureId, ...extension }] });
  expect(await measureOf(measureId)).toMatchObject({ until_day: addDays(until, days), rests_from: null, suspended: false, ended_at: null, extensions: [{ ...extension, pack: 'CN-230600/2026-12' }] });
});

test('§8-16: what its department ends while it rests ends once: its last day moves no further', async () => {
  const { measureId, until } = await disputed();
  await house.moveTo(instantOfMs(msOf(await businessNow(register.db)) + 3 * 86_400_000));
  expect(await measureOf(measureId)).toMatchObject({ until_day: addDays(until, 3), suspended: true });
  await withdrawMeasure(register, { ...personalRequest(register, department, { measureId }), actor: { ...department, orgId: FINANCE }, measureId, reason: '不再需要' });
  const ended = await measureOf(measureId);
  await house.moveTo(instantOfMs(msOf(await businessNow(register.db)) + 30 * 86_400_000));
  expect([ended.until_day, (await measureOf(measureId)).until_day]).toEqual([until, until]);
});
