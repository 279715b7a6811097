import type { Client } from '@temporalio/client';
import { setTimeout as wait } from 'node:timers/promises';
import { parseProcedureId } from '../domain/procedure.ts';

/** One run of a procedure; a procedure that had ended and was named again has more than one. */
export interface EngineRun {
  workflowId: string;
  runId: string;
  type: string;
  events: number;
}

const ENDS_WITHIN_MS = 30_000;

/** Every run of these procedures, once all of them have ended. */
export async function runsOf(client: Client, ids: readonly string[]): Promise<EngineRun[]> {
  const deadline = performance.now() + ENDS_WITHIN_MS;
  for (;;) {
    const runs: EngineRun[] = [];
    let open = 0;
    for await (const info of client.workflow.list({ query: `WorkflowId IN (${ids.map((id) => `'${id}'`).join(', ')})` })) {
      if (info.status.name === 'RUNNING') open += 1;
      runs.push({ workflowId: info.workflowId, runId: info.runId, type: parseProcedureId(info.workflowId).type, events: info.historyLength });
    }
    // The engine's lists lag behind; a run that is missing or still open is asked for again.
    if (open === 0 && new Set(runs.map((run) => run.workflowId)).size === ids.length) return runs;
    if (performance.now() > deadline) throw new Error(`Of ${ids.length} procedures of a closed case ${open} have not ended in the engine.`);
    await wait(200);
  }
}

/** How many signals a run has received, from its history. */
export async function signalsIn(client: Client, { workflowId, runId }: EngineRun): Promise<number> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
}
