import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { IdentityTables } from './session-table.ts';
import { rolesOfUser, toActor } from './user-repository.ts';

// Sessions live in real time (the database clock), never in the simulated business time.
const now = sql<Instant>`now()`;
const absoluteEnd = sql<Instant>`now() + interval '12 hours'`;
const idleLimit = sql<Instant>`now() - interval '30 minutes'`;
/** `last_seen_at` is written at most once a minute, not once a request. */
const touchAgain = sql<boolean>`session.last_seen_at < now() - interval '1 minute'`;

/** Opens a session (absolute end in 12 hours) and sweeps away those that are over. */
export async function createSession(db: Kysely<IdentityTables>, idHash: Buffer, userId: UserId): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({ id_hash: idHash, user_id: userId, created_at: now, last_seen_at: now, ends_at: absoluteEnd })
    .execute();
}

/** The actor of a live session, and the session's idle time begins anew; undefined when it is over or the person was disabled. */
export async function findSessionActor(db: Kysely<IdentityTables>, idHash: Buffer): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('app_user', 'app_user.id', 'session.user_id')
    .select(['app_user.id', 'app_user.name', 'app_user.org_id', 'app_user.subject_id', rolesOfUser.as('roles'), touchAgain.as('touch')])
    .where('session.id_hash', '=', idHash)
    .where('session.ends_at', '>', now)
    .where('session.last_seen_at', '>', idleLimit)
    .where('app_user.enabled', '=', true)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.touch) await db.updateTable('session').set({ last_seen_at: now }).where('id_hash', '=', idHash).execute();
  return toActor(row);
}

export async function endSession(db: Kysely<IdentityTables>, idHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute();
}
