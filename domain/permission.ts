import { exceptionsOf } from './exception-situation.ts';
import { breachesOf } from './breach-situation.ts';
import type { EndingHow, PersonActKind } from './act.ts';
import type { Actor, Role } from './actor.ts';
import { hasRole, overseesHouse } from './actor.ts';
import { correctionState } from './letter-correction.ts';
import { conflictOf } from './conflict.ts';
import { awaitsReview } from './decision-draft.ts';
import type { ErrorCode } from './errors.ts';
import { asId } from './ids.ts';
import type { OrderId } from './ids.ts';
import { supervises } from './oversight.ts';
import type { NoticeWay } from './notice-way.ts';
import type { Phase } from './objection.ts';
import { decides } from './raised.ts';
import type { RemedyActKind, RemedyTrackState } from './remedy.ts';
import type { Restorer } from './restoration-acts.ts';
import { awaitsSupplement } from './intake-situation.ts';
import { meetingOfRound } from './joint-meeting.ts';
import { stoppedSince } from './limit.ts';
import { inStead, isAskedOnPaper, powerOf, reaches } from './power.ts';
import type { CaseSituation, Decision } from './situation.ts';
import type { Notice } from './correction-situation.ts';
import type { Verification } from './verification-situation.ts';
import type { StayRequestState } from './stay-request-situation.ts';
import { stayRequestsOf } from './stay-request-situation.ts';
import { awaitsSuccessor, evidentlyWrong } from './subject-end-situation.ts';
import type { TurnFacts } from './turn-acts.ts';
import { followed, joinedOf } from './merge-situation.ts';
import { mayBeMerged } from './merge.ts';
import { unitOf } from './turn-situation.ts';
import { openClock } from './clock-fold.ts';
import { decisionOfRound, verificationIsOpen } from './situation.ts';
import { calledUpon } from './verification-situation.ts';
import { openRemedy } from './remedy-situation.ts';
import { isAwaited, noticesOf } from './correction-situation.ts';
import { stillSuspended } from './suspension-situation.ts';

/** The acts people do on a case that is already there. */
export type CaseActKind = Extract<
  PersonActKind,
  | 'accepted' | 'suspensionAcknowledged' | 'verificationAcknowledged' | 'answered' | 'decisionDrafted' | 'decisionReviewed' | 'decisionReturned' | 'decided' | 'baseAnnulled' | 'baseInRemedy' | 'serviceReceipted' | 'noticePublished' | RemedyActKind | 'caseFileMade' | 'letterCorrectionDrafted' | 'letterCorrected' | 'endingAcknowledged'
  | 'breachReported' | 'rolledBack' | 'exceptionProposed' | 'exceptionDecided' | 'stayAnswered' | 'recipientConfirmed' | 'recipientDefunct' | 'restorationReported' | 'restorationConfirmed' | 'restorationObjected' | 'harmsFiled' | 'reopened' | 'clockExtended' | 'clockStopped' | 'clockRestarted'
  | 'verificationRecalled' | 'disowned' | 'evidenceAdded' | 'jointMeetingHeld'
  | keyof TurnFacts | 'casesMerged' | 'caseSplit'
  | 'supplementAsked' | 'supplemented' | 'notAccepted' | 'transferred' | 'withdrawalAsked' | 'withdrawn' | 'powerRevoked' | 'powerGiven' | 'powerExamined' | 'subjectEnded' | 'successorCame'
>;

export type Permission = { allowed: true } | { allowed: false; code: ErrorCode; params: Record<string, string> };

/** One thing somebody may be asked or able to do on a case: an act and the order or notice it is about (the case itself: its id). */
export interface Task {
  kind: CaseActKind;
  ref: string;
  how: EndingHow | null;
}

interface Rule {
  role: Role;
  /** Another role that may do it as well. */
  or?: Role | readonly Role[];
  /** The stages in which the act makes sense at all; empty: any, the order's own state decides. */
  phases: readonly Phase[];
  /** Whether it is this person's order, notice or case. */
  mine(s: CaseSituation, actor: Actor, task: Task): boolean;
  /** undefined: there is nothing of that name here; 'done': it was done before; 'open': now; 'notYet': its turn has not come; 'over': its limit has run out; 'undrafted': nothing is there to be signed; 'unreviewed': nobody has reviewed it yet. */
  state(s: CaseSituation, task: Task): 'open' | 'done' | 'notYet' | 'over' | 'undrafted' | 'unreviewed' | undefined;
}

/** What was reported waits for the subject's word: that it is so, or that it is not. */
const awaitsWord: Rule['state'] = (s, t) => {
  const r = order(s.restorations, t.ref);
  if (r === undefined) return undefined;
  if (r.satisfied !== null) return 'done';
  return r.reported === null ? 'notYet' : 'open';
};
const order = <T extends { orderId: string }>(list: T[], ref: string): T | undefined => list.find((o) => o.orderId === ref);
const noticeAt = (s: CaseSituation, ref: string): Notice | undefined => noticesOf(s).find((n) => n.noticeId === ref);
const stayRequestAt = (s: CaseSituation, ref: string): StayRequestState | undefined => stayRequestsOf(s).find((r) => r.requestId === ref);
const platform: Rule['mine'] = (s, actor) => actor.orgId === s.platformId;
const providerOrPlatform: Rule['mine'] = (s, actor, t) =>
  (hasRole(actor, 'provider') && order(s.verifications, t.ref)?.orgId === actor.orgId) || (hasRole(actor, 'clerk') && platform(s, actor, t));

