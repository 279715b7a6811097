import { Refusal } from './errors.ts';
import type { IncidentResult } from './incident-acts.ts';
import { FINDING_LABELS } from './labels.ts';
import { INCIDENT_RESULTS } from './incident-acts.ts';

/** The columns of the table that a faulty batch goes out to its provider in, and comes back; the first and the last two are read. */
export const INCIDENT_COLUMNS = { rowKey: '记录编号', title: '信息名称', documentNumber: '决定文书号', subject: '主体名称', recorded: '现登记内容', result: '核实结果', rightValue: '正确内容' } as const;
export type IncidentColumn = keyof typeof INCIDENT_COLUMNS;

/** One row as it came back; nothing in its result: as said for all. */
export interface IncidentTableRow {
  row: number;
  rowKey: string;
  result: IncidentResult | null;
  rightValue: string | null;
}

/** Reads the table that a provider filled in, by the heads of its columns, Chinese or by code; a result in words or by code. */
export function readIncidentTable(table: readonly (readonly string[])[]): IncidentTableRow[] {
  const [head = [], ...rows] = table;
  const at = (column: IncidentColumn): number => head.findIndex((name) => name.trim() === INCIDENT_COLUMNS[column] || name.trim() === column);
  const places = { rowKey: at('rowKey'), result: at('result'), rightValue: at('rightValue') };
  for (const place of Object.values(places)) if (place < 0) throw new Refusal('value-needed', { field: '/table', params: { row: 1 } });
  return rows.map((cells, i) => {
    const row = i + 2;
    const cell = (place: number): string => (cells[place] ?? '').trim();
    const rowKey = cell(places.rowKey);
    if (rowKey === '') throw new Refusal('value-needed', { field: '/table', params: { row } });
    return { row, rowKey, result: resultOf(cell(places.result), row), rightValue: cell(places.rightValue) || null };
  });
}

function resultOf(text: string, row: number): IncidentResult | null {
  if (text === '') return null;
  const found = INCIDENT_RESULTS.find((each) => each === text || FINDING_LABELS[each].zh === text);
  if (found === undefined) throw new Refusal('invalid-field', { field: '/table', params: { row } });
  return found;
}
