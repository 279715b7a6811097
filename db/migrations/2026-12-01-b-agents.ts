import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Objections that a person files online for another: what came in, and under which power a case is seen and acted in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table inquiry add column agent boolean not null default false, add column about_index bytea, add column result text, add column case_id uuid references case_file;
create index inquiry_of_agent on inquiry (subject_id, filed_at) where agent;
comment on column inquiry.agent is 'An objection for another, which the platform takes in once it has examined the authority.';
comment on column inquiry.about_index is 'Blind index of the number of whom it is for: against filing in bulk (law.md §8, 37).';
create table power (
  case_id uuid primary key references case_file, user_id text not null references app_user, scopes text[] not null, ends_at timestamptz, ended_at timestamptz);
create index power_of_user on power (user_id);
comment on table power is 'By whom and how far a case is seen and acted in for its subject; until its end or until it is withdrawn.';
grant select on power to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on power to zm_register;
grant update (subject_id, file_name_sealed) on evidence to zm_register;
grant update (wrapped) on evidence_key to zm_register;
`.execute(db);
}
