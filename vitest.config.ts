import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const files = globSync('test/**/*.test.ts', { cwd: import.meta.dirname });
/** A file that asks for something of the house (`inject`, test/setup) needs the house; the law's own tests start nothing. */
const housed = files.filter((file) => file.startsWith('test/browser/') || /\binject\(|\/setup\//.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));
const pure = files.filter((file) => !housed.includes(file));

/** Files of one worker share their modules: importing the house anew for each took a third of their time. What a file starts, it stops. */
const shared = { pool: 'forks', isolate: false, testTimeout: 30_000, hookTimeout: 90_000, env: { TZ: 'UTC' } } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: pure } },
      { test: { ...shared, name: 'house', include: housed, globalSetup: ['test/setup/global-setup.ts'] } },
    ],
  },
});
