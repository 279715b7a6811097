import type { Act, ActDraft, Addressee } from './act.ts';
import { rollbackOrder } from './breach.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, rulesOf, sentBy } from './case-world.ts';
import { dueAfter } from './clock.ts';
import { exceptionsOf } from './exception-situation.ts';
import { toldOf } from './clock-change.ts';
import { totalMoves } from './clock-acts.ts';
import { asId } from './ids.ts';
import { totalWhileSupplementing } from './intake.ts';
import type { LinkedFix } from './duplicate-acts.ts';
import type { LetterId, OrderId, OrgId, RecordId } from './ids.ts';
import { allOurs } from './own-copy.ts';
import { isAskedOnPaper } from './power.ts';
import { stillAsked } from './verification-situation.ts';
import { calledMeeting, isUnsettled, meetingOfRound } from './joint-meeting.ts';
import type { LetterKind } from './letter.ts';
import type { Outcome } from './objection.ts';
import { endedMarkRequests, markRequests, succeededMarkRequest } from './mark-request.ts';
import { followed } from './merge-situation.ts';
import { isRunning } from './limit.ts';
import { certifiedRef } from './no-answer.ts';
import { contributionOf, standingOf } from './record-standing.ts';
import { openedDecision } from './decision-opening.ts';
import { decider } from './raised.ts';
import { REOPENS } from './remedy.ts';
import { restorationOrders } from './restoration.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';
import { ownerOf } from './clock-fold.ts';
import { currentDecision, decisionOfRound } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import { uncertifiedOrders } from './suspension-certificate.ts';
import { stayedByConsent, stays } from './stays.ts';

/**
 * What an act entails at once, in its own transaction: whatever protects someone, opens a task for someone or starts
 * a clock (notice of 2018, 四(五)). `s` is the situation with the act already in it.
 */
export function entails(act: Act, s: CaseSituation, world: CaseWorld): ActDraft[] {
  switch (act.kind) {
    case 'filed':
      return [...newMark(s, world), ...(act.facts.provisional === true ? stays(world.measures, s, world) : [])];
    case 'accepted':
    case 'reopened':
      // 联合惩戒措施在信息核实期间暂不执行: mark, suspend, ask the provider, all in the one act.
      return [
        ...newMark(s, world),
        ...stays(world.measures, s, world),
        ...asked(act, s, world),
        ...markRequests(s, world),
      ];
    case 'markRequestSucceeded':
      return succeededMarkRequest(act.facts, s, world);
    case 'supplementAsked':
    case 'supplemented':
      return totalWhileSupplementing(act, s, world);
    case 'supplementLapsed':
      return act.facts.effect === 'withdrawn' ? [...newMark(s, world), ...endedMarkRequests(s, world)] : totalWhileSupplementing(act, s, world);
    case 'notAccepted':
    case 'transferred':
    case 'withdrawn':
    case 'caseTerminated':
      return [...newMark(s, world), ...endedMarkRequests(s, world)];
    case 'breachReported':
      return act.facts.same === undefined ? [{ kind: 'rollbackOrdered', facts: rollbackOrder(act, s, world) }] : [];
    case 'answered':
      return [...totalMoves(act, s, world), ...decisionOpening(s, world)];
    case 'disclosureStopped':
    case 'superiorSilent':
    case 'jointMeetingHeld':
    case 'incidentHeard':
      return decisionOpening(s, world);
    case 'baseAnnulled':
      // What its basis has lost is not verified any further: it is decided on at once (law.md §8, 22).
      return s.phase === 'verifying' ? openedDecision(s, world) : [];
    case 'evidenceAdded': {
      // What only one party brings is a matter of its own: it is verified by itself (分案).
      const lead = followed(s);
      if (lead !== undefined) return [{ kind: 'splitOff', facts: { caseId: lead.caseId } }];
      return act.facts.again.map((orderId) => verificationRequest(world.inOffice(s.verifications.find((v) => v.orderId === orderId)!.orgId), world));
    }
    case 'verificationRecalled':
    case 'verificationSucceeded':
      return act.facts.to === null ? decisionOpening(s, world) : [handedOver(act.facts.to, act.facts.orderId, s, world)];
    case 'disowned':
      return act.facts.to === null ? [] : [handedOver(act.facts.to, act.facts.orderId, s, world)];
    case 'splitOff':
      return askedByItself(s, world);
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
      return totalMoves(act, s, world);
    case 'remedyFiled':
    case 'mergedSilent':
      return newMark(s, world);
    case 'stayAnswered':
      return act.facts.agreed ? stayedByConsent(act.facts.requestId, s, world) : [];
    case 'suspensionImposed':
      return stays(world.measures, s, world);
    case 'remedyEnded': {
      if (!REOPENS.includes(act.facts.result) || decisionOfRound(s) !== undefined) return newMark(s, world);
      if (s.phaseSeq !== act.seq) return [];
      const verified = act.facts.result === 'redo';
      // As at a reopening: marked and suspended; asked anew, or decided at once as the remedy's result says.
      return [
        ...newMark(s, world), ...stays(world.measures, s, world),
        ...(verified ? [verificationRequest(world.inOffice(s.providerId), world)] : openedDecision(s, world)),
        ...markRequests(s, world),
      ];
    }
    case 'decided':
      return [...correctionOrder(s, world), ...restorationOrders(s, world), ...newMark(s, world), ...endedMarkRequests(s, world)];
    case 'recordCorrected':
    case 'recordRevoked':
      // 更正或撤销 reaches everyone who was given the wrong record, once.
      return [
        ...newMark(s, world),
        ...endedMarkRequests(s, world),
        ...(act.facts.toVersion === act.facts.fromVersion ? [] : [
          ...[...new Set(world.recipients.map((org) => world.inOffice(org)))].map((orgId) => recipientNotice(orgId, act.facts.toVersion, world)),
          ...(world.linked ?? []).flatMap((fix) => linkedFix(fix, s, world)),
        ]),
      ];
    default:
      return [];
  }
}

