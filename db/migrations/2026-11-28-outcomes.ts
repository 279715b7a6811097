import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is annotated or no longer disclosed as unverifiable, moot, or under 复议 or before a court is settled as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_file drop constraint case_file_standing_check, drop constraint settled_when_it_is,
    add constraint case_file_standing_check check (standing in ('received', 'disputed', 'unverified', 'rejected', 'corrected', 'revoked', 'dropped', 'annotated', 'undisclosed', 'moot', 'inRemedy')),
    add constraint settled_when_it_is check ((settled_at is not null) = (standing in ('rejected', 'corrected', 'revoked', 'dropped', 'annotated', 'undisclosed', 'moot', 'inRemedy')))`.execute(db);
}
