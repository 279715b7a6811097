import { breachReport } from './breach.ts';
import type { BreachRequest } from './breach.ts';
import type { ActDraft, EndingHow } from './act.ts';
import type { EvidenceRequest } from './added-evidence.ts';
import { addedEvidence } from './added-evidence.ts';
import type { AnswerRequest } from './answer.ts';
import { answerAct } from './answer.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, resumption } from './case-world.ts';
import { assertCompetent } from './competence.ts';
import type { ActContents } from './content.ts';
import type { ClockStopRequest, ExtensionRequest } from './clock-acts.ts';
import { clockRestart, clockStop, extensionAct } from './clock-acts.ts';
import type { DisownRequest } from './disown.ts';
import { disowning } from './disown.ts';
import type { DecisionWords } from './decision-draft.ts';
import { goOnBeside } from './duplicate.ts';
import { Refusal } from './errors.ts';
import type { HarmRequest } from './harm.ts';
import { harmAct } from './harm.ts';
import type { RecallRequest } from './hand-over.ts';
import { furtherProviders, recall } from './hand-over.ts';
import type { EvidenceId, NoticeId, OrderId, OrgId } from './ids.ts';
import type { JointMeetingRequest } from './joint-meeting.ts';
import { conflictingGrounds, findingsOfRound, isUnsettled, meetingHeld } from './joint-meeting.ts';
import type { LetterCorrectionRequest } from './letter-correction.ts';
import { letterCorrection } from './letter-correction.ts';
import type { StopReason } from './limit.ts';
import { assertHolds, outcomesFor } from './outcome.ts';
import type { IntakeRequest } from './intake.ts';
import { inadmissible, supplement, supplementNotice, transfer, withdrawal } from './intake.ts';
import type { CaseActKind, Task } from './permission.ts';
import type { CaseSituation } from './situation.ts';
import { decisionChain } from './signing.ts';
import { currentDecision } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import type { ExceptionRequest } from './exception.ts';
import { exceptionDecision, proposal } from './exception.ts';
import type { AnnulledBy, Track } from './base-decision.ts';
import type { RemedyRequest } from './remedy-acts.ts';
import { remedyAct } from './remedy-acts.ts';
import type { SubjectEndRequest } from './subject-end.ts';
import { subjectEndAct } from './subject-end.ts';
import type { StayAnswerRequest } from './stays.ts';
import { stayAnswer } from './stays.ts';
import type { RestorationRequest } from './restoration-requests.ts';
import { restorationAct } from './restoration-requests.ts';
import { paperOf } from './paper-answer.ts';
import { hasNoLogin } from './power.ts';
import type { PowerRequest } from './power-giving.ts';
import { powerAct } from './power-giving.ts';
import { decider } from './raised.ts';
import { reclassing } from './reclassing.ts';
import type { CaseFileFacts } from './case-file.ts';
import type { Receiver } from './service.ts';
import { copyingErrors } from './own-copy.ts';
import { remedyDates } from './remedy-dates.ts';
import type { Day } from './time.ts';
import { dayAt } from './time.ts';
import type { MergeRequest } from './merge.ts';
import { merger, split } from './merge.ts';
import type { TurnRequest } from './turns.ts';
import { turnAct } from './turns.ts';

/** What a person asks to do on a case. */
export type CaseRequest =
  | { kind: 'accepted'; remark: string; further?: { orgId: OrgId; reason: string }[] }
  | RecallRequest
  | DisownRequest
  | EvidenceRequest
  | JointMeetingRequest
  | { kind: 'suspensionAcknowledged'; orderId: OrderId; evidenceIds?: EvidenceId[] }
  | { kind: 'verificationAcknowledged'; orderId: OrderId; evidenceIds?: EvidenceId[] }
  | AnswerRequest
  | ({ kind: 'decisionDrafted' } & DecisionWords)
  | { kind: 'decisionReviewed'; remark: string }
  | { kind: 'decisionReturned'; remark: string }
  | { kind: 'decided' }
  | { kind: 'baseAnnulled'; by: AnnulledBy; on: Day; document: string; evidenceIds: EvidenceId[] }
  | { kind: 'baseInRemedy'; track: Track; document: string; evidenceIds: EvidenceId[] }
  | { kind: 'serviceReceipted'; on: Day; receiver: Receiver; remark: string; evidenceIds: EvidenceId[] }
  | RemedyRequest
  | ({ kind: 'caseFileMade' } & CaseFileFacts['caseFileMade'])
  | { kind: 'noticePublished'; on: Day; where: string; reason: string; evidenceIds: EvidenceId[] }
  | { kind: 'endingAcknowledged'; orderId: OrderId; how: EndingHow; evidenceIds?: EvidenceId[] }
  | BreachRequest
  | ExceptionRequest
  | StayAnswerRequest
  | SubjectEndRequest
  | { kind: 'recipientConfirmed'; noticeId: NoticeId; evidenceIds?: EvidenceId[] }
  | { kind: 'recipientDefunct'; noticeId: NoticeId; reason: string }
  | RestorationRequest
  | HarmRequest
  | { kind: 'reopened'; reasons: string; evidenceIds: EvidenceId[] }
  | ExtensionRequest
  | MergeRequest
  | TurnRequest
  | ClockStopRequest
  | { kind: 'clockRestarted'; orderId: OrderId; reason?: StopReason; remark: string }
  | LetterCorrectionRequest
  | { kind: 'powerRevoked' }
  | PowerRequest
  | IntakeRequest;

