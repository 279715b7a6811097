import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 科室: the unit of its organisation that a person works in; nobody decides on what their unit has entered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table app_user add column unit_id text references organisation;
comment on column app_user.unit_id is 'The unit of the organisation that the person works in; null: it has none, and all its people are one.';
`).execute(db);
}
