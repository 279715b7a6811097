import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { UserId } from '../domain/ids.ts';
import type { Proof } from '../domain/step-up.ts';
import type { Instant } from '../domain/time.ts';
import type { IdentityTables } from './session-table.ts';
import { orgInOffice, oversightOfUser, rolesOfUser, toActor } from './user-repository.ts';

// Sessions live in real time (the database clock), never in the simulated business time.
const now = sql<Instant>`now()`;
const absoluteEnd = sql<Instant>`now() + interval '12 hours'`;
const idleLimit = sql<Instant>`now() - interval '30 minutes'`;
/** `last_seen_at` is written at most once a minute, not once a request. */
const touchAgain = sql<boolean>`session.last_seen_at < now() - interval '1 minute'`;

/** Opens a session (absolute end in 12 hours) and sweeps away those that are over. */
export async function createSession(db: Kysely<IdentityTables>, idHash: Buffer, userId: UserId, browser: string, proof: Proof): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({
      id_hash: idHash, user_id: userId, created_at: now, last_seen_at: now, ends_at: absoluteEnd, browser, acr: proof.acr ?? null,
      auth_at: proof.authTime === undefined ? null : sql<Instant>`to_timestamp(${proof.authTime})`,
    })
    .execute();
}

/** Who is logged in in a session, and how they proved it. */
export interface SessionPerson {
  actor: Actor;
  proof: Proof;
}

/** The person of a live session; undefined when it is over or the person was disabled. Its idle time begins anew, unless what is asked for is nobody's doing. */
export async function findSessionPerson(db: Kysely<IdentityTables>, idHash: Buffer, { touch = true } = {}): Promise<SessionPerson | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('app_user', 'app_user.id', 'session.user_id')
    .select(['app_user.id', 'app_user.name', 'app_user.org_id', 'app_user.unit_id', 'app_user.subject_id', rolesOfUser.as('roles'), oversightOfUser.as('oversight'), touchAgain.as('touch'), 'session.acr', sql<number | null>`floor(extract(epoch from session.auth_at))::float8`.as('auth_time')])
    .where('session.id_hash', '=', idHash)
    .where('session.ends_at', '>', now)
    .where('session.last_seen_at', '>', idleLimit)
    .where('app_user.kind', '=', 'person')
    .where('app_user.enabled', '=', true)
    .where(orgInOffice)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.touch && touch) await db.updateTable('session').set({ last_seen_at: now }).where('id_hash', '=', idHash).execute();
  return { actor: toActor(row), proof: { authTime: row.auth_time ?? undefined, acr: row.acr ?? undefined } };
}

/** Which of these sessions are not over and still somebody's who may be here, as hexadecimal text. */
export async function liveSessions(db: Kysely<IdentityTables>, idHashes: readonly Buffer[]): Promise<Set<string>> {
  if (idHashes.length === 0) return new Set();
  const rows = await db.selectFrom('session').innerJoin('app_user', 'app_user.id', 'session.user_id').select('session.id_hash').where('session.id_hash', 'in', idHashes)
    .where('session.ends_at', '>', now).where('session.last_seen_at', '>', idleLimit).where('app_user.enabled', '=', true).where(orgInOffice).execute();
  return new Set(rows.map((row) => row.id_hash.toString('hex')));
}

export async function endSession(db: Kysely<IdentityTables>, idHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

export interface LiveSession {
  id: string;
  idHash: Buffer;
  begunAt: Instant;
  lastSeenAt: Instant;
  endsAt: Instant;
  browser: string;
}

/** A person's sessions that are not over, the one used last first. */
export async function sessionsOf(db: Kysely<IdentityTables>, userId: UserId): Promise<LiveSession[]> {
  const rows = await db.selectFrom('session').selectAll().where('user_id', '=', userId).where('ends_at', '>', now).where('last_seen_at', '>', idleLimit)
    .orderBy('last_seen_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, idHash: row.id_hash, begunAt: row.created_at, lastSeenAt: row.last_seen_at, endsAt: row.ends_at, browser: row.browser }));
}

/** Ends one session of a person by its name, or all but one (null: all); returns how many were ended. The next request of each is told that it is over. */
export async function endSessions(db: Kysely<IdentityTables>, userId: UserId, which: { id: string } | { butNot: Buffer | null }): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('user_id', '=', userId)
    .where((e) => ('id' in which ? e('id', '=', which.id) : which.butNot === null ? e.lit(true) : e('id_hash', '<>', which.butNot))).executeTakeFirst();
  return Number(numDeletedRows);
}
