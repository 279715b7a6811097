import { sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { RepairContents } from '../domain/repair-acts.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, OrgId, ProofId, RecordId, RepairId } from '../domain/ids.ts';
import { inOffice } from '../domain/organisation.ts';
import type { ProofContents } from '../domain/proof-acts.ts';
import type { Sector } from '../domain/publicity.ts';
import type { RepairPlan } from '../domain/repair-plan.ts';
import { planRepair } from '../domain/repair-plan.ts';
import { foldRepair } from '../domain/repair.ts';
import { dayAt } from '../domain/time.ts';
import { repairEditionOn, repairEditions } from '../policies/load-repair.ts';
import { actOf } from './act-log.ts';
import type { Trx } from './database.ts';
import { businessNow, reading } from './database.ts';
import { connectorOf } from './proof-connectors.ts';
import type { Register } from './register.ts';
import { convertedOf } from './repair-register.ts';
import { barOf, factsOfRow, REPAIR_ZONE } from './repair-world.ts';
import { readingWords } from './sight-reads.ts';
import { serviceCount, servicesOf } from './social-service-register.ts';

/** Everything the planner's page of one record is made of. */
export type PlanMaterial = Awaited<ReturnType<typeof planFor>>;

/** The plan of a record, for its subject, its authority and the platform; whoever was only given the record learns nothing here. */
export const planFor = (register: Register, actor: Actor, recordId: RecordId) =>
  readingWords(register, actor, (trx) => findPlan(register, trx, actor, recordId), ({ record }) => [{ kind: 'record', subjectId: record.subject_id, dossierId: asId<DossierId>(record.id), item: null }], async (trx, found) => {
    const words = new Map<ProofId, ProofContents['proofFetched']>();
    for (const { id, sealed } of found.proofs.length === 0 ? [] : await trx.selectFrom('fetched_proof as p').innerJoin('act_content as c', 'c.act_id', 'p.act_id').select(['p.id', 'c.sealed']).where('p.record_id', '=', recordId).execute()) {
      words.set(id, (await register.vault.open(trx, found.record.subject_id, sealed)) as ProofContents['proofFetched']);
    }
    return { ...found, words, hasConnector: (await connectorOf(trx, found.authority)) !== undefined, usual: found.row === null ? null : await usualDays(trx, found.authority, found.row.sector) };
  });

/** Of fewer decisions nothing is said: it would tell of somebody's. */
const FEWEST_DECISIONS = 5;

/** How many days an authority has taken from receipt to decision on applications in a sector, in the middle of its last year's; null: too few to say. */
async function usualDays(trx: Trx, authority: OrgId, sector: Sector): Promise<{ days: number; of: number } | null> {
  const { rows: [found] } = await sql<{ days: number | null; of: number }>`select ceil(percentile_cont(0.5) within group (order by extract(epoch from r.decided_at - r.filed_at) / 86400))::int as days, count(*)::int as of
    from repair_file r join record_publicity p on p.record_id = r.record_id where r.authority_id = ${authority} and p.sector = ${sector} and r.origin <> 'authority' and r.decided_at > business_now() - interval '1 year'`.execute(trx);
  return found === undefined || found.days === null || found.of < FEWEST_DECISIONS ? null : { days: found.days, of: found.of };
}

async function findPlan(register: Register, trx: Trx, actor: Actor, recordId: RecordId) {
  const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .selectAll('record').select('v.fields').where('record.id', '=', recordId).executeTakeFirst();
  if (record === undefined) throw new Refusal('not-found');
  const now = await businessNow(trx);
  const today = dayAt(now, REPAIR_ZONE);
  await register.calendars.upToDate(trx);
  const city = register.currentPack(today);
  const orgs = await register.organisations.all();
  const authority = inOffice(orgs, record.provider_id, today);
  const own = (hasRole(actor, 'subject') && record.subject_id === actor.subjectId) || (hasRole(actor, 'provider') && authority === actor.orgId);
  if (!own && !hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor')) throw new Refusal('not-found');
  const row = await trx.selectFrom('record_publicity').selectAll().where('record_id', '=', recordId).executeTakeFirst();
  const plan: RepairPlan | null = row === undefined ? null : planRepair(factsOfRow(row), repairEditions(row.sector), today, await barOf(trx, recordId, today));
  const measures = await trx.selectFrom('measure_state').selectAll().where('record_id', '=', recordId).orderBy('from_day').orderBy('id').execute();
  const repairs = await trx.selectFrom('repair_file').select(['id', 'number', 'phase', 'outcome', 'filed_at']).where('record_id', '=', recordId).orderBy('filed_at', 'desc').execute();
  const objection = await trx.selectFrom('case_file').select(['id', 'number', 'phase']).where('record_id', '=', recordId).orderBy('filed_at', 'desc').executeTakeFirst();
  const converted = await convertedOf(trx, recordId);
  const proofs = await trx.selectFrom('fetched_proof').select(['id', 'act_id', 'authority_id', 'corrected_on', 'performed_on', 'as_of', 'fetched_at', 'repair_id']).where('record_id', '=', recordId).orderBy('fetched_at').execute();
  const { kind } = await trx.selectFrom('subject').select('kind').where('id', '=', record.subject_id).executeTakeFirstOrThrow();
  const services = kind === 'person' ? await servicesOf(trx, recordId) : null;
  const service = services === null || row === undefined || plan === null ? null : serviceCount(city, plan.class, row.decided_on, services, today);
  const letters = await trx.selectFrom('letter').select(['id', 'kind', 'number', 'issued_at']).where('case_id', '=', asId<DossierId>(recordId)).orderBy('issued_at').orderBy('id').execute();
  return { city, letters, proofs, services, service, record, now, today, authority, converted: converted ?? null, row: row ?? null, plan, edition: row === undefined ? null : repairEditionOn(row.sector, today), measures, repairs, objection: objection ?? null };
}

export interface ProvidedQuery {
  q?: string;
}
const MOST_PROVIDED = 200;

/** The records an authority made, the newest first, with how their publicity stands and the newest repair of each. After a reform they are its successor's. */
export const providedTo = (register: Register, actor: Actor & { orgId: OrgId }, { q }: ProvidedQuery) =>
  reading(register.db, actor.userId, async (trx) => {
    const today = dayAt(await businessNow(trx), REPAIR_ZONE);
    const orgs = await register.organisations.all();
    const before = [...orgs.keys()].filter((id) => inOffice(orgs, id, today) === actor.orgId);
    const words = q?.trim();
    const pattern = words ? `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
    const rows = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version')).innerJoin('subject', 'subject.id', 'record.subject_id')
      .leftJoin('record_publicity as p', 'p.record_id', 'record.id')
      .select(['record.id', 'record.title', 'record.mark', 'record.state', 'record.provided_on', 'v.fields', 'subject.name as subject_name', 'p.class', 'p.published_on', 'p.max_on', 'p.ended_on', 'p.ended_how', 'p.corrected_on', 'p.performed_on'])
      .select((e) => jsonObjectFrom(e.selectFrom('repair_file as r').select(['r.id', 'r.number', 'r.phase', 'r.outcome']).whereRef('r.record_id', '=', 'record.id').orderBy('r.filed_at', 'desc').limit(1)).as('repair'))
      .where('record.provider_id', 'in', before)
      .$if(pattern !== null, (s) => s.where((e) => e.or([e('record.title', 'ilike', pattern), e('subject.name', 'ilike', pattern), e(sql<string>`v.fields ->> 'documentNumber'`, 'ilike', pattern)])))
      .orderBy('record.provided_on', 'desc').orderBy('record.id').limit(MOST_PROVIDED + 1).execute();
    return { today, more: rows.length > MOST_PROVIDED, rows: rows.slice(0, MOST_PROVIDED) };
  });
export type ProvidedRows = Awaited<ReturnType<typeof providedTo>>;

/** The repairs a person may see, the newest first. */
export const repairsFor = (register: Register, actor: Actor) =>
  reading(register.db, actor.userId, (trx) => trx.selectFrom('repair_file').innerJoin('record', 'record.id', 'repair_file.record_id').innerJoin('subject', 'subject.id', 'repair_file.subject_id')
    .selectAll('repair_file').select(['record.title', 'subject.name as subject_name']).orderBy('repair_file.filed_at', 'desc').orderBy('repair_file.id').limit(200).execute());

export type RepairMaterial = Awaited<ReturnType<typeof repairFor>>;

/** One repair for somebody whom it concerns; anybody else learns only `not-found`. Its words are for its subject, its authority and the platform. */
export async function repairFor(register: Register, actor: Actor, repairId: RepairId) {
  return readingWords(register, actor, (trx) => findRepair(trx, repairId), ({ situation: s }) => [{ kind: 'case', subjectId: s.subjectId, dossierId: asId<DossierId>(s.repairId), item: null }], async (trx, found) => {
    const { situation: s } = found;
    const party = actor.subjectId === s.subjectId || (hasRole(actor, 'provider') && actor.orgId === s.authorityId) || hasRole(actor, 'clerk') || hasRole(actor, 'supervisor');
    const words = new Map<ActId, unknown>();
    const evidence: { id: string; fileName: string }[] = [];
    if (party) {
      const rows = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select(['act.id', 'act_content.sealed']).where('act.dossier_id', '=', asId<DossierId>(repairId)).execute();
      for (const row of rows) words.set(row.id, await register.vault.open(trx, s.subjectId, row.sealed));
      const files = await trx.selectFrom('evidence').select(['id', 'file_name_sealed', 'subject_id']).where('case_id', '=', asId<DossierId>(repairId)).where('used_by', 'is not', null).orderBy('uploaded_at').execute();
      for (const file of files) evidence.push({ id: file.id, fileName: String(await register.vault.open(trx, file.subject_id ?? s.subjectId, file.file_name_sealed)) });
    }
    const filed = words.get(found.acts[0]!.id) as RepairContents['repairFiled'] | undefined;
    const wordsOf = (kind: Act['kind']): unknown => words.get(found.acts.findLast((act) => act.kind === kind)?.id ?? asId(''));
    return {
      ...found, party, evidence, words: words as ReadonlyMap<ActId, RepairContents['stillShownReported']>, filed: filed ?? null, decided: (wordsOf('repairDecided') as RepairContents['repairDecided'] | undefined) ?? null,
      missing: (wordsOf('repairSupplementAsked') as RepairContents['repairSupplementAsked'] | undefined) ?? null,
      revoked: (wordsOf('repairRevoked') as RepairContents['repairRevoked'] | undefined) ?? null,
    };
  });
}

async function findRepair(trx: Trx, repairId: RepairId) {
  const row = await trx.selectFrom('repair_file').innerJoin('record', 'record.id', 'repair_file.record_id').select(['repair_file.id', 'record.title']).where('repair_file.id', '=', repairId).executeTakeFirst()
    ?? await trx.selectFrom('repair_file').select(['id', (e) => e.val('').as('title')]).where('id', '=', repairId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  const rows = await trx.selectFrom('act').select('body').where('dossier_id', '=', asId<DossierId>(repairId)).orderBy('seq').execute();
  if (rows.length === 0) throw new Refusal('not-found');
  const acts = rows.map((r) => actOf(r.body));
  const situation = foldRepair(acts);
  const subject = await trx.selectFrom('subject').select(['id', 'kind', 'name', 'identifier']).where('id', '=', situation.subjectId).executeTakeFirst();
  const objection = await trx.selectFrom('case_file').select('number').where('record_id', '=', situation.recordId).where('phase', 'in', ['received', 'verifying', 'deciding']).executeTakeFirst();
  const letters = await trx.selectFrom('letter').select(['id', 'kind', 'number', 'issued_at']).where('case_id', '=', asId<DossierId>(repairId)).orderBy('issued_at').orderBy('id').execute();
  return { now: await businessNow(trx), acts, situation, subject: subject ?? null, title: row.title, openObjection: objection?.number ?? null, letters };
}
