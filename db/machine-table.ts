import type { ColumnType } from 'kysely';
import type { OrgId, UserId } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';

/** A public key as the issuer reads it; there is no private one anywhere here. */
export interface PublicJwk {
  kty: string;
  kid: string;
  alg: string;
  use: 'sig';
  [member: string]: string;
}

/** A program of an organisation; its row in `app_user` has the same id, which is its client id at the issuer. */
export interface MachineTable {
  id: UserId;
  org_id: OrgId;
  scopes: Scope[];
  registered_at: Instant;
  tokens_from: Instant;
  ended_at: Instant | null;
}
export interface MachineKeyTable {
  machine_id: UserId;
  kid: string;
  jwk: ColumnType<PublicJwk, string, never>;
  added_at: Instant;
  revoked_at: Instant | null;
}
export interface MachineTables {
  machine: MachineTable;
  machine_key: MachineKeyTable;
}
