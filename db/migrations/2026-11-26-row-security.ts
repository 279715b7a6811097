import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the policies (made after every migration, `applyRowSecurity`) need of the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table evidence add column owner_org text references organisation;
update evidence set owner_org = u.org_id from app_user u where u.id = evidence.owner_user;
comment on column evidence.owner_org is 'Where its owner worked when it was handed in: colleagues see what their own department sent.';
create index measure_of_subject on measure (subject_id);
create index suspension_of_case on suspension_order (case_id);
create index restoration_of_case on restoration_order (case_id);
create index verification_of_case on verification (case_id);
create index notice_of_case on correction_notice (case_id);
drop index party_of_case;
create index party_of_case on case_party (case_id, party);
create index case_filed on case_file (filed_at desc, id desc);
create index record_provided on record (provided_on desc, id);
create index inquiry_of_subject on inquiry (subject_id);
`.execute(db);
}
