import { setTimeout as wait } from 'node:timers/promises';
import { type Measured, cpuMs } from './process-figures.ts';
import { Samples } from './statistics.ts';

/** What one stretch of equal load has shown. */
export interface Window {
  samples: Samples;
  /** Cases or workflows that it brought to their end. */
  done: number;
  seconds: number;
  /** CPU milliseconds by process; `client` is the bench itself. */
  cpu: Readonly<Record<string, number>>;
}

/** After the last case is closed the engine still ends its workflows: that belongs to the cases' CPU, not to their time. */
const AFTERGLOW_MS = 400;

/** Runs one stretch of load and reads every process's CPU before and after. */
export async function measureWindow(processes: Readonly<Record<string, Measured>>, done: number, load: (samples: Samples) => Promise<void>): Promise<Window> {
  const samples = new Samples();
  const before = cpuOf(processes);
  const begun = performance.now();
  await load(samples);
  const seconds = (performance.now() - begun) / 1000;
  await wait(AFTERGLOW_MS);
  const after = cpuOf(processes);
  return { samples, done, seconds, cpu: Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)])) };
}

function cpuOf(processes: Readonly<Record<string, Measured>>): Record<string, number> {
  const { user, system } = process.cpuUsage();
  return { ...Object.fromEntries(Object.entries(processes).map(([name, measured]) => [name, cpuMs(measured)])), client: (user + system) / 1000 };
}
