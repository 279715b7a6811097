import { Type } from 'typebox';
import { SCOPE_NAMES } from '../../domain/scope.ts';
import { Closed, InstantText, Nullable, OneOf, OrgKey, OrgView, Words } from './common.ts';

export const MachineId = Type.String({ pattern: '^machine-[0-9a-f-]{36}$', description: 'The machine’s client id at the issuer.' });
const Kid = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'The key’s thumbprint (RFC 7638).' });
export const MachineParams = Type.Object({ id: MachineId });
export const MachineKeyParams = Type.Object({ id: MachineId, kid: Kid });

export const RegisterMachineBody = Closed({ orgId: OrgKey, name: Words(100), scopes: Type.Array(OneOf(SCOPE_NAMES), { minItems: 1, maxItems: SCOPE_NAMES.length, uniqueItems: true }) });
export const AddKeyBody = Closed({ publicKey: Type.String({ minLength: 1, maxLength: 4000, description: 'A public key as PEM: P-256, or RSA of at least 2048 bits. The private key never leaves its machine.' }) });
export const MachineReceipt = Closed({ machineId: MachineId, kid: Nullable(Kid), seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });

export const MachinesView = Closed({
  issuer: Type.String(), audience: Type.String(),
  /** Organisations that are there today, to choose from. */
  orgs: Type.Array(OrgView),
  machines: Type.Array(Closed({
    id: MachineId, name: Type.String(), org: OrgView, scopes: Type.Array(OneOf(SCOPE_NAMES)), registeredAt: InstantText, endedAt: Nullable(InstantText),
    keys: Type.Array(Closed({ kid: Kid, alg: Type.String(), addedAt: InstantText, revokedAt: Nullable(InstantText) })),
  })),
});
/** A key set (RFC 7517) of public keys, for the issuer. */
export const KeySetView = Closed({ keys: Type.Array(Type.Record(Type.String(), Type.String())) });
