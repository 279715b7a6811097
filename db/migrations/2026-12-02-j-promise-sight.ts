import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const TODAY = `(business_now() at time zone 'Asia/Shanghai')::date`;
const granted = (case_id: string): string => `exists (select from measure_exception e where e.measure_id = m.id and e.case_id = ${case_id} and e.granted and e.until_day >= ${TODAY})`;
const ASKED = (org: string): string => `exists (select from organisation asked where asked.id = ${org} and asked.stayed_by = 'request')`;
const IN_FORCE = `m.ended_at is null and (m.until_day is null or m.until_day >= ${TODAY})`;
/** Written alike in index and view: only then the watchdog reads the open cases and no other. */
const PROTECTS = (f: string): string => `(${f}phase in ('verifying', 'deciding') or ${f}imposed or (${f}phase = 'received' and ${f}provisional and ${f}ending is null))`;
/** What a case or a faulty batch is about, if not that a record is there twice. */
const ABOUT_A_FACT = `(exists (select from act a, jsonb_array_elements(convert_from(a.body, 'UTF8')::jsonb -> 'facts' -> 'grounds') g where d.orders and a.dossier_id = d.case_id and a.seq = 1 and g ->> 'kind' <> 'duplicate')
        or exists (select from incident i where not d.orders and i.id = d.case_id and i.ground <> 'duplicate'))`;
const FUNCTIONS = ['plain_text(text)', 'plain_amount(text)'];

