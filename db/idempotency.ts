import { createHash } from 'node:crypto';
import type { UserId } from '../domain/ids.ts';
import { Refusal } from '../domain/errors.ts';
import { canonical } from './content-vault.ts';
import type { Trx } from './database.ts';

/** A person's key for one mutation: the same key and body again returns the first outcome. */
export interface RequestKey {
  actor: UserId;
  route: string;
  key: string;
  body: unknown;
}

const hashOf = (request: RequestKey): Buffer => createHash('sha256').update(canonical(request.body ?? null)).digest();

/** The first outcome of this key, if there was one; another body under the same key is refused. */
export async function firstOutcome<T>(trx: Trx, request: RequestKey): Promise<T | undefined> {
  const row = await trx.selectFrom('idempotency').select(['body_hash', 'response']).where('actor', '=', request.actor)
    .where('route', '=', request.route).where('key', '=', request.key).executeTakeFirst();
  if (row === undefined) return undefined;
  if (!row.body_hash.equals(hashOf(request))) throw new Refusal('key-reused');
  return row.response as T;
}

/** Keeps the outcome with the act, in its transaction. Refusals are never kept. */
export async function keepOutcome(trx: Trx, request: RequestKey, status: number, outcome: unknown): Promise<void> {
  await trx.insertInto('idempotency').values({
    actor: request.actor, route: request.route, key: request.key, body_hash: hashOf(request), status, response: JSON.stringify(outcome),
  }).execute();
}
