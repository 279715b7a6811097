import { v7 as uuidv7 } from 'uuid';
import type { Selectable } from 'kysely';
import type { Act } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, LetterId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { MeasureEnding } from '../domain/measure-check.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { LogWriter } from './act-log.ts';
import { sealedPrint } from './act-log.ts';
import type { Trx } from './database.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';
import type { MeasureTable, NewLetterRow } from './schema.ts';

export interface EndedMeasure {
  writer: LogWriter;
  /** The act that ends it. */
  act: Act;
  measure: Selectable<MeasureTable>;
  at: Instant;
  how: Exclude<MeasureEnding, 'lifted'>;
  /** The department's own words; '' where the basis has lapsed. */
  reason: string;
}

/** 措施终止告知书 to the subject: its act is added to the record's own log, its row is for after the flush. */
export async function issueMeasureEnd(register: Register, trx: Trx, { writer, act, measure, at, how, reason }: EndedMeasure): Promise<NewLetterRow> {
  const { record_id: recordId, subject_id: subjectId } = measure;
  const subject = await trx.selectFrom('subject').selectAll().where('id', '=', subjectId).executeTakeFirstOrThrow();
  const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .select(['record.title', 'record.provider_id', 'v.fields']).where('record.id', '=', recordId).executeTakeFirstOrThrow();
  const orgs = await register.organisations.all();
  const department = orgs.get(measure.executor_id)?.name ?? measure.executor_id;
  const today = dayAt(at, register.currentPack().zone);
  const number = await letterNumber(trx, 'measureEndNotice', Number(today.slice(0, 4)), orgs, measure.executor_id);
  const id = asId<LetterId>(uuidv7());
  const check = newCheck(register);
  const letter: Letter = {
    check, number, issuedAt: at, issuedOn: today, issuer: department, addressee: subject.name, caseNumber: record.fields.documentNumber, subjectName: subject.name, subjectIdentifier: subject.identifier,
    recordTitle: record.title, recordNumber: record.fields.documentNumber, provider: orgs.get(record.provider_id)?.name ?? record.provider_id,
    kind: 'measureEndNotice', measure: { title: measure.title, basis: measure.basis, department }, how, reason, endedAt: at,
  };
  const text = printable({ register, contents: new Map([[act.id, { reason }]]) }, act, letter);
  const sealed = await register.vault.sealBytes(trx, subjectId, Buffer.from(text));
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: 'measureEndNotice', number, to: { subjectId }, ref: measure.id, sealed: sealedPrint(sealed) } }, { class: 'entailed', by: act.id }, { occurredAt: at });
  return {
    id, case_id: recordId as string as DossierId, kind: 'measureEndNotice', number, party: `subject:${subjectId}`, ref: measure.id, issued_by: act.id, issued_at: at, template: 1, subject_id: subjectId,
    sealed,
    check_code: check.code, issuer_id: measure.executor_id,
  };
}
