import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Measures from a catalogue, what departments did with them, and two more ways in which one ends. The views are made anew over the new columns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
drop view suspension_violation;
drop view measure_state;
alter table measure add column code text, add column edition text, add column row_key text, add column row_print bytea,
  drop constraint measure_ended_how_check, add constraint measure_ended_how_check check (ended_how in ('lifted', 'withdrawn', 'lapsed'));
create unique index measure_row_key on measure (executor_id, row_key) where row_key is not null;
create index measure_of_code on measure (code) where ended_at is null;
comment on column measure.row_key is 'The number that its department gave it, by which an import that comes again is known again; row_print: of what that row said.';
create table measure_execution (
  id uuid primary key, measure_id uuid not null references measure, record_id uuid not null references record, subject_id uuid not null references subject,
  executor_id text not null references organisation, what text not null check (what in ('refused', 'limited', 'announced')), at timestamptz not null,
  standing text not null check (standing in ('lawful', 'suspended', 'over')), act_id uuid not null references act, by_user text not null references app_user,
  noted_at timestamptz not null, row_key text, row_print bytea);
create index execution_of_measure on measure_execution (measure_id, at);
create index execution_of_record on measure_execution (record_id);
create index execution_of_subject on measure_execution (subject_id);
create index execution_of_executor on measure_execution (executor_id, at);
create unique index execution_row_key on measure_execution (executor_id, row_key) where row_key is not null;
comment on table measure_execution is 'What a department did with a measure; the words stand beside the act, sealed.';

create view measure_state as
  select m.*, m.ended_at is null and exists (
    select from hold h where h.released_at is null and (h.measure_id = m.id or (h.measure_id is null and h.record_id = m.record_id))) as suspended
  from measure m;
create view suspension_violation as
  select v.case_id, v.order_id as verification_id, m.id as measure_id, m.executor_id
  from verification v join measure_state m on m.record_id = v.record_id
  where v.open and m.ended_at is null and (m.until_day is null or m.until_day >= (business_now() at time zone 'Asia/Shanghai')::date)
    and (not m.suspended or not exists (
      select from suspension_order o where o.case_id = v.case_id and o.ended_at is null and m.id = any (o.measure_ids)));
comment on view suspension_violation is 'Promise 3, notice of 2018 四(五): must be empty at any moment. A measure is held and its department was told, or it stands here.';
grant select on measure_state, suspension_violation to zm_request, zm_register, zm_procedure, zm_auditor;
grant select on measure_execution to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on measure_execution to zm_register;
`).execute(db);
}
