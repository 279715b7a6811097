import type { Actor } from '../../../domain/actor.ts';
import type { MeasureId, OrgId, RecordId } from '../../../domain/ids.ts';
import type { FindingResult, GroundKind, Outcome, Remedy } from '../../../domain/objection.ts';
import type { RecordField } from '../../../domain/record.ts';

/** A ground with the provider's answer to it, so that both can be handed in when their turn comes. */
export interface StoryGround {
  kind: GroundKind;
  /** Only with `wrongContent`. */
  field: RecordField | null;
  explanation: string;
  claimedValue: string | null;
  finding: { result: FindingResult; reason: string; rightValue: string | null };
}

export interface StoryDecision {
  outcome: Outcome;
  remedy: Remedy;
  facts: string;
  reasons: string;
  changes: readonly { field: RecordField; to: string }[];
  /** Measures that lose their basis with a correction; with `revoke` all do. */
  lift: readonly MeasureId[];
}

/** One objection in the words of everyone who has a part in it. */
export interface DemoStory {
  key: string;
  recordId: RecordId;
  /** Who files it. */
  by: Actor;
  refusal: { where: string; byWhom: string; shown: string };
  grounds: readonly StoryGround[];
  acceptanceRemark: string;
  decision: StoryDecision;
  /** What each department reports as done to restore the reputation; a department that is not named uses `restorationSteps`. */
  restoration: readonly { orgId: OrgId; steps: string }[];
  /** What the subject says when it confirms the restoration. */
  confirmation: string;
}

export const CASE_STAGES = [
  'received', 'accepted', 'acknowledged', 'answered', 'overdue', 'decidedUpheld', 'decidedRejected', 'correcting', 'restoring', 'closed',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/** A story that is played through the register when the city is seeded, up to a stage. */
export interface DemoCase extends DemoStory {
  filedWorkingDaysAgo: number;
  until: CaseStage;
}

/** The report of a department for which a story has no words of its own. */
export const restorationSteps = '已在业务系统中解除该项措施，恢复其相应资格；已书面告知因该记录而采取措施的承办处室，并在原发布渠道发布更正说明。';
