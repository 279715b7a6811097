import { Refusal } from './errors.ts';
import { readIdentifier } from './identifier.ts';
import { CATEGORY_LABELS, SENSITIVITY_LABELS } from './labels.ts';
import type { Sanction, Sector } from './publicity.ts';
import { SANCTIONS, SECTORS } from './publicity.ts';
import type { RecordCategory, RecordFields } from './record.ts';
import { isPositive, RECORD_CATEGORIES } from './record.ts';
import { SANCTION_LABELS, SECTOR_LABELS } from './repair-labels.ts';
import type { Sensitivity } from './sensitivity.ts';
import { SENSITIVITIES } from './sensitivity.ts';
import { parseDay } from './time.ts';
import type { Day } from './time.ts';
import { isValidUscc } from './uscc.ts';

/** The columns of the platform's data format, each by its code or its Chinese head. */
export const UPLOAD_COLUMNS = {
  rowKey: '记录编号', identifier: '统一社会信用代码或身份证号码', subjectName: '主体名称', category: '信息类别', title: '信息名称', documentNumber: '决定文书号', conduct: '事实', penalty: '处理结果',
  amount: '金额（元）', decidedOn: '决定日期', publicUntil: '公示截止日期', performed: '义务是否履行', sector: '领域', sanctions: '处罚种类', publishedOn: '公示起始日期', sensitivity: '公开属性',
} as const;
export type UploadColumn = keyof typeof UPLOAD_COLUMNS;
export const COLUMN_NAMES = Object.keys(UPLOAD_COLUMNS) as UploadColumn[];
const REQUIRED: readonly UploadColumn[] = ['rowKey', 'identifier', 'subjectName', 'category', 'documentNumber', 'conduct', 'decidedOn'];
const MOST: Partial<Record<UploadColumn, number>> = { rowKey: 64, identifier: 40, subjectName: 200, title: 200, documentNumber: 100, conduct: 2000, penalty: 500, amount: 20 };

/** One record as a provider hands it in. */
export interface UploadRow {
  /** The provider's own number of the record: the same again is the same record. */
  rowKey: string;
  identifier: string;
  subjectKind: 'company' | 'person';
  category: RecordCategory;
  title: string;
  fields: RecordFields;
  /** What its publicity rests on, where the provider says so with the record (两书同达); `publishedOn` null: from the day it comes in. */
  publicity?: { sector: Sector; sanctions: Sanction[]; publishedOn: Day | null };
  /** Narrower than the type of record has it, where the provider says so. */
  sensitivity?: Sensitivity;
}

/** Why a row is refused, and where. */
export const ROW_FAULTS = [
  'missing', 'tooLong', 'badCharacter', 'badIdentifier', 'badCategory', 'badAmount', 'badDay', 'badAnswer', 'badSector', 'badSanction', 'badSensitivity', 'brokenRow', 'duplicateRow', 'changedRow', 'otherSubject', 'recordDisputed', 'recordWithdrawn',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];
/** A row that is refused is told by its own key, where that can be read. */
export type ReadRow = { row: UploadRow } | { fault: RowFault; field: UploadColumn | null; rowKey?: string };

/** Whether a head names every column that has to be there. Returns the place of each column. */
export function columnsOf(head: readonly string[]): Map<UploadColumn, number> {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const places = new Map<UploadColumn, number>();
  for (const name of COLUMN_NAMES) {
    const at = head.findIndex((cell) => plain(cell) === plain(name) || plain(cell) === plain(UPLOAD_COLUMNS[name]));
    if (at >= 0) places.set(name, at);
    else if (REQUIRED.includes(name)) throw new Refusal('value-needed', { field: `/${name}` });
  }
  return places;
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029\ufffd]/;

/** Reads one row; each fault by itself, so that a bad row costs no other one. */
export function readUploadRow(cells: Readonly<Partial<Record<UploadColumn, string>>>): ReadRow {
  const read = readCells(cells);
  const rowKey = (cells.rowKey ?? '').trim();
  return 'row' in read || rowKey === '' || rowKey.length > (MOST.rowKey ?? 200) || CONTROL.test(rowKey) ? read : { ...read, rowKey };
}

