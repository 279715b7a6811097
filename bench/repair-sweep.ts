import { execFile, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { businessNow } from '../db/database.ts';
import { addDays, addMonths, dayAt } from '../domain/time.ts';
import type { Day } from '../domain/time.ts';
import { BANK, ENTERPRISE_SYSTEM, PROVINCIAL_PLATFORM, TAX } from '../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';
import { withBenchDatabase } from './bench-database.ts';

const run = promisify(execFile);
const MIB = 1024 * 1024;
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'] as const;
const CHUNK = 100_000;
/** Published over so many days, so that on each day as many come to their maximum of one year. */
const SPREAD_DAYS = 360;
/** Who was given every record; two of them are told by their systems, one by a letter in the web app. */
const RECIPIENTS = [PROVINCIAL_PLATFORM, ENTERPRISE_SYSTEM, BANK];
const SYSTEMS = RECIPIENTS.slice(0, 2);
/** Of so many one is not corrected, and goes on. */
const ONE_KEPT_OF = 10;

interface SweepFigures {
  bench: 'repair-sweep';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  records: number;
  /** One day's sweep, on a machine in each zone: what had to end and be kept that day by SQL, what did, how long it took. */
  days: { zone: string; day: Day; due: number; ended: number; kept: number; notices: number; seconds: number; memoryGrowthMiB: number; goalSeconds: 30 }[];
  exact: boolean;
  killed: { endedWhenKilled: number; endedInAll: number; due: number; stoppedTwice: number };
}

const numberOf = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
};

