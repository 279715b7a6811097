import type { Act } from './act.ts';
import type { Clocked } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { FiledHarm } from './harm-acts.ts';
import type { HarmId, MeasureId, OrderId, OrgId, SubjectId } from './ids.ts';
import type { RunningTerms } from './limit.ts';
import type { SentWay } from './notice-way.ts';
import { orderIn } from './order-fold.ts';
import type { DutyReport, RestorationDuty, Restorer } from './restoration-acts.ts';
import { LIMIT_OF_DUTY } from './restoration-acts.ts';
import type { Instant } from './time.ts';

/** 恢复信誉: what one organisation has to restore, and what the subject says of it. */
export interface Restoration {
  orderId: OrderId;
  orgId: OrgId;
  round: number;
  seq: number;
  measureIds: MeasureId[];
  /** In which parts it has to restore; absent: it executed measures. */
  of?: Restorer[];
  duties?: RestorationDuty[];
  /** A body that the platform can only ask, or one that was given the record and of which nobody says that it executed anything: nothing waits for it. */
  asked?: true;
  given?: true;
  by?: SentWay;
  /** When its own system has taken the order over. */
  received?: Instant;
  /** Entries of the subject's harm diary that it has to answer. */
  harms?: HarmId[];
  /** What each duty came to, by the newest report about it. */
  done?: DutyReport[];
  /** Duties reported by themselves while others are open. */
  partly?: RestorationDuty[];
  /** The subject's newest objection, and how many there were; the duties stay open until they are reported anew. */
  objected?: { at: Instant; seq: number; duties: RestorationDuty[]; times: number };
  /** `silence`: whether the subject's silence is consent (absent) or makes the platform ask again, and since which act it does. */
  reported: { at: Instant; seq: number; confirmation: RunningTerms; silence?: 'asksAgain'; askedSeq?: number } | null;
  /** By the subject, or deemed after the limit. */
  satisfied: { at: Instant; seq: number; deemed: boolean } | null;
}

interface WithRestorations extends Clocked {
  subjectId: SubjectId;
  round: number;
  restorations: Restoration[];
  harms?: readonly FiledHarm[];
}

/** Whether the case and its certificate wait for this: not for whom the platform can only ask, nor for who was merely given the record, unless the subject says what it has lost there. */
export const isOwed = (r: Restoration): boolean => r.satisfied === null && r.asked !== true && (r.given !== true || (r.harms ?? []).length > 0);

export type RestorationActKind = 'restorationOrdered' | 'restorationReported' | 'harmsFiled' | 'restorationObjected' | 'confirmationAskedAgain' | 'restorationConfirmed' | 'deemedSatisfied';

/** Adds an act about restoring the reputation to the situation. */
export function applyRestoration(s: WithRestorations, act: Extract<Act, { kind: RestorationActKind }>): void {
  switch (act.kind) {
    case 'restorationOrdered': {
      const { orderId, orgId, measureIds, restoration, of: parts, duties, harms, due, asked, given, by } = act.facts;
      s.restorations.push({ orderId, orgId, round: s.round, seq: act.seq, measureIds, ...(parts === undefined ? {} : { of: parts }), ...(duties === undefined ? {} : { duties }), ...(harms === undefined ? {} : { harms }), ...(asked === undefined ? {} : { asked }), ...(given === undefined ? {} : { given }), ...(by === undefined ? {} : { by }), reported: null, satisfied: null });
      for (const { duty, terms } of due ?? []) startClock(s, act, LIMIT_OF_DUTY[duty], orderId, { org: orgId }, terms);
      return startClock(s, act, 'restoration', orderId, { org: orgId }, restoration);
    }
    case 'restorationReported': {
      const { orderId, confirmation, silence, duties } = act.facts;
      const order = orderIn(s.restorations, orderId);
      if (duties !== undefined) order.done = [...(order.done ?? []).filter((d) => !duties.some((n) => n.duty === d.duty)), ...duties];
      for (const { duty } of duties ?? []) endClock(s, act, LIMIT_OF_DUTY[duty], orderId);
      if (confirmation === undefined) {
        order.partly = [...(order.partly ?? []), ...(duties ?? []).map(({ duty }) => duty)];
        return;
      }
      delete order.partly;
      order.reported = { at: act.occurredAt, seq: act.seq, confirmation, ...(silence === undefined ? {} : { silence }) };
      endClock(s, act, 'restoration', orderId);
      return startClock(s, act, 'restorationConfirmation', orderId, { subject: s.subjectId }, confirmation);
    }
    case 'harmsFiled':
      s.harms = [...(s.harms ?? []), ...act.facts.harms];
      return;
    case 'restorationObjected': {
      const { orderId, duties, restoration, due } = act.facts;
      const order = orderIn(s.restorations, orderId);
      order.reported = null;
      for (const { duty, terms } of due ?? []) startClock(s, act, LIMIT_OF_DUTY[duty], orderId, { org: order.orgId }, terms);
      order.objected = { at: act.occurredAt, seq: act.seq, duties, times: (order.objected?.times ?? 0) + 1 };
      endClock(s, act, 'restorationConfirmation', orderId);
      return startClock(s, act, 'restoration', orderId, { org: order.orgId }, restoration);
    }
    case 'confirmationAskedAgain': {
      const { orderId, confirmation, silence } = act.facts;
      const order = orderIn(s.restorations, orderId);
      if (order.reported === null) throw new Error(`${orderId} has not been reported`);
      const { at, seq } = order.reported;
      order.reported = { at, seq, confirmation, askedSeq: act.seq, ...(silence === undefined ? {} : { silence }) };
      endClock(s, act, 'restorationConfirmation', orderId);
      return startClock(s, act, 'restorationConfirmation', orderId, { subject: s.subjectId }, confirmation);
    }
    case 'restorationConfirmed':
    case 'deemedSatisfied': {
      const { orderId } = act.facts;
      orderIn(s.restorations, orderId).satisfied = { at: act.occurredAt, seq: act.seq, deemed: act.kind === 'deemedSatisfied' };
      return endClock(s, act, 'restorationConfirmation', orderId);
    }
  }
}
