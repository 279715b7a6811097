import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { adoptShipped } from '../db/calendar-in-force.ts';
import { openVault } from '../db/content-vault.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import type { Database } from '../db/schema.ts';
import { sealIdentifiers } from '../db/subject-repository.ts';
import { sealContacts } from '../db/user-setting-repository.ts';
import type { Mode } from './config.ts';
import { loadDemoCity } from './demo/load-city.ts';
import { StartFault } from './parts/fault.ts';
import type { PreparedDatabase, PrepareDatabase } from './parts/seams.ts';

/** A login as its address gives it. */
export interface Login {
  name: string;
  password: string;
}

/** What a transaction of the running system may become; none of them can log in (architecture, "Who may see"). */
const GROUP_ROLES = ['zm_request', 'zm_register', 'zm_procedure', 'zm_auditor'] as const;

/** Roles belong to the cluster: whoever makes them waits here for whoever else does. */
const ROLES_LOCK = 230_600;

/** Makes roles, database and tables what this release needs them to be, as often as it is asked; in demo mode with the city in it. */
export const prepareDatabase: PrepareDatabase = async (input, say) => {
  const { adminUrl, migrationUrl, appUrl, mode } = input;
  const app = loginOf(appUrl);
  if (adminUrl !== undefined) {
    await asAdministrator(adminUrl, async (admin) => {
      await ensureRoles(admin, loginOf(migrationUrl), app);
      await ensureDatabase(admin, databaseOf(migrationUrl), loginOf(migrationUrl).name, app.name);
    });
    await asAdministrator(withDatabase(adminUrl, databaseOf(migrationUrl)), (admin) => grantSchema(admin, loginOf(migrationUrl).name));
  }
  const applied = await migrateAsOwner(migrationUrl, app.name, mode);
  if (applied.length > 0) say(`· migrations: ${applied.join(', ')}`);
  const sealed = await sealAsOwner(migrationUrl, input);
  if (sealed > 0) say(`· identifiers and addresses sealed: ${sealed}`);
  if (mode === 'demo') await loadDemoCity(input, say);
};

/** Roles of the cluster: the owner of the tables, the one login of the serving processes, and what it may become. */
export async function ensureRoles(admin: pg.Client, owner: Login, app: Login): Promise<void> {
  await admin.query('begin');
  await admin.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles');
  const known = new Set(rows.map((row) => row.rolname));
  for (const { name, password } of [owner, app]) {
    const login = `${pg.escapeIdentifier(name)} login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`;
    await admin.query(`${known.has(name) ? 'alter' : 'create'} role ${login}`);
  }
  for (const group of GROUP_ROLES) {
    if (!known.has(group)) await admin.query(`create role ${group} nologin`);
    await admin.query(`grant ${group} to ${pg.escapeIdentifier(app.name)} with inherit false, set true`);
  }
  await admin.query('commit');
}

/** The database, owned by the migrating role; its collation is PostgreSQL's own, so that no system library can reorder an index. */
export async function ensureDatabase(admin: pg.Client, name: string, owner: string, app: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await admin.query(`create database ${database} owner ${pg.escapeIdentifier(owner)} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'`);
  }
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(`grant connect on database ${database} to ${pg.escapeIdentifier(app)}, ${pg.escapeIdentifier(owner)}`);
}

/**
 * Lets the owner make tables in a database, and takes `set_config` from everybody else: an injected condition could take on
 * another role or name another person with it. Run inside the database, as a superuser.
 */
export async function grantSchema(admin: pg.Client, owner: string): Promise<void> {
  await admin.query(`grant create, usage on schema public to ${pg.escapeIdentifier(owner)}`);
  await admin.query('revoke execute on function pg_catalog.set_config(text, text, boolean) from public');
  await admin.query(`grant execute on function pg_catalog.set_config(text, text, boolean) to ${pg.escapeIdentifier(owner)}`);
}

/** As the owner: newest shape, then the grants of the login itself. Returns the migrations applied now. */
export async function migrateAsOwner(migrationUrl: string, app: string, mode: Mode): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: migrationUrl, max: 1, application_name: 'zhengming-migration' });
  pool.on('error', () => {}); // a connection that breaks is reported by the query that meets it
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const applied = await migrate(db);
    await adoptShipped(db as Kysely<Database>);
    for (const statement of grantsForApp(app, mode)) await pool.query(statement);
    return applied;
  } finally {
    await db.destroy();
  }
}

/** Numbers and addresses entered before there was a seal; nothing to do but once. */
async function sealAsOwner(migrationUrl: string, keys: Pick<PreparedDatabase, 'masterKey' | 'previousMasterKey' | 'cipher'>): Promise<number> {
  const owner = openDatabase({ url: migrationUrl, max: 1, name: 'zhengming-seal' });
  try {
    const vault = openVault(Buffer.from(keys.masterKey), keys.previousMasterKey && Buffer.from(keys.previousMasterKey), keys.cipher);
    return (await sealIdentifiers(owner, vault)) + (await sealContacts(owner, vault));
  } finally {
    await owner.destroy();
  }
}

/** What the login may do before it takes a role on: know who is asking, what time it is, and who waits; and keep sessions. */
export function grantsForApp(app: string, mode: Mode): string[] {
  const name = pg.escapeIdentifier(app);
  return [
    `grant usage on schema public to ${name}`,
    `revoke select on subject, dossier from ${name}`,
    `grant select on app_user, user_role, organisation, business_time, procedure, calendar_adoption, machine, machine_key to ${name}`,
    `grant select, insert, update, delete on session to ${name}`,
    // Only a demo or training installation may move its date.
    mode === 'demo' ? 'grant update on business_time to zm_register' : 'revoke update on business_time from zm_register',
  ];
}

/** Runs work on one connection of the cluster's administrator. */
export async function asAdministrator<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

export function loginOf(address: string): Login {
  const { username, password } = new URL(address);
  if (username === '') throw new StartFault('DATABASE_URL and MIGRATION_DATABASE_URL must name the role to log in as (postgresql://role:password@host/database).');
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

function databaseOf(address: string): string {
  const name = decodeURIComponent(new URL(address).pathname.slice(1));
  if (name === '') throw new StartFault('MIGRATION_DATABASE_URL must name the database (postgresql://role:password@host/database).');
  return name;
}
