import { execFile, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Trx } from '../db/database.ts';
import { takeRole } from '../db/database.ts';
import { previewPage, previewTotals } from '../db/policy-change-preview.ts';
import { approve, propose, snow } from '../test/setup/calendar-change.ts';
import { withBenchDatabase } from './bench-database.ts';
import { CLOCKS_PER_CASE, plantCases } from './many-clocks.ts';

const MIB = 1024 * 1024;
const run = promisify(execFile);

interface RecomputeFigures {
  bench: 'recompute';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  clocks: number;
  cases: number;
  moved: number;
  preview: { totalsSeconds: number; firstPageSeconds: number; memoryGrowthMiB: number; goalSeconds: 5 };
  /** Register rows: act, clock, entry and procedure of each; no letters. */
  apply: { seconds: number; clocksPerSecond: number; memoryGrowthMiB: number; goalSeconds: 60; goalMiB: 200 };
  /** Killed with SIGKILL in the middle and gone on by another process. */
  resumed: { movedWhenKilled: number; movedTwice: number; movedInAll: number };
}

const numberOf = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
};

/** `npm run bench -- recompute [--clocks 100000] [--per-case 4] [--json]`: a new calendar version over many open clocks, on a PostgreSQL of its own with fsync. */
export async function recompute(args: readonly string[]): Promise<void> {
  const clocks = numberOf(args, 'clocks', 100_000);
  const perCase = numberOf(args, 'per-case', CLOCKS_PER_CASE);
  const cases = Math.ceil(clocks / perCase);
  const tell = (line: string): void => console.error(line);
  await withBenchDatabase('recompute', 2, async ({ owner, register, appUrl, analyze }) => {
    tell(`· ${cases} cases with ${perCase} open clocks each`);
    await plantCases(owner, register, cases, perCase);
    await analyze();
    const { file } = await snow(register);
    const { changeId } = await propose(register, file);

    tell('· preview');
    const rss = process.memoryUsage().rss;
    const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
      const begun = performance.now();
      const result = await work();
      return [(performance.now() - begun) / 1000, result];
    };
    const reading = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
      register.db.transaction().execute(async (trx) => {
        await takeRole(trx, 'zm_register', 'supervisor');
        return work(trx);
      });
    const [firstPageSeconds] = await timed(() => reading((trx) => previewPage(register, trx, changeId, null, 50)));
    const [totalsSeconds, totals] = await timed(() => reading((trx) => previewTotals(register, trx, changeId)));
    const previewGrowth = process.memoryUsage().rss - rss;

    tell('· apply, killed once in the middle');
    await approve(register, changeId);
    const env = { ...process.env, DATABASE_URL: appUrl };
    const entry = join(import.meta.dirname, 'move-clocks.ts');
    const progress = async (): Promise<number> => (await owner.selectFrom('policy_change').select('moved').where('id', '=', changeId).executeTakeFirstOrThrow()).moved;
    const begun = performance.now();
    const first = spawn(process.execPath, [entry, changeId], { env, stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => first.once('exit', () => resolve()));
    while ((await progress()) < totals.moved / 2 && first.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    first.kill('SIGKILL');
    await ended;
    const killedAt = await progress();
    const firstSeconds = (performance.now() - begun) / 1000;
    const { stdout } = await run(process.execPath, [entry, changeId], { env });
    const second = JSON.parse(stdout) as { moved: number; seconds: number; rssBefore: number; rssPeak: number };
    const [counted] = await owner.selectFrom('policy_change_move').select((e) => [e.fn.countAll<number>().as('all')]).where('change_id', '=', changeId).execute();
    // The whole of it: the first half until it was killed, with the start of its process, and the second by its own clock.
    const seconds = firstSeconds + second.seconds;
    const figures: RecomputeFigures = {
      bench: 'recompute', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
      clocks: totals.examined, cases, moved: totals.moved,
      preview: { totalsSeconds, firstPageSeconds, memoryGrowthMiB: previewGrowth / MIB, goalSeconds: 5 },
      apply: { seconds, clocksPerSecond: (killedAt + second.moved) / seconds, memoryGrowthMiB: (second.rssPeak - second.rssBefore) / MIB, goalSeconds: 60, goalMiB: 200 },
      resumed: { movedWhenKilled: killedAt, movedTwice: killedAt + second.moved - Number(counted!.all), movedInAll: Number(counted!.all) },
    };
    console.log(args.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
  });
}

const report = ({ clocks, cases, moved, preview, apply, resumed }: RecomputeFigures): string => [
  `${clocks} open clocks of ${cases} cases, ${moved} of them moved by the new calendar`,
  `preview  totals ${preview.totalsSeconds.toFixed(2)} s (goal 5), first page ${preview.firstPageSeconds.toFixed(2)} s, memory +${preview.memoryGrowthMiB.toFixed(0)} MiB`,
  `apply    ${apply.seconds.toFixed(1)} s (goal 60), ${apply.clocksPerSecond.toFixed(0)} clocks/s, memory +${apply.memoryGrowthMiB.toFixed(0)} MiB (goal 200)`,
  `killed   at ${resumed.movedWhenKilled}, gone on to ${resumed.movedInAll}; moved twice: ${resumed.movedTwice}`,
].join('\n');
