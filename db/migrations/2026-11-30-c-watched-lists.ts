import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Of a check that is watched: what followed from each subject's records when it was last told; null: asked before that was kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table check_watch add column follows text[];
comment on column check_watch.follows is 'By subject, in their order: the derived lists and bars with their state, as they were told last (domain/derived.ts).';
`).execute(db);
}
