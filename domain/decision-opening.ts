import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import type { WithDecider } from './raised.ts';
import { decider, HANDS } from './raised.ts';

/** The decision is opened; at the superior, where too few are left at the platform whose unit has not entered the record. */
export function openedDecision(s: WithDecider, world: CaseWorld): ActDraft[] {
  const superior = world.superiorOf(s.platformId);
  const unit = s.recordedBy?.orgId === s.platformId ? s.recordedBy.unitId : null;
  const left = unit === null ? undefined : world.deciders?.filter((each) => each !== unit).length;
  // A case of a faulty batch was raised with it.
  const raised = decider(s) === s.platformId && superior !== null && left !== undefined && left < HANDS;
  return [...(raised ? [{ kind: 'decisionRaised' as const, facts: { orgId: superior } }] : []), { kind: 'decisionOpened', facts: { decision: clockNow('decision', world, raised ? superior : decider(s)) } }];
}
