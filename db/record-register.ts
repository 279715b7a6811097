import { sql } from 'kysely';
import type { Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { mayConcernTheFact } from '../domain/duplicate.ts';
import { Refusal } from '../domain/errors.ts';
import { assertBasis } from '../domain/measure-catalogue.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, MeasureId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { MeasureKind } from '../domain/measure.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import type { RecordCategory, RecordFields } from '../domain/record.ts';
import { standingOf } from '../domain/record-standing.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import { sensitivityOf } from '../domain/sensitivity.ts';
import { protects } from '../domain/situation.ts';
import { stays } from '../domain/stays.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import type { CaseDesk } from './case-desk.ts';
import { add, close, deskAt } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole, TryAgain } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { sameFactAs } from './duplicate-register.ts';
import { recorderOf } from './recorded-by.ts';
import { projectPublicity } from './publicity-projection.ts';
import { REPAIR_ZONE } from './repair-world.ts';
import type { Register } from './register.ts';
import { refuseErased } from './retention-sweep.ts';
import { newActId } from './register.ts';
import { wholeIdentifier } from './subject-repository.ts';

/** A measure as a department registers it. */
export interface NewMeasure {
  kind: MeasureKind;
  title: string;
  basis: string;
  from: Day;
  until: Day | null;
  /** The measure of the catalogue and the edition; without them one that was taken before there was a catalogue. */
  code?: string;
  edition?: string;
}

/** What a department applies: a measure of the catalogue, from when until when. */
export interface AppliedMeasure {
  code: string;
  from: Day;
  until: Day | null;
}

/** A row of an import: the department's own number for it, and a print of what it says. */
export interface ImportedRow {
  key: string;
  print: Buffer;
}

export interface NewRecord {
  actor: Actor;
  recordId: RecordId;
  subjectId: SubjectId;
  providerId: OrgId;
  category: RecordCategory;
  title: string;
  fields: RecordFields;
  providedOn: Day;
  /** Everyone the record is given to at once; the ledger that a correction follows. */
  recipients: readonly OrgId[];
  measures?: readonly (NewMeasure & { id: MeasureId; executorId: OrgId })[];
  /** What its publicity rests on, where the provider says so with the record. */
  publicity?: PublicityFacts;
  /** Narrower than its type, by the provider's word. */
  sensitivity?: Sensitivity | undefined;
}

/** A subject's kind, and the number that tells a child. */
async function numberOf(register: Register, trx: Trx, subjectId: SubjectId) {
  const { kind } = await trx.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirstOrThrow();
  return { subjectKind: kind, identifier: await wholeIdentifier(trx, register.vault, subjectId) };
}

/** A provider hands a record in: first version, recipients, measures, each an act in the record's own log. */
export async function provideRecord(register: Register, record: NewRecord): Promise<void> {
  const author = recorderOf(record.actor);
  const { recordId, subjectId, providerId, category, providedOn } = record;
  const dossierId = recordId as string as DossierId;
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', record.actor.userId);
    const now = await businessNow(trx);
    const writer = new LogWriter(await openDossier(trx, dossierId, 'record'), now);
    const words = { title: record.title, fields: record.fields };
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, words);
    const sensitivity = sensitivityOf({ category, ...(await numberOf(register, trx, subjectId)), on: providedOn, stated: record.sensitivity });
    const provided = writer.append({ kind: 'recordProvided', facts: { recordId, subjectId, providerId, category, providedOn, sensitivity } }, author, { occurredAt: now, content: commitment });
    for (const orgId of record.recipients) writer.append({ kind: 'recordShared', facts: { recordId, orgId, version: 1 } }, author, { occurredAt: now });
    for (const m of record.measures ?? []) {
      writer.append({ kind: 'measureRegistered', facts: { measureId: m.id, recordId, executorId: m.executorId, measureKind: m.kind, from: m.from, until: m.until, ...catalogued(m) } }, author, { occurredAt: now });
    }
    if (record.publicity !== undefined) {
      writer.append({ kind: 'publicityStated', facts: { recordId, ...record.publicity, sanctions: [...record.publicity.sanctions] } }, author, { occurredAt: now });
    }
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: provided.id, subject_id: subjectId, sealed }).execute();
    await trx.insertInto('record').values({
      id: recordId, subject_id: subjectId, provider_id: providerId, category, title: record.title, version: 1, ...standingOf([]), provided_on: providedOn, sensitivity,
    }).execute();
    await trx.insertInto('record_version').values({ record_id: recordId, version: 1, fields: JSON.stringify(record.fields), made_by: provided.id, made_at: now }).execute();
    if (record.recipients.length > 0) {
      await trx.insertInto('record_recipient').values(record.recipients.map((org_id) => ({ record_id: recordId, org_id, version: 1, given_at: now }))).execute();
    }
    if (record.measures !== undefined && record.measures.length > 0) {
      await trx.insertInto('measure').values(record.measures.map((m) => measureRow(m.id, recordId, subjectId, m.executorId, m))).execute();
    }
    if (record.publicity !== undefined) await projectPublicity(trx, recordId, record.publicity, dayAt(now, REPAIR_ZONE));
  });
}

