import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { Refusal } from '../domain/errors.ts';
import type { MeasureId, OrgId, RecordId, RepairId } from '../domain/ids.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Pack } from '../domain/policy.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import type { RecordFields } from '../domain/record.ts';
import type { RepairWorld } from '../domain/repair-world.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { Day, Instant } from '../domain/time.ts';
import { repairEditionOn, repairEditions } from '../policies/load-repair.ts';
import { confirmedPointers } from './basis-register.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import type { RecordPublicityTable } from './repair-tables.ts';

/** All of China keeps one time. */
export const REPAIR_ZONE = 'Asia/Shanghai';

export const factsOfRow = (row: Pick<RecordPublicityTable, 'sector' | 'sanctions' | 'decided_on' | 'published_on' | 'corrected_on' | 'performed_on' | 'restricted_until'>): PublicityFacts => ({
  sector: row.sector, sanctions: row.sanctions, decidedOn: row.decided_on, publishedOn: row.published_on, correctedOn: row.corrected_on, performedOn: row.performed_on,
  restrictedUntil: row.restricted_until,
});

/** The last day of the bar that runs on a subject's repairs, by the repairs of its that were revoked (law.md §8, 27). */
export async function barOf(trx: Trx, recordId: RecordId, today: Day): Promise<Day | null> {
  const row = await trx.selectFrom('repair_file').innerJoin('record', 'record.subject_id', 'repair_file.subject_id').select('repair_file.bar_until')
    .where('record.id', '=', recordId).where('repair_file.bar_until', '>=', today).orderBy('repair_file.bar_until', 'desc').executeTakeFirst();
  return row?.bar_until ?? null;
}

/** What an act on a repair may depend on, with the record locked after the dossier. Without a pinned pack that of the instant of receipt. */
export async function repairWorldOf(
  register: Register, trx: Trx, recordId: RecordId, repair: { id: RepairId; pack: string; lifted: readonly MeasureId[] } | { receivedAt: Instant | null }, elapsedMs: () => number,
): Promise<{ world: RepairWorld; now: Instant }> {
  const record = await trx.selectFrom('record').select(['id', 'version', 'state']).where('id', '=', recordId).forNoKeyUpdate().executeTakeFirst();
  if (record === undefined) throw new Refusal('not-found');
  const { rows } = await sql<{
    now: Instant; fields: RecordFields; measures: { id: MeasureId; executorId: OrgId; until: Day | null }[]; recipients: OrgId[]; objection: string | null; restorable: MeasureId[]; ways: { orgId: OrgId; way: NoticeWay }[];
    signed: { pack: string; pointer: string; hash: string }[];
  }>`select business_now() as now,
    (select fields from record_version where record_id = ${recordId} and version = ${record.version}) as fields,
    coalesce((select json_agg(json_build_object('id', id, 'executorId', executor_id, 'until', measure_until(id, until_day, rests_from)) order by id)
      from measure where record_id = ${recordId} and ended_at is null), '[]') as measures,
    coalesce((select json_agg(distinct org_id order by org_id) from record_recipient where record_id = ${recordId}), '[]') as recipients,
    (select number from case_file where record_id = ${recordId} and phase in ('received', 'verifying', 'deciding') order by filed_at limit 1) as objection,
    coalesce((select json_agg(id order by id) from measure where id = any (${'lifted' in repair ? [...repair.lifted] : []}::uuid[]) and ended_how = 'lifted'
      and (until_day is null or until_day >= (business_now() at time zone 'Asia/Shanghai')::date)), '[]') as restorable,
    coalesce((select json_agg(json_build_object('orgId', org_id, 'way', way)) from recipient_channel), '[]') as ways,
    coalesce((select json_agg(json_build_object('pack', pack, 'pointer', pointer, 'hash', encode(value_hash, 'hex'))) from basis_confirmation where pack like 'CN-repair%'), '[]') as signed`.execute(trx);
  const facts = rows[0]!;
  await register.calendars.upToDate(trx);
  const at = plusMs(facts.now, -elapsedMs());
  const today = dayAt(at, REPAIR_ZONE);
  const row = await trx.selectFrom('record_publicity').selectAll().where('record_id', '=', recordId).executeTakeFirst();
  const sector = row?.sector ?? 'other';
  const pack: Pack = 'pack' in repair ? register.clockPack(repair.pack) : repairEditionOn(sector, dayAt(repair.receivedAt ?? at, REPAIR_ZONE)).pack;
  const orgs = await register.organisations.all();
  return {
    now: facts.now,
    world: {
      at, today, pack, calendar: register.calendarFor(pack, null), calendarOf: (org) => register.calendarFor(pack, org), editions: repairEditions(sector),
      confirmed: confirmedPointers(pack, facts.signed.filter((each) => each.pack === pack.pack)),
      record: { version: record.version, state: record.state, fields: facts.fields },
      publicity: row === undefined ? null : { ...factsOfRow(row), endedOn: row.ended_on, endedHow: row.ended_how },
      measures: facts.measures.filter((m) => m.until === null || m.until >= today), restorable: facts.restorable, recipients: facts.recipients,
      openObjection: facts.objection, bar: await barOf(trx, recordId, today),
      wayOf: (org) => facts.ways.find((w) => w.orgId === org)?.way ?? 'web',
      superiorOf: (org) => orgs.get(org)?.superiorId ?? null, inOffice: (org) => inOffice(orgs, org, today), newId: () => uuidv7(),
    },
  };
}
