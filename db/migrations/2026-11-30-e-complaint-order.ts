import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Whoever reads an order upon a complaint reads what is ordered, and never who complained: a unit has a row of it, the subject's column is the register's alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
revoke select on complaint_order from zm_request;
grant select (order_id, complaint_id, number, supervisor_id, org_id, record_id, ordered_at, reported_at, sealed) on complaint_order to zm_request;
-- Where a row stands says nothing of whom it is about; the tests compare rows by it.
grant select (ctid) on complaint_order to zm_request;
`.execute(db);
}
