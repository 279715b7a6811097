import type { Act, ActFacts, ActKind, EndingHow } from './act.ts';
import type { Breach } from './breach-situation.ts';
import { applyBreach, harmOfBreach, receiveRollback } from './breach-situation.ts';
import type { BaseDecision } from './base-decision.ts';
import type { Clock } from './clock-fold.ts';
import { endClock, isPast, moveClock, startClock } from './clock-fold.ts';
import type { ClockMove } from './clock-move.ts';
import type { ExceptionState } from './exception-situation.ts';
import { applyException } from './exception-situation.ts';
import type { DecisionDraft } from './decision-draft.ts';
import type { RecordedBy } from './filing-acts.ts';
import type { FiledHarm } from './harm-acts.ts';
import type { BreachId, CaseId, EvidenceId, HarmId, IncidentId, LetterId, MeasureId, NoticeId, OrderId, OrgId, RecordId, RemedyId, StayRequestId, SubjectId, UserId } from './ids.ts';
import type { IntakeAct, IntakeSituation } from './intake-situation.ts';
import { noteIntake } from './intake-situation.ts';
import type { MarkRequestState } from './mark-request-situation.ts';
import { applyMarkRequest } from './mark-request-situation.ts';
import type { LetterCorrectionDraft } from './letter-correction-acts.ts';
import type { LetterKind } from './letter.ts';
import type { BesideGround, Following, JoinedCase } from './merge-situation.ts';
import type { NoticeWay, SentWay } from './notice-way.ts';
import type { LimitName, RunningTerms, Terms } from './limit.ts';
import type { Finding, Ground, MootReason, Outcome, Phase, Remedy } from './objection.ts';
import type { Mark, RecordField } from './record.ts';
import { decider } from './raised.ts';
import type { Reclassed } from './reclassed.ts';
import type { RemedyActKind, RemedyResult, RemedyTrackState } from './remedy.ts';
import { REOPENS } from './remedy.ts';
import type { RepresentativeKind } from './agent-acts.ts';
import type { DutyReport, RestorationDuty, Restorer } from './restoration-acts.ts';
import { LIMIT_OF_DUTY } from './restoration-acts.ts';
import type { RemedyDates, ServedHow, ServiceWay } from './service.ts';
import type { StayRequestState } from './stay-request-situation.ts';
import { HOW_OF } from './sent-order-acts.ts';
import { applyStayRequest, endStayRequests, receiveStayRequest } from './stay-request-situation.ts';
import type { Instant } from './time.ts';
import type { ExtensionAsk, SubAssignment } from './turn-situation.ts';
import { applySuccession } from './succession-situation.ts';
import { applyTurn } from './turn-situation.ts';

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

/** How some or all measures of a suspension order ended being suspended. */
export interface SuspensionEnding {
  how: EndingHow;
  measureIds: MeasureId[];
  /** Still suspended for another case; only ever with `resumed`. */
  stillHeld: MeasureId[];
  at: Instant;
  seq: number;
  acknowledgedAt: Instant | null;
  /** How the order goes out; absent: it is read in the web app. */
  by?: SentWay;
}

export interface Suspension {
  orderId: OrderId;
  orgId: OrgId;
  round: number;
  seq: number;
  orderedAt: Instant;
  measureIds: MeasureId[];
  acknowledgedAt: Instant | null;
  by?: SentWay;
  endings: SuspensionEnding[];
}

export interface Decision {
  round: number;
  seq: number;
  at: Instant;
  outcome: Outcome;
  remedy: Remedy;
  lift: MeasureId[];
  resume: MeasureId[];
  findings: Finding[];
  served: { at: Instant; seq: number; resumeFrom: Instant | null; resumption?: RunningTerms; how?: ServedHow; remedies?: RemedyDates } | null;
  /** Absent: electronically. */
  by?: ServiceWay;
  /** Its letter was corrected and has to be served again; absent otherwise. */
  again?: { seq: number };
  /** 公告送达: served when it has run. */
  notice?: { seq: number; dueAt: Instant };
  respondent?: OrgId;
  mootReason?: MootReason;
  reclassed?: Reclassed;
}

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

export type HandKind = 'filed' | 'answered' | 'decisionDrafted' | 'decisionReviewed' | 'decided';

