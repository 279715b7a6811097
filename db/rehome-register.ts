import { v7 as uuidv7 } from 'uuid';
import type { Act, Author } from '../domain/act.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, LetterId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { Ground } from '../domain/objection.ts';
import type { RightSubject, WrongPersonDecision } from '../domain/rehome.ts';
import { mayRehome, rehomedFields } from '../domain/rehome.ts';
import { standingOf } from '../domain/record-standing.ts';
import { sensitivityOf } from '../domain/sensitivity.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter, openDossier, sealedPrint } from './act-log.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { sameFactOf } from './duplicate-register.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { printable } from './letter-writer.ts';
import { newCheck } from './letter-check.ts';
import { letterNumber } from './numbering.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';
import { refuseErased } from './retention-sweep.ts';
import { enterSubjects } from './subject-repository.ts';
import { knownWrong } from './tombstones.ts';
import { shareVersions } from './version-notices.ts';

export interface RehomeReceipt { recordId: RecordId; newRecordId: RecordId; seq: number; hash: string; occurredAt: Instant }

/** What cases have decided on a record, with the grounds they were filed on. */
export async function wrongPersonDecisions(trx: Trx, recordId: RecordId): Promise<WrongPersonDecision[]> {
  const rows = await trx.selectFrom('case_file').innerJoin('act', (j) => j.onRef('act.dossier_id', '=', 'case_file.id').on('act.seq', '=', 1)).select(['case_file.id', 'case_file.outcome', 'case_file.remedy', 'act.body'])
    .where('case_file.record_id', '=', recordId).execute();
  return rows.map(({ id, outcome, remedy, body }) => ({ caseId: id, outcome, remedy, grounds: (JSON.parse(body.toString()) as { facts: { grounds: Ground[] } }).facts.grounds.map(({ kind }) => kind) }));
}

/** Whether the platform may give a record to somebody else, and has not. */
export async function isRehomable(trx: Trx, record: { id: RecordId; state: 'published' | 'disclosureStopped' | 'revoked' }): Promise<boolean> {
  if (record.state !== 'revoked' || !mayRehome(record.state, await wrongPersonDecisions(trx, record.id))) return false;
  return (await trx.selectFrom('act').select('id').where('dossier_id', '=', record.id as string as DossierId).where('kind', '=', 'recordRehomed').executeTakeFirst()) === undefined;
}

/**
 * 主体错误，改挂正确主体: what was withdrawn because it is not its subject's becomes a record of whom it is about, under a new id and with the same fact. Whoever held the wrong one was told
 * to withdraw it and gets the new one for the other's file; both subjects are told. Measures do not follow: a department applies its own anew, with a basis of that day.
 */
