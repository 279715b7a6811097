import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { UserId } from '../domain/ids.ts';
import { rolesOfScopes } from '../domain/machine.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';
import type { PublicJwk } from './machine-table.ts';
import { orgInOffice } from './user-repository.ts';
import type { IdentityTables } from './session-table.ts';

/** A machine as the issuer has to know it: its id there, what it may ask for, and its keys that are good. */
export interface MachineClient {
  id: string;
  scopes: Scope[];
  keys: PublicJwk[];
}

/** What a token says of the machine that holds it. */
export interface MachineClaims {
  clientId: string;
  /** All scopes that the token names, known here or not. */
  scopes: readonly string[];
  /** Seconds, as tokens have them. */
  issuedAt: number;
}

/** Whether a client of the issuer is a machine of ours, ended ones too: its tokens are a machine's and nothing else. */
export const isMachine = async (db: Kysely<IdentityTables>, clientId: string): Promise<boolean> =>
  (await db.selectFrom('app_user').select('id').where('id', '=', clientId as UserId).where('kind', '=', 'machine').executeTakeFirst()) !== undefined;

/** The machine behind a token, with the scopes that the token and the register both know; undefined when it has ended, holds no good key, or the token is of before a revocation. */
export async function findMachine(db: Kysely<IdentityTables>, { clientId, scopes, issuedAt }: MachineClaims): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('machine').innerJoin('app_user', 'app_user.id', 'machine.id')
    .select(['machine.id', 'app_user.name', 'machine.org_id', 'machine.scopes'])
    .where('machine.id', '=', clientId as UserId).where('app_user.kind', '=', 'machine').where('app_user.enabled', '=', true).where('machine.ended_at', 'is', null)
    .where(orgInOffice)
    .where('machine.tokens_from', '<=', sql<Instant>`to_timestamp(${issuedAt})`)
    .where((e) => e.exists(e.selectFrom('machine_key').select('kid').whereRef('machine_id', '=', 'machine.id').where('revoked_at', 'is', null)))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const granted = row.scopes.filter((scope) => scopes.includes(scope));
  return { userId: row.id, name: row.name, roles: rolesOfScopes(granted), orgId: row.org_id, subjectId: null, scopes: granted };
}

/** A machine for the issuer that gives it tokens; undefined when it may have none. */
export async function machineClient(db: Kysely<IdentityTables>, clientId: string): Promise<MachineClient | undefined> {
  const rows = await db
    .selectFrom('machine').innerJoin('app_user', 'app_user.id', 'machine.id').innerJoin('machine_key', 'machine_key.machine_id', 'machine.id')
    .select(['machine.id', 'machine.scopes', 'machine_key.jwk'])
    .where('machine.id', '=', clientId as UserId).where(orgInOffice).where('machine.ended_at', 'is', null).where('machine_key.revoked_at', 'is', null).orderBy('machine_key.added_at')
    .execute();
  const [first] = rows;
  return first && { id: first.id, scopes: first.scopes, keys: rows.map(({ jwk }) => jwk) };
}
