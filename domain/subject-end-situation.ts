import type { RecordField } from './record.ts';
import type { FindingResult } from './objection.ts';
import type { SubjectEndKind, SuccessorKind } from './subject-end-acts.ts';
import type { Day, Instant } from './time.ts';

/** The subject is no more: since when it is known, whether somebody is waited for, and who came. */
export interface SubjectEnd {
  how: SubjectEndKind;
  on: Day;
  at: Instant;
  seq: number;
  waits: boolean;
  came?: { at: Instant; seq: number; as: SuccessorKind };
  /** Nobody came in time. */
  overAt?: Instant;
}

/** Whether somebody is waited for who goes on in the subject's place. */
export const awaitsSuccessor = ({ subjectEnd }: { subjectEnd?: SubjectEnd }): boolean => subjectEnd?.waits === true && subjectEnd.came === undefined && subjectEnd.overAt === undefined;

/** 承继: somebody has come in the subject's place, so that whoever acted for it before does not any more. */
export const isSucceeded = ({ subjectEnd }: { subjectEnd?: SubjectEnd }): boolean => subjectEnd?.came !== undefined;

interface Found {
  round: number;
  ownError?: readonly RecordField[];
  verifications: readonly { round: number; answered: { findings: readonly { result: FindingResult }[] } | null }[];
}

/** Whether the record has been found wrong already: by its provider, or in the platform's own copy. */
export const evidentlyWrong = (s: Found): boolean =>
  s.ownError !== undefined || s.verifications.some((v) => v.round === s.round && v.answered?.findings.some(({ result }) => result === 'inaccurate' || result === 'partlyInaccurate') === true);
