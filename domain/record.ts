/** Kinds of credit records that found joint punishment in the notice of 2018, 三(三). */
export const RECORD_CATEGORIES = ['penalty', 'abnormalList', 'seriousList', 'taxViolation', 'workSafety', 'wageArrears', 'redList'] as const;
export type RecordCategory = (typeof RECORD_CATEGORIES)[number];

/** 守信红名单: an advantage. Nothing of it is suspended, and its outcomes are its own (law.md §8, 45). */
export const isPositive = (category: RecordCategory): boolean => category === 'redList';

/** The fields of a record that an objection may contest and a correction may change. */
export const RECORD_FIELDS = ['subjectName', 'documentNumber', 'conduct', 'penalty', 'amount', 'decidedOn', 'publicUntil', 'performed'] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];
/** Every value as text: days as YYYY-MM-DD, amounts in yuan with two decimals, `performed` as yes | no; '' when it does not apply. */
export type RecordFields = Readonly<Record<RecordField, string>>;

/** How a record has come to an organisation: it was given it, or fetched it by itself. */
export const RECEIPT_WAYS = ['pushed', 'pulled', 'report'] as const;
export type ReceiptWay = (typeof RECEIPT_WAYS)[number];

/** How a record is disclosed: shown, or its disclosure stopped as unverified, or withdrawn. Never physically removed. */
export const RECORD_STATES = ['published', 'disclosureStopped', 'revoked'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** The mark (异议标注) a record carries for everyone who reads it. */
export const MARKS = ['none', 'objectionReceived', 'disputed', 'corrected', 'confirmedSubjectDisagrees', 'unverifiable', 'inRemedy'] as const;
export type Mark = (typeof MARKS)[number];

/** The fields that differ between two versions, in the order of RECORD_FIELDS. */
export function fieldChanges(before: RecordFields, after: RecordFields): { field: RecordField; from: string; to: string }[] {
  return RECORD_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({ field, from: before[field], to: after[field] }));
}
