import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Records handed in by the batch, and what keeps a record that was found wrong from coming back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table tombstone (
  id bigint generated always as identity primary key, fingerprint bytea not null, sort text not null check (sort in ('document', 'deed', 'value')), field text,
  record_id uuid not null references record, subject_id uuid not null references subject, made_by uuid not null references act, made_at timestamptz not null,
  unique (record_id, fingerprint));
create index tombstone_fingerprint on tombstone (fingerprint);
comment on table tombstone is 'What was wrong, keyed and normalised: by it a record is known again under another id, from another provider, in another spelling.';

create table upload_batch (
  id uuid primary key references dossier, provider_id text not null references organisation, batch_key text not null, format text not null, by_user text not null references app_user,
  state text not null default 'running' check (state in ('running', 'done', 'broken')), fault text, received_at timestamptz not null, finished_at timestamptz, file_sha256 bytea,
  created int not null default 0, revised int not null default 0, unchanged int not null default 0, refused int not null default 0, quarantined int not null default 0,
  unique (provider_id, batch_key));
create index upload_batch_of_provider on upload_batch (provider_id, received_at desc);
create table upload_row (
  batch_id uuid not null references upload_batch, row_no int not null, row_key text, content_hash bytea not null,
  outcome text not null check (outcome in ('created', 'revised', 'unchanged', 'refused', 'quarantined')), code text, field text, record_id uuid references record,
  primary key (batch_id, row_no));
create unique index upload_row_once on upload_row (batch_id, row_key) where outcome <> 'refused';
create index upload_row_refused on upload_row (batch_id, row_no) where outcome in ('refused', 'quarantined');
comment on column upload_row.content_hash is 'Keyed: the same row of the same batch again is the same, another one under its number is refused.';
create table provider_record (
  provider_id text not null references organisation, row_key text not null, record_id uuid not null references record, primary key (provider_id, row_key));
create table quarantine (
  id uuid primary key, batch_id uuid not null references upload_batch, row_no int not null, provider_id text not null references organisation, subject_id uuid not null references subject,
  record_id uuid not null references record, sort text not null, field text, row_sealed bytea not null, held_at timestamptz not null,
  outcome text check (outcome in ('released', 'rejected')), decided_by text references app_user, decided_at timestamptz, reason_sealed bytea, unique (batch_id, row_no));
create index quarantine_of_subject on quarantine (subject_id);
create index quarantine_open on quarantine (held_at) where outcome is null;
comment on table quarantine is 'A row that brings back what was found wrong. It is no record; nobody gets it until a person releases it with a reason.';

grant select on upload_batch to zm_request, zm_auditor;
grant select on tombstone, upload_batch, upload_row, provider_record, quarantine to zm_register, zm_procedure;
grant insert on tombstone to zm_register, zm_procedure;
grant insert on upload_batch, upload_row, provider_record, quarantine to zm_register;
grant update on upload_batch, quarantine to zm_register;
`).execute(db);
}
