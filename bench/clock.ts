import { cpus } from 'node:os';
import { addWorkingDays } from '../domain/calendar.ts';
import { explainClock, startClock } from '../domain/clock.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayNumberOf, dayOfNumber, instantOn } from '../domain/time.ts';
import { currentPack, loadCalendar } from '../policies/load.ts';
import type { Figure } from './statistics.ts';
import { figureOf, percentile } from './statistics.ts';

const WINDOWS = 7;
const ROUNDS = 8;
const WORKING_DAYS = 20;

/** Every day of the years whose notices are out is a start. */
const FROM = '2018-01-02' as Day;
const TO = '2026-10-30' as Day;

interface ClockFigures {
  bench: 'clock';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  windows: number;
  perWindow: number;
  /** Start and whole proof of a limit of 20 working days. */
  derivationWithProofUs: { p50: Figure; p95: Figure; mean: Figure; goal: number };
  /** The due date alone. */
  derivationUs: Figure;
  derivationsPerSecond: Figure;
  /** The same days by another product; null when it is not installed. */
  chineseDays: { version: string; perSecond: Figure; ratio: Figure; sameAnswers: number; of: number } | null;
}

type FindWorkday = (deltaDays: number, date: string) => string;

/** Microseconds of one piece of work, measured alone or as the mean of a batch. */
function each<T>(items: readonly T[], work: (item: T) => unknown): number[] {
  return items.map((item) => {
    const begun = process.hrtime.bigint();
    work(item);
    return Number(process.hrtime.bigint() - begun) / 1000;
  });
}

function batch<T>(items: readonly T[], work: (item: T) => unknown): number {
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const item of items) work(item);
  return ((performance.now() - begun) * 1000) / (items.length * ROUNDS);
}

/** chinese-days is no part of the product; it is measured where somebody has put it. */
async function otherProduct(): Promise<{ version: string; findWorkday: FindWorkday } | null> {
  const name = 'chinese-days';
  try {
    const module = (await import(name)) as { findWorkday?: FindWorkday; default?: { findWorkday?: FindWorkday } };
    const findWorkday = module.findWorkday ?? module.default?.findWorkday;
    if (findWorkday === undefined) return null;
    const { default: manifest } = (await import(`${name}/package.json`, { with: { type: 'json' } })) as { default: { version: string } };
    return { version: manifest.version, findWorkday };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')) return null;
    throw error;
  }
}

/** `npm run bench -- clock [--json]`: one date with its proof, over every day of nine years, in one process. */
export async function clock(args: readonly string[]): Promise<void> {
  const calendar = loadCalendar();
  const city = currentPack();
  const pack = { ...city, limits: { ...city.limits, total: { ...city.limits.total, count: WORKING_DAYS } } };
  const days = Array.from({ length: dayNumberOf(TO) - dayNumberOf(FROM) + 1 }, (_, i) => dayOfNumber(dayNumberOf(FROM) + i));
  const starts = days.map((day) => instantOn(day, '10:15', pack.zone));
  const derive = (at: Instant) => startClock('total', at, pack, calendar);
  const prove = (at: Instant) => explainClock(derive(at), pack, calendar);
  const other = await otherProduct();
  const find = (day: Day): string => other!.findWorkday(WORKING_DAYS, day);

  batch(starts, prove);
  batch(starts, derive);
  if (other !== null) batch(days, find);
  const singles: number[][] = [];
  const proofs: number[] = [];
  const bare: number[] = [];
  const others: number[] = [];
  // One after the other in each window, so that a slow moment of the machine falls on all alike.
  for (let window = 0; window < WINDOWS; window += 1) {
    singles.push(each(starts, prove));
    proofs.push(batch(starts, prove));
    bare.push(batch(starts, derive));
    if (other !== null) others.push(batch(days, find));
  }
  const figures: ClockFigures = {
    bench: 'clock', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
    windows: WINDOWS, perWindow: starts.length,
    derivationWithProofUs: {
      p50: figureOf(singles.map((values) => percentile(values, 0.5))), p95: figureOf(singles.map((values) => percentile(values, 0.95))), mean: figureOf(proofs), goal: 50,
    },
    derivationUs: figureOf(bare), derivationsPerSecond: figureOf(bare.map((us) => 1e6 / us)),
    chineseDays: other === null ? null : {
      version: other.version, perSecond: figureOf(others.map((us) => 1e6 / us)), ratio: figureOf(others.map((us, i) => us / bare[i]!)),
      sameAnswers: days.filter((day) => find(day) === addWorkingDays(calendar, day, WORKING_DAYS).day).length, of: days.length,
    },
  };
  if (args.includes('--json')) console.log(JSON.stringify(figures));
  else print(figures);
}

function print(f: ClockFigures): void {
  const spread = ({ median, min, max }: Figure): string => `${median} (${min}–${max})`;
  console.log([
    `clock: ${WORKING_DAYS} working days from each of ${f.perWindow} days, ${f.windows} windows · ${f.machine.cpus} × ${f.machine.cpu} · Node ${f.machine.node} · ${f.at}`,
    'median of the windows (lowest–highest)',
    `  date with proof, µs        p50 ${spread(f.derivationWithProofUs.p50)}   p95 ${spread(f.derivationWithProofUs.p95)}   mean ${spread(f.derivationWithProofUs.mean)}   goal < ${f.derivationWithProofUs.goal}`,
    `  date alone, µs             ${spread(f.derivationUs)}`,
    `  dates per second           ${spread(f.derivationsPerSecond)}`,
    f.chineseDays === null
      ? '  chinese-days findWorkday   not installed'
      : `  chinese-days ${f.chineseDays.version} findWorkday  ${spread(f.chineseDays.perSecond)} per second · ours ÷ theirs ${spread(f.chineseDays.ratio)} · same answer on ${f.chineseDays.sameAnswers} of ${f.chineseDays.of} days`,
  ].join('\n'));
}
