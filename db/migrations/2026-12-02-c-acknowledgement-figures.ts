import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How long last acknowledgements take, added up by the watchdog once a minute and not by whoever scrapes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table acknowledgement_watch (here boolean primary key default true check (here), running_hours float8, median_hours float8, looked_at timestamptz not null);
comment on table acknowledgement_watch is 'One row: hours from a decision to its last acknowledgement, as the watchdog added them up; running: the longest that is awaited; median: of those that came. Null: none.';
grant select on acknowledgement_watch to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on acknowledgement_watch to zm_procedure;
`).execute(db);
}
