import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Which process is ours: after kill -9 of `npm start` its parts live on, and the next start must find just those. */
export type PidFile = { readonly part: string; readonly pid: number; /** Text that its command line holds; guards against a re-used pid. */ readonly marker: string; readonly stopSignal: NodeJS.Signals };

export function writePidFile(folder: string, file: PidFile): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${file.part}.json`), JSON.stringify(file));
}

export function removePidFile(folder: string, part: string): void {
  rmSync(join(folder, `${part}.json`), { force: true });
}

/** The pid file of a part, when that very process is still alive. */
export function findLiving(folder: string, part: string): PidFile | undefined {
  const file = readPidFile(join(folder, `${part}.json`));
  return file && file.pid !== process.pid && isLiving(file) ? file : undefined;
}

/** Stops every part that an earlier start left behind; answers with their names. */
export async function stopOrphans(folder: string, except: readonly string[] = []): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !except.includes(name.slice(0, -5)));
  const stopped: string[] = [];
  for (const name of files) {
    const file = readPidFile(join(folder, name));
    if (file && isLiving(file)) {
      await end(file);
      stopped.push(file.part);
    }
    rmSync(join(folder, name), { force: true });
  }
  return stopped;
}

async function end(file: PidFile): Promise<void> {
  signal(file.pid, file.stopSignal);
  const deadline = Date.now() + 10_000;
  while (isLiving(file) && Date.now() < deadline) await wait(50);
  if (isLiving(file)) signal(file.pid, 'SIGKILL');
  while (isLiving(file)) await wait(50);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself meanwhile
  }
}

function isLiving(file: PidFile): boolean {
  return commandLine(file.pid).includes(file.marker);
}

/** A zombie has an empty command line, so it counts as ended. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

function readPidFile(path: string): PidFile | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isPidFile(value) ? value : undefined;
  } catch {
    return undefined; // absent, or cut short by a kill -9: nothing that we could trust
  }
}

function isPidFile(value: unknown): value is PidFile {
  return typeof value === 'object' && value !== null && 'part' in value && 'pid' in value && typeof value.pid === 'number' && value.pid > 1
    && 'marker' in value && typeof value.marker === 'string' && value.marker.length > 3 && 'stopSignal' in value;
}
