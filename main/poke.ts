import { Client, Connection, isGrpcServiceError, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { ProcedureId, ProcedureType } from '../domain/procedure.ts';
import { parseProcedureId } from '../domain/procedure.ts';
import { LOOK_SIGNAL } from '../workflows/messages.ts';

/** Wakes procedures. Best effort: what does not arrive is poked again by the dispatcher. */
export interface Poker {
  /** Returns at once; failures show in `healthy` only. */
  poke(ids: readonly ProcedureId[]): void;
  /** The same, awaited; for the dispatcher, which must not run ahead of the engine. Returns whom it reached. */
  pokeAndWait(ids: readonly ProcedureId[]): Promise<ProcedureId[]>;
  healthy(): boolean;
  /** The running workflow's own view, for operators; undefined when it is not running or the engine is away. */
  describe(id: ProcedureId): Promise<string | undefined>;
  /**
   * Begins a procedure anew when the engine has tried its latest turn again and again in vain (a history that cannot be
   * replayed). Nothing is lost: all it knows stands in the register. Returns whether it was so.
   */
  beginAnewIfFailing(id: ProcedureId): Promise<boolean>;
  close(): Promise<void>;
}

export interface PokerOptions {
  address: string;
  namespace: string;
  taskQueue: string;
}

/** A poke that takes longer than this is given up; the dispatcher has time. */
const PATIENCE_MS = 2_000;
/** After a failure the engine is left alone for so long, so that an outage costs the requests nothing. */
const REST_MS = 1_000;
const AT_ONCE = 8;

/**
 * Whose turn comes first when the engine has more to do than it can (1 first, 3 is usual): a faulty batch waits for one turn with thousands of cases,
 * whoever has just filed waits for a letter, and what follows a decision has days.
 */
const PRIORITY: Record<ProcedureType, number> = { incident: 1, objection: 2, suspension: 2, verification: 3, repairCase: 3, correction: 4, restoration: 4 };

/** So many failed attempts at one turn are no accident of a worker that was just killed. */
const IN_VAIN = 3;

/** gRPC 4 DEADLINE_EXCEEDED, 14 UNAVAILABLE, 1 CANCELLED: nobody was there to answer. */
const AWAY = new Set([1, 4, 14]);
function isAway(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return !isGrpcServiceError(cause) || AWAY.has(cause.code);
}

/** A client that connects when it is first needed and never blocks its caller. */
export function createPoker(options: PokerOptions): Poker {
  const connection = Connection.lazy({ address: options.address });
  const client = new Client({ connection, namespace: options.namespace });
  let restUntil = 0;
  let healthy = true;
  let closed = false;
  const running = new Set<Promise<unknown>>();

  async function pokeOne(id: ProcedureId): Promise<void> {
    const { type, ref } = parseProcedureId(id);
    await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.signalWithStart(type, {
        workflowId: id, taskQueue: options.taskQueue, args: [ref], signal: LOOK_SIGNAL, signalArgs: [], priority: { priorityKey: PRIORITY[type] },
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING, workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      }));
  }

  async function pokeAll(ids: readonly ProcedureId[]): Promise<ProcedureId[]> {
    const queue = [...new Set(ids)];
    const reached: ProcedureId[] = [];
    const lane = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        if (closed || performance.now() < restUntil) return;
        try {
          await pokeOne(id);
          healthy = true;
          reached.push(id);
        } catch (error) {
          if (isAway(error)) {
            healthy = false;
            restUntil = performance.now() + REST_MS;
            return;
          }
          // The engine answered and would not take this one: the others go on, and this one is tried again later.
          console.error(`poke ${id}: ${error instanceof Error ? error.name : 'unknown'}`);
          reached.push(id);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, lane));
    return reached;
  }

  return {
    poke(ids) {
      if (ids.length === 0) return;
      const work = pokeAll(ids).finally(() => running.delete(work));
      running.add(work);
    },
    pokeAndWait: pokeAll,
    healthy: () => healthy,
    async describe(id) {
      try {
        const { status } = await client.withDeadline(Date.now() + PATIENCE_MS, () => client.workflow.getHandle(id).describe());
        return status.name;
      } catch {
        return undefined;
      }
    },
    async beginAnewIfFailing(id) {
      if (closed || performance.now() < restUntil) return false;
      const deadline = Date.now() + PATIENCE_MS;
      try {
        return await client.withDeadline(deadline, async () => {
          const handle = client.workflow.getHandle(id);
          const { raw } = await handle.describe();
          if ((raw.pendingWorkflowTask?.attempt ?? 0) < IN_VAIN) return false;
          await handle.terminate('cannot go on; begun anew from the register');
          console.error(`procedure ${id}: ${raw.pendingWorkflowTask?.attempt} turns in vain, begun anew`);
          await pokeOne(id);
          return true;
        });
      } catch {
        return false;
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
