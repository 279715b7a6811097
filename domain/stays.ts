import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, sentBy } from './case-world.ts';
import type { ActContents } from './content.ts';
import { asId } from './ids.ts';
import type { EvidenceId, MeasureId, OrgId, StayRequestId } from './ids.ts';
import { extendsTerm } from './paused-days.ts';
import type { CaseSituation } from './situation.ts';
import { protects } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import { stayRequestsOf } from './stay-request-situation.ts';

export interface StayAnswerRequest {
  kind: 'stayAnswered';
  requestId: StayRequestId;
  agreed: boolean;
  /** What it says: its reasons where it refuses. */
  document: string;
  evidenceIds: EvidenceId[];
}

type Measures = CaseWorld['measures'];

/** What brings measures to rest: an order to whom the platform can order, a request to whom it can only ask. */
export const stays = (measures: Measures, s: CaseSituation, world: CaseWorld): ActDraft[] => [...suspensionOrders(measures, s, world), ...stayRequests(measures, s, world)];

const onlyAsked = (world: CaseWorld, orgId: OrgId): boolean => world.stayedBy?.(orgId) === 'request';
const byBody = (measures: Measures, world: CaseWorld, asked: boolean) =>
  Map.groupBy(measures.filter((m) => onlyAsked(world, world.inOffice(m.executorId)) === asked), (m) => world.inOffice(m.executorId));

/** One order per executing department, for the measures that this case does not suspend already. */
function suspensionOrders(measures: Measures, s: CaseSituation, world: CaseWorld): ActDraft[] {
  const already = new Set(s.suspensions.flatMap((o) => stillSuspended(o)));
  return [...byBody(measures.filter((m) => !already.has(m.id)), world, false)].map(([orgId, theirs]): ActDraft => ({
    kind: 'suspensionOrdered',
    facts: { orderId: asId(world.newId()), orgId, measureIds: theirs.map((m) => m.id), acknowledgement: clockNow('suspensionAcknowledgement', world, orgId), ...extending(theirs, world), ...sentBy(orgId, world) },
  }));
}

/** Those whose days at rest the pack adds to their term. */
function extending(measures: Measures, world: CaseWorld): { extends?: MeasureId[] } {
  const theirs = measures.filter(({ kind }) => kind !== undefined && extendsTerm(world.pack.pausedDays, kind, world.confirmed)).map(({ id }) => id);
  return theirs.length === 0 ? {} : { extends: theirs };
}

/** One request per body, for the measures that it was not asked about in this examination. */
function stayRequests(measures: Measures, s: CaseSituation, world: CaseWorld): ActDraft[] {
  const already = new Set(stayRequestsOf(s).filter((r) => r.endedAt === undefined).flatMap((r) => r.measureIds));
  return [...byBody(measures.filter((m) => !already.has(m.id)), world, true)].map(([orgId, theirs]): ActDraft => ({
    kind: 'stayRequested', facts: { requestId: asId(world.newId()), orgId, measureIds: theirs.map((m) => m.id), answer: clockNow('stayAnswer', world, orgId), ...sentBy(orgId, world) },
  }));
}

/** 同意、不同意暂缓: in the body's own words. */
export const stayAnswer = ({ requestId, agreed, document, evidenceIds }: StayAnswerRequest): { draft: Extract<ActDraft, { kind: 'stayAnswered' }>; content: ActContents['stayAnswered'] } => ({
  draft: { kind: 'stayAnswered', facts: { requestId, agreed, evidenceIds } }, content: { document },
});

/** With its consent its measures rest like the others, until the result; what has ended meanwhile does not. */
export function stayedByConsent(requestId: StayRequestId, s: CaseSituation, world: CaseWorld): ActDraft[] {
  const request = stayRequestsOf(s).find((r) => r.requestId === requestId)!;
  const already = new Set(s.suspensions.flatMap((o) => stillSuspended(o)));
  const theirs = world.measures.filter((m) => request.measureIds.includes(m.id) && !already.has(m.id));
  const measureIds = theirs.map((m) => m.id);
  if (!protects(s) || measureIds.length === 0) return [];
  return [{ kind: 'suspensionOrdered', facts: { orderId: asId(world.newId()), orgId: request.orgId, measureIds, acknowledgement: null, consent: requestId, ...extending(theirs, world) } }];
}
