import { levelsUpTo } from '../domain/sensitivity.ts';
import { RECIPIENTS_SEE } from '../domain/sight.ts';
import { KEPT_BETWEEN_UNITS } from '../domain/turn-acts.ts';

/**
 * What the policies ask. All of them run with the owner's rights (security definer, fixed search path), tell only about
 * whoever is asking, and say nothing when nobody is known: strict, and no argument is anybody's word for who they are.
 * Several bodies are asked one after the other, the likeliest first.
 */
const define = (name: string, args: string, returns: string, ...bodies: string[]): string => `
create or replace function ${name}(${args}) returns ${returns} language plpgsql stable strict security definer parallel safe
  set search_path = public, pg_temp as $f$ begin ${bodies.slice(0, -1).map((body) => `if ${body} then return true; end if; `).join('')}return ${bodies.at(-1)}; end $f$;
revoke all on function ${name}(${args}) from public;
grant execute on function ${name}(${args}) to zm_request;`;

const ME = `u.id = current_setting('app.user', true) and u.enabled`;
const ROLED = `app_user u where ${ME} and exists (select from user_role r where r.user_id = u.id and r.role = any (wanted))`;
const exists = (rows: string): string => `exists (select from ${rows})`;
/** Asked once for the whole statement; bare in a condition it would be asked of each row. */
const ONCE = (call: string): string => `(select ${call})`;

/** Who asks: a person of the register who is not disabled; an unset identity is '' after a transaction, and nobody. */
const WHO = [
  define('sight_person', '', 'text', `(select u.id from app_user u where ${ME})`),
  define('sight_has', 'wanted text[]', 'boolean', exists(ROLED)),
  define('sight_subject', 'wanted text[]', 'uuid', `(select u.subject_id from ${ROLED.replace('any (wanted)', `any (wanted) and r.role = 'subject'`)})`),
  define('sight_org', 'wanted text[]', 'text', `(select u.org_id from ${ROLED.replace('any (wanted)', `any (wanted) and r.role <> 'subject'`)})`),
  define('sight_platform', 'wanted text[]', 'boolean', exists(`organisation o where o.id = ${ONCE('sight_org(wanted)')} and o.kind = 'platform' and o.valid_to is null`)),
  define('sight_house', 'wanted text[]', 'boolean', exists(`organisation o where ${ONCE('sight_org(wanted)')} in (o.id, o.superior_id) and o.kind = 'platform' and o.valid_to is null`)),
  define('sight_below', 'wanted text[]', 'text[]', `(select array_agg(o.id) from organisation o where ${ONCE('sight_org(wanted)')} in (o.id, o.superior_id))`),
  define('sight_parties', 'wanted text[]', 'text[]', `array_remove(array['subject:' || sight_subject(wanted), 'org:' || sight_org(wanted)], null)`),
];

/** What stands open in an emergency (紧急查看), by the real clock of this very moment: when its time is over nothing has to be done for it to close. */
const OPENED = `emergency e where e.by_user = ${ONCE('sight_person()')} and ${ONCE('sight_has(wanted)')} and e.ended_at is null and e.ends_at > clock_timestamp()`;
const EMERGENCIES = [
  define('sight_opened', 'wanted text[]', 'uuid[]', `(select array_agg(o.id) from emergency e cross join lateral (values (e.dossier_id), (e.record_id)) as o (id) where ${OPENED.split(' where ')[1]})`),
  define('sight_opened_of', 'wanted text[]', 'uuid[]', `(select array_agg(e.subject_id) from ${OPENED})`),
  define('sight_act_opened', 'of_act uuid, opened uuid[]', 'boolean', exists('act a where a.id = of_act and a.dossier_id = any (opened)')),
];

/** 代理: examined and taken in, neither withdrawn nor run out by the register's clock. Its end of day is an instant, so nothing has to be done for it to close. */
const REPRESENTED = `power w join case_file c on c.id = w.case_id where w.user_id = ${ONCE('sight_person()')} and ${ONCE('sight_has(wanted)')} and w.ended_at is null and (w.ends_at is null or w.ends_at > business_now())`;
const POWERS = [
  define('sight_represented', 'wanted text[]', 'uuid[]', `(select array_agg(c.id) from ${REPRESENTED})`),
  define('sight_represented_records', 'wanted text[]', 'uuid[]', `(select array_agg(c.record_id) from ${REPRESENTED})`),
  define('sight_represented_of', 'wanted text[]', 'uuid[]', `(select array_agg(c.subject_id) from ${REPRESENTED})`),
];

