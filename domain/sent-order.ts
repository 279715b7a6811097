import type { Act } from './act.ts';
import { breachesOf } from './breach-situation.ts';
import type { MeasureId, OrgId, RecordId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { Ground } from './objection.ts';
import type { RestorationDuty } from './restoration-acts.ts';
import type { SentOrder, SentRef } from './sent-order-acts.ts';
import { askedGrounds } from './merge-situation.ts';
import { HOW_OF } from './sent-order-acts.ts';
import type { CaseSituation } from './situation.ts';
import { verificationIsOpen } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import type { Verification } from './verification-situation.ts';
import { stillAsked } from './verification-situation.ts';
import { stayRequestsOf } from './stay-request-situation.ts';
import type { SuccessionFacts } from './succession-acts.ts';
import type { Day, Instant } from './time.ts';

/** The letter that says the same in words. */
export const LETTER_OF_ORDER = { suspend: 'suspensionNotice', resume: 'resumptionNotice', lift: 'liftingNotice', restore: 'restorationOrder', stay: 'stayRequest', undo: 'rollbackOrder', verify: 'verificationRequest', recall: 'recallNotice', withdraw: 'withdrawalNotice' } as const satisfies Record<SentOrder, LetterKind>;

export interface OrderOut {
  order: SentOrder;
  ref: SentRef;
  orgId: OrgId;
  measureIds: readonly MeasureId[];
  /** The record of the fact that it held, where that is not the case's own. */
  recordId?: RecordId;
  duties: readonly RestorationDuty[];
  /** null: of a request that was handed over while its clock stands still, and of what takes one back. */
  answerBy: Instant | null;
  /** Of an order to undo a use: its day. Where and what is words, and stands in the letter. */
  usedOn?: Day;
  /** Of a request to verify: what is disputed. What the applicant says to it is words, and stands in the letter. */
  grounds?: readonly Ground[];
}

/** What an act sends out; undefined: nothing, also where a body has agreed or nothing resumes. */
export function orderOf(act: Act, s: CaseSituation): OrderOut | undefined {
  switch (act.kind) {
    case 'suspensionOrdered': {
      const { orderId, orgId, measureIds, acknowledgement } = act.facts;
      return acknowledgement === null ? undefined : { order: 'suspend', ref: orderId, orgId, measureIds, duties: [], answerBy: acknowledgement.dueAt };
    }
    case 'measuresLifted':
    case 'measuresResumed': {
      const { orderId, acknowledgement } = act.facts;
      if (acknowledgement === null) return undefined;
      const stays = act.kind === 'measuresResumed' ? [...act.facts.stillHeld, ...act.facts.ended] : [];
      return {
        order: act.kind === 'measuresLifted' ? 'lift' : 'resume', ref: orderId, orgId: s.suspensions.find((o) => o.orderId === orderId)!.orgId, measureIds: act.facts.measureIds.filter((id) => !stays.includes(id)), duties: [],
        answerBy: acknowledgement.dueAt,
      };
    }
    case 'restorationOrdered': {
      const { orderId, orgId, measureIds, recordIds, duties = [], restoration } = act.facts;
      return { order: 'restore', ref: orderId, orgId, measureIds, ...(recordIds?.[0] === undefined ? {} : { recordId: recordIds[0] }), duties, answerBy: restoration.dueAt };
    }
    case 'stayRequested': {
      const { requestId, orgId, measureIds, answer } = act.facts;
      return { order: 'stay', ref: requestId, orgId, measureIds, duties: [], answerBy: answer.dueAt };
    }
    case 'rollbackOrdered': {
      const { breachId, orgId, rollback } = act.facts;
      const { measureIds, on } = breachesOf(s).find((b) => b.breachId === breachId)!;
      return { order: 'undo', ref: breachId, orgId, measureIds, duties: [], answerBy: rollback.dueAt, usedOn: on };
    }
    case 'verificationRequested': {
      const { orderId, orgId, answer } = act.facts;
      return { order: 'verify', ref: orderId, orgId, measureIds: [], duties: [], answerBy: answer.dueAt, grounds: askedGrounds(s) };
    }
    case 'verificationRecalled': {
      const { orderId } = act.facts;
      return { order: 'recall', ref: orderId, orgId: s.verifications.find((v) => v.orderId === orderId)!.orgId, measureIds: [], duties: [], answerBy: null };
    }
    default:
      return undefined;
  }
}

/** 撤案告知: whom a case that ends without a decision had asked to verify need not any more, and learns it by the way on which it was asked. */
export const withdrawalsOf = (act: Act, s: CaseSituation): OrderOut[] => ((act.kind === 'withdrawn' || act.kind === 'caseTerminated') && !act.facts.goesOn
  ? stillAsked(s).map(({ orderId, orgId }) => ({ order: 'withdraw', ref: orderId, orgId, measureIds: [], duties: [], answerBy: null }))
  : []);

/** An order as it goes to the successor of whom it was given to (law.md §8, 10), for what is still open of it; undefined: it was not handed over. */
export function succeededOrder({ to, letters, acknowledgements }: SuccessionFacts['dutiesSucceeded'], out: OrderOut | undefined, s: CaseSituation): OrderOut | undefined {
  if (out === undefined || !letters.some(({ letter, ref }) => letter === LETTER_OF_ORDER[out.order] && ref === out.ref)) return undefined;
  const rests = s.suspensions.filter((o) => o.orderId === out.ref).flatMap(stillSuspended);
  return {
    ...out, orgId: to, measureIds: out.order === 'suspend' ? out.measureIds.filter((id) => rests.includes(id)) : out.measureIds,
    answerBy: out.order === 'suspend' ? (acknowledgements.find(({ orderId }) => orderId === out.ref)?.terms.dueAt ?? out.answerBy) : out.answerBy,
  };
}

/** Whether the receipt of an order is still awaited; whoever has answered has received it. */
export function isOrderAwaited(s: CaseSituation, order: SentOrder, ref: SentRef): boolean {
  switch (order) {
    case 'suspend':
      return s.suspensions.some((o) => o.orderId === ref && o.acknowledgedAt === null);
    case 'resume':
    case 'lift':
      return s.suspensions.some((o) => o.orderId === ref && o.endings.some((e) => e.how === HOW_OF[order] && e.acknowledgedAt === null));
    case 'restore':
      return s.restorations.some((r) => r.orderId === ref && r.received === undefined && r.reported === null);
    case 'stay':
      return stayRequestsOf(s).some((r) => r.requestId === ref && r.received === undefined && r.answered === null);
    case 'undo':
      return breachesOf(s).some((b) => b.breachId === ref && b.received === undefined && b.rolledBack === null);
    case 'verify':
      return s.verifications.some((v) => v.orderId === ref && v.acknowledgedAt === null && isAsked(s, v));
    case 'recall':
    case 'withdraw':
      return s.verifications.some((v) => v.orderId === ref && (v.recalledSeq !== undefined || s.ending !== undefined) && v.recallReceived === undefined);
  }
}

/** Whether a request to verify still asks for something: not answered, not taken back or handed over, and nothing decided in its examination. */
const isAsked = (s: CaseSituation, v: Verification): boolean => v.answered === null && v.recalledSeq === undefined && v.round === s.round && verificationIsOpen(s);

/** Sent out, and nothing that anybody waits for: a request that asks for nothing more, a use that was undone. What is in the outbox of them goes nowhere any more. */
export const overOrders = (s: CaseSituation): SentRef[] => [
  ...s.verifications.filter((v) => v.by !== undefined && !isAsked(s, v)).map((v) => v.orderId), ...breachesOf(s).filter((b) => b.way !== undefined && b.rolledBack !== null).map((b) => b.breachId),
];

