import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A session has a name of its own, by which its person can end it, and the kind of browser it is in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table session add column id uuid not null default gen_random_uuid(), add column browser text not null default '';
create unique index session_by_id on session (id);
create index session_of_user on session (user_id);
`.execute(db);
}
