import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Decisions are drafted and then signed: whether a case waits for the one or for the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_file add column draft_state text check (draft_state in ('open', 'returned', 'overtaken'))`.execute(db);
}
