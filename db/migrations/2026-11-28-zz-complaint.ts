import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Complaints (投诉) and what units are ordered upon them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table complaint (
  id uuid primary key references dossier, number text not null unique, kind text not null, subject_id uuid not null references subject,
  against_id text not null references organisation, supervisor_id text not null references organisation, record_id uuid not null references record, case_id uuid references case_file,
  happened_on date, filed_at timestamptz not null, taken_at timestamptz, answered_at timestamptz, outcome text, check (against_id <> supervisor_id));
create index complaint_of_subject on complaint (subject_id, filed_at desc);
create index complaint_of_supervisor on complaint (supervisor_id, filed_at desc);
comment on table complaint is 'Who complains about whom, and who examines it: the unit complained of never sees these rows.';

create table complaint_order (
  order_id uuid primary key, complaint_id uuid not null unique references complaint, number text not null, subject_id uuid not null references subject, supervisor_id text not null references organisation,
  org_id text not null references organisation, record_id uuid references record, ordered_at timestamptz not null, reported_at timestamptz, sealed bytea not null);
create index complaint_order_of_org on complaint_order (org_id, ordered_at desc);
comment on column complaint_order.record_id is 'Named where the order cannot be carried out without it; null where it is about how things are handled.';

grant select on complaint, complaint_order to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on complaint, complaint_order to zm_register;
`.execute(db);
}
