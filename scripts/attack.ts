import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readIssuer } from '../outside/identity-provider/issuer-file.ts';
import { startOwnHouse } from './attack/own-house.ts';
import { Report } from './attack/report.ts';
import { runAttack } from './attack/run.ts';
import { Target } from './attack/target.ts';

/**
 * `npm run attack`: attacks a running demo on this machine (`ZM_RATE_LIMITS=relaxed npm start`), or with --start one of its
 * own, and leaves its traces in it. Any finding, too few good answers or too few requests: exit code 1.
 */
const { values } = parseArgs({
  options: {
    at: { type: 'string', default: 'http://127.0.0.1:8380' }, issuer: { type: 'string' }, start: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
    requests: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '900' }, seed: { type: 'string', default: '1' },
  },
});

async function main(): Promise<number> {
  const [requests, seconds, seed] = [whole('requests'), whole('seconds'), whole('seed')];
  const house = values.start ? await startOwnHouse() : undefined;
  // A second Ctrl-C, or a fault while the house ends, must not leave it running: it ends with this process's signal, too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (house?.stop() ?? Promise.resolve()).finally(() => process.exit(1)));
  try {
    const keysDir = house?.keysDir ?? join(process.env['ZM_DATA_DIR'] ?? '.data', 'identity-provider');
    const issuer = house?.issuer ?? values.issuer ?? (await readIssuer(keysDir)) ?? 'http://127.0.0.1:8381';
    const report = new Report();
    await runAttack(new Target(house?.origin ?? values.at, issuer, report), {
      keysDir, requests, seconds, seed, slowClients: true,
      say: (line) => void (values.json ? process.stderr : process.stdout).write(`${line}\n`),
    });
    print(report);
    return report.findings.size === 0 ? 0 : 1;
  } finally {
    await house?.stop();
  }
}

function whole(name: 'requests' | 'seconds' | 'seed'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0 || value > 1_000_000) throw new Error(`--${name} must be a whole number up to a million`);
  return value;
}

function print(report: Report): void {
  if (values.json) {
    console.log(JSON.stringify(report.toJson(), null, 2));
    return;
  }
  for (const [operation, row] of report.byOperation()) console.log(`  ${operation.padEnd(26)} ${[...row].sort((a, b) => a[0] - b[0]).map(([status, times]) => `${status}: ${times}`).join('  ')}`);
  for (const { rule, where, detail, times } of report.findings.values()) console.log(`✗ ${rule} at ${where} (${times} times): ${detail}`);
  const good = report.share((status) => status >= 200 && status < 300);
  console.log(`${report.requests} requests, ${(good * 100).toFixed(1)} % good, ${report.busy} busy, ${report.findings.size} findings`);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === 'fetch failed' ? 'The house does not answer. Is `npm start` running?' : error);
  return 1;
});
