import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;
const ASKED = `exists (select from organisation asked where asked.id = m.executor_id and asked.stayed_by = 'request')`;

/**
 * What an organisation that is no more had still to do goes to its successor by the dispatcher's round: the former one is no party any more. And the end of a measure that has ended while it
 * rested moves no further with the days. The view is that of before otherwise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
grant delete on case_party to zm_procedure;
create or replace view measure_state with (security_invoker = true) as
  select m.id, m.record_id, m.subject_id, m.executor_id, m.kind, m.title, m.basis, m.from_day, measure_until(m.id, m.until_day, case when m.ended_at is null then m.rests_from end) as until_day, m.ended_at, m.ended_how, m.code, m.edition, m.row_key, m.row_print,
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
