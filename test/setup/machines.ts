import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export { machineToken } from '../../scripts/lib/machine-token.ts';

/** A key pair as a department's administrator makes one; only the public half goes anywhere. */
export function keyPair(): { publicPem: string; privatePem: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })), privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), privateKey };
}
