import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
/** An exception of the hold's own case that lets the measure be used today. */
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;
const ASKED = `exists (select from organisation asked where asked.id = m.executor_id and asked.stayed_by = 'request')`;

/**
 * Days on which a measure rests are added to its term where the pack says so: until when it lasts follows from since when it rests, day by day, without those on which it was used by an exception
 * (`domain/paused-days.ts`). The view is that of before, with that day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table measure add column rests_from date, add column extensions jsonb not null default '[]';
comment on column measure.rests_from is 'Since when it rests, where the days at rest are added to its term; null otherwise.';
create function measure_until(of_measure uuid, ends date, rests_from date) returns date language sql stable security definer set search_path = public, pg_temp as $f$
  select case when rests_from is null then ends else ends + (greatest(${TODAY} - rests_from, 0) - (
    select count(distinct d)::int from measure_exception e, generate_series(rests_from + 1, ${TODAY}, interval '1 day') d
    where e.measure_id = of_measure and e.granted and d::date > (e.decided_at at time zone 'Asia/Shanghai')::date and d::date <= e.until_day)) end $f$;
revoke all on function measure_until(uuid, date, date) from public;
grant execute on function measure_until(uuid, date, date) to zm_request, zm_register, zm_procedure, zm_auditor;
create or replace view measure_state with (security_invoker = true) as
  select m.id, m.record_id, m.subject_id, m.executor_id, m.kind, m.title, m.basis, m.from_day, measure_until(m.id, m.until_day, m.rests_from) as until_day, m.ended_at, m.ended_how, m.code, m.edition, m.row_key, m.row_print,
    m.ended_at is null and exists (
    select from hold h where h.released_at is null and (h.measure_id = m.id or (h.measure_id is null and h.record_id = m.record_id and not ${ASKED})) and not ${granted('h.case_id')}) as suspended,
    (select min(e.number) from measure_exception e where e.measure_id = m.id and e.granted and e.until_day >= ${TODAY}
      and exists (select from hold h where h.case_id = e.case_id and h.released_at is null and (h.measure_id = m.id or h.measure_id is null))) as exception,
    (select case when q.agreed then 'agreed' when not q.agreed then 'refused' when q.unanswered_at is not null then 'unanswered' else 'pending' end
      from stay_request q where q.measure_ids @> array[m.id] and q.ended_at is null order by q.requested_at desc limit 1) as stay,
    m.rests_from, m.extensions
  from measure m;
`).execute(db);
}
