import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { breachReport } from '../domain/breach.ts';
import { startClock } from '../domain/clock.ts';
import type { ComplaintKind, ComplaintOutcome } from '../domain/complaint-acts.ts';
import { ABOUT_EXECUTION } from '../domain/complaint-acts.ts';
import type { ComplaintPhase, ComplaintSituation, ComplaintTask } from '../domain/complaint.ts';
import { complaintPhase, mayOnComplaint } from '../domain/complaint.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, ComplaintId, DossierId, EvidenceId, MeasureId, OrderId, OrgId, RecordId } from '../domain/ids.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { lockDossiers, openDossier } from './act-log.ts';
import { add, close, deskAt, sealWords } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { filePrints, useEvidence } from './case-register.ts';
import type { ComplaintDesk } from './complaint-desk.ts';
import { composeComplaintLetter, newLetterId, printDue } from './complaint-letters.ts';
import { addToComplaint, closeComplaint, complaintAt, complaintDossier, newComplaint } from './complaint-desk.ts';
import { complaintOptions } from './complaint-options.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { complaintNumber } from './numbering.ts';
import type { Register } from './register.ts';

/** What a person gets for an act on a complaint: its number, where it stands, its place in the chained log. */
export interface ComplaintReceipt {
  complaintId: ComplaintId;
  number: string;
  phase: ComplaintPhase;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

export interface ComplaintRequest {
  kind: ComplaintKind;
  recordId: RecordId;
  caseId: CaseId | null;
  againstId: OrgId;
  on: Day | null;
  where: string;
  what: string;
  evidenceIds: EvidenceId[];
}

export interface ComplaintAnswerRequest {
  outcome: ComplaintOutcome;
  reasons: string;
  order: string | null;
  /** Measures that the unit went on using although they rested: undone in the case, by the path of every such use. */
  breach: { orderId: OrderId; measureIds: MeasureId[]; on: Day; where: string; what: string } | null;
}

const personOf = (actor: Actor) => ({ class: 'person' as const, userId: actor.userId, orgId: actor.orgId });

/** 投诉: taken in at once, with a number and a date, for the organ above the unit complained of. */
export async function fileComplaint(register: Register, request: PersonalRequest & { request: ComplaintRequest }): Promise<Outcome<ComplaintReceipt>> {
  const { actor, actId, key, request: said } = request;
  const { subjectId } = actor;
  if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const options = await complaintOptions(register, trx, actor, said.recordId, said.caseId);
    const unit = options.units.find(({ orgId }) => orgId === said.againstId);
    if (unit === undefined) throw new Refusal('invalid-field', { field: '/againstId' });
    if (!unit.kinds.includes(said.kind)) throw new Refusal('invalid-field', { field: '/kind' });
    if (said.kind === 'stillRefused' && said.on === null) throw new Refusal('value-needed', { field: '/on' });
    const earlier = await firstOutcome<ComplaintReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const complaintId = asId<ComplaintId>(actId);
    const head = await openDossier(trx, complaintDossier(complaintId), 'complaint');
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    await register.calendars.upToDate(trx);
    const pack = register.currentPack(dayAt(at, register.currentPack().zone));
    if (said.on !== null && said.on > dayAt(at, pack.zone)) throw new Refusal('date-in-future', { field: '/on', params: { today: dayAt(at, pack.zone) } });
    const answer = startClock('complaint', at, pack, register.calendarFor(pack, unit.supervisorId));
    const number = await complaintNumber(trx, Number(dayAt(at, pack.zone).slice(0, 4)));
    const { kind, recordId, caseId, againstId, on, evidenceIds } = said;
    const printed = new Set<PrintedValue>();
    const against = (await register.organisations.all()).get(againstId)?.name ?? againstId;
    const { letter, row } = await composeComplaintLetter(register, trx, {
      situation: { complaintId, number, subjectId, supervisorId: unit.supervisorId, recordId }, letterId: newLetterId(), act: { id: actId, words: null }, at, printed,
      body: { kind: 'complaintReceipt', about: kind, against, filedAt: at, evidenceCount: evidenceIds.length, next: printDue(register, answer, printed) },
    });
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, { where: said.where, what: said.what });
    const desk = newComplaint(trx, head, now, {
      kind: 'complaintFiled', facts: { complaintId, number, kind, subjectId, againstId, supervisorId: unit.supervisorId, recordId, caseId, on, evidenceIds, answer, letter },
    }, personOf(actor), { id: actId, occurredAt: at, content: commitment, files: await filePrints(trx, evidenceIds) });
    await closeComplaint(desk);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    await useEvidence(trx, evidenceIds, actor, complaintId as string as CaseId, actId);
    await trx.insertInto('letter').values(row).execute();
    const receipt = receiptOf(desk, at);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** 开始调查. */
export const takeComplaint = (register: Register, request: PersonalRequest & { complaintId: ComplaintId }): Promise<Outcome<ComplaintReceipt>> =>
  act(register, request, request.complaintId, 'complaintTaken', async (desk, at) => {
    addToComplaint(desk, { kind: 'complaintTaken', facts: {} }, personOf(request.actor), { id: request.actId, occurredAt: at });
    return [];
  });

/** 答复投诉: upheld, with an order to the unit in the examiner's own words, or not, with reasons. */
export const answerComplaint = (register: Register, request: PersonalRequest & { complaintId: ComplaintId; request: ComplaintAnswerRequest }): Promise<Outcome<ComplaintReceipt>> =>
  act(register, request, request.complaintId, 'complaintAnswered', async (desk, at) => {
    const { actor, actId, request: { outcome, reasons, order: text, breach } } = request;
    const { trx, situation: s } = desk;
    if ((outcome === 'upheld') !== (text !== null && text.trim() !== '')) throw new Refusal('value-needed', { field: '/order' });
    if (breach !== null && (outcome !== 'upheld' || s.kind !== 'stillRefused' || s.caseId === null)) throw new Refusal('invalid-field', { field: '/breach' });
    const pack = register.currentPack(dayAt(at, register.currentPack().zone));
    const order = outcome === 'upheld' ? { orderId: asId<OrderId>(uuidv7()), orgId: s.againstId, report: startClock('complaintOrder', at, pack, register.calendarFor(pack, s.againstId)) } : null;
    const { sealed, commitment } = await register.vault.seal(trx, s.subjectId, { reasons, order: text });
    const printed = new Set<PrintedValue>();
    const { reconsiderationBody, reconsiderationDays, suitMonths } = pack.remedies;
    const { letter, row } = await composeComplaintLetter(register, trx, {
      situation: s, letterId: newLetterId(), act: { id: actId, words: { reasons, order: text } }, at, printed,
      body: {
        kind: 'complaintAnswer', about: s.kind, against: (await register.organisations.all()).get(s.againstId)?.name ?? s.againstId, filedAt: s.filedAt, outcome, reasons,
        order: order === null ? null : { text: text ?? '', reportBy: printDue(register, order.report, printed) }, undone: breach !== null, remedies: outcome === 'notUpheld' ? { reconsiderationBody, reconsiderationDays, suitMonths } : null,
      },
    });
    addToComplaint(desk, { kind: 'complaintAnswered', facts: { outcome, order, breach: breach !== null, letter } }, personOf(actor), { id: actId, occurredAt: at, content: commitment });
    return [async () => {
      await trx.insertInto('act_content').values({ act_id: actId, subject_id: s.subjectId, sealed }).execute();
      if (order !== null) {
        await trx.insertInto('complaint_order').values({
          order_id: order.orderId, complaint_id: s.complaintId, number: s.number, subject_id: s.subjectId, supervisor_id: s.supervisorId, org_id: order.orgId,
          record_id: ABOUT_EXECUTION.includes(s.kind) ? s.recordId : null, ordered_at: at, reported_at: null, sealed: (await register.vault.seal(trx, s.subjectId, text)).sealed,
        }).execute();
      }
      await trx.insertInto('letter').values(row).execute();
    }];
  }, request.request.breach);

/** 整改报告: what the unit has done upon the order. */
export async function reportOnComplaint(register: Register, request: PersonalRequest & { orderId: OrderId; request: { steps: string; evidenceIds: EvidenceId[] } }): Promise<Outcome<ComplaintReceipt>> {
  const { actor, actId, orderId, request: { steps, evidenceIds } } = request;
  const complaintId = await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    return (await trx.selectFrom('complaint_order').select('complaint_id').where('order_id', '=', orderId).executeTakeFirst())?.complaint_id;
  });
  if (complaintId === undefined) throw new Refusal('not-found');
  return act(register, request, complaintId, 'complaintReported', async (desk, at) => {
    const { trx, situation: s } = desk;
    const { sealed, commitment } = await register.vault.seal(trx, s.subjectId, { steps });
    addToComplaint(desk, { kind: 'complaintReported', facts: { orderId, evidenceIds } }, personOf(actor), { id: actId, occurredAt: at, content: commitment, files: await filePrints(trx, evidenceIds) });
    return [async () => {
      await trx.insertInto('act_content').values({ act_id: actId, subject_id: s.subjectId, sealed }).execute();
      await trx.updateTable('complaint_order').set({ reported_at: at }).where('order_id', '=', orderId).execute();
      await useEvidence(trx, evidenceIds, actor, s.complaintId as string as CaseId, actId);
    }];
  });
}

