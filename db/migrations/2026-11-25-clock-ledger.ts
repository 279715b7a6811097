import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A clock that stands still has no date. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table clock alter column due_at drop not null, alter column due_on drop not null, add check ((due_at is null) = (due_on is null));
comment on column clock.due_at is 'Null while the clock stands still (中止计时): then it is neither due nor urged nor overdue.';
`.execute(db);
}
