import type { CaseId, GroundId } from './ids.ts';
import type { Finding, Ground } from './objection.ts';

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

/** A ground that another party has besides, in its own case: it is asked of whoever verifies with the others, and is nothing of this case's own decision. */
export interface BesideGround extends Ground {
  caseId: CaseId;
  /** Its name in the other case. */
  from: GroundId;
}

interface WithMerges {
  round: number;
  joined?: readonly JoinedCase[];
  following?: Following;
}

/** Every ground that whoever verifies has to answer: the case's own, and those of other parties that are examined with it. */
export const askedGrounds = (s: { grounds: readonly Ground[]; besideGrounds?: readonly BesideGround[] }): readonly Ground[] => [...s.grounds, ...(s.besideGrounds ?? [])];

/** The cases that are examined with this one now. */
export const joinedOf = (s: WithMerges): readonly JoinedCase[] => (s.joined ?? []).filter((j) => j.splitSeq === undefined);

/** The case that this one follows in its running examination; undefined: it stands by itself. */
export const followed = (s: WithMerges): Following | undefined => (s.following?.round === s.round ? s.following : undefined);
