import { sql } from 'kysely';
import type { Act } from '../domain/act.ts';
import type { HeldBeside, LinkedFix } from '../domain/duplicate-acts.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import { linkedFixes, mayConcernTheFact, sameFact } from '../domain/duplicate.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, IncidentId, RecordId, SubjectId } from '../domain/ids.ts';
import type { PolicyPack } from '../domain/policy.ts';
import { lookBackMonths } from '../domain/policy.ts';
import type { Remedy } from '../domain/objection.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Contribution } from '../domain/record-standing.ts';
import { standingOf } from '../domain/record-standing.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { currentDecision } from '../domain/situation.ts';
import { dayAt } from '../domain/time.ts';
import type { Instant } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { Trx } from './database.ts';
import type { EffectContext } from './effect-context.ts';
import { tell } from './notice-register.ts';
import { layTombstones } from './tombstones.ts';

/** What is held beside a record, each with who was given it and what rests on it. */
async function heldBeside(trx: Trx, ids: readonly RecordId[], { pack }: Pick<CaseWorld, 'pack'>): Promise<HeldBeside[]> {
  if (ids.length === 0) return [];
  const months = lookBackMonths(pack);
  const { rows } = await sql<HeldBeside>`
    select r.id as "recordId", r.title, r.provider_id as "providerId", r.version, r.state, v.fields, r.sensitivity = 'public' as "isPublic", g.recipients, g.above as "platformsAbove",
      coalesce((select json_agg(json_build_object('id', m.id, 'executorId', m.executor_id, 'kind', m.kind,
        'over', coalesce(measure_until(m.id, m.until_day, m.rests_from) < (business_now() at time zone ${pack.zone})::date, false) and not exists (select from restoration_order o where o.measure_ids @> array[m.id])) order by m.id)
        from measure m where m.record_id = r.id and m.ended_at is null), '[]') as measures
    from record r join record_version v on v.record_id = r.id and v.version = r.version,
      lateral (select coalesce(array_agg(distinct g.org_id), '{}') as recipients, coalesce(array_agg(distinct g.org_id) filter (where o.kind = 'higherPlatform'), '{}') as above
        from record_recipient g join organisation o on o.id = g.org_id where g.record_id = r.id and (${months}::int is null or g.given_at >= business_now() - ${months}::int * interval '1 month')) g
    where r.id = any(${[...ids]}::uuid[]) order by r.id`.execute(trx);
  return rows;
}

/** Records of one subject that tell of the same fact as this one, as far as the reader may see them. */
export async function linkedRecords(trx: Trx, record: { id: RecordId; subject_id: SubjectId; fields: RecordFields }) {
  const rows = await trx.selectFrom('record as r').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version')).select(['r.id', 'r.title', 'r.provider_id', 'r.state', 'v.fields'])
    .where('r.subject_id', '=', record.subject_id).where('r.id', '!=', record.id).orderBy('r.id').limit(500).execute();
  return rows.filter(({ fields }) => sameFact(record.subject_id, record.fields, fields));
}

/** Which records of the same fact a decision with this remedy puts right as well, as they stand. */
export async function linkedBy(trx: Trx, s: CaseSituation, remedy: Remedy, world: CaseWorld, after: RecordFields): Promise<LinkedFix[]> {
  const { fields: before } = world.record;
  return linkedFixes(s, remedy, await heldBeside(trx, await sameFactOf(trx, s.subjectId, s.recordId, before), world), before, after);
}

/** The same as the act puts them right, locked with their logs in the order of their ids. */
export async function findLinked(trx: Trx, s: CaseSituation, world: CaseWorld, after: RecordFields): Promise<LinkedFix[]> {
  const { remedy } = currentDecision(s);
  const ids = (await linkedBy(trx, s, remedy, world, after)).map(({ recordId }) => recordId);
  if (ids.length === 0) return [];
  await lockDossiers(trx, ids.map((id) => asId<DossierId>(id)));
  await trx.selectFrom('record').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  // What has been changed before the lock was had is judged as it stands now.
  return (await linkedBy(trx, s, remedy, world, after)).filter(({ recordId }) => ids.includes(recordId));
}