/** Where a case stands: a fold of its acts and of nothing else. */
export interface CaseSituation extends IntakeSituation {
  caseId: CaseId;
  seq: number;
  number: string;
  recordId: RecordId;
  recordVersion: number;
  subjectId: SubjectId;
  providerId: OrgId;
  platformId: OrgId;
  pack: string;
  filedAt: Instant;
  acceptedAt: Instant | null;
  grounds: Ground[];
  evidenceIds: EvidenceId[];
  mark: Mark;
  phase: Phase;
  /** The act that brought the case into its phase; the cause of what the procedure does in it. */
  phaseSeq: number;
  /** 1 for the first examination, one more for each reopening. */
  round: number;
  verifications: Verification[];
  /** Absent where providers never contradicted each other. */
  meetings?: JointMeeting[];
  suspensions: Suspension[];
  decisions: Decision[];
  /** 复核, 复议 and suits against decisions of this case; absent: none was filed. */
  remedies?: RemedyTrackState[];
  /** 停止执行: measures rest for a remedy, whatever was decided. */
  imposed?: { remedyId: RemedyId; seq: number; endedSeq: number | null };
  /** The running examination has to follow what 复核, 复议 or a court has decided. */
  ordered?: { seq: number; result: RemedyResult };
  /** What has become of the decision behind the record meanwhile; absent: nothing was said. */
  base?: BaseDecision;
  /** Fields in which the platform's copy was not what it had been handed in; absent where it was. */
  ownError?: RecordField[];
  /** The faulty batch that it is a case of, and what was found of all its cases; absent where it stands by itself. */
  incident?: { incidentId: IncidentId; findings?: Finding[] };
  /** 一并审理: cases that are verified and decided with this one; and the one that this follows. */
  joined?: readonly JoinedCase[];
  /** Grounds of other parties that are examined with this case's; absent without any. */
  besideGrounds?: BesideGround[];
  /** 一并审理: in which examination the leading case's provider stayed silent to the hard stop; absent otherwise. */
  silentWith?: { round: number; seq: number };
  following?: Following;
  /** The examination in which new evidence had those asked anew who had answered; absent: it never had. */
  askedAnewInRound?: number;
  /** Of a decision that is not signed yet; absent without one. */
  draft?: DecisionDraft;
  corrections: Correction[];
  restorations: Restoration[];
  certificate: { number: string; at: Instant; seq: number } | null;
  /** `supersededBy`: the corrected letter that has taken its place; absent while none has. */
  letters: { letterId: LetterId; letter: LetterKind; number: string; seq: number; supersededBy?: LetterId }[];
  /** Corrections of letters that are drafted and not signed; absent without any. */
  letterDrafts?: LetterCorrectionDraft[];
  closedAt: Instant | null;
  /** Who has filed, answered, drafted, reviewed and decided in which round: they may not do everything else as well (`conflict.ts`). */
  hands: { kind: HandKind; round: number; userId: UserId }[];
  clocks: Clock[];
  /** What the record has cost the subject, as it filed it; absent while nothing was. */
  harms?: readonly FiledHarm[];
  /** Reported uses of suspended measures; absent while there is none. */
  breaches?: readonly Breach[];
  /** Proposals that a measure go on although it is suspended; absent while there is none. */
  exceptions?: readonly ExceptionState[];
  /** Who entered the record; absent in cases from before it was asked. */
  recordedBy?: RecordedBy;
  /** 提级: the organ above that decides in that examination; absent where it never was raised. */
  raised?: { orgId: OrgId; round: number; seq: number };
  /** Bodies that were asked to stay their measures, as the platform cannot order it; absent while none was. */
  stayRequests?: readonly StayRequestState[];
  /** Platforms above that were asked to mark the record; absent while none was. */
  markRequests?: readonly MarkRequestState[];
}


/** Folds a case's acts, oldest first. An empty log is a fault of the caller. */
export function foldCase(acts: readonly Act[]): CaseSituation {
  const [first, ...rest] = acts;
  if (first?.kind !== 'filed') throw new Error('a case begins with its filing');
  const f = first.facts;
  const situation: CaseSituation = {
    caseId: f.caseId, seq: first.seq, number: f.number, recordId: f.recordId, recordVersion: f.recordVersion, subjectId: f.subjectId,
    providerId: f.providerId, platformId: f.platformId, pack: f.pack, filedAt: f.converted?.receivedAt ?? first.occurredAt, acceptedAt: null, grounds: f.grounds,
    evidenceIds: [...f.evidenceIds], mark: 'none', phase: 'received', phaseSeq: first.seq, round: 1, verifications: [], suspensions: [],
    decisions: [], corrections: [], restorations: [], certificate: null, letters: [], closedAt: null, hands: [], clocks: [],
    ...(f.stake === undefined ? {} : { stake: f.stake }), ...(f.provisional === undefined ? {} : { provisional: f.provisional }),
    ...(f.incident === undefined ? {} : { incident: { incidentId: f.incident } }),
    ...(f.recordedBy === undefined ? {} : { recordedBy: f.recordedBy }),
    ...(f.through === undefined ? {} : { through: f.through }), ...(f.applicant === undefined ? {} : { applicant: f.applicant }),
    ...(f.applicant?.power === undefined ? {} : { power: { ...f.applicant.power, as: f.applicant.as as RepresentativeKind } }),
  };
  takeHand(situation, first);
  startClock(situation, first, f.acceptance.limit, f.caseId, { org: f.platformId }, f.acceptance);
  startClock(situation, first, 'total', f.caseId, { org: f.platformId }, f.total);
  for (const act of rest) apply(situation, act);
  return situation;
}

function takeHand(s: CaseSituation, act: Act): void {
  const { kind, author } = act;
  if (author.class === 'person' && (kind === 'filed' || kind === 'answered' || kind === 'decisionDrafted' || kind === 'decisionReviewed' || kind === 'decided')) s.hands.push({ kind, round: s.round, userId: act.kind === 'filed' ? (act.facts.applicant?.power?.userId ?? author.userId) : author.userId });
  // Who has prepared an answer has a hand in it.
  if (author.class === 'person' && kind === 'findingDrafted') s.hands.push({ kind: 'answered', round: s.round, userId: author.userId });
}

