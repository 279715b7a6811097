import { Refusal } from './errors.ts';
import { readIdentifier } from './identifier.ts';
import { EXECUTION_LABELS } from './labels.ts';
import type { ExecutionKind } from './measure-acts.ts';
import { EXECUTION_KINDS } from './measure-acts.ts';
import { parseDay, instantOn } from './time.ts';
import type { Day, Instant } from './time.ts';

/** What a department can hand in as a table. */
export const IMPORT_KINDS = ['measures', 'executions'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The columns of each, by code or Chinese head; `until` is the one that may be empty. */
export const IMPORT_COLUMNS = {
  measures: { rowKey: '本单位编号', identifier: '统一社会信用代码或身份证号码', documentNumber: '决定文书号', code: '措施编码', from: '开始日期', until: '结束日期' },
  executions: { rowKey: '本单位编号', measureKey: '措施编号', what: '执行方式', at: '执行时间', where: '地点', words: '情况' },
} as const;
export type ImportColumn = keyof (typeof IMPORT_COLUMNS)['measures'] | keyof (typeof IMPORT_COLUMNS)['executions'];

/** A measure on a record, both named as a department knows them. */
export interface MeasureRow {
  kind: 'measures';
  rowKey: string;
  identifier: string;
  documentNumber: string;
  code: string;
  from: Day;
  until: Day | null;
}
/** A use of a measure, named by its id here or by the department's own number. */
export interface ExecutionRow {
  kind: 'executions';
  rowKey: string;
  measureKey: string;
  what: ExecutionKind;
  at: Instant;
  where: string;
  words: string;
}
export type ImportRow = MeasureRow | ExecutionRow;

const MOST = { rowKey: 64, identifier: 40, documentNumber: 100, code: 40, from: 10, until: 10, measureKey: 128, what: 40, at: 19, where: 200, words: 2000 } as const satisfies Record<ImportColumn, number>;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029\ufffd]/;

/** The place of each column; throws a Refusal that names the one that is missing. */
export function importColumns(kind: ImportKind, head: readonly string[]): Map<ImportColumn, number> {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return new Map(Object.entries(IMPORT_COLUMNS[kind]).map(([name, zh]) => {
    const at = head.findIndex((cell) => plain(cell) === plain(name) || plain(cell) === plain(zh));
    if (at < 0 && name !== 'until') throw new Refusal('value-needed', { field: `/table/${name}` });
    return [name as ImportColumn, at];
  }));
}

/** Reads one row; throws a Refusal whose field is the column. */
export function readImportRow(kind: ImportKind, columns: ReadonlyMap<ImportColumn, number>, cells: readonly string[], zone: string): ImportRow {
  const text = (name: ImportColumn): string => {
    const value = (cells[columns.get(name) ?? -1] ?? '').trim();
    if (value === '' && name !== 'until') throw new Refusal('value-needed', { field: `/${name}` });
    if (value.length > MOST[name] || CONTROL.test(value)) throw new Refusal('invalid-field', { field: `/${name}` });
    return value;
  };
  const rowKey = text('rowKey');
  if (kind === 'measures') {
    const until = text('until');
    const row: MeasureRow = {
      kind, rowKey, identifier: readIdentifier(text('identifier'), '/identifier'), documentNumber: text('documentNumber'), code: text('code'), from: dayOf(text('from'), '/from'),
      until: until === '' ? null : dayOf(until, '/until'),
    };
    if (row.until !== null && row.until < row.from) throw new Refusal('invalid-field', { field: '/until' });
    return row;
  }
  const said = text('what');
  const what = EXECUTION_KINDS.find((each) => each === said || EXECUTION_LABELS[each].zh === said);
  if (what === undefined) throw new Refusal('invalid-field', { field: '/what' });
  return { kind, rowKey, measureKey: text('measureKey'), what, at: instantOf(text('at'), zone), where: text('where'), words: text('words') };
}

function dayOf(text: string, field: string): Day {
  try {
    return parseDay(text.replaceAll('/', '-'));
  } catch {
    throw new Refusal('invalid-field', { field });
  }
}

/** A day with its time. Without a time nobody could say whether it was before or after a suspension of that day. */
function instantOf(text: string, zone: string): Instant {
  const [, day, time] = /^(\d{4}[-/]\d{2}[-/]\d{2})[ T](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  if (day === undefined || time === undefined || time > '23:59') throw new Refusal('invalid-field', { field: '/at' });
  return instantOn(dayOf(day, '/at'), time, zone);
}
