import type { CaseId, OrderId, OrgId } from './ids.ts';
import type { CaseSituation } from './situation.ts';
import { unitOf } from './turn-situation.ts';
import type { Day, Instant } from './time.ts';

/** 内部事项: what somebody within the organisation that verifies has to do, by a date that is nobody else's. */
export const INTERNAL_TASKS = ['subAssignment', 'extension'] as const;
export type InternalTaskKind = (typeof INTERNAL_TASKS)[number];

export interface InternalTask {
  orderId: OrderId;
  kind: InternalTaskKind;
  caseId: CaseId;
  /** Whose task it is, and the organisation that stays liable. */
  orgId: OrgId;
  principalId: OrgId;
  dueOn: Day | null;
  openedAt: Instant;
  endedAt: Instant | null;
  /** Whether whoever has it sees the case by it. */
  shown: boolean;
}

/** Every internal task of a case: who prepares an answer, and who has to say whether more time may be asked for. */
export function internalTasksOf(s: CaseSituation, now: Instant): InternalTask[] {
  return s.verifications.flatMap((v): InternalTask[] => {
    const over = v.answered !== null || v.round !== s.round || v.recalledSeq !== undefined || s.ending !== undefined || (s.phase !== 'verifying' && s.phase !== 'deciding');
    const { assigned, extensionAsk: ask } = v;
    const common = { orderId: v.orderId, caseId: s.caseId, principalId: v.orgId };
    return [
      ...(assigned === undefined ? [] : [{ ...common, kind: 'subAssignment' as const, orgId: assigned.to, dueOn: assigned.until, openedAt: assigned.at, endedAt: over || unitOf(v) === undefined ? now : null, shown: unitOf(v) !== undefined }]),
      ...(ask === undefined ? [] : [{ ...common, kind: 'extension' as const, orgId: v.orgId, dueOn: v.answer.dueOn, openedAt: ask.at, endedAt: over || ask.state !== 'open' || v.silentSeq !== null ? now : null, shown: true }]),
    ];
  });
}
