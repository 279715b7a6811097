import type { Act } from './act.ts';
import { breachesOf } from './breach-situation.ts';
import type { MeasureId, OrgId, RecordId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import type { RestorationDuty } from './restoration-acts.ts';
import type { SentOrder, SentRef } from './sent-order-acts.ts';
import { HOW_OF } from './sent-order-acts.ts';
import type { CaseSituation } from './situation.ts';
import { stillSuspended } from './situation.ts';
import { stayRequestsOf } from './stay-request-situation.ts';
import type { SuccessionFacts } from './succession-acts.ts';
import type { Day, Instant } from './time.ts';

/** The letter that says the same in words. */
export const LETTER_OF_ORDER = { suspend: 'suspensionNotice', resume: 'resumptionNotice', lift: 'liftingNotice', restore: 'restorationOrder', stay: 'stayRequest', undo: 'rollbackOrder' } as const satisfies Record<SentOrder, LetterKind>;

export interface OrderOut {
  order: SentOrder;
  ref: SentRef;
  orgId: OrgId;
  measureIds: readonly MeasureId[];
  /** The record of the fact that it held, where that is not the case's own. */
  recordId?: RecordId;
  duties: readonly RestorationDuty[];
  answerBy: Instant;
  /** Of an order to undo a use: its day. Where and what is words, and stands in the letter. */
  usedOn?: Day;
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
    default:
      return undefined;
  }
}

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
  }
}
