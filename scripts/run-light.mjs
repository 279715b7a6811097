// Hands over to Node 24 for a command that needs little: nothing is installed, built or looked up when the packages are
// there, and nothing but the command's own answer goes to the standard output. Usage: node scripts/run-light.mjs <file.ts> [arguments]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...args] = process.argv.slice(2);
const packaged = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
const installed = existsSync(join(root, 'node_modules', 'temporal-polyfill'));

if (installed && Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv.splice(1, 2, join(root, file));
  await import(pathToFileURL(join(root, file)).href);
} else {
  let done = installed && existsSync(packaged) ? spawnSync(packaged, [join(root, file), ...args], { stdio: 'inherit' }) : undefined;
  // A fresh clone, or a machine on which the packaged Node does not run: the long way, whose progress is no answer and goes to stderr.
  if (done === undefined || done.error !== undefined) {
    const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/installed.mjs'], { stdio: ['ignore', 2, 2] });
    if (prepared.status === 0) done = spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), file, ...args], { stdio: 'inherit', env: { ...process.env, PATH: [dirname(packaged), process.env.PATH].join(delimiter) } });
    else process.exitCode = prepared.status ?? 1;
  }
  if (done !== undefined) process.exitCode = done.status ?? 1;
}
