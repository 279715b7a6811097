import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const files = globSync('test/**/*.test.ts', { cwd: import.meta.dirname });
/** A file that asks for something of the house (`inject`, test/setup) needs the house; the law's own tests start nothing. */
const housed = files.filter((file) => file.startsWith('test/browser/') || /\binject\(|\/setup\//.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));
const pure = files.filter((file) => !housed.includes(file));

const shared = { pool: 'forks', testTimeout: 30_000, hookTimeout: 90_000, env: { TZ: 'UTC' } } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: pure } },
      { test: { ...shared, name: 'house', isolate: process.env['ISO'] !== '0', include: housed, globalSetup: ['test/setup/global-setup.ts'] } },
    ],
  },
});
