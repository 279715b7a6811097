import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Each act on a case asks who is left at the platform to decide it (law.md §8, 42): without this it read every login there is, those of all subjects too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index app_user_of_org on app_user (org_id) where org_id is not null`.execute(db);
}