/** So many published records as rows, each with the facts its publicity rests on; their maximum is one year after publication (Order 36, general). */
async function plantRecords(owner: Db, records: number, firstDay: Day, tell: (line: string) => void): Promise<void> {
  const { by, recordId } = DEMO_SCENARIOS.upheld;
  const made = await owner.selectFrom('record_version').select('made_by').where('record_id', '=', recordId).executeTakeFirstOrThrow();
  const days = JSON.stringify(Array.from({ length: SPREAD_DAYS }, (_, i) => {
    const published = addDays(firstDay, i);
    return { i, published, max: addMonths(published, 12) };
  }));
  for (let from = 0; from < records; from += CHUNK) {
    const count = Math.min(CHUNK, records - from);
    await owner.transaction().execute(async (trx) => {
      await sql`create temporary table planted on commit drop as select gen_random_uuid() as id, n from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(trx);
      await sql`insert into dossier (id, kind) select id, 'record' from planted`.execute(trx);
      await sql`insert into record (id, subject_id, provider_id, category, title, version, state, mark, provided_on)
        select id, ${by.subjectId}, ${TAX}, 'penalty', '行政处罚', 1, 'published', 'none', ${firstDay}::date from planted`.execute(trx);
      await sql`insert into record_version (record_id, version, fields, made_by, made_at) select p.id, 1, v.fields, ${made.made_by}, now()
        from planted p cross join (select fields from record_version where record_id = ${recordId} and version = 1) v`.execute(trx);
      await sql`insert into record_recipient (record_id, org_id, version, given_at) select p.id, o.id, 1, now() from planted p cross join unnest(${RECIPIENTS}::text[]) as o (id)`.execute(trx);
      await sql`insert into record_publicity (record_id, sector, sanctions, decided_on, published_on, corrected_on, performed_on, class, edition, max_on, ends)
        select p.id, 'tax', '{fine}', d.published, d.published, case when (p.n / ${SPREAD_DAYS}) % ${ONE_KEPT_OF} = 0 then null else d.published end,
          case when (p.n / ${SPREAD_DAYS}) % ${ONE_KEPT_OF} = 0 then null else d.published end, 'general', 'CN-repair/2026-04', d.max, 'whenCorrected'
        from planted p join jsonb_to_recordset(${days}::jsonb) as d (i int, published date, max date) on d.i = p.n % ${SPREAD_DAYS}`.execute(trx);
    });
    tell(`· planted ${from + count}`);
  }
}

/** `npm run bench -- repair-sweep [--records 1000000] [--json]`: the end of publicity at its maximum, over a million records. */
export async function repairSweep(args: readonly string[]): Promise<void> {
  const records = numberOf(args, 'records', 1_000_000);
  const tell = (line: string): void => console.error(line);
  await withBenchDatabase('repair-sweep', 2, async ({ owner, appUrl, analyze }) => {
    const today = dayAt(await businessNow(owner), 'Asia/Shanghai');
    // The demo city's own records are none of the bench's.
    await sql`update record_publicity set max_on = null`.execute(owner);
    // Those published first come to their maximum tomorrow; the publication lies under Order 36 for none of them longer than under Order 58.
    await sql`insert into recipient_channel (org_id, way, address, public_keys, changed_by, changed_at) select o.id, 'webhook', 'https://example.invalid/notices', '[]', u.id, now()
      from unnest(${SYSTEMS}::text[]) as o (id) cross join (select id from app_user limit 1) u on conflict (org_id) do update set way = excluded.way, address = excluded.address`.execute(owner);
    await plantRecords(owner, records, addMonths(addDays(today, 1), -12), tell);
    await analyze();
    const entry = join(import.meta.dirname, 'sweep-publicity.ts');
    const dueOn = async (day: Day): Promise<{ due: number; kept: number }> => {
      const { rows } = await sql<{ due: number; kept: number }>`select count(*) filter (where performed_on is not null)::int as due, count(*) filter (where performed_on is null)::int as kept
        from record_publicity where max_on = ${day}::date and ended_on is null and kept_on is null`.execute(owner);
      return rows[0]!;
    };
    const endedOn = async (day: Day): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from record_publicity where ended_on = ${day}::date and max_on = ${day}::date`.execute(owner);
      return rows[0]!.n;
    };
    // Everybody who was given the record has a clock, whether told by a system, in the web app or by a letter.
    const clocksOn = async (day: Day): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from clock k join record_publicity p on p.record_id = k.case_id where k.limit_name = 'recipientConfirmation' and p.ended_on = ${day}::date and p.max_on = ${day}::date`.execute(owner);
      return rows[0]!.n;
    };
    let noticed = 0;
    const noticesSince = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from delivery where content ->> 'about' = 'publicity'`.execute(owner);
      const before = noticed;
      noticed = rows[0]!.n;
      return noticed - before;
    };
    const oneDayOn = (): Promise<unknown> => owner.updateTable('business_time').set((e) => ({ offset_ms: e('offset_ms', '+', 86_400_000) })).execute();
    const days: SweepFigures['days'] = [];
    let exact = true;
    for (const zone of ZONES) {
      await oneDayOn();
      const day = dayAt(await businessNow(owner), 'Asia/Shanghai');
      const { due, kept } = await dueOn(day);
      const { stdout } = await run(process.execPath, [entry], { env: { ...process.env, DATABASE_URL: appUrl, TZ: zone } });
      const done = JSON.parse(stdout) as { ended: number; kept: number; seconds: number; rssBefore: number; rssPeak: number };
      const notices = await noticesSince();
      exact &&= notices === due * SYSTEMS.length && (await clocksOn(day)) === due * RECIPIENTS.length && done.ended === due && done.kept === kept && (await endedOn(day)) === due;
      days.push({ zone, day, due: due + kept, ended: done.ended, kept: done.kept, notices, seconds: done.seconds, memoryGrowthMiB: (done.rssPeak - done.rssBefore) / MIB, goalSeconds: 30 });
      tell(`· ${day} under ${zone}: ${done.ended} ended, ${done.kept} kept, ${done.seconds.toFixed(1)} s`);
    }

    await oneDayOn();
    const day = dayAt(await businessNow(owner), 'Asia/Shanghai');
    const { due } = await dueOn(day);
    const first = spawn(process.execPath, [entry, '50'], { env: { ...process.env, DATABASE_URL: appUrl }, stdio: 'ignore' });
    const gone = new Promise<void>((resolve) => first.once('exit', () => resolve()));
    while ((await endedOn(day)) < due / 3 && first.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    first.kill('SIGKILL');
    await gone;
    const endedWhenKilled = await endedOn(day);
    await run(process.execPath, [entry], { env: { ...process.env, DATABASE_URL: appUrl } });
    const { rows: [twice] } = await sql<{ n: number }>`select count(*)::int as n from (select dossier_id from act where kind = 'publicityEnded' group by dossier_id having count(*) > 1) t`.execute(owner);
    const figures: SweepFigures = {
      bench: 'repair-sweep', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version }, records, days, exact,
      killed: { endedWhenKilled, endedInAll: await endedOn(day), due, stoppedTwice: twice!.n },
    };
    console.log(args.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
  });
}

const report = ({ records, days, exact, killed }: SweepFigures): string => [
  `${records} published records`,
  ...days.map((d) => `${d.day} under ${d.zone}: ${d.due} at their maximum, ${d.ended} ended, ${d.kept} kept, ${d.notices} systems told, ${d.seconds.toFixed(1)} s (goal 30), memory +${d.memoryGrowthMiB.toFixed(0)} MiB`),
  `exact to the day: ${exact}`,
  `killed   at ${killed.endedWhenKilled} of ${killed.due}, gone on to ${killed.endedInAll}; stopped twice: ${killed.stoppedTwice}`,
].join('\n');
