import type { ApplicantKind, PowerFacts } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Day } from './time.ts';

/** How a subject can cease to be (law.md §8, 5): deregistered, or dead. */
export const SUBJECT_ENDS = ['deregistered', 'dead'] as const;
export type SubjectEndKind = (typeof SUBJECT_ENDS)[number];

/** Who can go on with its objection. */
export const SUCCESSOR_KINDS = ['successor', 'liquidator', 'heir'] as const satisfies readonly ApplicantKind[];
export type SuccessorKind = (typeof SUCCESSOR_KINDS)[number];

export interface SubjectEndFacts {
  /** `wait`: for whoever comes in its place; null where whoever filed goes on by a right of their own, or an office does. The document is content. */
  subjectEnded: { how: SubjectEndKind; on: Day; evidenceIds: EvidenceId[]; wait: ClockTerms | null };
  /** 承继: who it is, and by which document, is content. */
  successorCame: { as: SuccessorKind; evidenceIds: EvidenceId[]; /** Who sees and acts for them from here on; absent where nobody of theirs logs in. */ power?: PowerFacts };
  /** The wait is over and nobody came. `goesOn`: the record has been found wrong already, or the limit binds nobody: the platform goes on ex officio. */
  caseTerminated: { goesOn: boolean };
}
