import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What platforms above were asked to mark ends with the decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table mark_request add column ended_at timestamptz, add column end_mark text, add check ((ended_at is null) = (end_mark is null));
drop index mark_request_open;
create index mark_request_open on mark_request (due_at) where acknowledged_at is null and unanswered_at is null and ended_at is null;
`).execute(db);
}
