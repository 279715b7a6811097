import type { Act } from './act.ts';
import type { AgentFilingFacts, AgentResult } from './agent-acts.ts';
import type { CaseId, InquiryId, OrgId, RecordId, SubjectId, UserId } from './ids.ts';
import type { Clock } from './clock-fold.ts';
import { isPast } from './clock-fold.ts';
import type { Instant } from './time.ts';

/**
 * What a third party who reports a wrong record is told (law.md §8, 39): that it is examined ex officio, that nothing gave cause to, or that it is not for
 * this platform. No word of a clerk goes to it, since any could be somebody else's data.
 */
export const REPORT_RESULTS = ['examined', 'noCause', 'notOurs'] as const;
export type ReportResult = (typeof REPORT_RESULTS)[number];
export const isReportResult = (text: string): text is ReportResult => REPORT_RESULTS.some((each) => each === text);

/** Where an inquiry stands: a fold of its acts and of nothing else. */
export interface InquirySituation {
  inquiryId: InquiryId;
  seq: number;
  number: string;
  subjectId: SubjectId;
  platformId: OrgId;
  /** A third party's report: whoever made it is told what came of it in one of a few words, and nothing of whom it is about. */
  report: boolean;
  /** An objection for another: what was filed and by whom; absent otherwise. */
  agent?: AgentFilingFacts & { userId: UserId };
  filedAt: Instant;
  /** A late answer is still an answer, and says that it is late. */
  answered: { at: Instant; seq: number; recordId: RecordId | null; late: boolean; agent?: { result: AgentResult; caseId?: CaseId } } | null;
  /** The platform's duty to answer, of an objection for another by the limit of its acceptance; the one clock an inquiry has. */
  duty: Clock;
}

/** Folds an inquiry's acts, oldest first. A log that does not begin with the question is a fault of the caller. */
export function foldInquiry(acts: readonly Act[]): InquirySituation {
  const [first, ...rest] = acts;
  if (first?.kind !== 'inquiryFiled') throw new Error('an inquiry begins with its question');
  const { inquiryId, subjectId, platformId, number, answer, report = false, agent } = first.facts;
  const situation: InquirySituation = {
    inquiryId, seq: first.seq, number, subjectId, platformId, report, filedAt: first.occurredAt, answered: null, ...(agent === undefined || first.author.class !== 'person' ? {} : { agent: { ...agent, userId: first.author.userId } }),
    duty: {
      limit: answer.limit, ref: inquiryId, owner: { org: platformId }, superiorId: null, terms: answer, generation: 1, seq: first.seq, endedAt: null,
      urgedAt: null, escalatedAt: null,
    },
  };
  for (const act of rest) applyToInquiry(situation, act);
  return situation;
}

/** Adds one act to an inquiry's situation, in place; the situation must be the caller's own. */
export function applyToInquiry(s: InquirySituation, act: Act): void {
  s.seq = act.seq;
  switch (act.kind) {
    case 'inquiryAnswered':
      s.answered = { at: act.occurredAt, seq: act.seq, recordId: act.facts.recordId, late: isPast(s.duty.terms, act.occurredAt), ...(act.facts.agent === undefined ? {} : { agent: act.facts.agent }) };
      s.duty.endedAt = act.occurredAt;
      return;
    case 'calendarApplied':
      for (const { after } of act.facts.moves) s.duty.terms = after;
      return;
    case 'urged':
      s.duty.urgedAt = act.occurredAt;
      return;
    case 'escalated':
      s.duty.escalatedAt = act.occurredAt;
      return;
    case 'noAnswerCertified':
      s.duty.noAnswerAt = act.occurredAt;
      return;
    case 'letterIssued':
      return;
    default:
      throw new Error(`${act.kind} does not belong into the log of a running inquiry`);
  }
}
