import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readConfig } from '../main/config.ts';
import { runProcess } from '../main/parts/run-process.ts';

/** A worker of its own for the bare workflow, so that its CPU is not mixed with the procedures'. */
await runProcess('bare worker', async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') });
  const { temporalAddress, temporalNamespace, taskQueue } = readConfig(process.env);
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const worker = await Worker.create({
    connection, namespace: temporalNamespace, taskQueue, workflowsPath: join(import.meta.dirname, 'bare-workflow.ts'),
    maxCachedWorkflows: 500, maxConcurrentWorkflowTaskExecutions: 20,
  });
  const run = worker.run();
  return async () => {
    worker.shutdown();
    await run;
    await connection.close();
  };
});
