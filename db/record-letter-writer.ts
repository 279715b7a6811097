import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, LetterId, NoticeId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import { LIMIT_LABELS } from '../domain/labels.ts';
import type { Letter, LetterBody, LetterKind } from '../domain/letter.ts';
import type { RunningTerms, Terms } from '../domain/limit.ts';
import { isRunning } from '../domain/limit.ts';
import type { Organisation } from '../domain/organisation.ts';
import { keptReasons } from '../domain/publicity.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import type { PrintedRepair } from '../domain/repair-letter.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import { printedValue, valueOfBound } from '../domain/printed-value.ts';
import type { RepairPlan } from '../domain/repair-plan.ts';
import { planRepair } from '../domain/repair-plan.ts';
import type { Day, Instant } from '../domain/time.ts';
import { repairEditionOn, repairEditions } from '../policies/load-repair.ts';
import type { LogWriter } from './act-log.ts';
import { sealedPrint } from './act-log.ts';
import type { Trx } from './database.ts';
import { dueOf } from './due-reads.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';
import type { NewLetterRow } from './schema.ts';

export interface RecordLetter {
  writer: LogWriter;
  /** The act the letter tells of. */
  act: Act;
  recordId: RecordId;
  subjectId: SubjectId;
  letter: 'repairHint' | 'publicityEndNotice' | 'publicityKeptNotice' | 'repairStopNotice';
  /** Of a notice to a recipient: to whom, until when it confirms, and what the subject has reported. */
  told?: { orgId: OrgId; noticeId: NoticeId; confirmation: Terms; stillShown?: string };
  /** null: not stated yet. */
  facts: PublicityFacts | null;
  /** What they come to today, where that has been worked out already. */
  plan?: RepairPlan;
  at: Instant;
  today: Day;
}

