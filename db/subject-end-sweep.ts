import { sql } from 'kysely';
import { asId } from '../domain/ids.ts';
import type { CaseId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { termination } from '../domain/subject-end.ts';
import { awaitsSuccessor } from '../domain/subject-end-situation.ts';
import { plusMs } from '../domain/time.ts';
import { add, close, openCase } from './case-desk.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

/** 终止: a subject is no more and nobody came in its place in time. Never before the grace: whoever came in time may still be on the way to the lock. */
export async function sweepSuccessorWaits(register: Register, limit = 50): Promise<ProcedureId[]> {
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const before = plusMs(await businessNow(trx), -register.graceMs);
    return trx.selectFrom('clock').select(sql<string>`clock.case_id`.as('id')).where('limit_name', '=', 'successorWait').where('ended_at', 'is', null).where('due_at', '<=', before).orderBy('due_at').limit(limit).execute();
  });
  const pokes: ProcedureId[] = [];
  await oneByOne('successor waits', due, ({ id }) => id, async ({ id }) => void pokes.push(...(await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openCase(register, trx, asId<CaseId>(id));
    const clock = desk?.situation.clocks.find((c) => c.limit === 'successorWait' && c.endedAt === null);
    if (desk === undefined || clock === undefined || !awaitsSuccessor(desk.situation) || clock.terms.dueAt === null || clock.terms.dueAt > plusMs(desk.world.at, -register.graceMs)) return [];
    add(desk, termination(desk.situation, desk.world), { class: 'sweep' });
    return close(desk);
  }))));
  return pokes;
}
