import type { Act } from './act.ts';
import type { MarkRequestId, OrgId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { MarkRequestFacts } from './mark-request-acts.ts';
import type { Instant } from './time.ts';

export interface MarkRequestState {
  requestId: MarkRequestId;
  orgId: OrgId;
  round: number;
  seq: number;
  at: Instant;
  terms: ClockTerms;
  acknowledged: { at: Instant; marked: boolean } | null;
  unansweredAt: Instant | null;
  /** The examination that it was asked for is over; absent while it is not. */
  endedAt?: Instant;
  /** Whom it was asked of is no more: there is nobody to be told of its end. */
  succeeded?: true;
}

export interface WithMarkRequests {
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
  const change = changeOf(act);
  s.markRequests = markRequestsOf(s).map((r) => (r.requestId === requestId ? { ...r, ...change } : r));
}

function changeOf(act: Extract<Act, { kind: Exclude<keyof MarkRequestFacts, 'markRequested'> }>): Partial<MarkRequestState> {
  switch (act.kind) {
    case 'markAcknowledged':
      return { acknowledged: { at: act.occurredAt, marked: act.facts.marked } };
    case 'markUnanswered':
      return { unansweredAt: act.occurredAt };
    case 'markRequestEnded':
      return { endedAt: act.occurredAt };
    case 'markRequestSucceeded':
      return { succeeded: true };
  }
}
