import { sql } from 'kysely';
import type { CaseId, OrderId } from '../domain/ids.ts';
import { succession } from '../domain/hand-over.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { add, close, openCase } from './case-desk.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

/** 职能承继 (law.md §8, 10): what was asked of an organisation that has been abolished since goes to its successor by itself, from the day on which the successor is in office. */
export async function sweepSuccessions(register: Register, limit = 50): Promise<ProcedureId[]> {
  const { zone } = register.currentPack();
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const { rows } = await sql<{ order_id: OrderId; case_id: CaseId }>`select v.order_id, v.case_id from verification v join organisation o on o.id = v.org_id
      join clock c on c.case_id = v.case_id and c.limit_name = 'verification' and c.ref = v.order_id::text and c.ended_at is null
      where v.open and v.answered_at is null and o.successor_id is not null and o.valid_to < (business_now() at time zone ${zone})::date order by v.requested_at limit ${limit}`.execute(trx);
    return rows;
  });
  const pokes: ProcedureId[] = [];
  await oneByOne('successions', due, (row) => row.order_id, async ({ order_id, case_id }) => void pokes.push(...(await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openCase(register, trx, case_id);
    const act = desk && succession(order_id, desk.situation, desk.world);
    if (desk === undefined || act === undefined) return [];
    add(desk, act, { class: 'sweep' });
    return close(desk);
  }))));
  return pokes;
}
