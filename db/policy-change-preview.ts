import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { KeepReason, OpenClock } from '../domain/clock-change.ts';
import { countedFor, KEEP_REASONS, moveOf, toldOf } from '../domain/clock-change.ts';
import type { ClockMove, MoveReason } from '../domain/clock-move.ts';
import { MOVE_REASONS } from '../domain/clock-move.ts';
import type { ChangedValue } from '../domain/edition-diff.ts';
import { catalogueDiff } from '../domain/catalogue-diff.ts';
import { editionDiff } from '../domain/edition-diff.ts';
import { Refusal } from '../domain/errors.ts';
import type { ChangeId, DossierId } from '../domain/ids.ts';
import type { LimitName } from '../domain/limit.ts';
import { CLOCK_LIMITS } from '../domain/limit.ts';
import type { Pack } from '../domain/policy.ts';
import type { Owner } from '../domain/clock-fold.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { CalendarShelf } from '../policies/load-calendars.ts';
import { calendarFor } from '../policies/load-calendars.ts';
import { cataloguesIn, editionsIn } from './adopted-editions.ts';
import { unsignedValues } from './basis-register.ts';
import { shelfOfFiles } from './calendar-in-force.ts';
import type { Db } from './database.ts';
import { businessNow } from './database.ts';
import type { OpenCursor } from './open-clocks.ts';
import { clockOfRow, openDossiers, ownerOfParty } from './open-clocks.ts';
import type { Register } from './register.ts';
import type { Party } from './schema.ts';

export interface ShownDate {
  dueAt: Instant;
  dueOn: Day;
  provisional: boolean;
}

/** A clock that a change moves, before anything is done. */
export interface PreviewRow extends Pick<ClockMove, 'limit' | 'ref' | 'generation' | 'why'> {
  dossierId: DossierId;
  /** The case's, the inquiry's, the repair's or the incident's number, of a record its document's; '' for what the reader may not see by itself (a complaint). */
  number: string;
  kind: 'case' | 'inquiry' | 'repair' | 'incident' | 'record' | 'other';
  owner: Owner;
  before: ShownDate;
  after: ShownDate;
  told: { applicant: boolean; owner: boolean };
}

export interface PreviewTotals {
  /** Clocks that run and are not yet due. */
  examined: number;
  moved: number;
  cases: number;
  /** Letters to applicants and to departments. */
  lettersToApplicants: number;
  lettersToOwners: number;
  byReason: Record<MoveReason, number>;
  kept: Record<KeepReason, number>;
  byLimit: { limit: LimitName; moved: number }[];
}

/** The calendars of a shelf by pack and organisation, each looked up once. */
export function calendarsBy(shelf: CalendarShelf): (pack: Pack, clock: OpenClock) => Calendar {
  const known = new Map<string, Calendar>();
  return (pack, clock) => {
    const org = countedFor(clock);
    const key = `${pack.version} ${org ?? ''}`;
    const found = known.get(key) ?? calendarFor(shelf, pack, org);
    known.set(key, found);
    return found;
  };
}

/** The shelf that would be in force with a change, and what the change is. */
export async function shelfWith(register: Register, trx: Db, changeId: ChangeId): Promise<CalendarShelf> {
  const change = await trx.selectFrom('policy_change').select(['files', 'base_seq']).where('id', '=', changeId).executeTakeFirst();
  if (change === undefined) throw new Refusal('not-found');
  const base = await trx.selectFrom('calendar_adoption').select('files').where('seq', '=', change.base_seq).executeTakeFirst();
  return shelfOfFiles({ ...(base?.files ?? register.calendars.now().files), ...change.files });
}

/** What the editions of a change say otherwise than those they follow, and how many of their values nobody has signed. */
export async function changedValues(register: Register, trx: Db, changeId: ChangeId): Promise<{ version: string; before: string | null; validFrom: Day; unsigned: number; values: ChangedValue[] }[]> {
  const { files, calendars } = await trx.selectFrom('policy_change').select(['files', 'calendars']).where('id', '=', changeId).executeTakeFirstOrThrow();
  const shown = [];
  for (const edition of editionsIn(files)) {
    const before = calendars.find(({ after }) => after === edition.version)?.before ?? null;
    const followed = before === null ? null : (register.calendars.editions().get(before) ?? null);
    shown.push({ version: edition.version, before, validFrom: edition.validFrom, unsigned: (await unsignedValues(trx, edition)).length, values: editionDiff(followed, edition) });
  }
  const editions = register.catalogue();
  for (const edition of cataloguesIn(files)) {
    const before = calendars.find(({ after }) => after === edition.version)?.before ?? null;
    shown.push({ version: edition.version, before, validFrom: edition.from, unsigned: 0, values: catalogueDiff(editions.find(({ version }) => version === before) ?? null, edition, await applied(trx)) });
  }
  return shown;
}

/** How many measures stand by each code: those of a code that an edition leaves out end with it, each with a letter. */
async function applied(trx: Db): Promise<Map<string, number>> {
  const rows = await trx.selectFrom('measure').select((e) => ['code', e.fn.countAll<string>().as('n')]).where('ended_at', 'is', null).where('code', 'is not', null).groupBy('code').execute();
  return new Map(rows.map(({ code, n }) => [code!, Number(n)]));
}

