import { sql } from 'kysely';
import type { CaseId, DossierId, MarkRequestId, OrderId, OrgId } from '../domain/ids.ts';
import { succession } from '../domain/hand-over.ts';
import { markRequestSuccession } from '../domain/mark-request.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { dutiesSuccession, SUCCEEDED_LETTERS } from '../domain/succession.ts';
import { SUCCEEDED_LIMITS } from '../domain/succession-situation.ts';
import type { OpenLetter } from '../domain/succession-acts.ts';
import { inCases } from './case-sweep.ts';
import { takeRole } from './database.ts';
import type { Register } from './register.ts';

const one = <T>(draft: T | undefined): T[] => (draft === undefined ? [] : [draft]);

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
  return inCases(register, 'successions', due, ({ case_id }) => case_id, ({ situation, world }, { order_id }) => one(succession(order_id, situation, world)));
}

/** The same for what was ordered of an executing department, or told to a recipient: what it has not done yet is its successor's, case by case. */
export async function sweepSucceededDuties(register: Register, limit = 50): Promise<ProcedureId[]> {
  const { zone } = register.currentPack();
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const { rows } = await sql<{ org_id: OrgId; case_id: CaseId }>`with gone as (select id from organisation where successor_id is not null and stayed_by = 'order' and valid_to < (business_now() at time zone ${zone})::date)
      select o.id as org_id, c.case_id from gone o join clock c on c.owner = 'org:' || o.id and c.ended_at is null and c.limit_name = any(${[...SUCCEEDED_LIMITS]}) join case_file f on f.id = c.case_id
      union select o.id, s.case_id from gone o join suspension_order s on s.org_id = o.id and s.ended_at is null order by 1, 2 limit ${limit}`.execute(trx);
    return rows;
  });
  return inCases(register, 'succeeded duties', due, ({ case_id }) => case_id, async ({ situation, world }, { org_id, case_id }, trx) => {
    const letters = await trx.selectFrom('letter').select(['id as letterId', 'kind as letter', 'ref']).where('case_id', '=', case_id as string as DossierId).where('party', '=', `org:${org_id}`).where('kind', 'in', SUCCEEDED_LETTERS)
      .where((e) => e.not(e.exists(e.selectFrom('letter as l').select('l.id').whereRef('l.supersedes', '=', 'letter.id')))).orderBy('issued_at').orderBy('id').execute();
    return one(dutiesSuccession(org_id, situation, world, letters as OpenLetter[]));
  });
}

/** The same for platforms above that were asked to mark a record; whether anybody comes in their place or not. */
export async function sweepSucceededMarkRequests(register: Register, limit = 50): Promise<ProcedureId[]> {
  const { zone } = register.currentPack();
  const due = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const { rows } = await sql<{ id: MarkRequestId; case_id: CaseId }>`select q.id, q.case_id from organisation o join mark_request q on q.org_id = o.id
      where o.valid_to < (business_now() at time zone ${zone})::date and q.ended_at is null and q.marked is distinct from false order by q.requested_at, q.id limit ${limit}`.execute(trx);
    return rows;
  });
  return inCases(register, 'succeeded mark requests', due, ({ case_id }) => case_id, ({ situation, world }, { id }) => one(markRequestSuccession(id, situation, world)));
}