/** The platform's clerk, for whom what went out went on paper. */
const byPaper = (by: NoticeWay | undefined, s: CaseSituation, actor: Actor, t: Task): boolean => by === 'paper' && hasRole(actor, 'clerk') && platform(s, actor, t);

/** The subject itself; or, of one that is asked on paper, who enters its word: a clerk of the platform, and of what the platform itself had to restore the organ above it. */
const saysOrWrites: Rule['mine'] = (s, actor, t) =>
  actor.subjectId === s.subjectId || (isAskedOnPaper(s) && (order(s.restorations, t.ref)?.orgId === s.platformId ? hasRole(actor, 'supervisor') && actor.orgId !== s.platformId && overseesHouse(actor) : hasRole(actor, 'clerk') && platform(s, actor, t)));

/** Whoever the request to verify went to. */
const asked: Rule['mine'] = (s, actor, t) => order(s.verifications, t.ref)?.orgId === actor.orgId;
const unanswered = (s: CaseSituation, v: Verification): boolean => v.answered === null && v.round === s.round && v.recalledSeq === undefined;
/** Of a request for more time: it waits for the principal. */
function askedForMore(s: CaseSituation, t: Task): 'open' | 'done' | 'notYet' | 'over' | undefined {
  const v = order(s.verifications, t.ref);
  if (v === undefined || v.extensionsLeft === 0) return v && 'done';
  const state = clockState(s, v);
  return state === 'open' && v.extensionAsk?.state !== 'open' ? 'notYet' : state;
}

/** Whose hands a restoration is in, by the part the organisation has in it; a platform above has no clerks here, but people who receive. */
const RESTORER_ROLES = { executor: ['executor'], provider: ['provider'], publisher: ['clerk', 'executor'] } as const satisfies Record<Restorer, readonly Role[]>;

