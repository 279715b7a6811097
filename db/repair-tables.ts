import type { ActId, OrgId, RecordId, RepairId, SubjectId } from '../domain/ids.ts';
import type { PublicityEnding, RepairClass, Sanction, Sector } from '../domain/publicity.ts';
import type { RepairGround, RepairOrigin, RepairOutcome } from '../domain/repair-acts.ts';
import type { EndsByItself } from '../domain/repair-regime.ts';
import type { RepairPhase } from '../domain/repair.ts';
import type { Day, Instant } from '../domain/time.ts';

export interface RecordPublicityTable {
  record_id: RecordId; sector: Sector; sanctions: Sanction[]; decided_on: Day; published_on: Day; corrected_on: Day | null; performed_on: Day | null;
  restricted_until: Day | null;
  /** As read by the edition in force when it was last stated. */
  class: RepairClass; edition: string; max_on: Day | null; ends: EndsByItself;
  ended_on: Day | null; ended_how: PublicityEnding | null; ended_by: ActId | null;
  /** When it was said that publicity goes on past its maximum. */
  kept_on: Day | null;
}
export interface RepairFileTable {
  id: RepairId; number: string; record_id: RecordId; subject_id: SubjectId; authority_id: OrgId; platform_id: OrgId; origin: RepairOrigin; ground: RepairGround;
  phase: RepairPhase; filed_at: Instant; accepted_at: Instant | null; decided_at: Instant | null; outcome: RepairOutcome | null; closed_at: Instant | null;
  certificate: string | null; bar_until: Day | null;
}