/** Adds one act to a situation, in place; the situation must be the caller's own. */
export function apply(s: CaseSituation, act: Act): void {
  s.seq = act.seq;
  takeHand(s, act);
  switch (act.kind) {
    case 'accepted':
      s.acceptedAt = act.occurredAt;
      if (act.facts.ownError !== undefined) s.ownError = act.facts.ownError;
      enter(s, 'verifying', act);
      return endIntake(s, act);
    case 'marked':
      s.mark = act.facts.mark;
      return;
    case 'suspensionOrdered': {
      const { orderId, orgId, measureIds, acknowledgement, by } = act.facts;
      s.suspensions.push({
        orderId, orgId, round: s.round, seq: act.seq, orderedAt: act.occurredAt, measureIds: [...measureIds], acknowledgedAt: acknowledgement === null ? act.occurredAt : null, ...(by === undefined ? {} : { by }), endings: [],
      });
      if (acknowledgement === null) return;
      return startClock(s, act, 'suspensionAcknowledgement', orderId, { org: orgId }, acknowledgement);
    }
    case 'verificationRequested': {
      const { orderId, orgId, superiorId, acknowledgement, answer, hardStop, by } = act.facts;
      s.verifications.push({
        orderId, orgId, round: s.round, seq: act.seq, requestedAt: act.occurredAt, answer, hardStop, acknowledgedAt: null, answered: null,
        silentSeq: null, stoppedSeq: null, ...(by === undefined ? {} : { by }),
      });
      startClock(s, act, 'verificationAcknowledgement', orderId, { org: orgId }, acknowledgement, superiorId);
      return startClock(s, act, 'verification', orderId, { org: orgId }, answer, superiorId);
    }
    case 'suspensionAcknowledged':
      of(s.suspensions, act.facts.orderId).acknowledgedAt = act.occurredAt;
      return endClock(s, act, 'suspensionAcknowledgement', act.facts.orderId);
    case 'verificationAcknowledged':
      of(s.verifications, act.facts.orderId).acknowledgedAt = act.occurredAt;
      return endClock(s, act, 'verificationAcknowledgement', act.facts.orderId);
    case 'answered': {
      const verification = of(s.verifications, act.facts.orderId);
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
      of(s.verifications, act.facts.orderId).silentSeq = act.seq;
      return;
    case 'disclosureStopped': {
      const { orderId, superior } = act.facts;
      const verification = of(s.verifications, orderId);
      verification.stoppedSeq = act.seq;
      if (superior === undefined) return;
      verification.superiorDecides = superior.orgId;
      endClock(s, act, 'superiorAnswer', orderId);
      return startClock(s, act, 'superiorDecision', orderId, { org: superior.orgId }, superior.decision);
    }
    case 'superiorSilent':
      // Its duty stays open: it may still answer until the decision.
      of(s.verifications, act.facts.orderId).superiorSilentSeq = act.seq;
      return;
    case 'decisionOpened':
      enter(s, 'deciding', act);
      return startClock(s, act, 'decision', s.caseId, { org: decider(s) }, act.facts.decision);
    case 'decisionRaised':
      s.raised = { orgId: act.facts.orgId, round: s.round, seq: act.seq };
      return;
    case 'decisionDrafted':
      if (act.author.class !== 'person') throw new Error('a decision is drafted by a person');
      s.draft = { seq: act.seq, at: act.occurredAt, by: act.author.userId, otherSigner: act.facts.otherSigner, state: 'open', ...(act.facts.review === undefined ? {} : { review: act.facts.review }) };
      return;
    case 'decisionReviewed':
      if (act.author.class !== 'person') throw new Error('a decision is reviewed by a person');
      if (s.draft?.seq === act.facts.draft) s.draft.reviewed = { seq: act.seq, at: act.occurredAt, by: act.author.userId };
      return;
    case 'decisionReturned':
      if (s.draft !== undefined) Object.assign(s.draft, { state: 'returned', returnedSeq: act.seq });
      return;
    case 'decided': {
      const { outcome, remedy, lift, resume, findings, service, respondent, mootReason, by, reclassed } = act.facts;
      s.decisions.push({ round: s.round, seq: act.seq, at: act.occurredAt, outcome, remedy, lift, resume, findings, served: null, ...(respondent === undefined ? {} : { respondent }), ...(mootReason === undefined ? {} : { mootReason }), ...(by === undefined ? {} : { by }), ...(reclassed === undefined ? {} : { reclassed }) });
      delete s.draft;
      endStays(s, act);
      endClock(s, act, 'successorWait', s.caseId);
      enter(s, 'executing', act);
      endClock(s, act, 'decision', s.caseId);
      // An answer that comes after the decision changes nothing any more.
      for (const v of s.verifications) endClock(s, act, 'verification', v.orderId);
      for (const v of s.verifications) endClock(s, act, 'verificationAcknowledgement', v.orderId);
      for (const v of s.verifications) for (const limit of SUPERIORS) endClock(s, act, limit, v.orderId);
      return startClock(s, act, 'service', s.caseId, { org: s.platformId }, service);
    }
    case 'served':
      return serve(s, act, act.facts);
    case 'serviceReceipted':
      return serve(s, act, { resumeFrom: act.facts.resumeFrom, ...(act.facts.resumption === undefined ? {} : { resumption: act.facts.resumption }), how: 'paper', remedies: act.facts.remedies });
    case 'noticePublished':
      currentDecision(s).notice = { seq: act.seq, dueAt: act.facts.notice.dueAt };
      endClock(s, act, 'service', s.caseId);
      return startClock(s, act, 'publicNotice', s.caseId, { org: s.platformId }, act.facts.notice);
    case 'baseAnnulled':
      s.base = { ...s.base, annulled: { seq: act.seq, at: act.occurredAt, by: act.facts.by } };
      if (s.draft?.state === 'open') s.draft.state = 'overtaken';
      return startClock(s, act, 'basisWithdrawal', s.caseId, { org: s.platformId }, act.facts.withdrawal);
    case 'caseFileMade':
      return;
    case 'letterCorrectionDrafted': {
      if (act.author.class !== 'person') throw new Error('a correction is drafted by a person');
      const { letterId, otherSigner } = act.facts;
      s.letterDrafts = [...(s.letterDrafts ?? []).filter((d) => d.letterId !== letterId), { letterId, seq: act.seq, by: act.author.userId, otherSigner }];
      return;
    }
    case 'letterCorrected': {
      const { letterId, service } = act.facts;
      s.letterDrafts = s.letterDrafts?.filter((d) => d.letterId !== letterId);
      if (service === undefined) return;
      // It has to reach the subject again: the remedies' time runs from that, and what has not resumed yet waits for it.
      const decision = currentDecision(s);
      decision.again = { seq: act.seq };
      delete decision.notice;
      return startClock(s, act, 'service', s.caseId, { org: s.platformId }, service);
    }
    case 'baseInRemedy':
      s.base = { ...s.base, inRemedy: { seq: act.seq, at: act.occurredAt, track: act.facts.track } };
      return;
    case 'correctionOrdered': {
      const { orderId, remedy, correction } = act.facts;
      s.corrections.push({ orderId, round: s.round, seq: act.seq, remedy, done: null, notices: [] });
      return startClock(s, act, 'correction', orderId, { org: s.platformId }, correction);
    }
    case 'recordCorrected':
    case 'recordRevoked': {
      const { orderId, fromVersion, toVersion } = act.facts;
      of(s.corrections, orderId).done = { at: act.occurredAt, seq: act.seq, toVersion, ...(fromVersion === toVersion ? { beside: true as const } : {}) };
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
    case 'measuresLifted': {
      const { orderId, measureIds, acknowledgement, by } = act.facts;
      const suspension = of(s.suspensions, orderId);
      suspension.endings.push({ how: 'lifted', measureIds, stillHeld: [], at: act.occurredAt, seq: act.seq, acknowledgedAt: null, ...(by === undefined ? {} : { by }) });
      endClock(s, act, 'suspensionAcknowledgement', orderId);
      return startClock(s, act, 'endingAcknowledgement', endingRef(orderId, 'lifted'), { org: suspension.orgId }, acknowledgement);
    }
    case 'measuresResumed': {
      const { orderId, measureIds, stillHeld, acknowledgement, by } = act.facts;
      const suspension = of(s.suspensions, orderId);
      // With every measure still held for another case, or ended, no order goes out and nobody has anything to acknowledge.
      const acknowledgedAt = acknowledgement === null ? act.occurredAt : null;
      suspension.endings.push({ how: 'resumed', measureIds, stillHeld, at: act.occurredAt, seq: act.seq, acknowledgedAt, ...(by === undefined ? {} : { by }) });
      endClock(s, act, 'suspensionAcknowledgement', orderId);
      if (acknowledgement === null) return;
      return startClock(s, act, 'endingAcknowledgement', endingRef(orderId, 'resumed'), { org: suspension.orgId }, acknowledgement);
    }
    case 'endingAcknowledged': {
      const { orderId, how } = act.facts;
      for (const e of of(s.suspensions, orderId).endings) if (e.how === how) e.acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'endingAcknowledgement', endingRef(orderId, how));
    }
    case 'orderAcknowledged': {
      const { order, ref } = act.facts;
      const orderId = ref as OrderId;
      if (order === 'undo') return receiveRollback(s, ref as BreachId, act.occurredAt);
      if (order === 'recall') {
        of(s.verifications, orderId).recallReceived = act.occurredAt;
        return;
      }
      if (order === 'verify') {
        of(s.verifications, orderId).acknowledgedAt ??= act.occurredAt;
        return endClock(s, act, 'verificationAcknowledgement', orderId);
      }
      if (order === 'stay') return receiveStayRequest(s, ref as StayRequestId, act.occurredAt);
      if (order === 'restore') {
        of(s.restorations, orderId).received = act.occurredAt;
        return;
      }
      if (order === 'suspend') {
        of(s.suspensions, orderId).acknowledgedAt ??= act.occurredAt;
        return endClock(s, act, 'suspensionAcknowledgement', orderId);
      }
      for (const e of of(s.suspensions, orderId).endings) if (e.how === HOW_OF[order]) e.acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'endingAcknowledgement', endingRef(orderId, HOW_OF[order]));
    }
    case 'breachReported': {
      applyBreach(s, act);
      const harm = harmOfBreach(act.facts, of(s.suspensions, act.facts.orderId).orgId);
      if (act.facts.same !== undefined) {
        s.harms = (s.harms ?? []).map((h) => (h.entryId === harm.entryId ? { ...h, evidenceIds: [...h.evidenceIds, ...harm.evidenceIds] } : h));
        return;
      }
      s.harms = [...(s.harms ?? []), harm];
      // What is being restored already has this on its list as well.
      for (const r of s.restorations) if (r.orgId === harm.orgId && r.round === s.round && r.satisfied === null) r.harms = [...(r.harms ?? []), harm.entryId];
      return;
    }
    case 'rollbackOrdered':
      applyBreach(s, act);
      return startClock(s, act, 'rollback', act.facts.breachId, { org: act.facts.orgId }, act.facts.rollback);
    case 'rolledBack':
      applyBreach(s, act);
      return endClock(s, act, 'rollback', act.facts.breachId);
    case 'restorationOrdered': {
      const { orderId, orgId, measureIds, restoration, of: parts, duties, harms, due, asked, given, by } = act.facts;
      s.restorations.push({ orderId, orgId, round: s.round, seq: act.seq, measureIds, ...(parts === undefined ? {} : { of: parts }), ...(duties === undefined ? {} : { duties }), ...(harms === undefined ? {} : { harms }), ...(asked === undefined ? {} : { asked }), ...(given === undefined ? {} : { given }), ...(by === undefined ? {} : { by }), reported: null, satisfied: null });
      for (const { duty, terms } of due ?? []) startClock(s, act, LIMIT_OF_DUTY[duty], orderId, { org: orgId }, terms);
      return startClock(s, act, 'restoration', orderId, { org: orgId }, restoration);
    }
    case 'restorationReported': {
      const { orderId, confirmation, silence, duties } = act.facts;
      const order = of(s.restorations, orderId);
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
      const order = of(s.restorations, orderId);
      order.reported = null;
      for (const { duty, terms } of due ?? []) startClock(s, act, LIMIT_OF_DUTY[duty], orderId, { org: order.orgId }, terms);
      order.objected = { at: act.occurredAt, seq: act.seq, duties, times: (order.objected?.times ?? 0) + 1 };
      endClock(s, act, 'restorationConfirmation', orderId);
      return startClock(s, act, 'restoration', orderId, { org: order.orgId }, restoration);
    }
    case 'confirmationAskedAgain': {
      const { orderId, confirmation, silence } = act.facts;
      const order = of(s.restorations, orderId);
      if (order.reported === null) throw new Error(`${orderId} has not been reported`);
      const { at, seq } = order.reported;
      order.reported = { at, seq, confirmation, askedSeq: act.seq, ...(silence === undefined ? {} : { silence }) };
      endClock(s, act, 'restorationConfirmation', orderId);
      return startClock(s, act, 'restorationConfirmation', orderId, { subject: s.subjectId }, confirmation);
    }
    case 'restorationConfirmed':
    case 'deemedSatisfied': {
      const { orderId } = act.facts;
      of(s.restorations, orderId).satisfied = { at: act.occurredAt, seq: act.seq, deemed: act.kind === 'deemedSatisfied' };
      return endClock(s, act, 'restorationConfirmation', orderId);
    }
    case 'certified':
      s.certificate = { number: act.facts.certificate, at: act.occurredAt, seq: act.seq };
      return;
    case 'closed':
      s.closedAt = act.occurredAt;
      return enter(s, 'closed', act);
    case 'reopened':
      return reopen(s, act, act.facts.evidenceIds);
    case 'remedyFiled':
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded':
      return applyRemedy(s, act);
    case 'clockExtended': {
      const verification = of(s.verifications, act.facts.orderId);
      const { answer, hardStop, left } = act.facts;
      Object.assign(verification, { answer, hardStop, extensionsLeft: left });
      if (verification.extensionAsk !== undefined) verification.extensionAsk.state = 'approved';
      return moveClock(s, 'verification', act.facts.orderId, answer);
    }
    case 'casesMerged': {
      const { caseId, number, sameSubject, grounds, evidenceIds, answers, total } = act.facts;
      s.joined = [...(s.joined ?? []), { caseId, number, sameSubject, seq: act.seq }];
      const added = grounds.filter((g) => g.added === true);
      if (sameSubject) s.grounds = [...s.grounds, ...added.map(({ id, kind, field }) => ({ id, kind, field }))];
      else if (added.length > 0) s.besideGrounds = [...(s.besideGrounds ?? []), ...added.map(({ id, kind, field, from }) => ({ id, kind, field, from, caseId }))];
      s.evidenceIds.push(...evidenceIds);
      for (const { orderId, answer, hardStop } of answers) {
        Object.assign(of(s.verifications, orderId), { answer, hardStop });
        moveClock(s, 'verification', orderId, answer);
      }
      if (total !== undefined) moveClock(s, 'total', s.caseId, total);
      return;
    }
    case 'caseSplit':
      s.joined = (s.joined ?? []).map((j) => (j.caseId === act.facts.caseId ? { ...j, splitSeq: act.seq } : j));
      if (s.besideGrounds !== undefined) s.besideGrounds = s.besideGrounds.filter((g) => g.caseId !== act.facts.caseId);
      if (s.draft?.state === 'open') s.draft.state = 'overtaken';
      return;
    case 'mergedInto': {
      s.following = { ...act.facts, seq: act.seq, round: s.round };
      // Nobody is asked twice: what the leading case hears is heard here.
      for (const v of s.verifications) if (v.round === s.round && v.recalledSeq === undefined) recalled(s, act, v.orderId);
      return;
    }
    case 'mergedHeard':
      if (s.following !== undefined) s.following.findings = act.facts.findings;
      return;
    case 'mergedSilent':
      s.silentWith = { round: s.round, seq: act.seq };
      return;
    case 'splitOff':
      delete s.following;
      return;
    case 'subAssigned':
    case 'subAssignmentRecalled':
    case 'findingDrafted':
    case 'extensionAsked':
    case 'extensionDeclined':
      return applyTurn(s, act);
    case 'clockStopped':
      of(s.verifications, act.facts.orderId).answer = act.facts.answer;
      return moveClock(s, 'verification', act.facts.orderId, act.facts.answer);
    case 'clockRestarted': {
      const { answer, hardStop } = act.facts;
      Object.assign(of(s.verifications, act.facts.orderId), { answer, hardStop });
      return moveClock(s, 'verification', act.facts.orderId, answer);
    }
    case 'lostTime': {
      const { orderId, answer, hardStop } = act.facts;
      Object.assign(of(s.verifications, orderId), { answer, hardStop });
      return moveClock(s, 'verification', orderId, answer);
    }
    case 'clockMoved':
      return moveClock(s, act.facts.limit, act.facts.ref, act.facts.terms);
    case 'calendarApplied': {
      for (const move of act.facts.moves) applyMove(s, move);
      return;
    }
    case 'supplementAsked':
    case 'supplemented':
    case 'supplementLapsed':
    case 'notAccepted':
    case 'transferred':
    case 'withdrawalAsked':
    case 'withdrawn':
    case 'subjectEnded':
    case 'successorCame':
    case 'caseTerminated':
    case 'powerGiven':
    case 'powerExamined':
    case 'powerRevoked':
      return applyIntake(s, act);
    case 'duplicateFixed':
      return;
    case 'markRequested':
    case 'markAcknowledged':
    case 'markUnanswered':
    case 'markRequestEnded':
      return applyMarkRequest(s, act);
    case 'stayRequested':
      applyStayRequest(s, act);
      return startClock(s, act, 'stayAnswer', act.facts.requestId, { org: act.facts.orgId }, act.facts.answer);
    case 'stayAnswered':
    case 'stayUnanswered':
      applyStayRequest(s, act);
      return endClock(s, act, 'stayAnswer', act.facts.requestId);
    case 'exceptionProposed':
    case 'exceptionDecided':
      return applyException(s, act);
    case 'letterIssued': {
      const { letterId, letter, number } = act.facts;
      s.letters.push({ letterId, letter, number, seq: act.seq });
      const earlier = s.letters.find((l) => l.letterId === act.facts.supersedes);
      if (earlier !== undefined) earlier.supersededBy = letterId;
      return;
    }
    case 'disowned':
      of(s.verifications, act.facts.orderId).disowned = { at: act.occurredAt, seq: act.seq };
      if (act.facts.to === null) return;
      return recalled(s, act, act.facts.orderId);
    case 'verificationRecalled':
    case 'verificationSucceeded':
      return recalled(s, act, act.facts.orderId);
    case 'dutiesSucceeded':
      return applySuccession(s, act);
    case 'incidentHeard':
      if (s.incident !== undefined) s.incident.findings = act.facts.findings;
      return;
    case 'evidenceAdded':
      return addEvidence(s, act.facts, act);
    case 'jointMeetingCalled':
      s.meetings = [...(s.meetings ?? []), { round: s.round, seq: act.seq, leadId: act.facts.leadId }];
      return startClock(s, act, 'jointMeeting', s.caseId, { org: act.facts.leadId }, act.facts.meeting);
    case 'jointMeetingHeld': {
      for (const m of s.meetings ?? []) if (m.round === s.round) m.held = { at: act.occurredAt, seq: act.seq, findings: act.facts.findings };
      if (s.draft?.state === 'open') s.draft.state = 'overtaken';
      return endClock(s, act, 'jointMeeting', s.caseId);
    }
    case 'noAnswerCertified': {
      const { limit, ref, generation } = act.facts;
      for (const clock of s.clocks) if (clock.limit === limit && clock.ref === ref && clock.generation === generation) clock.noAnswerAt = act.occurredAt;
      return;
    }
    case 'urged':
    case 'escalated': {
      const clock = s.clocks.find((c) => c.limit === act.facts.limit && c.ref === act.facts.ref && c.generation === act.facts.generation);
      if (clock === undefined) throw new Error(`no clock ${act.facts.limit} ${act.facts.ref}`);
      clock[act.kind === 'urged' ? 'urgedAt' : 'escalatedAt'] = act.occurredAt;
      if (act.kind !== 'escalated' || act.facts.answer === undefined || act.facts.superiorId === null) return;
      return startClock(s, act, 'superiorAnswer', act.facts.ref, { org: act.facts.superiorId }, act.facts.answer);
    }
    case 'filed':
    case 'recordProvided':
    case 'recordShared':
    case 'measureRegistered':
    case 'measureWithdrawn':
    case 'measureExecuted':
    case 'measureLapsed':
    case 'inquiryFiled':
    case 'inquiryAnswered':
    case 'businessTimeMoved':
    case 'basisConfirmed':
    case 'calendarProposed':
    case 'calendarApproved':
    case 'calendarRejected':
    case 'bulletinOrdered':
    case 'overdueReported':
    case 'publicityStated':
    case 'publicityEnded':
    case 'publicityEndAcknowledged':
    case 'publicityKept':
    case 'proofFetched':
    case 'socialServiceLogged':
    case 'socialServiceConfirmed':
    case 'socialServiceRefused':
    case 'repairFiled':
    case 'repairAccepted':
    case 'repairSupplementAsked':
    case 'repairSupplemented':
    case 'repairExtended':
    case 'repairDecided':
    case 'repairWithdrawn':
    case 'repairConverted':
    case 'repairRevoked':
    case 'shieldSettled':
    case 'stillShownReported':
    case 'repairEffected':
    case 'repairServed':
    case 'repairCertified':
    case 'repairLapsed':
    case 'repairClosed':
    case 'uploadOpened':
    case 'uploadClosed':
    case 'rowQuarantined':
    case 'quarantineDecided':
    case 'recordRevised':
    case 'recordRehomed':
    case 'holdPlaced':
    case 'holdLifted':
    case 'dataErased':
    case 'machineRegistered':
    case 'machineKeyAdded':
    case 'proofConnectorSet':
    case 'channelSet':
    case 'representativeEntered':
    case 'representativeEnded':
    case 'representativeStruck':
    case 'signingKeyRotated':
    case 'sessionsEnded':
    case 'machineKeyRevoked':
    case 'machineEnded':
    case 'emergencyOpened':
    case 'emergencyEnded':
    case 'emergencyReviewed':
    case 'incidentFound':
    case 'incidentCasesOpened':
    case 'incidentAnswered':
    case 'incidentDrafted':
    case 'incidentDecided':
    case 'incidentSettled':
    case 'incidentClosed':
    case 'complaintFiled':
    case 'complaintTaken':
    case 'complaintAnswered':
    case 'complaintCertified':
    case 'complaintReported':
      throw new Error(`${act.kind} does not belong into the log of a running case`);
    default:
      return unknownKind(act);
  }
}

