import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serveHouse } from '../setup/served-house.ts';
test('gen', async () => {
  const served = await serveHouse({ worker: false });
  const made = await promisify(execFile)(process.execPath, ['scripts/openapi.ts', served.baseUrl]);
  expect(made.stderr).toBe('');
  await served.stop();
});
