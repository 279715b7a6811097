import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';

/** How far this machine's clock is from the database's, in milliseconds, half a round trip taken off; every process must agree on "now". */
export async function clockSkewMs(db: Db): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(db);
  return Date.parse(rows[0]!.now) - (before + Date.now()) / 2;
}

/** Whether the tables this build needs are there. */
export async function isMigrated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.procedure') is not null and to_regclass('public.access_seal') is not null as there`.execute(db);
  return rows[0]!.there;
}
