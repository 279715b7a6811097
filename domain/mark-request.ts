import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { asId } from './ids.ts';
import type { WithMarkRequests } from './mark-request-situation.ts';
import { markRequestsOf } from './mark-request-situation.ts';
import { contributionOf, standingOf } from './record-standing.ts';
import type { CaseSituation } from './situation.ts';

/** One request to each platform above that holds the record and has not been asked in this round. */
export const markRequests = (s: WithMarkRequests, world: CaseWorld): ActDraft[] =>
  [...new Set((world.platformsAbove ?? []).map((org) => world.inOffice(org)))].filter((orgId) => !markRequestsOf(s).some((r) => r.orgId === orgId && r.round === s.round))
    .map((orgId): ActDraft => ({ kind: 'markRequested', facts: { requestId: asId(world.newId()), orgId, acknowledgement: clockNow('recipientConfirmation', world, orgId) } }));

/**
 * 标注终止: what this case asked for ends with what it was asked for: once the record is decided on and, where it was wrong, put right. Each is told what the
 * record carries from here on, which is still a dispute where another case examines it.
 */
export function endedMarkRequests(s: CaseSituation, world: CaseWorld): ActDraft[] {
  const own = contributionOf(s);
  if (own.settledAt === null) return [];
  const { mark } = standingOf([own, ...world.others]);
  return markRequestsOf(s).filter((r) => r.endedAt === undefined).map(({ requestId }): ActDraft => ({ kind: 'markRequestEnded', facts: { requestId, mark } }));
}
