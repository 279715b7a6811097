import { randomUUID } from 'node:crypto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { moveBusinessTime, moveBusinessTimeTo } from '../../db/business-time.ts';
import { takeRole } from '../../db/database.ts';
import { procedureLag } from '../../db/procedure-repository.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import type { ProcedureId } from '../../domain/procedure.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import type { Act } from '../../domain/act.ts';
import type { Instant } from '../../domain/time.ts';
import { startDispatcher } from '../../main/dispatcher.ts';
import type { Poker } from '../../main/poke.ts';
import { createPoker } from '../../main/poke.ts';
import { startWorker } from '../../main/worker.ts';
import { registerCounter } from './counter.ts';
import { createTestDatabase, testRegister } from './database.ts';
import type { Stage } from './play-story.ts';
import { demoActor } from './play-story.ts';

/** The house without its counter window: register, worker, dispatcher, on the run's own PostgreSQL and Temporal. */
export interface Installation extends Stage {
  register: Register;
  poker: Poker;
  url: string;
  /** Login of zm_owner, for standing data. */
  migrationUrl: string;
  taskQueue: string;
  acts(caseId: CaseId): Promise<Act[]>;
  /** Rows of promise 3's query; must be empty at any moment. */
  violations(): Promise<number>;
  nextWorkingDay(): Promise<void>;
  nextDeadline(): Promise<void>;
  moveTo(to: Instant): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  stop(): Promise<void>;
}

export interface InstallationOptions {
  temporalAddress?: string;
  /** Without an engine: only the register and the dispatcher. */
  worker?: boolean;
}

try {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
} catch {
  // Installed by an earlier file of this process.
}

export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const database = await createTestDatabase(inject('adminUrl'), { city: true });
  const register = testRegister(database.url);
  const address = options.temporalAddress ?? inject('temporalAddress');
  const taskQueue = `test-${randomUUID()}`;
  const engine = { address, namespace: 'default', taskQueue };
  const poker = createPoker(engine);
  const workerRegister = testRegister(database.url);
  const run = () => startWorker({ ...engine, bundlePath: inject('bundlePath') }, workerRegister, (ids) => poker.poke(ids));
  let worker = options.worker === false ? undefined : await run();
  const dispatcherRegister = testRegister(database.url);
  const dispatcher = startDispatcher(dispatcherRegister, poker, { everyMs: 200, behindMs: 300, dueMs: 0 });
  const operator = demoActor('operator');

  async function settled(): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      if ((await procedureLag(register.db)).behind === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { rows } = await sql<{ id: ProcedureId; phase: string | null; wanted_seq: number; seen_seq: number; poked: number; wanted: number; stuck: boolean }>`
      select id, phase, wanted_seq, seen_seq, stuck_since is not null as stuck, extract(epoch from clock_timestamp() - poked_at)::int as poked,
        extract(epoch from clock_timestamp() - wanted_at)::int as wanted from procedure where wanted_seq > seen_seq`.execute(register.db);
    const lines = await Promise.all(rows.map(async (r) => `${r.id} ${r.phase ?? '-'} wanted ${r.wanted_seq} (${r.wanted} s ago) seen ${r.seen_seq} poked ${r.poked} s ago stuck ${r.stuck}; engine: ${await poker.describe(r.id) ?? 'not there'}`));
    throw new Error(`the procedures did not catch up:\n${lines.join('\n')}`);
  }
  async function move(to: 'nextWorkingDay' | 'nextDeadline'): Promise<void> {
    const { pokes } = await moveBusinessTime(register, { actor: operator, actId: newActId(), to });
    await poker.pokeAndWait(pokes);
    await dueDone();
  }
  /** Until nothing that waits for an instant has that instant behind it. */
  async function dueDone(): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from procedure where closed_at is null and due_at is not null and due_at <= (select business_now())`.execute(register.db);
      if (rows[0]!.n === 0) return settled();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('procedures whose instant has come did not act');
  }
  const acts = (caseId: CaseId): Promise<Act[]> => register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_auditor');
    return loadActs(trx, caseId as string as DossierId);
  });

  return {
    register, poker, url: database.url, migrationUrl: database.migrationUrl, taskQueue, counter: registerCounter(register, (ids) => poker.poke(ids)), acts, settled,
    situation: async (caseId): Promise<CaseSituation> => foldCase(await acts(caseId)),
    violations: () => register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_auditor');
      const { rows } = await sql<{ n: number }>`select count(*) as n from suspension_violation`.execute(trx);
      return rows[0]!.n;
    }),
    nextWorkingDay: () => move('nextWorkingDay'),
    nextDeadline: () => move('nextDeadline'),
    moveTo: async (to) => {
      const { pokes } = await moveBusinessTimeTo(register, { actor: operator, actId: newActId(), to });
      await poker.pokeAndWait(pokes);
      await dueDone();
    },
    stopWorker: async () => {
      await worker?.stop();
      worker = undefined;
    },
    startWorker: async () => {
      worker ??= await run();
    },
    async stop() {
      await dispatcher.stop();
      await worker?.stop();
      await poker.close();
      for (const r of [register, workerRegister, dispatcherRegister]) await r.db.destroy();
      await database.drop();
    },
  };
}
