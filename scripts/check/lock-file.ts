import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../main/config.ts';
import type { Check } from './check.ts';

type Row = { readonly optionalDependencies?: Readonly<Record<string, string>> };

/** `npm ci` refuses a lock file in which a platform's package is missing, and npm leaves out those it could not load. */
export const lockFile: Check = {
  name: 'lock file',
  run: async () => {
    const lock: { packages: Readonly<Record<string, Row>> } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const missing = Object.entries(lock.packages).flatMap(([path, row]) => Object.keys(row.optionalDependencies ?? {}).filter((name) => !names.has(name)).map((name) => `${path || 'package.json'} names ${name}, which has no row of its own`));
    if (names.size < 2) return { ok: false, detail: 'package-lock.json has no packages' };
    return { ok: missing.length === 0, detail: missing.join('\n') };
  },
};
