import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Faulty batches (错误批次): one incident, a case for each record; and reports of third parties beside questions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table incident (
  id uuid primary key references dossier, number text not null unique, upload_id uuid not null references upload_batch, provider_id text not null references organisation,
  platform_id text not null references organisation, ground text not null, field text, records int not null, phase text not null, found_at timestamptz not null,
  found_by text not null references app_user, what text not null, answered_at timestamptz, answer text, facts text, reasons text, decided_at timestamptz, closed_at timestamptz);
create unique index incident_once on incident (upload_id) where phase <> 'closed';
create index incident_of_provider on incident (provider_id, found_at desc);
create table incident_record (
  incident_id uuid not null references incident, record_id uuid not null references record, row_key text, case_id uuid references dossier, skipped text,
  result text check (result in ('accurate', 'inaccurate', 'cannotVerify')), right_value text, settled_at timestamptz, primary key (incident_id, record_id));
create index incident_record_to_open on incident_record (incident_id, record_id) where case_id is null and skipped is null;
create index incident_record_to_settle on incident_record (incident_id, record_id) where case_id is not null and settled_at is null and skipped is null;
create index incident_record_of_record on incident_record (record_id);
comment on column incident_record.right_value is 'Until the case is decided; from then on it stands in the case.';
alter table case_file add column incident_id uuid references incident;
create index case_of_incident on case_file (incident_id) where incident_id is not null;

alter table inquiry add column report boolean not null default false;
comment on column inquiry.report is 'A third party says that a record of somebody else is wrong.';
-- A batch brings subjects that nobody has entered before.
grant insert on subject to zm_register;
grant select on incident to zm_request, zm_auditor;
grant select on incident, incident_record to zm_register, zm_procedure;
grant insert on incident, incident_record to zm_register;
grant update on incident, incident_record to zm_register, zm_procedure;
`.execute(db);
}
