import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { Refusal } from '../domain/errors.ts';
import type { Instant } from '../domain/time.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

/** The roles a transaction may take on (architecture, "Who may see"). */
export type DbRole = 'zm_request' | 'zm_register' | 'zm_procedure' | 'zm_auditor';

const toInstant = (text: string): string => new Date(text).toISOString();
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toInstant);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface DatabaseOptions {
  url: string;
  /** Connections at most; each process has a pool of its own. */
  max: number;
  name: string;
}

/**
 * Sends each statement by the extended protocol, which takes one at a time: nothing can be appended to a statement behind a
 * semicolon, also where it has no parameters. (The driver falls back to the simple protocol for those.)
 */
class OneStatementClient extends pg.Client {
  // The overloads of `query` cannot be restated; kysely calls it with a text and its values.
  override query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    return typeof text === 'string' ? query({ text, values: Array.isArray(values) ? values : [], queryMode: 'extended' }, ...rest) : query(text, values, ...rest);
  }) as pg.Client['query'];
}

/** Opens a pool; closing the returned Kysely closes it. A connection that breaks is reported by the query that meets it, not by a crash. */
export function openDatabase(options: DatabaseOptions): Db {
  const pool = new pg.Pool({
    Client: OneStatementClient, connectionString: options.url, max: options.max, application_name: options.name, // No statement here lasts long enough for compiling it to be worth the while.
    options: '-c timezone=UTC -c jit=off',
    connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000,
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Takes a role on for the rest of the transaction, for somebody, with the time limits of an act: the only place that says who
 * asks. A statement of its own, so that the function `set_config`, which could be called from within an injected condition, is
 * nobody's to call (`grantSchema`).
 */
export async function takeRole(trx: Trx, role: DbRole, user = ''): Promise<void> {
  const settings = `begin set local role ${role}; set local app."user" = ${pg.escapeLiteral(user)}; set local lock_timeout = '2s'; set local statement_timeout = '3s'; end`;
  await sql.raw(`do ${pg.escapeLiteral(settings)}`).execute(trx);
}

/** Reads under the request's role; nothing can be written here. */
export async function reading<T>(db: Db, user: string, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', user);
    return read(trx);
  });
}

/**
 * Reads as the system itself, for nobody: what the change feed, health and the operators' page need over everything.
 * As `zm_procedure` all of it, as `zm_auditor` no names and no words.
 */
export async function overseeing<T>(db: Db, role: 'zm_procedure' | 'zm_auditor', read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, role);
    return read(trx);
  });
}

/** What was read before the locks has changed meanwhile: the whole transaction has to be tried again. */
export class TryAgain extends Error {}

/** Deadlock, lock time-out, serialization failure, and a unique key that another transaction has just taken. */
const TRY_AGAIN = new Set(['40P01', '55P03', '40001', '23505']);
const TRIES = 6;

/**
 * Runs one act's transaction; on deadlock, lock time-out or a key taken meanwhile the whole of it is tried again with the
 * same ids. Refusals pass through. After the last try: `busy`.
 */
export async function inOneTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const again = error instanceof TryAgain || (error instanceof pg.DatabaseError && TRY_AGAIN.has(error.code ?? ''));
      if (!again) throw error;
      if (attempt === TRIES) throw new Refusal('busy');
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt + Math.random() * 40 * attempt));
    }
  }
}

/** The register's clock: the only "today" there is. */
export async function businessNow(db: Db): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select business_now() as now`.execute(db);
  return rows[0]!.now;
}

/** Refuses to run as somebody whom the register's protections do not bind: superuser, BYPASSRLS, owner of a table. */
export async function assertPlainRole(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; over: boolean; owns: boolean }>`
    select current_user as name, rolsuper or rolbypassrls as over,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')) as owns
    from pg_roles r where rolname = current_user`.execute(db);
  const role = rows[0]!;
  if (role.over || role.owns) throw new Error(`the database role ${role.name} may bypass the register's protections (superuser, BYPASSRLS or table owner)`);
}
