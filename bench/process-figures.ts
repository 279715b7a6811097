import { readFileSync, readdirSync } from 'node:fs';

/** USER_HZ: what /proc counts in, on every Linux that Node runs on. */
const TICK_MS = 10;

/** A process that is measured; a tree counts its children in, living and ended (PostgreSQL has one per connection). */
export interface Measured {
  pid: number;
  tree: boolean;
}

/** CPU milliseconds, user and system, that a process has used since it began. */
export function cpuMs({ pid, tree }: Measured): number {
  const own = statOf(pid);
  if (!tree) return own.self * TICK_MS;
  // A child that ends is counted in its parent's sum; nobody loses ticks between two readings but one that ends just then.
  return (own.self + own.ended + childrenOf(pid).reduce((sum, child) => sum + child.self, 0)) * TICK_MS;
}

/** Resident memory in MB: VmRSS; of a tree the proportional share, since its shared buffers are one piece of memory. */
export function memoryMb({ pid, tree }: Measured): number {
  if (!tree) return kilobytes(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmRSS') / 1024;
  const pids = [pid, ...childrenOf(pid).map((child) => child.pid)];
  return pids.reduce((sum, each) => sum + pssOf(each), 0) / 1024;
}

type Stat = { readonly pid: number; readonly parent: number; readonly self: number; readonly ended: number };

function statOf(pid: number): Stat {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may itself hold blanks and brackets.
  const cells = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const cell = (at: number): number => Number(cells[at]);
  return { pid, parent: cell(1), self: cell(11) + cell(12), ended: cell(13) + cell(14) };
}

function childrenOf(parent: number): Stat[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = statOf(Number(name));
      return stat.parent === parent ? [stat] : [];
    } catch {
      return []; // ended meanwhile
    }
  });
}

function pssOf(pid: number): number {
  try {
    return kilobytes(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return 0; // ended meanwhile
    throw error;
  }
}

function kilobytes(text: string, name: string): number {
  const value = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`/proc does not tell ${name}`);
  return Number(value);
}
