import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** 承继: since when somebody has come in the place of a case's subject, which sees it no longer. And a case may have one agent after another: each is counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table case_file add column succeeded_at timestamptz;
comment on column case_file.succeeded_at is 'Since when another goes on in the place of a subject that is no more; whoever logs in for that subject sees nothing of the case from then on.';
alter table case_file add column power_asked_at timestamptz;
comment on column case_file.power_asked_at is 'Since when a power of attorney that the subject has given afterwards waits for the platform to examine it.';
create index case_file_power_asked on case_file (platform_id, power_asked_at) where power_asked_at is not null;
alter table agent_filing drop constraint agent_filing_pkey, add primary key (case_id, agent_index);
`.execute(db);
}
