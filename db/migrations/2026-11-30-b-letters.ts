import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Every letter carries a code by which anybody who holds it can check it, says which organ issued it, and may take the place of an earlier one. Letters of before have no code on their paper. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table letter add column check_code text unique, add column issuer_id text references organisation, add column supersedes uuid references letter;
create unique index letter_superseded_once on letter (supersedes) where supersedes is not null;
comment on column letter.check_code is '查验码: printed on the letter, too long to be guessed.';
comment on column letter.supersedes is '更正: the letter this one takes the place of, which stays readable.';
`.execute(db);
}
