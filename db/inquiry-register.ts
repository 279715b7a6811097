import type { Author } from '../domain/act.ts';
import { hasRole } from '../domain/actor.ts';
import { startClock } from '../domain/clock.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, InquiryId, RecordId } from '../domain/ids.ts';
import type { Clock } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { platformId } from './case-register.ts';
import { projectClocks } from './case-projection.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { inquiryNumber } from './numbering.ts';
import type { Register } from './register.ts';

export interface InquiryReceipt {
  inquiryId: InquiryId;
  number: string;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** "They refused me for a record you do not show": a question we trace, with a receipt and a clock, never "no record". */
export async function fileInquiry(register: Register, request: PersonalRequest & { request: { where: string; byWhom: string; shown: string } }): Promise<Outcome<InquiryReceipt>> {
  const { actor, actId, key } = request;
  const { subjectId } = actor;
  if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<InquiryReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const inquiryId = asId<InquiryId>(actId);
    const dossierId = inquiryId as string as DossierId;
    const head = await openDossier(trx, dossierId, 'inquiry');
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const pack = register.currentPack();
    const answer = startClock('inquiry', at, pack, register.calendar(pack.calendarRegion));
    const number = await inquiryNumber(trx, Number(dayAt(at, pack.zone).slice(0, 4)));
    const writer = new LogWriter(head, now);
    const author: Author = { class: 'person', userId: actor.userId, orgId: actor.orgId };
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, request.request);
    const act = writer.append({ kind: 'inquiryFiled', facts: { inquiryId, subjectId, platformId: platform, number, answer } }, author, { id: actId, occurredAt: at, content: commitment });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: subjectId, sealed }).execute();
    await trx.insertInto('inquiry').values({ id: inquiryId, number, subject_id: subjectId, platform_id: platform, filed_at: at, answered_at: null, record_id: null }).execute();
    const clock: Clock = { limit: 'inquiry', ref: inquiryId, owner: { org: platform }, superiorId: null, terms: answer, generation: 1, seq: act.seq, endedAt: null, urgedAt: null, escalatedAt: null };
    await projectClocks(trx, dossierId, [], [clock]);
    const receipt: InquiryReceipt = { inquiryId, number, seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** The platform's clerk answers: which record it was, or who holds it. */
export async function answerInquiry(register: Register, request: PersonalRequest & { inquiryId: InquiryId; request: { answer: string; recordId: RecordId | null } }): Promise<Outcome<InquiryReceipt>> {
  const { actor, actId, key, inquiryId } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  const dossierId = inquiryId as string as DossierId;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [dossierId])).get(dossierId);
    const earlier = await firstOutcome<InquiryReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const inquiry = await trx.selectFrom('inquiry').selectAll().where('id', '=', inquiryId).where('platform_id', '=', actor.orgId).executeTakeFirst();
    if (head === undefined || inquiry === undefined) throw new Refusal('not-found');
    if (inquiry.answered_at !== null) throw new Refusal('already-done');
    const { recordId } = request.request;
    if (recordId !== null) {
      // Only the subject's own record may be shown to it.
      const own = await trx.selectFrom('record').select('id').where('id', '=', recordId).where('subject_id', '=', inquiry.subject_id).executeTakeFirst();
      if (own === undefined) throw new Refusal('not-found', { field: '/recordId' });
    }
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const writer = new LogWriter(head, now);
    const { sealed, commitment } = await register.vault.seal(trx, inquiry.subject_id, { answer: request.request.answer });
    const act = writer.append({ kind: 'inquiryAnswered', facts: { inquiryId, recordId } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: inquiry.subject_id, sealed }).execute();
    await trx.updateTable('inquiry').set({ answered_at: at, record_id: recordId }).where('id', '=', inquiryId).execute();
    await trx.updateTable('clock').set({ ended_at: at }).where('case_id', '=', dossierId).execute();
    const receipt: InquiryReceipt = { inquiryId, number: inquiry.number, seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}
