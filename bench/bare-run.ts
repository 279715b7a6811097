import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { inLanes, type Samples } from './statistics.ts';

/** Runs so many bare workflows, each with so many signals one after the other, and times each from its start to its end. */
export async function runBare(client: Client, taskQueue: string, options: { workflows: number; signals: number; concurrency: number }, samples: Samples): Promise<void> {
  const ids = Array.from({ length: options.workflows }, () => `bare/${randomUUID()}`);
  await inLanes(ids, options.concurrency, (workflowId) => samples.time('bare', async () => {
    const handle = await client.workflow.signalWithStart('bare', { workflowId, taskQueue, args: [options.signals], signal: 'look', signalArgs: [] });
    for (let sent = 1; sent < options.signals; sent += 1) await handle.signal('look');
    await handle.result();
  }));
}
