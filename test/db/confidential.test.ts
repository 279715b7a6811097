import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { complaintFor, complaintOrderFor } from '../../db/complaint-reads.ts';
import { answerComplaint, fileComplaint, reportOnComplaint, takeComplaint } from '../../db/complaint-register.ts';
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
import { asId } from '../../domain/ids.ts';
import { KEPT_FROM_DEPARTMENTS, sightRules } from '../../domain/sight.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { actorOf, DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
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

describe('投诉 carried through to an order', () => {
  const complainant = demoActor('company-yunshan');
  let hints: string[];

  beforeAll(async () => {
    const personal = (actor: Actor) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'complaint', key: randomUUID(), fingerprint: register.vault.fingerprint('complaint') } });
    const examiner = demoActor('supervisor-tax');
    const request = { kind: 'handling' as const, recordId: DEMO_SCENARIOS.upheld.recordId, caseId: null, againstId: TAX, on: null, where: '办税大厅', what: '推诿', evidenceIds: [] };
    const { receipt: { complaintId, number } } = await fileComplaint(register, { ...personal(complainant), request });
    await takeComplaint(register, { ...personal(examiner), complaintId });
    await answerComplaint(register, { ...personal(examiner), complaintId, request: { outcome: 'upheld', reasons: '属实', order: '限期改正', breach: null } });
    await complaintFor(register, examiner, complaintId);
    const { order_id: orderId } = await owner.selectFrom('complaint_order').select('order_id').executeTakeFirstOrThrow();
    await complaintOrderFor(register, demoActor('tax-provider'), orderId);
    await reportOnComplaint(register, { ...personal(demoActor('tax-provider')), orderId, request: { steps: '已整改', evidenceIds: [] } });
    await addUser(owner, { userId: asId('supervisor-of-the-unit'), roles: ['supervisor'], orgId: TAX });
    await addUser(owner, { userId: asId('operator-of-the-unit'), roles: ['operator'], orgId: TAX });
    // What an erasure is, is shown in test/retention; here it only has to be somebody's.
    await sql`alter table erasure disable trigger erasure_in_the_log`.execute(owner);
    await sql`insert into erasure (kind, target, subject_id, act_id, erased_at, counts) select 'complaint', ${complaintId}, ${complainant.subjectId}::uuid, id, business_now(), '{}' from act limit 1`.execute(owner);
    await sql`alter table erasure enable trigger erasure_in_the_log`.execute(owner);
    hints = [complaintId, orderId, number];
  }, 60_000);

  /** Rows that tell of the complaint and of who complains in one, among all that the reader's transaction is given, column by column where only some are its own. */
  async function telling(read: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Promise<string[]> {
    const names = [complainant.subjectId!, complainant.userId, '云杉'];
    const where: string[] = [];
    for (const table of TABLES) {
      const columns = await read(async (db) => (await sql<{ name: string }>`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and has_column_privilege(attrelid, attnum, 'select')`.execute(db)).rows);
      if (columns.length === 0) continue;
      const { rows } = await read((db) => sql<Record<string, unknown>>`select ${sql.join(columns.map(({ name }) => sql.ref(name)))} from ${sql.table(table)}`.execute(db));
      const text = rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString() : JSON.stringify(value))).join(' '));
      if (text.some((row) => hints.some((hint) => row.includes(hint)) && names.some((name) => row.includes(name)))) where.push(table);
    }
    return where;
  }

  test('stands with who complains in many tables', async () => {
    expect(await telling((work) => work(owner))).toEqual(expect.arrayContaining(['act', 'complaint', 'complaint_order', 'access_log', 'erasure']));
  });

  test.each(['tax-provider', 'tax-principal', 'supervisor-of-the-unit', 'operator-of-the-unit', 'platform-clerk', 'operator', 'supervisor', 'supervisor-finance'])('tells %s nothing of who complains, straight at the database', async (id) => {
    expect(await telling(asPerson(id))).toEqual([]);
    await expect(asPerson(id)((db) => sql`select subject_id from complaint_order`.execute(db))).rejects.toThrow('permission denied');
  });

  test('the order itself is there for the unit, and the complaint for whoever examines it', async () => {
    const count = (id: string, table: 'complaint' | 'complaint_order') => asPerson(id)(async (db) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]!.n);
    expect([await count('tax-provider', 'complaint_order'), await count('tax-provider', 'complaint'), await count('supervisor-tax', 'complaint')]).toEqual([1, 0, 1]);
    expect(await telling(asPerson('supervisor-tax'))).toEqual(expect.arrayContaining(['complaint', 'access_log', 'erasure']));
  });
});

test('no rule of sight gives a department a row of these kinds by what it is', () => {
  const given = KEPT_FROM_DEPARTMENTS.filter((kind) => sightRules(kind).some((rule) => typeof rule === 'object' && rule.roles.some((role) => role === 'provider' || role === 'executor')));
  expect(given).toEqual([]);
});
