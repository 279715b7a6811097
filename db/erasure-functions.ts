import { INSTALLATION } from './business-time.ts';

/**
 * Erasing, as the owner of the tables: no role of a running process may delete or change what was written. The functions judge for themselves,
 * whoever calls them: what is open, held, or not due by the act's own rule is not erased, nothing twice, and nothing without its act in the log.
 */

/** Tables that name a subject and whose rows a retention kind looks after. A row anywhere else keeps its subject, and sealed words anywhere else their dossier: a new noun holds until it has a rule. */
const LOOKED_AFTER = [
  'subject_key', 'app_user', 'act_content', 'record', 'measure', 'case_file', 'letter', 'evidence', 'inquiry', 'repair_file', 'reveal', 'emergency', 'access_log', 'legal_hold', 'erasure', 'harm_entry',
  'complaint', 'complaint_order', 'quarantine', 'tombstone', 'measure_execution', 'objection_draft', 'representation',
] as const;

/** What stands where a name, a title or a file's name stood. */
export const ERASED_TEXT = '（已依保存期限销毁）';
/** A person's number has a form that the table insists on. */
const ERASED_NUMBER = '000000********0000';

const define = (head: string, returns: string, options: string, body: string): string => `
create or replace function ${head} returns ${returns} language plpgsql ${options} security definer set search_path = public, pg_temp as $f$
#variable_conflict use_variable
${body} $f$;`;
const grant = (signature: string, ...roles: string[]): string => `
revoke all on function ${signature} from public;
grant execute on function ${signature} to ${roles.join(', ')};`;

const READERS = ['zm_register', 'zm_procedure'];
const ZONE = 'Asia/Shanghai';

/** The instant a period runs from; null: there is no such thing, or its event has not come. */
const EVENT = define('retention_event(kind text, target text)', 'timestamptz', 'stable strict', `begin
  case kind
    when 'case' then return (select c.closed_at from case_file c where c.id = target::uuid and c.phase = 'closed');
    when 'repair' then return (select r.closed_at from repair_file r where r.id = target::uuid and r.phase = 'closed');
    when 'inquiry' then return (select i.answered_at from inquiry i where i.id = target::uuid);
    when 'complaint' then return (select greatest(c.answered_at, o.reported_at) from complaint c left join complaint_order o on o.complaint_id = c.id where c.id = target::uuid and c.answered_at is not null);
    when 'upload' then return (select greatest(b.finished_at, (select max(q.decided_at) from quarantine q where q.batch_id = b.id)) from upload_batch b where b.id = target::uuid and b.finished_at is not null);
    when 'incident' then return (select i.closed_at from incident i where i.id = target::uuid and i.phase = 'closed');
    when 'record' then return (select r.provided_on::timestamp at time zone '${ZONE}' from record r where r.id = target::uuid);
    when 'subject' then return (select max(e.erased_at) from erasure e where e.kind in ('case', 'inquiry', 'repair', 'record')
      and (e.subject_id = target::uuid or e.subject_id in (select p.company_id from representation p where p.person_id = target::uuid)));
    when 'draftEvidence' then return (select e.uploaded_at from evidence e where e.id = target::uuid and e.used_by is null);
    when 'check' then return (select m.asked_at from measure_check m where m.id = target::uuid);
    when 'message' then return (select coalesce(d.sent_at, d.created_at) from delivery d where d.id = target::uuid);
  end case;
end`);

const WHOSE = define('retention_subject(kind text, target text)', 'uuid', 'stable strict', `begin
  case kind
    when 'case' then return (select c.subject_id from case_file c where c.id = target::uuid);
    when 'repair' then return (select r.subject_id from repair_file r where r.id = target::uuid);
    when 'inquiry' then return (select i.subject_id from inquiry i where i.id = target::uuid);
    when 'complaint' then return (select c.subject_id from complaint c where c.id = target::uuid);
    when 'upload', 'incident' then return null;
    when 'record' then return (select r.subject_id from record r where r.id = target::uuid);
    when 'subject' then return target::uuid;
    when 'draftEvidence' then return (select e.subject_id from evidence e where e.id = target::uuid);
    when 'check' then return null;
    when 'message' then return (select u.subject_id from delivery d join app_user u on u.id = d.user_id where d.id = target::uuid);
  end case;
end`);

