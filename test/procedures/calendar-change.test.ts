import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeRole } from '../../db/database.ts';
import type { CaseId, RepairId } from '../../domain/ids.ts';
import { procedureId } from '../../domain/procedure.ts';
import type { Verification } from '../../domain/verification-situation.ts';
import type { Instant } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { approve, propose, snow } from '../setup/calendar-change.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { accept, acknowledgeAll, file } from '../setup/play-story.ts';
import { actOnRepair, applyFor, repairSituation } from '../setup/repair-story.ts';
import { countByKind, doubled } from './effects.ts';

const story = DEMO_SCENARIOS.rejected;
let house: Installation;
let caseId: CaseId;
let repairId: RepairId;
let asked: Verification;
beforeAll(async () => {
  house = await startInstallation();
  caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  await house.settled();
  ({ repairId } = await applyFor(house, 'company-yunshan', caseRecordId('yunshanTax'), { ground: 'reorganisation' }));
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
  [asked] = (await house.situation(caseId)).verifications as [Verification];
});
afterAll(() => house.stop());

const verification = async (): Promise<Verification> => (await house.situation(caseId)).verifications[0]!;
/** Until when the waiting procedure waits, as its last look found it. */
const waitsUntil = (): Promise<Instant | null> => house.register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return (await trx.selectFrom('procedure').select('due_at').where('id', '=', procedureId('verification', asked.orderId)).executeTakeFirstOrThrow()).due_at;
});

test('a calendar put into force moves the timer of the waiting verification: no silence at the old date, one at the new', { timeout: 120_000 }, async () => {
  expect(await waitsUntil()).toBe(asked.answer.dueAt);
  const { file: calendar } = await snow(house.register);
  const { changeId } = await propose(house.register, calendar);
  await approve(house.register, changeId);
  await expect.poll(async () => (await verification()).answer.dueAt, { timeout: 20_000 }).not.toBe(asked.answer.dueAt);
  const moved = await verification();
  expect(moved.answer.dueAt! > asked.answer.dueAt!).toBe(true);
  expect(moved.hardStop.startedAt).toBe(moved.answer.dueAt);
  await expect.poll(waitsUntil, { timeout: 20_000 }).toBe(moved.answer.dueAt);

  // A repair's dates move as well: its subject and its authority had been told others.
  await expect.poll(async () => (await repairSituation(house, repairId)).letters.map(({ letter }) => letter), { timeout: 20_000 }).toEqual(['repairReceipt', 'dateChangeNotice', 'dateChangeNotice']);

  await house.moveTo(asked.answer.dueAt!);
  expect(countByKind(await house.acts(caseId))).not.toHaveProperty('silenceDeclared');
  expect((await house.acts(caseId)).some((act) => act.kind === 'urged' && act.facts.limit === 'verification')).toBe(false);
  await house.moveTo(moved.answer.dueAt!);
  await house.settled();
  expect(countByKind(await house.acts(caseId))).toMatchObject({ silenceDeclared: 1, calendarApplied: 1 });
  expect(doubled(await house.acts(caseId))).toEqual([]);
  expect(await waitsUntil()).toBe(moved.hardStop.dueAt);
  expect(await house.violations()).toBe(0);
});