/** What the words of a request are about, for the table of permissions. */
export function taskOf(request: CaseRequest, s: CaseSituation): Task {
  switch (request.kind) {
    case 'accepted':
    case 'supplementAsked':
    case 'supplemented':
    case 'notAccepted':
    case 'transferred':
    case 'withdrawalAsked':
    case 'withdrawn':
    case 'powerRevoked':
    case 'powerGiven':
    case 'powerExamined':
    case 'subjectEnded':
    case 'successorCame':
    case 'decisionDrafted':
    case 'decisionReviewed':
    case 'decisionReturned':
    case 'decided':
    case 'baseAnnulled':
    case 'baseInRemedy':
    case 'serviceReceipted':
    case 'noticePublished':
    case 'caseFileMade':
    case 'harmsFiled':
    case 'remedyFiled':
    case 'reopened':
    case 'evidenceAdded':
    case 'jointMeetingHeld':
    case 'casesMerged':
    case 'caseSplit':
      return { kind: request.kind, ref: s.caseId, how: null };
    case 'recipientConfirmed':
    case 'recipientDefunct':
      return { kind: request.kind, ref: request.noticeId, how: null };
    case 'letterCorrectionDrafted':
    case 'letterCorrected':
      return { kind: request.kind, ref: request.letterId, how: null };
    case 'rolledBack':
      return { kind: request.kind, ref: request.breachId, how: null };
    case 'exceptionDecided':
      return { kind: request.kind, ref: request.exceptionId, how: null };
    case 'stayAnswered':
      return { kind: request.kind, ref: request.requestId, how: null };
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded':
      return { kind: request.kind, ref: request.remedyId, how: null };
    case 'endingAcknowledged':
      return { kind: request.kind, ref: request.orderId, how: request.how };
    case 'suspensionAcknowledged':
    case 'breachReported':
    case 'exceptionProposed':
    case 'verificationAcknowledged':
    case 'answered':
    case 'restorationReported':
    case 'restorationConfirmed':
    case 'restorationObjected':
    case 'subAssigned':
    case 'subAssignmentRecalled':
    case 'findingDrafted':
    case 'extensionAsked':
    case 'extensionDeclined':
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
    case 'verificationRecalled':
    case 'disowned':
      return { kind: request.kind, ref: request.orderId, how: null };
  }
}


/** An act made out of a request, with the words that go beside it. */
export type WithContent = { [K in CaseActKind]: { draft: Extract<ActDraft, { kind: K }>; content: K extends keyof ActContents ? ActContents[K] : null } }[CaseActKind];

