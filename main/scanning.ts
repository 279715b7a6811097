import { leaseScans, noteScan } from '../db/evidence-scans.ts';
import type { ScanTask } from '../db/evidence-scans.ts';
import type { Register } from '../db/register.ts';
import { openedStream } from '../db/sealed-stream.ts';
import type { ScanOutcome } from '../domain/evidence.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import type { VirusScanner } from '../outside/virus-scanner.ts';
import type { Rounds } from './rounds.ts';
import { startRounds } from './rounds.ts';

const AT_ONCE = 4;
/** Longer than a scan and its time-outs. */
const LEASE_MS = 180_000;
/** How often the scanner is asked whether its signatures are others now. */
const NEWEST_EVERY_MS = 60_000;
/** With signatures of one's own alone clamd tells no version: then nobody can know that they have changed. */
const UNKNOWN = 'unknown';

/** Has every file scanned that is not judged yet, until stopped; on its own, since neither the sweep nor an upload may wait for a scanner. */
export function startScanning(register: Register, store: EvidenceStore, scanner: VirusScanner, everyMs: number): Rounds {
  let newest: string | null = null;
  let asked = -Infinity;
  return startRounds('scanner', everyMs, async () => {
    if (performance.now() - asked >= NEWEST_EVERY_MS) {
      asked = performance.now();
      newest = await signaturesOf(scanner);
    }
    return (await scanRound(register, store, scanner, newest)) === AT_ONCE;
  });
}

/** The version of a scanner's signatures; null: it is away, or does not tell. */
export const signaturesOf = (scanner: VirusScanner): Promise<string | null> => scanner.version().then(({ signatures }) => (signatures === UNKNOWN ? null : signatures), () => null);

/** One round; returns how many files were taken up. `newest`: the version of the signatures, when files found clean with others are to be scanned again. */
export async function scanRound(register: Register, store: EvidenceStore, scanner: VirusScanner, newest: string | null = null): Promise<number> {
  const tasks = await leaseScans(register, { leaseMs: LEASE_MS, limit: AT_ONCE, newest });
  await Promise.all(tasks.map(async (task) => noteScan(register.db, task, await judged(store, scanner, task))));
  return tasks.length;
}

/** Infected bytes are set apart before it is noted, so that no crash in between leaves them among the others. */
async function judged(store: EvidenceStore, scanner: VirusScanner, { sha256, key }: ScanTask): Promise<ScanOutcome> {
  if (key === null) return { result: 'error', code: 'erased' };
  try {
    const outcome = await scanner.scan(openedStream(key, await store.open(sha256)));
    if (outcome.result === 'infected') await store.setApart(sha256);
    return outcome;
  } catch (error) {
    return { result: 'error', code: `store: ${error instanceof Error ? error.name : 'unknown'}` };
  }
}
