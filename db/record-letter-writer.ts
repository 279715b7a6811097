import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, LetterId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import { keptReasons } from '../domain/publicity.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import type { PrintedRepair } from '../domain/repair-letter.ts';
import { valueOfBound } from '../domain/printed-value.ts';
import { planRepair } from '../domain/repair-plan.ts';
import type { Day, Instant } from '../domain/time.ts';
import { repairEditionOn, repairEditions } from '../policies/load-repair.ts';
import type { LogWriter } from './act-log.ts';
import type { Trx } from './database.ts';
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
  letter: 'repairHint' | 'publicityEndNotice' | 'publicityKeptNotice';
  /** null: not stated yet. */
  facts: PublicityFacts | null;
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
  return writeRecordLetter(register, trx, letter, material, await letterNumber(trx, letter.letter, Number(letter.today.slice(0, 4))));
}

/** What such a letter says of its record and its subject. */
export type RecordMaterial = Pick<Awaited<ReturnType<typeof recordMaterials>> extends Map<RecordId, infer M> ? M : never, 'title' | 'provider_id' | 'fields' | 'name' | 'identifier'>;

/** A letter to the subject about the publicity of its record: its act is added to the record's own log, its row is for after the flush. */
export async function writeRecordLetter(register: Register, trx: Trx, { writer, act, recordId, subjectId, letter: kind, facts, at, today }: RecordLetter, record: RecordMaterial, number: string): Promise<NewLetterRow> {
  const orgs = await register.organisations.all();
  const plan = facts === null ? null : planRepair(facts, repairEditions(facts.sector), today);
  const edition = plan?.readings.at(-1)?.edition ?? repairEditionOn('other', today).pack.version;
  const authority = orgs.get(record.provider_id)?.name ?? record.provider_id;
  const id = asId<LetterId>(uuidv7());
  const repair: PrintedRepair = {
    authority, class: plan?.class ?? null, ground: 'performed', regulation: register.clockPack(edition).name, receivedAt: null, minOn: plan?.min?.on ?? null, maxOn: plan?.max?.on ?? null,
    earliestOn: plan?.earliest?.on ?? null, clauses: [...new Set([plan?.min?.clause.basis, plan?.max?.clause.basis].filter((each) => each !== undefined))], reasons: '', refusal: null,
    revocation: null, kept: facts === null ? [] : keptReasons(facts, today), measures: [], effectiveOn: today, barUntil: null, due: null, temporary: false, remedies: null, checkUrl: null,
  };
  const check = newCheck(register);
  const letter: Letter = {
    check, number, issuedAt: at, issuedOn: today, issuer: authority, addressee: record.name, caseNumber: record.fields.documentNumber, subjectName: record.name,
    subjectIdentifier: record.identifier, recordTitle: record.title, recordNumber: record.fields.documentNumber, provider: authority, kind, repair,
  };
  const text = printable({ register, contents: new Map() }, act, letter);
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: kind, number, to: { subjectId }, ref: null } }, { class: 'entailed', by: act.id }, { occurredAt: at });
  return {
    id, case_id: asId<DossierId>(recordId), kind, number, party: `subject:${subjectId}`, ref: null, issued_by: act.id, issued_at: at, template: 1, subject_id: subjectId,
    sealed: await register.vault.sealBytes(trx, subjectId, Buffer.from(text)), printed: kind === 'repairHint' ? [...new Set([...valueOfBound(plan?.min), ...valueOfBound(plan?.max)])] : [],
    check_code: check.code, issuer_id: record.provider_id,
  };
}
