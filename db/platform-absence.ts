import { sql } from 'kysely';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';
import type { Register } from './register.ts';

/** How often the counter says that it is there, in real time: a simulated day keeps nobody away. */
export const HEARTBEAT_SECONDS = 20;
/** A counter that has said nothing for so long is away: nobody could hand in anything. */
export const AWAY_SECONDS = 180;

/**
 * The counter says that it answers. When it comes back after a while in which it did not, that stretch is noted as the platform's, whoever else was awake meanwhile; several
 * processes of one installation speak for each other.
 */
export async function beat(register: Register): Promise<void> {
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await sql`lock table api_heartbeat in share row exclusive mode`.execute(trx);
    await noteAbsence(trx, sql`(select beat_at from api_heartbeat)`, AWAY_SECONDS);
    await sql`insert into api_heartbeat (beat_at) values (clock_timestamp()) on conflict (here) do update set beat_at = excluded.beat_at`.execute(trx);
  });
}

/**
 * 平台停机: notes that nobody was there since a real instant, in the city's time, if that is long enough ago. What another part has noted of the same stretch is not noted twice: only what came
 * before it. To the millisecond, as instants are written everywhere: the stretch is named by its beginning.
 */
export async function noteAbsence(trx: Trx, since: ReturnType<typeof sql>, awaySeconds: number): Promise<void> {
  await sql`with absent as (select date_trunc('milliseconds', business_now() - (clock_timestamp() - l.last)) as since, date_trunc('milliseconds', business_now()) as until from (select ${since} as last) l where l.last < clock_timestamp() - ${awaySeconds} * interval '1 second'),
    left_over as (select greatest(a.since, (select max(o.to_at) from platform_outage o where o.from_at <= a.since and o.to_at > a.since)) as since, a.until from absent a),
    before as (select b.since, least(b.until, (select min(o.from_at) from platform_outage o where o.from_at > b.since and o.to_at > b.since)) as until from left_over b)
    insert into platform_outage (from_at, to_at) select since, until from before where since < until on conflict do nothing`.execute(trx);
}

/** Whether time is running that is nobody's but the platform's: the counter is away, or what it was away is not in the clocks yet. Where no counter has ever said anything nothing is known. */
export async function isAway(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ away: boolean }>`select coalesce((select beat_at < clock_timestamp() - ${AWAY_SECONDS} * interval '1 second' from api_heartbeat), false) or exists (select from platform_outage where done_at is null) as away`.execute(trx);
  return rows[0]?.away ?? false;
}