/** Who may do what, when: the one table. A rule not written here does not exist. */
const RULES: { [K in CaseActKind]: Rule } = {
  accepted: {
    role: 'clerk', phases: ['received'], mine: platform,
    state: (s) => (s.acceptedAt === null ? 'open' : 'done'),
  },
  supplementAsked: {
    // 一次性补正告知: there is no second one.
    role: 'clerk', phases: ['received'], mine: platform,
    state: (s) => (s.supplement === undefined ? 'open' : 'done'),
  },
  supplemented: {
    role: 'subject', phases: ['received'],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    state: (s) => {
      if (s.supplement === undefined) return 'notYet';
      if (s.supplement.received !== null) return 'done';
      return s.supplement.lapsed === null ? 'open' : 'over';
    },
  },
  // While the subject still has time to supplement, nobody turns it away; accepting all the same helps it.
  notAccepted: { role: 'clerk', phases: ['received'], mine: platform, state: turnedAway },
  transferred: { role: 'clerk', phases: ['received'], mine: platform, state: (s) => (s.ending !== undefined ? 'done' : 'open') },
  withdrawalAsked: {
    // A case that was reopened is not the subject's to withdraw, nor one that goes on ex officio.
    role: 'subject', phases: ['received', 'verifying', 'deciding'],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    state: (s) => (isSubjects(s) ? (s.withdrawal === undefined ? 'open' : 'done') : 'notYet'),
  },
  withdrawn: {
    role: 'subject', phases: ['received', 'verifying', 'deciding'],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    state: (s) => {
      if (!isSubjects(s) || s.withdrawal === undefined) return 'notYet';
      return s.withdrawal.confirmedAt === null ? 'open' : 'done';
    },
  },
  powerRevoked: {
    // 撤回授权: at any time, by whoever gave it and nobody else.
    role: 'subject', phases: [],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    // What waits to be examined is taken back in the same way.
    state: (s) => (s.powerAsk !== undefined ? 'open' : s.power === undefined ? undefined : s.power.ended === undefined ? 'open' : 'done'),
  },
  powerGiven: {
    // 事后委托: one agent at a time, by a subject that is there itself.
    role: 'subject', phases: ['received', 'verifying', 'deciding', 'executing'],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    state: (s) => (s.subjectEnd !== undefined ? 'notYet' : (s.power === undefined || s.power.ended !== undefined) && s.powerAsk === undefined ? 'open' : 'done'),
  },
  powerExamined: {
    // 核验授权: nobody is let in before.
    role: 'clerk', phases: [], mine: platform, state: (s) => (s.powerAsk === undefined ? 'notYet' : 'open'),
  },
  subjectEnded: {
    // 主体终止 (law.md §8, 5): whoever has the document of it says so at the platform.
    role: 'clerk', phases: ['received', 'verifying', 'deciding'], mine: platform, state: (s) => (s.subjectEnd === undefined ? 'open' : 'done'),
  },
  successorCame: {
    role: 'clerk', phases: ['received', 'verifying', 'deciding'], mine: platform,
    state: (s) => (s.subjectEnd === undefined ? 'notYet' : awaitsSuccessor(s) ? 'open' : 'done'),
  },
  suspensionAcknowledged: {
    // What went out on paper comes back on paper, and is entered by the platform's clerk.
    role: 'executor', or: 'clerk', phases: [],
    mine: (s, actor, t) => {
      const o = order(s.suspensions, t.ref);
      return (hasRole(actor, 'executor') && o?.orgId === actor.orgId) || byPaper(o?.by, s, actor, t);
    },
    state: (s, t) => {
      const o = order(s.suspensions, t.ref);
      if (o === undefined) return undefined;
      return o.acknowledgedAt === null && stillSuspended(o).length > 0 ? 'open' : 'done';
    },
  },
  verificationAcknowledged: {
    role: 'provider', or: 'clerk', phases: ['verifying', 'deciding'],
    mine: (s, actor, t) => {
      const v = order(s.verifications, t.ref);
      return (hasRole(actor, 'provider') && v?.orgId === actor.orgId) || byPaper(v?.by, s, actor, t);
    },
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined) return undefined;
      return v.acknowledgedAt === null && v.round === s.round && v.recalledSeq === undefined ? 'open' : 'done';
    },
  },
  answered: {
    // A late answer is still heard, until the decision; silence never confirms, and a late truth helps whom it helps. After 督办 the superior may answer in its own name.
    role: 'provider', or: 'supervisor', phases: ['verifying', 'deciding'],
    mine: (s, actor, t) => (hasRole(actor, 'provider') && order(s.verifications, t.ref)?.orgId === actor.orgId) || (hasRole(actor, 'supervisor') && actor.orgId !== null && calledUpon(s, asId<OrderId>(t.ref)) === actor.orgId),
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined) return undefined;
      return v.answered === null && v.round === s.round && v.recalledSeq === undefined ? 'open' : 'done';
    },
  },
  verificationRecalled: {
    // 撤回协查、改送: what has been answered stays.
    role: 'clerk', phases: ['verifying'], mine: platform,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined) return undefined;
      return v.answered === null && v.round === s.round && v.recalledSeq === undefined ? 'open' : 'done';
    },
  },
  disowned: {
    // 不是本单位提供 (law.md §8, 11): before it has answered, once; whether it is true the batch says.
    role: 'provider', phases: ['verifying'],
    mine: (s, actor, t) => order(s.verifications, t.ref)?.orgId === actor.orgId,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined) return undefined;
      return v.answered === null && v.round === s.round && v.recalledSeq === undefined && v.disowned === undefined ? 'open' : 'done';
    },
  },
  evidenceAdded: {
    // 补充证据 (law.md §8, 13): by the subject, or at the platform's window; nobody waits for it.
    role: 'subject', or: 'clerk', phases: ['received', 'verifying', 'deciding'],
    mine: (s, actor, t) => (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: (s) => (s.ending === undefined && decisionOfRound(s) === undefined ? 'open' : 'done'),
  },
  jointMeetingHeld: {
    // 联席会议: the lead organ, in its own name.
    role: 'supervisor', phases: ['verifying', 'deciding'],
    mine: (s, actor) => meetingOfRound(s)?.leadId === actor.orgId,
    state: (s) => {
      const meeting = meetingOfRound(s);
      if (meeting === undefined) return 'notYet';
      return meeting.held === undefined ? 'open' : 'done';
    },
  },
  decisionDrafted: {
    // 拟稿; a new draft takes the place of the one before. By the superior's people once it was raised (提级).
    role: 'clerk', or: 'supervisor', phases: ['verifying', 'deciding', 'executing', 'closed'], mine: decides,
    state: (s) => {
      if (decisionOfRound(s) !== undefined) return 'done';
      return s.phase === 'deciding' && !restsForSuccessor(s) ? 'open' : 'notYet';
    },
  },
  decisionReviewed: {
    // 审核: where the chain of the draft asks for it.
    role: 'clerk', or: 'supervisor', phases: ['deciding'], mine: decides,
    state: (s) => {
      if (decisionOfRound(s) !== undefined) return 'done';
      if (s.draft?.state !== 'open') return 'undrafted';
      if (s.draft.review === undefined) return 'notYet';
      return awaitsReview(s.draft) ? 'open' : 'done';
    },
  },
  decisionReturned: {
    role: 'clerk', or: 'supervisor', phases: ['deciding'], mine: decides,
    state: (s) => {
      if (decisionOfRound(s) !== undefined) return 'done';
      return s.draft?.state === 'open' ? 'open' : 'undrafted';
    },
  },
  decided: {
    // 签发: what has been drafted, and nothing else.
    role: 'clerk', or: 'supervisor', phases: ['verifying', 'deciding', 'executing', 'closed'], mine: decides,
    state: (s) => {
      if (decisionOfRound(s) !== undefined) return 'done';
      if (s.phase !== 'deciding' || restsForSuccessor(s)) return 'notYet';
      if (awaitsReview(s.draft)) return 'unreviewed';
      return s.draft?.state === 'open' ? 'open' : 'undrafted';
    },
  },
  baseAnnulled: {
    // Whoever hears of it first says so: its provider, or the platform.
    role: 'provider', or: 'clerk', phases: ['verifying', 'deciding'],
    mine: (s, actor, t) => (hasRole(actor, 'provider') && s.verifications.some((v) => v.orgId === actor.orgId)) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: (s) => (s.base?.annulled === undefined ? 'open' : 'done'),
  },
  baseInRemedy: {
    role: 'subject', or: 'clerk', phases: ['received', 'verifying', 'deciding'],
    mine: (s, actor, t) => (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: (s) => (s.base?.inRemedy === undefined ? 'open' : 'done'),
  },
  serviceReceipted: {
    // 送达回证: of a decision that goes out on paper.
    role: 'clerk', phases: ['executing', 'closed'], mine: platform, state: (s) => unserved(s, (d) => d.by === 'paper'),
  },
  noticePublished: {
    // 公告送达: only for whom paper did not reach.
    role: 'clerk', phases: ['executing', 'closed'], mine: platform, state: (s) => unserved(s, (d) => d.by === 'paper' && d.notice === undefined),
  },
  caseFileMade: {
    // 卷宗: at any time, as often as it is wanted; nobody waits for it, so it is nobody's task.
    role: 'clerk', or: 'subject', phases: [],
    mine: (s, actor, t) => (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: () => 'open',
  },
  letterCorrectionDrafted: {
    // 更正文书: a mistake in an issued letter; nobody waits for it.
    role: 'clerk', phases: [], mine: platform, state: (s, t) => correctionState(s, t.ref, () => 'open'),
  },
  letterCorrected: {
    role: 'clerk', phases: [], mine: platform, state: (s, t) => correctionState(s, t.ref, (draft) => (draft === undefined ? 'undrafted' : 'open')),
  },
  remedyFiled: {
    // 复核 by the subject; 复议 and suits are registered by whoever has the document. Which tracks are open, the act judges.
    role: 'subject', or: 'clerk', phases: [],
    mine: (s, actor, t) => (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: (s) => (openRemedy(s) !== undefined ? 'done' : (decisionOfRound(s)?.served ?? null) === null && !(s.phase === 'verifying' || s.phase === 'deciding') ? 'notYet' : 'open'),
  },
  remedyServed: {
    role: 'clerk', phases: [], mine: platform,
    state: (s, t) => remedyState(s, t, (r) => r.track !== 'review' && r.servedAt === null),
  },
  remedyAnswered: {
    role: 'clerk', phases: [], mine: platform,
    state: (s, t) => remedyState(s, t, (r) => r.servedAt !== null && r.answeredAt === null),
  },
  remedyEnded: { role: 'clerk', phases: [], mine: platform, state: (s, t) => remedyState(s, t, () => true) },
  suspensionImposed: {
    role: 'clerk', phases: [], mine: platform,
    state: (s, t) => remedyState(s, t, () => decisionOfRound(s) !== undefined && (s.imposed === undefined || s.imposed.endedSeq !== null)),
  },
  suspensionEnded: {
    role: 'clerk', phases: [], mine: platform,
    state: (s, t) => remedyState(s, t, (r) => s.imposed?.remedyId === r.remedyId && s.imposed.endedSeq === null),
  },
  endingAcknowledged: {
    role: 'executor', or: 'clerk', phases: [],
    mine: (s, actor, t) => {
      const o = order(s.suspensions, t.ref);
      return (hasRole(actor, 'executor') && o?.orgId === actor.orgId) || byPaper(o?.endings.findLast((e) => e.how === t.how)?.by, s, actor, t);
    },
    state: (s, t) => {
      const o = order(s.suspensions, t.ref);
      if (o === undefined) return undefined;
      const endings = o.endings.filter((e) => e.how === t.how);
      if (endings.length === 0) return 'notYet';
      return endings.some((e) => e.acknowledgedAt === null) ? 'open' : 'done';
    },
  },
  breachReported: {
    // Whoever sees a suspended measure used may say so: the department itself, or the subject to whom it happened.
    role: 'subject', or: 'executor', phases: [],
    mine: (s, actor, t) => (hasRole(actor, 'subject') && actor.subjectId === s.subjectId) || (hasRole(actor, 'executor') && order(s.suspensions, t.ref)?.orgId === actor.orgId),
    state: (s, t) => (order(s.suspensions, t.ref) === undefined ? undefined : 'open'),
  },
  stayAnswered: {
    // 答复商请暂缓: by the body that was asked; what comes by letter is entered by the clerk. Late is still heard, until the decision.
    role: 'executor', or: 'clerk', phases: [],
    mine: (s, actor, t) => (hasRole(actor, 'executor') && stayRequestAt(s, t.ref)?.orgId === actor.orgId) || (hasRole(actor, 'clerk') && platform(s, actor, t)),
    state: (s, t) => {
      const request = stayRequestAt(s, t.ref);
      return request && (request.answered === null && request.endedAt === undefined ? 'open' : 'done');
    },
  },
  exceptionProposed: {
    role: 'executor', phases: [],
    mine: (s, actor, t) => order(s.suspensions, t.ref)?.orgId === actor.orgId,
    state: (s, t) => {
      const o = order(s.suspensions, t.ref);
      if (o === undefined) return undefined;
      return stillSuspended(o).length > 0 ? 'open' : 'done';
    },
  },
  exceptionDecided: {
    // By somebody of another organ than the one that wants to act.
    role: 'supervisor', phases: [],
    mine: (s, actor, t) => supervises(s, actor) && exceptionsOf(s).some((e) => e.exceptionId === t.ref && e.orgId !== actor.orgId),
    state: (s, t) => {
      const exception = exceptionsOf(s).find((e) => e.exceptionId === t.ref);
      if (exception === undefined) return undefined;
      return exception.decided === null ? 'open' : 'done';
    },
  },
  rolledBack: {
    role: 'executor', phases: [],
    mine: (s, actor, t) => breachesOf(s).some((b) => b.breachId === t.ref && b.orgId === actor.orgId),
    state: (s, t) => {
      const breach = breachesOf(s).find((b) => b.breachId === t.ref);
      if (breach === undefined) return undefined;
      return breach.rolledBack === null ? 'open' : 'done';
    },
  },
  recipientConfirmed: {
    // A slip that comes back on paper (送达回证) is entered by the platform's clerk.
    role: 'executor', or: 'clerk', phases: [],
    mine: (s, actor, t) => {
      const notice = noticeAt(s, t.ref);
      return (hasRole(actor, 'executor') && notice?.orgId === actor.orgId) || byPaper(notice?.by, s, actor, t);
    },
    state: (s, t) => {
      const notice = noticeAt(s, t.ref);
      return notice && (isAwaited(notice) ? 'open' : 'done');
    },
  },
  recipientDefunct: {
    // Only when urging and escalating have brought nothing: a recipient that is slow is not one that is no more.
    role: 'supervisor', phases: [],
    mine: supervises,
    state: (s, t) => {
      const notice = noticeAt(s, t.ref);
      if (notice === undefined) return undefined;
      if (!isAwaited(notice)) return 'done';
      return openClock(s, 'recipientConfirmation', t.ref)?.escalatedAt ? 'open' : 'notYet';
    },
  },
  restorationReported: {
    // By whoever of the organisation has the part in which it has to restore.
    role: 'executor', or: ['provider', 'clerk'], phases: ['executing', 'closed'],
    mine: (s, actor, t) => {
      const r = order(s.restorations, t.ref);
      return byPaper(r?.by, s, actor, t) || (r?.orgId === actor.orgId && (r?.of ?? ['executor']).some((part) => RESTORER_ROLES[part].some((role) => hasRole(actor, role))));
    },
    state: (s, t) => {
      const r = order(s.restorations, t.ref);
      if (r === undefined) return undefined;
      return r.reported === null ? 'open' : 'done';
    },
  },
  restorationConfirmed: {
    role: 'subject', or: ['clerk', 'supervisor'], phases: ['executing', 'closed'],
    mine: saysOrWrites,
    state: awaitsWord,
  },
  restorationObjected: {
    // 对恢复情况有异议: of what was reported and is not confirmed yet.
    role: 'subject', or: ['clerk', 'supervisor'], phases: ['executing', 'closed'],
    mine: saysOrWrites,
    state: awaitsWord,
  },
  harmsFiled: {
    // 损害记录: private until here; as often as there is something new, until the case is closed.
    role: 'subject', phases: ['received', 'verifying', 'deciding', 'executing'],
    mine: (s, actor) => actor.subjectId === s.subjectId,
    state: (s) => (s.ending === undefined ? 'open' : 'done'),
  },
  reopened: {
    // A decided case is examined anew on new evidence, 复核 or judgment; one whose correction is under way is first brought to its end.
    role: 'supervisor', phases: ['executing', 'closed'], mine: supervises,
    state: (s) => {
      const decision = decisionOfRound(s);
      if (decision === undefined || decision.served === null) return 'notYet';
      if (decision.remedy === 'revoke') return 'done';
      return s.phase === 'closed' || decision.remedy === 'none' ? 'open' : 'notYet';
    },
  },
  casesMerged: {
    // 一并审理: into a case that is still verified and follows no other.
    role: 'clerk', phases: ['verifying'], mine: platform, state: (s) => (followed(s) !== undefined ? 'done' : mayBeMerged(s) ? 'open' : 'notYet'),
  },
  caseSplit: { role: 'clerk', phases: ['verifying', 'deciding'], mine: platform, state: (s) => (joinedOf(s).length > 0 ? 'open' : 'notYet') },
  subAssigned: {
    // 转办: to a unit of its own; one at a time.
    role: 'provider', phases: ['verifying', 'deciding'], mine: asked,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      return v && (unanswered(s, v) && unitOf(v) === undefined ? 'open' : 'done');
    },
  },
  subAssignmentRecalled: {
    role: 'provider', phases: ['verifying', 'deciding'], mine: asked,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined || !unanswered(s, v)) return v && 'done';
      return unitOf(v) === undefined ? 'notYet' : 'open';
    },
  },
  findingDrafted: {
    // 拟答: by the unit that it is with; a new draft takes the place of the one before. Sending it is the principal's (answered).
    role: 'provider', phases: ['verifying', 'deciding'],
    mine: (s, actor, t) => {
      const v = order(s.verifications, t.ref);
      return v !== undefined && actor.orgId !== null && unitOf(v) === actor.orgId;
    },
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      return v && (unanswered(s, v) ? 'open' : 'done');
    },
  },
  extensionAsked: {
    // 申请延期: whether the instant and the pack let it be granted the act judges.
    role: 'provider', phases: ['verifying'], mine: asked,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined || v.extensionsLeft === 0 || v.extensionAsk?.state === 'open') return v && 'done';
      return clockState(s, v);
    },
  },
  // 延期须经负责人批准: by the principal of the same organisation, who is another person than who has asked (conflict.ts).
  clockExtended: { role: 'principal', phases: ['verifying'], mine: asked, state: askedForMore },
  extensionDeclined: { role: 'principal', phases: ['verifying'], mine: asked, state: askedForMore },
  clockStopped: {
    role: 'provider', or: 'clerk', phases: ['verifying'], mine: providerOrPlatform,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      // A second stop for the reason of one that lasts is the ledger's to refuse (domain/clock-ledger.ts).
      return v && clockState(s, v);
    },
  },
  clockRestarted: {
    role: 'provider', or: 'clerk', phases: ['verifying'], mine: providerOrPlatform,
    state: (s, t) => {
      const v = order(s.verifications, t.ref);
      if (v === undefined) return undefined;
      const state = clockState(s, v);
      return state === 'open' && stoppedSince(v.answer) === null ? 'notYet' : state;
    },
  },
};

