import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The case that another is verified and decided with, while it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table case_file add column merged_into uuid references case_file;
create index case_file_merged on case_file (merged_into) where merged_into is not null;
`).execute(db);
}
