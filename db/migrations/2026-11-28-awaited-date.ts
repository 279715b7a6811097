import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Dates that a procedure waits for and that are nobody's duty: hard stops and 恢复执行. A new calendar moves them as it moves clocks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table awaited_date (
  case_id uuid not null references dossier, limit_name text not null check (limit_name in ('hardStop', 'resumption')), ref text not null, generation int not null,
  owner text not null, due_at timestamptz not null, terms jsonb not null, open boolean not null,
  primary key (case_id, limit_name, ref, generation));
create index awaited_date_open on awaited_date (case_id) where open;
alter table policy_change_move drop constraint policy_change_move_case_id_limit_name_ref_generation_fkey;
alter table policy_change_move add foreign key (case_id) references dossier;
grant select on awaited_date to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on awaited_date to zm_register, zm_procedure;
`.execute(db);
}
