import type { SubjectId } from './ids.ts';
import type { RecordField, RecordFields } from './record.ts';
import { RECORD_FIELDS } from './record.ts';

/**
 * By what a wrong record is known again when it is handed in anew, under another id or by another provider (`law.md` §8, 21):
 * the document against this subject, the deed without its number, or one wrong value in this document.
 */
export interface Trait {
  sort: 'document' | 'deed' | 'value';
  subjectId: SubjectId;
  parts: readonly string[];
}

/**
 * A value without what typing changes: full-width digits and letters, spacing, brackets, dashes and other marks, capitals.
 * NFKC makes full-width half-width; what is left are letters and digits.
 */
export const normalText = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** An amount by its value: separators, currency and trailing zeros do not make it another one. */
export function normalAmount(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，元¥￥]/g, '');
  const found = /^(\d+)(?:\.(\d+))?(万)?$/.exec(plain);
  if (found === null) return normalText(text);
  const [, whole = '', part = '', tenThousand] = found;
  const digits = `${whole}${part}`;
  const scale = part.length - (tenThousand === undefined ? 0 : 4);
  const value = scale > 0 ? `${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}` : `${digits}${'0'.repeat(-scale)}`;
  return value.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') || value.includes('.') ? '' : zeros));
}

export const normalValue = (field: RecordField, text: string): string => (field === 'amount' ? normalAmount(text) : normalText(text));

const documentOf = (fields: RecordFields): string => normalText(fields.documentNumber);

function document(subjectId: SubjectId, fields: RecordFields): Trait[] {
  const number = documentOf(fields);
  return number === '' ? [] : [{ sort: 'document', subjectId, parts: [number] }];
}

/** Without a number: what was done, when it was decided, for how much. Only all of it together is a deed. */
function deed(subjectId: SubjectId, { conduct, decidedOn, amount }: RecordFields): Trait[] {
  const parts = [normalText(conduct), normalText(decidedOn), normalAmount(amount)];
  return parts[0] === '' || parts[1] === '' ? [] : [{ sort: 'deed', subjectId, parts }];
}

const value = (subjectId: SubjectId, number: string, field: RecordField, text: string): Trait[] =>
  (number === '' || text.trim() === '' ? [] : [{ sort: 'value', subjectId, parts: [number, field, normalValue(field, text)] }]);

/** What a correction or revocation leaves behind: the traits of what was wrong, and of nothing that was right. */
export function traitsOfWrong(subjectId: SubjectId, remedy: 'correct' | 'revoke', before: RecordFields, after: RecordFields): Trait[] {
  if (remedy === 'revoke') return [...document(subjectId, before), ...deed(subjectId, before)];
  const numbers = [...new Set([documentOf(before), documentOf(after)])];
  return RECORD_FIELDS.filter((field) => normalValue(field, before[field]) !== normalValue(field, after[field]))
    .flatMap((field) => (field === 'documentNumber' ? document(subjectId, before) : numbers.flatMap((number) => value(subjectId, number, field, before[field]))));
}

/** Every trait by which a record that is handed in might be one that was found wrong. */
export const traitsOf = (subjectId: SubjectId, fields: RecordFields): Trait[] => [
  ...document(subjectId, fields), ...deed(subjectId, fields),
  ...RECORD_FIELDS.filter((field) => field !== 'documentNumber').flatMap((field) => value(subjectId, documentOf(fields), field, fields[field])),
];
