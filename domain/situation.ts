import type { Act, ActFacts, ActKind } from './act.ts';
import type { Breach } from './breach-situation.ts';
import { applyBreach, harmOfBreach, receiveRollback } from './breach-situation.ts';
import type { BaseDecision } from './base-decision.ts';
import type { Clock } from './clock-fold.ts';
import { endClock, moveClock, startClock } from './clock-fold.ts';
import type { ClockMove } from './clock-move.ts';
import type { ExceptionState } from './exception-situation.ts';
import { applyException } from './exception-situation.ts';
import type { DecisionDraft } from './decision-draft.ts';
import type { RecordedBy } from './filing-acts.ts';
import type { FiledHarm } from './harm-acts.ts';
import type { BreachId, CaseId, EvidenceId, IncidentId, LetterId, MeasureId, OrderId, OrgId, RecordId, RemedyId, StayRequestId, SubjectId, UserId } from './ids.ts';
import type { IntakeAct, IntakeSituation } from './intake-situation.ts';
import { noteIntake } from './intake-situation.ts';
import type { MarkRequestState } from './mark-request-situation.ts';
import { applyMarkRequest } from './mark-request-situation.ts';
import type { LetterCorrectionDraft } from './letter-correction-acts.ts';
import type { LetterKind } from './letter.ts';
import type { BesideGround, Following, JoinedCase } from './merge-situation.ts';
import type { LimitName, RunningTerms } from './limit.ts';
import type { Finding, Ground, MootReason, Outcome, Phase, Remedy } from './objection.ts';
import type { Mark, RecordField } from './record.ts';
import { decider } from './raised.ts';
import type { Reclassed } from './reclassed.ts';
import type { RemedyResult, RemedyTrackState } from './remedy.ts';
import type { RepresentativeKind } from './agent-acts.ts';
import type { RemedyDates, ServedHow, ServiceWay } from './service.ts';
import type { StayRequestState } from './stay-request-situation.ts';
import { HOW_OF } from './sent-order-acts.ts';
import { applyStayRequest, endStayRequests, receiveStayRequest } from './stay-request-situation.ts';
import type { Instant } from './time.ts';
import { applySuccession } from './succession-situation.ts';
import { applyTurn } from './turn-situation.ts';
import type { Correction } from './correction-situation.ts';
import { applyCorrection } from './correction-situation.ts';
import { orderIn } from './order-fold.ts';
import { applyRemedy } from './remedy-situation.ts';
import type { Restoration } from './restoration-situation.ts';
import { applyRestoration } from './restoration-situation.ts';
import type { Suspension } from './suspension-situation.ts';
import { applySuspension, endingRef, stillSuspended } from './suspension-situation.ts';
import type { JointMeeting, Verification } from './verification-situation.ts';
import { applyVerification, recalled, SUPERIORS } from './verification-situation.ts';

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
    case 'verificationRequested':
    case 'verificationAcknowledged':
    case 'answered':
    case 'silenceDeclared':
    case 'disclosureStopped':
    case 'superiorSilent':
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
    case 'lostTime':
    case 'disowned':
    case 'verificationRecalled':
    case 'verificationSucceeded':
    case 'jointMeetingCalled':
    case 'jointMeetingHeld':
      return applyVerification(s, act);
    case 'suspensionOrdered':
    case 'suspensionAcknowledged':
    case 'measuresLifted':
    case 'measuresResumed':
    case 'endingAcknowledged':
      return applySuspension(s, act);
    case 'correctionOrdered':
    case 'recordCorrected':
    case 'recordRevoked':
    case 'recipientNotified':
    case 'recipientConfirmed':
    case 'recipientAcknowledged':
    case 'recipientDefunct':
      return applyCorrection(s, act);
    case 'restorationOrdered':
    case 'restorationReported':
    case 'harmsFiled':
    case 'restorationObjected':
    case 'confirmationAskedAgain':
    case 'restorationConfirmed':
    case 'deemedSatisfied':
      return applyRestoration(s, act);
    case 'marked':
      s.mark = act.facts.mark;
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
    case 'orderAcknowledged':
      return receiveOrder(s, act, act.facts);
    case 'breachReported': {
      applyBreach(s, act);
      const harm = harmOfBreach(act.facts, orderIn(s.suspensions, act.facts.orderId).orgId);
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
      return examineAnew(s, act, applyRemedy(s, act));
    case 'casesMerged': {
      const { caseId, number, sameSubject, grounds, evidenceIds, answers, total } = act.facts;
      s.joined = [...(s.joined ?? []), { caseId, number, sameSubject, seq: act.seq }];
      const added = grounds.filter((g) => g.added === true);
      if (sameSubject) s.grounds = [...s.grounds, ...added.map(({ id, kind, field }) => ({ id, kind, field }))];
      else if (added.length > 0) s.besideGrounds = [...(s.besideGrounds ?? []), ...added.map(({ id, kind, field, from }) => ({ id, kind, field, from, caseId }))];
      s.evidenceIds.push(...evidenceIds);
      for (const { orderId, answer, hardStop } of answers) {
        Object.assign(orderIn(s.verifications, orderId), { answer, hardStop });
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
    case 'markRequestSucceeded':
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
    case 'dutiesSucceeded':
      return applySuccession(s, act);
    case 'incidentHeard':
      if (s.incident !== undefined) s.incident.findings = act.facts.findings;
      return;
    case 'evidenceAdded':
      return addEvidence(s, act.facts, act);
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
    case 'measuresSucceeded':
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

/** The recipient's system has it: 签收 of what has a clock for that, and otherwise that it has arrived. */
function receiveOrder(s: CaseSituation, act: Act, { order, ref }: ActFacts['orderAcknowledged']): void {
  const orderId = ref as OrderId;
  switch (order) {
    case 'stay':
      return receiveStayRequest(s, ref as StayRequestId, act.occurredAt);
    case 'undo':
      return receiveRollback(s, ref as BreachId, act.occurredAt);
    case 'recall':
    case 'withdraw':
      orderIn(s.verifications, orderId).recallReceived = act.occurredAt;
      return;
    case 'restore':
      orderIn(s.restorations, orderId).received = act.occurredAt;
      return;
    case 'verify':
      orderIn(s.verifications, orderId).acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'verificationAcknowledgement', orderId);
    case 'suspend':
      orderIn(s.suspensions, orderId).acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'suspensionAcknowledgement', orderId);
    case 'resume':
    case 'lift':
      for (const e of orderIn(s.suspensions, orderId).endings) if (e.how === HOW_OF[order]) e.acknowledgedAt ??= act.occurredAt;
      return endClock(s, act, 'endingAcknowledgement', endingRef(orderId, HOW_OF[order]));
  }
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

/** What an organ or a court has decided is examined and decided once more. */
function examineAnew(s: CaseSituation, act: Act, result: RemedyResult | undefined): void {
  if (result === undefined || act.kind !== 'remedyEnded') return;
  reopen(s, act, act.facts.evidenceIds);
  if (result !== 'redo') s.ordered = { seq: act.seq, result };
}

function serve(s: CaseSituation, act: Act, served: Omit<NonNullable<Decision['served']>, 'at' | 'seq'>): void {
  const decision = currentDecision(s);
  decision.served = { at: act.occurredAt, seq: act.seq, ...served };
  delete decision.again;
  for (const limit of ['service', 'publicNotice', 'total'] as const) endClock(s, act, limit, s.caseId);
}

export function currentDecision(s: CaseSituation): Decision {
  const decision = s.decisions.at(-1);
  if (decision === undefined) throw new Error('the case is not decided');
  return decision;
}

/** The decision of the running examination; undefined while a reopened case is examined anew. */
export const decisionOfRound = (s: CaseSituation): Decision | undefined => s.decisions.find((d) => d.round === s.round);

/** Verification is open from the request until the decision (四(五): 信息核实期间). */
export const verificationIsOpen = (s: CaseSituation): boolean => s.phase === 'verifying' || s.phase === 'deciding';

/** 停止执行: whether measures rest for a remedy, whatever was decided. */
export const isImposed = (s: CaseSituation): boolean => s.imposed?.endedSeq === null;

/** Whether measures rest for this case, also what is registered next: while it is verified, from its receipt on where the pack had them suspended then, and as long as an organ or court has ordered it. */
export const protects = (s: CaseSituation): boolean => verificationIsOpen(s) || (s.phase === 'received' && s.provisional === true) || isImposed(s);

/** The acceptance clock, whichever lane it is of, and the subject's for what was missing. */
function endIntake(s: CaseSituation, act: Act): void {
  for (const limit of ['acceptance', 'urgentAcceptance', 'supplement'] as const) endClock(s, act, limit, s.caseId);
}

function applyIntake(s: CaseSituation, act: IntakeAct): void {
  const before = s.ending;
  noteIntake(s, act);
  clockExamination(s, act);
  // It ends once, whatever becomes of a power afterwards.
  if (s.ending !== before) return endWithoutDecision(s, act);
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

/** 核验授权 is owed from the giving on, whatever becomes of the case meanwhile, until it is done or there is nothing left to examine; silence grants nothing and refuses nothing. */
function clockExamination(s: CaseSituation, act: IntakeAct): void {
  if (act.kind === 'powerGiven' && act.facts.examination !== undefined) startClock(s, act, 'powerExamination', s.caseId, { org: s.platformId }, act.facts.examination);
  if (s.powerAsk === undefined) endClock(s, act, 'powerExamination', s.caseId);
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

const ENDED_WITH_CASE: readonly LimitName[] = [...SUPERIORS, 'successorWait', 'acceptance', 'urgentAcceptance', 'supplement', 'total', 'verification', 'jointMeeting', 'verificationAcknowledgement', 'suspensionAcknowledgement', 'decision'];

function enter(s: CaseSituation, phase: Phase, act: Act): void {
  s.phase = phase;
  s.phaseSeq = act.seq;
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

