import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Decisions are drafted and then signed: whether a case waits for the one or for the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_file add column draft_state text check (draft_state in ('open', 'returned', 'overtaken'))`.execute(db);
  // What is annotated or no longer disclosed as unverifiable, or moot, is settled as well.
  await sql`alter table case_file drop constraint case_file_standing_check, drop constraint settled_when_it_is,
    add constraint case_file_standing_check check (standing in ('received', 'disputed', 'unverified', 'rejected', 'corrected', 'revoked', 'annotated', 'undisclosed', 'moot', 'inRemedy')),
    add constraint settled_when_it_is check ((settled_at is not null) = (standing in ('rejected', 'corrected', 'revoked', 'annotated', 'undisclosed', 'moot', 'inRemedy')))`.execute(db);
}
