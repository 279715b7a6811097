import { sql } from 'kysely';
import type { CaseId, ExceptionId, ExecutionId, MeasureId, OrgId } from '../domain/ids.ts';
import type { ExecutionKind, ExecutionStanding } from '../domain/measure-acts.ts';
import { IMPROPER } from '../domain/measure-acts.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';

export interface PendingException { id: ExceptionId; case_id: CaseId; number: string; org_id: OrgId; measure: string; clause: string; proposed_at: Instant; until_day: Day }
export interface ExceptionFigures { org_id: OrgId; suspended: number; proposed: number; granted: number; refused: number; in_force: number }

export interface ImproperUse { id: ExecutionId; measure_id: MeasureId; org_id: OrgId; measure: string; what: ExecutionKind; at: Instant; standing: ExecutionStanding }

const MOST = 200;
/** So many of the newest uses are looked after. */
const NEWEST = 50;

/** What waits to be decided, the oldest first; how often each department has wanted an exception from what it was told to suspend; and what was used although it rested or was over. */
export async function exceptionBoard(trx: Trx): Promise<{ pending: PendingException[]; departments: ExceptionFigures[]; uses: ImproperUse[] }> {
  const { rows: pending } = await sql<PendingException>`
    select e.id, e.case_id, f.number, e.org_id, m.title as measure, e.clause, e.proposed_at, e.until_day from measure_exception e join case_file f on f.id = e.case_id join measure m on m.id = e.measure_id
    where e.decided_at is null order by e.proposed_at, e.id limit ${MOST}`.execute(trx);
  const { rows: departments } = await sql<ExceptionFigures>`
    with suspended as (select o.org_id, sum(cardinality(o.measure_ids))::int as n from suspension_order o group by 1),
      wanted as (select e.org_id, count(*)::int as proposed, count(*) filter (where e.granted)::int as granted, count(*) filter (where not e.granted)::int as refused,
        count(*) filter (where e.granted and e.until_day >= (business_now() at time zone 'Asia/Shanghai')::date)::int as in_force from measure_exception e group by 1)
    select org_id, coalesce(s.n, 0) as suspended, coalesce(w.proposed, 0) as proposed, coalesce(w.granted, 0) as granted, coalesce(w.refused, 0) as refused, coalesce(w.in_force, 0) as in_force
    from suspended s full join wanted w using (org_id) order by granted desc, proposed desc, suspended desc, org_id limit ${MOST}`.execute(trx);
  const uses = await trx.selectFrom('measure_execution as e').innerJoin('measure as m', 'm.id', 'e.measure_id').select(['e.id', 'e.measure_id', 'e.executor_id as org_id', 'm.title as measure', 'e.what', 'e.at', 'e.standing'])
    .where('e.standing', 'in', IMPROPER).orderBy('e.at', 'desc').orderBy('e.id').limit(NEWEST).execute();
  return { pending, departments, uses };
}
