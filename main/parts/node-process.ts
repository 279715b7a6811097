import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../config.ts';
import { type Running, lastLines, start } from './child-process.ts';
import { StartFault } from './fault.ts';
import type { Part } from './supervise.ts';

/** One of our own entries (main/api.ts …) as a part: it is ready when it says so over its channel (see run-process.ts). */
export type NodePartOptions = {
  readonly name: string;
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly logFile: string;
};

/** A smaller young generation: some 20 MB less per process that mostly waits, for a little more collecting under load. */
const NODE_FLAGS = ['--max-semi-space-size=4'];

export function nodePart(options: NodePartOptions): Part {
  // The data folder on the command line tells two demos on one machine apart when orphans are stopped.
  const marker = `${join(projectRoot, options.entry)} --data-dir=${options.dataDir}`;
  return {
    name: options.name,
    marker,
    stopSignal: 'SIGTERM',
    start: async (spawned) => {
      let isReady: () => void = () => undefined;
      const ready = new Promise<'ready'>((resolve) => {
        isReady = () => resolve('ready');
      });
      const running: Running = await start({
        command: process.execPath,
        args: [...NODE_FLAGS, join(projectRoot, options.entry), `--data-dir=${options.dataDir}`],
        // One heap per thread is glibc's taste, not the worker's need.
        env: { MALLOC_ARENA_MAX: '2', ...options.env },
        cwd: projectRoot,
        logFile: options.logFile,
        onMessage: (message) => {
          if (typeof message === 'object' && message !== null && 'ready' in message) isReady();
        },
        stopSignal: 'SIGTERM',
        stopWithinMs: 17_000,
      });
      spawned(running);
      const tooLate = new AbortController();
      const outcome = await Promise.race([ready, running.exited, wait(90_000, 'late' as const, { signal: tooLate.signal }).catch(() => 'late' as const)]);
      tooLate.abort();
      if (outcome === 'ready') return running;
      if (outcome === 'late') await running.stop();
      throw new StartFault(`${outcome === 'late' ? `${options.name} was not ready within 90 s` : `${options.name} ended while starting`}. Its log (${options.logFile}) says:\n${lastLines(options.logFile, 12)}`);
    },
  };
}

/** Runs one of our entries to its end (migration, demo player), each line that it prints handed on. */
export async function runToEnd(name: string, entry: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot, entry)], { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
  let errors = '';
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new StartFault(`${name} failed:\n${errors.trim().split('\n').slice(-15).join('\n')}`);
}
