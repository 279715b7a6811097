import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createProcedureActivities } from '../activities/index.ts';
import { assertPlainRole } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { assertBasisConfirmed } from './basis-check.ts';
import { readConfig } from './config.ts';
import { makeRegister } from './make-register.ts';
import { watchEngine } from './parts/engine-link.ts';
import { runProcess } from './parts/run-process.ts';
import { createPoker } from './poke.ts';

/** Local activities at once; each holds one of the worker's connections. */
const SLOTS = 8;

export interface WorkerOptions {
  address: string;
  namespace: string;
  taskQueue: string;
  bundlePath: string;
}

/**
 * Starts a worker for the procedures. The moment the engine is gone the worker ends, and with the engine's return another
 * begins with an empty memory: what comes back may be an earlier copy of the engine, and a procedure that is remembered as
 * further on than its history says would write into that history what nobody can replay. Stop: `stop()`; `failed` rejects
 * when it ends by itself.
 */
export async function startWorker(options: WorkerOptions, register: Register, poke: (ids: ProcedureId[]) => void): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  let current: RunningWorker | undefined = await runOnce(options, register, poke);
  let stopped = false;
  let turn = Promise.resolve();
  let link: { stop(): void } | undefined;
  const failed = new Promise<never>((_, reject) => {
    const guard = ({ run }: RunningWorker): void => void run.catch(reject);
    guard(current!);
    const next = (step: () => Promise<void>): void => {
      turn = turn.then(step).catch(reject);
    };
    link = watchEngine(options.address, {
      gone: () => next(async () => {
        await current?.stop();
        current = undefined;
      }),
      back: () => next(async () => {
        if (stopped || current !== undefined) return;
        current = await runOnce(options, register, poke);
        guard(current);
      }),
    });
  });
  return {
    failed,
    async stop() {
      stopped = true;
      link?.stop();
      await turn;
      await current?.stop();
    },
  };
}

interface RunningWorker {
  run: Promise<void>;
  stop(): Promise<void>;
}

async function runOnce(options: WorkerOptions, register: Register, poke: (ids: ProcedureId[]) => void): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: options.address });
  const worker = await Worker.create({
    connection, namespace: options.namespace, taskQueue: options.taskQueue, workflowBundle: { codePath: options.bundlePath },
    activities: createProcedureActivities(register, poke), maxCachedWorkflows: 500, maxConcurrentLocalActivityExecutions: SLOTS,
    maxConcurrentWorkflowTaskExecutions: 20, maxConcurrentActivityTaskExecutions: 4, shutdownGraceTime: '10s',
  });
  const run = worker.run();
  return {
    run,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await run.catch(() => {});
      await connection.close();
    },
  };
}

if (import.meta.main) {
  await runProcess('worker', async () => {
    Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') });
    const config = readConfig(process.env);
    const register = makeRegister(config, 'worker', SLOTS + 4);
    await assertPlainRole(register.db);
    await assertBasisConfirmed(register, config.mode);
    const engine = { address: config.temporalAddress, namespace: config.temporalNamespace, taskQueue: config.taskQueue };
    const poker = createPoker(engine);
    const worker = await startWorker({ ...engine, bundlePath: config.workflowBundle }, register, (ids) => poker.poke(ids));
    // A worker that stops by itself is a fault: the process ends, and its supervisor starts it again.
    worker.failed.catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
    return async () => {
      await worker.stop();
      await poker.close();
      await register.db.destroy();
    };
  });
}
