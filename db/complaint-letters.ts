import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ComplaintLetter } from '../domain/complaint-acts.ts';
import type { Clock } from '../domain/clock-fold.ts';
import type { ComplaintSituation } from '../domain/complaint.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, LetterId, OrgId } from '../domain/ids.ts';
import type { Letter, LetterBody, PrintedDue } from '../domain/letter.ts';
import { isRunning } from '../domain/limit.ts';
import { lastDayToApply } from '../domain/no-answer.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import { printedValue } from '../domain/printed-value.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { sealedPrint } from './act-log.ts';
import { complaintDossier } from './complaint-desk.ts';
import type { Trx } from './database.ts';
import { dueOf } from './due-reads.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';
import type { LetterTable } from './schema.ts';

type Body = Extract<LetterBody, { kind: 'complaintReceipt' | 'complaintAnswer' | 'complaintCertificate' }>;

/** A date as a letter prints it, noting the value of the pack that it rests on. */
export function printDue(register: Register, terms: Clock['terms'], printed: Set<PrintedValue>): PrintedDue {
  if (!isRunning(terms)) throw new Error('a clock that stands still has no date to print');
  printed.add(printedValue(terms.pack, `/limits/${terms.limit}`));
  return dueOf(register, terms);
}

/** 逾期未答证明, against the organ that examines; 复议 against it is with the organ above that one (复议法 24, 27). */
export async function complaintCertificate(register: Register, s: ComplaintSituation, { terms }: Pick<Clock, 'terms'>, letterId: LetterId): Promise<{ body: Body; printed: Set<PrintedValue> }> {
  const orgs = await register.organisations.all();
  const nameOf = (id: OrgId): string => orgs.get(id)?.name ?? id;
  const pack = register.currentPack(dayAt(s.filedAt, register.currentPack().zone));
  const printed = new Set<PrintedValue>([printedValue(pack.version, '/remedies')]);
  const due = printDue(register, terms, printed);
  const above = orgs.get(s.supervisorId)?.superiorId ?? null;
  return {
    printed,
    body: {
      kind: 'complaintCertificate', about: s.kind, against: nameOf(s.againstId), filedAt: s.filedAt, due, respondent: nameOf(s.supervisorId), reconsiderationBody: above === null ? `${nameOf(s.supervisorId)}的上一级行政机关` : nameOf(above),
      reconsiderationDays: pack.remedies.reconsiderationDays, applyBy: lastDayToApply(due.day, { pack, calendar: register.calendarFor(pack, null) }), checkUrl: `${register.publicUrl}/verify/${letterId}`,
    },
  };
}

interface ComplaintLetterOptions {
  situation: Pick<ComplaintSituation, 'complaintId' | 'number' | 'subjectId' | 'supervisorId' | 'recordId'>;
  letterId: LetterId;
  /** The act that issues it, and its author's words. */
  act: { id: ActId; words: unknown };
  at: Instant;
  body: Body;
  /** What of the complaint it is about, where one kind of letter may come twice. */
  ref?: string;
  printed: ReadonlySet<PrintedValue>;
}

export const newLetterId = (): LetterId => asId<LetterId>(uuidv7());

/**
 * 投诉受理回执, 投诉答复书, 逾期未答证明: of the organ that examines, to the complainant and nobody else. Sealed before its act is added, as number and hash stand in that act;
 * `row` is kept once the act is there.
 */
export async function composeComplaintLetter(register: Register, trx: Trx, { situation: s, letterId, act, at, body, ref, printed }: ComplaintLetterOptions): Promise<{ letter: ComplaintLetter; row: Insertable<LetterTable> }> {
  const today = dayAt(at, register.currentPack().zone);
  const orgs = await register.organisations.all();
  const number = await letterNumber(trx, body.kind, Number(today.slice(0, 4)), orgs, s.supervisorId);
  const subject = await trx.selectFrom('subject').select(['name', 'identifier']).where('id', '=', s.subjectId).executeTakeFirstOrThrow();
  const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .select(['record.title', 'record.provider_id', 'v.fields']).where('record.id', '=', s.recordId).executeTakeFirstOrThrow();
  const check = newCheck(register);
  const letter: Letter = {
    check, number, issuedAt: at, issuedOn: today, issuer: orgs.get(s.supervisorId)?.name ?? s.supervisorId, addressee: subject.name, caseNumber: s.number, subjectName: subject.name,
    subjectIdentifier: subject.identifier, recordTitle: record.title, recordNumber: record.fields.documentNumber, provider: orgs.get(record.provider_id)?.name ?? record.provider_id, ...body,
  };
  const text = printable({ register, contents: new Map([[act.id, act.words]]) }, act, letter);
  const sealed = await register.vault.sealBytes(trx, s.subjectId, Buffer.from(text));
  return {
    letter: { letterId, number, sealed: sealedPrint(sealed) },
    row: {
      id: letterId, case_id: complaintDossier(s.complaintId), kind: body.kind, number, party: `subject:${s.subjectId}`, ref: ref ?? null, issued_by: act.id, issued_at: at, template: 1, subject_id: s.subjectId,
      sealed, printed: [...printed], check_code: check.code, issuer_id: s.supervisorId,
    },
  };
}
