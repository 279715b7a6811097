import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';
import { Refusal } from '../domain/errors.ts';

/** A table as it comes in and goes out: rows of texts, the first of them the head. */
export type Table = string[][];

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What a table of this size may be when unpacked; more is a bomb. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * Reads a small table, XLSX or CSV by its content, whatever it calls itself. CSV in UTF-8 (with or without its mark) or GB 18030, separated
 * by commas, semicolons or tabs. Throws `unsupported-type` for what is no table and `too-large` for more than `mostRows`; whole in memory.
 */
export async function readTable(bytes: Buffer, { mostRows }: { mostRows: number }): Promise<Table> {
  const rows = isZip(bytes) ? await sheetOf(bytes) : csvOf(textOf(bytes));
  const filled = rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
  if (filled.length > mostRows) throw new Refusal('too-large', { params: { rows: filled.length, most: mostRows } });
  return filled;
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));

async function sheetOf(bytes: Buffer): Promise<Table> {
  let unpacked = 0;
  try {
    // Looks at the directory only: nothing is unpacked that does not fit.
    unzipSync(bytes, { filter: ({ originalSize }) => ((unpacked += originalSize), false) });
  } catch {
    throw new Refusal('unsupported-type');
  }
  if (unpacked > MOST_UNPACKED) throw new Refusal('too-large');
  try {
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map(cellText));
  } catch {
    throw new Refusal('unsupported-type');
  }
}

/** Days are stored as instants at midnight UTC; identifiers that a spreadsheet took for numbers keep all their digits. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  return typeof cell === 'boolean' ? (cell ? 'true' : 'false') : String(cell as string);
}

function csvOf(text: string): Table {
  try {
    return parse(text, { delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, bom: true, cast: false }) as Table;
  } catch {
    throw new Refusal('unsupported-type');
  }
}

/** UTF-8 where it is, GB 18030 (which holds GBK) where it cannot be UTF-8; bytes that no text has are no table. */
export function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Refusal('unsupported-type');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw new Refusal('unsupported-type');
}

/** A cell that a spreadsheet would take for a formula is shown as text; numbers with a sign stay numbers. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(cell) ? `'${cell}` : cell);

/** Writes a table as CSV for spreadsheets: UTF-8 with its mark, formulas made harmless. */
export const writeCsv = (rows: Table): Buffer => Buffer.from(stringify(rows.map((row) => row.map(harmless)), { bom: true, record_delimiter: 'windows' }));

/** Writes a table as XLSX: every cell a text, so that no number loses digits and nothing is a formula. */
export async function writeXlsx(rows: Table, { sheet, widths }: { sheet: string; widths?: readonly number[] }): Promise<Buffer> {
  const data = rows.map((row, i) => row.map((value) => ({ value, type: String, ...(i === 0 ? { fontWeight: 'bold' as const } : { wrap: true }) })));
  return writeSheet(data, { sheet, ...(widths === undefined ? {} : { columns: widths.map((width) => ({ width })) }), stickyRowsCount: 1 }).toBuffer();
}
