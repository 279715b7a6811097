import type { Check } from './check.ts';
import { lint } from './lint.ts';
import { lockFile } from './lock-file.ts';
import { rooms } from './rooms.ts';
import { types, webTypes } from './types.ts';

const checks: readonly Check[] = [lockFile, types, webTypes, rooms, lint];

/** Runs every check one after the other, says how each went, and counts. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: number }> {
  let failed = 0;
  for (const check of checks) {
    const begun = performance.now();
    const result = await check.run().catch((error: unknown) => ({ ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${result.ok ? '✓' : '✗'} ${check.name} (${seconds} s)`);
    if (result.ok) continue;
    failed += 1;
    console.log(result.detail.replaceAll(/^/gm, '    '));
  }
  return { passed: checks.length - failed, failed };
}
