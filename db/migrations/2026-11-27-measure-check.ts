import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Checks before acting (应查必查): what a department asked about whom, what it was told, and the seal over it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table measure_check (
  id uuid primary key, org_id text not null references organisation, by_user text not null references app_user, asked_at timestamptz not null,
  decisive_at timestamptz, wall_at timestamptz not null default clock_timestamp(), body bytea not null, seal bytea not null);
create index measure_check_of_org on measure_check (org_id, asked_at desc, id);
create index if not exists measure_of_subject on measure (subject_id, executor_id);
comment on table measure_check is 'Append-only. The seal is SHA-256 over the body, which names ids, answers and heads of logs, and nobody by name.';
grant select on measure_check to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on measure_check to zm_register;
`.execute(db);
}
