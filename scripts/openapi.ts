import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes the types of the web app's client from the document of a running API (address as argument, else this machine's):
 * what the counter says it takes and gives is what the windows are compiled against.
 */
const root = join(import.meta.dirname, '..');
const address = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT ?? '8380'}`;
const response = await fetch(new URL('/api/openapi.json', address)).catch(() => undefined);
if (response?.ok !== true) {
  console.error(`✗ No API document at ${address}/api/openapi.json. Start the API first (npm start), or give its address.`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'zm-openapi-'));
const file = join(folder, 'openapi.json');
writeFileSync(file, await response.text());
// The generator needs TypeScript 5, which lives in a workspace of its own (tools/openapi).
const { status } = spawnSync(process.execPath, [join(root, 'tools/openapi/node_modules/openapi-typescript/bin/cli.js'), file, '-o', join(root, 'web/src/api/schema.d.ts')], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