/** 关联重复记录一并处理: a record of the same fact is put right in the same act, and whoever was given it is told of it as well. */
function linkedFix({ recordId, remedy, version, recipients, measures }: LinkedFix, s: CaseSituation, world: CaseWorld): ActDraft[] {
  // What this case has suspended it lifts itself, with a notice that is acknowledged.
  const own = new Set(s.suspensions.flatMap((o) => stillSuspended(o)));
  return [
    { kind: 'duplicateFixed', facts: { recordId, remedy, fromVersion: version, toVersion: version + 1, lifted: remedy === 'revoke' ? measures.map(({ id }) => id).filter((id) => !own.has(id)) : [] } },
    ...[...new Set(recipients.map((org) => world.inOffice(org)))].map((orgId) => recipientNotice(orgId, version + 1, world, recordId)),
  ];
}

function recipientNotice(orgId: OrgId, recordVersion: number, world: CaseWorld, recordId?: RecordId): ActDraft {
  return {
    kind: 'recipientNotified',
    facts: { noticeId: asId(world.newId()), orgId, recordVersion, confirmation: clockNow('recipientConfirmation', world, orgId), ...sentBy(orgId, world), ...(recordId === undefined ? {} : { recordId }) },
  };
}

function verificationRequest(orgId: OrgId, world: CaseWorld): Extract<ActDraft, { kind: 'verificationRequested' }> {
  const answer = clockNow('verification', world, orgId);
  const { calendar } = rulesOf(orgId, world);
  return {
    kind: 'verificationRequested',
    facts: {
      orderId: asId(world.newId()), orgId, superiorId: world.superiorOf(orgId),
      acknowledgement: clockNow('verificationAcknowledgement', world, orgId), answer,
      escalation: dueAfter(answer.dueAt, 'escalation', world.pack, calendar),
      hardStop: dueAfter(answer.dueAt, 'hardStop', world.pack, calendar), ...sentBy(orgId, world),
    },
  };
}

/** 协查; where everything contested is the platform's own error nobody else is asked, and it is decided at once. */
function asked(act: Extract<Act, { kind: 'accepted' | 'reopened' }>, s: CaseSituation, world: CaseWorld): ActDraft[] {
  if (act.kind === 'accepted' && s.incident !== undefined) return [];
  if (act.kind === 'accepted' && act.facts.further === undefined && allOurs(s.grounds, s.ownError ?? [])) return decisionOpening(s, world);
  return providersToAsk(act, s, world).map((orgId) => verificationRequest(orgId, world));
}

/** The record's provider and whoever the clerk named beside it; a reopened case asks everybody who was asked last. */
function providersToAsk(act: Extract<Act, { kind: 'accepted' | 'reopened' }>, s: CaseSituation, world: CaseWorld): OrgId[] {
  const before = act.kind === 'reopened' ? s.verifications.filter((v) => v.round === s.round - 1 && v.recalledSeq === undefined).map((v) => v.orgId) : [];
  const further = act.kind === 'accepted' ? (act.facts.further ?? []) : before;
  const all = before.length > 0 ? further : [s.providerId, ...further];
  return [...new Set(all.map((orgId) => world.inOffice(orgId)))];
}