/** The table without its questions to a case: which role does which act in which stages; none: in any. */
export const actTable = (): { kind: CaseActKind; roles: Role[]; phases: readonly Phase[] }[] =>
  (Object.keys(RULES) as CaseActKind[]).map((kind) => ({ kind, roles: [RULES[kind].role, ...[RULES[kind].or ?? []].flat()], phases: RULES[kind].phases }));

/** Nobody is there who could be told; what is wrong on its face is put right all the same. */
const restsForSuccessor = (s: CaseSituation): boolean => awaitsSuccessor(s) && !evidentlyWrong(s);

/** Whether the case is the subject's own to withdraw: not one that was reopened, nor one that an office has begun itself. */
const isSubjects = (s: CaseSituation): boolean => s.round === 1 && s.through?.how !== 'exOfficio';

/** Of a remedy under way; one that is over leaves nothing to do. */
function remedyState(s: CaseSituation, { ref }: Task, open: (r: RemedyTrackState) => boolean): 'open' | 'done' | undefined {
  const remedy = s.remedies?.find((r) => r.remedyId === ref);
  if (remedy === undefined) return undefined;
  return remedy.ended === null && open(remedy) ? 'open' : 'done';
}

/** Of a decision that waits to be served by hand. */
function unserved(s: CaseSituation, waits: (d: Decision) => boolean): 'open' | 'done' | 'notYet' {
  const decision = decisionOfRound(s);
  if (decision?.by !== 'paper') return 'notYet';
  return (decision.served === null || decision.again !== undefined) && waits(decision) ? 'open' : 'done';
}

