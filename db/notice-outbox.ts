import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, NoticeId, OrgId, RecordId } from '../domain/ids.ts';
import { openClock } from '../domain/clock-fold.ts';
import type { SentRef } from '../domain/sent-order-acts.ts';
import { isSent, isSigned } from '../domain/notice-way.ts';
import { orderOf, overOrders, succeededOrder, withdrawalsOf } from '../domain/sent-order.ts';
import type { OrderOut } from '../domain/sent-order.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { markRequestsOf } from '../domain/mark-request-situation.ts';
import type { RecordHead } from '../domain/record-standing.ts';
import { readsDifferently, recordAfter } from '../domain/record-standing.ts';
import { loadActs } from './act-log.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { givenUp, IS_GIVEN_UP, SUCCEEDED, WITHDRAWN } from './delivery-tables.ts';
import type { LetterDesk } from './letter-writer.ts';
import type { RepairLetterDesk } from './repair-letter-writer.ts';

/**
 * Puts what recipients have to be told into the one outbox, in the transaction of the act that makes it so: a notice of
 * correction to each, a changed mark or disclosure to every system that was given the record (Shenzhen 2023 Art. 37), and each order or request.
 * What is sent is put together from the register when it goes; here stand ids, days and marks only.
 */
export async function queueNotices(desk: CaseNotices): Promise<void> {
  const { trx, added, world } = desk;
  const notified = added.filter((act): act is Extract<Act, { kind: 'recipientNotified' }> => act.kind === 'recipientNotified');
  const told = new Set<OrgId>(notified.filter(({ facts }) => facts.recordId === undefined).map(({ facts }) => facts.orgId));
  const rows: Queued[] = [...notified.flatMap(({ facts }) => correctionRow(desk, facts.noticeId, 1)), ...markRows(desk, told)];
  for (const act of added) {
    const out = orderOf(act, desk.situation);
    // What never went out needs no recall.
    if (out?.order !== 'recall' || (await hasGoneOut(desk, out.ref))) rows.push(...await orderRow(desk, act, out));
    for (const [i, each] of withdrawalsOf(act, desk.situation).entries()) if (await hasGoneOut(desk, each.ref)) rows.push(...await orderRow(desk, act, each, i + 1));
  }
  for (const act of added) if (act.kind === 'dutiesSucceeded') rows.push(...await succeededRows(desk, act));
  for (const act of added) if (act.kind === 'markRequestSucceeded') rows.push(...await succeededMarkRows(desk, act));
  if (rows.length > 0) await trx.insertInto('delivery').values(rows.map((row) => ({ ...row, content: JSON.stringify(row.content), created_at: world.at }))).execute();
  await withdrawOver(desk);
}

/** What has not gone out yet and asks for nothing any more goes nowhere: a request that was taken back, handed over, answered or decided on meanwhile, an order to undo what was undone. */
async function withdrawOver({ trx, situation: s, before }: CaseNotices): Promise<void> {
  const earlier = before === null ? [] : overOrders(before);
  const over = overOrders(s).filter((ref) => !earlier.includes(ref));
  if (over.length === 0) return;
  await trx.updateTable('delivery').set(givenUp(WITHDRAWN))
    .where('kind', '=', 'order').where(ORDER_ID, 'in', over).where('ref', 'in', orderedBy(s.caseId)).where('state', 'in', UNSENT)
    .where(sql<boolean>`not ${IS_GIVEN_UP}`).execute();
}

/** Whether a request may have come to whom it was for: an attempt that failed may have arrived all the same. */
const hasGoneOut = async ({ trx, situation: s }: LetterDesk, orderId: SentRef): Promise<boolean> =>
  (await trx.selectFrom('delivery').select('id').where('kind', '=', 'order').where(ORDER_ID, '=', orderId).where('ref', 'in', orderedBy(s.caseId)).where((e) => e.or([e('state', '=', 'sent'), e('attempts', '>', 0), e('again_at', 'is not', null)])).limit(1).execute()).length > 0;

const ORDER_ID = sql<string>`content ->> 'orderId'`;
/** The acts of a case whose orders are withdrawn; by them its messages are found. */
const orderedBy = (caseId: CaseId) => sql<string>`(select id::text from act where dossier_id = ${caseId} and kind in ('verificationRequested', 'rollbackOrdered'))`;
/** Not gone out, or given up: an operator must not have it sent again either. */
const UNSENT = ['queued', 'failed', 'dead'] as const;

