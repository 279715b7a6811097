import { writeFileSync } from 'node:fs';
import { overseeing } from '../../db/database.ts';
import { setConnector } from '../../db/proof-connectors.ts';
import { ownRequest } from '../../db/operator-log.ts';
import { setChannel } from '../../db/recipient-channels.ts';
import type { PublicKey } from '../../db/notice-tables.ts';
import type { Config, Environment } from '../config.ts';
import { makeRegister } from '../make-register.ts';
import { actorOf, getDemoIdentity } from './city/identities.ts';
import { ENTERPRISE_SYSTEM, TAX } from './city/organisations.ts';

/** The organisation whose system runs beside the demo and takes corrections by itself. */
export const DEMO_RECIPIENT = ENTERPRISE_SYSTEM;
/** The authority whose system runs beside the demo and answers for proof of performance. */
export const DEMO_PROOF_SOURCE = TAX;

/** Once the cases of the past are played, one recipient is told by its system: its counterpart has got this address with this start. */
export async function introduceRecipient(config: Config, env: Environment): Promise<void> {
  const [url, key] = [env.ZM_DEMO_RECIPIENT_URL, env.ZM_DEMO_RECIPIENT_KEY];
  if (config.mode !== 'demo' || !url || !key) return;
  const register = makeRegister(config, 'demo-recipient', 1);
  try {
    await setChannel(register, { ...ownRequest(register, actorOf(getDemoIdentity('operator'))), orgId: DEMO_RECIPIENT, way: 'webhook', address: url, publicKeys: [JSON.parse(key) as PublicKey], newSecret: false });
  } finally {
    await register.db.destroy();
  }
}

/** The authority's system gets its books (what it has on file of its own decisions), and the platform its address. */
export async function introduceProofSource(config: Config, env: Environment): Promise<void> {
  const [url, key, book] = [env.ZM_DEMO_PROOF_URL, env.ZM_DEMO_PROOF_KEY, env.ZM_DEMO_PROOF_BOOK];
  if (config.mode !== 'demo' || !url || !key || !book) return;
  const register = makeRegister(config, 'demo-proof-source', 1);
  try {
    const rows = await overseeing(register.db, 'zm_procedure', (trx) => trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
      .innerJoin('record_publicity as p', 'p.record_id', 'record.id').select(['v.fields', 'p.corrected_on', 'p.performed_on']).where('record.provider_id', '=', DEMO_PROOF_SOURCE).execute());
    writeFileSync(book, JSON.stringify(Object.fromEntries(rows.map(({ fields, corrected_on, performed_on }, i) => [fields.documentNumber, { correctedOn: corrected_on, performedOn: performed_on, reference: `缴款书${String(i + 1).padStart(6, '0')}` }]))));
    await setConnector(register, { ...ownRequest(register, actorOf(getDemoIdentity('operator'))), orgId: DEMO_PROOF_SOURCE, address: url, publicKeys: [JSON.parse(key) as PublicKey] });
  } finally {
    await register.db.destroy();
  }
}
