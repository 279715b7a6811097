import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import type { Act, ActDraft } from '../domain/act.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, OrgId, QuarantineId, RecordId, SubjectId, UploadId } from '../domain/ids.ts';
import type { Trait } from '../domain/known-wrong.ts';
import type { RecordField } from '../domain/record.ts';
import { fieldChanges } from '../domain/record.ts';
import { standingOf } from '../domain/record-standing.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import { sensitivityOf, stricter } from '../domain/sensitivity.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { RowOutcome, UploadFormat } from '../domain/upload-acts.ts';
import type { ReadRow, RowFault, UploadColumn, UploadRow } from '../domain/upload-row.ts';
import type { Head } from './act-log.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { platformId } from './case-register.ts';
import { recorderOf } from './recorded-by.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';
import { refuseErased } from './retention-sweep.ts';
import { newActId } from './register.ts';
import { RecordHints } from './record-hints.ts';
import { enterSubjects } from './subject-repository.ts';
import { knownWrong } from './tombstones.ts';
import type { NewVersion } from './version-notices.ts';
import { shareVersions } from './version-notices.ts';

/** A batch that is being taken in. */
export interface Batch {
  id: UploadId;
  providerId: OrgId;
  actor: Actor;
}

/** A row as it was read, with its place. */
export interface NumberedRow {
  no: number;
  read: ReadRow;
}

const dossierOf = (id: string): DossierId => asId<DossierId>(id);

/** Opens a batch, or goes on with the one of this name that broke off: what of it is in stays in. */
export async function openBatch(register: Register, actor: Actor & { orgId: OrgId }, batchKey: string, format: UploadFormat): Promise<Batch> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const there = await trx.selectFrom('upload_batch').select(['id', 'state']).where('provider_id', '=', actor.orgId).where('batch_key', '=', batchKey).forUpdate().executeTakeFirst();
    if (there !== undefined) {
      await refuseErased(trx, 'upload', there.id, '/batchKey');
      await trx.updateTable('upload_batch').set({ state: 'running', fault: null, finished_at: null }).where('id', '=', there.id).execute();
      return { id: there.id, providerId: actor.orgId, actor };
    }
    const id = asId<UploadId>(uuidv7());
    const at = await businessNow(trx);
    const writer = new LogWriter(await openDossier(trx, dossierOf(id), 'upload'), at);
    writer.append({ kind: 'uploadOpened', facts: { uploadId: id, providerId: actor.orgId, format } }, recorderOf(actor), { occurredAt: at });
    await flush(trx, [writer]);
    await trx.insertInto('upload_batch').values({ id, provider_id: actor.orgId, batch_key: batchKey, format, by_user: actor.userId, fault: null, received_at: at, finished_at: null, file_sha256: null }).execute();
    return { id, providerId: actor.orgId, actor };
  });
}

/** The batch is read to its end, or broke off with a reason; a row more in its log either way. */
export async function closeBatch(register: Register, { id, actor }: Batch, how: { sha256: Buffer; fault: string | null }): Promise<void> {
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [dossierOf(id)])).get(dossierOf(id))!;
    const at = await businessNow(trx);
    const { created, revised, unchanged, refused, quarantined } = await trx.updateTable('upload_batch')
      .set({ state: how.fault === null ? 'done' : 'broken', fault: how.fault, finished_at: at, file_sha256: how.sha256 }).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
    const writer = new LogWriter(head, at);
    writer.append({ kind: 'uploadClosed', facts: { uploadId: id, counts: { created, revised, unchanged, refused, quarantined }, sha256: how.sha256.toString('hex') } }, recorderOf(actor), { occurredAt: at });
    await flush(trx, [writer]);
  });
}

interface Outcome {
  no: number;
  rowKey: string | null;
  outcome: RowOutcome;
  code: RowFault | null;
  field: UploadColumn | null;
  recordId: RecordId | null;
}
/** Rows that are as good as rows can be by themselves, each of its own record. */
interface Good extends NumberedRow {
  row: UploadRow;
  subjectId: SubjectId;
}