/** Taken back, handed over, or not theirs: nobody waits for it any more. */
function recalled(s: CaseSituation, act: Act, orderId: OrderId): void {
  of(s.verifications, orderId).recalledSeq = act.seq;
  for (const limit of ['verificationAcknowledgement', 'verification', ...SUPERIORS] as const) endClock(s, act, limit, orderId);
}

/** What comes in is answered with the rest; an answer that was given without it counts no more once it is asked for anew. */
function addEvidence(s: CaseSituation, { evidenceIds, again }: ActFacts['evidenceAdded'], act: Act): void {
  s.evidenceIds.push(...evidenceIds);
  // Whoever signs must not sign past it.
  if (s.draft?.state === 'open') s.draft.state = 'overtaken';
  if (again.length === 0) return;
  s.askedAnewInRound = s.round;
  for (const orderId of again) recalled(s, act, orderId);
  if (s.phase !== 'deciding') return;
  endClock(s, act, 'decision', s.caseId);
  return enter(s, 'verifying', act);
}

function reopen(s: CaseSituation, act: Act, evidenceIds: readonly EvidenceId[]): void {
  s.round += 1;
  s.closedAt = null;
  s.certificate = null;
  s.evidenceIds.push(...evidenceIds);
  delete s.ordered;
  return enter(s, 'verifying', act);
}

