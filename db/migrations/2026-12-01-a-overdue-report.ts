import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The monthly report of what was late (月度超期通报), and letters found by who issued them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table overdue_report (
  id uuid primary key, month text not null unique check (month ~ '^\\d{4}-\\d{2}$'), issuer_id text not null references organisation, number text not null unique, issued_at timestamptz not null,
  issued_by uuid not null references act, template int not null, content text not null, duties int not null, addressees text[] not null, check_code text not null unique, pdf bytea);
comment on table overdue_report is 'Which duties of which unit ran past their date in a month: numbers and organisations, nothing of any person.';
grant select on overdue_report to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on overdue_report to zm_procedure;
grant update (pdf) on overdue_report to zm_procedure;
create index letter_of_issuer on letter (issuer_id, issued_at desc);
create index clock_by_date on clock (due_at) where owner like 'org:%';
`.execute(db);
}
