import { join } from 'node:path';
import { sql } from 'kysely';
import { sealLooks } from '../db/access-log.ts';
import { dailyBulletin } from '../db/bulletins.ts';
import { assertPlainRole, inOneTransaction, takeRole } from '../db/database.ts';
import { forgetOutcomes } from '../db/idempotency.ts';
import { forgotten, notePoked, unmovedSince } from '../db/procedure-repository.ts';
import { sweepOverdueReport } from '../db/overdue-report-sweep.ts';
import { sweepChange } from '../db/policy-change-sweep.ts';
import type { Register } from '../db/register.ts';
import { gatherDigests } from '../db/digest.ts';
import { sweepPublicityOfDay } from '../db/publicity-sweep.ts';
import { sweepMarkRequests } from '../db/mark-request-register.ts';
import { sweepSuccessorWaits } from '../db/subject-end-sweep.ts';
import { sweepSucceededDuties, sweepSucceededMarkRequests, sweepSuccessions } from '../db/succession-sweep.ts';
import { sweepStayRequests } from '../db/stay-request-register.ts';
import { sweepLapsedMeasures, sweepSucceededMeasures } from '../db/measure-sweep.ts';
import { sweepWatchedChecks } from '../db/measure-check-watch.ts';
import { watchPromises } from '../db/promise-watch.ts';
import { sweepLostTime } from '../db/lost-time-sweep.ts';
import { certifyNoAnswer } from '../db/no-answer-sweep.ts';
import { sweepReminders } from '../db/reminders.ts';
import { sweepRungs } from '../db/sweep.ts';
import { closedCarrier } from '../outside/carrier.ts';
import { smsCarrier } from '../outside/sms.ts';
import { dropFolder } from '../outside/drop-folder.ts';
import { smtpCarrier } from '../outside/mail.ts';
import type { Config } from './config.ts';
import { assertBasisConfirmed } from './basis-check.ts';
import { readConfig } from './config.ts';
import { startCourier } from './courier.ts';
import { openEvidenceStore, scannerOf } from './evidence-house.ts';
import { makeRegister } from './make-register.ts';
import { runProcess } from './parts/run-process.ts';
import type { Poker } from './poke.ts';
import { createPoker } from './poke.ts';
import type { Carriers } from './postman.ts';
import { startPostman } from './postman.ts';
import { startErasing } from './erasing.ts';
import type { Rounds } from './rounds.ts';
import { startRounds } from './rounds.ts';
import { startScanning } from './scanning.ts';

export interface DispatcherOptions {
  /** How often it goes round. */
  everyMs: number;
  /** How long a procedure may be behind before it is poked again. */
  behindMs: number;
  /** How long past its due instant a procedure may be (its own timer comes first). */
  dueMs: number;
}

/** One key for all: dispatchers on several machines take turns. */
const SWEEP_LOCK = 7_423_001;
const RUNGS_AT_ONCE = 50;
/** So many batches of records whose publicity ends are done in one round; the others come with the next. */
const PUBLICITY_BATCHES = 20;
const TIDY_EVERY_MS = 3_600_000;
/** A procedure that has been poked and has not moved for so long is looked at more closely. */
const UNMOVED_MS = 10_000;

/** Goes round until stopped: pokes whoever is behind or due, climbs the ladder of overdue duties, has the day's bulletin made. */
export function startDispatcher(register: Register, poker: Poker, options: DispatcherOptions): Rounds {
  let tidied = -Infinity;
  const tidy = async (): Promise<void> => {
    if (performance.now() - tidied < TIDY_EVERY_MS) return;
    tidied = performance.now();
    await register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_register');
      await forgetOutcomes(trx);
    });
    // Two dispatchers make the same seal, and one tries again and finds nothing left.
    await inOneTransaction(register.db, async (trx) => {
      await takeRole(trx, 'zm_procedure');
      await sealLooks(trx);
    });
  };
  return startRounds('dispatcher', options.everyMs, async () => {
    await goRound(register, poker, options);
    await tidy();
    return false;
  });
}

