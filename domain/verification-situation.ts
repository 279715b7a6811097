import type { Act } from './act.ts';
import type { Clocked } from './clock-fold.ts';
import { endClock, isPast, moveClock, startClock } from './clock-fold.ts';
import type { DecisionDraft } from './decision-draft.ts';
import type { CaseId, EvidenceId, OrderId, OrgId } from './ids.ts';
import type { LimitName, RunningTerms, Terms } from './limit.ts';
import type { SentWay } from './notice-way.ts';
import type { Finding } from './objection.ts';
import { orderIn } from './order-fold.ts';
import type { Instant } from './time.ts';
import type { ExtensionAsk, SubAssignment } from './turn-situation.ts';

/** 协查: what one organisation is asked to verify, and what has come of it. */
export interface Verification {
  orderId: OrderId;
  orgId: OrgId;
  round: number;
  seq: number;
  requestedAt: Instant;
  answer: Terms;
  /** As of the answer's latest date; it moves with it, and while that stands still nothing is counted from it. */
  hardStop: RunningTerms;
  /** How often it may still be extended; unknown until it was. */
  extensionsLeft?: number;
  acknowledgedAt: Instant | null;
  /** How the request goes out; absent: it is read in the web app. */
  by?: SentWay;
  answered: { at: Instant; seq: number; findings: Finding[]; evidenceIds: EvidenceId[]; late: boolean; by?: OrgId } | null;
  silentSeq: number | null;
  stoppedSeq: number | null;
  /** The superior that decides after silence; absent where there is none. */
  superiorDecides?: OrgId;
  /** It was silent too. */
  superiorSilentSeq?: number;
  /** “Not ours”: said by whoever was asked, and nobody else is asked yet. */
  disowned?: { at: Instant; seq: number };
  /** Taken back or handed over by the platform: nobody waits for it any more. */
  recalledSeq?: number;
  /** When the system of whoever was asked has taken over that it was taken back. */
  recallReceived?: Instant;
  /** The newest sub-assignment to a unit of its own; absent: there was none. */
  assigned?: SubAssignment;
  /** The newest request for more time; absent: there was none. */
  extensionAsk?: ExtensionAsk;
}

/** 联席会议: called when providers contradict each other, held by the lead organ. */
export interface JointMeeting {
  round: number;
  seq: number;
  leadId: OrgId;
  held?: { at: Instant; seq: number; findings: Finding[] };
}

interface WithVerifications extends Clocked {
  caseId: CaseId;
  round: number;
  verifications: Verification[];
  meetings?: JointMeeting[];
  draft?: DecisionDraft;
}

/** The superior's duties about an order. */
export const SUPERIORS = ['superiorAnswer', 'superiorDecision'] as const satisfies readonly LimitName[];

/** The superior of whoever an order went to, as of the request; it may answer itself once it was called upon (督办). */
export function calledUpon(s: Clocked, orderId: OrderId): OrgId | null {
  const clock = s.clocks.findLast((c) => c.limit === 'verification' && c.ref === orderId);
  return clock === undefined || clock.escalatedAt === null ? null : clock.superiorId;
}

/** Whoever has been asked in the running examination, and has not answered. */
export const stillAsked = (s: Pick<WithVerifications, 'round' | 'verifications'>): Verification[] => s.verifications.filter((v) => v.round === s.round && v.answered === null && v.recalledSeq === undefined);

/** Taken back, handed over, or not theirs: nobody waits for it any more. */
export function recalled(s: WithVerifications, act: Act, orderId: OrderId): void {
  orderIn(s.verifications, orderId).recalledSeq = act.seq;
  for (const limit of ['verificationAcknowledgement', 'verification', ...SUPERIORS] as const) endClock(s, act, limit, orderId);
}

export type VerificationActKind =
  'verificationRequested' | 'verificationAcknowledged' | 'answered' | 'silenceDeclared' | 'disclosureStopped' | 'superiorSilent' | 'clockExtended' | 'clockStopped' | 'clockRestarted' | 'lostTime' | 'disowned' | 'verificationRecalled' | 'verificationSucceeded' | 'jointMeetingCalled' | 'jointMeetingHeld';

