import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ActDraft } from '../domain/act.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId, UserId } from '../domain/ids.ts';
import { MOST_KEYS, rolesOfScopes } from '../domain/machine.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { installationAct } from './installation-log.ts';
import type { PublicJwk } from './machine-table.ts';
import type { Register } from './register.ts';

/** What an operator gets for an act on a machine. */
export interface MachineReceipt {
  machineId: UserId;
  /** Of the key that was added or revoked. */
  kid: string | null;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** Enters a machine of an organisation; it can do nothing before it has a key. */
export function registerMachine(register: Register, request: PersonalRequest & { orgId: OrgId; name: string; scopes: readonly Scope[] }): Promise<MachineReceipt> {
  const { orgId, name } = request;
  const scopes = [...new Set(request.scopes)];
  // Made before the transaction, so that every try enters the same machine.
  const machineId = asId<UserId>(`machine-${uuidv7()}`);
  return act(register, request, async (trx, at) => {
    const org = await trx.selectFrom('organisation').select('valid_to').where('id', '=', orgId).executeTakeFirst();
    if (org === undefined || org.valid_to !== null) throw new Refusal('not-found', { field: '/orgId' });
    await trx.insertInto('app_user').values({ id: machineId, name, name_en: name, org_id: orgId, subject_id: null, enabled: true, kind: 'machine' }).execute();
    await trx.insertInto('machine').values({ id: machineId, org_id: orgId, scopes, registered_at: at, tokens_from: sql`clock_timestamp() - interval '1 minute'`, ended_at: null }).execute();
    await trx.insertInto('user_role').values(rolesOfScopes(scopes).map((role) => ({ user_id: machineId, role }))).execute();
    return { machineId, kid: null, draft: { kind: 'machineRegistered', facts: { machineId, orgId, scopes } } };
  });
}

/** Registers a public key; while two are good, the old one goes on working until it is revoked. */
export function addMachineKey(register: Register, request: PersonalRequest & { machineId: UserId; publicKey: string }): Promise<MachineReceipt> {
  const { machineId } = request;
  const jwk = publicJwk(request.publicKey);
  return act(register, request, async (trx, at) => {
    await liveMachine(trx, machineId);
    const keys = await trx.selectFrom('machine_key').select(['kid', 'machine_id', 'revoked_at']).where((e) => e.or([e('machine_id', '=', machineId), e('kid', '=', jwk.kid)])).execute();
    // A key names one machine for good, also when it was revoked.
    if (keys.some(({ kid }) => kid === jwk.kid)) throw new Refusal('already-done', { field: '/publicKey' });
    if (keys.filter((key) => key.revoked_at === null).length >= MOST_KEYS) throw new Refusal('not-allowed-in-stage', { params: { keys: MOST_KEYS } });
    await trx.insertInto('machine_key').values({ machine_id: machineId, kid: jwk.kid, jwk: JSON.stringify(jwk), added_at: at, revoked_at: null }).execute();
    return { machineId, kid: jwk.kid, draft: { kind: 'machineKeyAdded', facts: { machineId, kid: jwk.kid } } };
  });
}

/** Revokes a key at once; tokens given out until now are refused too, whichever key they were asked for with. */
export function revokeMachineKey(register: Register, request: PersonalRequest & { machineId: UserId; kid: string }): Promise<MachineReceipt> {
  const { machineId, kid } = request;
  return act(register, request, async (trx, at) => {
    await liveMachine(trx, machineId);
    const key = await trx.selectFrom('machine_key').select('revoked_at').where('machine_id', '=', machineId).where('kid', '=', kid).executeTakeFirst();
    if (key === undefined) throw new Refusal('not-found');
    if (key.revoked_at !== null) throw new Refusal('already-done');
    await trx.updateTable('machine_key').set({ revoked_at: at }).where('machine_id', '=', machineId).where('kid', '=', kid).execute();
    // Tokens count in whole seconds: one of this very second is refused with those before.
    await trx.updateTable('machine').set({ tokens_from: sql`date_trunc('second', clock_timestamp()) + interval '1 second'` }).where('id', '=', machineId).execute();
    return { machineId, kid, draft: { kind: 'machineKeyRevoked', facts: { machineId, kid } } };
  });
}

/** Ends a machine for good: no token, no look, no act. */
export function endMachine(register: Register, request: PersonalRequest & { machineId: UserId }): Promise<MachineReceipt> {
  const { machineId } = request;
  return act(register, request, async (trx, at) => {
    await liveMachine(trx, machineId);
    await trx.updateTable('machine').set({ ended_at: at }).where('id', '=', machineId).execute();
    await trx.updateTable('app_user').set({ enabled: false }).where('id', '=', machineId).where('kind', '=', 'machine').execute();
    return { machineId, kid: null, draft: { kind: 'machineEnded', facts: { machineId } } };
  });
}

/** One act of an operator, with what it changes. */
async function act(register: Register, request: PersonalRequest, change: (trx: Trx, at: Instant) => Promise<{ machineId: UserId; kid: string | null; draft: ActDraft }>): Promise<MachineReceipt> {
  if (!hasRole(request.actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
  return installationAct(register, request, async (trx, at) => {
    const { draft, ...made } = await change(trx, at);
    return { draft, outcome: (place): MachineReceipt => ({ ...made, ...place }) };
  });
}

async function liveMachine(trx: Trx, machineId: UserId): Promise<void> {
  const row = await trx.selectFrom('machine').select('ended_at').where('id', '=', machineId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  if (row.ended_at !== null) throw new Refusal('not-allowed-in-stage', { params: { state: 'ended' } });
}

/** P-256 or RSA of at least 2048 bits; whoever sends a private key is told so, and it is not kept. */
function publicJwk(pem: string): PublicJwk {
  const field = '/publicKey';
  if (/PRIVATE KEY/.test(pem)) throw new Refusal('private-key-sent', { field });
  let key: KeyObject;
  try {
    key = createPublicKey({ key: pem, format: 'pem' });
  } catch {
    throw new Refusal('unsuitable-key', { field });
  }
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const alg = key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1' ? 'ES256' : key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 ? 'PS256' : undefined;
  if (alg === undefined) throw new Refusal('unsuitable-key', { field });
  const { kty = '', ...members } = key.export({ format: 'jwk' }) as Record<string, string>;
  return { ...members, kty, alg, use: 'sig', kid: thumbprint({ ...members, kty }) };
}

/** RFC 7638: the hash over the key's own members in the order of their names. */
const thumbprint = (members: Record<string, string>): string =>
  createHash('sha256').update(JSON.stringify(Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))))).digest('base64url');
