import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import type { WithDecider } from './raised.ts';

/** A decision is drafted by one and, where the chain says so, signed by another. */
const HANDS = 2;

/** The decision is opened; at the superior, where too few are left at the platform whose unit has not entered the record. */
export function openedDecision(s: WithDecider, world: CaseWorld): ActDraft[] {
  const superior = world.superiorOf(s.platformId);
  const unit = s.recordedBy?.orgId === s.platformId ? s.recordedBy.unitId : null;
  const left = unit === null ? undefined : world.deciders?.filter((each) => each !== unit).length;
  const raised = superior !== null && left !== undefined && left < HANDS;
  return [...(raised ? [{ kind: 'decisionRaised' as const, facts: { orgId: superior } }] : []), { kind: 'decisionOpened', facts: { decision: clockNow('decision', world, raised ? superior : s.platformId) } }];
}