function readCells(cells: Readonly<Partial<Record<UploadColumn, string>>>): ReadRow {
  const text = (name: UploadColumn): string => (cells[name] ?? '').trim();
  for (const name of COLUMN_NAMES) {
    if (text(name) === '' && REQUIRED.includes(name)) return { fault: 'missing', field: name };
    if (text(name).length > (MOST[name] ?? 200)) return { fault: 'tooLong', field: name };
    if (CONTROL.test(text(name))) return { fault: 'badCharacter', field: name };
  }
  let identifier: string;
  try {
    identifier = readIdentifier(text('identifier'), '/identifier');
  } catch {
    return { fault: 'badIdentifier', field: 'identifier' };
  }
  const category = RECORD_CATEGORIES.find((each) => each === text('category') || CATEGORY_LABELS[each].zh === text('category'));
  if (category === undefined) return { fault: 'badCategory', field: 'category' };
  const amount = amountOf(text('amount'));
  if (amount === undefined) return { fault: 'badAmount', field: 'amount' };
  const performed = ({ '': '', 是: 'yes', yes: 'yes', 否: 'no', no: 'no' } as Record<string, string>)[text('performed').toLowerCase()];
  if (performed === undefined) return { fault: 'badAnswer', field: 'performed' };
  const sensitivity = SENSITIVITIES.find((each) => each === text('sensitivity') || SENSITIVITY_LABELS[each].zh === text('sensitivity'));
  if (sensitivity === undefined && text('sensitivity') !== '') return { fault: 'badSensitivity', field: 'sensitivity' };
  for (const name of ['decidedOn', 'publicUntil', 'publishedOn'] as const) {
    if (text(name) !== '' && !isDay(text(name))) return { fault: 'badDay', field: name };
  }
  const publicity = publicityOf(text);
  if (publicity !== null && 'fault' in publicity) return publicity;
  // An advantage is not publicised for a term, and nobody has it repaired.
  if (publicity !== null && isPositive(category)) return { fault: 'badSector', field: 'sector' };
  const fields: RecordFields = {
    subjectName: text('subjectName'), documentNumber: text('documentNumber'), conduct: text('conduct'), penalty: text('penalty'), amount, decidedOn: text('decidedOn'), publicUntil: text('publicUntil'), performed,
  };
  return { row: { rowKey: text('rowKey'), identifier, subjectKind: isValidUscc(identifier) ? 'company' : 'person', category, title: text('title') || `${CATEGORY_LABELS[category].zh} ${fields.documentNumber}`, fields, ...(publicity === null ? {} : { publicity }), ...(sensitivity === undefined ? {} : { sensitivity }) } };
}

/** Sector and sanctions, by code or in Chinese, several sanctions with 、 or ; between them; null: the row says nothing of its publicity. */
function publicityOf(text: (name: UploadColumn) => string): NonNullable<UploadRow['publicity']> | { fault: RowFault; field: UploadColumn } | null {
  if (text('sector') === '' && text('sanctions') === '' && text('publishedOn') === '') return null;
  for (const name of ['sector', 'sanctions'] as const) if (text(name) === '') return { fault: 'missing', field: name };
  const sector = SECTORS.find((each) => each === text('sector') || SECTOR_LABELS[each].zh === text('sector'));
  if (sector === undefined) return { fault: 'badSector', field: 'sector' };
  const sanctions: Sanction[] = [];
  for (const word of text('sanctions').split(/[、;；|]/).map((each) => each.trim()).filter((each) => each !== '')) {
    const sanction = SANCTIONS.find((each) => each === word || SANCTION_LABELS[each].zh === word);
    if (sanction === undefined) return { fault: 'badSanction', field: 'sanctions' };
    if (!sanctions.includes(sanction)) sanctions.push(sanction);
  }
  if (sanctions.length === 0) return { fault: 'badSanction', field: 'sanctions' };
  const publishedOn = text('publishedOn') === '' ? null : parseDay(text('publishedOn'));
  if (publishedOn !== null && publishedOn < text('decidedOn')) return { fault: 'badDay', field: 'publishedOn' };
  return { sector, sanctions, publishedOn };
}

function amountOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(',', '');
  if (plain === '') return '';
  return /^\d{1,14}(\.\d{1,2})?$/.test(plain) ? `${plain.split('.')[0]!.replace(/^0+(?=\d)/, '')}.${(plain.split('.')[1] ?? '').padEnd(2, '0')}` : undefined;
}

function isDay(text: string): boolean {
  try {
    parseDay(text);
    return true;
  } catch {
    return false;
  }
}
