import type { RecordId } from '../domain/ids.ts';
import type { PublicityFacts, Sanction } from '../domain/publicity.ts';
import type { Decision } from '../domain/situation.ts';
import { planRepair } from '../domain/repair-plan.ts';
import type { Day } from '../domain/time.ts';
import { repairEditions } from '../policies/load-repair.ts';
import type { Trx } from './database.ts';
import { factsOfRow } from './repair-world.ts';

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

/** What is stated of a record's publicity, as its row has it. */
export type PublicityRow = Parameters<typeof factsOfRow>[0];

/** What other sanctions make of a record's class and period, by the editions that govern its sector. */
export function reclassedBy(row: PublicityRow | null, sanctions: readonly Sanction[], today: Day) {
  if (row === null) return undefined;
  const facts = factsOfRow(row);
  const plan = (of: readonly Sanction[]) => planRepair({ ...facts, sanctions: of }, repairEditions(facts.sector), today);
  const [before, after] = [plan(facts.sanctions), plan(sanctions)];
  return { from: before.class, to: after.class, until: after.max?.on ?? null, same: new Set([...facts.sanctions, ...sanctions]).size === facts.sanctions.length && sanctions.length === facts.sanctions.length };
}

/** 重新认定轻重: the record's publicity rests on the right sanctions from its correction on. */
export async function reclass(trx: Trx, recordId: RecordId, { reclassed }: Decision, today: Day): Promise<void> {
  if (reclassed === undefined) return;
  const row = await trx.selectFrom('record_publicity').selectAll().where('record_id', '=', recordId).executeTakeFirstOrThrow();
  await projectPublicity(trx, recordId, { ...factsOfRow(row), sanctions: reclassed.sanctions }, today);
}
