import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Of whom anything was ever found wrong: asked for every row of an upload. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index tombstone_subject on tombstone (subject_id)`.execute(db);
}