export async function rehomeRecord(register: Register, request: PersonalRequest & { recordId: RecordId; to: RightSubject }): Promise<Outcome<RehomeReceipt>> {
  const { actor, key, recordId, to } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if ((await trx.selectFrom('record').select('id').where('id', '=', recordId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const dossierId = recordId as string as DossierId;
    const head = (await lockDossiers(trx, [dossierId])).get(dossierId)!;
    const earlier = await firstOutcome<RehomeReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    await refuseErased(trx, 'record', recordId);
    const old = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version')).selectAll('record').select('v.fields')
      .where('record.id', '=', recordId).executeTakeFirstOrThrow();
    if (!(await isRehomable(trx, old))) throw new Refusal('not-allowed-in-stage', { params: { state: old.state } });
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const subjectId = await subjectFor(register, trx, to);
    if (subjectId === old.subject_id) throw new Refusal('invalid-field', { field: '/identifier' });
    const fields = rehomedFields(old.fields, to);
    // What is there already, or was found wrong there, is not brought in by this door.
    if ((await sameFactOf(trx, subjectId, recordId, fields)).length > 0) throw new Refusal('already-done', { field: '/identifier' });
    if ((await knownWrong(trx, register.vault, [{ subjectId, fields }]))[0] !== undefined) throw new Refusal('not-allowed-in-stage', { field: '/identifier', params: { state: 'knownWrong' } });

    const newRecordId = asId<RecordId>(uuidv7());
    const author: Author = { class: 'person', userId: actor.userId, orgId: actor.orgId };
    const oldWriter = new LogWriter(head, now);
    const rehomed = oldWriter.append({ kind: 'recordRehomed', facts: { recordId, newRecordId } }, author, { id: request.actId, occurredAt: at });
    const writer = new LogWriter(await openDossier(trx, newRecordId as string as DossierId, 'record'), now);
    const today = dayAt(at, register.currentPack().zone);
    const sensitivity = sensitivityOf({ category: old.category, subjectKind: to.kind, identifier: to.identifier, on: today, ...(old.sensitivity === 'restricted' ? { stated: old.sensitivity } : {}) });
    const words = await register.vault.seal(trx, subjectId, { title: old.title, fields });
    const provided = writer.append({ kind: 'recordProvided', facts: { recordId: newRecordId, subjectId, providerId: old.provider_id, category: old.category, providedOn: today, sensitivity } }, author, { id: newActId(), occurredAt: at, content: words.commitment });
    const recipients = (await trx.selectFrom('record_recipient').select('org_id').distinct().where('record_id', '=', recordId).orderBy('org_id').execute()).map(({ org_id }) => org_id);
    await trx.insertInto('record').values({ id: newRecordId, subject_id: subjectId, provider_id: old.provider_id, category: old.category, title: old.title, version: 1, ...standingOf([]), provided_on: today, sensitivity }).execute();
    const share = await shareVersions(register, trx, [{ recordId: newRecordId, fromVersion: null, version: 1, writer, cause: provided.id, to: recipients }], { at, author, batch: newRecordId });
    const letter = await rehomingLetter(register, trx, { writer, act: provided, at, to, subjectId, recordId: newRecordId, title: old.title, number: fields.documentNumber, providerId: old.provider_id });
    await flush(trx, [oldWriter, writer]);
    await trx.insertInto('act_content').values({ act_id: provided.id, subject_id: subjectId, sealed: words.sealed }).execute();
    await trx.insertInto('record_version').values({ record_id: newRecordId, version: 1, fields: JSON.stringify(fields), made_by: provided.id, made_at: at }).execute();
    await trx.insertInto('letter').values(letter).execute();
    await share();
    await tell(register, trx, { party: `subject:${subjectId}`, role: 'subject' }, { notice: 'recordRehomed', number: null, path: `/records/${newRecordId}`, role: 'subject' }, { ref: provided.id, at });
    await tell(register, trx, { party: `subject:${old.subject_id}`, role: 'subject' }, { notice: 'recordTakenAway', number: null, path: `/records/${recordId}`, role: 'subject' }, { ref: rehomed.id, at });
    const receipt: RehomeReceipt = { recordId, newRecordId, seq: rehomed.seq, hash: oldWriter.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** Whoever has this number here, or a subject that is entered with a key of its own. */
async function subjectFor({ vault }: Register, trx: Trx, to: RightSubject): Promise<SubjectId> {
  const there = await trx.selectFrom('subject').select('id').where('identifier_index', 'in', vault.blindIndexes(to.identifier)).executeTakeFirst();
  if (there !== undefined) return there.id;
  const id = asId<SubjectId>(uuidv7());
  await enterSubjects(trx, vault, [{ id, ...to }]);
  return id;
}

interface Rehomed { writer: LogWriter; act: Act; at: Instant; to: RightSubject; subjectId: SubjectId; recordId: RecordId; title: string; number: string; providerId: OrgId }

/** 信用信息归属更正告知书 to whom the record is about; of the other it says nothing. */
async function rehomingLetter(register: Register, trx: Trx, { writer, act, at, to, subjectId, recordId, title, number: documentNumber, providerId }: Rehomed) {
  const pack = register.currentPack();
  const orgs = await register.organisations.all();
  const today = dayAt(at, pack.zone);
  const platform = [...orgs.values()].find(({ kind, validTo }) => kind === 'platform' && validTo === null);
  const number = await letterNumber(trx, 'rehomingNotice', Number(today.slice(0, 4)), orgs, platform?.id ?? null);
  const { identifier } = await trx.selectFrom('subject').select('identifier').where('id', '=', subjectId).executeTakeFirstOrThrow();
  const id = asId<LetterId>(uuidv7());
  const check = newCheck(register);
  const letter: Letter = {
    check, number, issuedAt: at, issuedOn: today, issuer: platform?.name ?? '', addressee: to.name, caseNumber: documentNumber, subjectName: to.name, subjectIdentifier: identifier, recordTitle: title, recordNumber: documentNumber,
    provider: orgs.get(providerId)?.name ?? providerId, kind: 'rehomingNotice', recordedOn: today,
  };
  const text = printable({ register, contents: new Map() }, act, letter);
  const sealed = await register.vault.sealBytes(trx, subjectId, Buffer.from(text));
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: 'rehomingNotice', number, to: { subjectId }, ref: recordId, sealed: sealedPrint(sealed) } }, { class: 'entailed', by: act.id }, { occurredAt: at });
  return {
    id, case_id: recordId as string as DossierId, kind: 'rehomingNotice' as const, number, party: `subject:${subjectId}` as const, ref: recordId, issued_by: act.id, issued_at: at, template: 1, subject_id: subjectId,
    sealed, check_code: check.code, issuer_id: platform?.id ?? null,
  };
}
