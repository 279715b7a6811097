import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 审核: a decision may wait to be reviewed before it is signed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_file drop constraint case_file_draft_state_check`.execute(db);
  await sql`alter table case_file add constraint case_file_draft_state_check check (draft_state in ('toReview', 'open', 'returned', 'overtaken'))`.execute(db);
}
