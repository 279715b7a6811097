import { parseArgs } from 'node:util';
import { runEffects } from './chaos/effects.ts';

const USAGE = 'Usage: npm run chaos -- effects [--cases <n>] [--seed <n>] [--json]';

/**
 * `npm run chaos -- effects`: plays so many cases to their end on a demo of its own while its worker, API, Temporal, PostgreSQL and two
 * recipients are killed with kill -9, and then looks for what may never be. Anything found: exit code 1.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
  if (positionals.length !== 1 || positionals[0] !== 'effects') throw new Error(USAGE);
  const [cases, seed] = [whole(values.cases, 'cases'), whole(values.seed, 'seed')];
  const report = await runEffects({ cases, seed, say: (line) => void process.stderr.write(`${line}\n`) });
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else for (const [name, value] of Object.entries(report)) console.log(`  ${name.padEnd(30)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return report.findings.length === 0 ? 0 : 1;
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000) throw new Error(`--${name} must be a whole number from 1 to 100000`);
  return value;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
