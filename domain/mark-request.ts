import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { asId } from './ids.ts';
import type { MarkRequestId, OrgId } from './ids.ts';
import type { MarkRequestFacts } from './mark-request-acts.ts';
import type { WithMarkRequests } from './mark-request-situation.ts';
import { markRequestsOf } from './mark-request-situation.ts';
import { contributionOf, standingOf } from './record-standing.ts';
import type { CaseSituation } from './situation.ts';

/** One request to each platform above that holds the record and has not been asked in this round. */
export const markRequests = (s: WithMarkRequests, world: CaseWorld): ActDraft[] =>
  [...new Set((world.platformsAbove ?? []).map((org) => world.inOffice(org)))].filter((orgId) => !markRequestsOf(s).some((r) => r.orgId === orgId && r.round === s.round))
    .map((orgId) => requestOf(orgId, world));

const requestOf = (orgId: OrgId, world: CaseWorld): ActDraft => ({ kind: 'markRequested', facts: { requestId: asId(world.newId()), orgId, acknowledgement: clockNow('recipientConfirmation', world, orgId) } });

/**
 * 标注终止: what this case asked for ends with what it was asked for: once the record is decided on and, where it was wrong, put right. Each is told what the
 * record carries from here on, which is still a dispute where another case examines it.
 */
export function endedMarkRequests(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const own = contributionOf(s);
  if (own.settledAt === null) return [];
  return markRequestsOf(s).filter((r) => r.endedAt === undefined).map(({ requestId }) => ending(requestId, s, world));
}

const ending = (requestId: MarkRequestId, s: CaseSituation, world: CaseWorld): ActDraft => ({ kind: 'markRequestEnded', facts: { requestId, mark: standingOf([contributionOf(s), ...world.others]).mark } });

/**
 * 复议法 19 by analogy (law.md §8, 10): the platform above that was asked is no more. Whoever has its place is asked anew where it is a platform above itself; otherwise nobody is. Undefined: it is in
 * office, the request is over, or it has refused, which stays in its name.
 */
export function markRequestSuccession(requestId: MarkRequestId, s: CaseSituation, world: CaseWorld): Extract<ActDraft, { kind: 'markRequestSucceeded' }> | undefined {
  const asked = markRequestsOf(s).find((r) => r.requestId === requestId);
  if (asked === undefined || asked.endedAt !== undefined || asked.acknowledged?.marked === false || world.isInOffice?.(asked.orgId) !== false) return undefined;
  const to = world.inOffice(asked.orgId);
  const anew = to !== asked.orgId && world.isPlatformAbove?.(to) === true && !markRequestsOf(s).some((r) => r.orgId === to && r.endedAt === undefined);
  return { kind: 'markRequestSucceeded', facts: { requestId, to: anew ? to : null } };
}

/** What it entails: the former request is over, and the successor is asked by a date of its own. */
export const succeededMarkRequest = ({ requestId, to }: MarkRequestFacts['markRequestSucceeded'], s: CaseSituation, world: CaseWorld): ActDraft[] =>
  [ending(requestId, s, world), ...(to === null ? [] : [requestOf(to, world)])];
