import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../main/config.ts';
import type { Check, CheckResult } from './check.ts';

const WITHIN_MS = 60_000;

/** Known holes in our packages. Only the registry knows them: where it cannot be asked, nothing has been checked. */
export const advisories: Check = {
  name: 'advisories',
  run: async () => {
    const own = process.env['npm_execpath'];
    const [command, ...first] = own?.endsWith('.js') === true ? [process.execPath, own] : ['npm'];
    const child = spawn(command, [...first, 'audit', '--json', '--fetch-retries=0'], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'ignore'], signal: AbortSignal.timeout(WITHIN_MS) });
    const failed = new Promise<string>((resolve) => child.once('error', () => resolve('')));
    return judgeAudit(await Promise.race([text(child.stdout), failed]));
  },
};

type Audit = {
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  readonly metadata?: { readonly dependencies?: { readonly total?: number } };
};

/** What `npm audit --json` printed: a hole of any weight is a failure, and an answer that looked at no package is none. */
export function judgeAudit(printed: string): CheckResult {
  const audit = read(printed);
  if (audit?.vulnerabilities === undefined || (audit.metadata?.dependencies?.total ?? 0) === 0) {
    return { ok: true, skipped: true, detail: `not checked: the registry gave no advisories (${audit?.message?.split('\n')[0] ?? 'no answer'})` };
  }
  const holes = Object.entries(audit.vulnerabilities).map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
  return { ok: holes.length === 0, detail: holes.join('\n') };
}

function read(printed: string): Audit | undefined {
  try {
    const value: unknown = JSON.parse(printed);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
