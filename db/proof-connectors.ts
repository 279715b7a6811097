import { Refusal } from '../domain/errors.ts';
import type { OrgId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { PublicKey } from './notice-tables.ts';
import { hostOf, operatorAct } from './operator-log.ts';
import type { Register } from './register.ts';

/** Where an authority's system answers about its own records, and by which keys its answers are known. */
export interface ProofConnector {
  orgId: OrgId;
  address: string;
  publicKeys: PublicKey[];
  changedAt: Instant;
}

/** An operator names an authority's system, or says that there is none any more: proof is uploaded then. */
export function setConnector(register: Register, request: PersonalRequest & { orgId: OrgId; address: string | null; publicKeys: PublicKey[] }): Promise<{ orgId: OrgId }> {
  const { actor, orgId, address, publicKeys } = request;
  return operatorAct(register, request, async (trx) => {
    if ((await trx.selectFrom('organisation').select('id').where('id', '=', orgId).executeTakeFirst()) === undefined) throw new Refusal('not-found', { field: '/orgId' });
    const draft = { kind: 'proofConnectorSet' as const, facts: { orgId, host: hostOf(address), kids: address === null ? [] : publicKeys.map(({ kid }) => kid) } };
    const outcome = { draft, outcome: { orgId }, kept: { orgId } };
    if (address === null) {
      await trx.deleteFrom('proof_connector').where('org_id', '=', orgId).execute();
      return outcome;
    }
    const row = { address, public_keys: JSON.stringify(publicKeys), changed_by: actor.userId, changed_at: await businessNow(trx) };
    await trx.insertInto('proof_connector').values({ org_id: orgId, ...row }).onConflict((c) => c.column('org_id').doUpdateSet(row)).execute();
    return outcome;
  });
}

const shaped = (row: { org_id: OrgId; address: string; public_keys: PublicKey[]; changed_at: Instant }): ProofConnector => ({ orgId: row.org_id, address: row.address, publicKeys: row.public_keys, changedAt: row.changed_at });

/** The connector of an authority; undefined: it has none, and proof is uploaded. */
export async function connectorOf(trx: Trx, orgId: OrgId): Promise<ProofConnector | undefined> {
  const row = await trx.selectFrom('proof_connector').selectAll().where('org_id', '=', orgId).executeTakeFirst();
  return row === undefined ? undefined : shaped(row);
}

export const connectors = async (trx: Trx): Promise<ProofConnector[]> => (await trx.selectFrom('proof_connector').selectAll().orderBy('org_id').execute()).map(shaped);
