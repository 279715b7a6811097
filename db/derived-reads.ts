import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { BaseRecord, DerivedConsequence } from '../domain/derived.ts';
import { derivedEntriesOn, derivedFrom, isSwitchedOn } from '../domain/derived.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/** Whether anything follows from a record `r` in its newest version `v`, with what its publicity `b` rests on, on a day. */
export const carriesOn = (day: Day): RawBuilder<BaseRecord['state']> => sql`case
    when r.state = 'revoked' or b.ended_how is not null or (v.fields ->> 'publicUntil' <> '' and v.fields ->> 'publicUntil' < ${day}) then 'over'
    when r.state = 'disclosureStopped' or r.mark = 'disputed' or exists (select from hold h where h.record_id = r.id and h.released_at is null) then 'suspended' else 'inForce' end`;

/**
 * What follows from the records of these subjects at an instant, worked out anew each time: a record that is held, in dispute or not disclosed carries nothing now, one that is withdrawn or no more
 * published nothing at all.
 */
export async function derivedOf(register: Register, trx: Trx, subjects: readonly SubjectId[], at: Instant): Promise<Map<SubjectId, DerivedConsequence[]>> {
  const day: Day = dayAt(at, register.currentPack().zone);
  const entries = derivedEntriesOn(register.catalogue(), day);
  // Most cities have none switched on: then nothing is asked.
  if (subjects.length === 0 || !entries.some((entry) => isSwitchedOn(entry, day))) return new Map();
  const { rows } = await sql<BaseRecord & { subject_id: SubjectId }>`
    select r.subject_id, r.category, b.sector, ${carriesOn(day)} as state
    from record r join record_version v on v.record_id = r.id and v.version = r.version left join record_publicity b on b.record_id = r.id where r.subject_id = any (${subjects}::uuid[])`.execute(trx);
  return new Map(subjects.map((id) => [id, derivedFrom(entries, rows.filter(({ subject_id }) => subject_id === id), day)]));
}
