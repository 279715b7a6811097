import { sql } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';

/** A person's key for one mutation: the same key and body again returns the first outcome. */
export interface RequestKey {
  actor: UserId;
  route: string;
  key: string;
  /** Of the body, by the vault; the body itself is not kept. */
  fingerprint: Buffer;
  /** The same under the master key before: a request that is sent again across a rotation is known again. */
  earlierFingerprint?: Buffer | undefined;
}

/** How long a first outcome is kept: far longer than any client retries. Real time. */
const KEPT_DAYS = 30;

/** The first outcome of this key, if there was one; another body under the same key is refused. */
export async function firstOutcome<T>(trx: Trx, request: RequestKey): Promise<T | undefined> {
  const row = await trx.selectFrom('idempotency').select(['body_hash', 'response']).where('actor', '=', request.actor)
    .where('route', '=', request.route).where('key', '=', request.key).executeTakeFirst();
  if (row === undefined) return undefined;
  const same = [request.fingerprint, request.earlierFingerprint].some((fingerprint) => fingerprint !== undefined && row.body_hash.equals(fingerprint));
  if (!same) throw new Refusal('key-reused');
  return row.response as T;
}

/** Keeps the outcome with the act, in its transaction. Refusals are never kept, and nobody's words. */
export async function keepOutcome(trx: Trx, request: RequestKey, status: number, outcome: unknown): Promise<void> {
  await trx.insertInto('idempotency').values({
    actor: request.actor, route: request.route, key: request.key, body_hash: request.fingerprint, status, response: JSON.stringify(outcome),
  }).execute();
}

/** Lets go of outcomes that nobody will ask for again. */
export async function forgetOutcomes(db: Db): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<', sql<Instant>`clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`).execute();
}
