import type { Act } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, MeasureId } from '../domain/ids.ts';
import type { RepairSituation } from '../domain/repair.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';

/** What an act of a repair does to the publicity of the record, its measures and its holds, in the act's own transaction. */
export async function applyRepairEffect(trx: Trx, act: Act, s: RepairSituation): Promise<void> {
  const { recordId } = s;
  const caseId = asId<CaseId>(s.repairId);
  const publicity = (set: { ended_on: string | null; ended_how: 'repaired' | 'shielded' | null; ended_by: Act['id'] | null }): Promise<unknown> =>
    trx.updateTable('record_publicity').set(set as never).where('record_id', '=', recordId).execute();
  const lift = async (ids: readonly MeasureId[]): Promise<void> => {
    if (ids.length > 0) await trx.updateTable('measure').set({ ended_at: act.occurredAt, ended_how: 'lifted' }).where('id', 'in', [...ids]).where('ended_at', 'is', null).execute();
  };
  const release = (): Promise<unknown> =>
    trx.updateTable('hold').set({ released_at: act.occurredAt, released_by: act.id }).where('case_id', '=', caseId).where('released_at', 'is', null).execute();
  // Whoever reads the record, a measure on it or a check has to be told to look again.
  const touched = (): Promise<unknown> => trx.updateTable('record').set((e) => ({ changed_at: e.fn<Instant>('clock_timestamp') })).where('id', '=', recordId).execute();

  switch (act.kind) {
    case 'repairEffected':
      await publicity({ ended_on: act.facts.on, ended_how: act.facts.how, ended_by: act.id });
      await lift(act.facts.lifted);
      // 暂时屏蔽: all measures on the record rest, those registered later too.
      if (act.facts.how === 'shielded') {
        await trx.insertInto('hold').values({ case_id: caseId, record_id: recordId, measure_id: null, placed_at: act.occurredAt, placed_by: act.id, released_at: null, released_by: null }).execute();
      }
      await touched();
      return;
    case 'shieldSettled':
      await release();
      await lift(act.facts.lifted);
      if (act.facts.how === 'restored') await publicity({ ended_on: null, ended_how: null, ended_by: null });
      else await trx.updateTable('record_publicity').set({ ended_how: 'repaired', ended_by: act.id }).where('record_id', '=', recordId).execute();
      await touched();
      return;
    case 'repairRevoked':
      // Restored as it was: what was lifted by this repair and would still run runs on; the history stays in the logs.
      await publicity({ ended_on: null, ended_how: null, ended_by: null });
      if (act.facts.restored.length > 0) await trx.updateTable('measure').set({ ended_at: null, ended_how: null }).where('id', 'in', act.facts.restored).execute();
      await touched();
      return;
    case 'recipientNotified':
      await trx.insertInto('record_recipient').values({ record_id: recordId, org_id: act.facts.orgId, version: act.facts.recordVersion, given_at: act.occurredAt })
        .onConflict((c) => c.doNothing()).execute();
      return;
    default:
      return;
  }
}
