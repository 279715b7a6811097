import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openVault } from '../../db/content-vault.ts';
import { reading } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { searchDatabase } from '../../db/erasure-proof.ts';
import type { Register } from '../../db/register.ts';
import { exportParts } from '../../db/subject-export.ts';
import { openSetting, readSetting, saveSetting, sealContacts } from '../../db/user-setting-repository.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, MASTER_KEY, testOwner, testRegister } from '../setup/database.ts';
import { demoActor } from '../setup/play-story.ts';

let database: TestDatabase;
let register: Register;
let owner: Db;
const lin = demoActor('person-lin');
const [MAIL, PHONE] = ['qiwu.lin@example.cn', '13936912345'];

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  await saveSetting(register, lin, { ...PLAIN_SETTING, mailAddress: MAIL, phone: PHONE });
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

test('where somebody is reached stands nowhere in the database, and its owner has it back', async () => {
  expect((await searchDatabase(owner, register.vault, [MAIL, PHONE])).found).toEqual([]);
  const kept = await reading(register.db, lin.userId, (trx) => readSetting(trx, lin.userId));
  expect(openSetting(register.vault, kept)).toMatchObject({ mailAddress: MAIL, phone: PHONE });
  let copy = '';
  for await (const part of exportParts(register, { actor: lin, subjectId: lin.subjectId! })) copy += part;
  expect((JSON.parse(copy) as { held: { user_setting: object[] } }).held.user_setting).toMatchObject([{ mail_address: MAIL, phone: PHONE }]);
});

test('what was kept before there was a seal is sealed, once; another master key seals it anew, and either opens it meanwhile', async () => {
  await owner.updateTable('user_setting').set({ phone: '13900000001' }).where('user_id', '=', 'supervisor' as never).execute();
  expect(await sealContacts(owner, register.vault)).toBe(1);
  expect(await sealContacts(owner, register.vault)).toBe(0);
  expect((await searchDatabase(owner, register.vault, ['13900000001'])).found).toEqual([]);
  const next = openVault(Buffer.alloc(32, 9), Buffer.from(MASTER_KEY));
  const before = await reading(register.db, lin.userId, (trx) => readSetting(trx, lin.userId));
  expect(openSetting(next, before).phone).toBe(PHONE);
  expect(await sealContacts(owner, next)).toBeGreaterThan(10);
  const after = await reading(register.db, lin.userId, (trx) => readSetting(trx, lin.userId));
  expect(openSetting(openVault(Buffer.alloc(32, 9)), after).phone).toBe(PHONE);
  expect(() => openSetting(register.vault, after)).toThrow('neither master key');
  expect(await sealContacts(owner, openVault(Buffer.from(MASTER_KEY), Buffer.alloc(32, 9)))).toBeGreaterThan(10);
});