/** `before`: as the case stood, null where it begins here. */
type CaseNotices = LetterDesk & { before: CaseSituation | null };

interface Queued {
  id: string;
  message_id: string;
  channel: 'webhook' | 'drop' | 'mail' | 'paper';
  destination: string;
  user_id: null;
  party: string;
  kind: 'correction' | 'mark' | 'order';
  ref: string;
  /** What is sent anew to a successor has the number of the act that handed it over; absent: the first. */
  generation?: number;
  language: 'zh';
  content: NoticeContent;
}

/** One destination per recipient, whatever its address: what concerns a record reaches it in the order in which it happened. */
export const envelope = ({ register }: Pick<LetterDesk, 'register'>, orgId: OrgId, name: string) => ({
  id: uuidv7(), message_id: `<${name}@${hostOf(register.publicUrl)}>`, destination: `org:${orgId}`, user_id: null, party: `org:${orgId}`, language: 'zh' as const,
});
export const hostOf = (publicUrl: string): string => new URL(publicUrl || 'http://zhengming.invalid').hostname;

/** The same for a repair and its revocation: everyone who was given the record stops, or takes up again. */
export async function queueRepairNotices(desk: Pick<RepairLetterDesk, 'register' | 'trx' | 'situation' | 'world'> & { added: readonly Act[] }): Promise<void> {
  const { trx, added, situation: s, world } = desk;
  const rows = added.flatMap((act): Queued[] => {
    if (act.kind !== 'recipientNotified' || !isSent(act.facts.by)) return [];
    const { noticeId, orgId, recordVersion, confirmation, by } = act.facts;
    return [{
      ...envelope(desk, orgId, noticeId), channel: by, kind: 'correction', ref: noticeId,
      content: {
        about: 'publicity', caseId: asId<CaseId>(s.repairId), recordId: s.recordId, number: s.number, noticeId, publicity: s.phase === 'restoring' ? 'resume' : 'stop', version: recordVersion, issuedAt: act.occurredAt,
        confirmBy: confirmation.dueAt,
      },
    }];
  });
  if (rows.length > 0) await trx.insertInto('delivery').values(rows.map((row) => ({ ...row, content: JSON.stringify(row.content), created_at: world.at }))).execute();
}

function correctionRow(desk: LetterDesk, noticeId: NoticeId, generation: number): Queued[] {
  const { situation, world } = desk;
  const correction = situation.corrections.find((c) => c.notices.some((n) => n.noticeId === noticeId))!;
  const { orgId, recordVersion, recordId, by } = correction.notices.find((n) => n.noticeId === noticeId)!;
  if (!isSent(by)) return [];
  if (correction.remedy === 'none') throw new Error(`${noticeId}: nothing was done to the record`);
  const stands = recordId === undefined ? recordAfter(situation, world.record, world.others) : undefined;
  return [{
    ...envelope(desk, orgId, nameOf(noticeId, generation)), channel: by, kind: 'correction', ref: noticeId, generation,
    content: {
      about: 'correction', caseId: situation.caseId, recordId: recordId ?? situation.recordId, number: situation.number, noticeId, remedy: correction.remedy,
      ...(stands === undefined ? {} : { mark: stands.mark, state: stands.state }), fromVersion: recordVersion - 1, toVersion: recordVersion, issuedAt: world.at, confirmBy: openClock(situation, 'recipientConfirmation', noticeId)!.terms.dueAt!,
    },
  }];
}

const nameOf = (ref: string, generation: number): string => (generation === 1 ? ref : `${ref}.${generation}`);

/** An order or a request to whoever is told by another way than the web app: one message each, under the id of the act that gave it. */
async function orderRow(desk: LetterDesk, { id, occurredAt }: Pick<Act, 'id' | 'occurredAt'>, out: OrderOut | undefined, generation = 1): Promise<Queued[]> {
  const { situation, world } = desk;
  const way = out && world.wayOf?.(out.orgId);
  if (out === undefined || !isSent(way)) return [];
  const { order, ref, orgId, measureIds, duties, usedOn, grounds, answerBy } = out;
  return [{
    ...envelope(desk, orgId, nameOf(id, generation)), channel: way, kind: 'order', ref: id, generation,
    content: {
      about: 'order', caseId: situation.caseId, ...(await recordHeld(desk, out)), number: situation.number, noticeId: id, order, orderId: ref, measureIds: [...measureIds], duties: [...duties], ...(usedOn === undefined ? {} : { usedOn }), ...(grounds === undefined ? {} : { grounds: grounds.map(({ id: groundId, kind, field }) => ({ id: groundId, kind, field })) }),
      issuedAt: occurredAt, answerBy,
    },
  }];
}

