import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A version that a provider has made by itself is delivered to whoever was given an earlier one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('digest', 'letter', 'notice', 'correction', 'mark', 'version'));
`).execute(db);
}
