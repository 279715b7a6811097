import { cpus } from 'node:os';
import type { ActDraft } from '../domain/act.ts';
import { actOf, LogWriter, verifyChain } from '../db/act-log.ts';
import type { ChainRow } from '../db/act-log.ts';
import { leafBytes } from '../db/bulletins.ts';
import type { BulletinLeaf } from '../db/bulletins.ts';
import { merkleTree } from '../db/merkle.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId } from '../domain/ids.ts';
import { GOLDEN_LOGS, goldenLog } from '../test/golden-logs/read-golden-log.ts';
import type { Figure } from './statistics.ts';
import { figureOf, percentile } from './statistics.ts';

const WINDOWS = 7;
const ROUNDS = 40;
const DOSSIERS = 100_000;

interface TraceFigures {
  bench: 'trace';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  windows: number;
  actsPerWindow: number;
  /** Canonical bytes, hash and place in the chain of one act, as the register does it; without the database's own work. */
  chainPerActUs: { p50: Figure; p95: Figure; goal: number };
  /** Working one act's place out anew. */
  verifyPerActUs: Figure;
  /** Tree and root of a bulletin over so many dossiers. */
  rootMs: Figure;
  rootOf: number;
}

/** `npm run bench -- trace [--json]`: what the chain costs per act, on the acts of the golden logs, and a bulletin's root. */
export async function trace(args: readonly string[]): Promise<void> {
  const logs = GOLDEN_LOGS.map((name) => goldenLog(name).bodies.map((body) => ({ act: actOf(Buffer.from(body)), content: (JSON.parse(body) as { content: string | null }).content })));
  const leaves: BulletinLeaf[] = Array.from({ length: DOSSIERS }, (_, i) => (
    { dossier: asId<DossierId>(`00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`), seq: 40, head: Buffer.alloc(32, i), acts: Buffer.alloc(32, i + 1) }));
  const singles: number[][] = [];
  const verified: number[] = [];
  const roots: number[] = [];
  // The first window warms up and is not counted.
  for (let window = 0; window <= WINDOWS; window += 1) {
    const single: number[] = [];
    let [acts, ms] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const log of logs) {
        const writer = new LogWriter({ id: log[0]!.act.dossierId, seq: 0, hash: Buffer.alloc(0) }, log[0]!.act.recordedAt);
        for (const { act, content } of log) {
          const begun = process.hrtime.bigint();
          writer.append({ kind: act.kind, facts: act.facts } as ActDraft, act.author, { id: act.id, occurredAt: act.occurredAt, content });
          single.push(Number(process.hrtime.bigint() - begun) / 1000);
        }
        const rows = writer.written.map(({ act, body, hash }): ChainRow => ({
          id: act.id, seq: act.seq, kind: act.kind, version: act.version, author_class: act.author.class, author_user: act.author.class === 'person' ? act.author.userId : null,
          author_org: act.author.class === 'person' ? act.author.orgId : null, procedure_id: act.author.class === 'procedure' ? act.author.procedureId : null,
          cause: act.author.class === 'procedure' ? act.author.cause : null, occurred_at: act.occurredAt, recorded_at: act.recordedAt, body, hash,
        }));
        const begun = performance.now();
        if (verifyChain(rows, writer.head) !== null) throw new Error('a chain made here does not hold');
        ms += performance.now() - begun;
        acts += rows.length;
      }
    }
    const begun = performance.now();
    merkleTree(leaves.map(leafBytes));
    const root = performance.now() - begun;
    if (window === 0) continue;
    singles.push(single);
    verified.push((ms * 1000) / acts);
    roots.push(root);
  }
  const figures: TraceFigures = {
    bench: 'trace', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
    windows: WINDOWS, actsPerWindow: singles[0]!.length,
    chainPerActUs: { p50: figureOf(singles.map((values) => percentile(values, 0.5))), p95: figureOf(singles.map((values) => percentile(values, 0.95))), goal: 1_000 },
    verifyPerActUs: figureOf(verified), rootMs: figureOf(roots), rootOf: DOSSIERS,
  };
  if (args.includes('--json')) console.log(JSON.stringify(figures));
  else print(figures);
}

function print(f: TraceFigures): void {
  const spread = ({ median, min, max }: Figure): string => `${median} (${min}–${max})`;
  console.log([
    `trace: ${f.actsPerWindow} acts of the golden logs in each of ${f.windows} windows · ${f.machine.cpus} × ${f.machine.cpu} · Node ${f.machine.node} · ${f.at}`,
    'median of the windows (lowest–highest)',
    `  chain per act, µs          p50 ${spread(f.chainPerActUs.p50)}   p95 ${spread(f.chainPerActUs.p95)}   goal < ${f.chainPerActUs.goal}`,
    `  verified anew, µs per act  ${spread(f.verifyPerActUs)}`,
    `  root over ${f.rootOf} dossiers, ms  ${spread(f.rootMs)}`,
  ].join('\n'));
}