const RECORD_OF = (column: string): string => exists(`record r where r.id = record and r.${column} = me`);
const BETWEEN_UNITS = KEPT_BETWEEN_UNITS.map((kind) => `'${kind}'`).join(', ');
/** What ties a row to whom. */
const TIES = [
  define('sight_record_subject', 'record uuid, me uuid', 'boolean', RECORD_OF('subject_id')),
  define('sight_record_provider', 'record uuid, me text', 'boolean', RECORD_OF('provider_id')),
  define('sight_record_within', 'of_record uuid, levels text[]', 'boolean', exists('record r where r.id = of_record and r.sensitivity = any (levels)')),
  define('sight_inquiry_subject', 'inquiry uuid, me uuid', 'boolean', exists('inquiry i where i.id = inquiry and i.subject_id = me')),
  define('sight_complaint_subject', 'of_complaint uuid, me uuid', 'boolean', exists('complaint c where c.id = of_complaint and c.subject_id = me')),
  define('sight_complaint_examiner', 'of_complaint uuid, me text', 'boolean', exists('complaint c where c.id = of_complaint and c.supervisor_id = me')),
  define('sight_is_complaint', 'of_dossier uuid', 'boolean', exists('complaint c where c.id = of_dossier')),
  define('sight_act_is_complaint', 'of_act uuid', 'boolean', exists(`act a where a.id = of_act and a.kind like 'complaint%'`)),
  define('sight_act_is_kept', 'of_act uuid', 'boolean', exists(`act a where a.id = of_act and (a.kind in ('decisionDrafted', 'decisionReviewed', 'decisionReturned', 'letterCorrectionDrafted', ${BETWEEN_UNITS}) or a.kind like 'complaint%')`)),
  define('sight_act_is_between_units', 'of_act uuid', 'boolean', exists(`act a where a.id = of_act and a.kind in (${BETWEEN_UNITS})`)),
  define('sight_act_unit', 'of_act uuid, me text', 'boolean', exists(`act a join internal_task t on t.case_id = a.dossier_id and t.kind = 'subAssignment'
    where a.id = of_act and ((t.org_id = me and t.shown and a.author_org = t.principal_id) or (t.principal_id = me and a.author_org = t.org_id))`)),
  define('sight_act_examiner', 'of_act uuid, me text', 'boolean', exists('act a join complaint c on c.id = a.dossier_id where a.id = of_act and c.supervisor_id = me')),
  define('sight_case_is_succeeded', 'of_case uuid', 'boolean', exists('case_file c where c.id = of_case and c.succeeded_at is not null')),
  define('sight_act_is_succeeded', 'of_act uuid', 'boolean', exists('act a join case_file c on c.id = a.dossier_id where a.id = of_act and c.succeeded_at is not null')),
  define('sight_case_subject', 'of_case uuid, me uuid', 'boolean', exists('case_file c where c.id = of_case and c.subject_id = me and c.succeeded_at is null'), exists('repair_file r where r.id = of_case and r.subject_id = me')),
  define('sight_case_provider', 'of_case uuid, me text', 'boolean', exists('verification v where v.case_id = of_case and v.org_id = me'),
    exists('internal_task t where t.case_id = of_case and t.org_id = me and t.shown'),
    exists('repair_file r where r.id = of_case and r.authority_id = me')),
  define('sight_measure_ordered', 'measure uuid, me text', 'boolean',
    exists('measure m join case_file c on c.record_id = m.record_id join suspension_order o on o.case_id = c.id where m.id = measure and o.org_id = me and m.id = any (o.measure_ids)'),
    exists('measure m join case_file c on c.record_id = m.record_id join restoration_order o on o.case_id = c.id where m.id = measure and o.org_id = me and m.id = any (o.measure_ids)')),
  define('sight_act_is_draft', 'of_act uuid', 'boolean', exists(`act a where a.id = of_act and a.kind in ('decisionDrafted', 'decisionReviewed', 'decisionReturned', 'letterCorrectionDrafted')`)),
  define('sight_act_author', 'of_act uuid, me text', 'boolean', exists('act a where a.id = of_act and a.author_org = me')),
  define('sight_act_provider', 'of_act uuid, of_kind text, me text', 'boolean',
    exists('act a join verification v on v.case_id = a.dossier_id where a.id = of_act and a.kind = of_kind and v.org_id = me'),
    exists('act a join internal_task t on t.case_id = a.dossier_id where a.id = of_act and a.kind = of_kind and t.org_id = me and t.shown')),
  define('sight_act_recipient', 'of_act uuid, of_kind text, me text', 'boolean',
    exists('act a join correction_notice n on n.case_id = a.dossier_id where a.id = of_act and a.kind = of_kind and n.org_id = me')),
  define('sight_subject_concerns', 'subject uuid, me text', 'boolean',
    exists('measure m where m.subject_id = subject and m.executor_id = me'), exists('record r where r.subject_id = subject and r.provider_id = me'),
    exists(`record r join record_recipient g on g.record_id = r.id where r.subject_id = subject and g.org_id = me and r.sensitivity = any ('{${levelsUpTo(RECIPIENTS_SEE).join(',')}}')`),
    exists('record r join mark_request q on q.record_id = r.id where r.subject_id = subject and q.org_id = me'),
    exists(`repair_file f join case_party p on p.case_id = f.id where f.subject_id = subject and p.party = 'org:' || me`),
    exists(`case_file c join case_party p on p.case_id = c.id where c.subject_id = subject and p.party = 'org:' || me`)),
];

