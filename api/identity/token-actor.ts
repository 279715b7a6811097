import type { Kysely } from 'kysely';
import { findMachine, isMachine } from '../../db/machine-repository.ts';
import type { IdentityTables } from '../../db/session-table.ts';
import { findActor } from '../../db/user-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { UserId } from '../../domain/ids.ts';
import type { TokenClaims } from './bearer.ts';

/**
 * Whose token it is. The client it was given to says which kind of subject it has: a client that is one of our machines has machine's
 * tokens only, a person's come only from clients at which people log in. Neither is ever looked for among the others, whatever `sub` says.
 */
export async function tokenActor(db: Kysely<IdentityTables>, { sub, client, scopes, issuedAt }: TokenClaims, personClients: readonly string[]): Promise<Actor | undefined> {
  if (client === undefined) return undefined;
  if (await isMachine(db, client)) return findMachine(db, { clientId: client, scopes, issuedAt });
  // A token by client credentials has its client for a subject (RFC 9068, 2.2): of a client that is no machine of ours it is nobody's.
  if (!personClients.includes(client) || sub === client) return undefined;
  return findActor(db, asId<UserId>(sub));
}
