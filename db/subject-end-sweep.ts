import { sql } from 'kysely';
import { asId } from '../domain/ids.ts';
import type { CaseId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { termination } from '../domain/subject-end.ts';
import { awaitsSuccessor } from '../domain/subject-end-situation.ts';
import { plusMs } from '../domain/time.ts';
import { inCases } from './case-sweep.ts';
import { businessNow, takeRole } from './database.ts';
import type { Register } from './register.ts';

/** 终止: a subject is no more and nobody came in its place in time. Never before the grace: whoever came in time may still be on the way to the lock. */
export async function sweepSuccessorWaits(register: Register, limit = 50): Promise<ProcedureId[]> {
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const before = plusMs(await businessNow(trx), -register.graceMs);
    return trx.selectFrom('clock').select(sql<string>`clock.case_id`.as('id')).where('limit_name', '=', 'successorWait').where('ended_at', 'is', null).where('due_at', '<=', before).orderBy('due_at').limit(limit).execute();
  });
  return inCases(register, 'successor waits', due, ({ id }) => asId<CaseId>(id), ({ situation, world }) => {
    const clock = situation.clocks.find((c) => c.limit === 'successorWait' && c.endedAt === null);
    return clock === undefined || !awaitsSuccessor(situation) || clock.terms.dueAt === null || clock.terms.dueAt > plusMs(world.at, -register.graceMs) ? [] : [termination(situation, world)];
  });
}
