import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 损害记录: what a wrong record costs a subject, kept from the first refusal on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table harm_entry (
  id uuid primary key, subject_id uuid not null references subject, record_id uuid not null references record, sealed bytea not null,
  evidence_ids uuid[] not null, made_by text not null references app_user, made_at timestamptz not null, case_id uuid references case_file, filed_by uuid references act,
  check ((case_id is null) = (filed_by is null)));
create index harm_entry_of_record on harm_entry (record_id, made_at);
create index harm_entry_of_case on harm_entry (case_id);
comment on table harm_entry is 'A subject''s harm diary: each entry sealed under a key of its own, wrapped under the subject''s. Nobody''s but the subject''s until an act files it; never changed, and taken out by nobody else.';
grant select on harm_entry to zm_request, zm_register;
grant insert, update, delete on harm_entry to zm_register;
`.execute(db);
}