/**
 * What makes a dossier a supervisor's (上级机关): its own organisation or one right below has a part in it, made or executes what the record says, was
 * called upon in it, or is the one that examines a complaint about it.
 */
const ABOVE = [
  define('sight_record_below', 'of_record uuid, orgs text[]', 'boolean', exists('record r where r.id = of_record and r.provider_id = any (orgs)'),
    exists('measure m where m.record_id = of_record and m.executor_id = any (orgs)'), exists('complaint c where c.record_id = of_record and c.supervisor_id = any (orgs)'),
    exists(`case_file c join case_party p on p.case_id = c.id where c.record_id = of_record and substr(p.party, 5) = any (orgs)`),
    exists(`repair_file f join case_party p on p.case_id = f.id where f.record_id = of_record and substr(p.party, 5) = any (orgs)`),
    exists('case_file c join clock k on k.case_id = c.id where c.record_id = of_record and (substr(k.owner, 5) = any (orgs) or k.superior_id = any (orgs))')),
  define('sight_dossier_below', 'of_dossier uuid, orgs text[]', 'boolean', exists('case_party p where p.case_id = of_dossier and substr(p.party, 5) = any (orgs)'),
    exists('clock k where k.case_id = of_dossier and (substr(k.owner, 5) = any (orgs) or k.superior_id = any (orgs))'),
    exists('complaint c where c.case_id = of_dossier and c.supervisor_id = any (orgs)'), exists('upload_batch u where u.id = of_dossier and u.provider_id = any (orgs)'), 'sight_record_below(of_dossier, orgs)'),
  define('sight_act_below', 'of_act uuid, orgs text[]', 'boolean', exists('act a where a.id = of_act and sight_dossier_below(a.dossier_id, orgs)')),
  define('sight_subject_below', 'of_subject uuid, orgs text[]', 'boolean', exists('record r where r.subject_id = of_subject and sight_record_below(r.id, orgs)'),
    exists('complaint c where c.subject_id = of_subject and c.supervisor_id = any (orgs)')),
  // Who is told of an emergency is asked while it is entered.
  'grant execute on function sight_dossier_below(uuid, text[]) to zm_register;',
];

/** Figures over rows that their reader does not see one by one, and a certificate's date for whoever holds its number. */
const FIGURES = [
  define('certificate_issued_at', 'wanted text', 'timestamptz', `(select a.occurred_at from case_file c join act a on a.dossier_id = c.id and a.kind = 'certified'
    where c.certificate = wanted order by a.seq desc limit 1)`),
  define('no_answer_certified_at', 'wanted uuid', 'timestamptz', `(select l.issued_at from letter l where l.id = wanted and l.kind in ('noAnswerCertificate', 'complaintCertificate'))`),
];

/**
 * Of the letters of some dossiers what the chain binds: SHA-256 of each as it is kept, null once its bytes are gone. For the export of the trace, whose reader has no part in
 * what the letters say. Those of a faulty batch stand open and are nobody's.
 */
const LETTER_PRINTS = `
create or replace function letter_prints(dossiers uuid[]) returns table (id uuid, dossier_id uuid, subject_id uuid, print text)
  language sql stable strict security definer set search_path = public, pg_temp as $f$
    select l.id, l.case_id, l.subject_id, case when octet_length(l.sealed) > 0 then encode(sha256(l.sealed), 'hex') end from letter l where l.case_id = any(dossiers)
    union all
    select i.id, i.incident_id, null, case when i.content <> '' then encode(sha256(convert_to(i.content, 'UTF8')), 'hex') end from incident_letter i where i.incident_id = any(dossiers) $f$;
revoke all on function letter_prints(uuid[]) from public;
grant execute on function letter_prints(uuid[]) to zm_auditor;`;

