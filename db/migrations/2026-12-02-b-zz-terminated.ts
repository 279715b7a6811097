import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 终止: a case may end because its subject is no more and nobody came in its place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_file drop constraint case_file_ending_check`.execute(db);
  await sql`alter table case_file add constraint case_file_ending_check check (ending in ('notAccepted', 'transferred', 'converted', 'withdrawn', 'deemedWithdrawn', 'terminated'))`.execute(db);
}
