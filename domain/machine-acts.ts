import type { OrgId, UserId } from './ids.ts';
import type { Scope } from './scope.ts';

/** Acts on the machines of organisations, in the log of the installation. */
export interface MachineFacts {
  machineRegistered: { machineId: UserId; orgId: OrgId; scopes: Scope[] };
  /** `kid`: the thumbprint of the public key (RFC 7638), which names it without a doubt. */
  machineKeyAdded: { machineId: UserId; kid: string };
  machineKeyRevoked: { machineId: UserId; kid: string };
  machineEnded: { machineId: UserId };
}