/** Whether the case can still be turned away. */
function turnedAway(s: CaseSituation): 'open' | 'done' | 'notYet' {
  if (s.ending !== undefined) return 'done';
  return awaitsSupplement(s) ? 'notYet' : 'open';
}

/** Whether a verification's clock is still one that can be moved. */
function clockState(s: CaseSituation, v: Verification): 'open' | 'done' | 'over' {
  if (v.answered !== null || v.round !== s.round || v.recalledSeq !== undefined) return 'done';
  return v.silentSeq === null ? 'open' : 'over';
}

/** May this person do this now? A person without the role or the order learns only that it is not theirs. */
export function may(s: CaseSituation, who: Actor, task: Task): Permission {
  const power = powerOf(s, who);
  // 代理: as the subject, as far as the power reaches.
  if (power !== undefined && !reaches(power, task.kind)) return refused('beyond-power');
  const actor = inStead(s, who);
  const rule = RULES[task.kind];
  const state = rule.state(s, task);
  if (state === undefined) return refused('not-found');
  const inRole = hasRole(actor, rule.role) || [rule.or ?? []].flat().some((role) => hasRole(actor, role));
  if (!inRole || !rule.mine(s, actor, task)) return refused('not-your-role', { role: rule.role });
  const conflict = conflictOf(s, actor, task.kind, task.ref);
  if (conflict !== null) return refused('conflict-of-interest', { conflict });
  if (state === 'done') return refused('already-done');
  if (state === 'over') return refused('limit-expired', { limit: task.kind === 'supplemented' ? 'supplement' : 'verification' });
  if (state === 'undrafted') return refused('draft-needed');
  if (state === 'unreviewed') return refused('review-needed');
  if (state === 'notYet') return refused('not-allowed-in-stage', { phase: s.phase });
  if (rule.phases.length > 0 && !rule.phases.includes(s.phase)) return refused('not-allowed-in-stage', { phase: s.phase });
  return { allowed: true };
}