/** 信用信息公示: a company's records that are published now, by its number or one by its id; neither names a person nor tells what is not shown, and why. */
const PUBLIC_RECORDS = `
create or replace function public_records(indexes bytea[], wanted uuid, today date)
  returns table (id uuid, subject text, category text, title text, provider_id text, version int, fields jsonb, mark text, made_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $f$
    select r.id, s.name, r.category, r.title, r.provider_id, r.version, v.fields, r.mark, v.made_at
    from record r join subject s on s.id = r.subject_id join record_version v on v.record_id = r.id and v.version = r.version left join record_publicity p on p.record_id = r.id
    where (r.id = wanted or (wanted is null and s.identifier_index = any (indexes))) and r.sensitivity = 'public' and s.kind = 'company' and r.state = 'published' and p.ended_on is null
      and (coalesce(v.fields ->> 'publicUntil', '') = '' or (v.fields ->> 'publicUntil')::date >= today)
      and not exists (select from erasure e where e.kind = 'record' and e.target = r.id::text)
    order by r.provided_on desc, r.id limit 200 $f$;
revoke all on function public_records(bytea[], uuid, date) from public;
grant execute on function public_records(bytea[], uuid, date) to zm_request;`;

/**
 * A certificate of suspension by its id or its check code: when it was issued, and how each measure on it stands now, whichever case holds it. Its measures are those that the
 * same transaction has held. What its department may use by an exception does not rest, and what has ended is ended, whatever holds it (`domain/suspension-certificate.ts`).
 */
const SUSPENSION_CERTIFICATE = `
create or replace function suspension_certificate(wanted text) returns table (issued_at timestamptz, title text, executor_id text, state text)
  language sql stable strict security definer set search_path = public, pg_temp as $f$
    select l.issued_at, m.title, m.executor_id, case
      when m.ended_how = 'lifted' then 'lifted' when m.ended_at is not null then 'ended' when m.until_day < (business_now() at time zone 'Asia/Shanghai')::date then 'expired'
      when m.suspended then 'rests' when m.exception is not null then 'excepted' else 'resumed' end
    from letter l left join (hold h join measure_state m on m.id = h.measure_id) on h.case_id = l.case_id and h.placed_at = l.issued_at
    where l.kind = 'suspensionCertificate' and (l.id::text = lower(wanted) or l.check_code = wanted) order by m.executor_id, m.title, m.id $f$;
revoke all on function suspension_certificate(text) from public;
grant execute on function suspension_certificate(text) to zm_request;`;

/** A certificate of repair by its number: when it was issued, and whether the repair still stands. */
const REPAIR_CERTIFICATE = `
create or replace function repair_certificate(wanted text) returns table (issued_at timestamptz, in_effect boolean)
  language sql stable strict security definer set search_path = public, pg_temp as $f$ select l.issued_at,
    exists (select from repair_file r where r.id = l.case_id and r.certificate = l.ref) from letter l where l.kind = 'repairCertificate' and l.ref = wanted $f$;
revoke all on function repair_certificate(text) from public;
grant execute on function repair_certificate(text) to zm_request;`;

/** A letter by its check code: which organ issued it under which number and when, whether it still holds, and what has taken its place; nothing of its case, and of whom it is to. */
const LETTER_BY_CODE = `
create or replace function letter_by_code(wanted text) returns table (kind text, number text, issuer_id text, issued_at timestamptz, state text, next_number text, next_at timestamptz)
  language sql stable strict security definer set search_path = public, pg_temp as $f$
    select l.kind, l.number, l.issuer_id, l.issued_at, case
      when n.number is not null then 'superseded'
      when l.kind = 'verificationRequest' and exists (select from letter w where w.case_id = l.case_id and w.kind = 'recallNotice' and w.ref = l.ref) then 'withdrawn'
      when l.kind in ('repairGrant', 'repairCertificate') and exists (select from letter w where w.case_id = l.case_id and w.kind = 'repairRevocation' and w.issued_at >= l.issued_at) then 'withdrawn'
      when l.kind = 'suspensionNotice' and exists (select from suspension_order o where o.order_id::text = l.ref and o.ended_at is not null) then 'over'
      when l.kind = 'suspensionCertificate' and not exists (select from suspension_certificate(l.id::text) c where c.state = 'rests') then 'over'
      when l.kind = 'reputationStatement' and exists (select from case_file c where c.id = l.case_id and (c.phase in ('verifying', 'deciding') or c.outcome not in ('upheld', 'partlyUpheld'))) then 'withdrawn'
      when l.kind = 'restorationCertificate' and not exists (select from case_file c where c.id = l.case_id and c.certificate is not null) then 'withdrawn'
      else 'valid' end, n.number, n.issued_at
    from letter l left join lateral (
      select s.number, s.issued_at from letter s where s.supersedes = l.id or (l.kind = 'decisionLetter' and s.case_id = l.case_id and s.kind = l.kind and s.issued_at > l.issued_at)
      order by (s.supersedes = l.id) desc nulls last, s.issued_at limit 1) n on true
    where l.check_code = wanted and l.issuer_id is not null
    union all select 'overdueReport', o.number, o.issuer_id, o.issued_at, 'valid', null, null from overdue_report o where o.check_code = wanted
    union all select i.kind, i.number, i.issuer_id, i.issued_at, 'valid', null, null from incident_letter i where i.check_code = wanted $f$;
revoke all on function letter_by_code(text) from public;
grant execute on function letter_by_code(text) to zm_request;`;

