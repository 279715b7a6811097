import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Which calendar files are in force, and the changes of them: proposed by one person, approved by another, carried into every open clock by the sweep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table policy_change (
  id uuid primary key, origin text not null check (origin in ('uploaded', 'shipped')), reason text not null check (reason <> ''), salt bytea not null, files jsonb not null,
  calendars jsonb not null, base_seq int not null, state text not null check (state in ('proposed', 'rejected', 'applying', 'applied')),
  proposed_by text not null references app_user, proposed_at timestamptz not null, proposed_act uuid not null references act,
  decided_by text references app_user, decided_at timestamptz, decided_act uuid references act, check (decided_by <> proposed_by),
  barrier xid8, cursor uuid, examined int not null default 0, moved int not null default 0, cases int not null default 0, moves_done boolean not null default false,
  applied_at timestamptz);
create unique index policy_change_one_at_a_time on policy_change ((true)) where state = 'applying';
comment on column policy_change.barrier is 'The sweep waits until every transaction that may still have counted by the calendar before has ended.';
comment on column policy_change.cursor is 'The last dossier whose clocks have been counted anew; a sweep that was killed goes on behind it.';
create table calendar_adoption (
  seq int primary key generated always as identity, change_id uuid unique references policy_change, files jsonb not null,
  adopted_at timestamptz not null default clock_timestamp());
comment on table calendar_adoption is 'All calendar files of each set that was ever in force; the last is in force. The first is what the product shipped when the installation was made.';
create table policy_change_move (
  change_id uuid not null references policy_change, case_id uuid not null, limit_name text not null, ref text not null, generation int not null,
  act_id uuid not null references act, before_due timestamptz not null, after_due timestamptz not null,
  was_provisional boolean not null, provisional boolean not null, why text not null,
  primary key (change_id, case_id, limit_name, ref, generation),
  foreign key (case_id, limit_name, ref, generation) references clock);
comment on table policy_change_move is 'A clock is moved at most once by a change.';
create table policy_change_case (
  change_id uuid not null references policy_change, case_id uuid not null references dossier, act_id uuid not null references act, to_tell boolean not null,
  told_at timestamptz, primary key (change_id, case_id));
create index policy_change_untold on policy_change_case (change_id, case_id) where to_tell and told_at is null;
grant select on policy_change, calendar_adoption, policy_change_move, policy_change_case to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on policy_change, calendar_adoption to zm_register;
grant insert on policy_change_move, policy_change_case to zm_procedure;
grant update on policy_change to zm_register, zm_procedure;
grant update on policy_change_case to zm_procedure;
`.execute(db);
}
