import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a file is (its hash, its owner, its size) is written once; which case and act use it is entered later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
revoke update on evidence from zm_register;
grant update (case_id, used_by) on evidence to zm_register;
`.execute(db);
}
