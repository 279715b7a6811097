import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { asId } from './ids.ts';
import type { WithMarkRequests } from './mark-request-situation.ts';
import { markRequestsOf } from './mark-request-situation.ts';

/** One request to each platform above that holds the record and has not been asked in this round. */
export const markRequests = (s: WithMarkRequests, world: CaseWorld): ActDraft[] =>
  [...new Set((world.platformsAbove ?? []).map((org) => world.inOffice(org)))].filter((orgId) => !markRequestsOf(s).some((r) => r.orgId === orgId && r.round === s.round))
    .map((orgId): ActDraft => ({ kind: 'markRequested', facts: { requestId: asId(world.newId()), orgId, acknowledgement: clockNow('recipientConfirmation', world, orgId) } }));
