import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is at stake and when; suspension at receipt; objections being written; for whom an agent has filed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table case_file add column provisional boolean not null default false, add column harm_at timestamptz, add column stake text;
comment on column case_file.provisional is 'Measures suspended at receipt, before acceptance (收件即暂缓).';
comment on column case_file.harm_at is 'When what is at stake is lost; queues go by the earlier of this and the due instant.';
create table objection_draft (
  user_id text not null references app_user, record_id uuid not null references record, sealed bytea not null,
  saved_at timestamptz not null default clock_timestamp(), primary key (user_id, record_id));
comment on table objection_draft is 'An objection being written: its author''s alone, sealed under the subject''s key, erased when it is filed.';
create table agent_filing (case_id uuid primary key references case_file, agent_index bytea not null, filed_at timestamptz not null);
create index agent_filing_of_agent on agent_filing (agent_index, filed_at);
comment on table agent_filing is 'Who files for whom, by a blind index of the agent''s number: against filing in bulk (law.md §8, 37).';
grant select on objection_draft to zm_request, zm_register, zm_auditor;
grant insert, update, delete on objection_draft to zm_register;
grant select, insert on agent_filing to zm_register;
grant select on agent_filing to zm_auditor;
`.execute(db);
}