/** What such letters say of their records and subjects, read for many at once. */
export async function recordMaterials(trx: Trx, ids: readonly RecordId[]) {
  if (ids.length === 0) return new Map<RecordId, never>();
  const rows = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version')).innerJoin('subject', 'subject.id', 'record.subject_id')
    .select(['record.id', 'record.title', 'record.provider_id', 'v.fields', 'subject.name', 'subject.identifier']).where(sql<boolean>`record.id = any (${[...ids]}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** One letter of its own: what it says and its number are read for it alone. */
export async function recordLetter(register: Register, trx: Trx, letter: RecordLetter): Promise<NewLetterRow> {
  const material = (await recordMaterials(trx, [letter.recordId])).get(letter.recordId);
  if (material === undefined) throw new Error(`no record ${letter.recordId}`);
  return writeRecordLetter(register, trx, letter, material, await letterNumber(trx, letter.letter, Number(letter.today.slice(0, 4)), await register.organisations.all(), material.provider_id));
}

/** What such a letter says of its record and its subject. */
export type RecordMaterial = Pick<Awaited<ReturnType<typeof recordMaterials>> extends Map<RecordId, infer M> ? M : never, 'title' | 'provider_id' | 'fields' | 'name' | 'identifier'>;

/** A letter to the subject, or to a recipient, about the publicity of a record: its act is added to the record's own log, its row is for after the flush. */
export async function writeRecordLetter(register: Register, trx: Trx, { writer, act, recordId, subjectId, letter: kind, told, facts, plan: known, at, today }: RecordLetter, record: RecordMaterial, number: string): Promise<NewLetterRow> {
  const orgs = await register.organisations.all();
  const plan = known ?? (facts === null ? null : planRepair(facts, repairEditions(facts.sector), today));
  const edition = plan?.readings.at(-1)?.edition ?? repairEditionOn('other', today).pack.version;
  const authority = orgs.get(record.provider_id)?.name ?? record.provider_id;
  const repair: PrintedRepair = {
    authority, class: plan?.class ?? null, ground: 'performed', regulation: register.clockPack(edition).name, receivedAt: null, minOn: plan?.min?.on ?? null, maxOn: plan?.max?.on ?? null,
    earliestOn: plan?.earliest?.on ?? null, clauses: [...new Set([plan?.min?.clause.basis, plan?.max?.clause.basis].filter((each) => each !== undefined))], reasons: '', refusal: null,
    revocation: null, kept: facts === null ? [] : keptReasons(facts, today), measures: [], effectiveOn: today, barUntil: null, due: told !== undefined && isRunning(told.confirmation) ? dueOf(register, told.confirmation) : null, temporary: false, remedies: null, checkUrl: null,
    ...(told === undefined ? {} : { atMaximum: true, ...(told.stillShown === undefined ? {} : { stillShown: told.stillShown }) }),
  };
  const printed = [
    ...(kind === 'repairHint' ? [...valueOfBound(plan?.min), ...valueOfBound(plan?.max)] : []), ...(told === undefined ? [] : [printedValue(told.confirmation.pack, '/limits/recipientConfirmation')]),
  ];
  return issue(register, trx, { writer, act, recordId, subjectId, at, today, kind, orgId: told?.orgId ?? null, ref: told?.noticeId ?? null, body: { kind, repair }, printed }, record, number);
}

/** 催办函 to a recipient, 督办函 to the organ above it: it has not confirmed in time. */
export async function writeRungLetter(
  register: Register, trx: Trx, { writer, act, recordId, subjectId, at, today }: Pick<RecordLetter, 'writer' | 'recordId' | 'subjectId' | 'at' | 'today'> & { act: Extract<Act, { kind: 'urged' | 'escalated' }> }, terms: RunningTerms,
): Promise<NewLetterRow> {
  const orgs = await register.organisations.all();
  const material = (await recordMaterials(trx, [recordId])).get(recordId);
  if (material === undefined) throw new Error(`no record ${recordId}`);
  const [duty, due] = [LIMIT_LABELS[act.facts.limit].zh, dueOf(register, terms)];
  const late = orgs.get(act.facts.orgId)?.name ?? act.facts.orgId;
  const kind = act.kind === 'urged' ? 'urgeLetter' : 'escalationLetter';
  const orgId = act.kind === 'urged' ? act.facts.orgId : act.facts.superiorId ?? platformOf(orgs)?.id ?? act.facts.orgId;
  const body: LetterBody = act.kind === 'urged' ? { kind: 'urgeLetter', duty, due } : { kind: 'escalationLetter', duty, due, lateOrg: late };
  const printed = [printedValue(terms.pack, `/limits/${terms.limit}`)];
  return issue(register, trx, { writer, act, recordId, subjectId, at, today, kind, orgId, ref: `${act.facts.limit}|${act.facts.ref}`, body, printed }, material, await letterNumber(trx, kind, Number(today.slice(0, 4)), orgs, platformOf(orgs)?.id ?? null));
}

/** The platform of the city, in whose name organisations are told. */
export const platformOf = (orgs: ReadonlyMap<OrgId, Organisation>): Organisation | undefined => [...orgs.values()].find(({ kind, validTo }) => kind === 'platform' && validTo === null);

interface Issued extends Pick<RecordLetter, 'writer' | 'act' | 'recordId' | 'subjectId' | 'at' | 'today'> {
  kind: LetterKind;
  /** null: to the subject. What goes to an organisation comes from the platform, what goes to the subject from the authority. */
  orgId: OrgId | null;
  ref: string | null;
  body: LetterBody;
  printed: PrintedValue[];
}

async function issue(register: Register, trx: Trx, { writer, act, recordId, subjectId, at, today, kind, orgId, ref, body, printed }: Issued, record: RecordMaterial, number: string): Promise<NewLetterRow> {
  const orgs = await register.organisations.all();
  const authority = orgs.get(record.provider_id)?.name ?? record.provider_id;
  const id = asId<LetterId>(uuidv7());
  const check = newCheck(register);
  const letter = {
    check, number, issuedAt: at, issuedOn: today, issuer: orgId === null ? authority : (platformOf(orgs)?.name ?? authority), addressee: orgId === null ? record.name : (orgs.get(orgId)?.name ?? orgId),
    caseNumber: record.fields.documentNumber, subjectName: record.name, subjectIdentifier: record.identifier, recordTitle: record.title, recordNumber: record.fields.documentNumber, provider: authority, ...body,
  } as Letter;
  const text = printable({ register, contents: new Map() }, act, letter);
  const sealed = await register.vault.sealBytes(trx, subjectId, Buffer.from(text));
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: kind, number, to: orgId === null ? { subjectId } : { orgId }, ref, sealed: sealedPrint(sealed) } }, { class: 'entailed', by: act.id }, { occurredAt: at });
  return {
    id, case_id: asId<DossierId>(recordId), kind, number, party: orgId === null ? `subject:${subjectId}` : `org:${orgId}`, ref, issued_by: act.id, issued_at: at, template: 1, subject_id: subjectId,
    sealed, printed: [...new Set(printed)],
    check_code: check.code, issuer_id: orgId === null ? record.provider_id : (platformOf(orgs)?.id ?? record.provider_id),
  };
}
