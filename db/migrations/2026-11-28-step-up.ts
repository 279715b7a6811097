import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** When the person of a session proved who they are, and how strongly; sessions of before begin with their own first instant. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table session add column auth_at timestamptz, add column acr text;
update session set auth_at = created_at;
`.execute(db);
}