/** Takes some rows of a batch in, all or none; what was taken in before stays as it is. */
export async function takeRows(register: Register, batch: Batch, rows: readonly NumberedRow[]): Promise<void> {
  const { vault } = register;
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', batch.actor.userId);
    const at = await businessNow(trx);
    const hashes = new Map(rows.map(({ no, read }) => [no, vault.fingerprint('row' in read ? read.row : read).subarray(0, 16)]));
    const before = await trx.selectFrom('upload_row').select(['row_no', 'row_key', 'content_hash']).where('batch_id', '=', batch.id).where('row_no', 'in', rows.map(({ no }) => no)).execute();
    const done = new Map(before.map((row) => [row.row_no, row.content_hash]));
    // The same number with other content is another file under the batch's name.
    if (rows.some(({ no }) => done.get(no)?.equals(hashes.get(no)!) === false)) throw new Refusal('key-reused', { field: '/batchKey' });
    const fresh = rows.filter(({ no }) => !done.has(no));
    if (fresh.length === 0) return;
    const desk = new UploadDesk(register, trx, batch, at);
    const outcomes = await desk.take(fresh);
    await desk.write();
    await trx.insertInto('upload_row').values(outcomes.map((o) => ({
      batch_id: batch.id, row_no: o.no, row_key: o.rowKey, content_hash: hashes.get(o.no)!, outcome: o.outcome, code: o.code, field: o.field, record_id: o.recordId,
    }))).execute();
    const count = (outcome: RowOutcome): number => outcomes.filter((o) => o.outcome === outcome).length;
    await trx.updateTable('upload_batch').set((e) => ({
      created: e('created', '+', count('created')), revised: e('revised', '+', count('revised')), unchanged: e('unchanged', '+', count('unchanged')),
      refused: e('refused', '+', count('refused')), quarantined: e('quarantined', '+', count('quarantined')),
    })).where('id', '=', batch.id).execute();
  });
}

/** A record that the provider has handed in before, under its lock. */
interface Known {
  head: Head;
  record: { id: RecordId; version: number; subject_id: SubjectId; sensitivity: Sensitivity };
  isStated: boolean;
}

/** A later row may narrow who sees its record, and says nothing by saying nothing. */
const levelAfter = ({ record }: Known, row: UploadRow): Sensitivity => stricter(record.sensitivity, row.sensitivity ?? 'public');

/** What one transaction makes of some rows: records, versions, rows held back, each with its act. */
export class UploadDesk {
  private readonly register: Register;
  private readonly trx: Trx;
  private readonly batch: Batch;
  private readonly at: Instant;
  private readonly hints: RecordHints;
  private readonly writers: LogWriter[] = [];
  private readonly revised: NewVersion[] = [];
  private readonly words: { act_id: ReturnType<typeof newActId>; subject_id: SubjectId; sealed: Buffer }[] = [];
  private readonly records: (UploadRow & { recordId: RecordId; subjectId: SubjectId; actId: ReturnType<typeof newActId>; version: number; level: Sensitivity })[] = [];
  private readonly held: { id: QuarantineId; no: number; row: UploadRow; subjectId: SubjectId; recordId: RecordId; sort: Trait['sort']; field: RecordField | null }[] = [];

  constructor(register: Register, trx: Trx, batch: Batch, at: Instant) {
    this.register = register;
    this.trx = trx;
    this.batch = batch;
    this.at = at;
    this.hints = new RecordHints(register, trx, at);
  }