/**
 * The promises see everything that has to rest: cases of a faulty batch, which ask nobody to verify, the batch before they are opened, a stay that an organ or court has ordered, and records of
 * the same fact by their deed; and of a correction everybody who had to be told of it, as far back as its case's pack looks. A stay that is running holds its record from now on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table case_file add column imposed boolean not null default false;
comment on column case_file.imposed is '停止执行: measures rest for a remedy, whatever was decided.';
update case_file f set imposed = true from (select distinct on (dossier_id) dossier_id, id, kind, occurred_at from act where kind in ('suspensionImposed', 'suspensionEnded', 'remedyEnded') order by dossier_id, seq desc) a
  where a.dossier_id = f.id and a.kind = 'suspensionImposed';
insert into hold (case_id, record_id, measure_id, placed_at, placed_by)
  select f.id, f.record_id, null, a.occurred_at, a.id from case_file f join lateral (select id, occurred_at from act where dossier_id = f.id and kind = 'suspensionImposed' order by seq desc limit 1) a on true where f.imposed
  on conflict do nothing;
create index case_protecting on case_file (record_id) where ${PROTECTS('')};
create index suspension_order_running on suspension_order (case_id) where ended_at is null;

alter table record_version add column told_in uuid references dossier, add column told_since timestamptz, add check ((told_in is null) = (told_since is null));
comment on column record_version.told_since is 'Of a version that corrects: whoever was given the record since then is told of it by the case; epoch: everybody ever.';
update record_version v set told_in = coalesce((select s.case_id from linked_settlement s where s.act_id = a.id), a.dossier_id), told_since = v.made_at - interval '1 month'
  from act a where a.id = v.made_by and (a.kind in ('recordCorrected', 'recordRevoked') or exists (select from linked_settlement s where s.act_id = a.id));
create index record_version_told on record_version (made_at) where told_in is not null;

-- As domain/known-wrong.ts and domain/duplicate.ts: letters and digits are left.
create function plain_text(said text) returns text language sql immutable as $f$
  select regexp_replace(lower(normalize(said, NFKC)) collate "pg_unicode_fast", '[^[:alnum:]]', '', 'g') $f$;
create function plain_amount(said text) returns text language sql immutable as $f$
  select case when plain ~ '^[0-9]+(\\.[0-9]+)?万?$' then trim_scale(rtrim(plain, '万')::numeric * case when plain like '%万' then 10000 else 1 end)::text else plain_text(said) end
  from regexp_replace(normalize(said, NFKC), '[[:space:],元¥]', '', 'g') plain $f$;
${FUNCTIONS.map((f) => `revoke all on function ${f} from public; grant execute on function ${f} to zm_procedure, zm_auditor;`).join('\n')}

create view protecting with (security_invoker = true) as
  select f.id as case_id, f.record_id, true as orders from case_file f where ${PROTECTS('f.')}
  union all
  select i.id, r.record_id, false from incident i join incident_record r on r.incident_id = i.id where i.phase <> 'closed' and r.case_id is null and r.skipped is distinct from 'withdrawn';
comment on view protecting is 'What rests on these records must not be executed, for the sake of these cases and faulty batches; a batch orders nobody by itself, its cases do.';

drop view promise_violation;
drop view suspension_violation;
create view suspension_violation with (security_invoker = true) as
  with disputed (case_id, verification_id, record_id, orders) as (
    select p.case_id, v.order_id, p.record_id, p.orders from protecting p left join verification v on v.case_id = p.case_id and v.open),
  -- What is held of the subjects of disputed records, each read once: a subject may have thousands.
  fact (record_id, subject_id, document, deed, whole, standing) as materialized (
    select r.id, r.subject_id, coalesce(plain_text(v.fields ->> 'documentNumber'), ''), plain_text(v.fields ->> 'conduct') || '|' || plain_text(v.fields ->> 'decidedOn') || '|' || plain_amount(v.fields ->> 'amount'),
      plain_text(v.fields ->> 'conduct') <> '' and plain_text(v.fields ->> 'decidedOn') <> '', r.state <> 'revoked'
    from record r join record_version v on v.record_id = r.id and v.version = r.version
    where r.subject_id in (select o.subject_id from disputed d join record o on o.id = d.record_id) and (r.state <> 'revoked' or r.id in (select d.record_id from disputed d))),
  resting (case_id, verification_id, record_id, orders) as (
    select case_id, verification_id, record_id, orders from disputed
    union
    select d.case_id, d.verification_id, h.record_id, d.orders from disputed d join hold h on h.case_id = d.case_id and h.measure_id is null and h.released_at is null where d.orders
    union
    select d.case_id, d.verification_id, t.record_id, d.orders from disputed d join fact f on f.record_id = d.record_id join fact t on t.subject_id = f.subject_id and t.record_id <> f.record_id and t.document = f.document
      where t.standing and f.document <> '' and ${ABOUT_A_FACT}
    union
    select d.case_id, d.verification_id, t.record_id, d.orders from disputed d join fact f on f.record_id = d.record_id join fact t on t.subject_id = f.subject_id and t.record_id <> f.record_id and t.deed = f.deed
      where t.standing and (f.document = '' or t.document = '') and f.whole and t.whole and ${ABOUT_A_FACT})
  select x.case_id, x.verification_id, m.id as measure_id, m.executor_id
  from resting x join measure_state m on m.record_id = x.record_id
  where ${IN_FORCE} and not ${ASKED('m.executor_id')} and ((not m.suspended and not ${granted('x.case_id')}) or (x.orders and not exists (
    select from suspension_order o where o.case_id = x.case_id and o.ended_at is null and m.id = any (o.measure_ids))))
  union
  select o.case_id, null::uuid, m.id, m.executor_id
  from suspension_order o join measure_state m on m.id = any (o.measure_ids)
  where o.ended_at is null and ${IN_FORCE} and not ${ASKED('m.executor_id')} and not exists (
    select from hold h left join act a on a.id = h.released_by where h.case_id = o.case_id and h.measure_id = m.id
      and (h.released_at is null or (h.placed_at >= o.ordered_at and a.kind in ('measuresResumed', 'measuresLifted'))));
comment on view suspension_violation is 'Promise 3, notice of 2018 四(五): must be empty at any moment. A measure on a disputed fact that the platform can order is held, from receipt, acceptance or the finding of a faulty batch until it is resumed or lifted, and as long as an organ or court has it rest; its department was told, or has an exception that was granted, or it stands here.';
grant select on suspension_violation, protecting to zm_procedure, zm_auditor;
grant select (incident_id, record_id, case_id, skipped) on incident_record to zm_auditor;

create view promise_violation with (security_invoker = true) as
  -- Whoever has, or had, the function of an organisation.
  with recursive office (org_id, office_id, n) as (
    select id, id, 0 from organisation union all select f.org_id, o.successor_id, f.n + 1 from office f join organisation o on o.id = f.office_id where o.successor_id is not null and f.n < 50)
  select 'suspended' as promise, v.case_id as dossier_id, v.measure_id::text as item from suspension_violation v
  union all
  select 'held', p.case_id, p.record_id::text from protecting p
    where not exists (select from hold h where h.case_id = p.case_id and h.record_id = p.record_id and h.measure_id is null and h.released_at is null)
  union all
  select 'told', o.case_id, o.order_id::text from suspension_order o
    where not exists (select from letter l where l.case_id = o.case_id and l.kind = 'suspensionNotice' and l.ref = o.order_id::text)
      and not ${ASKED('o.org_id')}
      and exists (select from act a where a.dossier_id = o.case_id and a.kind = 'letterIssued')
  union all
  select 'asked', p.case_id, m.id::text from protecting p join measure m on m.record_id = p.record_id
    where p.orders and ${ASKED('m.executor_id')} and ${IN_FORCE}
      and not exists (select from stay_request q where q.case_id = p.case_id and q.measure_ids @> array[m.id])
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
  select 'recipients', v.told_in, g.org_id from record_version v
      join record_recipient g on g.record_id = v.record_id and g.version < v.version and g.given_at < v.made_at and g.given_at >= v.told_since
    -- What was corrected longer ago was looked at each minute for a year, and nobody is added to those who had it before.
    where v.told_in is not null and v.made_at > business_now() - interval '1 year' and not exists (
      select from correction_notice n where n.case_id = v.told_in and n.record_version >= v.version and (n.record_id is null or n.record_id = v.record_id)
        and n.org_id in (select o.office_id from office o where o.org_id = g.org_id))
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
