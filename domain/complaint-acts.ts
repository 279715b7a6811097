import type { CaseId, ComplaintId, EvidenceId, LetterId, OrderId, OrgId, RecordId, SubjectId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Day } from './time.ts';

/**
 * What a subject complains of (四(五): 异议、投诉制度): 仍被限制 "they still refuse me" · 未恢复正常对待 although lifted or over ·
 * 恢复信誉不实 "the restoration is false" · 办理过程 how a matter was handled.
 */
export const COMPLAINT_KINDS = ['stillRefused', 'notResumed', 'falseRestoration', 'handling'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** Kinds about what was executed; an order on one of these names the record, one about handling names nobody. */
export const ABOUT_EXECUTION: readonly ComplaintKind[] = ['stillRefused', 'notResumed', 'falseRestoration'];

export const COMPLAINT_OUTCOMES = ['upheld', 'notUpheld'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/**
 * The letter an act has issued to the complainant; in the act itself, as the log of a complaint holds nothing that others read. `sealed`: SHA-256 (hex) of the
 * letter as it is kept, by which the chain binds it; absent in acts from before letters of complaints were bound.
 */
export interface ComplaintLetter { letterId: LetterId; number: string; sealed?: string }

/** Acts of a complaint (投诉), in a log of its own that the unit complained of never sees. */
export interface ComplaintFacts {
  complaintFiled: {
    complaintId: ComplaintId; number: string; kind: ComplaintKind; subjectId: SubjectId; againstId: OrgId; supervisorId: OrgId;
    recordId: RecordId; caseId: CaseId | null; on: Day | null; evidenceIds: EvidenceId[]; answer: ClockTerms;
    /** 受理回执; absent in acts from before complaints had letters. */
    letter?: ComplaintLetter;
  };
  /** 开始调查. */
  complaintTaken: Record<string, never>;
  /** `order`: to the unit, with its clock; only when upheld. `breach`: it was also reported as a use of suspended measures, in the case. */
  complaintAnswered: { outcome: ComplaintOutcome; order: { orderId: OrderId; orgId: OrgId; report: ClockTerms } | null; breach: boolean; letter?: ComplaintLetter };
  /** 逾期未答: the examiner's time has run out; its letter stands in the act as those of the others do. */
  complaintCertified: { ref: string; generation: number; letter: ComplaintLetter };
  /** 整改报告 of the unit. */
  complaintReported: { orderId: OrderId; evidenceIds: EvidenceId[] };
}

export const COMPLAINT_AUTHORS = {
  complaintFiled: 'person', complaintTaken: 'person', complaintAnswered: 'person', complaintReported: 'person', complaintCertified: 'sweep',
} as const satisfies Record<keyof ComplaintFacts, 'person' | 'sweep'>;

/** Words beside these acts; those of the complainant are the examiner's alone to read. */
export interface ComplaintContents {
  complaintFiled: { where: string; what: string };
  complaintAnswered: { reasons: string; order: string | null };
  complaintReported: { steps: string };
}
