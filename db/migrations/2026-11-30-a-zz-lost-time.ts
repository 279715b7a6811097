import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Stretches in which the platform was not there, as its watchdog found on waking, and how far they have been carried into open clocks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table platform_outage (from_at timestamptz primary key, to_at timestamptz not null, last_case uuid, done_at timestamptz, check (from_at < to_at));
create index platform_outage_open on platform_outage (from_at) where done_at is null;
grant select on platform_outage to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on platform_outage to zm_procedure;
`).execute(db);
}
