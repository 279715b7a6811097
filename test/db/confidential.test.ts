import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { answerInquiry, fileInquiry } from '../../db/inquiry-register.ts';
import { inquiriesFor } from '../../db/inquiry-reads.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { sweepReminders } from '../../db/reminders.ts';
import type { TableName } from '../../db/row-security.ts';
import { TABLES } from '../../db/row-security.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { saveSetting } from '../../db/user-setting-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import { KEPT_FROM_DEPARTMENTS, sightRules } from '../../domain/sight.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { actorOf, DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { demoActor } from '../setup/play-story.ts';
import { addSubject, addUser } from '../setup/standing-data.ts';

const DAY_MS = 86_400_000;
const DEPARTMENTS = DEMO_IDENTITIES.filter(({ roles }) => roles.some((role) => role === 'provider' || role === 'executor'));
let database: TestDatabase;
let register: Register;
let owner: Db;
let teller: Actor;
/** Everything by which the person and the question could be known. */
let marks: string[];

/** Somebody of whom no department holds anything turns to the platform about a department: two questions, one answered, one overdue and urged. */
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  const subject = await addSubject(owner, register, { kind: 'person', name: '陈述人甲', identifier: '23060119900307109X' });
  teller = await addUser(owner, { roles: ['subject'], subjectId: subject.id, name: '陈述人甲' });
  const key = (actor: Actor, route: string) => ({ actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(route) });
  const ask = async () => (await fileInquiry(register, {
    actor: teller, actId: newActId(), key: key(teller, 'inquiry'), elapsedMs: () => 0, request: { where: '市税务局办事大厅', byWhom: '窗口人员', shown: '一张打印页' },
  })).receipt;
  const [answered, waiting] = [await ask(), await ask()];
  const clerk = demoActor('platform-clerk');
  await answerInquiry(register, { actor: clerk, actId: newActId(), key: key(clerk, 'answer'), elapsedMs: () => 0, inquiryId: answered.inquiryId, request: { answer: '已查明', recordId: null } });
  for (const actor of [teller, clerk]) await saveSetting(register, actor, { ...PLAIN_SETTING, mailAddress: `${actor.userId}@demo.invalid` });
  await owner.updateTable('business_time').set({ offset_ms: sql`offset_ms + ${60 * DAY_MS}` }).execute();
  await sweepRungs(register);
  await sweepReminders(register);
  await gatherDigests(register);
  // The clerk looks at both, which the access log keeps.
  await inquiriesFor(register, clerk);
  marks = [subject.id, subject.identifier, subject.name, '2306**', teller.userId, ...[answered, waiting].flatMap(({ inquiryId, number }) => [inquiryId, number])];
}, 60_000);
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

/** A whole table without any condition, its bytes as text, as the reader's transaction gets it. */
async function everythingIn(table: TableName, read: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Promise<string> {
  try {
    const { rows } = await read((db) => sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db));
    return rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString() : JSON.stringify(value))).join(' ')).join('\n');
  } catch (error) {
    if (error instanceof Error && error.message.includes('permission denied')) return '';
    throw error;
  }
}
const asPerson = (id: string) => <T>(work: (db: Db) => Promise<T>): Promise<T> => reading(register.db, id, work);
const found = (text: string): string[] => marks.filter((mark) => text.includes(mark));

test('who turned to the platform stands in many tables, or the sweep below would prove nothing', async () => {
  const tables: string[] = [];
  for (const table of TABLES) if (found(await everythingIn(table, (work) => work(owner))).length > 0) tables.push(table);
  expect(tables).toEqual(expect.arrayContaining(['subject', 'app_user', 'user_setting', 'dossier', 'act', 'act_content', 'clock', 'inquiry', 'idempotency', 'ladder_rung', 'ladder_notice', 'access_log']));
});

describe.each(DEPARTMENTS.map((each) => [each.id, actorOf(each)] as const))('%s, of a department', (id, actor) => {
  test('finds nothing of it in any table, whatever it asks the database', async () => {
    for (const table of TABLES) expect(found(await everythingIn(table, asPerson(id))), table).toEqual([]);
  });

  test('does not learn that there is a question at all', async () => {
    await expect(inquiriesFor(register, actor)).rejects.toMatchObject({ code: 'not-your-role' });
    const { rows } = await reading(register.db, id, (trx) => sql<{ n: number }>`select count(*)::int as n from inquiry`.execute(trx));
    expect(rows).toEqual([{ n: 0 }]);
  });
});

test('the person and the platform see it, so that it is kept from the departments and not lost', async () => {
  expect(found(await everythingIn('inquiry', asPerson(teller.userId))).length).toBeGreaterThan(0);
  expect(found(await everythingIn('inquiry', asPerson('platform-clerk'))).length).toBeGreaterThan(0);
});

test('no rule of sight gives a department a row of these kinds by what it is', () => {
  const given = KEPT_FROM_DEPARTMENTS.filter((kind) => sightRules(kind).some((rule) => typeof rule === 'object' && rule.roles.some((role) => role === 'provider' || role === 'executor')));
  expect(given).toEqual([]);
});