/** Makes the act out of a request that the table allows; throws a Refusal when what is said does not hold together. `drafted`: what the draft says that is signed. */
export function draftOf(request: CaseRequest, s: CaseSituation, world: CaseWorld, drafted: DecisionWords | null = null): WithContent {
  switch (request.kind) {
    case 'accepted':
      return acceptance(request, s, world);
    case 'verificationRecalled':
      return recall(request, s, world);
    case 'disowned':
      return disowning(request, s, world);
    case 'evidenceAdded':
      return addedEvidence(request, s);
    case 'jointMeetingHeld':
      return meetingHeld(request, s);
    case 'suspensionAcknowledged':
      return { draft: { kind: 'suspensionAcknowledged', facts: { orderId: request.orderId, ...paperOf(request) } }, content: null };
    case 'verificationAcknowledged':
      return { draft: { kind: 'verificationAcknowledged', facts: { orderId: request.orderId, ...paperOf(request) } }, content: null };
    case 'answered':
      return answerAct(request, s, world.openedEvidence ?? new Set());
    case 'decisionDrafted': {
      const { kind, ...words } = request;
      // What could not be signed is not taken as a draft either.
      decision(words, s, world);
      const { review, otherSigner } = decisionChain(world.pack, words.remedy);
      return { draft: { kind, facts: { otherSigner, ...(review ? { review } : {}) } }, content: words };
    }
    case 'decisionReviewed': {
      if (drafted === null || s.draft === undefined) throw new Refusal('draft-needed');
      // What cannot be signed any more is not passed either.
      decision(drafted, s, world);
      return { draft: { kind: request.kind, facts: { draft: s.draft.seq } }, content: { remark: request.remark } };
    }
    case 'decisionReturned':
      return { draft: { kind: 'decisionReturned', facts: {} }, content: { remark: request.remark } };
    case 'decided':
      if (drafted === null) throw new Refusal('draft-needed');
      return decision(drafted, s, world);
    case 'baseAnnulled': {
      const { kind, by, on, document, evidenceIds } = request;
      if (on > dayAt(world.at, world.pack.zone)) throw new Refusal('invalid-field', { field: '/on' });
      return { draft: { kind, facts: { by, on, evidenceIds, withdrawal: clockNow('basisWithdrawal', world) } }, content: { document } };
    }
    case 'caseFileMade': {
      const { kind, ...facts } = request;
      return { draft: { kind, facts }, content: null };
    }
    case 'baseInRemedy':
      return { draft: { kind: 'baseInRemedy', facts: { track: request.track, evidenceIds: request.evidenceIds } }, content: { document: request.document } };
    case 'serviceReceipted': {
      const { kind, on, receiver, evidenceIds, remark } = request;
      assertWithin(on, s, world);
      return { draft: { kind, facts: { on, receiver, evidenceIds, ...resumption(s, world), remedies: remedyDates(on, world.pack, world.calendar) } }, content: { remark } };
    }
    case 'noticePublished': {
      const { kind, on, evidenceIds, where, reason } = request;
      assertWithin(on, s, world);
      // It runs from its publication, told here that day or later; never from before it was told.
      return { draft: { kind, facts: { on, evidenceIds, notice: clockNow('publicNotice', world) } }, content: { where, reason } };
    }
    case 'remedyFiled':
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded':
      return remedyAct(request, s, world);
    case 'endingAcknowledged':
      return { draft: { kind: 'endingAcknowledged', facts: { orderId: request.orderId, how: request.how, ...paperOf(request) } }, content: null };
    case 'breachReported':
      return { draft: { kind: 'breachReported', facts: breachReport(request, world.reporter ?? 'department', s, world) }, content: { where: request.where, what: request.what } };
    case 'exceptionProposed':
      return { draft: { kind: 'exceptionProposed', facts: proposal(request, s, world) }, content: { reasons: request.reasons } };
    case 'exceptionDecided':
      return { draft: { kind: 'exceptionDecided', facts: exceptionDecision(request, s, world) }, content: { reasons: request.reasons } };
    case 'stayAnswered':
      return stayAnswer(request);
    case 'subjectEnded':
    case 'successorCame':
      return subjectEndAct(request, s, world);
    case 'rolledBack':
      return { draft: { kind: 'rolledBack', facts: { breachId: request.breachId, evidenceIds: request.evidenceIds } }, content: { steps: request.steps } };
    case 'recipientConfirmed':
      return { draft: { kind: 'recipientConfirmed', facts: { noticeId: request.noticeId, ...paperOf(request) } }, content: null };
    case 'recipientDefunct':
      return { draft: { kind: 'recipientDefunct', facts: { noticeId: request.noticeId } }, content: { reason: request.reason } };
    case 'harmsFiled':
      return harmAct(request, s, world);
    case 'restorationReported':
    case 'restorationConfirmed':
    case 'restorationObjected':
      return restorationAct(request, s, world);
    case 'reopened':
      return { draft: { kind: 'reopened', facts: { evidenceIds: request.evidenceIds } }, content: { reasons: request.reasons } };
    case 'extensionAsked':
    case 'extensionDeclined':
    case 'clockExtended':
      return extensionAct(request, s, world);
    case 'casesMerged':
      return merger(request, s, world);
    case 'caseSplit':
      return split(request, s);
    case 'subAssigned':
    case 'subAssignmentRecalled':
    case 'findingDrafted':
      return turnAct(request, s, world);
    case 'clockStopped':
      return clockStop(request, s, world);
    case 'clockRestarted':
      return clockRestart(request, s, world);
    case 'supplementAsked':
      return supplementNotice(request, s, world);
    case 'supplemented':
      return supplement(request, s, world);
    case 'notAccepted':
      return inadmissible(request, s, world);
    case 'transferred':
      return transfer(request, s, world);
    case 'withdrawalAsked':
      return { draft: { kind: 'withdrawalAsked', facts: {} }, content: { reasons: request.reasons } };
    case 'withdrawn':
      return { draft: withdrawal(s), content: null };
    case 'powerGiven':
    case 'powerExamined':
      return powerAct(request, s, world);
    case 'powerRevoked':
      return { draft: { kind: 'powerRevoked', facts: {} }, content: null };
    case 'letterCorrectionDrafted':
    case 'letterCorrected':
      return letterCorrection(request, s, world);
  }
}