/** Everything that can be asked of anybody on this case, for "what is allowed, and why not" and for the list of tasks. */
export function tasksOf(s: CaseSituation): Task[] {
  const task = (kind: CaseActKind, ref: string, how: EndingHow | null = null): Task => ({ kind, ref, how });
  return [
    task('accepted', s.caseId),
    ...(['supplementAsked', 'supplemented', 'notAccepted', 'transferred'] as const).filter((kind) => s.phase === 'received' && (kind !== 'supplemented' || s.supplement !== undefined)).map((kind) => task(kind, s.caseId)),
    ...(isSubjects(s) && (s.phase === 'received' || verificationIsOpen(s)) ? [task(s.withdrawal === undefined ? 'withdrawalAsked' : 'withdrawn', s.caseId)] : []),
    ...s.verifications.flatMap((v) => [task('verificationAcknowledged', v.orderId), task('answered', v.orderId)]),
    ...s.verifications.filter((v) => v.recalledSeq === undefined).flatMap((v) => [task('verificationRecalled', v.orderId), task('disowned', v.orderId)]),
    ...(s.powerAsk === undefined && (s.power === undefined || s.power.ended !== undefined) ? [] : [task('powerRevoked', s.caseId)]),
    ...(s.powerAsk !== undefined ? [task('powerExamined', s.caseId)] : s.phase === 'closed' || s.subjectEnd !== undefined || (s.power !== undefined && s.power.ended === undefined) ? [] : [task('powerGiven', s.caseId)]),
    ...(s.phase === 'received' || verificationIsOpen(s) ? [task('evidenceAdded', s.caseId)] : []),
    ...(mayBeMerged(s) ? [task('casesMerged', s.caseId)] : []), ...(joinedOf(s).length > 0 && verificationIsOpen(s) ? [task('caseSplit', s.caseId)] : []),
    ...(meetingOfRound(s) === undefined ? [] : [task('jointMeetingHeld', s.caseId)]),
    ...s.verifications.flatMap((v) => [...clockTasks(v), ...turnTasks(v)].map((kind) => task(kind, v.orderId))),
    ...s.suspensions.flatMap((o) => [
      task('suspensionAcknowledged', o.orderId), task('breachReported', o.orderId), task('exceptionProposed', o.orderId),
      ...[...new Set(o.endings.map((e) => e.how))].map((how) => task('endingAcknowledged', o.orderId, how)),
    ]),
    ...stayRequestsOf(s).filter((r) => r.endedAt === undefined).map((r) => task('stayAnswered', r.requestId)),
    ...exceptionsOf(s).map((e) => task('exceptionDecided', e.exceptionId)),
    ...breachesOf(s).map((b) => task('rolledBack', b.breachId)),
    ...(s.phase === 'received' || verificationIsOpen(s) ? [task(s.subjectEnd === undefined ? 'subjectEnded' : 'successorCame', s.caseId)] : []),
    task('decisionDrafted', s.caseId),
    ...(s.draft?.state === 'open' ? [...(s.draft.review === undefined ? [] : [task('decisionReviewed', s.caseId)]), task('decisionReturned', s.caseId)] : []),
    task('decided', s.caseId),
    ...(['baseAnnulled', 'baseInRemedy', 'remedyFiled', ...(decisionOfRound(s)?.by === 'paper' ? (['serviceReceipted', 'noticePublished'] as const) : [])] as const).map((kind) => task(kind, s.caseId)),
    ...(s.remedies ?? []).filter((r) => r.ended === null).flatMap((r) => (['remedyServed', 'remedyAnswered', 'remedyEnded', 'suspensionImposed', 'suspensionEnded'] as const).map((kind) => task(kind, r.remedyId))),
    ...noticesOf(s).flatMap((n) => [task('recipientConfirmed', n.noticeId), ...(isAwaited(n) ? [task('recipientDefunct', n.noticeId)] : [])]),
    ...s.restorations.flatMap((r) => [task('restorationReported', r.orderId), task('restorationConfirmed', r.orderId), ...(r.reported === null || r.satisfied !== null ? [] : [task('restorationObjected', r.orderId)])]),
    ...(s.phase === 'closed' || s.ending !== undefined ? [] : [task('harmsFiled', s.caseId)]),
    task('reopened', s.caseId),
    // That any letter can be corrected is said beside the letter; here stands what waits to be signed.
    ...(s.letterDrafts ?? []).map((d) => task('letterCorrected', d.letterId)),
  ];
}