const REMEDY_CLOCKS = ['review', 'remedyAnswer', 'remedyAnswerSimple'] as const;

function applyRemedy(s: CaseSituation, act: Extract<Act, { kind: RemedyActKind }>): void {
  const { remedyId } = act.facts;
  if (act.kind === 'remedyFiled') {
    const { track, on, late, examine } = act.facts;
    s.remedies = [...(s.remedies ?? []), { remedyId, track, round: s.round, seq: act.seq, filedAt: act.occurredAt, filedOn: on, late, servedAt: null, simple: false, answeredAt: null, ended: null }];
    if (examine !== null) startClock(s, act, 'review', remedyId, { org: s.platformId }, examine);
    return;
  }
  const remedy = s.remedies?.find((r) => r.remedyId === remedyId);
  if (remedy === undefined) throw new Error(`no remedy ${remedyId}`);
  switch (act.kind) {
    case 'remedyServed':
      Object.assign(remedy, { servedAt: act.occurredAt, simple: act.facts.simple });
      return startClock(s, act, act.facts.simple ? 'remedyAnswerSimple' : 'remedyAnswer', remedyId, { org: s.platformId }, act.facts.answer);
    case 'remedyAnswered':
      remedy.answeredAt = act.occurredAt;
      for (const limit of REMEDY_CLOCKS) endClock(s, act, limit, remedyId);
      return;
    case 'remedyEnded': {
      const { result, evidenceIds } = act.facts;
      remedy.ended = { at: act.occurredAt, seq: act.seq, result };
      for (const limit of REMEDY_CLOCKS) endClock(s, act, limit, remedyId);
      if (s.imposed?.remedyId === remedyId) s.imposed.endedSeq ??= act.seq;
      if (!REOPENS.includes(result) || decisionOfRound(s) === undefined) return;
      reopen(s, act, evidenceIds);
      if (result !== 'redo') s.ordered = { seq: act.seq, result };
      return;
    }
    case 'suspensionImposed':
      s.imposed = { remedyId, seq: act.seq, endedSeq: null };
      return;
    case 'suspensionEnded':
      if (s.imposed !== undefined) s.imposed.endedSeq = act.seq;
      return;
  }
}

