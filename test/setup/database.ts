import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { dayAt, instantOfMs } from '../../domain/time.ts';
import { loadCity } from '../../main/demo/load-city.ts';
import { makeRegister } from '../../main/make-register.ts';
import { asAdministrator, ensureDatabase, ensureRoles, grantSchema, migrateAsOwner, withDatabase } from '../../main/prepare-database.ts';

export interface TestDatabase {
  /** Login of zm_app, as the serving processes have it. */
  url: string;
  /** Login of zm_owner. */
  migrationUrl: string;
  /** The superuser, in this database. */
  adminUrl: string;
  drop(): Promise<void>;
}

const OWNER = { name: 'zm_owner', password: 'owner-of-a-test' };
const APP = { name: 'zm_app', password: 'app-of-a-test' };
/** Every test's vault has the same key, so that the subjects' keys of a template open in its copies. */
export const MASTER_KEY = new Uint8Array(32).fill(7);
const TEMPLATE_LOCK = 230_601;

/** A database of this file's own: a copy of the run's template, migrated, empty or with the demo city in it. */
export async function createTestDatabase(adminUrl: string, options: { city?: boolean } = {}): Promise<TestDatabase> {
  const template = options.city === true ? 'test_template_city' : 'test_template_plain';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(adminUrl, async (admin) => {
    // One file at a time: a template may be copied only while nobody is connected to it.
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(admin, adminUrl, template);
    await admin.query(`create database ${name} template ${template} owner ${OWNER.name}`);
  });
  return {
    url: loginUrl(adminUrl, APP, name),
    migrationUrl: loginUrl(adminUrl, OWNER, name),
    adminUrl: withDatabase(adminUrl, name),
    drop: () => asAdministrator(adminUrl, async (admin) => {
      await admin.query(`drop database if exists ${name} with (force)`);
    }),
  };
}

/** The register over a test database: real law, real vault, no grace. Close it with `register.db.destroy()`. */
export const testRegister = (url: string, connections = 8): Register =>
  makeRegister({ databaseUrl: url, masterKey: MASTER_KEY, mode: 'demo', publicUrl: 'http://127.0.0.1' }, 'test', connections);

/** As the owner of the tables, for what no act does: standing data, looking where no role may, and, as the migrator may, several statements at once. */
export function testOwner(migrationUrl: string): Db {
  const pool = new pg.Pool({ connectionString: migrationUrl, max: 2, application_name: 'zhengming-test-owner', options: '-c timezone=UTC' });
  // A socket that is still closing while its database is dropped is nobody's error; one in use is reported by its query.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

async function ensureTemplate(admin: pg.Client, adminUrl: string, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount !== 0) return;
  // Under its own name only once it is whole: a run that was killed half-way leaves no half template.
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await ensureRoles(admin, OWNER, APP);
  await ensureDatabase(admin, making, OWNER.name, APP.name);
  await asAdministrator(withDatabase(adminUrl, making), (inside) => grantSchema(inside, OWNER.name));
  await migrateAsOwner(loginUrl(adminUrl, OWNER, making), APP.name, 'demo');
  if (template === 'test_template_city') await loadInto(loginUrl(adminUrl, OWNER, making), loginUrl(adminUrl, APP, making));
  await untilFree(admin, making);
  await admin.query(`alter database ${making} rename to ${template}`);
}

async function loadInto(migrationUrl: string, url: string): Promise<void> {
  const owner = testOwner(migrationUrl);
  const register = testRegister(url, 2);
  try {
    await loadCity(owner, register, { today: dayAt(instantOfMs(Date.now()), register.currentPack().zone) });
  } finally {
    await Promise.all([owner.destroy(), register.db.destroy()]);
  }
}

/** A connection that has just been closed is still counted for a moment. */
async function untilFree(admin: pg.Client, database: string): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query('select from pg_stat_activity where datname = $1', [database]);
    if (rowCount === 0) return;
    await admin.query('select pg_sleep(0.02)');
  }
}

function loginUrl(adminUrl: string, login: { name: string; password: string }, database: string): string {
  const url = new URL(withDatabase(adminUrl, database));
  url.username = login.name;
  url.password = login.password;
  return url.href;
}
