import { check } from './check.ts';
import { clock } from './clock.ts';
import { lifecycle } from './lifecycle.ts';
import { recompute } from './recompute.ts';
import { repairSweep } from './repair-sweep.ts';
import { trace } from './trace.ts';

/** `npm run bench -- <name> [options]`: each bench starts what it measures, ends it, and leaves nothing behind. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { lifecycle, clock, recompute, trace, check, 'repair-sweep': repairSweep };

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Usage: npm run bench -- <name> [options]. Names: ${Object.keys(BENCHES).join(', ')}. See bench/README.md.`);
  process.exit(2);
}
try {
  await bench(args);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? `✗ ${process.env.ZM_DEBUG ? error.stack : error.message}` : error);
  process.exit(1);
}
