import type { RecordId } from '../domain/ids.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import { planRepair } from '../domain/repair-plan.ts';
import type { Day } from '../domain/time.ts';
import { repairEditions } from '../policies/load-repair.ts';
import type { Trx } from './database.ts';

/** The row that a statement leaves: until when publicity lasts at most is derived, by the edition named. */
export function publicityRow(facts: PublicityFacts, today: Day) {
  const plan = planRepair(facts, repairEditions(facts.sector), today);
  return {
    sector: facts.sector, sanctions: [...facts.sanctions], decided_on: facts.decidedOn, published_on: facts.publishedOn, corrected_on: facts.correctedOn, performed_on: facts.performedOn,
    restricted_until: facts.restrictedUntil, class: plan.class, edition: plan.readings.at(-1)!.edition, max_on: plan.max?.on ?? null, ends: plan.atMaximum.how,
  };
}

export async function projectPublicity(trx: Trx, recordId: RecordId, facts: PublicityFacts, today: Day): Promise<Day | null> {
  const row = publicityRow(facts, today);
  await trx.insertInto('record_publicity').values({ record_id: recordId, ...row, ended_on: null, ended_how: null, ended_by: null, kept_on: null })
    .onConflict((c) => c.column('record_id').doUpdateSet(row)).execute();
  return row.max_on;
}
