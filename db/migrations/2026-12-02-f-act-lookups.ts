import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What each act on a case looks up by case, record and measure: without these it read every hold and every order of restoring there is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create index hold_of_case on hold (case_id);
create index hold_of_record on hold (record_id);
create index hold_of_measure on hold (measure_id) where measure_id is not null;
create index restoration_of_measure on restoration_order using gin (measure_ids);
`).execute(db);
}
