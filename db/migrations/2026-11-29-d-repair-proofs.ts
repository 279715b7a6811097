import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Proof from authorities' own systems, and social service of natural persons (2018 notice, 四(四)). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table proof_connector (
  org_id text primary key references organisation, address text not null, public_keys jsonb not null, changed_by text not null references app_user, changed_at timestamptz not null,
  wall_at timestamptz not null default clock_timestamp());
comment on table proof_connector is 'Where the system of an authority answers what it knows of its own records, and by which keys its answers are known.';
create table fetched_proof (
  id uuid primary key, record_id uuid not null references record, subject_id uuid not null references subject, authority_id text not null references organisation, act_id uuid not null references act,
  corrected_on date, performed_on date, as_of timestamptz not null, fetched_at timestamptz not null, repair_id uuid references dossier);
create index fetched_proof_of_record on fetched_proof (record_id, fetched_at);
comment on table fetched_proof is 'Days that an authority''s own system has stated of a record; derived from the act proofFetched, beside which its words stand sealed.';
create table social_service (
  id uuid primary key, record_id uuid not null references record, subject_id uuid not null references subject, org_id text not null references organisation, act_id uuid not null references act,
  on_day date not null, minutes int not null check (minutes > 0), confirmed int check (confirmed between 0 and minutes), logged_at timestamptz not null, answered_at timestamptz, repair_id uuid references dossier,
  check ((confirmed is null) = (answered_at is null)));
create index social_service_of_record on social_service (record_id, on_day);
create index social_service_of_org on social_service (org_id, logged_at);
comment on table social_service is 'Social service of a person for one record; confirmed: minutes the organisation stands for, 0 where it refused, null while it has not answered. Derived from the acts of the record.';
grant select on proof_connector to zm_register;
grant insert, update, delete on proof_connector to zm_register;
grant select on fetched_proof, social_service to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on fetched_proof, social_service to zm_register;
`).execute(db);
}
