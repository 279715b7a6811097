import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { foundInFiles, proposeChange } from '../../db/policy-change-register.ts';
import type { Register } from '../../db/register.ts';
import { loadCalendar } from '../../policies/load.ts';
import { approve, personalRequest, sweepAll } from '../setup/calendar-change.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { demoActor } from '../setup/play-story.ts';

let database: TestDatabase;
let register: Register;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  // An installation made by a release that did not ship the last notice yet.
  const owner = testOwner(database.migrationUrl);
  await sql`update calendar_adoption set files = files - 'CN-2026'`.execute(owner);
  await owner.destroy();
  register = testRegister(database.url);
  await register.calendars.upToDate(register.db);
});
afterAll(async () => {
  await register.db.destroy();
  await database.drop();
});

test('a notice that came with a release counts once it is adopted, and not by being there', async () => {
  expect(register.calendar().years.has(2026)).toBe(false);
  expect(loadCalendar().years.has(2026)).toBe(true);
  expect(Object.keys(foundInFiles(register.calendars.now().files))).toEqual(['CN-2026']);
  const proposal = { origin: 'shipped' as const, reason: '国务院办公厅关于2026年部分节假日安排的通知' };
  const { changeId } = await proposeChange(register, { ...personalRequest(register, demoActor('operator'), proposal), proposal });
  expect(register.calendar().years.has(2026)).toBe(false);
  await approve(register, changeId);
  await sweepAll(register);
  await register.calendars.upToDate(register.db);
  expect(register.calendar().version).toBe(loadCalendar().version);
  expect(foundInFiles(register.calendars.now().files)).toEqual({});
});
