import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The ladder and what carries it: rungs claimed once, who is told of them, deliveries with their fate, and each person's wishes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table ladder_rung (
  case_id uuid not null, limit_name text not null, ref text not null, generation int not null, rung text not null check (rung in ('remind', 'urge', 'escalate')),
  claimed_at timestamptz not null, primary key (case_id, limit_name, ref, generation, rung),
  foreign key (case_id, limit_name, ref, generation) references clock (case_id, limit_name, ref, generation));
comment on table ladder_rung is 'A row is a rung climbed: once per generation of a clock, whoever races. urge and escalate are acts in the dossier''s log, too; remind is only this.';

create table user_setting (
  user_id text primary key references app_user, language text not null check (language in ('zh', 'en')), channel text not null check (channel in ('mail', 'sms')),
  mail_address text, phone text, quiet_from text, quiet_to text, digest_at text, absent_from date, absent_to date, delegate_id text references app_user,
  changed_at timestamptz not null default clock_timestamp(),
  check ((quiet_from is null) = (quiet_to is null)), check ((absent_from is null) = (absent_to is null)), check (absent_to >= absent_from),
  check (delegate_id <> user_id));
create index user_setting_absent on user_setting (absent_to) where delegate_id is not null;

create table delivery (
  id uuid primary key, message_id text not null unique, channel text not null check (channel in ('mail', 'sms')), destination text, user_id text references app_user,
  party text not null, kind text not null check (kind in ('digest', 'letter')), ref text, generation int not null default 1, language text not null check (language in ('zh', 'en')),
  content jsonb not null, state text not null default 'queued' check (state in ('queued', 'failed', 'sent', 'dead')), attempts int not null default 0,
  next_at timestamptz not null default clock_timestamp(), lease uuid, leased_until timestamptz, last_error text, created_at timestamptz not null,
  wall_at timestamptz not null default clock_timestamp(), sent_at timestamptz, again_by text references app_user, again_at timestamptz,
  unique (kind, ref, generation, channel), check ((state = 'sent') = (sent_at is not null)));
create index delivery_open on delivery (channel, destination, wall_at, id) where state in ('queued', 'failed');
create index delivery_dead on delivery (wall_at) where state = 'dead';
comment on table delivery is 'Written with what it tells of, sent by the dispatcher only. message_id never changes, so that a mail sent twice is known for the same. created_at is business time, every other at is real time.';
comment on column delivery.lease is 'Whose attempt is under way; one that died is tried again when leased_until has passed.';

create table ladder_notice (
  id bigint generated always as identity primary key, case_id uuid not null, limit_name text not null, ref text not null, generation int not null, rung text not null,
  user_id text references app_user, party text not null, not_before timestamptz not null, delivery_id uuid references delivery, dropped_at timestamptz,
  foreign key (case_id, limit_name, ref, generation, rung) references ladder_rung (case_id, limit_name, ref, generation, rung),
  unique nulls not distinct (case_id, limit_name, ref, generation, rung, user_id));
create index ladder_notice_waiting on ladder_notice (not_before) where delivery_id is null and dropped_at is null;
create index ladder_notice_of_user on ladder_notice (user_id) where delivery_id is null and dropped_at is null;
comment on table ladder_notice is 'Who is to be told of a rung; delivery_id says by which mail. user_id null: nobody of the party could be written to. dropped_at: the duty was done before.';

grant select on ladder_rung, ladder_notice, delivery, user_setting to zm_register, zm_procedure, zm_request;
grant insert on ladder_rung, ladder_notice, delivery to zm_procedure;
grant insert on delivery to zm_register;
grant update on ladder_notice, delivery to zm_procedure, zm_register;
grant insert, update on user_setting to zm_register;
`).execute(db);
}
