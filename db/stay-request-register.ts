import { sql } from 'kysely';
import type { CaseId, StayRequestId } from '../domain/ids.ts';
import { stayRequestsOf } from '../domain/stay-request-situation.ts';
import { add, close, openCase } from './case-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

/**
 * A body that was asked to stay its measures and has not said a word by the end of its clock: the subject and the lead organ are told, once, by an act in the
 * log of the case. It is not urged, and the case goes on.
 */
export async function sweepStayRequests(register: Register, limit = 50): Promise<number> {
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return trx.selectFrom('clock').innerJoin('stay_request as q', (j) => j.on(sql<boolean>`q.id::text = clock.ref`)).select(['q.id', 'q.case_id'])
      .where('clock.limit_name', '=', 'stayAnswer').where('clock.ended_at', 'is', null).where('clock.due_at', '<=', await businessNow(trx)).orderBy('clock.due_at').limit(limit).execute();
  });
  let told = 0;
  await oneByOne('stay requests', due, ({ id }) => id, async ({ id, case_id }) => {
    if (await inOneTransaction(register.db, (trx) => unanswered(register, trx, case_id, id))) told += 1;
  });
  return told;
}

async function unanswered(register: Register, trx: Trx, caseId: CaseId, requestId: StayRequestId): Promise<boolean> {
  await takeRole(trx, 'zm_procedure');
  const desk = await openCase(register, trx, caseId);
  const asked = desk && stayRequestsOf(desk.situation).find((r) => r.requestId === requestId);
  const clock = desk?.situation.clocks.find((c) => c.limit === 'stayAnswer' && c.ref === requestId);
  if (desk === undefined || asked === undefined || clock === undefined || clock.endedAt !== null || clock.terms.dueAt === null || clock.terms.dueAt > desk.world.at) return false;
  add(desk, { kind: 'stayUnanswered', facts: { requestId, superiorId: desk.world.superiorOf(desk.situation.platformId) } }, { class: 'sweep' });
  await close(desk);
  return true;
}