/** A remedy that is still under way; there is never more than one. */
export const openRemedy = (s: CaseSituation): RemedyTrackState | undefined => s.remedies?.find((r) => r.ended === null);

function serve(s: CaseSituation, act: Act, served: Omit<NonNullable<Decision['served']>, 'at' | 'seq'>): void {
  const decision = currentDecision(s);
  decision.served = { at: act.occurredAt, seq: act.seq, ...served };
  delete decision.again;
  for (const limit of ['service', 'publicNotice', 'total'] as const) endClock(s, act, limit, s.caseId);
}

/** An order's endings have a clock each: lifting and resuming are two acts of the department. */
export const endingRef = (orderId: OrderId, how: EndingHow): string => `${orderId}:${how}`;

export function currentDecision(s: CaseSituation): Decision {
  const decision = s.decisions.at(-1);
  if (decision === undefined) throw new Error('the case is not decided');
  return decision;
}

/** The decision of the running examination; undefined while a reopened case is examined anew. */
export const decisionOfRound = (s: CaseSituation): Decision | undefined => s.decisions.find((d) => d.round === s.round);

const currentCorrection = (s: CaseSituation): Correction => {
  const correction = s.corrections.at(-1);
  if (correction === undefined) throw new Error('no correction was ordered');
  return correction;
};

