import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { check } from './check.ts';
import { clock } from './clock.ts';
import { incident } from './incident.ts';
import { lifecycle } from './lifecycle.ts';
import { recompute } from './recompute.ts';
import { repairSweep } from './repair-sweep.ts';
import { trace } from './trace.ts';
import { upload } from './upload.ts';

/** `npm run bench -- <name> [<name> …] [options]`: each bench starts what it measures, ends it, and leaves nothing behind. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { lifecycle, clock, recompute, trace, check, 'repair-sweep': repairSweep, upload, incident };

/** Several one after the other, each in a process of its own, so that none runs in another's memory; as JSON one document, by name. */
async function several(names: readonly string[], options: readonly string[]): Promise<void> {
  const json = options.includes('--json');
  const figures: Record<string, unknown> = {};
  for (const name of names) {
    const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, name, ...options], { stdio: ['ignore', json ? 'pipe' : 'inherit', 'inherit'] });
    const [code, printed] = await Promise.all([once(child, 'exit'), child.stdout === null ? '' : text(child.stdout)]);
    if (code[0] !== 0) throw new Error(`${name} failed`);
    if (json) figures[name] = JSON.parse(printed);
  }
  if (json) console.log(JSON.stringify(figures, null, 2));
}

const given = process.argv.slice(2);
const ends = given.findIndex((arg) => !(arg in BENCHES));
const names = ends < 0 ? given : given.slice(0, ends);
const options = given.slice(names.length);
const [name = ''] = names;
if (names.length === 0 || options.some((option) => !option.startsWith('--') && !/^\d+$/.test(option))) {
  console.error(`Usage: npm run bench -- <name> [<name> …] [options]. Names: ${Object.keys(BENCHES).join(', ')}. See bench/README.md.`);
  process.exit(2);
}
try {
  await (names.length === 1 ? BENCHES[name]!(options) : several(names, options));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? `✗ ${process.env.ZM_DEBUG ? error.stack : error.message}` : error);
  process.exit(1);
}