  async take(rows: readonly NumberedRow[], options: { released: boolean } = { released: false }): Promise<Outcome[]> {
    const { trx, register } = this;
    const outcomes: Outcome[] = [];
    const refuse = ({ no, read }: NumberedRow, code: RowFault, field: UploadColumn | null): void => {
      outcomes.push({ no, rowKey: 'row' in read ? read.row.rowKey : (read.rowKey ?? null), outcome: 'refused', code, field, recordId: null });
    };
    const inBatch = options.released ? new Set<string>() : await this.keysInBatch(rows);
    const readable: (NumberedRow & { row: UploadRow })[] = [];
    for (const numbered of rows) {
      const { read } = numbered;
      if ('fault' in read) refuse(numbered, read.fault, read.field);
      else if (inBatch.has(read.row.rowKey)) refuse(numbered, 'duplicateRow', 'rowKey');
      else {
        inBatch.add(read.row.rowKey);
        readable.push({ ...numbered, row: read.row });
      }
    }
    const subjects = await this.subjectsOf(readable.map(({ row }) => row));
    const good: Good[] = readable.map((each) => ({ ...each, subjectId: subjects.get(each.row.identifier)! }));
    const guard = !options.released && register.currentPack().reinsertion?.guard !== 'none';
    const stones = guard ? await knownWrong(trx, register.vault, good.map(({ subjectId, row }) => ({ subjectId, fields: row.fields }))) : good.map(() => undefined);
    const existing = await this.existing(good);
    for (const [i, each] of good.entries()) {
      const { row, no, subjectId } = each;
      const stone = stones[i];
      const known = existing.get(row.rowKey);
      const result = (outcome: RowOutcome, recordId: RecordId | null): void => void outcomes.push({ no, rowKey: row.rowKey, outcome, code: null, field: null, recordId });
      if (row.publicity !== undefined && ((row.publicity.publishedOn ?? '') > this.hints.today || row.fields.decidedOn > this.hints.today)) refuse(each, 'badDay', row.fields.decidedOn > this.hints.today ? 'decidedOn' : 'publishedOn');
      else if (known !== undefined && known.record.subject_id !== subjectId) refuse(each, 'otherSubject', 'identifier');
      else if (stone !== undefined) {
        await this.hold(each, stone);
        result('quarantined', stone.record_id);
      } else if (known === undefined) result('created', await this.create(row, subjectId));
      else if (known.record.state === 'revoked') refuse(each, 'recordWithdrawn', null);
      else if (fieldChanges(known.record.fields, row.fields).length === 0 && levelAfter(known, row) === known.record.sensitivity) {
        this.stateFirst(row, known);
        result('unchanged', known.record.id);
      }
      // What is being examined is changed by the decision and by nobody beside it.
      else if (known.record.mark === 'objectionReceived' || known.record.mark === 'disputed') refuse(each, 'recordDisputed', null);
      else {
        await this.revise(row, known);
        result('revised', known.record.id);
      }
    }
    return outcomes;
  }

  private async keysInBatch(rows: readonly NumberedRow[]): Promise<Set<string>> {
    const keys = rows.flatMap(({ read }) => ('row' in read ? [read.row.rowKey] : []));
    if (keys.length === 0) return new Set();
    const there = await this.trx.selectFrom('upload_row').select('row_key').where('batch_id', '=', this.batch.id).where('outcome', '!=', 'refused').where('row_key', 'in', keys).execute();
    return new Set(there.flatMap(({ row_key }) => row_key ?? []));
  }

  /** Subjects by their whole number; those that are new are entered with a key of their own. */
  private async subjectsOf(rows: readonly UploadRow[]): Promise<Map<string, SubjectId>> {
    const { trx, register: { vault } } = this;
    const byNumber = new Map(rows.map((row) => [row.identifier, row]));
    if (byNumber.size === 0) return new Map();
    const indexes = new Map([...byNumber.keys()].flatMap((number) => vault.blindIndexes(number).map((index) => [index.toString('hex'), number] as const)));
    const there = await trx.selectFrom('subject').select(['id', 'identifier_index']).where('identifier_index', 'in', [...indexes.keys()].map((hex) => Buffer.from(hex, 'hex'))).execute();
    const found = new Map(there.map((row) => [indexes.get(row.identifier_index!.toString('hex'))!, row.id]));
    const missing = [...byNumber.values()].filter(({ identifier }) => !found.has(identifier)).map((row) => ({ id: asId<SubjectId>(uuidv7()), kind: row.subjectKind, name: row.fields.subjectName, identifier: row.identifier }));
    await enterSubjects(trx, vault, missing);
    for (const { identifier, id } of missing) found.set(identifier, id);
    return found;
  }

