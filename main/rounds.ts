import { setTimeout as wait } from 'node:timers/promises';

/** Work that goes round and round by itself until it is stopped. */
export interface Rounds {
  /** Lets the round under way come to its end. */
  stop(): Promise<void>;
}

/** Goes round until stopped: `round` says whether there is more to do at once, otherwise it rests. A round that fails is told of under `name`, and the next one comes after the rest. */
export function startRounds(name: string, everyMs: number, round: () => Promise<boolean>): Rounds {
  const ending = new AbortController();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      const more = await round().catch((error: unknown) => {
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      });
      if (!more) await wait(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await loop;
    },
  };
}