/** Words of a dossier in a table that no kind looks after yet: what nobody would erase keeps the whole dossier. */
const UNKNOWN = define('retention_unknown(target uuid)', 'boolean', 'stable strict', `
declare t record; n boolean;
begin
  for t in select c.conrelid::regclass as name, a.attname, s.attname as sealed from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute s on s.attrelid = c.conrelid and s.attname like '%sealed%' and not s.attisdropped and s.atttypid = 'bytea'::regtype
    where c.contype = 'f' and c.confrelid in ('dossier'::regclass, 'case_file'::regclass, 'record'::regclass, 'inquiry'::regclass)
      and c.conrelid::regclass::text not in (${LOOKED_AFTER.map((table) => `'${table}'`).join(', ')})
  loop
    execute format('select exists (select from %s where %I = $1 and octet_length(%I) > 0)', t.name, t.attname, t.sealed) into n using target;
    if n then return true; end if;
  end loop;
  return false;
end`);

/** Something of it is under way, or belongs to something that is kept still. */
const OPEN = define('retention_open(kind text, target text)', 'boolean', 'stable strict', `
declare t record; n boolean;
begin
  case kind
    when 'case' then return exists (select from case_file c where c.id = target::uuid and c.phase <> 'closed')
      or exists (select from hold h where h.case_id = target::uuid and h.released_at is null)
      or exists (select from clock c where c.case_id = target::uuid and c.ended_at is null and c.due_at is not null and c.limit_name <> 'powerExamination')
      or exists (select from procedure p where p.case_id = target::uuid and p.closed_at is null) or retention_unknown(target::uuid);
    when 'repair' then return exists (select from repair_file r where r.id = target::uuid and (r.phase <> 'closed' or r.bar_until >= (business_now() at time zone '${ZONE}')::date))
      or exists (select from hold h where h.case_id = target::uuid and h.released_at is null)
      or exists (select from clock c where c.case_id = target::uuid and c.ended_at is null and c.due_at is not null)
      or exists (select from procedure p where p.case_id = target::uuid and p.closed_at is null) or retention_unknown(target::uuid);
    when 'inquiry' then return exists (select from clock c where c.case_id = target::uuid and c.ended_at is null and c.due_at is not null) or retention_unknown(target::uuid);
    when 'complaint' then return exists (select from complaint c where c.id = target::uuid and c.answered_at is null)
      or exists (select from clock c where c.case_id = target::uuid and c.ended_at is null and c.due_at is not null) or retention_unknown(target::uuid);
    when 'upload' then return exists (select from upload_batch b where b.id = target::uuid and b.state = 'running')
      or exists (select from quarantine q where q.batch_id = target::uuid and q.outcome is null) or retention_unknown(target::uuid);
    when 'incident' then return exists (select from incident i where i.id = target::uuid and i.phase <> 'closed')
      or exists (select from clock c where c.case_id = target::uuid and c.ended_at is null and c.due_at is not null)
      or exists (select from procedure p where p.case_id = target::uuid and p.closed_at is null) or retention_unknown(target::uuid);
    when 'record' then return exists (select from case_file c where c.record_id = target::uuid and not exists (select from erasure e where e.kind = 'case' and e.target = c.id::text))
      or exists (select from repair_file r where r.record_id = target::uuid and not exists (select from erasure e where e.kind = 'repair' and e.target = r.id::text))
      or exists (select from inquiry i where i.record_id = target::uuid and not exists (select from erasure e where e.kind = 'inquiry' and e.target = i.id::text))
      or exists (select from complaint c where c.record_id = target::uuid and not exists (select from erasure e where e.kind = 'complaint' and e.target = c.id::text))
      or exists (select from measure m where m.record_id = target::uuid and m.ended_at is null and (m.until_day is null or measure_until(m.id, m.until_day, m.rests_from) >= (business_now() at time zone '${ZONE}')::date)) or retention_unknown(target::uuid);
    when 'subject' then
      if exists (select from record r where r.subject_id = target::uuid and not exists (select from erasure e where e.kind = 'record' and e.target = r.id::text))
        or exists (select from case_file c where c.subject_id = target::uuid and not exists (select from erasure e where e.kind = 'case' and e.target = c.id::text))
        or exists (select from repair_file r where r.subject_id = target::uuid and not exists (select from erasure e where e.kind = 'repair' and e.target = r.id::text))
        or exists (select from inquiry i where i.subject_id = target::uuid and not exists (select from erasure e where e.kind = 'inquiry' and e.target = i.id::text))
        or exists (select from complaint c where c.subject_id = target::uuid and not exists (select from erasure e where e.kind = 'complaint' and e.target = c.id::text))
        or exists (select from representation p join record r on r.subject_id = p.company_id where p.person_id = target::uuid and p.struck_at is null and not exists (select from erasure e where e.kind = 'record' and e.target = r.id::text))
        or exists (select from quarantine q where q.subject_id = target::uuid and octet_length(q.row_sealed) > 0)
        or exists (select from access_log a join measure_check m on m.id = a.item where a.kind = 'measureCheck' and a.subject_id = target::uuid and octet_length(m.body) > 0)
        or exists (select from delivery d join app_user u on u.id = d.user_id where u.subject_id = target::uuid and d.state in ('queued', 'failed'))
      then return true; end if;
      for t in select c.conrelid::regclass as name, a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'subject'::regclass and c.conrelid::regclass::text not in (${LOOKED_AFTER.map((table) => `'${table}'`).join(', ')})
      loop
        execute format('select exists (select from %s where %I = $1)', t.name, t.attname) into n using target::uuid;
        if n then return true; end if;
      end loop;
      return false;
    when 'draftEvidence' then return exists (select from evidence e where e.id = target::uuid and e.used_by is not null) or exists (select from harm_entry h where target::uuid = any (h.evidence_ids));
    when 'check' then return false;
    when 'message' then return exists (select from delivery d where d.id = target::uuid and d.state in ('queued', 'failed'));
  end case;
end`);

