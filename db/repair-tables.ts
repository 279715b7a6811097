import type { ColumnType, Generated } from 'kysely';
import type { ActId, DossierId, OrgId, ProofId, RecordId, RepairId, ServiceEntryId, SubjectId, UserId } from '../domain/ids.ts';
import type { PublicityEnding, RepairClass, Sanction, Sector } from '../domain/publicity.ts';
import type { RepairGround, RepairOrigin, RepairOutcome } from '../domain/repair-acts.ts';
import type { EndsByItself } from '../domain/repair-regime.ts';
import type { RepairPhase } from '../domain/repair.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { PublicKey } from './notice-tables.ts';

export interface RecordPublicityTable {
  record_id: RecordId; sector: Sector; sanctions: Sanction[]; decided_on: Day; published_on: Day; corrected_on: Day | null; performed_on: Day | null;
  restricted_until: Day | null;
  /** As read by the edition in force when it was last stated. */
  class: RepairClass; edition: string; max_on: Day | null; ends: EndsByItself;
  ended_on: Day | null; ended_how: PublicityEnding | null; ended_by: ActId | null;
  /** When it was said that publicity goes on past its maximum. */
  kept_on: Day | null;
}
export interface ProofConnectorTable { org_id: OrgId; address: string; public_keys: ColumnType<PublicKey[], string, string>; changed_by: UserId; changed_at: Instant; wall_at: Generated<Instant> }
export interface FetchedProofTable {
  id: ProofId; record_id: RecordId; subject_id: SubjectId; authority_id: OrgId; act_id: ActId; corrected_on: Day | null; performed_on: Day | null; as_of: Instant; fetched_at: Instant; repair_id: DossierId | null;
}
export interface SocialServiceTable {
  id: ServiceEntryId; record_id: RecordId; subject_id: SubjectId; org_id: OrgId; act_id: ActId; on_day: Day; minutes: number; confirmed: number | null; logged_at: Instant; answered_at: Instant | null;
  repair_id: DossierId | null;
}
export interface RepairFileTable {
  id: RepairId; number: string; record_id: RecordId; subject_id: SubjectId; authority_id: OrgId; platform_id: OrgId; origin: RepairOrigin; ground: RepairGround;
  phase: RepairPhase; filed_at: Instant; accepted_at: Instant | null; decided_at: Instant | null; outcome: RepairOutcome | null; closed_at: Instant | null;
  certificate: string | null; bar_until: Day | null;
}
