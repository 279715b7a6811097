import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
/** An exception of the hold's own case that lets the measure be used today. */
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;
/** The platform orders this organisation nothing: it asks. */
const ASKED = (org: string): string => `exists (select from organisation asked where asked.id = ${org} and asked.stayed_by = 'request')`;

/**
 * Measures of a court or of a body above the platform: a hold on their record does not suspend them, they are asked for and rest with the body's consent.
 * Courts, governments and platforms above of an installation that is there are taken for such; others are the customer's to name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table organisation add column stayed_by text not null default 'order' check (stayed_by in ('order', 'request'));
comment on column organisation.stayed_by is 'How its measures come to rest: by the platform''s order, or by its own decision, for which it is asked (a court, an organ above, another city).';
update organisation set stayed_by = 'request' where kind in ('court', 'government', 'higherPlatform');
create table stay_request (
  id uuid primary key, case_id uuid not null references case_file, record_id uuid not null references record, org_id text not null references organisation, round int not null, measure_ids uuid[] not null,
  requested_at timestamptz not null, answered_at timestamptz, agreed boolean, unanswered_at timestamptz, ended_at timestamptz, check ((answered_at is null) = (agreed is null)));
create index stay_request_of_case on stay_request (case_id);
create index stay_request_of_measure on stay_request using gin (measure_ids) where ended_at is null;
comment on table stay_request is 'Bodies that were asked to stay their measures; until one agrees they are in force by its own authority.';
grant select on stay_request to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on stay_request to zm_register, zm_procedure;
drop view promise_violation;
drop view suspension_violation;
drop view measure_state;
create view measure_state with (security_invoker = true) as
  select m.*, m.ended_at is null and exists (
    select from hold h where h.released_at is null and (h.measure_id = m.id or (h.measure_id is null and h.record_id = m.record_id and not ${ASKED('m.executor_id')})) and not ${granted('h.case_id')}) as suspended,
    (select min(e.number) from measure_exception e where e.measure_id = m.id and e.granted and e.until_day >= ${TODAY}
      and exists (select from hold h where h.case_id = e.case_id and h.released_at is null and (h.measure_id = m.id or h.measure_id is null))) as exception,
    (select case when q.agreed then 'agreed' when not q.agreed then 'refused' when q.unanswered_at is not null then 'unanswered' else 'pending' end
      from stay_request q where q.measure_ids @> array[m.id] and q.ended_at is null order by q.requested_at desc limit 1) as stay
  from measure m;
create view suspension_violation with (security_invoker = true) as
  select v.case_id, v.order_id as verification_id, m.id as measure_id, m.executor_id
  from verification v join measure_state m on m.record_id = v.record_id
  where v.open and m.ended_at is null and (m.until_day is null or m.until_day >= ${TODAY}) and not ${ASKED('m.executor_id')}
    and ((not m.suspended and not ${granted('v.case_id')}) or not exists (
      select from suspension_order o where o.case_id = v.case_id and o.ended_at is null and m.id = any (o.measure_ids)));
comment on view suspension_violation is 'Promise 3, notice of 2018 四(五): must be empty at any moment. A measure that the platform can order is held and its department was told, or has an exception that was granted, or it stands here.';
grant select on measure_state, suspension_violation to zm_request, zm_register, zm_procedure, zm_auditor;
create view promise_violation with (security_invoker = true) as
  select 'suspended' as promise, v.case_id as dossier_id, v.measure_id::text as item from suspension_violation v
  union all
  select 'held', v.case_id, v.record_id::text from verification v where v.open
    and not exists (select from hold h where h.case_id = v.case_id and h.record_id = v.record_id and h.measure_id is null and h.released_at is null)
  union all
  select 'told', o.case_id, o.order_id::text from suspension_order o
    where not exists (select from letter l where l.case_id = o.case_id and l.kind = 'suspensionNotice' and l.ref = o.order_id::text)
      and not ${ASKED('o.org_id')}
      and exists (select from act a where a.dossier_id = o.case_id and a.kind = 'letterIssued')
  union all
  select 'asked', v.case_id, m.id::text from verification v join measure m on m.record_id = v.record_id
    where v.open and ${ASKED('m.executor_id')} and m.ended_at is null and (m.until_day is null or m.until_day >= ${TODAY})
      and not exists (select from stay_request q where q.case_id = v.case_id and q.measure_ids @> array[m.id])
  union all
  select 'resumedInTime', h.case_id, h.measure_id::text from hold h join act a on a.id = h.released_by join case_file f on f.id = h.case_id
    where a.kind = 'measuresResumed' and f.ending is null
      and not exists (select from awaited_date d where d.case_id = h.case_id and d.limit_name = 'resumption' and d.due_at <= h.released_at)
      and not exists (select from act e where e.dossier_id = h.case_id and e.kind in ('suspensionEnded', 'remedyEnded') and e.occurred_at <= h.released_at)
  union all
  select 'excepted', e.case_id, e.id::text from measure_exception e where e.granted
    and not exists (select from letter l where l.case_id = e.case_id and l.kind = 'exceptionNotice' and l.ref = e.id::text and l.party like 'subject:%')
  union all
  select 'corrected', c.case_id, c.record_id::text from (
      select f.id as case_id, f.record_id, max(v.version) as newest from case_file f join record_version v on v.record_id = f.record_id where f.remedy in ('correct', 'revoke') group by 1, 2) c
    join record r on r.id = c.record_id where r.version < c.newest
  union all
  select 'recipients', a.dossier_id, g.org_id from record_version v join act a on a.id = v.made_by join record_recipient g on g.record_id = v.record_id and g.version < v.version and g.given_at < v.made_at
      join organisation o on o.id = g.org_id
    where a.kind in ('recordCorrected', 'recordRevoked') and o.valid_to is null and g.given_at >= v.made_at - interval '1 month'
      and not exists (select from correction_notice n where n.case_id = a.dossier_id and n.org_id = g.org_id and n.record_version >= v.version)
  union all
  select 'sent', n.case_id, n.notice_id::text from correction_notice n where n.way in ('webhook', 'drop', 'mail', 'paper')
    and not exists (select from delivery d where d.kind = 'correction' and d.ref = n.notice_id::text)
  union all
  select 'followed', f.id, 'objection/' || f.id from case_file f where f.phase <> 'closed'
    and not exists (select from procedure p where p.case_id = f.id and p.type = 'objection');
comment on view promise_violation is 'Must be empty at any moment; each row names the promise that is broken, the dossier and the thing it is about. domain/promise.ts says what each means.';
grant select on promise_violation to zm_procedure;
`).execute(db);
}
