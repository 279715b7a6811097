import { setChannel } from '../../db/recipient-channels.ts';
import type { PublicKey } from '../../db/notice-tables.ts';
import type { Config, Environment } from '../config.ts';
import { makeRegister } from '../make-register.ts';
import { actorOf, getDemoIdentity } from './city/identities.ts';
import { ENTERPRISE_SYSTEM } from './city/organisations.ts';

/** The organisation whose system runs beside the demo and takes corrections by itself. */
export const DEMO_RECIPIENT = ENTERPRISE_SYSTEM;

/** Once the cases of the past are played, one recipient is told by its system: its counterpart has got this address with this start. */
export async function introduceRecipient(config: Config, env: Environment): Promise<void> {
  const [url, key] = [env.ZM_DEMO_RECIPIENT_URL, env.ZM_DEMO_RECIPIENT_KEY];
  if (config.mode !== 'demo' || !url || !key) return;
  const register = makeRegister(config, 'demo-recipient', 1);
  try {
    await setChannel(register, actorOf(getDemoIdentity('operator')), { orgId: DEMO_RECIPIENT, way: 'webhook', address: url, publicKeys: [JSON.parse(key) as PublicKey], newSecret: false });
  } finally {
    await register.db.destroy();
  }
}
