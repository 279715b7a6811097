import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../main/config.ts';

/**
 * Records the histories that test/procedures/replay.test.ts replays: plays the cases on the tests' own engine and database.
 * Usage: node scripts/run.mjs scripts/record-histories.ts [name …]. Needed once for each new path of a procedure; a history that a released build has left is kept as it is.
 */
const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/procedures/replay.test.ts'], {
  cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ZM_RECORD_HISTORIES: process.argv.slice(2).join(' ') },
});
process.exitCode = status ?? 1;
