import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Running } from '../../main/parts/child-process.ts';
import { nodePart } from '../../main/parts/node-process.ts';
import { writePidFile } from '../../main/parts/pid-file.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import { startTemporal, temporalMarker, testDynamicConfig } from '../../main/parts/temporal-server.ts';

/** A Temporal server of a test's own that keeps its data in a file, to be killed, emptied and set back. */
export interface OwnEngine {
  address: string;
  /** Until it answers; on the same port and the same file each time. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  isRunning(): boolean;
  /** While stopped: keeps a copy of its data under a name. */
  keep(name: string): void;
  /** While stopped: goes back to a kept copy. */
  restore(name: string): void;
  /** While stopped: forgets everything. */
  wipe(): void;
  remove(): Promise<void>;
}

const PARTS = ['', '-wal', '-shm', '-journal'] as const;

export async function startOwnEngine(): Promise<OwnEngine> {
  // Named like the run's own folder, with its pid file: what a killed run leaves is cleared away by the next (global-setup.ts).
  const folder = mkdtempSync(join(tmpdir(), `zhengming-test-${process.pid}-engine-`));
  const port = await findFreePort();
  const dbFile = join(folder, 'engine.db');
  let running: Running | undefined;
  const isRunning = (): boolean => running !== undefined && !running.hasExited();
  const stopped = (): void => {
    if (isRunning()) throw new Error('the engine is running');
  };
  const copy = (from: string, to: string): void => {
    for (const part of PARTS) {
      rmSync(to + part, { force: true });
      if (existsSync(from + part)) copyFileSync(from + part, to + part);
    }
  };
  const engine: OwnEngine = {
    address: `127.0.0.1:${port}`,
    async start() {
      stopped();
      ({ running } = await startTemporal({
        binary: inject('temporalBinary'), port, dbFile, logFile: join(folder, 'engine.log'), extraDynamicConfig: testDynamicConfig,
        spawned: ({ pid }) => writePidFile(join(folder, 'run'), { part: 'Temporal', pid, marker: temporalMarker(port), stopSignal: 'SIGTERM' }),
      }));
    },
    async stop() {
      await running?.stop();
    },
    async kill() {
      running?.kill('SIGKILL');
      await running?.exited;
    },
    isRunning,
    keep(name) {
      stopped();
      copy(dbFile, join(folder, name));
    },
    restore(name) {
      stopped();
      if (!existsSync(join(folder, name))) throw new Error(`no copy ${name}`);
      copy(join(folder, name), dbFile);
    },
    wipe() {
      stopped();
      for (const part of PARTS) rmSync(dbFile + part, { force: true });
    },
    async remove() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await engine.start();
  return engine;
}

/** main/worker.ts as `npm start` runs it: a process of its own, started again whenever it has ended. */
export interface WorkerProcess {
  /** Until it serves. */
  up(): Promise<void>;
  /** kill -9 of a worker that serves; resolves when it is gone. It comes back by itself. */
  kill(): Promise<void>;
  /** How often it was started. */
  starts(): number;
  stop(): Promise<void>;
}

export function startWorkerProcess(options: { databaseUrl: string; temporalAddress: string; taskQueue: string; masterKey: Uint8Array }): WorkerProcess {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-worker-'));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ZM_MODE: 'demo', DATABASE_URL: options.databaseUrl, TEMPORAL_ADDRESS: options.temporalAddress,
    ZM_TASK_QUEUE: options.taskQueue, ZM_MASTER_KEY: Buffer.from(options.masterKey).toString('base64'), ZM_WORKFLOW_BUNDLE: inject('bundlePath'),
    PUBLIC_URL: 'http://127.0.0.1', ZM_DATA_DIR: folder,
  };
  const part = nodePart({ name: 'worker', entry: 'main/worker.ts', env, dataDir: folder, logFile: join(folder, 'worker.log') });
  let running: Running | undefined;
  let serving = false;
  let ending = false;
  let starts = 0;
  const supervised = (async () => {
    while (!ending) {
      starts += 1;
      try {
        await part.start((each) => {
          running = each;
        });
        serving = true;
        if (ending) await running?.stop();
        await running?.exited;
        serving = false;
      } catch {
        // Without an engine it cannot start; it is tried again until there is one.
        if (!ending) await wait(200);
      }
    }
  })();
  const up = async (): Promise<void> => {
    while (!serving || running?.hasExited() !== false) await wait(20);
  };
  return {
    up,
    async kill() {
      await up();
      running?.kill('SIGKILL');
      await running?.exited;
    },
    starts: () => starts,
    async stop() {
      ending = true;
      await running?.stop();
      await supervised;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
