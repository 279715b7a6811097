import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A started program: its end is a promise, and stopping is polite first and final after. */
export type Running = {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  hasExited(): boolean;
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
};
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type SpawnOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Both outputs go here and not to our own: an orphan that holds our pipe would hang whoever called us. */
  readonly logFile?: string;
  /** Called for every message of a Node child; opens the channel by which the child notices our end. */
  readonly onMessage?: (message: unknown) => void;
  readonly stopSignal?: NodeJS.Signals;
  /** How long a polite stop may take before it is made final. */
  readonly stopWithinMs?: number;
};

const logLimit = 5_000_000;

/** Starts a program in a process group of its own, so that Ctrl-C at a terminal reaches only us and we order the end. */
export async function start(options: SpawnOptions): Promise<Running> {
  const log = options.logFile === undefined ? undefined : openLog(options.logFile);
  const output = log ?? 'inherit';
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    detached: true,
    stdio: options.onMessage ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
  });
  if (log !== undefined) closeSync(log);
  if (options.onMessage) child.on('message', options.onMessage);
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.on('error', () => undefined); // a failed kill is seen by `exited`
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (hasExited()) return;
    child.kill(options.stopSignal ?? 'SIGTERM');
    const late = new AbortController();
    await Promise.race([exited, wait(options.stopWithinMs ?? 10_000, undefined, { signal: late.signal }).then(() => child.kill('SIGKILL'))]);
    late.abort();
    await exited;
  };
  return { pid: child.pid ?? 0, exited, hasExited, stop, kill: (signal) => child.kill(signal) };
}

/** The last lines of a log file, for the one place where a reader needs them: beside the sentence that names the failure. */
export function lastLines(file: string, count = 8): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) truncateSync(file, 0);
  return openSync(file, 'a');
}
