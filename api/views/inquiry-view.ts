import type { InquiryMaterial } from '../../db/inquiry-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import { isReportResult } from '../../domain/inquiry.ts';
import { isPast } from '../../domain/clock-fold.ts';
import type { Instant } from '../../domain/time.ts';
import { dayAt } from '../../domain/time.ts';
import type { AgentFilingFacts, AgentFilingWords } from '../../domain/agent-acts.ts';
import { dueView } from './shared-views.ts';

/** A question as its reader sees it: what was told, by when it is answered, who was urged, and the answer; a late one says so. */
export function inquiryView(register: Register, actor: Actor, i: InquiryMaterial, now: Instant) {
  const late = i.answered_at !== null && isPast(i.terms, i.answered_at);
  const { where, byWhom, shown, filing } = i.filed;
  return {
    id: i.id, number: i.number, subjectName: i.subject_name, filedAt: i.filed_at, answeredAt: i.answered_at, late, urgedAt: i.urged_at,
    escalatedAt: i.escalated_at, certificateId: i.certificate_id, recordId: i.record_id, due: { ...dueView(register, i.terms, now), overdue: isPast(i.terms, i.answered_at ?? now) },
    where, byWhom, shown, report: i.report, answer: i.report ? null : i.answer, reportResult: i.report && i.answer !== null && isReportResult(i.answer) ? i.answer : null, mayAnswer: hasRole(actor, 'clerk') && actor.orgId === i.platform_id && i.answered_at === null,
    agent: i.filing === null ? null : agentView(register, i, i.filing, filing, now),
  };
}

/** What was filed for another. Where the words were erased by the schedule, the facts stay. */
function agentView(register: Register, i: InquiryMaterial, { as, scopes, validUntil, proofIds, evidenceIds, fee, flagged }: AgentFilingFacts, words: AgentFilingWords | undefined, now: Instant) {
  return {
    as, scopes, validUntil, expired: validUntil !== null && validUntil < dayAt(now, register.pack(i.terms.pack).zone), fee, flagged: flagged === true, identifier: words?.identifier ?? '', documentNumber: words?.documentNumber ?? '',
    grounds: words?.grounds ?? [], scope: words?.scope ?? '', proofIds, evidenceIds, result: i.result, caseId: i.case_id,
  };
}