/** Adds an act about what is being verified to the situation. */
export function applyVerification(s: WithVerifications, act: Extract<Act, { kind: VerificationActKind }>): void {
  switch (act.kind) {
    case 'verificationRequested': {
      const { orderId, orgId, superiorId, acknowledgement, answer, hardStop, by } = act.facts;
      s.verifications.push({
        orderId, orgId, round: s.round, seq: act.seq, requestedAt: act.occurredAt, answer, hardStop, acknowledgedAt: null, answered: null,
        silentSeq: null, stoppedSeq: null, ...(by === undefined ? {} : { by }),
      });
      startClock(s, act, 'verificationAcknowledgement', orderId, { org: orgId }, acknowledgement, superiorId);
      return startClock(s, act, 'verification', orderId, { org: orgId }, answer, superiorId);
    }
    case 'verificationAcknowledged':
      orderIn(s.verifications, act.facts.orderId).acknowledgedAt = act.occurredAt;
      return endClock(s, act, 'verificationAcknowledgement', act.facts.orderId);
    case 'answered': {
      const verification = orderIn(s.verifications, act.facts.orderId);
      const { findings, evidenceIds } = act.facts;
      verification.answered = { at: act.occurredAt, seq: act.seq, findings, evidenceIds, late: isPast(verification.answer, act.occurredAt) };
      // 督办: the superior answers in its own name.
      if (act.author.class === 'person' && act.author.orgId !== null && act.author.orgId !== verification.orgId) verification.answered.by = act.author.orgId;
      for (const limit of SUPERIORS) endClock(s, act, limit, act.facts.orderId);
      verification.acknowledgedAt ??= act.occurredAt;
      // Whoever signs must not sign past an answer.
      if (s.draft?.state === 'open') s.draft.state = 'overtaken';
      endClock(s, act, 'verificationAcknowledgement', act.facts.orderId);
      return endClock(s, act, 'verification', act.facts.orderId);
    }
    case 'silenceDeclared':
      orderIn(s.verifications, act.facts.orderId).silentSeq = act.seq;
      return;
    case 'disclosureStopped': {
      const { orderId, superior } = act.facts;
      const verification = orderIn(s.verifications, orderId);
      verification.stoppedSeq = act.seq;
      if (superior === undefined) return;
      verification.superiorDecides = superior.orgId;
      endClock(s, act, 'superiorAnswer', orderId);
      return startClock(s, act, 'superiorDecision', orderId, { org: superior.orgId }, superior.decision);
    }
    case 'superiorSilent':
      // Its duty stays open: it may still answer until the decision.
      orderIn(s.verifications, act.facts.orderId).superiorSilentSeq = act.seq;
      return;
    case 'clockExtended': {
      const verification = orderIn(s.verifications, act.facts.orderId);
      const { answer, hardStop, left } = act.facts;
      Object.assign(verification, { answer, hardStop, extensionsLeft: left });
      if (verification.extensionAsk !== undefined) verification.extensionAsk.state = 'approved';
      return moveClock(s, 'verification', act.facts.orderId, answer);
    }
    case 'clockStopped':
      orderIn(s.verifications, act.facts.orderId).answer = act.facts.answer;
      return moveClock(s, 'verification', act.facts.orderId, act.facts.answer);
    case 'clockRestarted': {
      const { answer, hardStop } = act.facts;
      Object.assign(orderIn(s.verifications, act.facts.orderId), { answer, hardStop });
      return moveClock(s, 'verification', act.facts.orderId, answer);
    }
    case 'lostTime': {
      const { orderId, answer, hardStop } = act.facts;
      Object.assign(orderIn(s.verifications, orderId), { answer, hardStop });
      return moveClock(s, 'verification', orderId, answer);
    }
    case 'disowned':
      orderIn(s.verifications, act.facts.orderId).disowned = { at: act.occurredAt, seq: act.seq };
      if (act.facts.to === null) return;
      return recalled(s, act, act.facts.orderId);
    case 'verificationRecalled':
    case 'verificationSucceeded':
      return recalled(s, act, act.facts.orderId);
    case 'jointMeetingCalled':
      s.meetings = [...(s.meetings ?? []), { round: s.round, seq: act.seq, leadId: act.facts.leadId }];
      return startClock(s, act, 'jointMeeting', s.caseId, { org: act.facts.leadId }, act.facts.meeting);
    case 'jointMeetingHeld': {
      for (const m of s.meetings ?? []) if (m.round === s.round) m.held = { at: act.occurredAt, seq: act.seq, findings: act.facts.findings };
      if (s.draft?.state === 'open') s.draft.state = 'overtaken';
      return endClock(s, act, 'jointMeeting', s.caseId);
    }
  }
}
