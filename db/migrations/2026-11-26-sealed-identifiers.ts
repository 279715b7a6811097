import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * A person's number is kept sealed, found by a blind index and shown masked; a company's code is public. Rows from before are
 * sealed by `sealIdentifiers`, which has the master key; new ones are held to it from here on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table subject drop constraint subject_identifier_key, add column identifier_sealed bytea, add column identifier_index bytea;
create unique index subject_by_identifier on subject (identifier_index);
alter table subject
  add constraint identifier_is_indexed check (identifier_index is not null) not valid,
  add constraint person_is_masked check (kind = 'company' or (identifier_sealed is not null and identifier like '______********____')) not valid;
comment on column subject.identifier is 'As shown by default: a company''s code, a person''s number masked.';
comment on column subject.identifier_index is 'HMAC under a key derived from the master key: for exact look-up, and so that nobody is entered twice.';
create table reveal (
  id uuid primary key, subject_id uuid not null references subject, case_id uuid not null references dossier, by_user text not null references app_user,
  by_org text references organisation, reason_sealed bytea not null, revealed_at timestamptz not null default business_now());
create index reveal_of_subject on reveal (subject_id, revealed_at);
comment on table reveal is 'Append-only: who had a person''s whole number shown, on which case and why. The reason is sealed under the subject''s key.';
grant select on reveal to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on reveal to zm_register;
`.execute(db);
}
