import { setTimeout as wait } from 'node:timers/promises';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { businessNow } from '../../db/database.ts';
import { forgotten } from '../../db/procedure-repository.ts';
import { newActId } from '../../db/register.ts';
import type { Register } from '../../db/register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { ProcedureId } from '../../domain/procedure.ts';
import { dayAt, instantOfMs, instantOn } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { StartFault } from '../parts/fault.ts';
import type { Say } from '../parts/progress.ts';
import { DEMO_CASES } from './city/cases.ts';
import { actorOf, getDemoIdentity } from './city/identities.ts';
import { OFFICE_HOUR, provideRecordsUntil } from './load-city.ts';
import { confirmEndsOfPublicity } from './play-publicity-ends.ts';
import { PHASE_OF_STAGE, playDays, stepsAgo } from './play-schedule.ts';
import { playStep, situationOfStory } from './play-steps.ts';

export interface PlayCity {
  register: Register;
  poke(ids: readonly ProcedureId[]): Promise<void>;
  say: Say;
  /** Real time; where the play ends. */
  realNow?: () => Instant;
}

const POLL_MS = 20;
const POKE_AGAIN_MS = 500;
const SETTLES_WITHIN_MS = 30_000;

/**
 * Plays the weeks before today, working day by working day: records come in, people act, the procedures follow on the real
 * engine. Begins where an interrupted play stopped; ends at real time with every procedure caught up.
 */
export async function playCity(play: PlayCity): Promise<void> {
  const { register, say } = play;
  const realNow = play.realNow ?? (() => instantOfMs(Date.now()));
  const { zone } = register.currentPack();
  const today = dayAt(realNow(), zone);
  const days = playDays(today, register.calendar());
  for (const [at, day] of days.entries()) {
    const morning = instantOn(day, OFFICE_HOUR, zone);
    const now = await businessNow(register.db);
    if (dayAt(now, zone) > day) continue;
    if (now < morning) await moveTo(play, morning);
    await provideRecordsUntil(register, today, day);
    await confirmEndsOfPublicity(register, morning);
    const pokes: ProcedureId[] = [];
    for (const { demoCase, step } of stepsAgo(days.length - at)) pokes.push(...(await playStep(register, demoCase, step)));
    await settle(play, pokes);
    if (at % 6 === 5) say(`· demo city: played up to ${day}`);
  }
  await moveTo(play, realNow());
  await provideRecordsUntil(register, today, today);
  await checkStages(register);
}

async function moveTo(play: PlayCity, to: Instant): Promise<void> {
  const { register } = play;
  const move = await moveBusinessTimeTo(register, { actor: actorOf(getDemoIdentity('operator')), actId: newActId(), to });
  const swept = await sweepRungs(register);
  await settle(play, [...move.pokes, ...swept.pokes]);
}

/** Waits until no procedure is behind the log or past a due instant. */
async function settle({ register, poke }: PlayCity, pokes: readonly ProcedureId[]): Promise<void> {
  if (pokes.length > 0) await poke(pokes);
  const begun = performance.now();
  let poked = begun;
  for (;;) {
    const behind = await forgotten(register.db, { behindMs: 0, dueMs: 0, limit: 50 });
    if (behind.length === 0) return;
    const now = performance.now();
    if (now - begun > SETTLES_WITHIN_MS) {
      throw new StartFault(`The procedures do not follow the register (${behind.length} behind after ${SETTLES_WITHIN_MS / 1000} s). See worker.log; the next start goes on from here.`);
    }
    if (now - poked > POKE_AGAIN_MS) {
      await poke(behind);
      poked = now;
    }
    await wait(POLL_MS);
  }
}

async function checkStages(register: Register): Promise<void> {
  for (const demoCase of DEMO_CASES) {
    const phase = (await situationOfStory(register, demoCase))?.phase;
    if (phase !== PHASE_OF_STAGE[demoCase.until]) throw new Error(`demo case ${demoCase.key} stands at ${phase ?? 'nothing'}, not at ${PHASE_OF_STAGE[demoCase.until]}`);
  }
}
