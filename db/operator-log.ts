import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ActDraft } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { installationAct } from './installation-log.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/** One change of an operator with its act; what is kept of it for the same key may be less than what is answered now. */
export async function operatorAct<T>(register: Register, request: PersonalRequest, change: (trx: Trx, at: Instant) => Promise<{ draft: ActDraft; outcome: T; kept: T }>): Promise<T> {
  if (!hasRole(request.actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
  return installationAct(register, request, async (trx, at) => {
    const { draft, outcome, kept } = await change(trx, at);
    return { draft, outcome: () => outcome, kept };
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
