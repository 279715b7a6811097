import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Platforms above that were asked to mark a record as in dispute: a city's suspension binds none of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table mark_request (
  id uuid primary key, case_id uuid not null references case_file, record_id uuid not null references record, org_id text not null references organisation, requested_at timestamptz not null,
  due_at timestamptz not null, acknowledged_at timestamptz, marked boolean, unanswered_at timestamptz, check ((acknowledged_at is null) = (marked is null)));
create index mark_request_of_case on mark_request (case_id);
create index mark_request_open on mark_request (due_at) where acknowledged_at is null and unanswered_at is null;
create index mark_request_of_org on mark_request (org_id, requested_at);
grant select on mark_request to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on mark_request to zm_register, zm_procedure;
`).execute(db);
}
