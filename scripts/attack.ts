import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_IDENTITIES } from '../main/demo/city/identities.ts';
import { readIssuer } from '../outside/identity-provider/issuer-file.ts';
import { connections } from './attack/connections.ts';
import { fuzz } from './attack/fuzz.ts';
import type { Pool } from './attack/pool.ts';
import { poolOf } from './attack/pool.ts';
import { Report } from './attack/report.ts';
import { othersIds, plantedFields } from './attack/rights.ts';
import { startOwnHouse } from './attack/own-house.ts';
import { Target } from './attack/target.ts';
import { UPLOADER, injection, replay, tokens, uploads } from './attack/tricks.ts';

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
/** One of each role; every subject there is would only ask the same again. */
const ROLES = ['company-yunshan', 'company-yanqi', 'tax-provider', 'resources-clerk', 'platform-clerk', 'supervisor', 'auditor', 'operator'];
const STAGES = 4;
const LEAST_GOOD = 0.2;
const MOST_HELD_BACK = 0.01;

const say = (line: string): void => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);

async function main(): Promise<number> {
  const begun = Date.now();
  const house = values.start ? await startOwnHouse() : undefined;
  try {
    const keysDir = house?.keysDir ?? join(process.env['ZM_DATA_DIR'] ?? '.data', 'identity-provider');
    const issuer = house?.issuer ?? values.issuer ?? (await readIssuer(keysDir)) ?? 'http://127.0.0.1:8381';
    const report = new Report();
    const target = new Target(house?.origin ?? values.at, issuer, report);
    const operations = await target.operations();
    const identities = ROLES.filter((id) => DEMO_IDENTITIES.some((each) => each.id === id));
    const pools = new Map<string | null, Pool>([[null, new Map()]]);
    const files: { id: string }[] = [];
    const harvest = async (): Promise<void> => {
      for (const as of identities) pools.set(as, await poolOf(target, as));
      // A file that no act names yet stands in no list.
      pools.get(UPLOADER)?.set('evidence', files);
    };
    const parts: readonly (readonly [string, () => Promise<void>])[] = [
      ['tokens', () => tokens(target, keysDir)], ['replay', () => replay(target)],
      ['uploads', async () => void files.push(...(await uploads(target)))], ['what each was given', harvest],
      ['ids of others', () => othersIds(target, operations, pools)], ['planted fields', () => plantedFields(target, operations, pools)],
      ['injection', () => injection(target)],

      ['fuzz', async () => {
        for (let stage = 0; stage < STAGES; stage += 1) {
          // What was done opens other acts; each stage begins with what everybody may do now.
          if (stage > 0) await harvest();
          await fuzz(target, operations, pools, { requests: Number(values.requests) / STAGES, untilMs: begun + Number(values.seconds) * 1000, seed: Number(values.seed) * STAGES + stage, lines: 6 });
        }
      }],
      ['connections', () => connections(target)],
    ];
    for (const [name, run] of parts) {
      const from = Date.now();
      await run();
      say(`· ${name}: ${report.requests} requests so far, ${report.findings.size} findings (${((Date.now() - from) / 1000).toFixed(1)} s)`);
    }
    const good = report.share((status) => status >= 200 && status < 300);
    if (good < LEAST_GOOD) report.found('too few good answers', 'all', `${(good * 100).toFixed(1)} %`);
    if (report.share((status) => status === 429) > MOST_HELD_BACK) report.found('held back', 'all', 'this house counts requests: start it with ZM_RATE_LIMITS=relaxed');
    if (report.requests < Number(values.requests)) report.found('too few requests', 'all', String(report.requests));
    const left = operations.filter(({ id, isStream }) => !isStream && !report.statuses.has(id)).map(({ id }) => id);
    if (left.length > 0) report.found('never asked', 'all', left.join(', '));
    print(report, good);
    return report.findings.size === 0 ? 0 : 1;
  } finally {
    await house?.stop();
  }
}

function print(report: Report, good: number): void {
  if (values.json) {
    console.log(JSON.stringify(report.toJson(), null, 2));
    return;
  }
  for (const [operation, row] of [...report.statuses].sort(([a], [b]) => a.localeCompare(b))) console.log(`  ${operation.padEnd(26)} ${[...row].sort((a, b) => a[0] - b[0]).map(([status, times]) => `${status}: ${times}`).join('  ')}`);
  for (const { rule, where, detail, times } of report.findings.values()) console.log(`✗ ${rule} at ${where} (${times} times): ${detail}`);
  console.log(`${report.requests} requests, ${(good * 100).toFixed(1)} % good, ${report.busy} busy, ${report.findings.size} findings`);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === 'fetch failed' ? 'The house does not answer. Is `npm start` running?' : error);
  return 1;
});
