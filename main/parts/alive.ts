import { statSync, utimesSync, writeFileSync } from 'node:fs';

const EVERY_MS = 10_000;
const STALE_MS = 60_000;

/** Touches a file as long as this process's event loop turns: a process without a port has nothing else to be asked by. */
export function showAlive(file: string): void {
  writeFileSync(file, '');
  setInterval(() => utimesSync(file, new Date(), new Date()), EVERY_MS).unref();
}

/** Whether the process that touches this file has done so of late. */
export function isAlive(file: string, nowMs: number): boolean {
  const touched = statSync(file, { throwIfNoEntry: false });
  return touched !== undefined && nowMs - touched.mtimeMs < STALE_MS;
}
