import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The register: dossiers with their append-only act logs, the words beside them, and the current state that each act's
 * own transaction brings along. Timestamps without a comment are business time (see business_now()).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table business_time (only_row boolean primary key default true check (only_row), offset_ms bigint not null default 0);
insert into business_time default values;
create function business_now() returns timestamptz language sql stable
  as $$ select clock_timestamp() + (select offset_ms from business_time) * interval '1 millisecond' $$;
comment on function business_now() is 'The only "today" in SQL: real time plus the offset of training, demo and test installations.';

create table organisation (
  id text primary key, name text not null, name_en text not null, kind text not null, valid_from date not null, valid_to date,
  successor_id text references organisation deferrable initially deferred, parent_id text references organisation deferrable initially deferred,
  superior_id text references organisation deferrable initially deferred);
create table subject (id uuid primary key, kind text not null check (kind in ('company', 'person')), name text not null, identifier text not null unique);
create table subject_key (subject_id uuid primary key references subject, wrapped bytea not null);

create table app_user (
  id text primary key, name text not null, name_en text not null, org_id text references organisation, subject_id uuid references subject,
  enabled boolean not null default true);
create table user_role (user_id text not null references app_user, role text not null, primary key (user_id, role));
create table session (
  id_hash bytea primary key, user_id text not null references app_user, created_at timestamptz not null, last_seen_at timestamptz not null,
  ends_at timestamptz not null);
comment on table session is 'Real time, not business time: logins do not outlive a simulated week.';

create table dossier (
  id uuid primary key, kind text not null check (kind in ('case', 'record', 'inquiry', 'installation')), seq int not null default 0,
  head bytea not null default '\\x', changed_at timestamptz not null default clock_timestamp());
comment on column dossier.changed_at is 'Real time; what the live streams poll.';
create index dossier_changed on dossier (changed_at);
create table act (
  id uuid primary key, dossier_id uuid not null references dossier, seq int not null, kind text not null, version int not null,
  author_class text not null check (author_class in ('person', 'entailed', 'procedure', 'sweep')), author_user text, author_org text,
  procedure_id text, cause int, occurred_at timestamptz not null, recorded_at timestamptz not null,
  wall_at timestamptz not null default clock_timestamp(), body bytea not null, hash bytea not null,
  unique (dossier_id, seq));
create unique index act_once_per_cause on act (procedure_id, cause, kind) where procedure_id is not null;
comment on table act is 'Append-only: no role of the running system may update, delete or truncate. body is the canonical (RFC 8785) text the hash is over.';
create table act_content (
  act_id uuid primary key references act, subject_id uuid references subject, sealed bytea not null);
comment on table act_content is 'The words of an act, encrypted under the subject''s key; the act holds a salted commitment, so erasing leaves the chain whole.';

create table record (
  id uuid primary key references dossier, subject_id uuid not null references subject, provider_id text not null references organisation,
  category text not null, title text not null, version int not null, state text not null, mark text not null, provided_on date not null);
create index record_of_subject on record (subject_id);
create table record_version (
  record_id uuid not null references record, version int not null, fields jsonb not null, made_by uuid not null references act, made_at timestamptz not null,
  primary key (record_id, version));
create table record_recipient (
  record_id uuid not null references record, org_id text not null references organisation, version int not null, given_at timestamptz not null,
  primary key (record_id, org_id, version));
create table measure (
  id uuid primary key, record_id uuid not null references record, subject_id uuid not null references subject, executor_id text not null references organisation,
  kind text not null, title text not null, basis text not null check (basis <> ''), from_day date not null, until_day date,
  ended_at timestamptz, ended_how text check (ended_how in ('lifted', 'expired')));
create index measure_of_record on measure (record_id);
create index measure_of_executor on measure (executor_id);

create table case_file (
  id uuid primary key references dossier, number text not null unique, subject_id uuid not null references subject, record_id uuid not null references record,
  provider_id text not null references organisation, platform_id text not null references organisation, phase text not null, phase_seq int not null, round int not null,
  outcome text, remedy text, filed_at timestamptz not null, accepted_at timestamptz, decided_at timestamptz, served_at timestamptz, closed_at timestamptz,
  certificate text unique);
create index case_of_record on case_file (record_id);
create index case_of_subject on case_file (subject_id);
create index case_open on case_file (phase) where phase <> 'closed';
create table case_party (
  case_id uuid not null references case_file, party text not null, primary key (party, case_id));
create index party_of_case on case_party (case_id);
comment on column case_party.party is 'subject:<id> or org:<id>: who is concerned by the case and may see their part of it.';

create table verification (
  order_id uuid primary key, case_id uuid not null references case_file, record_id uuid not null references record, org_id text not null references organisation,
  round int not null, requested_at timestamptz not null, answered_at timestamptz, open boolean not null);
create index verification_open on verification (record_id) where open;
create table suspension_order (
  order_id uuid primary key, case_id uuid not null references case_file, org_id text not null references organisation, round int not null,
  measure_ids uuid[] not null, ordered_at timestamptz not null, acknowledged_at timestamptz, ended_at timestamptz);
