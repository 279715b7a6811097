import type { Act, ActFacts } from '../../domain/act.ts';
import { markRequestsOf } from '../../domain/mark-request-situation.ts';
import { exceptionsOf } from '../../domain/exception-situation.ts';
import { stayRequestsOf } from '../../domain/stay-request-situation.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import type { TimelineEntry } from '../schemas/cases.ts';
import { isInternal, mayKnowTurns } from './turn-views.ts';
import type { Orgs } from './shared-views.ts';
import { orgView } from './shared-views.ts';
import type { Sight } from './sight.ts';

/** What has happened, as far as it concerns the reader: an order to another department is nothing of theirs. */
export function timelineView(acts: readonly Act[], s: CaseSituation, sight: Sight, orgs: Orgs): TimelineEntry[] {
  return acts.flatMap((act): TimelineEntry[] => {
    const ordered = orderedOrg(act, s);
    if (isInternal(act) && !mayKnowTurns(act.facts.orderId, s, sight)) return [];
    // A draft is no decision yet: it is the house's own.
    if ((act.kind === 'decisionDrafted' || act.kind === 'decisionReviewed' || act.kind === 'decisionReturned' || act.kind === 'letterCorrectionDrafted') && !sight.relations.some((r) => r === 'platform' || r === 'supervisor' || r === 'auditor')) return [];
    if (act.kind === 'letterIssued' && 'subjectId' in act.facts.to && !sight.allOrders) return [];
    if (ordered !== null && !sight.sees(ordered)) return [];
    // What the superior answered is its own.
    const answeredBy = act.kind === 'answered' && act.author.class === 'person' ? act.author.orgId : null;
    const org = answeredBy ?? ordered ?? (act.author.class === 'person' ? act.author.orgId : null);
    return [{
      seq: act.seq, kind: act.kind, at: act.occurredAt, author: act.author.class, org: org === null ? null : orgView(orgs, org),
      outcome: act.kind === 'decided' ? act.facts.outcome : null, letter: act.kind === 'letterIssued' || act.kind === 'letterCorrected' ? act.facts.letter : null,
      limit: act.kind === 'urged' || act.kind === 'noAnswerCertified' || act.kind === 'escalated' || act.kind === 'clockMoved' ? act.facts.limit : null, mark: act.kind === 'marked' ? act.facts.mark : null,
      measures: 'measureIds' in act.facts ? act.facts.measureIds.length : null,
      reason: act.kind === 'clockStopped' || act.kind === 'clockRestarted' ? (act.facts.reason ?? null) : null, days: act.kind === 'clockExtended' ? act.facts.count : null,
    }];
  });
}

function acknowledgedBy({ order, ref }: ActFacts['orderAcknowledged'], s: CaseSituation): OrgId | null {
  switch (order) {
    case 'stay':
      return stayRequestsOf(s).find((r) => r.requestId === ref)?.orgId ?? null;
    case 'undo':
      return breachesOf(s).find((b) => b.breachId === ref)?.orgId ?? null;
    case 'suspend':
    case 'resume':
    case 'lift':
      return s.suspensions.find((o) => o.orderId === ref)?.orgId ?? null;
    case 'verify':
    case 'recall':
    case 'withdraw':
      return s.verifications.find((v) => v.orderId === ref)?.orgId ?? null;
    case 'restore':
      return s.restorations.find((o) => o.orderId === ref)?.orgId ?? null;
  }
}

/** The department whose order, answer or letter an act is about; null for what concerns the whole case. */
function orderedOrg(act: Act, s: CaseSituation): OrgId | null {
  switch (act.kind) {
    case 'suspensionAcknowledged':
    case 'endingAcknowledged':
    case 'breachReported':
    case 'exceptionProposed':
    case 'measuresLifted':
    case 'measuresResumed':
      return s.suspensions.find((o) => o.orderId === act.facts.orderId)?.orgId ?? null;
    case 'subAssigned':
    case 'subAssignmentRecalled':
    case 'extensionAsked':
    case 'extensionDeclined':
    case 'verificationAcknowledged':
    case 'verificationRecalled':
    case 'verificationSucceeded':
    case 'disowned':
    case 'answered':
    case 'silenceDeclared':
    case 'disclosureStopped':
    case 'lostTime':
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
      return s.verifications.find((o) => o.orderId === act.facts.orderId)?.orgId ?? null;
    case 'restorationReported':
    case 'restorationConfirmed':
    case 'restorationObjected':
    case 'deemedSatisfied':
    case 'confirmationAskedAgain':
      return s.restorations.find((o) => o.orderId === act.facts.orderId)?.orgId ?? null;
    case 'markRequested':
    case 'decisionRaised':
    case 'stayRequested':
      return act.facts.orgId;
    case 'stayAnswered':
    case 'stayUnanswered':
      return stayRequestsOf(s).find((r) => r.requestId === act.facts.requestId)?.orgId ?? null;
    case 'orderAcknowledged':
      return acknowledgedBy(act.facts, s);
    case 'markAcknowledged':
    case 'markUnanswered':
    case 'markRequestEnded':
    case 'markRequestSucceeded':
      return markRequestsOf(s).find((r) => r.requestId === act.facts.requestId)?.orgId ?? null;
    case 'exceptionDecided':
      return exceptionsOf(s).find((e) => e.exceptionId === act.facts.exceptionId)?.orgId ?? null;
    case 'rolledBack':
      return breachesOf(s).find((b) => b.breachId === act.facts.breachId)?.orgId ?? null;
    case 'recipientConfirmed':
    case 'recipientAcknowledged':
    case 'recipientDefunct':
      return s.corrections.flatMap((c) => c.notices).find((n) => n.noticeId === act.facts.noticeId)?.orgId ?? null;
    case 'letterIssued':
      return 'orgId' in act.facts.to ? act.facts.to.orgId : null;
    case 'jointMeetingCalled':
      return act.facts.leadId;
    case 'dutiesSucceeded':
    case 'suspensionOrdered':
    case 'verificationRequested':
    case 'recipientNotified':
    case 'restorationOrdered':
    case 'rollbackOrdered':
    case 'urged':
    case 'escalated':
    case 'superiorSilent':
      return act.facts.orgId;
    default:
      return null;
  }
}
