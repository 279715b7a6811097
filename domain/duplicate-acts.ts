import type { MeasureId, OrgId, RecordId } from './ids.ts';
import type { MeasureKind } from './measure.ts';
import type { RecordFields, RecordState } from './record.ts';

/** Acts on a record that says the same as one that was decided on, in the log of the case and in the record's own. */
export interface DuplicateFacts {
  /** `lifted`: the measures that rested on it; it was withdrawn. */
  duplicateFixed: { recordId: RecordId; remedy: 'correct' | 'revoke'; fromVersion: number; toVersion: number; lifted: MeasureId[] };
}

/** A record of the same subject that is held beside the one that a case is about. */
export interface HeldBeside {
  recordId: RecordId;
  title: string;
  providerId: OrgId;
  version: number;
  state: RecordState;
  fields: RecordFields;
  isPublic: boolean;
  /** Everyone who was given it or fetched it, as far back as the pack looks; and those among them that are platforms above. */
  recipients: readonly OrgId[];
  platformsAbove: readonly OrgId[];
  /** What was not ended; `over`: it ran out by itself, and no restoration was ordered for it. */
  measures: readonly { id: MeasureId; executorId: OrgId; kind: MeasureKind; over: boolean }[];
}

/** What is done to a linked record by the decision on the other. */
export interface LinkedFix extends HeldBeside {
  remedy: 'correct' | 'revoke';
  after: RecordFields;
}
