import type { RepairId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { actOf } from './act-log.ts';
import type { Trx } from './database.ts';

/** The newest application for repair on a record that was found to be an objection (law.md §8, 24), as long as no objection has followed it. */
export async function convertedRepair(trx: Trx, recordId: RecordId, subjectId: SubjectId): Promise<{ repairId: RepairId; receivedAt: Instant } | undefined> {
  const row = await trx.selectFrom('act').innerJoin('repair_file as r', (j) => j.onRef('r.id', '=', 'act.dossier_id' as 'r.id')).select(['act.body', 'act.occurred_at', 'r.id'])
    .where('r.record_id', '=', recordId).where('r.subject_id', '=', subjectId).where('act.kind', '=', 'repairConverted').orderBy('act.occurred_at', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  const followed = await trx.selectFrom('case_file as c').innerJoin('act as f', (j) => j.onRef('f.dossier_id', '=', 'c.id' as 'f.dossier_id').on('f.seq', '=', 1)).select('c.id')
    .where('c.record_id', '=', recordId).where('f.occurred_at', '>=', row.occurred_at).limit(1).executeTakeFirst();
  const act = actOf(row.body);
  return followed !== undefined || act.kind !== 'repairConverted' ? undefined : { repairId: row.id as string as RepairId, receivedAt: act.facts.receivedAt };
}
