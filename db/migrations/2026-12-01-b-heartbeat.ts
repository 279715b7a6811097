import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** When the counter was there last, by its own word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
-- A stretch is named by its beginning, to the millisecond: of one that was kept more exactly nobody could say that it was carried out.
update platform_outage set from_at = date_trunc('milliseconds', from_at), to_at = date_trunc('milliseconds', to_at) where from_at <> date_trunc('milliseconds', from_at);
create table api_heartbeat (here boolean primary key default true check (here), beat_at timestamptz not null);
comment on table api_heartbeat is 'One row, in real time: nobody could hand in anything while it stood still.';
grant select on api_heartbeat to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on api_heartbeat to zm_procedure;
`).execute(db);
}