  /** Records that the provider has handed in under these numbers, locked with their logs. */
  private async existing(rows: readonly Good[]) {
    if (rows.length === 0) return new Map<string, never>();
    const { trx, batch } = this;
    const known = await trx.selectFrom('provider_record').select(['row_key', 'record_id']).where('provider_id', '=', batch.providerId).where('row_key', 'in', rows.map(({ row }) => row.rowKey)).execute();
    if (known.length === 0) return new Map<string, never>();
    const heads = await lockDossiers(trx, known.map(({ record_id }) => dossierOf(record_id)));
    const locked = await trx.selectFrom('record').select(['id', 'version', 'state', 'mark', 'subject_id', 'sensitivity']).where('id', 'in', known.map(({ record_id }) => record_id)).orderBy('id').forNoKeyUpdate().execute();
    const versions = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
      .leftJoin('record_publicity as p', 'p.record_id', 'record.id').select(['record.id', 'v.fields', 'p.sector as stated']).where('record.id', 'in', known.map(({ record_id }) => record_id)).execute();
    return new Map(known.map(({ row_key, record_id }) => {
      const record = locked.find(({ id }) => id === record_id)!;
      const { fields, stated } = versions.find(({ id }) => id === record_id)!;
      return [row_key, { head: heads.get(dossierOf(record_id))!, record: { ...record, fields }, isStated: stated !== null }] as const;
    }));
  }

  private async act(writer: LogWriter, draft: ActDraft, row: UploadRow, subjectId: SubjectId): Promise<Act> {
    const id = newActId();
    const { sealed, commitment } = await this.register.vault.seal(this.trx, subjectId, { title: row.title, fields: row.fields });
    const act = writer.append(draft, recorderOf(this.batch.actor), { id, occurredAt: this.at, content: commitment });
    this.writers.push(writer);
    this.words.push({ act_id: id, subject_id: subjectId, sealed });
    return act;
  }

  private async create(row: UploadRow, subjectId: SubjectId): Promise<RecordId> {
    const recordId = asId<RecordId>(uuidv7());
    const providedOn: Day = dayAt(this.at, this.register.currentPack().zone);
    const level = sensitivityOf({ ...row, on: providedOn, stated: row.sensitivity });
    const writer = new LogWriter({ id: dossierOf(recordId), seq: 0, hash: Buffer.alloc(0) }, this.at);
    const act = await this.act(writer, { kind: 'recordProvided', facts: { recordId, subjectId, providerId: this.batch.providerId, category: row.category, providedOn, uploadId: this.batch.id, sensitivity: level } }, row, subjectId);
    this.hints.note(writer, { by: act.author, act }, row, { recordId, subjectId });
    this.records.push({ ...row, recordId, subjectId, actId: act.id, version: 1, level });
    return recordId;
  }

  /** A record whose provider says only now what its publicity rests on. What has been stated before is changed by a person, and not beside a batch. */
  private stateFirst(row: UploadRow, { head, record, isStated }: Known, revising?: LogWriter): void {
    if (row.publicity === undefined || isStated) return;
    const writer = revising ?? new LogWriter(head, this.at);
    if (revising === undefined) this.writers.push(writer);
    this.hints.note(writer, { by: recorderOf(this.batch.actor), act: null }, row, { recordId: record.id, subjectId: record.subject_id });
  }

  private async revise(row: UploadRow, known: Known): Promise<void> {
    const { head, record } = known;
    const version = record.version + 1;
    const writer = new LogWriter(head, this.at);
    const act = await this.act(writer, { kind: 'recordRevised', facts: { recordId: record.id, fromVersion: record.version, toVersion: version, uploadId: this.batch.id } }, row, record.subject_id);
    this.records.push({ ...row, recordId: record.id, subjectId: record.subject_id, actId: act.id, version, level: levelAfter(known, row) });
    this.stateFirst(row, known, writer);
    this.revised.push({ recordId: record.id, fromVersion: record.version, version, writer, cause: act.id });
  }