/** The record by which the organisation knows what is ordered: one of the same fact where its measures rest on that one only. */
async function recordHeld({ trx, situation, world }: LetterDesk, { recordId, measureIds }: OrderOut): Promise<{ recordId: RecordId; version: number }> {
  const own = { recordId: situation.recordId, version: world.record.version };
  const held = recordId !== undefined ? [recordId] : measureIds.length === 0 ? [] : (await trx.selectFrom('measure').select('record_id').distinct().where('id', 'in', measureIds).orderBy('record_id').execute()).map((m) => m.record_id);
  const [other] = held;
  if (other === undefined || held.includes(own.recordId)) return own;
  return trx.selectFrom('record').select(['id as recordId', 'version']).where('id', '=', other).executeTakeFirstOrThrow();
}

/** 职能承继: what the former organisation had not done yet goes to its successor's system as it went to its own, as another message. */
async function succeededRows(desk: LetterDesk, { facts, seq, occurredAt }: Extract<Act, { kind: 'dutiesSucceeded' }>): Promise<Queued[]> {
  const { trx, situation } = desk;
  const acts = await loadActs(trx, asId<DossierId>(situation.caseId));
  const orders: Queued[] = [];
  for (const act of acts) orders.push(...await orderRow(desk, { id: act.id, occurredAt }, succeededOrder(facts, orderOf(act, situation), situation), seq));
  // What has not gone out yet to the former one goes nowhere any more.
  const told = [...facts.notices, ...(facts.known ?? []), ...acts.filter((act) => orderOf(act, situation) !== undefined).map((act) => act.id)];
  await trx.updateTable('delivery').set(givenUp(SUCCEEDED))
    .where('kind', 'in', ['correction', 'order']).where('ref', 'in', told).where('party', '=', `org:${facts.orgId}`).where('state', 'in', UNSENT).execute();
  return [...facts.notices.flatMap((noticeId) => correctionRow(desk, noticeId, seq)), ...orders];
}

/** The same for a request to mark: whatever says it to the system or the people of the former platform goes nowhere any more, and the system of the one in its place is told the mark. */
async function succeededMarkRows(desk: LetterDesk, act: Extract<Act, { kind: 'markRequestSucceeded' }>): Promise<Queued[]> {
  const { trx, situation, world } = desk;
  const { requestId, to } = act.facts;
  const { orgId } = markRequestsOf(situation).find((r) => r.requestId === requestId)!;
  await trx.updateTable('delivery').set(givenUp(SUCCEEDED)).where('party', '=', `org:${orgId}`).where('state', 'in', ['queued', 'failed'])
    .where((e) => e.or([
      e.and([e('kind', '=', 'mark'), e(sql<string>`content ->> 'caseId'`, '=', situation.caseId as string)]),
      e.and([e('kind', '=', 'notice'), e(sql<boolean>`starts_with(ref, ${`markRequested/${requestId}/`})`, '=', true)]),
    ])).execute();
  return to === null ? [] : markRow(desk, to, act, recordAfter(situation, world.record, world.others));
}

/** A correction says how the record stands; whoever gets one is not told the mark apart. */
function markRows(desk: LetterDesk, told: ReadonlySet<OrgId>): Queued[] {
  const { situation, world, added } = desk;
  const after = recordAfter(situation, world.record, world.others);
  if (!readsDifferently({ ...world.record, version: after.version }, after)) return [];
  const orgs = [...new Set(world.recipients.map((org) => world.inOffice(org)))].filter((org) => !told.has(org));
  return orgs.flatMap((orgId) => markRow(desk, orgId, added.at(-1)!, after));
}

function markRow(desk: LetterDesk, orgId: OrgId, cause: Act, { version, mark, state }: RecordHead): Queued[] {
  const { situation, world } = desk;
  const way = world.wayOf?.(orgId);
  if (!isSigned(way)) return [];
  return [{
    ...envelope(desk, orgId, `${cause.id}.${orgId}`), channel: way, kind: 'mark', ref: `${cause.id}.${orgId}`,
    content: { about: 'mark', caseId: situation.caseId, recordId: situation.recordId, number: situation.number, version, mark, state, issuedAt: cause.occurredAt },
  }];
}
