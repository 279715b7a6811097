import { sql } from 'kysely';
import type { DossierId } from '../domain/ids.ts';
import type { PromiseName } from '../domain/promise.ts';
import { PROMISES } from '../domain/promise.ts';
import type { Instant } from '../domain/time.ts';
import { addUpAcknowledgements } from './correction-board-reads.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { noteOutage } from './lost-time-sweep.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';

export interface WatchedPromise { promise: PromiseName; violations: number; since: Instant | null; looked_at: Instant }
export interface Violation { promise: PromiseName; dossier_id: DossierId; item: string; number: string | null }

/** Real time: a simulated day must not keep the watchdog asleep. */
const EVERY_SECONDS = 60;
/** A watchdog that has not looked for so long is asleep itself. */
export const ASLEEP_SECONDS = 3 * EVERY_SECONDS;
const MOST = 100;

/**
 * Looks whether every promise is kept, once a minute whoever asks how often; what is found is kept, and where something is broken the platform's
 * supervisors are told once. Returns what it found, or null when it had looked less than a minute ago.
 */
export async function watchPromises(register: Register, everySeconds = EVERY_SECONDS): Promise<WatchedPromise[] | null> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const [{ recent }] = (await sql<{ recent: boolean }>`select coalesce(max(looked_at) > clock_timestamp() - ${everySeconds} * interval '1 second', false) as recent from promise_watch`.execute(trx)).rows as [{ recent: boolean }];
    if (recent) return null;
    await noteOutage(trx, ASLEEP_SECONDS);
    // It looks through what a request never would.
    await sql`set local statement_timeout = '30s'`.execute(trx);
    const { rows: found } = await sql<{ promise: PromiseName; n: number }>`select promise, count(*)::int as n from promise_violation group by 1`.execute(trx);
    const counts = new Map(found.map(({ promise, n }) => [promise, n]));
    for (const promise of PROMISES) {
      const violations = counts.get(promise) ?? 0;
      await sql`insert into promise_watch (promise, violations, since, looked_at) values (${promise}, ${violations}, case when ${violations} > 0 then clock_timestamp() end, clock_timestamp())
        on conflict (promise) do update set violations = excluded.violations, looked_at = excluded.looked_at, told = promise_watch.told and excluded.violations > 0,
          since = case when excluded.violations = 0 then null else coalesce(promise_watch.since, excluded.since) end`.execute(trx);
    }
    const { running, median } = await addUpAcknowledgements(trx);
    await sql`insert into acknowledgement_watch (running_hours, median_hours, looked_at) values (${running}, ${median}, clock_timestamp())
      on conflict (here) do update set running_hours = excluded.running_hours, median_hours = excluded.median_hours, looked_at = excluded.looked_at`.execute(trx);
    await tellOfBroken(register, trx);
    return watchedPromises(trx);
  });
}

async function tellOfBroken(register: Register, trx: Trx): Promise<void> {
  const broken = await trx.updateTable('promise_watch').set({ told: true }).where('violations', '>', 0).where('told', '=', false).returning(['promise', 'since']).execute();
  if (broken.length === 0) return;
  console.error(`promises broken: ${broken.map(({ promise }) => promise).join(', ')}`);
  const at = await businessNow(trx);
  const orgs = [...(await register.organisations.all()).values()];
  const platform = orgs.find(({ kind, validTo }) => kind === 'platform' && validTo === null);
  if (platform === undefined) return;
  for (const { promise, since } of broken) {
    const news = { notice: 'promiseBroken', number: null, path: '/promises', role: 'supervisor' } as const;
    await tell(register, trx, { party: `org:${platform.superiorId ?? platform.id}`, role: 'supervisor' }, news, { ref: `${promise}/${since ?? ''}`, at });
    await tell(register, trx, { party: `org:${platform.id}`, role: 'operator' }, { ...news, role: 'operator' }, { ref: `${promise}/${since ?? ''}/operator`, at });
  }
}

/** What was found when somebody looked last, each promise in the order of the list. */
export async function watchedPromises(trx: Trx): Promise<WatchedPromise[]> {
  const rows = await trx.selectFrom('promise_watch').select(['promise', 'violations', 'since', 'looked_at']).execute();
  return PROMISES.flatMap((promise) => rows.filter((row) => row.promise === promise));
}

/** As the watchdog added them up: the longest that a last acknowledgement is awaited, and the median of those that came, in hours from the decision; null: none. */
export async function acknowledgementFigures(trx: Trx): Promise<{ running: number | null; median: number | null }> {
  const row = await trx.selectFrom('acknowledgement_watch').select(['running_hours', 'median_hours']).executeTakeFirst();
  return { running: row?.running_hours ?? null, median: row?.median_hours ?? null };
}

/** How many seconds ago the watchdog looked last; null: never. */
export async function sinceLook(trx: Trx): Promise<number | null> {
  const { rows } = await sql<{ age: number | null }>`select extract(epoch from clock_timestamp() - max(looked_at))::float8 as age from promise_watch`.execute(trx);
  return rows[0]?.age ?? null;
}

/** The broken ones themselves as they stand now; only ids, and the numbers of cases. */
export const violationsNow = async (trx: Trx): Promise<Violation[]> => (await sql<Violation>`
  select v.promise, v.dossier_id, v.item, f.number from promise_violation v left join case_file f on f.id = v.dossier_id order by 1, 2, 3 limit ${MOST}`.execute(trx)).rows;
