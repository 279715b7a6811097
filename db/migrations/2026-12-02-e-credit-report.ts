import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Credit reports that were issued as proof: to whom, when, under which number, and which version of which record stood on them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table credit_report (
  id uuid primary key, number text not null unique, org_id text not null references organisation, subject_id uuid not null references subject, issued_at timestamptz not null, issued_by text not null references app_user,
  items jsonb not null, check_code text not null unique);
create index credit_report_of_org on credit_report (org_id, issued_at desc, id);
create index credit_report_of_subject on credit_report (subject_id);
comment on table credit_report is 'Append-only. What stood on a report is the versions it names, which are never overwritten; to whom it was issued stands in the ledger as well.';
grant select on credit_report to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on credit_report to zm_register;
alter table record_recipient drop constraint if exists record_recipient_how_check;
alter table record_recipient add constraint record_recipient_how_check check (how in ('pushed', 'pulled', 'report'));
`).execute(db);
}
