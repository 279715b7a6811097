import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import type { LetterId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import { LIMIT_LABELS } from '../domain/labels.ts';
import type { Letter } from '../domain/letter.ts';
import { isRunning } from '../domain/limit.ts';
import { certifiedRef, lastDayToApply } from '../domain/no-answer.ts';
import { printedValue } from '../domain/printed-value.ts';
import { dayAt } from '../domain/time.ts';
import { sealedPrint } from './act-log.ts';
import { dueOf } from './due-reads.ts';
import type { InquiryDesk } from './inquiry-desk.ts';
import { dossierOf } from './inquiry-desk.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';

/**
 * 逾期未答证明 to whoever has asked about what is not held here, or filed for another, and had no answer in time: against the platform itself. The letter is
 * written into the inquiry's log before that is closed; what it returns is the row to be kept after it.
 */
export async function inquiryCertificate(register: Register, { trx, writer, situation: s, now }: InquiryDesk, act: Pick<Act, 'id'>) {
  if (!isRunning(s.duty.terms)) throw new Error('a clock that stands still has run out for nobody');
  const pack = register.clockPack(s.duty.terms.pack);
  const calendar = register.calendarFor(pack, null);
  const rules = register.currentPack(dayAt(s.filedAt, pack.zone));
  const orgs = await register.organisations.all();
  const subject = await trx.selectFrom('subject').select(['name', 'identifier']).where('id', '=', s.subjectId).executeTakeFirstOrThrow();
  const today = dayAt(now, pack.zone);
  const due = dueOf(register, s.duty.terms);
  const id = asId<LetterId>(uuidv7());
  const number = await letterNumber(trx, 'noAnswerCertificate', Number(today.slice(0, 4)), orgs, s.platformId);
  const platform = orgs.get(s.platformId)?.name ?? s.platformId;
  const check = newCheck(register);
  const letter: Letter = {
    check, number, issuedAt: now, issuedOn: today, issuer: platform, addressee: subject.name, caseNumber: s.number, subjectName: subject.name, subjectIdentifier: subject.identifier, recordTitle: '', recordNumber: '', provider: '',
    kind: 'noAnswerCertificate', question: s.agent === undefined ? 'inquiry' : 'filing', duty: LIMIT_LABELS[s.duty.limit].zh, filedAt: s.filedAt, due, respondent: platform,
    ...(rules.remedies.reconsiderationAddress === undefined ? {} : { reconsiderationAddress: rules.remedies.reconsiderationAddress }), reconsiderationBody: rules.remedies.reconsiderationBody, reconsiderationDays: rules.remedies.reconsiderationDays, applyBy: lastDayToApply(due.day, { pack: rules, calendar }), checkUrl: `${register.publicUrl}/verify/${id}`,
  };
  const sealed = await register.vault.sealBytes(trx, s.subjectId, Buffer.from(printable({ register, contents: new Map() }, act, letter)));
  const ref = certifiedRef(s.duty);
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: 'noAnswerCertificate', number, to: { subjectId: s.subjectId }, ref, sealed: sealedPrint(sealed) } }, { class: 'entailed', by: act.id }, { occurredAt: now });
  return {
    id, case_id: dossierOf(s.inquiryId), kind: 'noAnswerCertificate' as const, number, party: `subject:${s.subjectId}` as const, ref, issued_by: act.id, issued_at: now, template: 1, subject_id: s.subjectId, sealed,
    printed: [printedValue(s.duty.terms.pack, `/limits/${s.duty.limit}`), printedValue(rules.version, '/remedies')], check_code: check.code, issuer_id: s.platformId,
  };
}