/** An act on a complaint under its lock, and the case's with it where a use of suspended measures is undone there; locks go by ascending id. */
async function act(register: Register, { actor, key, elapsedMs }: PersonalRequest, complaintId: ComplaintId, kind: ComplaintTask,
  add_: (desk: ComplaintDesk, at: Instant) => Promise<(() => Promise<void>)[]>, breach: ComplaintAnswerRequest['breach'] = null): Promise<Outcome<ComplaintReceipt>> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const row = await trx.selectFrom('complaint').select(['case_id', 'record_id']).where('id', '=', complaintId).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    const caseId = breach === null ? null : row.case_id;
    const heads = await lockDossiers(trx, [complaintDossier(complaintId), ...(caseId === null ? [] : [caseId as string as DossierId])]);
    const earlier = await firstOutcome<ComplaintReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const desk = await complaintAt(trx, heads.get(complaintDossier(complaintId))!);
    const permission = mayOnComplaint(desk.situation, actor, kind, await involved(trx, desk.situation, actor));
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
    const at = plusMs(desk.now, -elapsedMs());
    await register.calendars.upToDate(trx);
    const after = await add_(desk, at);
    const pokes = breach === null || caseId === null ? [] : await undoneInCase(register, trx, actor, breach, heads.get(caseId as string as DossierId)!, desk.situation);
    await closeComplaint(desk);
    for (const step of after) await step();
    const receipt = receiptOf(desk, at);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** 暂缓期间违规执行, found by the organ above: reported in the case as everybody's is, with the examiner's words and none of the complainant's. */
