import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How sensitive a record is (公开属性); what was there before gets the level of its subject's kind, as `domain/sensitivity.ts` has it for every type. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table record add column sensitivity text not null default 'public' check (sensitivity in ('public', 'shared', 'restricted'));
update record r set sensitivity = 'shared' from subject s where s.id = r.subject_id and s.kind = 'person';
comment on column record.sensitivity is 'public: shown to everybody; shared: to authorities that were given it; restricted: to whoever has to do with it.';
create index if not exists repair_of_record on repair_file (record_id);
create index mark_request_of_record on mark_request (record_id);
`.execute(db);
}
