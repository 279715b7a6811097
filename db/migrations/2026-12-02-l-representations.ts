import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who was a company's legal representative on which days: whose bar follows from a record of the company. Ids and days; the number of a person stays sealed with the person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table representation (
  id uuid primary key, company_id uuid not null references subject, person_id uuid not null references subject, from_day date not null, until_day date, entered_at timestamptz not null, struck_at timestamptz,
  check (until_day >= from_day));
create index representation_of_company on representation (company_id);
create index representation_of_person on representation (person_id);
comment on table representation is '法定代表人, by the company register; both days count. Struck: entered by mistake, nothing follows from it.';
grant select on representation to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on representation to zm_register;
`).execute(db);
}