/** A day of service lies between the decision and today. */
function assertWithin(on: Day, s: CaseSituation, world: CaseWorld): void {
  const { zone } = world.pack;
  if (on < dayAt(currentDecision(s).at, zone) || on > dayAt(world.at, zone)) throw new Refusal('invalid-field', { field: '/on' });
}

function acceptance({ remark, further = [] }: Extract<CaseRequest, { kind: 'accepted' }>, s: CaseSituation, world: CaseWorld): WithContent {
  const asked = furtherProviders(further, s, world);
  const wrong = world.handedIn === undefined ? [] : copyingErrors(world.record.fields, world.handedIn).map(({ field }) => field);
  return {
    draft: { kind: 'accepted', facts: { verifiedBy: s.providerId, ...(asked.length === 0 ? {} : { further: asked }), ...(wrong.length === 0 ? {} : { ownError: wrong }) } },
    content: { remark, ...(further.length === 0 ? {} : { further }) },
  };
}

/** The decision fits together: a remedy when upheld, changes when corrected, an answer to every ground when rejected. */
function decision(request: DecisionWords, s: CaseSituation, world: CaseWorld): Extract<WithContent, { draft: { kind: 'decided' } }> {
  const { outcome, remedy } = request;
  const options = outcomesFor(world.record.category, world.pack);
  const option = options.find((o) => o.outcome === outcome);
  if (option === undefined) throw new Refusal('invalid-field', { field: '/outcome' });
  if (!option.remedies.includes(remedy)) throw new Refusal('value-needed', { field: '/remedy' });
  const reclassed = reclassing(request, world);
  const changes = reclassed?.changes ?? request.changes;
  if (remedy === 'correct' && changes.length === 0 && reclassed === null) throw new Refusal('value-needed', { field: '/changes' });
  // What another case has withdrawn meanwhile is not brought back by correcting it.
  if (remedy === 'correct' && world.record.state === 'revoked') throw new Refusal('invalid-field', { field: '/remedy' });
  for (const [i, change] of request.changes.entries()) {
    if (remedy !== 'correct' || world.record.fields[change.field] === change.to) throw new Refusal('invalid-field', { field: `/changes/${i}` });
  }
  if (isUnsettled(s)) throw new Refusal('findings-conflict', { field: '/outcome', params: { ground: conflictingGrounds(s)[0]! } });
  // What another party says besides is decided in its own case.
  const findings = findingsOfRound(s).filter((f) => s.grounds.some((g) => g.id === f.groundId));
  // Silence never confirms: nobody is told "the record is right" on a ground that its provider has not answered.
  const unanswered = s.grounds.find((g) => !findings.some((f) => f.groundId === g.id));
  if (outcome === 'rejected' && unanswered !== undefined) throw new Refusal('ground-not-answered', { field: '/outcome', params: { ground: unanswered.id } });

  const mootReason = request.mootReason ?? null;
  assertHolds({ outcome, mootReason, grounds: s.grounds, findings, fields: world.record.fields, anyMeasure: world.measures.length > 0, today: dayAt(world.at, world.pack.zone) });
  assertCompetent({ ordered: s.ordered !== undefined, annulled: s.base?.annulled !== undefined, outcome, remedy, changes, reclasses: reclassed !== null, grounds: s.grounds, findings, copying: s.ownError === undefined || world.handedIn === undefined ? [] : copyingErrors(world.record.fields, world.handedIn) });

  const suspended = s.suspensions.flatMap(stillSuspended);
  const unknown = request.lift.findIndex((id) => !suspended.includes(id));
  if (unknown >= 0) throw new Refusal('unknown-measure', { field: `/lift/${unknown}` });
  if (outcome === 'rejected' && request.lift.length > 0) throw new Refusal('invalid-field', { field: '/lift' });
  // What is withdrawn, or what nobody can verify, founds no punishment any more (§8-41).
  const beside = goOnBeside(s, remedy, world.measures);
  const lift = remedy === 'revoke' || outcome === 'unverifiable' ? suspended.filter((id) => !beside.has(id)) : [...new Set([...request.lift, ...(reclassed?.lift ?? []).filter((id) => suspended.includes(id))])];
  const resume = suspended.filter((id) => !lift.includes(id));
  return {
    draft: { kind: 'decided', facts: { ...(reclassed === null ? {} : { reclassed: reclassed.reclassed }), outcome, remedy, lift, resume, findings, service: clockNow('service', world, s.platformId), ...(s.draft === undefined ? {} : { draft: s.draft.seq }), ...(mootReason === null ? {} : { mootReason }), ...(request.by === 'paper' || hasNoLogin(s, world.at) ? { by: 'paper' as const } : {}), respondent: world.inOffice(decider(s)) } },
    content: { facts: request.facts, reasons: request.reasons, changes },
  };
}