/** Somebody has said that it is to be kept: itself, the case or record it hangs together with, or whoever it is about. */
const HELD = define('retention_held(kind text, target text)', 'boolean', 'stable strict', `begin
  return exists (select from legal_hold h where h.lifted_at is null and (
    h.target::text = retention_held.target
    or (h.scope = 'subject' or kind = 'subject') and h.subject_id = retention_subject(kind, retention_held.target)
    or kind = 'record' and h.target in (select c.id from case_file c where c.record_id = retention_held.target::uuid)
    or kind = 'record' and h.target in (select r.id from repair_file r where r.record_id = retention_held.target::uuid)
    or kind = 'repair' and h.target in (select r.record_id from repair_file r where r.id = retention_held.target::uuid)
    or kind = 'case' and h.target in (select c.record_id from case_file c where c.id = retention_held.target::uuid)
    or kind = 'complaint' and h.target in (select unnest(array[c.record_id, c.case_id]) from complaint c where c.id = retention_held.target::uuid)
    or kind = 'upload' and exists (select from quarantine q where q.batch_id = retention_held.target::uuid and (h.target = q.record_id or h.scope = 'subject' and h.subject_id = q.subject_id))
    or kind = 'incident' and exists (select from incident_record r join record on record.id = r.record_id where r.incident_id = retention_held.target::uuid
      and (h.target in (r.record_id, r.case_id) or h.scope = 'subject' and h.subject_id = record.subject_id))
    or kind = 'check' and h.subject_id in (select a.subject_id from access_log a where a.kind = 'measureCheck' and a.item = retention_held.target::uuid)));
end`);

