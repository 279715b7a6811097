import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A certificate of repair is looked up by its number, which its letter names, also one that holds no more; applications for repair are kept while they are written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create unique index letter_repair_certificate on letter (ref) where kind = 'repairCertificate';
alter table objection_draft add column about text not null default 'objection' check (about in ('objection', 'repair')), drop constraint objection_draft_pkey, add primary key (user_id, record_id, about);
comment on table objection_draft is 'An objection or an application for repair being written: its author''s alone, sealed under the subject''s key, erased when it is filed.';
`.execute(db);
}
