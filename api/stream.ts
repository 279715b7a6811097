import type { FastifyBaseLogger } from 'fastify';
import type { Change } from '../db/change-reads.ts';
import { recentChanges } from '../db/change-reads.ts';
import type { Db } from '../db/database.ts';
import type { Party } from '../db/schema.ts';

const POLL_MS = 500;
const OVERLAP_S = 5;

export interface Listener {
  /** null: concerned by everything. */
  parties: ReadonlySet<Party> | null;
  tell(change: { cases: string[]; time: boolean }): void;
}

/** Tells whoever listens that something they may see has changed; one poller for all listeners of this process. */
export interface ChangeFeed {
  listen(listener: Listener): () => void;
  close(): void;
}

export function changeFeed(db: Db, log: FastifyBaseLogger): ChangeFeed {
  const listeners = new Set<Listener>();
  let seen: Set<string> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let polling = false;
  let closed = false;
  let failing = false;

  async function poll(): Promise<void> {
    polling = true;
    try {
      const changes = await recentChanges(db, OVERLAP_S);
      const keys = new Set(changes.map(keyOf));
      // The first look only learns what is there; news is what came since.
      if (seen !== undefined) spread(changes.filter((change) => !seen?.has(keyOf(change))));
      seen = keys;
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ cause: error instanceof Error ? error.message : 'unknown' }, 'changes cannot be read');
      failing = true;
    }
    polling = false;
    timer = undefined;
    if (!closed && listeners.size > 0) timer = setTimeout(() => void poll(), POLL_MS);
    else seen = undefined;
  }

  function spread(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const time = changes.some((change) => change.kind === 'installation');
    for (const { parties, tell } of listeners) {
      const theirs = changes.filter((change) => parties === null || change.parties.some((party) => parties.has(party)));
      if (theirs.length > 0 || time) tell({ cases: theirs.filter((change) => change.kind === 'case').map((change) => change.id), time });
    }
  }

  return {
    listen(listener) {
      listeners.add(listener);
      if (!polling && timer === undefined) void poll();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
        if (!polling) seen = undefined;
      };
    },
    close() {
      closed = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

const keyOf = (change: Change): string => `${change.id} ${change.seq}`;
