import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The check of a certificate of suspension tells of each measure on it; the one that told of its case goes (`db/row-security-functions.ts`). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function if exists suspension_certificate(uuid)`.execute(db);
}
