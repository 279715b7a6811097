import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Slips that types do not catch, a forgotten `await` above all. */
export const lint: Check = {
  name: 'lint',
  run: async () => {
    const { code, output } = await runTool(['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '.']);
    const files = Number(/on (\d+) files/.exec(output)?.[1] ?? 0);
    if (files === 0) return { ok: false, detail: `no file was looked at\n${output}` };
    return { ok: code === 0, detail: output };
  },
};