/** Records that tell of the same fact as this one, as it stands. */
export async function sameFactAs(trx: Trx, recordId: RecordId): Promise<RecordId[]> {
  const { subject_id, fields } = await trx.selectFrom('record as r').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.subject_id', 'v.fields']).where('r.id', '=', recordId).executeTakeFirstOrThrow();
  return sameFactOf(trx, subject_id, recordId, fields);
}

/** Records of a subject that tell of this fact and stand. What cannot be is left out by the database: a subject may have thousands, and two numbers that are one have the same digits. */
export async function sameFactOf(trx: Trx, subjectId: SubjectId, recordId: RecordId, fields: RecordFields): Promise<RecordId[]> {
  const digits = fields.documentNumber.normalize('NFKC').replaceAll(/[^0-9]/g, '');
  const { rows } = await sql<{ id: RecordId; fields: RecordFields }>`select r.id, v.fields from record r join record_version v on v.record_id = r.id and v.version = r.version
    where r.subject_id = ${subjectId} and r.id <> ${recordId} and r.state <> 'revoked' and (${fields.documentNumber.trim() === ''} or btrim(v.fields ->> 'documentNumber') = ''
      or regexp_replace(normalize(v.fields ->> 'documentNumber', NFKC), '[^0-9]', '', 'g') = ${digits}) order by r.id`.execute(trx);
  return rows.filter((row) => sameFact(subjectId, fields, row.fields)).map(({ id }) => id);
}

/**
 * Records of the same fact and what is in force on them, locked in the order of their ids: what is accepted about the fact suspends these with the case's own. Whoever registers a
 * measure on one of them waits, and finds the case then.
 */
export async function withLinked(trx: Trx, world: CaseWorld, { subjectId, recordId, grounds }: Pick<CaseSituation, 'subjectId' | 'recordId' | 'grounds'>): Promise<CaseWorld> {
  if (!mayConcernTheFact(grounds)) return world;
  const same = () => sameFactOf(trx, subjectId, recordId, world.record.fields);
  const found = await same();
  if (found.length === 0) return world;
  await trx.selectFrom('record').select('id').where('id', 'in', found).orderBy('id').forNoKeyUpdate().execute();
  const linked = (await same()).filter((id) => found.includes(id));
  if (linked.length === 0) return world;
  const today = dayAt(world.at, world.pack.zone);
  const measures = await trx.selectFrom('measure').select(['id', 'executor_id', 'record_id', 'kind']).where('record_id', 'in', linked).where('ended_at', 'is', null)
    .where((e) => e.or([e('until_day', 'is', null), sql<boolean>`measure_until(id, until_day, rests_from) >= ${today}::date`])).orderBy('id').execute();
  const known = new Set(world.measures.map(({ id }) => id));
  return { ...world, linkedRecords: linked, measures: [...world.measures, ...measures.filter(({ id }) => !known.has(id)).map((m) => ({ id: m.id, executorId: m.executor_id, kind: m.kind, recordId: m.record_id }))] };
}

/**
 * Records outside a faulty batch that tell of the same fact as one in it: what rests on them rests with the batch, until the case of that record holds them itself. Which of them the
 * database cannot rule out are compared as everywhere.
 */
