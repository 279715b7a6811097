import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { assertPlainRole, openDatabase, takeRole } from '../../db/database.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase } from '../setup/database.ts';

/** Everything the login of the serving processes can be in a transaction: itself, or one of the four. */
const ROLES = ['zm_app', 'zm_request', 'zm_register', 'zm_procedure', 'zm_auditor'] as const;
type Role = (typeof ROLES)[number];
const HISTORY = ['act', 'act_content', 'letter', 'bulletin', 'bulletin_leaf', 'access_log', 'access_seal', 'erasure'] as const;
/** A column of each that somebody would want to change. */
const COLUMN: Partial<Record<(typeof HISTORY)[number], string>> = { act: "body = '\\x00'", bulletin: "root = '\\x00'", bulletin_leaf: "head = '\\x00'", access_log: "reader = 'nobody'", access_seal: "root = '\\x00'", erasure: "counts = '{}'" };

let database: TestDatabase;
let app: pg.Client;
let tables: string[];

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'));
  app = new pg.Client({ connectionString: database.url });
  await app.connect();
  const { rows } = await app.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`);
  tables = rows.map((r) => r.name);
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

/** What PostgreSQL says to a statement in a role, for somebody named: its error code, or 'done'. Nothing stays. */
async function attempt(role: Role, statement: string): Promise<string> {
  await app.query('begin');
  try {
    await app.query("set local app.\"user\" = 'somebody'");
    if (role !== 'zm_app') await app.query(`set local role ${role}`);
    await app.query(statement);
    return 'done';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  } finally {
    await app.query('rollback');
  }
}
const DENIED = '42501';

describe.each(ROLES)('%s', (role) => {
  test.each(HISTORY)('cannot update, delete or truncate %s', async (table) => {
    expect(await attempt(role, `update ${table} set ${COLUMN[table] ?? "sealed = '\\x00'"}`)).toBe(DENIED);
    expect(await attempt(role, `delete from ${table}`)).toBe(DENIED);
    expect(await attempt(role, `truncate ${table} cascade`)).toBe(DENIED);
  });

  test('cannot create tables, change them, drop them or become their owner', async () => {
    expect(await attempt(role, 'create table mine (id int)')).toBe(DENIED);
    expect(await attempt(role, 'alter table act add column mine int')).toBe(DENIED);
    expect(await attempt(role, 'drop table act cascade')).toBe(DENIED);
    expect(await attempt(role, 'alter table act disable trigger all')).toBe(DENIED);
    expect(await attempt(role, 'set local role zm_owner')).toBe(DENIED);
    expect(await attempt(role, 'set local role postgres')).toBe(DENIED);
  });
});

test('the roles can do what they are there for, so that "denied" above is not said to everything', async () => {
  expect(await attempt('zm_request', 'select from act')).toBe('done');
  expect(await attempt('zm_register', "update dossier set head = '\\x'")).toBe('done');
  expect(await attempt('zm_procedure', "update dossier set head = '\\x'")).toBe('done');
  expect(await attempt('zm_auditor', 'select from act')).toBe('done');
  expect(await attempt('zm_app', 'select from app_user')).toBe('done');
  // 23502: let through, and then without the columns that must not be null.
  expect(await attempt('zm_register', "insert into act (author_class) values ('entailed')")).toBe('23502');
  expect(await attempt('zm_procedure', "insert into act (author_class) values ('procedure')")).toBe('23502');
});

test('zm_request and zm_auditor insert, update and delete nowhere', async () => {
  expect(tables.length).toBeGreaterThan(25);
  for (const role of ['zm_request', 'zm_auditor'] as const) {
    const allowed: string[] = [];
    for (const table of tables) {
      const { rows } = await app.query<{ any: boolean }>(`select has_table_privilege($1, format('public.%I', $2::text), 'insert, update, delete, truncate, trigger')
        or has_any_column_privilege($1, format('public.%I', $2::text), 'insert, update') as any`, [role, table]);
      if (rows[0]!.any || (await attempt(role, `insert into ${table} default values`)) !== DENIED) allowed.push(table);
    }
    expect(allowed, role).toEqual([]);
  }
});

test('zm_app by itself writes sessions and nothing else, and reads no words, keys or letters', async () => {
  const writable: string[] = [];
  const readable: string[] = [];
  for (const table of tables) {
    if ((await attempt('zm_app', `insert into ${table} default values`)) !== DENIED) writable.push(table);
    if ((await attempt('zm_app', `select from ${table}`)) === 'done') readable.push(table);
  }
  expect(writable).toEqual(['session']);
  expect(readable).toEqual(['app_user', 'business_time', 'calendar_adoption', 'machine', 'machine_key', 'organisation', 'procedure', 'session', 'user_role']);
});

test('zm_auditor reads acts and states, but no words, names, keys, letters or evidence', async () => {
  for (const table of ['act_content', 'subject', 'subject_key', 'letter', 'letter_rendering', 'evidence', 'inquiry', 'session', 'app_user', 'idempotency']) {
    expect(await attempt('zm_auditor', `select from ${table}`), table).toBe(DENIED);
  }
  for (const view of ['act', 'dossier', 'case_file', 'clock', 'suspension_violation']) expect(await attempt('zm_auditor', `select from ${view}`), view).toBe('done');
});

test('a delivery, a rung or a notice is never deleted, and a rung once climbed never changed', async () => {
  for (const role of ['zm_request', 'zm_register', 'zm_procedure', 'zm_auditor'] as const) {
    for (const table of ['delivery', 'ladder_rung', 'ladder_notice']) expect(await attempt(role, `delete from ${table}`), `${role} ${table}`).toBe(DENIED);
    expect(await attempt(role, "update ladder_rung set rung = 'urge'"), role).toBe(DENIED);
  }
});

test('zm_request reads no key and no session', async () => {
  expect(await attempt('zm_request', 'select from subject_key')).toBe(DENIED);
  expect(await attempt('zm_request', 'select from session')).toBe(DENIED);
});

test('a procedure has no people\'s business: sessions, evidence, inquiries, kept outcomes', async () => {
  for (const table of ['session', 'evidence', 'inquiry', 'idempotency', 'user_setting', 'access_log']) expect(await attempt('zm_procedure', `insert into ${table} default values`), table).toBe(DENIED);
});

test('no statement and no wait for a lock goes on for ever, in whatever role', async () => {
  const db = openDatabase({ url: database.url, max: 1, name: 'test' });
  try {
    for (const role of ['zm_request', 'zm_register', 'zm_procedure', 'zm_auditor'] as const) {
      const { rows } = await db.transaction().execute(async (trx) => {
        await takeRole(trx, role, 'somebody');
        return sql<{ statement: string; lock: string }>`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`.execute(trx);
      });
      expect(rows, role).toEqual([{ statement: '3s', lock: '2s' }]);
    }
  } finally {
    await db.destroy();
  }
});

describe('a process refuses to start', () => {
  const assertedAs = async (url: string): Promise<void> => {
    const db = openDatabase({ url, max: 1, name: 'test' });
    try {
      await assertPlainRole(db);
    } finally {
      await db.destroy();
    }
  };

  test('not as the login it was given', async () => {
    await expect(assertedAs(database.url)).resolves.toBeUndefined();
  });

  test('as a superuser', async () => {
    await expect(assertedAs(database.adminUrl)).rejects.toThrow("may bypass the register's protections");
  });

  test('as the owner of the tables', async () => {
    await expect(assertedAs(database.migrationUrl)).rejects.toThrow("the database role zm_owner may bypass the register's protections");
  });

  test('as a role that bypasses row-level security', async () => {
    const name = `zm_test_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    try {
      await admin.query(`create role ${name} login bypassrls password 'of-a-test'`);
      const url = new URL(database.url);
      url.username = name;
      url.password = 'of-a-test';
      await expect(assertedAs(url.href)).rejects.toThrow(`the database role ${name} may bypass the register's protections`);
    } finally {
      await admin.query(`drop role if exists ${name}`);
      await admin.end();
    }
  });
});
