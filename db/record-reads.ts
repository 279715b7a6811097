import { sql } from 'kysely';
import { sameFact } from '../domain/duplicate.ts';
import { Refusal } from '../domain/errors.ts';
import type { OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Trx } from './database.ts';

const currentRecords = (trx: Trx) =>
  trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .innerJoin('subject', 'subject.id', 'record.subject_id');

export type RecordRows = Awaited<ReturnType<typeof recordsWhere>>[number];

/** Records with what follows from them, who was given them, how they came about and what is contested. */
async function recordsWhere(trx: Trx, which: { subjectId: SubjectId } | { recordId: RecordId }) {
  const records = await currentRecords(trx).selectAll('record').select('v.fields')
    .where((e) => ('subjectId' in which ? e('record.subject_id', '=', which.subjectId) : e('record.id', '=', which.recordId)))
    .orderBy('record.provided_on', 'desc').orderBy('record.id').limit(500).execute();
  if (records.length === 0) return [];
  const ids = records.map((r) => r.id);
  const measures = await trx.selectFrom('measure_state').selectAll().where('record_id', 'in', ids).orderBy('from_day').orderBy('id').execute();
  const recipients = await trx.selectFrom('record_recipient').selectAll().where('record_id', 'in', ids).orderBy('given_at').orderBy('org_id').execute();
  const history = await trx.selectFrom('record_version').select(['record_id', 'version', 'made_at', 'fields']).where('record_id', 'in', ids).orderBy('version').execute();
  const notices = await trx.selectFrom('correction_notice as n').innerJoin('case_file as f', 'f.id', 'n.case_id').select([sql<RecordId>`coalesce(n.record_id, f.record_id)`.as('record_id'), 'n.org_id', 'n.record_version', 'n.notified_at', 'n.confirmed_at', 'n.defunct_at', 'n.way'])
    .where((e) => e.or([e.and([e('f.record_id', 'in', ids), e('n.record_id', 'is', null)]), e('n.record_id', 'in', ids)])).orderBy('n.notified_at').orderBy('n.notice_id').execute();
  const cases = await trx.selectFrom('case_file').select(['id', 'record_id', 'number', 'phase']).where('record_id', 'in', ids).orderBy('filed_at').execute();
  const beside = await besideOf(trx, records.map(({ subject_id }) => subject_id));
  return records.map((record) => {
    const of = <T extends { record_id: RecordId }>(rows: T[]): T[] => rows.filter((row) => row.record_id === record.id);
    return { record, measures: of(measures), recipients: of(recipients), history: of(history), cases: of(cases), notices: of(notices), linked: beside.filter((b) => b.subject_id === record.subject_id && b.id !== record.id && sameFact(record.subject_id, record.fields, b.fields)) };
  });
}

/** What else is held of these subjects that the reader may see: some of it may tell of the same fact. */
const besideOf = (trx: Trx, subjects: readonly SubjectId[]) => currentRecords(trx).select(['record.id', 'record.subject_id', 'record.title', 'record.provider_id', 'record.state', 'v.fields'])
  .where('record.subject_id', 'in', [...new Set(subjects)]).orderBy('record.id').limit(1000).execute();

export const recordsOf = (trx: Trx, subjectId: SubjectId): Promise<RecordRows[]> => recordsWhere(trx, { subjectId });

export async function recordById(trx: Trx, recordId: RecordId): Promise<RecordRows> {
  const [found] = await recordsWhere(trx, { recordId });
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** Who has the identifier with one of these blind indexes; null: nobody here. */
export const subjectByIdentifier = async (trx: Trx, indexes: Buffer[]): Promise<SubjectId | null> =>
  (await trx.selectFrom('subject').select('id').where('identifier_index', 'in', indexes).executeTakeFirst())?.id ?? null;

/** Records held against the subject whose identifier has one of these blind indexes; none when there is no such subject. */
export const recordsByIdentifier = (trx: Trx, indexes: Buffer[]) =>
  currentRecords(trx).select(['record.id', 'record.title', 'record.provider_id', 'record.mark', 'record.state', 'record.version', 'record.sensitivity', 'v.fields']).where('subject.identifier_index', 'in', indexes)
    .orderBy('record.provided_on', 'desc').orderBy('record.id').limit(500).execute();

/** A department's measures with the record each rests on; chosen before anything is joined to them. */
export const measuresOf = (trx: Trx, orgId: OrgId) =>
  trx.selectFrom((e) => e.selectFrom('measure_state').selectAll().where('executor_id', '=', orgId)
    .orderBy(sql`ended_at nulls first`).orderBy('from_day', 'desc').orderBy('id').limit(1000).as('m')).innerJoin('record', 'record.id', 'm.record_id').innerJoin('subject', 'subject.id', 'm.subject_id')
    .innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .selectAll('m').select(['record.title as record_title', 'record.mark', 'record.state', 'v.fields', 'subject.name as subject_name', 'subject.identifier'])
    .orderBy(sql`m.ended_at nulls first`).orderBy('m.from_day', 'desc').orderBy('m.id').execute();

/** Records that were given to a department, each once: those a measure of its own may rest on. */
export const recordsGivenTo = (trx: Trx, orgId: OrgId) =>
  trx.selectFrom((of) => of.selectFrom('record').selectAll()
    .where((e) => e.exists(e.selectFrom('record_recipient as g').select('g.org_id').whereRef('g.record_id', '=', 'record.id').where('g.org_id', '=', orgId)))
    .orderBy('provided_on', 'desc').orderBy('id').limit(1000).as('record'))
    .innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version')).innerJoin('subject', 'subject.id', 'record.subject_id')
    .select(['record.id', 'record.title', 'record.mark', 'record.sensitivity', 'v.fields', 'subject.name as subject_name'])
    .orderBy('record.provided_on', 'desc').orderBy('record.id').execute();
