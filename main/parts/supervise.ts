import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './child-process.ts';
import { sentenceFor } from './fault.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import type { Say } from './progress.ts';

/** One part of the house: how it is started until it is ready to serve, and how its process is recognised. */
export type Part = {
  readonly name: string;
  readonly marker: string;
  readonly stopSignal: NodeJS.Signals;
  /** Resolves when the part serves, rejects when it does not come up; tells of its process as soon as there is one. */
  start(spawned: (running: Running) => void): Promise<Running>;
};
export type Supervised = {
  readonly name: string;
  /** Settles with the first start; a first start that fails is the caller's to report, later ones are tried again. */
  readonly ready: Promise<void>;
  pid(): number | undefined;
  stop(): Promise<void>;
};

const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A part that lived this long has recovered: the next fall begins with the shortest delay again. */
const steadyAfterMs = 60_000;

/** Starts a part and keeps it up: when it dies it is started again, later each time, and says so. */
export function supervise(part: Part, pidFolder: string, say: Say): Supervised {
  const stopping = new AbortController();
  let current: Running | undefined;

  const spawned = (running: Running): void => {
    current = running;
    writePidFile(pidFolder, { part: part.name, pid: running.pid, marker: part.marker, stopSignal: part.stopSignal });
    if (stopping.signal.aborted) void running.stop();
  };
  const keepUp = async (first: Running): Promise<void> => {
    let running = first;
    let startedAt = Date.now();
    let delay = firstDelayMs;
    for (;;) {
      const exit = await running.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > steadyAfterMs) delay = firstDelayMs;
      say(`! ${part.name} ended unexpectedly (${exit.signal ?? `code ${exit.code}`}); starting it again in ${delay / 1000} s`);
      for (let up = false; !up; ) {
        await wait(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        delay = Math.min(delay * 2, longestDelayMs);
        const begun = Date.now();
        try {
          running = await part.start(spawned);
          startedAt = Date.now();
          up = true;
          say(`✓ ${part.name} runs again (${((startedAt - begun) / 1000).toFixed(1)} s)`);
        } catch (error) {
          if (stopping.signal.aborted) return;
          say(`! ${part.name} did not come up: ${sentenceFor(error)} (next try in ${delay / 1000} s)`);
        }
      }
    }
  };

  const firstStart = part.start(spawned);
  const kept = firstStart.then(keepUp, () => undefined);
  return {
    name: part.name,
    ready: firstStart.then(() => undefined),
    pid: () => (current?.hasExited() ? undefined : current?.pid),
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await kept;
      await current?.stop();
      removePidFile(pidFolder, part.name);
    },
  };
}
