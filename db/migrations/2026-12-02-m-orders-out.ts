import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Orders and requests to stay go out by the recipient's way, as notices of correction do; an acknowledgement finds them by the act that gave them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('digest', 'letter', 'notice', 'correction', 'mark', 'version', 'order'));
create unique index delivery_order on delivery (ref, generation) where kind = 'order';
`.execute(db);
}
