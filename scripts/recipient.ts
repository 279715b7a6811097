import type { JWK } from 'jose';
import { BEHAVIOURS, startRecipient } from './recipient/service.ts';
import type { Behaviour } from './recipient/service.ts';
import { drawFrom } from '../main/demo/city/seeded.ts';
import { recipientStore } from './recipient/store.ts';

/**
 * A recipient's system as a process of its own, told by its environment: RECIPIENT_ORG, RECIPIENT_PORT, RECIPIENT_KEYS (where the platform
 * publishes its keys), RECIPIENT_FOLDER (its store), RECIPIENT_KEY (a private JWK with its kid) or RECIPIENT_SECRET, and
 * RECIPIENT_BEHAVE to see what a bad one does, or RECIPIENT_FAULTS (a seed) for one that fails now and then. With PROOF_AUTHORITY the system of an authority (proof-source.ts) runs in the same process.
 */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

const key = process.env.RECIPIENT_KEY === undefined ? undefined : (JSON.parse(process.env.RECIPIENT_KEY) as JWK & { kid: string });
const faultSeed = process.env.RECIPIENT_FAULTS;
const draw = drawFrom(`faults ${faultSeed ?? ''}`);
/** Of a hundred calls so many go wrong, the slow ones seldom: whatever waits behind one waits with it. */
const FAULTS: readonly [Behaviour, number][] = [['fails', 1], ['diesAfterTaking', 1], ['twice', 1], ['forges', 0.5], ['otherContent', 0.5], ['hangs', 0.1]];
function nextFault(): Behaviour | undefined {
  let left = draw() * 100;
  return FAULTS.find(([, share]) => (left -= share) < 0)?.[0];
}
const recipient = await startRecipient({
  ...(faultSeed === undefined ? {} : { faults: nextFault }),
  port: Number(setting('RECIPIENT_PORT')), orgId: setting('RECIPIENT_ORG'), keysUrl: setting('RECIPIENT_KEYS'), store: recipientStore(setting('RECIPIENT_FOLDER')),
  ...(key === undefined ? {} : { key: { kid: key.kid, privateKey: key } }), ...(process.env.RECIPIENT_SECRET === undefined ? {} : { secret: process.env.RECIPIENT_SECRET }),
});
const behaviour = process.env.RECIPIENT_BEHAVE;
if (behaviour !== undefined) {
  const known = BEHAVIOURS.find((each) => each === behaviour);
  if (known === undefined) throw new Error(`RECIPIENT_BEHAVE must be one of ${BEHAVIOURS.join(', ')}`);
  recipient.behave(known satisfies Behaviour);
}
console.log(`recipient ${setting('RECIPIENT_ORG')} at ${recipient.url}`);
if (process.env.PROOF_AUTHORITY !== undefined) await import('./proof-source.ts');
process.send?.({ ready: true });
const end = (): void => void recipient.close().then(() => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
// Started by a house, it ends with it.
process.once('disconnect', end);
