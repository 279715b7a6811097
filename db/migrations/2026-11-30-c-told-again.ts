import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A recipient is told again because the subject has seen it still show what has ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table correction_notice add column again boolean not null default false;
comment on column correction_notice.again is 'Told again: the subject reported that it still shows or uses what has ended (domain/notice-ledger.ts).';
`).execute(db);
}
