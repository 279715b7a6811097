import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { derivations } from './time-zone-derivation.ts';

it.each([
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 420],
  ['Pacific/Kiritimati', -840],
])('a process in %s derives the same dates', (zone, midnightOffset) => {
  const script = join(import.meta.dirname, 'time-zone-derivation.ts');
  const output: unknown = JSON.parse(execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }));
  expect(output).toEqual({ midnightOffset, terms: derivations() });
});
