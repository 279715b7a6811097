import type { Register } from '../db/register.ts';
import { erasedFiles, noteFileGone, sweepRetention } from '../db/retention-sweep.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import type { Rounds } from './rounds.ts';
import { startRounds } from './rounds.ts';

/** So many things, and so many files, are erased at a time. */
export const AT_ONCE = 20;

/** Erases what the schedule says is due, until stopped; on its own, since nothing waits for it and it waits for nothing. */
export const startErasing = (register: Register, store: EvidenceStore, everyMs: number): Rounds => startRounds('erasing', everyMs, async () => (await eraseRound(register, store)) > 0);

/**
 * One round; returns how many things and files it erased. Keys and words go with their act in one transaction, bytes after it: a process that
 * dies in between leaves noise, which the next round takes out. Two dispatchers at once erase nothing twice.
 */
export async function eraseRound(register: Register, store: EvidenceStore): Promise<number> {
  let done = await sweepRetention(register, AT_ONCE);
  for (const { id, sha256 } of await erasedFiles(register, AT_ONCE)) {
    await store.remove(sha256);
    await noteFileGone(register, id);
    done += 1;
  }
  return done;
}
