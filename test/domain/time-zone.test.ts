import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startClock } from '../../domain/clock.ts';
import { LIMITS } from '../../domain/limit.ts';
import { parseInstant } from '../../domain/time.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';

it.each([
  ['UTC', 0],
  ['America/Los_Angeles', 420],
  ['Pacific/Kiritimati', -840],
])('a process in %s derives the same dates', (zone, midnightOffset) => {
  const script = join(import.meta.dirname, 'time-zone-derivation.ts');
  const output: unknown = JSON.parse(execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }));
  const at = parseInstant('2026-09-30T15:58:00Z');
  expect(output).toEqual({ midnightOffset, terms: LIMITS.map((limit) => startClock(limit, at, currentPack(), loadCalendar())) });
});
