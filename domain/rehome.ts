import type { CaseId } from './ids.ts';
import type { GroundKind, Outcome, Remedy } from './objection.ts';
import type { RecordFields, RecordState } from './record.ts';
import type { Subject } from './subject.ts';

/** To whom a record is given. */
export type RightSubject = Pick<Subject, 'kind' | 'name' | 'identifier'>;

/** What a decision has said of a record. */
export interface WrongPersonDecision {
  caseId: CaseId;
  outcome: Outcome | null;
  remedy: Remedy | null;
  grounds: readonly GroundKind[];
}

/** Whether a record may be given to somebody else: it was withdrawn because it is not its subject's. What was withdrawn for another reason is nobody's. */
export const mayRehome = (state: RecordState, decisions: readonly WrongPersonDecision[]): boolean =>
  state === 'revoked' && decisions.some(({ outcome, remedy, grounds }) => (outcome === 'upheld' || outcome === 'partlyUpheld') && remedy === 'revoke' && grounds.includes('notOurs'));

/** The same fact in the name of the right subject. */
export const rehomedFields = (fields: RecordFields, { name }: RightSubject): RecordFields => ({ ...fields, subjectName: name });
