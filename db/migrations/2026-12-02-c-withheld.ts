import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a department would have done with a measure, had it not rested. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table measure_execution
  drop constraint measure_execution_what_check, add constraint measure_execution_what_check check (what in ('refused', 'limited', 'announced', 'withheld')),
  drop constraint measure_execution_standing_check, add constraint measure_execution_standing_check check (standing in ('lawful', 'suspended', 'over', 'rested')),
  add constraint withheld_rested check ((what = 'withheld') = (standing = 'rested'));
`).execute(db);
}
