import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  endsAt: number;
}

/**
 * The provider's short-lived state (logins under way, codes). It never finds a `Session` again, so every login asks who you are:
 * in a demo people change identities all the time, and nobody must be logged in again in silence after our own idle limit.
 * Clients that are not in its configuration are machines, and those it keeps nothing of.
 */
export function memoryStore(machine: (id: string) => Promise<ClientMetadata | undefined>): AdapterFactory {
  const entries = new Map<string, Entry>();
  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > Date.now() ? entry.payload : undefined;
  };
  const forgetEnded = () => {
    for (const [key, entry] of entries) if (entry.endsAt <= Date.now()) entries.delete(key);
  };
  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      forgetEnded();
      if (model === 'Session') return;
      entries.set(`${model}:${id}`, { payload, endsAt: Date.now() + (expiresIn ?? 3600) * 1000 });
    },
    find: async (id) => (model === 'Client' ? ((await machine(id)) as AdapterPayload | undefined) : live(`${model}:${id}`)),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = live(`${model}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
