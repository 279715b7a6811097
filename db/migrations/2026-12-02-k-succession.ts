import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What an organisation that is no more had still to do goes to its successor by the dispatcher's round: the former one is no party any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant delete on case_party to zm_procedure`.execute(db);
}