/** 改送: another is asked in its place; what is left of the clock is theirs. */
function handedOver(to: OrgId, orderId: OrderId, s: CaseSituation, world: CaseWorld): ActDraft {
  const request = verificationRequest(to, world);
  const { answer, hardStop } = s.verifications.find((v) => v.orderId === orderId)!;
  // One that stands still goes on standing still, with its stops.
  return { ...request, facts: { ...request.facts, answer, hardStop, escalation: isRunning(answer) ? dueAfter(answer.dueAt, 'escalation', world.pack, rulesOf(to, world).calendar) : null } };
}

/** 分案: whoever was asked before the cases were merged is asked again, by the clock there was. */
function askedByItself(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const last = Math.max(...s.verifications.map((v) => v.recalledSeq ?? 0));
  return s.verifications.filter((v) => v.round === s.round && v.recalledSeq === last).map((v) => handedOver(world.inOffice(v.orgId), v.orderId, s, world));
}

/** With the last answer the decision is opened; where answers contradict each other, the joint meeting is called first. */
function decisionOpening(s: CaseSituation, world: CaseWorld): ActDraft[] {
  if (!everyoneHeard(s)) return [];
  if (isUnsettled(s)) return meetingOfRound(s) === undefined ? [calledMeeting(s, world)] : [];
  return s.phase === 'verifying' ? openedDecision(s, world) : [];
}

const everyoneHeard = (s: CaseSituation): boolean => followed(s) === undefined && (s.round > 1 || s.incident === undefined || s.incident.findings !== undefined) &&
  s.verifications.filter((v) => v.round === s.round && v.recalledSeq === undefined).every((v) => v.answered !== null || (v.stoppedSeq !== null && (nobodyAbove(v) || ownMatter(s))));

/** Whether nobody above the provider is waited for: there is none, or it was silent too. Then what nobody answers for is found unverifiable, never right. */
const nobodyAbove = (v: Verification): boolean => v.superiorDecides === undefined || v.superiorSilentSeq !== undefined;

/** 主体错误: whom a record is matched to is the platform's own to decide, whoever stays silent. */
const ownMatter = (s: CaseSituation): boolean => s.grounds.some((g) => g.kind === 'notOurs');

function correctionOrder(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const { remedy } = currentDecision(s);
  if (remedy === 'none') return [];
  return [{ kind: 'correctionOrdered', facts: { orderId: asId(world.newId()), remedy, correction: clockNow('correction', world, s.platformId) } }];
}

/** The mark that the record carries with this act, by all its cases; said when this case's log has not said it yet. */
function newMark(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const { mark } = standingOf([contributionOf(s), ...world.others]);
  return mark === s.mark ? [] : [{ kind: 'marked', facts: { recordId: s.recordId, mark } }];
}

/**
 * 异议标注通知: whoever holds the record is told that it is disputed, and when it is no longer. Of what is put right they are told by its notice
 * of correction, of a faulty batch by the notice of its finding.
 */
function markNotices({ facts: { mark } }: Extract<Act, { kind: 'marked' }>, s: CaseSituation, holders: readonly OrgId[]): OrgId[] {
  const putRight = s.corrections.some(({ round }) => round === s.round);
  // Before acceptance nobody was told that it is disputed.
  if (s.incident !== undefined || s.acceptedAt === null || (mark !== 'disputed' && putRight)) return [];
  return [...new Set([s.providerId, ...holders])];
}

/** Outcomes that say that the record was wrong: what could not be verified is withdrawn too, and nobody says of it that it was. */
const FOUND_WRONG: readonly Outcome[] = ['upheld', 'partlyUpheld'];

/** A letter an act has to be told by; numbered and frozen by the register in the same transaction. */
export interface LetterDraft {
  letter: LetterKind;
  to: Addressee;
  /** The order, notice or clock the letter is about. */
  ref: string | null;
  /** Who issues it in its own name; absent: the platform. */
  from?: OrgId;
  /** The letter that it takes the place of. */
  supersedes?: LetterId;
}

