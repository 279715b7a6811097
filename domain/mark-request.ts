import type { Act, ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { asId } from './ids.ts';
import type { MarkRequestId, OrgId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Instant } from './time.ts';

/**
 * 提请上级平台标注: a city's suspension binds nobody above it. Whoever above holds the record is asked, in the act that suspends, to mark it as in
 * dispute; by its own clock it says that it has, or the lead organ learns that it has not. It is no party of the case.
 */
export interface MarkRequestFacts {
  markRequested: { requestId: MarkRequestId; orgId: OrgId; acknowledgement: ClockTerms };
  /** `marked`: whether it now shows the mark; it may refuse, and nothing here can make it. */
  markAcknowledged: { requestId: MarkRequestId; marked: boolean };
  /** Its time is over without a word; `superiorId`: who is told. */
  markUnanswered: { requestId: MarkRequestId; superiorId: OrgId | null };
}

export interface MarkRequestState {
  requestId: MarkRequestId;
  orgId: OrgId;
  round: number;
  seq: number;
  at: Instant;
  terms: ClockTerms;
  acknowledged: { at: Instant; marked: boolean } | null;
  unansweredAt: Instant | null;
}

interface WithMarkRequests {
  round: number;
  markRequests?: readonly MarkRequestState[];
}
export const markRequestsOf = (s: Pick<WithMarkRequests, 'markRequests'>): readonly MarkRequestState[] => s.markRequests ?? [];

/** Adds an act about a request to the situation. */
export function applyMarkRequest(s: WithMarkRequests, act: Extract<Act, { kind: keyof MarkRequestFacts }>): void {
  const { requestId } = act.facts;
  if (act.kind === 'markRequested') {
    const { orgId, acknowledgement } = act.facts;
    s.markRequests = [...markRequestsOf(s), { requestId, orgId, round: s.round, seq: act.seq, at: act.occurredAt, terms: acknowledgement, acknowledged: null, unansweredAt: null }];
    return;
  }
  const change = act.kind === 'markAcknowledged' ? { acknowledged: { at: act.occurredAt, marked: act.facts.marked } } : { unansweredAt: act.occurredAt };
  s.markRequests = markRequestsOf(s).map((r) => (r.requestId === requestId ? { ...r, ...change } : r));
}

/** One request to each platform above that holds the record and has not been asked in this round. */
export const markRequests = (s: WithMarkRequests, world: CaseWorld): ActDraft[] =>
  [...new Set((world.platformsAbove ?? []).map((org) => world.inOffice(org)))].filter((orgId) => !markRequestsOf(s).some((r) => r.orgId === orgId && r.round === s.round))
    .map((orgId): ActDraft => ({ kind: 'markRequested', facts: { requestId: asId(world.newId()), orgId, acknowledgement: clockNow('recipientConfirmation', world, orgId) } }));
