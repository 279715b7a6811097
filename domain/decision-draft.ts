import type { MeasureId, UserId } from './ids.ts';
import type { Outcome, Remedy } from './objection.ts';
import type { RecordField } from './record.ts';
import type { Instant } from './time.ts';

/**
 * What acts say of a decision before it is one. Its outcome and words are content, for the platform's own eyes: the log that all parties
 * fold does not tell what might be decided.
 */
export interface DecisionDraftFacts {
  /** 拟稿. `otherSigner`: somebody else has to sign it, by the chain in force when it was drafted. */
  decisionDrafted: { otherSigner: boolean };
  /** 退回: with a remark, by who was to sign. */
  decisionReturned: Record<string, never>;
}

/** What a draft says; sealed beside its act. */
export interface DecisionWords {
  outcome: Outcome;
  remedy: Remedy;
  facts: string;
  reasons: string;
  changes: { field: RecordField; to: string }[];
  /** Measures that lose their basis; with `revoke` all do, whatever stands here. */
  lift: MeasureId[];
}

/** The draft of the running examination. `overtaken`: an answer came in after it, so that it has to be drafted anew. */
export interface DecisionDraft {
  seq: number;
  at: Instant;
  by: UserId;
  otherSigner: boolean;
  state: 'open' | 'returned' | 'overtaken';
  /** The act that sent it back. */
  returnedSeq?: number;
}
