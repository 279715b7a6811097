import type { Ground } from './objection.ts';
import type { RecordField, RecordFields } from './record.ts';
import { fieldChanges } from './record.ts';

/** A field in which the platform's copy is not what was handed in. */
export interface CopyingError {
  field: RecordField;
  ours: string;
  handedIn: string;
}

/**
 * 平台自查 (law.md §6, platform-compare): the platform's own copy against what it was handed in. Shanghai gives it five working days, Shenzhen one;
 * here it is done in the act of acceptance.
 */
export const copyingErrors = (ours: RecordFields, handedIn: RecordFields): CopyingError[] => fieldChanges(ours, handedIn).map(({ field, from, to }) => ({ field, ours: from, handedIn: to }));

/** Whether everything that is contested is the platform's own error: then nobody else is asked, and it is corrected at once. */
export const allOurs = (grounds: readonly Ground[], wrong: readonly RecordField[]): boolean => wrong.length > 0 && grounds.every((g) => g.field !== null && wrong.includes(g.field));
