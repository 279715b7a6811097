import type { CaseId, GroundId } from './ids.ts';
import type { Finding } from './objection.ts';

/** A case that is verified and decided with this one. */
export interface JoinedCase {
  caseId: CaseId;
  number: string;
  sameSubject: boolean;
  seq: number;
  /** Split off again. */
  splitSeq?: number;
}

/** The case that this one follows, and what was found there. */
export interface Following {
  caseId: CaseId;
  number: string;
  sameSubject: boolean;
  seq: number;
  round: number;
  grounds: { own: GroundId; theirs: GroundId }[];
  findings?: Finding[];
}

interface WithMerges {
  round: number;
  joined?: readonly JoinedCase[];
  following?: Following;
}

/** The cases that are examined with this one now. */
export const joinedOf = (s: WithMerges): readonly JoinedCase[] => (s.joined ?? []).filter((j) => j.splitSeq === undefined);

/** The case that this one follows in its running examination; undefined: it stands by itself. */
export const followed = (s: WithMerges): Following | undefined => (s.following?.round === s.round ? s.following : undefined);
