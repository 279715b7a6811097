import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { ERASURE_FUNCTIONS } from './erasure-functions.ts';
import { SIGHT_FUNCTIONS } from './row-security-functions.ts';
import type { TableName } from './row-security.ts';
import { sightSql, TABLES } from './row-security.ts';

/** Somebody has been named for this transaction; what is written in the register's role is written for them. */
const NAMED = `(select nullif(current_setting('app.user', true), '') is not null)`;
const MINE = (column: string): string => `${column} = (select nullif(current_setting('app.user', true), ''))`;
/** No role has been taken on yet: the login looks who is asking, what time it is and who waits (its grants say no more). */
const AS_LOGIN = 'current_user = session_user';
const LOGIN_READS: readonly TableName[] = ['app_user', 'user_role', 'organisation', 'business_time', 'procedure', 'session', 'calendar_adoption', 'machine', 'machine_key'];

/** Rows that must carry the person for whom the register writes, beyond that somebody is named at all. */
const WRITTEN_FOR: Partial<Record<TableName, { insert: string; change: string; becomes?: string; see?: string }>> = {
  act: { insert: `case author_class when 'person' then ${MINE('author_user')} else author_class = 'entailed' and ${NAMED} end`, change: 'false' },
  // A file that came with an objection for another goes along into the case that it is taken in as.
  evidence: {
    insert: MINE('owner_user'), change: `${MINE('owner_user')} or exists (select from inquiry i where i.id = evidence.case_id and i.agent)`,
    becomes: `${MINE('owner_user')} or exists (select from power w where w.case_id = evidence.case_id)`,
  },
  reveal: { insert: MINE('by_user'), change: 'false' },
  access_log: { insert: MINE('reader'), change: 'false' },
  emergency: { insert: MINE('by_user'), change: NAMED },
  measure_check: { insert: MINE('by_user'), change: 'false' },
  credit_report: { insert: MINE('issued_by'), change: 'false' },
  // People are entered by whoever sets the installation up; a request only ever enters machines.
  app_user: { insert: `kind = 'machine' and ${NAMED}`, change: `kind = 'machine' and ${NAMED}` },
  user_role: { insert: `exists (select from app_user u where u.id = user_id and u.kind = 'machine') and ${NAMED}`, change: 'false' },
  user_setting: { insert: MINE('user_id'), change: MINE('user_id') },
  // Letting go of what is over is nobody's act.
  idempotency: { insert: MINE('actor'), change: `created_at < clock_timestamp() - interval '30 days'`, see: `${MINE('actor')} or created_at < clock_timestamp() - interval '30 days'` },
};
/** The law's own acts are never a person's. */
const BY_LAW: Partial<Record<TableName, string>> = { act: `author_class in ('procedure', 'sweep', 'entailed')` };

/** Whoever is a party no more, since what it had still to do is its successor's. */
const BY_LAW_DELETES: readonly TableName[] = ['case_party'];

function policiesOf(table: TableName): string {
  const policy = (name: string, role: string, command: string, using: string | null, check: string | null = null): string =>
    `create policy ${name} on ${table} for ${command} to ${role}${using === null ? '' : ` using (${using})`}${check === null ? '' : ` with check (${check})`};`;
  const written = WRITTEN_FOR[table];
  return [
    policy('request_reads', 'zm_request', 'select', sightSql(table)),
    policy('register_reads', 'zm_register', 'select', written?.see ?? NAMED),
    policy('register_adds', 'zm_register', 'insert', null, written?.insert ?? NAMED),
    policy('register_changes', 'zm_register', 'update', written?.change ?? NAMED, written?.becomes ?? null),
    policy('register_deletes', 'zm_register', 'delete', written?.change ?? NAMED),
    policy('procedure_reads', 'zm_procedure', 'select', 'true'),
    policy('procedure_adds', 'zm_procedure', 'insert', null, BY_LAW[table] ?? 'true'),
    policy('procedure_changes', 'zm_procedure', 'update', 'true'),
    ...(BY_LAW_DELETES.includes(table) ? [policy('procedure_deletes', 'zm_procedure', 'delete', 'true')] : []),
    policy('auditor_reads', 'zm_auditor', 'select', 'true'),
    ...(LOGIN_READS.includes(table) ? [policy('login', 'public', 'all', AS_LOGIN)] : []),
  ].join('\n');
}

/**
 * Row-level security on every table of the schema, those of the migrator too: forced, with the owner let through by a policy
 * (migrations, and the functions that policies ask). A table without a policy of its own shows nobody anything.
 */
const EVERY_TABLE = `
do $d$
declare t text; p record;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') loop
    for p in select polname from pg_policy where polrelid = format('public.%I', t)::regclass loop
      execute format('drop policy %I on public.%I', p.polname, t);
    end loop;
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner on public.%I for all to %I using (true) with check (true)', t, current_user);
  end loop;
end $d$;
alter view measure_state set (security_invoker = true);
alter view suspension_violation set (security_invoker = true);
alter view promise_violation set (security_invoker = true);`;

/** Everything that row-level security consists of, made from the table of sight. */
export const rowSecuritySql = (): string => [SIGHT_FUNCTIONS, ERASURE_FUNCTIONS, EVERY_TABLE, ...TABLES.map(policiesOf)].join('\n');

/**
 * Makes the database's policies those of this build's table of sight, in one transaction, and only when they are not:
 * changing a policy locks its table. Run after every migration, so the policies never lag behind the table or a new table behind them.
 */
export async function applyRowSecurity(db: Kysely<unknown>): Promise<boolean> {
  const wanted = rowSecuritySql();
  const mark = createHash('sha256').update(wanted).digest('hex');
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mark: string | null; open: number }>`
      select obj_description(to_regprocedure('sight_person()'), 'pg_proc') as mark,
        (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)) as open`.execute(trx);
    if (rows[0]?.mark === mark && rows[0].open === 0) return false;
    await sql.raw(wanted).execute(trx);
    await sql.raw(`comment on function sight_person() is '${mark}'`).execute(trx);
    return true;
  });
}
