import type { Act, ActDraft, Addressee } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { dueAfter } from './clock.ts';
import { toldOf } from './clock-change.ts';
import { totalMoves } from './clock-acts.ts';
import { asId } from './ids.ts';
import { totalWhileSupplementing } from './intake.ts';
import type { MeasureId, OrderId, OrgId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import { certifiedRef } from './no-answer.ts';
import { contributionOf, standingOf } from './record-standing.ts';
import type { CaseSituation, Suspension } from './situation.ts';
import { currentDecision, ownerOf, stillSuspended } from './situation.ts';

/**
 * What an act entails at once, in its own transaction: whatever protects someone, opens a task for someone or starts
 * a clock (notice of 2018, 四(五)). `s` is the situation with the act already in it.
 */
export function entails(act: Act, s: CaseSituation, world: CaseWorld): ActDraft[] {
  switch (act.kind) {
    case 'filed':
      return newMark(s, world);
    case 'accepted':
    case 'reopened':
      // 联合惩戒措施在信息核实期间暂不执行: mark, suspend, ask the provider, all in the one act.
      return [
        ...newMark(s, world),
        ...suspensionOrders(world.measures, s, world),
        verificationRequest(world.inOffice(s.providerId), world),
      ];
    case 'supplementAsked':
    case 'supplemented':
      return totalWhileSupplementing(act, s, world);
    case 'supplementLapsed':
      return act.facts.effect === 'withdrawn' ? newMark(s, world) : totalWhileSupplementing(act, s, world);
    case 'notAccepted':
    case 'transferred':
    case 'withdrawn':
      return newMark(s, world);
    case 'answered':
      return [...totalMoves(act, s, world), ...decisionOpening(s, world)];
    case 'disclosureStopped':
      return decisionOpening(s, world);
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
      return totalMoves(act, s, world);
    case 'decided':
      return [...correctionOrder(s, world), ...restorationOrders(s, world), ...newMark(s, world)];
    case 'recordCorrected':
    case 'recordRevoked':
      // 更正或撤销 reaches everyone who was given the wrong record.
      return [
        ...newMark(s, world),
        ...[...new Set(world.recipients.map((org) => world.inOffice(org)))].map((orgId) => recipientNotice(orgId, act.facts.toVersion, world)),
      ];
    default:
      return [];
  }
}

function recipientNotice(orgId: OrgId, recordVersion: number, world: CaseWorld): ActDraft {
  const by = world.wayOf?.(orgId) ?? 'web';
  return {
    kind: 'recipientNotified',
    facts: { noticeId: asId(world.newId()), orgId, recordVersion, confirmation: clockNow('recipientConfirmation', world), ...(by === 'web' ? {} : { by }) },
  };
}

/** One order per executing department, for the measures that this case does not suspend already. */
export function suspensionOrders(measures: CaseWorld['measures'], s: CaseSituation, world: CaseWorld): ActDraft[] {
  const already = new Set(s.suspensions.flatMap((o) => stillSuspended(o)));
  const byDepartment = Map.groupBy(measures.filter((m) => !already.has(m.id)), (m) => world.inOffice(m.executorId));
  return [...byDepartment].map(([orgId, theirs]): ActDraft => ({
    kind: 'suspensionOrdered',
    facts: {
      orderId: asId(world.newId()), orgId, measureIds: theirs.map((m) => m.id), acknowledgement: clockNow('suspensionAcknowledgement', world),
    },
  }));
}

function verificationRequest(orgId: OrgId, world: CaseWorld): ActDraft {
  const answer = clockNow('verification', world);
  return {
    kind: 'verificationRequested',
    facts: {
      orderId: asId(world.newId()), orgId, superiorId: world.superiorOf(orgId),
      acknowledgement: clockNow('verificationAcknowledgement', world), answer,
      escalation: dueAfter(answer.dueAt, 'escalation', world.pack, world.calendar),
      hardStop: dueAfter(answer.dueAt, 'hardStop', world.pack, world.calendar),
    },
  };
}

const decisionOpening = (s: CaseSituation, world: CaseWorld): ActDraft[] =>
  s.phase === 'verifying' && everyoneHeard(s) ? [{ kind: 'decisionOpened', facts: { decision: clockNow('decision', world) } }] : [];

const everyoneHeard = (s: CaseSituation): boolean =>
  s.verifications.filter((v) => v.round === s.round).every((v) => v.answered !== null || v.stoppedSeq !== null);

function correctionOrder(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const { remedy } = currentDecision(s);
  if (remedy === 'none') return [];
  return [{ kind: 'correctionOrdered', facts: { orderId: asId(world.newId()), remedy, correction: clockNow('correction', world) } }];
}

/** The duty lies on each department that executed a measure which lost its basis. */
function restorationOrders(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const lifted = currentDecision(s).lift;
  const theirs = (o: Suspension): MeasureId[] => stillSuspended(o).filter((id) => lifted.includes(id));
  const byDepartment = Map.groupBy(s.suspensions.filter((o) => theirs(o).length > 0), (o) => o.orgId);
  return [...byDepartment].map(([orgId, orders]): ActDraft => ({
    kind: 'restorationOrdered',
    facts: { orderId: asId<OrderId>(world.newId()), orgId, measureIds: orders.flatMap(theirs), restoration: clockNow('restoration', world) },
  }));
}

/** The mark that the record carries with this act, by all its cases; said when this case's log has not said it yet. */
function newMark(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const { mark } = standingOf([contributionOf(s), ...world.others]);
  return mark === s.mark ? [] : [{ kind: 'marked', facts: { recordId: s.recordId, mark } }];
}

/** A letter an act has to be told by; numbered and frozen by the register in the same transaction. */
export interface LetterDraft {
  letter: LetterKind;
  to: Addressee;
  /** The order, notice or clock the letter is about. */
  ref: string | null;
}

/** The letters of an act: every step that concerns somebody writes to them. */
export function lettersOf(act: Act, s: CaseSituation): LetterDraft[] {
  const subject = (letter: LetterKind): LetterDraft[] => [{ letter, to: { subjectId: s.subjectId }, ref: null }];
  const org = (letter: LetterKind, orgId: OrgId, ref: string): LetterDraft[] => [{ letter, to: { orgId }, ref }];
  const executor = (orderId: OrderId): OrgId | undefined => s.suspensions.find((o) => o.orderId === orderId)?.orgId;
  const provider = (orderId: OrderId): OrgId => s.verifications.find((v) => v.orderId === orderId)!.orgId;
  switch (act.kind) {
    case 'filed':
      return subject('receipt');
    case 'accepted':
      return subject('acceptanceNotice');
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
      return [...subject('withdrawalConfirmation'), ...(act.facts.goesOn ? [] : s.verifications.filter((v) => v.round === s.round && v.answered === null).flatMap((v) => org('withdrawalNotice', v.orgId, v.orderId)))];
    case 'reopened':
      return subject('reopeningNotice');
    case 'decided':
      return subject('decisionLetter');
    case 'certified':
      return subject('restorationCertificate');
    case 'confirmationAskedAgain':
      return [{ letter: 'confirmationRequest', to: { subjectId: s.subjectId }, ref: act.facts.orderId }];
    case 'clockExtended':
      // 延期办理告知书: the applicant is told before the old date, in the very act.
      return subject('extensionNotice');
    case 'clockStopped':
      return [...subject('clockStopNotice'), ...org('clockStopNotice', provider(act.facts.orderId), act.facts.orderId)];
    case 'clockRestarted':
      return [...subject('clockRestartNotice'), ...org('clockRestartNotice', provider(act.facts.orderId), act.facts.orderId)];
    case 'calendarApplied': {
      // 期限变更告知书: one to each who had been told another date, with all of theirs.
      const owners = act.facts.moves.flatMap((move) => (toldOf(move).owner ? [ownerOf(s, move)] : [])).flatMap((owner) => (owner !== undefined && 'org' in owner ? [owner.org] : []));
      const applicant = act.facts.moves.some((move) => toldOf(move).applicant);
      return [...(applicant ? subject('dateChangeNotice') : []), ...[...new Set(owners)].flatMap((orgId) => org('dateChangeNotice', orgId, act.facts.change))];
    }
    case 'suspensionOrdered':
      // 暂缓执行证明 to the subject with the first order of a round, for all that are given in the same transaction.
      return [...(s.suspensions.filter((o) => o.round === s.round).length === 1 ? subject('suspensionCertificate') : []), ...org('suspensionNotice', act.facts.orgId, act.facts.orderId)];
    case 'verificationRequested':
      return org('verificationRequest', act.facts.orgId, act.facts.orderId);
    case 'recipientNotified':
      return org('correctionNotice', act.facts.orgId, act.facts.noticeId);
    case 'restorationOrdered':
      return org('restorationOrder', act.facts.orgId, act.facts.orderId);
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
