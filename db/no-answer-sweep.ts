import { sql } from 'kysely';
import type { CaseId, ComplaintId, InquiryId } from '../domain/ids.ts';
import { certifiedRef, DUTIES_TO_SUBJECT, mayBeCertified } from '../domain/no-answer.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { plusMs } from '../domain/time.ts';
import { add, close, openCase } from './case-desk.ts';
import { addToComplaint, closeComplaint, openComplaint } from './complaint-desk.ts';
import { complaintCertificate, composeComplaintLetter, newLetterId } from './complaint-letters.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { inquiryCertificate } from './inquiry-certificate.ts';
import { addToInquiry, closeInquiry, openInquiry } from './inquiry-desk.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/**
 * 逾期未答证明: at the instant a duty to a subject lapses, the system itself certifies it, once per duty and generation, against whoever is late.
 * Never before the grace: an answer received in time may still be on its way to the lock. Runs in the dispatcher, also with the engine down.
 */
export async function certifyNoAnswer(register: Register, limit = 50): Promise<{ certified: number; pokes: ProcedureId[] }> {
  const done = { certified: 0, pokes: [] as ProcedureId[] };
  await oneByOne('no answer', await lapsed(register, limit), (caseId) => caseId, async (caseId) => {
    const pokes = await certify(register, caseId);
    if (pokes === null) return;
    done.certified += 1;
    done.pokes.push(...pokes);
  });
  await oneByOne('no answer', await lapsedInquiries(register, limit), (inquiryId) => inquiryId, async (inquiryId) => {
    if (await certifyInquiry(register, inquiryId)) done.certified += 1;
  });
  await oneByOne('no answer', await lapsedComplaints(register, limit), (complaintId) => complaintId, async (complaintId) => {
    if (await certifyComplaint(register, complaintId)) done.certified += 1;
  });
  return done;
}

/** What no certificate of its clock speaks of yet. */
const UNCERTIFIED = sql<boolean>`not exists (select from letter l where l.case_id = clock.case_id and l.kind in ('noAnswerCertificate', 'complaintCertificate') and l.ref = concat_ws('|', clock.limit_name, clock.ref, clock.generation))`;

/** Questions, and objections filed for another, whose answer is late; a report by somebody whom it does not concern is nobody's claim. */
async function lapsedInquiries(register: Register, limit: number): Promise<InquiryId[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const before = plusMs(await businessNow(trx), -register.graceMs);
    const rows = await trx.selectFrom('clock').innerJoin('inquiry', (j) => j.on(sql<boolean>`inquiry.id = clock.case_id`)).select('inquiry.id').where('inquiry.report', '=', false)
      .where('clock.ended_at', 'is', null).where('clock.due_at', '<=', before).where('clock.limit_name', 'in', [...DUTIES_TO_SUBJECT]).where(UNCERTIFIED).limit(limit).execute();
    return rows.map((row) => row.id);
  });
}

/** Complaints that the organ above has not answered in time; the certificate is kept from those complained of as all of it is (decision 100). */
async function lapsedComplaints(register: Register, limit: number): Promise<ComplaintId[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const before = plusMs(await businessNow(trx), -register.graceMs);
    const rows = await trx.selectFrom('clock').innerJoin('complaint', (j) => j.on(sql<boolean>`complaint.id = clock.case_id`)).select('complaint.id')
      .where('clock.ended_at', 'is', null).where('clock.due_at', '<=', before).where('clock.limit_name', '=', 'complaint').where(UNCERTIFIED).limit(limit).execute();
    return rows.map((row) => row.id);
  });
}

/** Asked again under the lock; false when there is nothing to certify any more. */
async function certifyComplaint(register: Register, complaintId: ComplaintId): Promise<boolean> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openComplaint(trx, complaintId);
    const duty = desk?.situation.clocks.find((clock) => mayBeCertified(clock, plusMs(desk.now, -register.graceMs)));
    if (desk === undefined || duty === undefined) return false;
    const [id, letterId] = [newActId(), newLetterId()];
    const { letter, row } = await composeComplaintLetter(register, trx, {
      situation: desk.situation, letterId, act: { id, words: null }, at: desk.now, ref: certifiedRef(duty), ...(await complaintCertificate(register, desk.situation, duty, letterId)),
    });
    addToComplaint(desk, { kind: 'complaintCertified', facts: { ref: duty.ref, generation: duty.generation, letter } }, { class: 'sweep' }, { id, occurredAt: desk.now });
    await closeComplaint(desk);
    await trx.insertInto('letter').values(row).execute();
    return true;
  });
}

/** Asked again under the lock; false when there is nothing to certify any more. */
async function certifyInquiry(register: Register, inquiryId: InquiryId): Promise<boolean> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openInquiry(trx, inquiryId);
    if (desk === undefined || !mayBeCertified(desk.situation.duty, plusMs(desk.now, -register.graceMs))) return false;
    const { limit, ref, generation } = desk.situation.duty;
    const act = addToInquiry(desk, { kind: 'noAnswerCertified', facts: { limit, ref, generation } }, { class: 'sweep' }, { occurredAt: desk.now });
    const letter = await inquiryCertificate(register, desk, act);
    await closeInquiry(desk);
    await trx.insertInto('letter').values(letter).execute();
    return true;
  });
}

/** Cases with a lapsed duty to their subject that no certificate speaks of yet. */
async function lapsed(register: Register, limit: number): Promise<CaseId[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const before = plusMs(await businessNow(trx), -register.graceMs);
    const rows = await trx.selectFrom('clock').innerJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = clock.case_id`)).select('case_file.id').distinct()
      .where('clock.ended_at', 'is', null).where('clock.due_at', '<=', before).where('clock.limit_name', 'in', [...DUTIES_TO_SUBJECT])
      .where(UNCERTIFIED)
      .limit(limit).execute();
    return rows.map((row) => row.id);
  });
}

/** Asked again under the lock; null when there is nothing to certify any more. */
async function certify(register: Register, caseId: CaseId): Promise<ProcedureId[] | null> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openCase(register, trx, caseId);
    if (desk === undefined) return null;
    const before = plusMs(desk.world.at, -register.graceMs);
    const due = desk.situation.clocks.filter((clock) => mayBeCertified(clock, before));
    if (due.length === 0) return null;
    for (const { limit, ref, generation } of due) add(desk, { kind: 'noAnswerCertified', facts: { limit, ref, generation } }, { class: 'sweep' });
    return close(desk);
  });
}
