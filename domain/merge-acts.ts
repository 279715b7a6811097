import type { CaseId, EvidenceId, GroundId, OrderId, RecordId } from './ids.ts';
import type { RunningTerms, Terms } from './limit.ts';
import type { Finding, FindingResult, Ground } from './objection.ts';

/** A ground of the case that follows, by the name under which the leading one has it examined; `added`: it had none like it. */
export interface MergedGround extends Ground {
  from: GroundId;
  added?: true;
}

/**
 * 一并审理、分案 (law.md §8, 14): two objections about one fact are verified once and decided once, in the older case; each keeps its own letters, service and
 * remedies. The first two are acts on the leading case, the others what they entail in the one that follows.
 */
export interface MergeFacts {
  /** `answer`, `total`: the strictest date survives for the whole; absent where the leading case's own is. */
  casesMerged: { caseId: CaseId; number: string; sameSubject: boolean; grounds: MergedGround[]; evidenceIds: EvidenceId[]; answers: { orderId: OrderId; answer: RunningTerms; hardStop: RunningTerms }[]; total?: Terms };
  caseSplit: { caseId: CaseId };
  mergedInto: { caseId: CaseId; number: string; sameSubject: boolean; grounds: { own: GroundId; theirs: GroundId }[] };
  /** What was found in the leading case, in the names of this one's grounds. */
  mergedHeard: { caseId: CaseId; findings: Finding[] };
  /** Nobody answered in the leading case: what this one is about is not disclosed as unverified either. */
  mergedSilent: { caseId: CaseId; recordId: RecordId };
  /** On its own again: it is verified by itself, by the clock it had. */
  splitOff: { caseId: CaseId };
}

export interface MergeContents {
  /** `grounds`: what is said of those that were added. */
  casesMerged: { reason: string; grounds: { groundId: GroundId; explanation: string; claimedValue: string | null }[] };
  caseSplit: { reason: string };
  mergedHeard: { findings: { groundId: GroundId; result: FindingResult; reason: string; rightValue: string | null }[] };
}