  private async hold({ no, row, subjectId }: Good, stone: NonNullable<Awaited<ReturnType<typeof knownWrong>>[number]>): Promise<void> {
    this.held.push({ id: asId<QuarantineId>(uuidv7()), no, row, subjectId, recordId: stone.record_id, sort: stone.sort, field: stone.field });
  }

  /** Writes everything, a statement per table however many rows. */
  async write(): Promise<void> {
    const { trx, batch, at, records, register } = this;
    const created = records.filter(({ version }) => version === 1);
    if (created.length > 0) await trx.insertInto('dossier').values(created.map(({ recordId }) => ({ id: dossierOf(recordId), kind: 'record' as const }))).execute();
    if (this.held.length > 0) {
      const head = (await lockDossiers(trx, [dossierOf(batch.id)])).get(dossierOf(batch.id))!;
      const writer = new LogWriter(head, at);
      for (const h of this.held) writer.append({ kind: 'rowQuarantined', facts: { uploadId: batch.id, quarantineId: h.id, recordId: h.recordId, row: h.no } }, recorderOf(batch.actor), { occurredAt: at });
      this.writers.push(writer);
    }
    await this.hints.write(batch.providerId);
    // Whoever was given it before gets what its provider says of it now.
    const share = this.revised.length === 0 ? undefined : await shareVersions(register, trx, this.revised, { at, author: recorderOf(batch.actor), batch: batch.id });
    if (this.writers.length > 0) await flush(trx, this.writers);
    if (this.words.length > 0) await trx.insertInto('act_content').values(this.words).execute();
    if (created.length > 0) {
      await trx.insertInto('record').values(created.map((r) => ({
        id: r.recordId, subject_id: r.subjectId, provider_id: batch.providerId, category: r.category, title: r.title, version: 1, ...standingOf([]), provided_on: dayAt(at, register.currentPack().zone), sensitivity: r.level,
      }))).execute();
      await trx.insertInto('provider_record').values(created.map((r) => ({ provider_id: batch.providerId, row_key: r.rowKey, record_id: r.recordId }))).execute();
    }
    if (records.length > 0) {
      await trx.insertInto('record_version').values(records.map((r) => ({ record_id: r.recordId, version: r.version, fields: JSON.stringify(r.fields), made_by: r.actId, made_at: at }))).execute();
    }
    await this.hints.insert();
    for (const r of records.filter(({ version }) => version > 1)) await trx.updateTable('record').set({ version: r.version, title: r.title, sensitivity: r.level }).where('id', '=', r.recordId).execute();
    await share?.();
    for (const h of this.held) {
      const { sealed } = await register.vault.seal(trx, h.subjectId, h.row);
      await trx.insertInto('quarantine').values({
        id: h.id, batch_id: batch.id, row_no: h.no, provider_id: batch.providerId, subject_id: h.subjectId, record_id: h.recordId, sort: h.sort, field: h.field, row_sealed: sealed, held_at: at,
        outcome: null, decided_by: null, decided_at: null, reason_sealed: null,
      }).execute();
    }
    if (this.held.length > 0) await this.tellOfHeld();
  }

  /** Provider, who decides at the platform, the organ above it and each subject hear of what was held back, once a batch however many rows; a subject of its own record only. */
  private async tellOfHeld(): Promise<void> {
    const { trx, batch, at, register } = this;
    const platform = await register.organisations.get(await platformId(register));
    const org = (id: OrgId, role: 'provider' | 'clerk' | 'supervisor') => ({ party: `org:${id}`, role, path: '/quarantine' }) as const;
    const ofSubject = [...Map.groupBy(this.held, ({ subjectId }) => subjectId)].map(([id, [first]]) => ({ party: `subject:${id}`, role: 'subject', path: `/records/${first!.recordId}` }) as const);
    for (const { party, role, path } of [org(batch.providerId, 'provider'), org(platform.id, 'clerk'), org(platform.superiorId ?? platform.id, 'supervisor'), ...ofSubject]) {
      await tell(register, trx, { party, role }, { notice: 'rowHeldBack', number: null, path, role }, { ref: `${batch.id}/${party}`, at });
    }
  }
}
