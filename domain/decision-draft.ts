import type { MeasureId, UserId } from './ids.ts';
import type { MootReason, Outcome, Remedy } from './objection.ts';
import type { Sanction } from './publicity.ts';
import type { RecordField } from './record.ts';
import type { ServiceWay } from './service.ts';
import type { Instant } from './time.ts';

/**
 * What acts say of a decision before it is one. Its outcome and words are content, for the platform's own eyes: the log that all parties
 * fold does not tell what might be decided.
 */
export interface DecisionDraftFacts {
  /** 拟稿. `otherSigner`: somebody else has to sign it, `review`: another reviews it first (absent: nobody), by the chain in force when it was drafted. */
  decisionDrafted: { otherSigner: boolean; review?: true };
  /** 审核通过: of the draft of that act. */
  decisionReviewed: { draft: number };
  /** 退回: with a remark, by who was to review or to sign. */
  decisionReturned: Record<string, never>;
}

/** What a draft says; sealed beside its act. */
export interface DecisionWords {
  outcome: Outcome;
  remedy: Remedy;
  facts: string;
  reasons: string;
  changes: { field: RecordField; to: string }[];
  /** Measures that lose their basis; with `revoke` and where nobody can verify the record all do, whatever stands here. */
  lift: MeasureId[];
  /** 重新认定处罚种类: what the decision behind the record really imposed, by which its class and its period of publicity are; only with `correct`. */
  sanctions?: Sanction[];
  /** Only with `moot`. */
  mootReason?: MootReason | null;
  /** How it is to be served; absent: electronically. */
  by?: ServiceWay;
}

/** The draft of the running examination. `overtaken`: an answer came in after it, so that it has to be drafted anew. */
export interface DecisionDraft {
  seq: number;
  at: Instant;
  by: UserId;
  otherSigner: boolean;
  state: 'open' | 'returned' | 'overtaken';
  /** 审核: whether another has to pass it before it is signed, and who has; absent where nobody has to, and while nobody has. */
  review?: true;
  reviewed?: { seq: number; at: Instant; by: UserId };
  /** The act that sent it back. */
  returnedSeq?: number;
}

/** Whether a draft that could be signed waits to be reviewed first. */
export const awaitsReview = (draft: DecisionDraft | undefined): boolean => draft?.state === 'open' && draft.review === true && draft.reviewed === undefined;

/** What a case waits for that is being decided: to be reviewed, to be signed, or to be drafted anew. */
export const DRAFT_STATES = ['toReview', 'open', 'returned', 'overtaken'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];
export const draftState = (draft: DecisionDraft): DraftState => (awaitsReview(draft) ? 'toReview' : draft.state);
