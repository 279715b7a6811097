import { createPrivateKey } from 'node:crypto';
import { startSealService } from './seal-service/service.ts';

/** A seal service as a process of its own, for trying `ZM_SEAL=service`: SEAL_PORT, SEAL_TOKEN and SEAL_KEY (an Ed25519 private key, PEM). */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

const service = await startSealService({ port: Number(setting('SEAL_PORT')), token: setting('SEAL_TOKEN'), key: createPrivateKey(setting('SEAL_KEY')) });
console.log(`seal service at ${service.url}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void service.close().then(() => process.exit(0)));