/** Every notice of correction the case has sent, of all its rounds. */
export const noticesOf = (s: CaseSituation): Notice[] => s.corrections.flatMap((c) => c.notices);

/** Whether the case and its certificate wait for this: not for whom the platform can only ask, nor for who was merely given the record, unless the subject says what it has lost there. */
export const isOwed = (r: Restoration): boolean => r.satisfied === null && r.asked !== true && (r.given !== true || (r.harms ?? []).length > 0);

/** Whether a recipient has still to say that its copy is right. */
export const isAwaited = (n: Notice): boolean => n.confirmedAt === null && n.defunctAt === undefined;

function noticeOf(s: CaseSituation, noticeId: NoticeId): Notice {
  const notice = noticesOf(s).find((n) => n.noticeId === noticeId);
  if (notice === undefined) throw new Error(`no notice ${noticeId}`);
  return notice;
}

/** Verification is open from the request until the decision (四(五): 信息核实期间). */
export const verificationIsOpen = (s: CaseSituation): boolean => s.phase === 'verifying' || s.phase === 'deciding';

/** 停止执行: whether measures rest for a remedy, whatever was decided. */
export const isImposed = (s: CaseSituation): boolean => s.imposed?.endedSeq === null;

/** Whether measures rest for this case, also what is registered next: while it is verified, from its receipt on where the pack had them suspended then, and as long as an organ or court has ordered it. */
export const protects = (s: CaseSituation): boolean => verificationIsOpen(s) || (s.phase === 'received' && s.provisional === true) || isImposed(s);

