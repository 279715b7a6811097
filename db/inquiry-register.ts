import { hasRole } from '../domain/actor.ts';
import { startClock } from '../domain/clock.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { InquiryId, RecordId } from '../domain/ids.ts';
import { isReportResult } from '../domain/inquiry.ts';
import { isPast } from '../domain/clock-fold.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { openDossier } from './act-log.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { platformId } from './case-register.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { InquiryDesk } from './inquiry-desk.ts';
import { addToInquiry, closeInquiry, dossierOf, newInquiry, openInquiry } from './inquiry-desk.ts';
import { inquiryNumber } from './numbering.ts';
import type { Register } from './register.ts';

export interface InquiryReceipt {
  inquiryId: InquiryId;
  number: string;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** What the clerk gets for an answer; one that comes after its time is taken, and says so. */
export interface InquiryAnswerReceipt extends InquiryReceipt {
  late: boolean;
}

/** "They refused me for a record you do not show": a question we trace, with a receipt and a clock, never "no record". */
export async function fileInquiry(register: Register, request: PersonalRequest & { request: { where: string; byWhom: string; shown: string; report?: boolean } }): Promise<Outcome<InquiryReceipt>> {
  const { actor, actId, key } = request;
  const { subjectId } = actor;
  if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  const { report: isReport = false, ...words } = request.request;
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<InquiryReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const inquiryId = asId<InquiryId>(actId);
    const head = await openDossier(trx, dossierOf(inquiryId), 'inquiry');
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    await register.calendars.upToDate(trx);
    const pack = register.currentPack(dayAt(at, register.currentPack().zone));
    const answer = startClock('inquiry', at, pack, register.calendarFor(pack, platform));
    const number = await inquiryNumber(trx, Number(dayAt(at, pack.zone).slice(0, 4)));
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, words);
    const desk = newInquiry(trx, head, now, { kind: 'inquiryFiled', facts: { inquiryId, subjectId, platformId: platform, number, answer, ...(isReport ? { report: true as const } : {}) } },
      { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await closeInquiry(desk);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    const receipt = receiptOf(desk, at);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** The platform's clerk answers: which record it was, or who holds it. */
export async function answerInquiry(register: Register, request: PersonalRequest & { inquiryId: InquiryId; request: { answer: string; recordId: RecordId | null } }): Promise<Outcome<InquiryAnswerReceipt>> {
  const { actor, actId, key, inquiryId } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const desk = await openInquiry(trx, inquiryId);
    const earlier = await firstOutcome<InquiryAnswerReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    if (desk === undefined || desk.situation.platformId !== actor.orgId) throw new Refusal('not-found');
    if (desk.situation.answered !== null) throw new Refusal('already-done');
    if (desk.situation.agent !== undefined) throw new Refusal('invalid-field', { field: '/answer' });
    const { subjectId } = desk.situation;
    const { answer, recordId } = request.request;
    if (desk.situation.report && (recordId !== null || !isReportResult(answer))) throw new Refusal('invalid-field', { field: recordId === null ? '/answer' : '/recordId' });
    if (recordId !== null) {
      // Only the subject's own record may be shown to it.
      const own = await trx.selectFrom('record').select('id').where('id', '=', recordId).where('subject_id', '=', subjectId).executeTakeFirst();
      if (own === undefined) throw new Refusal('not-found', { field: '/recordId' });
    }
    const at = plusMs(desk.now, -request.elapsedMs());
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, { answer });
    addToInquiry(desk, { kind: 'inquiryAnswered', facts: { inquiryId, recordId } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await closeInquiry(desk);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    const receipt: InquiryAnswerReceipt = { ...receiptOf(desk, at), late: isPast(desk.situation.duty.terms, at) };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

export const receiptOf = ({ situation, writer: { head } }: InquiryDesk, occurredAt: Instant): InquiryReceipt =>
  ({ inquiryId: situation.inquiryId, number: situation.number, seq: head.seq, hash: head.hash.toString('hex'), occurredAt });