create table hold (
  id bigint generated always as identity primary key, case_id uuid not null references case_file, record_id uuid not null references record,
  measure_id uuid references measure, placed_at timestamptz not null, placed_by uuid not null references act, released_at timestamptz, released_by uuid references act);
create unique index hold_once_on_measure on hold (measure_id, case_id) where released_at is null and measure_id is not null;
create unique index hold_once_on_record on hold (record_id, case_id) where released_at is null and measure_id is null;
comment on table hold is 'A measure is suspended while any hold on it, or on its record (measure_id null), is not released.';
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

create table correction_notice (
  notice_id uuid primary key, case_id uuid not null references case_file, org_id text not null references organisation, record_version int not null,
  notified_at timestamptz not null, confirmed_at timestamptz);
create table restoration_order (
  order_id uuid primary key, case_id uuid not null references case_file, org_id text not null references organisation, measure_ids uuid[] not null,
  ordered_at timestamptz not null, reported_at timestamptz, satisfied_at timestamptz, deemed boolean);

create table clock (
  case_id uuid not null references dossier, limit_name text not null, ref text not null, generation int not null,
  owner text not null, superior_id text references organisation, started_at timestamptz not null, due_at timestamptz not null, due_on date not null,
  provisional boolean not null, terms jsonb not null, ended_at timestamptz, urged_at timestamptz, escalated_at timestamptz,
  primary key (case_id, limit_name, ref, generation));
create index clock_open on clock (due_at) where ended_at is null;
create index clock_open_of_owner on clock (owner, due_at) where ended_at is null;

create table counter (scope text not null, year int not null, value int not null, primary key (scope, year));
create table letter (
  id uuid primary key, case_id uuid not null references dossier, kind text not null, number text not null unique, party text not null, ref text,
  issued_by uuid not null references act, issued_at timestamptz not null, template int not null, subject_id uuid not null references subject,
  sealed bytea not null);
create index letter_of_case on letter (case_id);
create index letter_of_party on letter (party, issued_at);
comment on table letter is 'Issued = this row, in the act''s transaction. The PDF is a later, repeatable rendering of it.';
create table letter_rendering (
  letter_id uuid primary key references letter, pdf_sealed bytea not null, rendered_at timestamptz not null);

create table evidence (
  id uuid primary key, owner_user text not null references app_user, subject_id uuid references subject, case_id uuid references dossier, file_name_sealed bytea not null,
  media_type text not null, size int not null, sha256 bytea not null, scan text not null check (scan in ('not_scanned', 'clean', 'infected')),
  uploaded_at timestamptz not null, used_by uuid references act);
create index evidence_of_case on evidence (case_id);

create table inquiry (
  id uuid primary key references dossier, number text not null unique, subject_id uuid not null references subject, platform_id text not null references organisation,
  filed_at timestamptz not null, answered_at timestamptz, record_id uuid references record);

create table procedure (
  id text primary key, type text not null, case_id uuid not null references case_file, ref text not null, wanted_seq int not null,
  wanted_at timestamptz not null default clock_timestamp(), seen_seq int not null default 0, seen_at timestamptz, phase text, due_at timestamptz,
  closed_at timestamptz, stuck_since timestamptz, reaction_ms int, poked_at timestamptz);
create index procedure_behind on procedure (wanted_at) where wanted_seq > seen_seq;
create index procedure_due on procedure (due_at) where closed_at is null and due_at is not null;
create index procedure_of_case on procedure (case_id);
comment on table procedure is 'Nobody is forgotten: wanted_seq is the newest act the procedure has to see, seen_seq the newest it has worked off. Ats are real time, due_at is business time.';

create table idempotency (
  actor text not null, route text not null, key text not null, body_hash bytea not null, status int not null, response jsonb not null,
  created_at timestamptz not null default clock_timestamp(), primary key (actor, route, key));
create index idempotency_old on idempotency (created_at);
comment on column idempotency.body_hash is 'Keyed (HMAC): nobody with the table alone can try out what somebody wrote.';
`.execute(db);

  // Who may do what to which table. zm_request reads; zm_register writes people's acts; zm_procedure the law's own; nobody changes history.
  await sql`
grant usage on schema public to zm_request, zm_register, zm_procedure, zm_auditor;
grant select on all tables in schema public to zm_register, zm_procedure;
grant select on all tables in schema public to zm_request;
grant select on act, dossier, case_file, case_party, record, record_version, record_recipient, measure, measure_state, hold, suspension_violation, verification,
  suspension_order, correction_notice, restoration_order, clock, procedure, business_time, organisation to zm_auditor;
revoke select on subject_key, session from zm_request;
grant insert on dossier, act, act_content, record, record_version, record_recipient, measure, case_file, case_party, verification, suspension_order, hold,
  correction_notice, restoration_order, clock, counter, letter, procedure to zm_register, zm_procedure;
grant insert on subject_key, evidence, inquiry, idempotency, session to zm_register;
grant insert on letter_rendering to zm_register, zm_procedure;
grant insert on subject_key to zm_procedure;
grant update on dossier, record, measure, case_file, verification, suspension_order, hold, correction_notice, restoration_order, clock, counter, procedure
  to zm_register, zm_procedure;
grant update on evidence, inquiry, session to zm_register;
grant delete on session, idempotency to zm_register;
`.execute(db);
}