const count = (thing: string): string => `get diagnostics n = row_count; done := done || jsonb_build_object('${thing}', coalesce((done ->> '${thing}')::int, 0) + n);`;
/** Words, letters, files and reasons, by what picks each of them out. */
const dossier = (acts: string, letters: string, files: string, reveals: string): string => `
      delete from act_content where ${acts}; ${count('words')}
      delete from letter_rendering where letter_id in (select l.id from letter l where ${letters});
      update letter l set sealed = '' where ${letters} and octet_length(sealed) > 0; ${count('letters')}
      delete from evidence_key where evidence_id in (select f.id from evidence f where ${files});
      update evidence f set file_name_sealed = '' where ${files} and octet_length(file_name_sealed) > 0; ${count('files')}
      update reveal v set reason_sealed = '' where ${reveals} and octet_length(reason_sealed) > 0; ${count('reveals')}`;
/** Why somebody opened it in an emergency, and what their supervisor found. */
const emergencies = (which: string): string => `
      update emergency e set reason_sealed = '', note_sealed = case when note_sealed is null then null else ''::bytea end where e.${which} = target::uuid and octet_length(reason_sealed) > 0; ${count('reveals')}`;
const ofDossier = dossier('act_id in (select a.id from act a where a.dossier_id = target::uuid)', 'l.case_id = target::uuid', 'f.case_id = target::uuid', 'v.case_id = target::uuid') + emergencies('dossier_id');
const ofSubject = dossier('subject_id = target::uuid', 'l.subject_id = target::uuid', 'f.subject_id = target::uuid', 'v.subject_id = target::uuid') + emergencies('subject_id');

/** Erases one thing and says how much of what. The act that tells of it comes in the same transaction, or nothing has happened. */
const ERASE = define('erase_data(kind text, target text, of_act uuid, keep interval)', 'jsonb', 'volatile strict', `
declare done jsonb := '{}'; n int; event date; whose uuid;
begin
  if kind in ('case', 'inquiry', 'repair', 'complaint', 'upload', 'incident', 'record') then perform from dossier d where d.id = target::uuid for no key update; end if;
  event := (retention_event(kind, target) at time zone '${ZONE}')::date;
  if event is null or retention_open(kind, target) then raise exception '% is open', kind using errcode = 'ZM001'; end if;
  if (event + keep)::date >= (business_now() at time zone '${ZONE}')::date then raise exception '% is not due', kind using errcode = 'ZM001'; end if;
  if retention_held(kind, target) then raise exception '% is held', kind using errcode = 'ZM001'; end if;
  -- Whom a complaint was from is not told by that it is gone: supervisors of those complained of read this table.
  whose := case when kind = 'complaint' then null else retention_subject(kind, target) end;
  case kind
    when 'case', 'inquiry', 'repair' then ${ofDossier}
      delete from harm_entry where case_id = target::uuid; ${count('words')}
      -- By whom a case was seen for its subject, and for whom somebody has filed.
      update clock set ended_at = business_now() where case_id = target::uuid and limit_name = 'powerExamination' and ended_at is null;
      delete from power where case_id = target::uuid; update inquiry set about_index = null where id = target::uuid;
    when 'complaint' then ${ofDossier}
      update complaint_order set sealed = '' where complaint_id = target::uuid and octet_length(sealed) > 0; ${count('words')}
    when 'upload' then ${ofDossier}
      update quarantine set row_sealed = '', reason_sealed = case when reason_sealed is null then null else ''::bytea end where batch_id = target::uuid and octet_length(row_sealed) > 0; ${count('fields')}
      update upload_row set row_key = null, content_hash = '' where batch_id = target::uuid; ${count('rows')}
    when 'incident' then ${ofDossier}
      update incident set what = '', answer = null, facts = null, reasons = null where id = target::uuid; ${count('words')}
      update incident_letter set content = '', pdf = null where incident_id = target::uuid;
      update incident_record set row_key = null, right_value = null where incident_id = target::uuid; ${count('rows')}
    when 'record' then ${ofDossier}
      delete from harm_entry where record_id = target::uuid; ${count('words')}
      delete from objection_draft where record_id = target::uuid; ${count('words')}
      delete from provider_record where record_id = target::uuid; ${count('rows')}
      update record_version set fields = (select jsonb_object_agg(f, '') from jsonb_object_keys(fields) f) where record_id = target::uuid; ${count('fields')}
      update record set title = '${ERASED_TEXT}' where id = target::uuid; ${count('titles')}
      update measure set title = '${ERASED_TEXT}' where record_id = target::uuid; ${count('titles')}
    when 'subject' then ${ofSubject}
      delete from harm_entry where subject_id = target::uuid; ${count('words')}
      update legal_hold set reason_sealed = '', lift_reason_sealed = '' where subject_id = target::uuid;
      delete from tombstone where subject_id = target::uuid; ${count('rows')}
      delete from representation where person_id = target::uuid; ${count('rows')}
      delete from subject_key where subject_id = target::uuid; ${count('keys')}
      update subject set name = '${ERASED_TEXT}', identifier = '${ERASED_NUMBER}', identifier_sealed = case when subject.kind = 'person' then ''::bytea end,
        identifier_index = uuid_send(gen_random_uuid()) where id = target::uuid; ${count('names')}
      delete from idempotency where actor in (select u.id from app_user u where u.subject_id = target::uuid);
      delete from session where user_id in (select u.id from app_user u where u.subject_id = target::uuid);
      update user_setting set delegate_id = null where delegate_id in (select u.id from app_user u where u.subject_id = target::uuid);
      delete from user_setting where user_id in (select u.id from app_user u where u.subject_id = target::uuid);
      update delivery set destination = null, content = '{"lines":[]}' where user_id in (select u.id from app_user u where u.subject_id = target::uuid)
        and state not in ('queued', 'failed'); ${count('messages')}
      update app_user set name = '${ERASED_TEXT}', name_en = 'erased', enabled = false where subject_id = target::uuid; ${count('accounts')}
    when 'draftEvidence' then
      delete from evidence_key where evidence_id = target::uuid;
      update evidence set file_name_sealed = '' where id = target::uuid; ${count('files')}
    when 'check' then update measure_check set body = '' where id = target::uuid; ${count('checks')}
    when 'message' then update delivery set destination = null, content = '{"lines":[]}' where id = target::uuid; ${count('messages')}
  end case;
  select coalesce(jsonb_object_agg(d.key, d.value), '{}') into done from jsonb_each(done) d where d.value <> '0';
  insert into erasure (kind, target, subject_id, act_id, erased_at, counts) values (kind, target, whose, of_act, business_now(), done);
  return done;
end`);

