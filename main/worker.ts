import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createProcedureActivities } from '../activities/index.ts';
import { assertPlainRole } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { assertBasisConfirmed } from './basis-check.ts';
import { readConfig } from './config.ts';
import { makeRegister } from './make-register.ts';
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

/** Starts a worker for the procedures. Stop: `shutdown()`, then await the run. */
export async function startWorker(options: WorkerOptions, register: Register, poke: (ids: ProcedureId[]) => void): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  const connection = await NativeConnection.connect({ address: options.address });
  const worker = await Worker.create({
    connection, namespace: options.namespace, taskQueue: options.taskQueue, workflowBundle: { codePath: options.bundlePath },
    activities: createProcedureActivities(register, poke), maxCachedWorkflows: 500, maxConcurrentLocalActivityExecutions: SLOTS,
    maxConcurrentWorkflowTaskExecutions: 20, maxConcurrentActivityTaskExecutions: 4, shutdownGraceTime: '10s',
  });
  const run = worker.run();
  return {
    failed: run.then(() => new Promise<never>(() => {})),
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