export async function besideIncident(trx: Trx, incidentId: IncidentId): Promise<RecordId[]> {
  const digits = (fields: string) => sql`regexp_replace(normalize(${sql.raw(fields)} ->> 'documentNumber', NFKC), '[^0-9]', '', 'g')`;
  const blank = (fields: string) => sql`btrim(${sql.raw(fields)} ->> 'documentNumber') = ''`;
  const { rows } = await sql<{ id: RecordId; subjectId: SubjectId; fields: RecordFields; faulty: RecordFields }>`select r.id, r.subject_id as "subjectId", v.fields, w.fields as faulty
    from incident_record i join record b on b.id = i.record_id join record_version w on w.record_id = b.id and w.version = b.version
    join record r on r.subject_id = b.subject_id and r.id <> b.id and r.state <> 'revoked' join record_version v on v.record_id = r.id and v.version = r.version
    where i.incident_id = ${incidentId} and not exists (select from incident_record x where x.incident_id = i.incident_id and x.record_id = r.id) and (${blank('w.fields')} or ${blank('v.fields')} or ${digits('w.fields')} = ${digits('v.fields')})
    order by r.id`.execute(trx);
  return [...new Set(rows.filter(({ subjectId, fields, faulty }) => sameFact(subjectId, faulty, fields)).map(({ id }) => id))];
}

/** A linked record gets its new version, its act, its standing and its tombstones; what rested on a withdrawn one ends, and its department and subject are told. */
export async function fixDuplicate(trx: Trx, act: Extract<Act, { kind: 'duplicateFixed' }>, { situation: s, register, world }: EffectContext): Promise<void> {
  const { recordId, remedy, toVersion, lifted } = act.facts;
  const fix = world.linked!.find((each) => each.recordId === recordId)!;
  const dossierId = asId<DossierId>(recordId);
  const writer = new LogWriter((await lockDossiers(trx, [dossierId])).get(dossierId)!, act.recordedAt);
  const words = await register.vault.seal(trx, s.subjectId, { fields: fix.after });
  const own = writer.append({ kind: 'duplicateFixed', facts: act.facts }, { class: 'entailed', by: act.id }, { occurredAt: act.occurredAt, content: words.commitment }) as typeof act;
  await flush(trx, [writer]);
  await trx.insertInto('act_content').values({ act_id: own.id, subject_id: s.subjectId, sealed: words.sealed }).execute();
  await trx.insertInto('record_version').values({ record_id: recordId, version: toVersion, fields: JSON.stringify(fix.after), made_by: own.id, made_at: act.occurredAt, ...toldBy(s.caseId, act.occurredAt, world.pack) }).execute();
  await layTombstones(trx, register.vault, own, s.subjectId, fix.fields, fix.after);
  await trx.insertInto('linked_settlement').values({ record_id: recordId, case_id: s.caseId, standing: remedy === 'revoke' ? 'revoked' : 'corrected', settled_at: act.occurredAt, act_id: own.id }).execute();
  const { rows } = await sql<Contribution>`select standing, to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "settledAt" from (
    select standing, settled_at from case_file where record_id = ${recordId} union all select standing, settled_at from linked_settlement where record_id = ${recordId}) c`.execute(trx);
  await trx.updateTable('record').set((e) => ({ version: toVersion, ...standingOf(rows), changed_at: e.fn<Instant>('clock_timestamp') })).where('id', '=', recordId).execute();
  if (lifted.length === 0) return;
  await trx.updateTable('measure').set({ ended_at: act.occurredAt, ended_how: 'lifted' }).where('id', 'in', lifted).where('ended_at', 'is', null).execute();
  const at = act.occurredAt;
  for (const orgId of new Set(fix.measures.map((m) => world.inOffice(m.executorId)))) {
    await tell(register, trx, { party: `org:${orgId}`, role: 'executor' }, { notice: 'measureLifted', number: s.number, path: '/measures', role: 'executor' }, { ref: own.id, at });
  }
  await tell(register, trx, { party: `subject:${s.subjectId}`, role: 'subject' }, { notice: 'measureEnded', number: s.number, path: `/records/${recordId}`, role: 'subject' }, { ref: own.id, at });
}

/** Who has to be told of a version that corrects, for the watchdog: whoever was given the record as far back as the pack looks, by this case. */
export const toldBy = (caseId: CaseId, at: Instant, pack: PolicyPack) => {
  const months = lookBackMonths(pack);
  return { told_in: asId<DossierId>(caseId), told_since: months === null ? sql<Instant>`'epoch'::timestamptz` : sql<Instant>`${at}::timestamptz - ${months} * interval '1 month'` };
};
