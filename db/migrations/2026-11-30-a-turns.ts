import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What an organisation that verifies has given to one of its units or people; whom a request is with no more sees nothing of its case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table internal_task (
  order_id uuid not null, kind text not null check (kind in ('subAssignment', 'extension')), case_id uuid not null references case_file, org_id text not null references organisation,
  principal_id text not null references organisation, due_on date, opened_at timestamptz not null, ended_at timestamptz, shown boolean not null, primary key (order_id, kind));
create index internal_task_of_case on internal_task (case_id);
create index internal_task_open on internal_task (org_id, due_on) where ended_at is null;
grant select on internal_task to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on internal_task to zm_register, zm_procedure;
grant delete on case_party to zm_register;
`).execute(db);
}
