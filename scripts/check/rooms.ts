import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../main/config.ts';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

const folders = ['domain', 'db', 'letters', 'outside', 'workflows', 'activities', 'api', 'web/src', 'main', 'policies', 'test', 'bench', 'scripts'];

/** The import table of .dependency-cruiser.mjs, cycles among it. */
export const rooms: Check = {
  name: 'rooms',
  run: async () => {
    const present = folders.filter((each) => existsSync(join(projectRoot, each)));
    const { code, output } = await runTool(['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...present]);
    // Without its parser the tool finds nothing to complain of, in nothing: that is no pass (setup.md 7).
    const modules = Number(/\(?(\d+) modules/.exec(output)?.[1] ?? 0);
    if (modules === 0) return { ok: false, detail: `no module was looked at\n${output}` };
    return { ok: code === 0, detail: output.replace(/‼ missing-tsc-transpiler[\s\S]*/, '').trim() };
  },
};
