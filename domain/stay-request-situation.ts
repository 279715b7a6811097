import type { Act } from './act.ts';
import type { MeasureId, OrgId, StayRequestId } from './ids.ts';
import type { SentWay } from './notice-way.ts';
import type { StayRequestFacts, StayStanding } from './stay-request-acts.ts';
import type { Instant } from './time.ts';

export interface StayRequestState {
  requestId: StayRequestId;
  orgId: OrgId;
  round: number;
  seq: number;
  at: Instant;
  measureIds: MeasureId[];
  answered: { at: Instant; seq: number; agreed: boolean } | null;
  unansweredAt: Instant | null;
  /** How it goes out; absent: it is read in the web app. */
  by?: SentWay;
  /** When its own system has taken the request over. */
  received?: Instant;
  /** The examination that it was asked for is over; absent while it is not. */
  endedAt?: Instant;
}

export interface WithStayRequests {
  round: number;
  stayRequests?: readonly StayRequestState[];
}
export const stayRequestsOf = (s: Pick<WithStayRequests, 'stayRequests'>): readonly StayRequestState[] => s.stayRequests ?? [];

/** What has come of a request so far; whoever has let its time pass may still answer. */
export function stayStanding({ answered, unansweredAt }: Pick<StayRequestState, 'answered' | 'unansweredAt'>): StayStanding {
  if (answered !== null) return answered.agreed ? 'agreed' : 'refused';
  return unansweredAt === null ? 'pending' : 'unanswered';
}

/** Adds an act about a request to the situation. */
export function applyStayRequest(s: WithStayRequests, act: Extract<Act, { kind: keyof StayRequestFacts }>): void {
  if (act.kind === 'stayRequested') {
    const { requestId, orgId, measureIds, by } = act.facts;
    s.stayRequests = [...stayRequestsOf(s), { requestId, orgId, round: s.round, seq: act.seq, at: act.occurredAt, measureIds: [...measureIds], answered: null, unansweredAt: null, ...(by === undefined ? {} : { by }) }];
    return;
  }
  const change = act.kind === 'stayAnswered' ? { answered: { at: act.occurredAt, seq: act.seq, agreed: act.facts.agreed } } : { unansweredAt: act.occurredAt };
  s.stayRequests = stayRequestsOf(s).map((r) => (r.requestId === act.facts.requestId ? { ...r, ...change } : r));
}

/** With the examination ends what was asked for it. */
export function endStayRequests(s: WithStayRequests, at: Instant): void {
  if (s.stayRequests !== undefined) s.stayRequests = s.stayRequests.map((r) => (r.endedAt === undefined ? { ...r, endedAt: at } : r));
}

/** Its system has taken the request over; that is no answer. */
export function receiveStayRequest(s: WithStayRequests, requestId: StayRequestId, at: Instant): void {
  s.stayRequests = stayRequestsOf(s).map((r) => (r.requestId === requestId ? { ...r, received: at } : r));
}