async function undoneInCase(register: Register, trx: Trx, actor: Actor, breach: NonNullable<ComplaintAnswerRequest['breach']>, head: Parameters<typeof deskAt>[2], s: ComplaintSituation): Promise<ProcedureId[]> {
  const desk = await deskAt(register, trx, head);
  const order = desk.situation.suspensions.find((o) => o.orderId === breach.orderId);
  if (order === undefined || order.orgId !== s.againstId) throw new Refusal('invalid-field', { field: '/breach/orderId' });
  const { where, what, ...facts } = breach;
  const report = breachReport({ kind: 'breachReported', ...facts, where, what, evidenceIds: [] }, 'supervisor', desk.situation, desk.world);
  const content = await sealWords(register, trx, desk.situation.subjectId, 'breachReported', { where, what });
  add(desk, { kind: 'breachReported', facts: { ...report, found: 'supervisor' } }, personOf(actor), { content });
  return close(desk);
}

/** Whether this person had a hand in the case complained about, in whatever office (回避); having found a use of suspended measures there before is none. */
async function involved(trx: Trx, { caseId, complaintId }: ComplaintSituation, actor: Actor): Promise<boolean> {
  const own = await trx.selectFrom('act').select('id').where('dossier_id', '=', complaintDossier(complaintId)).where('seq', '=', 1).where('author_user', '=', actor.userId).executeTakeFirst();
  if (own !== undefined) return true;
  if (caseId === null) return false;
  const hand = await trx.selectFrom('act').select('id').where('dossier_id', '=', caseId as string as DossierId).where('author_user', '=', actor.userId).where('kind', '!=', 'breachReported').limit(1).executeTakeFirst();
  return hand !== undefined;
}

const receiptOf = ({ situation, writer: { head } }: ComplaintDesk, occurredAt: Instant): ComplaintReceipt =>
  ({ complaintId: situation.complaintId, number: situation.number, phase: complaintPhase(situation), seq: head.seq, hash: head.hash.toString('hex'), occurredAt });

