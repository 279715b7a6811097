import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A certificate of repair is looked up by its number, which its letter names; also one that holds no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index letter_repair_certificate on letter (ref) where kind = 'repairCertificate'`.execute(db);
}
