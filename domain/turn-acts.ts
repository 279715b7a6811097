import type { EvidenceId, GroundId, OrderId, OrgId } from './ids.ts';
import type { FindingResult } from './objection.ts';
import type { Day } from './time.ts';
import type { EvidenceView } from './verifying-acts.ts';

/**
 * What happens inside the organisation that is asked to verify. Outwards nothing of it counts: its own name answers, by its own clock, and what
 * its units and people say to each other is nobody else's.
 */
export interface TurnFacts {
  /** 转办: a unit of its own prepares the answer, by an internal date (内部期限). */
  subAssigned: { orderId: OrderId; to: OrgId; until: Day };
  /** 收回转办. */
  subAssignmentRecalled: { orderId: OrderId };
  /** 拟答: what the unit would answer stands in its words alone; nobody has answered by it. */
  findingDrafted: { orderId: OrderId };
  /** 申请延期: the clock is as it was until the principal has approved. */
  extensionAsked: { orderId: OrderId };
  /** 不同意延期. */
  extensionDeclined: { orderId: OrderId };
}

export interface TurnContents {
  subAssigned: { instructions: string };
  subAssignmentRecalled: { reason: string };
  findingDrafted: { findings: { groundId: GroundId; result: FindingResult; reason: string; rightValue: string | null }[]; evidence: { evidenceId: EvidenceId; how: EvidenceView; by: string; accepted: boolean; reason: string }[] };
  extensionAsked: { reason: string };
  extensionDeclined: { reason: string };
}

/** Acts whose words stay between a unit and its principal. */
export const KEPT_BETWEEN_UNITS = ['subAssigned', 'subAssignmentRecalled', 'findingDrafted'] as const satisfies readonly (keyof TurnContents)[];