/** Counts what a change would do to every open clock, batch by batch; nothing is written. */
export async function previewTotals(register: Register, trx: Db, changeId: ChangeId): Promise<PreviewTotals> {
  const calendar = calendarsBy(await shelfWith(register, trx, changeId));
  const now = await businessNow(trx);
  const zero = <K extends string>(keys: readonly K[]): Record<K, number> => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  const totals = { examined: 0, moved: 0, cases: 0, lettersToApplicants: 0, lettersToOwners: 0, byReason: zero(MOVE_REASONS), kept: zero(KEEP_REASONS) };
  const limits = zero(CLOCK_LIMITS);
  for await (const rows of openDossiers(trx, now, null)) {
    const told = new Set<string>();
    let moved = false;
    for (const row of rows) {
      totals.examined += 1;
      const pack = register.clockPack(row.terms.pack);
      const clock = clockOfRow(row);
      const found = moveOf(clock, now, { pack, calendar: calendar(pack, clock) });
      if ('kept' in found) {
        totals.kept[found.kept] += 1;
        continue;
      }
      totals.moved += 1;
      totals.byReason[found.move.why] += 1;
      limits[row.limit_name] += 1;
      if (!moved) totals.cases += 1;
      moved = true;
      const { applicant, owner } = toldOf(found.move);
      if (applicant && !told.has('applicant')) totals.lettersToApplicants += 1;
      if (applicant) told.add('applicant');
      if (owner && !told.has(row.owner)) totals.lettersToOwners += 1;
      if (owner) told.add(row.owner);
    }
  }
  return { ...totals, byLimit: CLOCK_LIMITS.flatMap((limit) => (limits[limit] === 0 ? [] : [{ limit, moved: limits[limit] }])) };
}

/** The next page of the clocks a change would move, behind a cursor. */
export async function previewPage(register: Register, trx: Db, changeId: ChangeId, after: OpenCursor | null, limit: number): Promise<{ rows: PreviewRow[]; next: OpenCursor | null }> {
  const calendar = calendarsBy(await shelfWith(register, trx, changeId));
  const now = await businessNow(trx);
  const found: Omit<PreviewRow, 'number' | 'kind'>[] = [];
  page: for await (const rows of openDossiers(trx, now, after)) {
    for (const row of rows) {
      const clock = clockOfRow(row);
      const pack = register.clockPack(row.terms.pack);
      const result = moveOf(clock, now, { pack, calendar: calendar(pack, clock) });
      if ('kept' in result) continue;
      const { limit: name, ref, generation, before, after: terms, why } = result.move;
      found.push({ dossierId: row.case_id, limit: name, ref, generation, before, why, owner: clock.owner, after: { dueAt: terms.dueAt, dueOn: terms.dueOn, provisional: terms.provisional }, told: toldOf(result.move) });
      if (found.length > limit) break page;
    }
  }
  const shown = found.slice(0, limit);
  const numbers = await numbersOf(trx, shown.map(({ dossierId }) => dossierId));
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({ ...row, ...(numbers.get(row.dossierId) ?? { number: '', kind: 'other' as const }) })),
    next: found.length <= limit || last === undefined ? null : { caseId: last.dossierId, limit: last.limit, ref: last.ref, generation: last.generation },
  };
}

async function numbersOf(trx: Db, ids: readonly DossierId[]): Promise<Map<DossierId, { number: string; kind: PreviewRow['kind'] }>> {
  const { rows } = await sql<{ id: DossierId; number: string; kind: PreviewRow['kind'] }>`
    select id, number, 'case' as kind from case_file where id = any (${ids}::uuid[]) union all select id, number, 'inquiry' from inquiry where id = any (${ids}::uuid[])
    union all select id, number, 'repair' from repair_file where id = any (${ids}::uuid[]) union all select id, number, 'incident' from incident where id = any (${ids}::uuid[])
    union all select r.id, v.fields ->> 'documentNumber', 'record' from record r join record_version v on v.record_id = r.id and v.version = r.version where r.id = any (${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, number, kind }) => [id, { number, kind }]));
}

/** What a change in force has moved so far, from the entries it left: a page behind a cursor. */
export async function movedPage(trx: Db, changeId: ChangeId, zone: string, after: OpenCursor | null, limit: number): Promise<{ rows: PreviewRow[]; next: OpenCursor | null }> {
  interface Entry {
    case_id: DossierId; limit_name: LimitName; ref: string; generation: number; owner: Party; before_due: Instant; after_due: Instant; was_provisional: boolean; provisional: boolean; why: MoveReason;
  }
  // In the preview's order: of a dossier the duties first, then what is waited for.
  const place = (name: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${name} in ('hardStop', 'resumption'))`;
  const { rows } = await sql<Entry>`select m.*, coalesce(c.owner, a.owner) as owner from policy_change_move m left join clock c using (case_id, limit_name, ref, generation)
    left join awaited_date a using (case_id, limit_name, ref, generation) where m.change_id = ${changeId}
    and (m.case_id, ${place(sql`m.limit_name`)}, m.limit_name, m.ref, m.generation)
      > (${after?.caseId ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${place(sql`${after?.limit ?? ''}::text`)}, ${after?.limit ?? ''}, ${after?.ref ?? ''}, ${after?.generation ?? 0})
    order by m.case_id, ${place(sql`m.limit_name`)}, m.limit_name, m.ref, m.generation limit ${limit + 1}`.execute(trx);
  const shown = rows.slice(0, limit);
  const numbers = await numbersOf(trx, shown.map(({ case_id }) => case_id));
  const date = (dueAt: Instant, provisional: boolean) => ({ dueAt, dueOn: dayAt(plusMs(dueAt, -1), zone), provisional });
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      dossierId: row.case_id, limit: row.limit_name, ref: row.ref, generation: row.generation, owner: ownerOfParty(row.owner), why: row.why, told: toldOf({ limit: row.limit_name, why: row.why }),
      before: date(row.before_due, row.was_provisional), after: date(row.after_due, row.provisional), ...(numbers.get(row.case_id) ?? { number: '', kind: 'other' as const }),
    })),
    next: rows.length <= limit || last === undefined ? null : { caseId: last.case_id, limit: last.limit_name, ref: last.ref, generation: last.generation },
  };
}