/** One round; exported for tests that want exactly one. */
export async function goRound(register: Register, poker: Poker, options: Omit<DispatcherOptions, 'everyMs'>): Promise<void> {
  // The lock is held on a connection of its own for the round: two dispatchers never sweep at once.
  await register.db.connection().execute(async (db) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${SWEEP_LOCK}) as mine`.execute(db);
    if (rows[0]?.mine !== true) return;
    try {
      // The sweeps' transactions ask for organisations: on a pool of two they could not wait for a third connection.
      await register.organisations.all();
      await pokeForgotten(register, poker, options);
      // Before anybody is urged for time that was the platform's.
      await poker.pokeAndWait(await sweepLostTime(register, RUNGS_AT_ONCE));
      const { urged, escalated, pokes } = await sweepRungs(register, RUNGS_AT_ONCE);
      await poker.pokeAndWait(pokes);
      await sweepPublicityOfDay(register, { batches: PUBLICITY_BATCHES });
      const certified = await certifyNoAnswer(register, RUNGS_AT_ONCE);
      await poker.pokeAndWait(certified.pokes);
      await sweepOverdueReport(register);
      await sweepSucceededMeasures(register);
      await sweepLapsedMeasures(register);
      // Before the lead organ is told that somebody who is no more has not said a word.
      await poker.pokeAndWait(await sweepSucceededMarkRequests(register));
      await sweepMarkRequests(register);
      await poker.pokeAndWait([...(await sweepSuccessions(register)), ...(await sweepSucceededDuties(register))]);
      await sweepStayRequests(register);
      await poker.pokeAndWait(await sweepSuccessorWaits(register));
      const change = await sweepChange(register);
      await poker.pokeAndWait(change.pokes);
      const reminded = await sweepReminders(register, RUNGS_AT_ONCE);
      // One mail for all that is due now: while the sweep has more, gathering waits for it.
      if (urged + escalated < RUNGS_AT_ONCE && reminded < RUNGS_AT_ONCE) await gatherDigests(register);
      await sweepWatchedChecks(register);
      await watchPromises(register);
      await dailyBulletin(register);
    } finally {
      await sql`select pg_advisory_unlock(${SWEEP_LOCK})`.execute(db);
    }
  });
}

async function pokeForgotten(register: Register, poker: Poker, options: Omit<DispatcherOptions, 'everyMs'>): Promise<void> {
  const { behind, unmoved } = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return {
      behind: await forgotten(trx, { behindMs: options.behindMs, dueMs: options.dueMs, limit: 200 }),
      unmoved: await unmovedSince(trx, { ms: UNMOVED_MS, limit: 20 }),
    };
  });
  const reached = await poker.pokeAndWait(behind);
  for (const id of unmoved) await poker.beginAnewIfFailing(id);
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await notePoked(trx, reached);
  });
}

/** What a call of a recipient's system may take. */
const CALL_LIMITS = { wholeMs: 15_000, answerBytes: 64 * 1024 };
/** A notice whose call was killed waits no longer than it must, and none is called twice at once. */
const LEASE_MARGIN_MS = 5_000;

/** The dispatcher of an installation, on a small pool of its own: a burst of requests must not keep it from going round. Returns how to stop it. */
export async function dispatching(config: Config): Promise<() => Promise<void>> {
  const register = makeRegister(config, 'dispatcher', 2);
  await assertPlainRole(register.db);
  await assertBasisConfirmed(register, config.mode);
  const poker = createPoker({ address: config.temporalAddress, namespace: config.temporalNamespace, taskQueue: config.taskQueue });
  const demo = config.mode === 'demo';
  const dispatcher = startDispatcher(register, poker, { everyMs: demo ? 1_000 : 15_000, behindMs: 2_000, dueMs: demo ? 0 : 60_000 });
  const postman = startPostman(register, carriersOf(config), {
    everyMs: demo ? 1_000 : 5_000, leaseMs: 120_000, retry: demo ? { firstMs: 2_000, mostMs: 60_000, attempts: 8 } : { firstMs: 60_000, mostMs: 4 * 3_600_000, attempts: 12 },
  });
  const courier = startCourier(register, (ids) => poker.poke(ids), {
    rules: { hosts: config.webhookHosts, privateRanges: config.webhookPrivate }, limits: CALL_LIMITS, drop: dropFolder(join(config.dataDir, 'drop')),
    everyMs: demo ? 500 : 2_000, leaseMs: CALL_LIMITS.wholeMs + LEASE_MARGIN_MS, retry: demo ? { firstMs: 2_000, mostMs: 60_000, attempts: 12 } : { firstMs: 60_000, mostMs: 4 * 3_600_000, attempts: 30 },
  });
  const scanner = scannerOf(config);
  const store = await openEvidenceStore(config);
  const scanning = scanner === undefined ? undefined : startScanning(register, store, scanner, 1_000);
  const erasing = startErasing(register, store, demo ? 5_000 : 600_000);
  return async () => {
    await erasing.stop();
    await scanning?.stop();
    await courier.stop();
    await postman.stop();
    await dispatcher.stop();
    await poker.close();
    await register.db.destroy();
  };
}

/** The ways out of the house; one that is not configured gives up each message with a code that an operator sees. */
function carriersOf({ smtpUrl, mailFrom, sms }: Config): Carriers {
  if (smtpUrl === undefined) console.error('Mail is off: SMTP_URL is not set. Nobody is reminded by mail; what should have gone out stands on the operators\' page.');
  return { mail: smtpUrl === undefined ? closedCarrier('mail-off') : smtpCarrier({ url: smtpUrl, from: mailFrom }), sms: sms === undefined ? closedCarrier('no-sms-gateway') : smsCarrier(sms) };
}

if (import.meta.main) await runProcess('dispatcher', () => dispatching(readConfig(process.env)));
