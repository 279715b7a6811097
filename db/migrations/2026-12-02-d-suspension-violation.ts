import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;
/** In force, and the platform's to order: whom it can only ask rests by its own word. */
const IN_FORCE = `m.ended_at is null and (m.until_day is null or m.until_day >= ${TODAY}) and not exists (select from organisation asked where asked.id = m.executor_id and asked.stayed_by = 'request')`;
/** A document's number without what typing changes; two that differ otherwise may still be one for the law, but two that are the same here are. */
const number = (fields: string): string => `regexp_replace(lower(normalize(${fields} ->> 'documentNumber', NFKC)), '[[:space:]〔〕【】()<>{}.,·—–-]|\\[|\\]', '', 'g')`;

/**
 * Promise 3 on everything that has to rest: what is on the record of a case that is verified or that suspended at receipt, what is on records of the same fact, and what a case has
 * suspended and neither resumed nor lifted yet. The columns are those of before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create or replace view suspension_violation with (security_invoker = true) as
  with disputed (case_id, verification_id, record_id) as (
    select v.case_id, v.order_id, v.record_id from verification v where v.open
    union all
    select f.id, null::uuid, f.record_id from case_file f where f.phase = 'received' and f.provisional and f.ending is null),
  resting (case_id, verification_id, record_id) as (
    select case_id, verification_id, record_id from disputed
    union
    select d.case_id, d.verification_id, h.record_id from disputed d join hold h on h.case_id = d.case_id and h.measure_id is null and h.released_at is null
    union
    select d.case_id, d.verification_id, t.id from disputed d join record r on r.id = d.record_id join record_version v on v.record_id = r.id and v.version = r.version
      join record t on t.subject_id = r.subject_id and t.id <> r.id and t.state <> 'revoked' join record_version w on w.record_id = t.id and w.version = t.version
      where ${number('v.fields')} <> '' and ${number('v.fields')} = ${number('w.fields')}
        and exists (select from act a, jsonb_array_elements(convert_from(a.body, 'UTF8')::jsonb -> 'facts' -> 'grounds') g where a.dossier_id = d.case_id and a.seq = 1 and g ->> 'kind' <> 'duplicate'))
  select x.case_id, x.verification_id, m.id as measure_id, m.executor_id
  from resting x join measure_state m on m.record_id = x.record_id
  where ${IN_FORCE} and ((not m.suspended and not ${granted('x.case_id')}) or not exists (
    select from suspension_order o where o.case_id = x.case_id and o.ended_at is null and m.id = any (o.measure_ids)))
  union
  select o.case_id, null::uuid, m.id, m.executor_id
  from suspension_order o join measure_state m on m.id = any (o.measure_ids)
  where o.ended_at is null and ${IN_FORCE} and not exists (
    select from hold h left join act a on a.id = h.released_by where h.case_id = o.case_id and h.measure_id = m.id
      and (h.released_at is null or (h.placed_at >= o.ordered_at and a.kind in ('measuresResumed', 'measuresLifted'))));
comment on view suspension_violation is 'Promise 3, notice of 2018 四(五): must be empty at any moment. A measure on a disputed fact that the platform can order is held, from receipt or acceptance until it is resumed or lifted, and its department was told, or has an exception that was granted, or it stands here.';
`).execute(db);
}