/** At commit: what was erased stands in the installation's log, as it was. */
const IN_THE_LOG = `${define('erasure_in_the_log()', 'trigger', 'volatile', `
declare facts jsonb;
begin
  select convert_from(a.body, 'UTF8')::jsonb -> 'facts' into facts from act a where a.id = new.act_id and a.kind = 'dataErased' and a.dossier_id = '${INSTALLATION}';
  if facts is null or facts ->> 'kind' <> new.kind or facts ->> 'target' <> new.target or facts -> 'erased' <> new.counts then
    raise exception 'erased without its act' using errcode = 'ZM001';
  end if;
  return null;
end`)}
do $d$ begin
  if to_regclass('public.erasure') is not null and not exists (select from pg_trigger where tgname = 'erasure_in_the_log') then
    create constraint trigger erasure_in_the_log after insert on erasure deferrable initially deferred for each row execute function erasure_in_the_log();
  end if;
end $d$;`;

export const ERASURE_FUNCTIONS = [
  EVENT, grant('retention_event(text, text)', ...READERS), WHOSE, grant('retention_subject(text, text)', ...READERS), UNKNOWN, 'revoke all on function retention_unknown(uuid) from public;', OPEN, grant('retention_open(text, text)', ...READERS),
  HELD, grant('retention_held(text, text)', ...READERS), ERASE, grant('erase_data(text, text, uuid, interval)', 'zm_procedure'), IN_THE_LOG,
  'revoke all on function erasure_in_the_log() from public;',
].join('\n');
