import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Records of the same fact are put right by the decision on one of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table linked_settlement (
  record_id uuid not null references record, case_id uuid not null references case_file, standing text not null check (standing in ('corrected', 'revoked')), settled_at timestamptz not null,
  act_id uuid primary key references act);
create index linked_settlement_of_record on linked_settlement (record_id);
comment on table linked_settlement is 'What a case about another record of the same fact has settled of a record; part of what mark and state follow from.';
grant select on linked_settlement to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on linked_settlement to zm_register, zm_procedure;
alter table correction_notice add column record_id uuid references record;
-- Batches bring in subjects that nobody has entered before, and so does a record that is given to whom it is about.
grant insert on subject to zm_register;
create index correction_notice_of_record on correction_notice (record_id) where record_id is not null;
`).execute(db);
}
