import { existsSync, readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import type { Booked } from './proof-source/service.ts';
import { startProofSource } from './proof-source/service.ts';

/**
 * The system of an authority as a process of its own, told by its environment: PROOF_AUTHORITY, PROOF_SYSTEM (what it calls itself), PROOF_PORT, PROOF_KEYS (where the
 * platform publishes its keys), PROOF_KEY (a private JWK with its kid) and PROOF_BOOK (a JSON file: decision number → correctedOn, performedOn, reference).
 */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

const key = JSON.parse(setting('PROOF_KEY')) as JWK & { kid: string };
const file = setting('PROOF_BOOK');
// Read at each question: books are written in while the system runs.
const book = (): Record<string, Booked> => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Booked>) : {});
const source = await startProofSource({
  port: Number(setting('PROOF_PORT')), authority: setting('PROOF_AUTHORITY'), system: setting('PROOF_SYSTEM'), keysUrl: setting('PROOF_KEYS'), key: { kid: key.kid, privateKey: key }, book: (number) => book()[number],
});
console.log(`proof source ${setting('PROOF_AUTHORITY')} at ${source.url}`);
process.send?.({ ready: true });
const end = (): void => void source.close().then(() => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
process.once('disconnect', end);
