import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Twice, since the web app's packages resolve by a bundler's rules and the rest by Node's. */
export const types: Check = typeCheck('types', 'tsconfig.json');
export const webTypes: Check = typeCheck('types of the web app', 'web/tsconfig.json');

function typeCheck(name: string, project: string): Check {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(['node_modules/typescript/bin/tsc', '-p', project, '--noEmit', '--pretty', 'false']);
      return { ok: code === 0, detail: output };
    },
  };
}
