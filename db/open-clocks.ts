import { sql } from 'kysely';
import type { OpenClock } from '../domain/clock-change.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, OrgId, SubjectId } from '../domain/ids.ts';
import type { LimitName, Terms } from '../domain/limit.ts';
import type { Owner } from '../domain/clock-fold.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';
import type { Party } from './schema.ts';

/** Rows read at once: a preview holds no more than these in memory. */
const BATCH = 4_000;
const FIRST = '00000000-0000-0000-0000-000000000000' as DossierId;

/** A clock that runs and is not yet due, or a date that a procedure waits for. */
export interface OpenRow {
  case_id: DossierId; limit_name: LimitName; ref: string; generation: number; owner: Party; terms: Terms;
  /** Of a hard stop: its verification's terms. */
  base: Terms | null;
}

/** The last row of a page. */
export interface OpenCursor {
  caseId: DossierId; limit: LimitName; ref: string; generation: number;
}

export const ownerOfParty = (party: Party): Owner =>
  party.startsWith('subject:') ? { subject: asId<SubjectId>(party.slice('subject:'.length)) } : { org: asId<OrgId>(party.slice('org:'.length)) };

/** The clock of a row. */
export const clockOfRow = ({ limit_name, ref, generation, owner, terms, base }: OpenRow): OpenClock =>
  ({ limit: limit_name, ref, generation, owner: ownerOfParty(owner), terms, ...(base === null ? {} : { base }) });

/** The next dossiers behind one that have a date to come, in their order. */
export async function nextDossiers(db: Db, now: Instant, after: DossierId | null, limit: number): Promise<DossierId[]> {
  const behind = after ?? FIRST;
  const { rows } = await sql<{ case_id: DossierId }>`
    select case_id from (
      (select distinct case_id from clock where ended_at is null and due_at > ${now} and case_id > ${behind}::uuid order by case_id limit ${limit})
      union (select distinct case_id from awaited_date where open and due_at > ${now} and case_id > ${behind}::uuid order by case_id limit ${limit})) d
    order by case_id limit ${limit}`.execute(db);
  return rows.map(({ case_id }) => case_id);
}

/** Every open date of some dossiers, dossier by dossier: clocks first, then what is waited for. */
export async function openRows(db: Db, now: Instant, dossiers: readonly DossierId[]): Promise<Map<DossierId, OpenRow[]>> {
  const { rows } = await sql<OpenRow>`
    select case_id, limit_name, ref, generation, owner, terms, null::jsonb as base, 1 as place from clock
      where ended_at is null and due_at > ${now} and case_id = any (${dossiers}::uuid[])
    union all
    select a.case_id, a.limit_name, a.ref, a.generation, a.owner, a.terms, v.terms, 2 from awaited_date a
      left join clock v on a.limit_name = 'hardStop' and v.case_id = a.case_id and v.limit_name = 'verification' and v.ref = a.ref and v.ended_at is null
      where a.open and a.due_at > ${now} and a.case_id = any (${dossiers}::uuid[])
    order by case_id, place, limit_name, ref, generation`.execute(db);
  return Map.groupBy(rows, (row) => row.case_id);
}

/** Every dossier with open dates, one after the other; behind a row, where one is given. Read in the order of the keys, so that nothing is sorted. */
export async function* openDossiers(db: Db, now: Instant, after: OpenCursor | null): AsyncGenerator<OpenRow[]> {
  let last = FIRST;
  if (after !== null) {
    const rows = (await openRows(db, now, [after.caseId])).get(after.caseId) ?? [];
    const at = rows.findIndex((row) => row.limit_name === after.limit && row.ref === after.ref && row.generation === after.generation);
    if (at >= 0) yield rows.slice(at + 1);
    last = after.caseId;
  }
  for (;;) {
    const { rows: clocks } = await sql<OpenRow>`select case_id, limit_name, ref, generation, owner, terms, null::jsonb as base from clock
      where ended_at is null and due_at > ${now} and case_id > ${last}::uuid order by case_id, limit_name, ref, generation limit ${BATCH}`.execute(db);
    const { rows: awaited } = await sql<OpenRow>`select a.case_id, a.limit_name, a.ref, a.generation, a.owner, a.terms, v.terms as base from awaited_date a
      left join clock v on a.limit_name = 'hardStop' and v.case_id = a.case_id and v.limit_name = 'verification' and v.ref = a.ref and v.generation = 1 and v.ended_at is null
      where a.open and a.due_at > ${now} and a.case_id > ${last}::uuid order by a.case_id, a.limit_name, a.ref, a.generation limit ${BATCH}`.execute(db);
    const whole = [clocks, awaited].flatMap(lastWhole);
    const upTo = whole.length === 0 ? null : whole.reduce((a, b) => (a < b ? a : b));
    const byDossier = Map.groupBy([...clocks, ...awaited].filter(({ case_id }) => upTo === null || case_id <= upTo), (row) => row.case_id);
    for (const id of [...byDossier.keys()].sort()) yield byDossier.get(id)!;
    if (upTo === null) return;
    last = upTo;
  }
}

/** Of a full batch the last dossier that is whole in it: the one behind it may go on in the next. */
function lastWhole(rows: readonly OpenRow[]): DossierId[] {
  if (rows.length < BATCH) return [];
  const cut = rows.at(-1)!.case_id;
  const found = rows.findLast(({ case_id }) => case_id !== cut);
  return found === undefined ? [] : [found.case_id];
}
