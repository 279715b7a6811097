import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ActDraft } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Instant } from '../domain/time.ts';
import { plusMs } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import { INSTALLATION } from './business-time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/** What an operator's change gives: what is answered now, and what is kept of it for the same key again (a secret is told once). */
interface Changed<T> {
  draft: ActDraft;
  outcome: T;
  kept: T;
}

/** One change of an operator with its act in the log of the installation; the same key again changes nothing and returns what was kept. */
export async function operatorAct<T>(register: Register, { actor, actId, key, elapsedMs }: PersonalRequest, change: (trx: Trx, at: Instant) => Promise<Changed<T>>): Promise<T> {
  if (!hasRole(actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [INSTALLATION])).get(INSTALLATION) ?? (await openDossier(trx, INSTALLATION, 'installation'));
    const earlier = await firstOutcome<T>(trx, key);
    if (earlier !== undefined) return earlier;
    const now = await businessNow(trx);
    const occurredAt = plusMs(now, -elapsedMs());
    const { draft, outcome, kept } = await change(trx, occurredAt);
    const writer = new LogWriter(head, now);
    writer.append(draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt });
    await flush(trx, [writer]);
    await keepOutcome(trx, key, 201, kept);
    return outcome;
  });
}

/** An operator's request that no browser sends: of whatever sets an installation up. Each is its own. */
export const ownRequest = (register: Register, actor: Actor): PersonalRequest => {
  const key = uuidv7();
  return { actor, actId: newActId(), key: { actor: actor.userId, route: 'setup', key, fingerprint: register.vault.fingerprint(key) }, elapsedMs: () => 0 };
};

/** By which a secret is known again and not found: they are random and long. */
export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url').slice(0, 22);

/** Whose system an address is, without what may stand behind it; a mail's is a person's. */
export const hostOf = (address: string | null): string | null => (address !== null && URL.canParse(address) ? new URL(address).host || null : null);
