import {
  ActivityFailure, condition, continueAsNew, defineQuery, defineSignal, log, proxyLocalActivities, setHandler, sleep, workflowInfo,
} from '@temporalio/workflow';
import type { ProcedureActivities } from '../activities/index.ts';
import type { ProcedureActKind } from '../domain/act.ts';
import type { PhasesOf, ProcedureType } from '../domain/procedure.ts';
import { LOOK_SIGNAL, VIEW_QUERY } from './messages.ts';

const lookSignal = defineSignal(LOOK_SIGNAL);
const viewQuery = defineQuery<View | null>(VIEW_QUERY);

/** A case as one procedure sees it, as of its latest look. */
export interface View<Phase extends string = string> {
  v: 1;
  seq: number;
  phase: Phase;
  /** The act that brought the phase about; part of the name of what the procedure adds in it. */
  cause: number;
  dueAt: string | null;
  dueInMs: number | null;
}

export interface Log<T extends ProcedureType> {
  /** Looks at the register. Every turn of a procedure begins here. */
  look(): Promise<View<PhasesOf[T]>>;
  /** Waits for the next act on the case; with a due instant, until then at most. */
  change(now: View): Promise<'act' | 'due'>;
  /** Adds the law's own act. Whether it is still this procedure's turn is decided in the register. */
  append(kind: ProcedureActKind, now: View): Promise<void>;
  /** A step outside of the register. One that fails for good raises the incident "stuck" and rests, wakeable, before it is tried again. */
  attempt(step: () => Promise<void>): Promise<boolean>;
}

/** Rests after a failure of the register, doubling up to this; a poke wakes earlier. */
const LONGEST_REST_MS = 60_000;
/** Well before the server suggests it: a replay of a few hundred events takes a tenth of a second. */
const EVENTS_PER_RUN = 400;
/** No single timer is longer; a look in between costs nothing and finds whatever was missed. */
const LONGEST_WAIT_MS = 7 * 24 * 3_600_000;

const { look, append, raiseStuck } = proxyLocalActivities<ProcedureActivities>({
  startToCloseTimeout: '5s', retry: { maximumAttempts: 3, initialInterval: '200ms', backoffCoefficient: 2 },
});

/** The one loop: dirty is cleared before the look, so that no act is overlooked; the look alone says what is so. */
export function follow<T extends ProcedureType>(type: T, ref: string): Log<T> {
  const procedureId = `${type}/${ref}` as const;
  let dirty = true;
  let view: View<PhasesOf[T]> | null = null;
  setHandler(lookSignal, () => {
    dirty = true;
  });
  setHandler(viewQuery, () => view);

  /** The register being away is no failure of the procedure: it rests, wakeable, and tries again. */
  async function patiently<R>(step: () => Promise<R>): Promise<R> {
    for (let rest = 500; ; rest = Math.min(rest * 2, LONGEST_REST_MS)) {
      try {
        return await step();
      } catch (error) {
        log.warn('the register did not answer', { procedureId, rest, error: error instanceof Error ? error.name : 'unknown' });
        if (workflowInfo().historyLength > EVENTS_PER_RUN) await continueAsNew(ref);
        dirty = false;
        await condition(() => dirty, rest);
      }
    }
  }

  return {
    async look() {
      if (workflowInfo().historyLength > EVENTS_PER_RUN) await continueAsNew(ref);
      dirty = false;
      const seen = await patiently(() => look(procedureId));
      view = seen as View<PhasesOf[T]>;
      return view;
    },
    async change(now) {
      if (now.dueInMs === null) {
        await condition(() => dirty);
        return 'act';
      }
      if (now.dueInMs > 0) await condition(() => dirty, Math.min(now.dueInMs, LONGEST_WAIT_MS));
      if (dirty) return 'act';
      return now.dueInMs <= LONGEST_WAIT_MS ? 'due' : 'act';
    },
    async attempt(step) {
      try {
        await step();
        return true;
      } catch (error) {
        if (!(error instanceof ActivityFailure)) throw error;
        dirty = false;
        await patiently(() => raiseStuck(procedureId));
        await condition(() => dirty, LONGEST_REST_MS);
        return false;
      }
    },
    async append(kind, now) {
      const result = await patiently(() => append({ procedureId, kind, cause: now.cause }));
      switch (result) {
        case 'done':
        case 'already':
          return;
        case 'notYet':
          // The engine's clock was a little fast; the register's decides.
          await sleep(1_000);
          return;
        case 'refused': {
          const again = await patiently(() => look(procedureId));
          if (again.seq !== now.seq || again.phase !== now.phase) return;
          await patiently(() => raiseStuck(procedureId));
          await condition(() => dirty, LONGEST_REST_MS);
          return;
        }
      }
    },
  };
}