/** The letters of an act: every step that concerns somebody writes to them. `holders`: who was ever given the record, beside its provider and the platforms above. */
export function lettersOf(act: Act, s: CaseSituation, holders: readonly OrgId[] = []): LetterDraft[] {
  const subject = (letter: LetterKind): LetterDraft[] => [{ letter, to: { subjectId: s.subjectId }, ref: null }];
  const org = (letter: LetterKind, orgId: OrgId, ref: string): LetterDraft[] => [{ letter, to: { orgId }, ref }];
  const executor = (orderId: OrderId): OrgId | undefined => s.suspensions.find((o) => o.orderId === orderId)?.orgId;
  const provider = (orderId: OrderId): OrgId => s.verifications.find((v) => v.orderId === orderId)!.orgId;
  switch (act.kind) {
    case 'filed':
      return subject(act.facts.through?.how === 'exOfficio' ? 'exOfficioNotice' : 'receipt');
    case 'accepted':
      // Of a faulty batch the notice of its finding says it all.
      return s.incident === undefined ? subject('acceptanceNotice') : [];
    case 'marked':
      return markNotices(act, s, holders).map((orgId) => ({ letter: 'markNotice', to: { orgId }, ref: s.recordId }));
    case 'answered':
      // 核查反馈表: in the name of whoever answers; whatever a machine or the law adds has no paper.
      return act.author.class === 'person' && act.author.orgId !== null ? [{ letter: 'verificationReply', to: { orgId: s.platformId }, ref: act.facts.orderId, from: act.author.orgId }] : [];
    case 'supplementAsked':
      return subject('supplementNotice');
    case 'supplementLapsed':
      return subject(act.facts.effect === 'withdrawn' ? 'deemedWithdrawnNotice' : 'supplementLapseNotice');
    case 'notAccepted':
      return subject('inadmissibilityNotice');
    case 'transferred':
      return subject('transferNotice');
    case 'withdrawn':
      // Whoever was asked to verify is told that it is over.
      return [...subject('withdrawalConfirmation'), ...(act.facts.goesOn ? [] : stillAsked(s).flatMap((v) => org('withdrawalNotice', v.orgId, v.orderId)))];
    case 'subjectEnded':
    case 'successorCame':
      return subject('successorNotice');
    case 'caseTerminated':
      return [...subject('terminationNotice'), ...(act.facts.goesOn ? [] : stillAsked(s).flatMap((v) => org('withdrawalNotice', v.orgId, v.orderId)))];
    case 'reopened':
      return subject('reopeningNotice');
    case 'decided':
      // A decision that was raised is the superior's, in its own name.
      return [{ letter: 'decisionLetter', to: { subjectId: s.subjectId }, ref: null, ...(decider(s) === s.platformId ? {} : { from: decider(s) }) }, ...(act.facts.by === 'paper' ? org('serviceReceipt', s.platformId, s.caseId) : [])];
    case 'letterCorrected': {
      const { letter, to, ref, letterId } = act.facts;
      const onPaper = letter === 'decisionLetter' && currentDecision(s).by === 'paper';
      return [{ letter, to, ref, supersedes: letterId }, ...(onPaper ? org('serviceReceipt', s.platformId, s.caseId) : [])];
    }
    case 'noticePublished':
      return subject('publicNotice');
    case 'remedyEnded':
      // 复核决定书: the house's own; what 复议 and courts decide they serve themselves.
      return s.remedies?.find((r) => r.remedyId === act.facts.remedyId)?.track === 'review' && act.facts.result !== 'withdrawn' ? subject('reviewDecision') : [];
    case 'recordCorrected':
    case 'recordRevoked':
      // 消除影响说明: for the subject to show and to have published, from the hour in which the record is put right.
      return act.facts.toVersion === act.facts.fromVersion || !FOUND_WRONG.includes(currentDecision(s).outcome) ? [] : subject('reputationStatement');
    case 'certified':
      return subject('restorationCertificate');
    case 'restorationReported':
      // Whoever does not read here what was reported is asked by letter, from the first.
      return act.facts.confirmation !== undefined && isAskedOnPaper(s) ? [{ letter: 'confirmationRequest', to: { subjectId: s.subjectId }, ref: act.facts.orderId }] : [];
    case 'confirmationAskedAgain':
      return [{ letter: 'confirmationRequest', to: { subjectId: s.subjectId }, ref: act.facts.orderId }];
    case 'clockExtended':
      // 延期办理告知书: the applicant is told before the old date, in the very act.
      return subject('extensionNotice');
    case 'clockStopped':
      return [...subject('clockStopNotice'), ...org('clockStopNotice', provider(act.facts.orderId), act.facts.orderId)];
    case 'clockRestarted':
      return [...subject('clockRestartNotice'), ...org('clockRestartNotice', provider(act.facts.orderId), act.facts.orderId)];
    case 'lostTime': {
      // 期限变更告知书: the date is another one, on the platform's account.
      const { to, answer, before, orderId } = act.facts;
      return to === null || answer.dueOn === null || answer.dueOn === before ? [] : [...subject('dateChangeNotice'), ...org('dateChangeNotice', provider(orderId), orderId)];
    }
    case 'calendarApplied': {
      // 期限变更告知书: one to each who had been told another date, with all of theirs.
      const owners = act.facts.moves.flatMap((move) => (toldOf(move).owner ? [ownerOf(s, move)] : [])).flatMap((owner) => (owner !== undefined && 'org' in owner ? [owner.org] : []));
      const applicant = act.facts.moves.some((move) => toldOf(move).applicant);
      return [...(applicant ? subject('dateChangeNotice') : []), ...[...new Set(owners)].flatMap((orgId) => org('dateChangeNotice', orgId, act.facts.change))];
    }
    case 'suspensionOrdered':
      // 暂缓执行证明 to the subject with the first of the orders that are given in one transaction, for all of them.
      return [...(uncertifiedOrders(s).length === 1 ? subject('suspensionCertificate') : []), ...(act.facts.consent === undefined ? org('suspensionNotice', act.facts.orgId, act.facts.orderId) : [])];
    case 'stayRequested':
      return org('stayRequest', act.facts.orgId, act.facts.requestId);
    case 'stayAnswered':
    case 'stayUnanswered':
      return [{ letter: 'stayAnswerNotice', to: { subjectId: s.subjectId }, ref: act.facts.requestId }];
    case 'verificationRequested':
      return org('verificationRequest', act.facts.orgId, act.facts.orderId);
    case 'recipientNotified':
      return org('correctionNotice', act.facts.orgId, act.facts.noticeId);
    case 'dutiesSucceeded':
      return act.facts.letters.map(({ letterId, letter, ref }) => ({ letter, to: { orgId: act.facts.to }, ref, supersedes: letterId }));
    case 'exceptionDecided': {
      // 不予暂缓: told to the subject with its remedies; the department has the same paper, or the refusal.
      const { orgId } = exceptionsOf(s).find((e) => e.exceptionId === act.facts.exceptionId)!;
      return [...(act.facts.granted ? [{ letter: 'exceptionNotice' as const, to: { subjectId: s.subjectId }, ref: act.facts.exceptionId }] : []), ...org('exceptionNotice', orgId, act.facts.exceptionId)];
    }
    case 'rollbackOrdered':
      return org('rollbackOrder', act.facts.orgId, act.facts.breachId);
    case 'restorationOrdered':
      return org('restorationOrder', act.facts.orgId, act.facts.orderId);
    case 'restorationObjected':
      return org('restorationObjection', s.restorations.find((r) => r.orderId === act.facts.orderId)!.orgId, act.facts.orderId);
    case 'disclosureStopped':
      return act.facts.superior === undefined ? [] : org('superiorRequest', act.facts.superior.orgId, act.facts.orderId);
    case 'casesMerged':
    case 'caseSplit':
      // Each party has a notice of its own; who verifies, one for both.
      return [...subject('mergerNotice'), ...s.verifications.filter((v) => v.round === s.round && v.recalledSeq === undefined && v.answered === null).flatMap((v) => org('mergerNotice', v.orgId, v.orderId))];
    case 'mergedInto':
    case 'splitOff':
      return subject('mergerNotice');
    case 'verificationRecalled':
      return org('recallNotice', provider(act.facts.orderId), act.facts.orderId);
    case 'jointMeetingCalled':
      return org('jointMeetingNotice', act.facts.leadId, s.caseId);
    case 'noAnswerCertified':
      return [{ letter: 'noAnswerCertificate', to: { subjectId: s.subjectId }, ref: certifiedRef(act.facts) }];
    case 'urged':
      return org('urgeLetter', act.facts.orgId, `${act.facts.limit}|${act.facts.ref}`);
    case 'escalated':
      return org('escalationLetter', act.facts.superiorId ?? s.platformId, `${act.facts.limit}|${act.facts.ref}`);
    case 'measuresLifted':
    case 'measuresResumed': {
      const orgId = executor(act.facts.orderId);
      if (orgId === undefined || act.facts.acknowledgement === null) return [];
      return org(act.kind === 'measuresLifted' ? 'liftingNotice' : 'resumptionNotice', orgId, act.facts.orderId);
    }
    default:
      return [];
  }
}
