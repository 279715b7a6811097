import { cpus } from 'node:os';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { checkMeasures } from '../db/measure-check-register.ts';
import type { Register } from '../db/register.ts';
import { FINANCE, RESOURCES, TAX } from '../main/demo/city/organisations.ts';
import { actorOf, getDemoIdentity } from '../main/demo/city/identities.ts';
import { withBenchDatabase } from './bench-database.ts';
import type { Figure } from './statistics.ts';
import { figureOf, percentile } from './statistics.ts';

const WINDOWS = 5;
const CONCURRENT = 4;
const PER_SUBJECT = 10;
const BIDDERS = 30;

interface CheckFigures {
  bench: 'check';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  records: number;
  subjects: number;
  concurrent: number;
  windows: number;
  checksPerWindow: number;
  /** Of one subject, with its receipt committed: what a department's system waits for, without HTTP. */
  oneMs: { p50: Figure; p99: Figure; goal: 50 };
  /** Of 30 subjects at once. */
  biddersMs: { p50: Figure; p99: Figure };
  /** What the watchdog asks each minute. */
  promisesMs: Figure;
}

const numberOf = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
};

/** `npm run bench -- check [--records 1000000] [--checks 1000] [--json]`: check before acting, over many records, on a PostgreSQL of its own with fsync. */
export async function check(args: readonly string[]): Promise<void> {
  const records = numberOf(args, 'records', 1_000_000);
  const checks = numberOf(args, 'checks', 1_000);
  await withBenchDatabase('check', CONCURRENT, async ({ owner, register, analyze }) => {
    const subjects = Math.ceil(records / PER_SUBJECT);
    console.error(`· ${records} records of ${subjects} subjects, a measure on each`);
    await plantMeasures(owner, register, subjects);
    await analyze();
    const actor = actorOf(getDemoIdentity('resources-clerk'));
    const ask = async (count: number): Promise<number> => {
      const identifiers = Array.from({ length: count }, () => identifierOf(1 + Math.floor(Math.random() * subjects)));
      const begun = performance.now();
      const { body } = await checkMeasures(register, { ...actor, orgId: RESOURCES }, { identifiers, kind: null, purpose: 'bidReview', decisiveAt: null });
      if (body.subjects.some(({ subjectId, answer }) => subjectId === null || answer !== 'apply')) throw new Error('a planted measure was not found');
      return performance.now() - begun;
    };
    const windows = async (count: number, perWindow: number): Promise<number[][]> => {
      const all: number[][] = [];
      // The first window warms up and is not counted.
      for (let window = 0; window <= WINDOWS; window += 1) {
        const measured = await Promise.all(Array.from({ length: CONCURRENT }, async () => {
          const own: number[] = [];
          for (let i = 0; i < perWindow / CONCURRENT; i += 1) own.push(await ask(count));
          return own;
        }));
        if (window > 0) all.push(measured.flat());
      }
      return all;
    };
    console.error('· checks');
    const one = await windows(1, checks);
    const bidders = await windows(BIDDERS, checks / 10);
    console.error('· promises');
    const asked: number[] = [];
    for (let i = 0; i <= WINDOWS; i += 1) {
      const begun = performance.now();
      await sql`select promise, count(*) from promise_violation group by 1`.execute(owner);
      if (i > 0) asked.push(performance.now() - begun);
    }
    const at = (all: number[][], share: number): Figure => figureOf(all.map((values) => percentile(values, share)));
    const figures: CheckFigures = {
      bench: 'check', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version },
      records, subjects, concurrent: CONCURRENT, windows: WINDOWS, checksPerWindow: checks,
      oneMs: { p50: at(one, 0.5), p99: at(one, 0.99), goal: 50 }, biddersMs: { p50: at(bidders, 0.5), p99: at(bidders, 0.99) }, promisesMs: figureOf(asked),
    };
    console.log(args.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
  });
}

const identifierOf = (n: number): string => `BENCH${String(n).padStart(13, '0')}`;
const CHUNK = 10_000;

/** Companies with ten records each, one of them with a measure of the department that asks; rows as the projection writes them, without the log that led there. */
async function plantMeasures(owner: Db, register: Register, subjects: number): Promise<void> {
  for (let from = 1; from <= subjects; from += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, subjects - from + 1) }, (_, i) => {
      const identifier = identifierOf(from + i);
      return { n: from + i, identifier, index: register.vault.blindIndexes(identifier)[0]!.toString('hex') };
    });
    await owner.transaction().execute(async (trx) => {
      await sql`create temp table planted on commit drop as select gen_random_uuid() as subject, gen_random_uuid() as record, gen_random_uuid() as measure, m.*, k
        from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m (n int, identifier text, index text), generate_series(1, ${PER_SUBJECT}) as k`.execute(trx);
      await sql`update planted p set subject = f.subject from planted f where f.n = p.n and f.k = 1`.execute(trx);
      await sql`insert into subject (id, kind, name, identifier, identifier_index) select subject, 'company', '基准公司' || n, identifier, decode(index, 'hex') from planted where k = 1`.execute(trx);
      await sql`insert into dossier (id, kind, seq, head) select record, 'record', 1, sha256(record::text::bytea) from planted`.execute(trx);
      await sql`insert into record (id, subject_id, provider_id, category, title, version, state, mark, provided_on)
        select record, subject, ${TAX}, 'administrativePenalty', '行政处罚', 1, 'published', 'none', date '2026-01-05' from planted`.execute(trx);
      await sql`insert into measure (id, record_id, subject_id, executor_id, kind, title, basis, from_day)
        select measure, record, subject, case when k = 1 then ${RESOURCES} else ${FINANCE} end, 'market', '限制投标', '依据', date '2026-01-05' from planted`.execute(trx);
    });
  }
}

const report = ({ records, concurrent, checksPerWindow, windows, oneMs, biddersMs, promisesMs }: CheckFigures): string => {
  const spread = ({ median, min, max }: Figure): string => `${median} (${min}–${max})`;
  return [
    `${records} records; ${concurrent} at a time, ${checksPerWindow} checks in each of ${windows} windows; median of the windows (lowest–highest)`,
    `one subject, ms   p50 ${spread(oneMs.p50)}   p99 ${spread(oneMs.p99)}   goal p99 < ${oneMs.goal}`,
    `30 subjects, ms   p50 ${spread(biddersMs.p50)}   p99 ${spread(biddersMs.p99)}`,
    `promises, ms      ${spread(promisesMs)}   asked by the watchdog each minute`,
  ].join('\n');
};
