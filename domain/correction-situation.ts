import type { Act } from './act.ts';
import type { Clocked } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { CaseId, NoticeId, OrderId, OrgId, RecordId } from './ids.ts';
import type { NoticeWay } from './notice-way.ts';
import type { Remedy } from './objection.ts';
import { orderIn } from './order-fold.ts';
import type { Instant } from './time.ts';

/** 更正通知: what one recipient is told of a correction. */
export interface Notice {
  noticeId: NoticeId;
  orgId: OrgId;
  seq: number;
  recordVersion: number;
  /** A record of the same fact that was put right with the case's own; absent for that one. */
  recordId?: RecordId;
  confirmedAt: Instant | null;
  /** How it is told; absent where it reads the web app. */
  by?: NoticeWay;
  /** By a signature of its system that was verified, and not by a person. */
  acknowledged?: true;
  /** Its recipient is no more: nobody will confirm it. */
  defunctAt?: Instant;
}

export interface Correction {
  orderId: OrderId;
  round: number;
  seq: number;
  remedy: Remedy;
  /** `beside`: a case that was examined with this one had put the record right, and told everybody. */
  done: { at: Instant; seq: number; toVersion: number; beside?: true } | null;
  notices: Notice[];
}

interface WithCorrections extends Clocked {
  caseId: CaseId;
  platformId: OrgId;
  round: number;
  recordVersion: number;
  corrections: Correction[];
}

/** Every notice of correction the case has sent, of all its rounds. */
export const noticesOf = (s: Pick<WithCorrections, 'corrections'>): Notice[] => s.corrections.flatMap((c) => c.notices);

/** Whether a recipient has still to say that its copy is right. */
export const isAwaited = (n: Notice): boolean => n.confirmedAt === null && n.defunctAt === undefined;

const currentCorrection = (s: WithCorrections): Correction => {
  const correction = s.corrections.at(-1);
  if (correction === undefined) throw new Error('no correction was ordered');
  return correction;
};

function noticeOf(s: WithCorrections, noticeId: NoticeId): Notice {
  const notice = noticesOf(s).find((n) => n.noticeId === noticeId);
  if (notice === undefined) throw new Error(`no notice ${noticeId}`);
  return notice;
}

export type CorrectionActKind = 'correctionOrdered' | 'recordCorrected' | 'recordRevoked' | 'recipientNotified' | 'recipientConfirmed' | 'recipientAcknowledged' | 'recipientDefunct';

/** Adds an act about putting the record right, and about telling everybody who was given it, to the situation. */
export function applyCorrection(s: WithCorrections, act: Extract<Act, { kind: CorrectionActKind }>): void {
  switch (act.kind) {
    case 'correctionOrdered': {
      const { orderId, remedy, correction } = act.facts;
      s.corrections.push({ orderId, round: s.round, seq: act.seq, remedy, done: null, notices: [] });
      return startClock(s, act, 'correction', orderId, { org: s.platformId }, correction);
    }
    case 'recordCorrected':
    case 'recordRevoked': {
      const { orderId, fromVersion, toVersion } = act.facts;
      orderIn(s.corrections, orderId).done = { at: act.occurredAt, seq: act.seq, toVersion, ...(fromVersion === toVersion ? { beside: true as const } : {}) };
      s.recordVersion = toVersion;
      endClock(s, act, 'basisWithdrawal', s.caseId);
      return endClock(s, act, 'correction', orderId);
    }
    case 'recipientNotified': {
      const { noticeId, orgId, recordVersion, confirmation, by, recordId } = act.facts;
      currentCorrection(s).notices.push({ noticeId, orgId, seq: act.seq, recordVersion, confirmedAt: null, ...(by === undefined ? {} : { by }), ...(recordId === undefined ? {} : { recordId }) });
      return startClock(s, act, 'recipientConfirmation', noticeId, { org: orgId }, confirmation);
    }
    case 'recipientConfirmed': {
      const { noticeId } = act.facts;
      noticeOf(s, noticeId).confirmedAt = act.occurredAt;
      return endClock(s, act, 'recipientConfirmation', noticeId);
    }
    case 'recipientAcknowledged': {
      Object.assign(noticeOf(s, act.facts.noticeId), { confirmedAt: act.occurredAt, acknowledged: true });
      return endClock(s, act, 'recipientConfirmation', act.facts.noticeId);
    }
    case 'recipientDefunct': {
      noticeOf(s, act.facts.noticeId).defunctAt = act.occurredAt;
      return endClock(s, act, 'recipientConfirmation', act.facts.noticeId);
    }
  }
}
