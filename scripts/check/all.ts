import { advisories } from './advisories.ts';
import type { Check, CheckResult } from './check.ts';
import type { Count } from './closing-line.ts';
import { licences } from './licences.ts';
import { lint } from './lint.ts';
import { lockFile } from './lock-file.ts';
import { rooms } from './rooms.ts';
import { types, webTypes } from './types.ts';

const checks: readonly Check[] = [lockFile, licences, advisories, types, webTypes, rooms, lint];

/** Runs every check one after the other, says how each went, and counts. */
export async function runChecks(): Promise<Count> {
  let failed = 0;
  let skipped = 0;
  for (const check of checks) {
    const begun = performance.now();
    const result: CheckResult = await check.run().catch((error: unknown) => ({ ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${result.skipped === true ? '-' : result.ok ? '✓' : '✗'} ${check.name} (${seconds} s)`);
    if (result.skipped === true) skipped += 1;
    else if (result.ok) continue;
    else failed += 1;
    console.log(result.detail.replaceAll(/^/gm, '    '));
  }
  return { passed: checks.length - failed - skipped, failed, skipped };
}
