import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Every promise of the register as rows that must not be there, and what the watchdog found when it looked last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create view promise_violation with (security_invoker = true) as
  select 'suspended' as promise, v.case_id as dossier_id, v.measure_id::text as item from suspension_violation v
  union all
  select 'held', v.case_id, v.record_id::text from verification v where v.open
    and not exists (select from hold h where h.case_id = v.case_id and h.record_id = v.record_id and h.measure_id is null and h.released_at is null)
  union all
  select 'told', o.case_id, o.order_id::text from suspension_order o
    where not exists (select from letter l where l.case_id = o.case_id and l.kind = 'suspensionNotice' and l.ref = o.order_id::text)
      and exists (select from act a where a.dossier_id = o.case_id and a.kind = 'letterIssued')
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
create table promise_watch (
  promise text primary key, violations int not null, since timestamptz, looked_at timestamptz not null, told boolean not null default false);
comment on table promise_watch is 'What the watchdog found when it looked last, once a minute of real time; since: from when on it has not been empty.';
grant select on promise_violation to zm_procedure;
grant select on promise_watch to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on promise_watch to zm_procedure;
`).execute(db);
}
