import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { partiesOf } from './sight-reads.ts';

const openClocks = (trx: Trx) =>
  trx.selectFrom('clock').innerJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = clock.case_id`)).innerJoin('record', 'record.id', 'case_file.record_id')
    .select(['case_file.id as case_id', 'case_file.number', 'case_file.phase', 'record.title', 'clock.limit_name', 'clock.ref', 'clock.owner', 'clock.terms',
      'clock.due_at', 'clock.due_on', 'clock.provisional', 'clock.urged_at', 'clock.escalated_at'])
    .where('clock.ended_at', 'is', null);

/** The open duties of those a person stands for, the most urgent first. */
export async function openDuties(trx: Trx, actor: Actor) {
  const parties = partiesOf(actor);
  if (parties.length === 0) return [];
  return openClocks(trx).where('clock.owner', 'in', parties).orderBy('clock.due_at').orderBy('clock.ref').limit(500).execute();
}

/** Organisations' open duties due before an instant, the most overdue first: what is overdue is derived here and stored nowhere. */
export const dutiesDueBefore = (trx: Trx, before: Instant) =>
  openClocks(trx).where(sql<boolean>`clock.owner like 'org:%'`).where('clock.due_at', '<', before).orderBy('clock.due_at').orderBy('clock.ref').limit(1000)
    .$narrowType<{ due_at: Instant; due_on: Day }>().execute();
