import type { GroundId } from './ids.ts';
import type { RecordField } from './record.ts';

/** Grounds of an objection (异议理由); every one is answered by itself. */
export const GROUND_KINDS = ['notOurs', 'wrongContent', 'duplicate', 'expired', 'basisAnnulled', 'performed', 'notToBePublic'] as const;
export type GroundKind = (typeof GROUND_KINDS)[number];

/** A ground as the log keeps it; its explanation is content beside the act. */
export interface Ground {
  id: GroundId;
  kind: GroundKind;
  /** The contested field; only with `wrongContent`. */
  field: RecordField | null;
}

/** The provider's answer to one ground (核查反馈); `cannotVerify`: it has looked and cannot say, which confirms nothing and founds no change. */
export const FINDING_RESULTS = ['accurate', 'inaccurate', 'partlyInaccurate', 'cannotVerify'] as const;
export type FindingResult = (typeof FINDING_RESULTS)[number];
export interface Finding {
  groundId: GroundId;
  result: FindingResult;
}

/** The platform's decision on the whole objection. */
export const OUTCOMES = ['upheld', 'partlyUpheld', 'rejected', 'unverifiable', 'moot'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What the decision does to the credit record: 更正 or 撤销 (四(五)); what cannot be verified is annotated or no longer disclosed, as the pack has it.
 * Never anything to the penalty behind it.
 */
export const REMEDIES = ['correct', 'revoke', 'none', 'annotate', 'stopDisclosure'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** Why there is nothing to decide any more (law.md §8, 15 and 16). */
export const MOOT_REASONS = ['periodExpired', 'measureEnded'] as const;
export type MootReason = (typeof MOOT_REASONS)[number];

/** The stages of a case as its parties see them. */
export const PHASES = ['received', 'verifying', 'deciding', 'executing', 'closed'] as const;
export type Phase = (typeof PHASES)[number];