export interface MeasureOutcome {
  measureId: MeasureId;
  state: 'inForce' | 'suspended';
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/**
 * A department applies a measure of the catalogue to a record it was given; its basis has to be in force on the day. While a verification on the record is open, or an organ or court
 * has its measures rest, the measure is suspended from its first moment, and the order to its department is part of the same act; whom the platform cannot order is asked by it.
 */
export async function registerMeasure(register: Register, request: PersonalRequest & { recordId: RecordId; measure: AppliedMeasure; measureId?: MeasureId; row?: ImportedRow }): Promise<Outcome<MeasureOutcome>> {
  const { actor, key, recordId } = request;
  const executorId = actor.orgId;
  if (!hasRole(actor, 'executor') || executorId === null) throw new Refusal('not-your-role', { params: { role: 'executor' } });
  const measureId = request.measureId ?? asId<MeasureId>(newActId());
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    // Given, and shown: nobody takes a measure on what is restricted in order to see it.
    const given = await trx.selectFrom('record_recipient as g').innerJoin('record as r', 'r.id', 'g.record_id').select('g.record_id').where('g.record_id', '=', recordId).where('g.org_id', '=', executorId).executeTakeFirst();
    if (given === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<MeasureOutcome>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };

    const { heads, record } = await lockRecordAndCases(trx, recordId);
    if (record.state === 'revoked') throw new Refusal('not-allowed-in-stage', { params: { state: record.state } });
    // §8-41: nothing is founded on what nobody can verify, until it is examined anew.
    if (record.mark === 'unverifiable') throw new Refusal('not-allowed-in-stage', { params: { state: record.mark } });
    await refuseErased(trx, 'record', recordId);
    // 停止使用: nothing new rests on what is published no more; under a shield it comes in suspended.
    const over = await trx.selectFrom('record_publicity').select('ended_how').where('record_id', '=', recordId).where('ended_how', 'in', ['maximum', 'repaired']).executeTakeFirst();
    if (over !== undefined) throw new Refusal('not-allowed-in-stage', { params: { state: 'publicityEnded' } });
    if (await correctionPending(trx, recordId)) throw new Refusal('not-allowed-in-stage', { params: { state: 'correction' } });
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const { code, from, until } = request.measure;
    await register.calendars.upToDate(trx);
    const { entry, edition } = assertBasis(register.catalogue(), code, dayAt(at, register.currentPack().zone), from);
    const { kind, title, basis } = entry;
    const applied: NewMeasure = { kind, title, basis, from, until, code, edition: edition.version };
    const writer = new LogWriter(heads.get(recordId as string as DossierId)!, now);
    const author: Author = { class: 'person', userId: actor.userId, orgId: executorId };
    const words = { measureId, title, basis };
    const { sealed, commitment } = await register.vault.seal(trx, record.subject_id, words);
    const act = writer.append({ kind: 'measureRegistered', facts: { measureId, recordId, executorId, measureKind: kind, from, until, ...catalogued(applied) } }, author, {
      id: request.actId, occurredAt: at, content: commitment,
    });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: record.subject_id, sealed }).execute();
    await trx.insertInto('measure').values(measureRow(measureId, recordId, record.subject_id, executorId, applied, request.row)).execute();
    const { suspended, pokes } = await suspendInOpenCases(register, trx, recordId, heads, { id: measureId, executorId, kind }, act.id);
    // A faulty batch holds what has no case of its own yet; nothing holds what can only be asked for.
    const ordered = ((await register.organisations.all()).get(executorId)?.stayedBy ?? 'order') === 'order';
    const held = suspended || (ordered && (await trx.selectFrom('hold').select('id').where('record_id', '=', recordId).where('measure_id', 'is', null).where('released_at', 'is', null).executeTakeFirst()) !== undefined);
    const receipt: MeasureOutcome = {
      measureId, state: held ? 'suspended' : 'inForce', seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at,
    };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** As domain/situation.ts (`protects`), and written like the index `case_protecting`. */
