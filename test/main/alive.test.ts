import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, showAlive } from '../../main/parts/alive.ts';

test('a process that shows itself is alive until it has not done so for a minute', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-alive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'alive');
  const instant = Date.UTC(2026, 10, 24);
  expect(isAlive(file, instant)).toBe(false);
  showAlive(file);
  utimesSync(file, new Date(instant), new Date(instant));
  expect(isAlive(file, instant + 59_999)).toBe(true);
  expect(isAlive(file, instant + 60_000)).toBe(false);
});
