import type { OrgId, UserId } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';

export interface MachineRow {
  id: UserId;
  name: string;
  orgId: OrgId;
  scopes: Scope[];
  registeredAt: Instant;
  endedAt: Instant | null;
  keys: { kid: string; alg: string; addedAt: Instant; revokedAt: Instant | null }[];
}

/** All machines with their keys, those that are good first; for whoever the table of sight shows them to. */
export async function machineRows(trx: Trx): Promise<MachineRow[]> {
  const machines = await trx.selectFrom('machine').innerJoin('app_user', 'app_user.id', 'machine.id')
    .select(['machine.id', 'app_user.name', 'machine.org_id', 'machine.scopes', 'machine.registered_at', 'machine.ended_at'])
    .orderBy((e) => e('machine.ended_at', 'is not', null)).orderBy('machine.registered_at', 'desc').orderBy('machine.id').execute();
  const keys = await trx.selectFrom('machine_key').select(['machine_id', 'kid', 'jwk', 'added_at', 'revoked_at']).orderBy('added_at', 'desc').orderBy('kid').execute();
  return machines.map((m) => ({
    id: m.id, name: m.name, orgId: m.org_id, scopes: m.scopes, registeredAt: m.registered_at, endedAt: m.ended_at,
    keys: keys.filter((key) => key.machine_id === m.id).map((key) => ({ kid: key.kid, alg: key.jwk.alg, addedAt: key.added_at, revokedAt: key.revoked_at })),
  }));
}