const PROTECTING = sql`(phase in ('verifying', 'deciding') or imposed or (phase = 'received' and provisional and ending is null))`;

/** Locks the record's own dossier and those of its open cases in one ascending sweep, then the record; again when a case came in between. */
async function lockRecordAndCases(trx: Trx, recordId: RecordId) {
  if ((await trx.selectFrom('record').select('id').where('id', '=', recordId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
  const openCases = async (): Promise<DossierId[]> => {
    // Of a record of the same fact, too: its case holds this one, or will, where this one came when the case was open already.
    // By the records' index and by the hold's, each for itself.
    const { rows } = await sql<{ id: DossierId }>`
      select id from case_file where record_id = any (${[recordId, ...twins]}::uuid[]) and ${PROTECTING}
      union select f.id from hold h join case_file f on f.id = h.case_id where h.record_id = ${recordId} and h.measure_id is null and h.released_at is null and ${PROTECTING} order by id`.execute(trx);
    return rows.map(({ id }) => id);
  };
  const twins = await sameFactAs(trx, recordId);
  const before = await openCases();
  const heads = await lockDossiers(trx, [recordId as string as DossierId, ...before]);
  const record = await trx.selectFrom('record').select(['subject_id', 'state', 'mark']).where('id', '=', recordId).forNoKeyUpdate().executeTakeFirst();
  if (record === undefined) throw new Refusal('not-found');
  const after = await openCases();
  // A case accepted meanwhile was not locked: its dossier may not be taken now, out of order; the caller tries again.
  if (after.some((id) => !heads.has(id))) throw new TryAgain();
  return { heads, record };
}

/** A decision has found the record wrong and it is not put right yet: nothing new may rest on it in between. */
async function correctionPending(trx: Trx, recordId: RecordId): Promise<boolean> {
  const row = await trx.selectFrom('case_file').innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = case_file.id`).on('clock.limit_name', '=', 'correction'))
    .select('case_file.id').where('case_file.record_id', '=', recordId).where('clock.ended_at', 'is', null).executeTakeFirst();
  return row !== undefined;
}

async function suspendInOpenCases(register: Register, trx: Trx, recordId: RecordId, heads: Awaited<ReturnType<typeof lockDossiers>>, measure: { id: MeasureId; executorId: OrgId; kind: MeasureKind }, cause: ActId): Promise<{ suspended: boolean; pokes: ProcedureId[] }> {
  const pokes: ProcedureId[] = [];
  let suspended = false;
  for (const [id, head] of heads) {
    if (id === (recordId as string)) continue;
    const desk: CaseDesk = await deskAt(register, trx, head);
    const { caseId, recordId: about, grounds } = desk.situation;
    if (!protects(desk.situation)) continue;
    const held = await trx.selectFrom('hold').select('id').where('case_id', '=', caseId).where('record_id', '=', recordId).where('measure_id', 'is', null).where('released_at', 'is', null).executeTakeFirst();
    if (held === undefined && about !== recordId && !mayConcernTheFact(grounds)) continue;
    const drafts = stays([measure], desk.situation, desk.world);
    for (const draft of drafts) add(desk, draft, { class: 'entailed', by: cause });
    pokes.push(...(await close(desk)));
    // What came when the case was open already rests with it from now on, as if it had been there (`withLinked`).
    if (held === undefined) await trx.insertInto('hold').values({ case_id: caseId, record_id: recordId, measure_id: null, placed_at: desk.world.at, placed_by: cause, released_at: null, released_by: null }).execute();
    if (!drafts.some(({ kind }) => kind === 'suspensionOrdered')) continue;
    suspended = true;
  }
  return { suspended, pokes };
}

const measureRow = (id: MeasureId, recordId: RecordId, subjectId: SubjectId, executorId: OrgId, m: NewMeasure, row?: ImportedRow) => ({
  id, record_id: recordId, subject_id: subjectId, executor_id: executorId, kind: m.kind, title: m.title, basis: m.basis, from_day: m.from, until_day: m.until,
  ended_at: null, ended_how: null, code: m.code ?? null, edition: m.edition ?? null, row_key: row?.key ?? null, row_print: row?.print ?? null,
});

const catalogued = ({ code, edition }: NewMeasure): { code?: string; edition?: string } => (code === undefined || edition === undefined ? {} : { code, edition });