/** Measures of an order that are still suspended by it. */
export const stillSuspended = (suspension: Suspension): MeasureId[] =>
  suspension.measureIds.filter((id) => !suspension.endings.some((e) => e.measureIds.includes(id)));

/** The acceptance clock, whichever lane it is of, and the subject's for what was missing. */
function endIntake(s: CaseSituation, act: Act): void {
  for (const limit of ['acceptance', 'urgentAcceptance', 'supplement'] as const) endClock(s, act, limit, s.caseId);
}

function applyIntake(s: CaseSituation, act: IntakeAct): void {
  noteIntake(s, act);
  if (s.ending !== undefined) return endWithoutDecision(s, act);
  const moved = 'acceptance' in act.facts ? act.facts.acceptance : null;
  if (moved !== null) moveClock(s, moved.limit, s.caseId, moved);
  switch (act.kind) {
    case 'subjectEnded':
      if (act.facts.wait !== null) startClock(s, act, 'successorWait', s.caseId, { org: s.platformId }, act.facts.wait);
      return;
    case 'successorCame':
      s.evidenceIds.push(...act.facts.evidenceIds);
      return endClock(s, act, 'successorWait', s.caseId);
    case 'caseTerminated':
      return endClock(s, act, 'successorWait', s.caseId);
    case 'supplementAsked':
      s.phaseSeq = act.seq;
      return startClock(s, act, 'supplement', s.caseId, { subject: s.subjectId }, act.facts.supplement);
    case 'supplemented':
      s.evidenceIds.push(...act.facts.evidenceIds);
      s.phaseSeq = act.seq;
      return endClock(s, act, 'supplement', s.caseId);
    case 'supplementLapsed':
      s.phaseSeq = act.seq;
      return endClock(s, act, 'supplement', s.caseId);
    default:
      return;
  }
}

/** Whoever was asked to stay its measures is waited for no more. */
function endStays(s: CaseSituation, act: Act): void {
  for (const { requestId } of s.stayRequests ?? []) endClock(s, act, 'stayAnswer', requestId);
  endStayRequests(s, act.occurredAt);
}

/** No decision will be taken: what was asked of anybody is over, but for measures that have to be resumed first. */
function endWithoutDecision(s: CaseSituation, act: Act): void {
  endStays(s, act);
  for (const clock of s.clocks) if (ENDED_WITH_CASE.includes(clock.limit)) clock.endedAt ??= act.occurredAt;
  if (s.suspensions.some((o) => stillSuspended(o).length > 0)) return enter(s, 'executing', act);
  s.closedAt = act.occurredAt;
  return enter(s, 'closed', act);
}

/** The superior's duties about an order. */
const SUPERIORS = ['superiorAnswer', 'superiorDecision'] as const satisfies readonly LimitName[];

/** The superior of whoever an order went to, as of the request; it may answer itself once it was called upon (督办). */
export function calledUpon(s: CaseSituation, orderId: OrderId): OrgId | null {
  const clock = s.clocks.findLast((c) => c.limit === 'verification' && c.ref === orderId);
  return clock === undefined || clock.escalatedAt === null ? null : clock.superiorId;
}

const ENDED_WITH_CASE: readonly LimitName[] = [...SUPERIORS, 'successorWait', 'acceptance', 'urgentAcceptance', 'supplement', 'total', 'verification', 'jointMeeting', 'verificationAcknowledgement', 'suspensionAcknowledgement', 'decision'];

function enter(s: CaseSituation, phase: Phase, act: Act): void {
  s.phase = phase;
  s.phaseSeq = act.seq;
}

function of<T extends { orderId: OrderId }>(orders: T[], orderId: OrderId): T {
  const order = orders.find((o) => o.orderId === orderId);
  if (order === undefined) throw new Error(`no order ${orderId}`);
  return order;
}



/** Another calendar: the clock itself, and what its order says of it. */
function applyMove(s: CaseSituation, { limit, ref, generation, after, hardStop }: ClockMove): void {
  if (limit === 'hardStop') {
    for (const v of s.verifications) if (v.orderId === ref) v.hardStop = after;
    return;
  }
  if (limit === 'resumption') {
    for (const d of s.decisions) if (d.round === generation && d.served !== null) Object.assign(d.served, { resumeFrom: after.dueAt, resumption: after });
    return;
  }
  const clock = s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation);
  if (clock === undefined) throw new Error(`no clock ${limit} ${ref}`);
  clock.terms = after;
  const verification = limit === 'verification' ? s.verifications.find((v) => v.orderId === ref) : undefined;
  if (verification !== undefined) Object.assign(verification, { answer: after, ...(hardStop === null ? {} : { hardStop }) });
  if (limit === 'supplement' && s.supplement !== undefined) s.supplement.terms = after;
  const restoration = limit === 'restorationConfirmation' ? s.restorations.find((r) => r.orderId === ref) : undefined;
  if (restoration?.reported) restoration.reported.confirmation = after;
}


/** A kind this build does not know is a fault to be retried by a newer one, never skipped. */
function unknownKind(act: never): never {
  throw new Error(`unknown act ${(act as { kind: ActKind }).kind}`);
}

