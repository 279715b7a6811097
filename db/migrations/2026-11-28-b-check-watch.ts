import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** News by mail beside digests; and checks whose department has still to act, watched until then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('digest', 'letter', 'notice'));

create table check_watch (
  check_id uuid primary key references measure_check, decisive_at timestamptz not null, answers text[] not null, told int not null default 0, looked_at timestamptz);
create index check_watch_open on check_watch (decisive_at);
comment on table check_watch is 'Until decisive_at whoever asked is told of every other answer: answers is what they were told last, told how often they were written to.';
grant select on check_watch to zm_register, zm_procedure;
grant insert on check_watch to zm_register;
grant update on check_watch to zm_procedure;
`.execute(db);
}