/** Records on reports as they are now, and a report by its code: whether it holds, to whom and when it was issued; nothing of whom it is about. */
const CREDIT_REPORTS = `
create or replace function credit_report_stands(wanted uuid[]) returns table (record_id uuid, version int, state text)
  language sql stable strict security definer set search_path = public, pg_temp as $f$
    select distinct r.id, r.version, r.state from credit_report c, jsonb_to_recordset(c.items) as i("recordId" uuid) join record r on r.id = i."recordId" where c.id = any (wanted) $f$;
revoke all on function credit_report_stands(uuid[]) from public;
grant execute on function credit_report_stands(uuid[]) to zm_request;
create or replace function credit_report_by_code(wanted text) returns table (number text, org_id text, issued_at timestamptz, state text)
  language sql stable strict security definer set search_path = public, pg_temp as $f$
    select c.number, c.org_id, c.issued_at, case when exists (
        select from jsonb_to_recordset(c.items) as i("recordId" uuid, version int) left join record r on r.id = i."recordId" where r.version is distinct from i.version or r.state <> 'published') then 'superseded' else 'valid' end
    from credit_report c where c.check_code = wanted $f$;
revoke all on function credit_report_by_code(text) from public;
grant execute on function credit_report_by_code(text) to zm_request;`;

/** That a receipt of a check is genuine, for whoever holds its number and its seal: when, and which department. */
const SEALED_CHECK = `
create or replace function sealed_check(wanted uuid, its_seal bytea) returns table (asked_at timestamptz, org_id text)
  language sql stable strict security definer set search_path = public, pg_temp as $f$ select m.asked_at, m.org_id from measure_check m where m.id = wanted and m.seal = its_seal $f$;
revoke all on function sealed_check(uuid, bytea) from public;
grant execute on function sealed_check(uuid, bytea) to zm_request;`;

/** Totals of what hangs on an edition of a pack (依据欠账), for those who answer for it; see db/law-debt-reads.ts. */
const LAW_DEBT = `
create or replace function law_debt(edition text) returns table (about text, name text, cases bigint, n bigint)
  language plpgsql stable strict security definer set search_path = public, pg_temp as $f$ begin
  if not sight_has('{clerk,supervisor,auditor,operator}') then return; end if;
  return query select 'letter', substr(p.value, length(edition) + 2), 0::bigint, count(*) from letter l, unnest(l.printed) as p (value) where starts_with(p.value, edition || '#') group by 2;
  return query select 'clock', c.limit_name, count(distinct c.case_id), count(*) from clock c where c.ended_at is null and c.terms ->> 'pack' = edition group by 2;
  return query select 'case', '', count(*), count(*) from (select f.id from case_file f where f.phase <> 'closed' union all select r.id from repair_file r where r.closed_at is null) o
    where exists (select from clock c where c.case_id = o.id and c.terms ->> 'pack' = edition);
end $f$;
revoke all on function law_debt(text) from public;
grant execute on function law_debt(text) to zm_request;`;

export const SIGHT_FUNCTIONS = [...WHO, ...EMERGENCIES, ...POWERS, ...TIES, ...ABOVE, ...FIGURES, PUBLIC_RECORDS, SUSPENSION_CERTIFICATE, REPAIR_CERTIFICATE, LETTER_BY_CODE, CREDIT_REPORTS, SEALED_CHECK, LAW_DEBT, LETTER_PRINTS].join('\n');
