import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 机关代字: an organ that signs letters in its own name numbers them by itself, without a gap. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table organisation add column letter_word text unique;
comment on column organisation.letter_word is '机关代字, such as 庆税信; null: its letters stand in the platform''s series.';
`.execute(db);
}
