import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A case may end without a decision: it then says nothing about its record (`dropped`). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table case_file add column ending text check (ending in ('notAccepted', 'transferred', 'converted', 'withdrawn', 'deemedWithdrawn'));
alter table case_file drop constraint case_file_standing_check, drop constraint settled_when_it_is;
alter table case_file
  add constraint case_file_standing_check check (standing in ('received', 'disputed', 'unverified', 'rejected', 'corrected', 'revoked', 'dropped')),
  add constraint settled_when_it_is check ((settled_at is not null) = (standing in ('rejected', 'corrected', 'revoked', 'dropped')));
comment on column case_file.ending is 'How a case ended without a decision on its record.';
`.execute(db);
}
