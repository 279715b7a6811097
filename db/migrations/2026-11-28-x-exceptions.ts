import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
/** An exception of the hold's own case that lets the measure be used today. */
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;

/** Exceptions to a suspension: a measure rests while any case holds it that has not granted one for today. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table measure_exception (
  id uuid primary key, case_id uuid not null references case_file, record_id uuid not null references record, measure_id uuid not null references measure, order_id uuid not null,
  org_id text not null references organisation, code text not null, edition text not null, clause text not null check (clause <> ''), proposed_at timestamptz not null, until_day date not null,
  decided_at timestamptz, granted boolean, number text unique, decided_by text references organisation,
  check ((decided_at is null) = (granted is null)), check (coalesce(granted, false) = (number is not null)), check (decided_by is null or decided_by <> org_id));
create index exception_of_measure on measure_exception (measure_id) where granted;
create unique index exception_once on measure_exception (measure_id, case_id) where decided_at is null;
create index exception_of_org on measure_exception (org_id, proposed_at);
comment on table measure_exception is 'No exception without a clause and another organ; it ends by its day, and nobody has to end it.';
drop view suspension_violation;
drop view measure_state;
create view measure_state with (security_invoker = true) as
  select m.*, m.ended_at is null and exists (
    select from hold h where h.released_at is null and (h.measure_id = m.id or (h.measure_id is null and h.record_id = m.record_id)) and not ${granted('h.case_id')}) as suspended,
    (select min(e.number) from measure_exception e where e.measure_id = m.id and e.granted and e.until_day >= ${TODAY}
      and exists (select from hold h where h.case_id = e.case_id and h.released_at is null and (h.measure_id = m.id or h.measure_id is null))) as exception
  from measure m;
create view suspension_violation with (security_invoker = true) as
  select v.case_id, v.order_id as verification_id, m.id as measure_id, m.executor_id
  from verification v join measure_state m on m.record_id = v.record_id
  where v.open and m.ended_at is null and (m.until_day is null or m.until_day >= ${TODAY})
    and ((not m.suspended and not ${granted('v.case_id')}) or not exists (
      select from suspension_order o where o.case_id = v.case_id and o.ended_at is null and m.id = any (o.measure_ids)));
comment on view suspension_violation is 'Promise 3, notice of 2018 四(五): must be empty at any moment. A measure is held and its department was told, or has an exception that was granted, or it stands here.';
grant select on measure_state, suspension_violation to zm_request, zm_register, zm_procedure, zm_auditor;
grant select on measure_exception to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on measure_exception to zm_register;
grant update on measure_exception to zm_register;
`).execute(db);
}