/** What can be done to a verification's clock as it is: one that stands still runs on or is stopped for another reason too, one that runs is stopped or extended. */
const clockTasks = (v: Verification): CaseActKind[] => (stoppedSince(v.answer) === null ? [v.extensionAsk?.state === 'open' ? 'clockExtended' : 'extensionAsked', 'clockStopped'] : ['clockRestarted', 'clockStopped']);

/** What can be done within the organisation that was asked. */
const turnTasks = (v: Verification): CaseActKind[] => [
  ...(unitOf(v) === undefined ? (['subAssigned'] as const) : (['findingDrafted', 'subAssignmentRecalled'] as const)),
  ...(v.extensionAsk?.state === 'open' ? (['extensionDeclined'] as const) : []),
];

/**
 * The acts that make a view outdated, per act: a decision taken while an answer came in must be looked at again,
 * an acknowledgement never. Used with If-Match.
 */
const MATERIAL: { [K in CaseActKind]: readonly string[] } = {
  accepted: ['accepted', 'withdrawn', 'notAccepted', 'transferred'],
  supplementAsked: ['supplementAsked', 'accepted', 'withdrawn'],
  supplemented: ['supplementLapsed'],
  notAccepted: ['supplemented', 'accepted', 'withdrawn'],
  transferred: ['supplemented', 'accepted', 'withdrawn'],
  withdrawalAsked: [],
  withdrawn: ['answered', 'decided'],
  powerRevoked: [],
  powerGiven: [],
  powerExamined: ['powerGiven', 'powerExamined', 'powerRevoked', 'subjectEnded'],
  subjectEnded: ['subjectEnded', 'decided'],
  successorCame: ['successorCame', 'caseTerminated', 'decided'],
  suspensionAcknowledged: [],
  verificationAcknowledged: [],
  answered: ['answered', 'evidenceAdded', 'casesMerged', 'decided', 'reopened'],
  evidenceAdded: ['decided'],
  decisionDrafted: ['answered', 'evidenceAdded', 'caseSplit', 'decisionDrafted', 'decisionReturned', 'decided', 'disclosureStopped', 'suspensionOrdered', 'reopened'],
  decisionReviewed: ['answered', 'evidenceAdded', 'caseSplit', 'baseAnnulled', 'decisionDrafted', 'decisionReviewed', 'decisionReturned', 'decided', 'disclosureStopped', 'suspensionOrdered', 'reopened'],
  decisionReturned: ['decisionDrafted', 'decided'],
  decided: ['answered', 'evidenceAdded', 'caseSplit', 'baseAnnulled', 'decisionDrafted', 'decisionReturned', 'decided', 'disclosureStopped', 'suspensionOrdered', 'reopened'],
  baseAnnulled: ['baseAnnulled', 'decided'],
  baseInRemedy: ['baseInRemedy', 'decided'],
  caseFileMade: [],
  letterCorrectionDrafted: ['letterCorrectionDrafted', 'letterCorrected'],
  letterCorrected: ['letterCorrectionDrafted', 'letterCorrected'],
  remedyFiled: ['remedyFiled', 'reopened'],
  remedyServed: ['remedyServed', 'remedyEnded'],
  remedyAnswered: ['remedyAnswered', 'remedyEnded'],
  remedyEnded: ['remedyEnded', 'reopened'],
  suspensionImposed: ['suspensionImposed', 'remedyEnded'],
  suspensionEnded: ['suspensionEnded', 'remedyEnded'],
  serviceReceipted: ['serviceReceipted', 'served'],
  noticePublished: ['noticePublished', 'served'],
  endingAcknowledged: [],
  breachReported: [],
  stayAnswered: ['stayAnswered', 'decided'],
  exceptionProposed: [],
  exceptionDecided: ['exceptionDecided', 'decided', 'measuresLifted', 'measuresResumed'],
  rolledBack: [],
  recipientConfirmed: [],
  recipientDefunct: ['recipientConfirmed', 'recipientAcknowledged'],
  restorationReported: [],
  restorationConfirmed: ['restorationReported'],
  restorationObjected: ['restorationReported'],
  harmsFiled: [],
  reopened: ['decided', 'reopened', 'closed'],
  verificationRecalled: ['answered', 'verificationRecalled', 'disowned'],
  disowned: ['answered', 'verificationRecalled', 'disowned'],
  jointMeetingHeld: ['answered', 'jointMeetingHeld'],
  casesMerged: ['answered', 'casesMerged', 'evidenceAdded', 'silenceDeclared'],
  caseSplit: ['caseSplit', 'decided'],
  subAssigned: ['answered', 'subAssigned', 'verificationRecalled', 'disowned'],
  subAssignmentRecalled: ['answered', 'findingDrafted'],
  findingDrafted: ['answered', 'evidenceAdded', 'findingDrafted', 'subAssignmentRecalled'],
  extensionAsked: ['answered', 'silenceDeclared', 'extensionAsked', 'clockStopped', 'clockRestarted'],
  extensionDeclined: ['answered', 'clockExtended', 'extensionDeclined'],
  clockExtended: ['answered', 'silenceDeclared', 'extensionDeclined', 'clockExtended', 'clockStopped', 'clockRestarted'],
  clockStopped: ['answered', 'silenceDeclared', 'clockStopped', 'clockRestarted'],
  clockRestarted: ['answered', 'clockStopped', 'clockRestarted'],
};

export const isMaterial = (act: CaseActKind, earlier: string): boolean => MATERIAL[act].includes(earlier);

const refused = (code: ErrorCode, params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });

