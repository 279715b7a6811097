import { v7 as uuidv7 } from 'uuid';
import type { Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { breachReport } from '../domain/breach.ts';
import { exceptionAt } from '../domain/exception-situation.ts';
import { Refusal } from '../domain/errors.ts';
import { sql } from 'kysely';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, ExecutionId, MeasureId, OrgId, RecordId } from '../domain/ids.ts';
import type { ExecutionKind, ExecutionStanding } from '../domain/measure-acts.ts';
import { IMPROPER, keptStanding, standingAt } from '../domain/measure-acts.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { dayAt, msOf, plusMs } from '../domain/time.ts';
import type { Instant } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { CaseDesk } from './case-desk.ts';
import { add, close, deskAt, sealWords } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole, TryAgain } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { issueMeasureEnd } from './measure-end-letter.ts';
import { tell } from './notice-register.ts';
import type { ImportedRow } from './record-register.ts';
import type { Register } from './register.ts';
import { refuseErased } from './retention-sweep.ts';

/** Somebody of an executing department. */
export type OfDepartment = Actor & { orgId: OrgId };

export interface MeasureReceipt {
  measureId: MeasureId;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

const personOf = (actor: OfDepartment): Author => ({ class: 'person', userId: actor.userId, orgId: actor.orgId });

/** A department's own measure; of another's nobody learns that it is there. */
async function ownMeasure(trx: Trx, actor: OfDepartment, measureId: MeasureId) {
  const found = await trx.selectFrom('measure').selectAll().where('id', '=', measureId).where('executor_id', '=', actor.orgId).executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** 终止措施: its department ends a measure before its term; the subject gets a letter. What rests may be ended as well. */
export async function withdrawMeasure(register: Register, request: PersonalRequest & { actor: OfDepartment; measureId: MeasureId; reason: string }): Promise<Outcome<MeasureReceipt>> {
  const { actor, key, measureId, reason } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const { record_id: recordId, subject_id: subjectId } = await ownMeasure(trx, actor, measureId);
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [recordId as string as DossierId])).get(recordId as string as DossierId)!;
    const earlier = await firstOutcome<MeasureReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    await refuseErased(trx, 'record', recordId);
    // Still its own: it may have gone to a successor meanwhile.
    const measure = await trx.selectFrom('measure').selectAll().where('id', '=', measureId).where('executor_id', '=', actor.orgId).forNoKeyUpdate().executeTakeFirst();
    if (measure === undefined) throw new Refusal('not-found');
    if (measure.ended_at !== null) throw new Refusal('already-done');
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const writer = new LogWriter(head, now);
    const words = await register.vault.seal(trx, subjectId, { reason });
    const act = writer.append({ kind: 'measureWithdrawn', facts: { measureId, recordId } }, personOf(actor), { id: request.actId, occurredAt: at, content: words.commitment });
    const letter = await issueMeasureEnd(register, trx, { writer, act, measure, at, how: 'withdrawn', reason });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: subjectId, sealed: words.sealed }).execute();
    await trx.insertInto('letter').values(letter).execute();
    await trx.updateTable('measure').set({ ended_at: at, ended_how: 'withdrawn' }).where('id', '=', measureId).execute();
    await tell(register, trx, { party: `subject:${subjectId}`, role: 'subject' }, { notice: 'measureEnded', number: null, path: `/letters/${letter.id}`, role: 'subject' }, { ref: act.id, at });
    const receipt: MeasureReceipt = { measureId, seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** What a department says it did with a measure. */
export interface ExecutionRequest {
  measureId: MeasureId;
  what: ExecutionKind;
  at: Instant;
  where: string;
  words: string;
}

export interface ExecutionReceipt extends MeasureReceipt {
  executionId: ExecutionId;
  standing: ExecutionStanding;
  /** In how many cases it is a use of a suspended measure that has to be undone. */
  breaches: number;
}

/**
 * 执行记录: what was done, when, by whom. What happened is kept as it was, also where it ought not to have been: a use while the measure rested
 * is reported in each case that keeps it suspended, by this very act, with the order to undo it (law.md §8 no. 35).
 */
export async function logExecution(register: Register, request: PersonalRequest & { actor: OfDepartment; execution: ExecutionRequest; row?: ImportedRow }): Promise<Outcome<ExecutionReceipt>> {
  const { actor, key, execution: { measureId, what, at: usedAt, where, words } } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const { record_id: recordId, subject_id: subjectId } = await ownMeasure(trx, actor, measureId);
    await takeRole(trx, 'zm_register', actor.userId);
    const { heads, held } = await lockWithHolders(trx, measureId, recordId);
    const earlier = await firstOutcome<ExecutionReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    // As it is under the lock, and still its own.
    const measure = await ownMeasure(trx, actor, measureId);
    await refuseErased(trx, 'record', recordId);
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    if (msOf(usedAt) < 0) throw new Refusal('invalid-field', { field: '/at' });
    if (usedAt > at) throw new Refusal('date-in-future', { field: '/at', params: { today: dayAt(at, register.currentPack().zone) } });
    const on = dayAt(usedAt, register.currentPack().zone);
    const excepted = await trx.selectFrom('measure_exception').select(['case_id', 'decided_at', 'until_day']).where('measure_id', '=', measureId).where('granted', '=', true).execute();
    const stood = standingAt({ from: measure.from_day, until: measure.until_day, endedAt: measure.ended_at, held: held.filter((h) => !excepted.some((e) => e.case_id === h.case_id && e.decided_at! <= usedAt && on <= e.until_day)).map((h) => ({ from: h.placed_at, to: h.released_at })) }, usedAt, on);
    const standing = keptStanding(what, stood);
    const executionId = asId<ExecutionId>(uuidv7());
    const writer = new LogWriter(heads.get(recordId as string as DossierId)!, now);
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, { where, words });
    const act = writer.append({ kind: 'measureExecuted', facts: { executionId, measureId, recordId, what, at: usedAt, standing } }, personOf(actor), { id: request.actId, occurredAt: at, content: commitment });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: subjectId, sealed }).execute();
    await trx.insertInto('measure_execution').values({
      id: executionId, measure_id: measureId, record_id: recordId, subject_id: subjectId, executor_id: actor.orgId, what, at: usedAt, standing, act_id: act.id, by_user: actor.userId, noted_at: at,
      row_key: request.row?.key ?? null, row_print: request.row?.print ?? null,
    }).execute();
    const pokes: ProcedureId[] = [];
    let breaches = 0;
    if (IMPROPER.includes(standing)) {
      // A faulty batch has no order of its own; its cases have, once they are opened.
      const cases = new Set((await trx.selectFrom('case_file').select('id').where('id', 'in', [...heads.keys()].map((id) => asId<CaseId>(id))).execute()).map((row) => row.id as string));
      for (const [id, head] of heads) {
        if (!cases.has(id)) continue;
        const desk = await deskAt(register, trx, head, request.elapsedMs);
        if (!(await reportIn(desk, actor, { measureId, usedAt, on, where, words }))) continue;
        breaches += 1;
        pokes.push(...(await close(desk)));
      }
    }
    const receipt: ExecutionReceipt = { measureId, executionId, standing, breaches, seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** Says in a case that a measure was used although it rested there at that instant, or had been lifted by it; false where neither is so. */
async function reportIn(desk: CaseDesk, actor: OfDepartment, { measureId, usedAt, on, where, words }: { measureId: MeasureId; usedAt: Instant; on: ReturnType<typeof dayAt>; where: string; words: string }): Promise<boolean> {
  const { situation, world } = desk;
  const resting = situation.suspensions.find((o) => o.measureIds.includes(measureId) && o.orderedAt <= usedAt && !o.endings.some((e) => e.how === 'resumed' && e.measureIds.includes(measureId) && e.at <= usedAt));
  if (resting === undefined || exceptionAt(situation, measureId, usedAt, on) !== undefined) return false;
  const facts = breachReport({ kind: 'breachReported', orderId: resting.orderId, measureIds: [measureId], on, where, what: words, evidenceIds: [] }, 'department', situation, world);
  add(desk, { kind: 'breachReported', facts }, personOf(actor), { content: await sealWords(desk.register, desk.trx, situation.subjectId, 'breachReported', { where, what: words }) });
  return true;
}

/**
 * Locks the record's dossier and those of every case or faulty batch that has ever held the measure, in one ascending sweep; again when one came in between. A hold on
 * the whole record holds the measures of those that the platform orders, as `measure_state` has it.
 */
async function lockWithHolders(trx: Trx, measureId: MeasureId, recordId: RecordId) {
  const holds = () => trx.selectFrom('hold').select(['case_id', 'placed_at', 'released_at']).where((e) => e.or([
    e('measure_id', '=', measureId),
    e.and([e('measure_id', 'is', null), e('record_id', '=', recordId), sql<boolean>`not exists (select from measure m join organisation o on o.id = m.executor_id where m.id = ${measureId} and o.stayed_by = 'request')`]),
  ])).orderBy('case_id').execute();
  const ids = (rows: { case_id: string }[]): DossierId[] => [...new Set(rows.map((h) => h.case_id as DossierId))];
  const heads = await lockDossiers(trx, [recordId as string as DossierId, ...ids(await holds())]);
  const held = await holds();
  if (ids(held).some((id) => !heads.has(id))) throw new TryAgain();
  return { heads, held };
}
