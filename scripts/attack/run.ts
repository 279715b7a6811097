import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { connections } from './connections.ts';
import { fuzz } from './fuzz.ts';
import { enterMachines, MACHINES_OF, outOfScope } from './machines.ts';
import type { Pool } from './pool.ts';
import { poolOf } from './pool.ts';
import { othersIds, plantedFields } from './rights.ts';
import type { Target } from './target.ts';
import { UPLOADER, injection, replay, tables, tokens, uploads } from './tricks.ts';

export interface AttackOptions {
  /** Where the demo's identity provider keeps its keys. */
  keysDir: string;
  /** Of the fuzz, and how long it may take; the other parts ask as often as they need. */
  requests: number;
  seconds: number;
  seed: number;
  /** The one part that waits for the counter to lose its patience. */
  slowClients: boolean;
  /** How many of another's ids of one kind are asked for by everybody, and how many planted fields each operation is asked with; the long attack tries each. */
  mostIds?: number;
  say(line: string): void;
}

/** One of each role, and two where two may see different things; every subject there is would only ask the same again. */
const ROLES = ['company-yunshan', 'company-yanqi', 'tax-provider', 'resources-clerk', 'platform-clerk', 'supervisor', 'supervisor-finance', 'market-clerk', 'auditor', 'operator'];
const STAGES = 4;
const LEAST_GOOD = 0.2;
const MOST_HELD_BACK = 0.01;
const MOST_RESETS = 5;
/** 503 is a documented answer, and a house that says little else is down all the same. */
const MOST_BUSY = 0.01;

/** All parts one after the other; what was found stands in the target's report. */
export async function runAttack(target: Target, { keysDir, requests, seconds, seed, slowClients, mostIds = Infinity, say }: AttackOptions): Promise<void> {
  const { report } = target;
  const operations = await target.operations();
  const identities = ROLES.filter((id) => DEMO_IDENTITIES.some((each) => each.id === id));
  const pools = new Map<string | null, Pool>([[null, new Map()]]);
  const files: { id: string }[] = [];
  const harvest = async (): Promise<void> => {
    for (const as of identities) pools.set(as, await poolOf(target, as));
    // A machine lists little of what it may name: it tries what its own people were given.
    for (const name of target.machines.keys()) pools.set(name, new Map(pools.get(MACHINES_OF)));
    // A file that no act names yet stands in no list.
    const uploader = pools.get(UPLOADER);
    uploader?.set('evidence', [...files, ...(uploader.get('evidence') ?? [])]);
  };
  // The short attack asks with machines outside their scopes only; the long one with everything, as anybody.
  const asked = (): typeof pools => (mostIds === Infinity ? pools : new Map([...pools].filter(([as]) => as === null || !target.machines.has(as))));
  const fuzzByStages = async (): Promise<void> => {
    const untilMs = Date.now() + seconds * 1000;
    for (let stage = 0; stage < STAGES; stage += 1) {
      // What was done opens other acts; each stage begins with what everybody may do now.
      if (stage > 0) await harvest();
      await fuzz(target, operations, asked(), { requests: requests / STAGES, untilMs, seed: seed * STAGES + stage, lines: 6 });
    }
  };
  const parts: readonly (readonly [string, () => Promise<void>])[] = [
    ['tokens', () => tokens(target, keysDir)], ['machines', () => enterMachines(target)], ['replay', () => replay(target)], ['uploads', async () => void files.push(...(await uploads(target)))], ['what each was given', harvest],
    ['outside their scopes', () => outOfScope(target, operations, pools)],
    ['ids of others', () => othersIds(target, operations, asked(), mostIds)], ['planted fields', () => plantedFields(target, operations, pools, mostIds)], ['injection', () => injection(target)], ['fuzz', fuzzByStages], ['tables', () => tables(target, operations, pools)],
    ...(slowClients ? [['connections', () => connections(target)] as const] : []),
  ];
  for (const [name, run] of parts) {
    const from = Date.now();
    await run();
    say(`· ${name}: ${report.requests} requests so far, ${report.findings.size} findings (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  }
  const good = report.share((status) => status >= 200 && status < 300);
  if (good < LEAST_GOOD) report.found('too few good answers', 'all', `${(good * 100).toFixed(1)} %`);
  if (report.share((status) => status === 429) > MOST_HELD_BACK) report.found('held back', 'all', 'this house counts requests: start it with ZM_RATE_LIMITS=relaxed');
  // A file that is too large, and little else.
  if (report.resets > MOST_RESETS) report.found('connections cut', 'all', String(report.resets));
  if (report.busy > report.requests * MOST_BUSY) report.found('busy', 'all', `${report.busy} of ${report.requests}`);
  const fuzzed = Number(report.parts['fuzz']?.['asked'] ?? 0);
  if (fuzzed < requests) report.found('too few requests', 'fuzz', String(fuzzed));
  const left = operations.filter(({ id, isStream }) => !isStream && !report.statuses.has(id)).map(({ id }) => id);
  if (left.length > 0) report.found('never asked', 'all', left.join(', '));
}
