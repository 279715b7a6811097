import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Refusal } from '../domain/errors.ts';
import type { UploadFormat } from '../domain/upload-acts.ts';
import type { UploadColumn } from '../domain/upload-row.ts';
import { COLUMN_NAMES, columnsOf } from '../domain/upload-row.ts';
import { readTable } from './table-file.ts';

/** One row as it came, counted from 1 without the head; null: it is no row at all. */
export interface StreamedRow {
  no: number;
  cells: Partial<Record<UploadColumn, string>> | null;
}

const SNIFFED = 64 * 1024;
const MOST_ROW = 64 * 1024;
/** A workbook has to be unpacked whole; what is larger comes as CSV or JSON Lines. */
const MOST_WORKBOOK = 20 * 1024 * 1024;
const MOST_WORKBOOK_ROWS = 50_000;

/**
 * Reads a table row by row in bounded memory, whatever its length: CSV in UTF-8 (with or without its mark) or GB 18030, JSON Lines, or a
 * workbook of at most 50,000 rows. Which it is, the bytes say.
 */
export async function readRows(stream: Readable): Promise<{ format: UploadFormat; rows: AsyncGenerator<StreamedRow> }> {
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { head, rest } = await sniff(source);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return { format: 'xlsx', rows: workbookRows(joined(head, rest)) };
  const text = decoded(joined(head, rest), encodingOf(head));
  const first = new TextDecoder(encodingOf(head)).decode(head).replace(/^\ufeff/, '').trimStart()[0];
  return first === '{' ? { format: 'jsonl', rows: jsonRows(text) } : { format: 'csv', rows: csvRows(text) };
}

async function sniff(source: AsyncIterator<Buffer>): Promise<{ head: Buffer; rest: AsyncIterator<Buffer> }> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < SNIFFED) {
    const { value, done } = await source.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
  }
  return { head: Buffer.concat(parts), rest: source };
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** UTF-8 where its beginning is; a character that the beginning cuts in two is no fault. */
function encodingOf(head: Buffer): 'utf-8' | 'gb18030' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** What is neither is refused where it shows, and bytes that no text has. */
async function* decoded(bytes: AsyncIterable<Buffer>, encoding: 'utf-8' | 'gb18030'): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const part of bytes) {
      if (part.includes(0)) throw new Refusal('unsupported-type');
      yield decoder.decode(part, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new Refusal('unsupported-type') : error;
  }
}

async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<StreamedRow> {
  const parser = parse({ delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, bom: true, cast: false, max_record_size: MOST_ROW });
  let failed: unknown;
  let goOn: () => void = () => {};
  for (const event of ['drain', 'close'] as const) parser.on(event, () => goOn());
  const feeding = (async () => {
    try {
      for await (const part of text) {
        if (parser.destroyed) return;
        // One listener for the whole file, however many parts it has.
        if (!parser.write(part)) await new Promise<void>((resolve) => (goOn = resolve));
      }
      parser.end();
    } catch (error) {
      failed = error;
      parser.destroy();
    }
  })();
  let places: Map<UploadColumn, number> | undefined;
  let no = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (places === undefined) {
        places = columnsOf(record);
        continue;
      }
      no += 1;
      yield { no, cells: cellsAt(record, places) };
    }
  } catch (error) {
    throw failed ?? (error instanceof Refusal ? error : new Refusal('broken-file', { params: { row: no + 1 } }));
  } finally {
    parser.destroy();
    await feeding;
  }
  if (failed !== undefined) throw failed;
  if (places === undefined) throw new Refusal('value-needed', { field: '/rowKey' });
}

const cellsAt = (record: readonly string[], places: ReadonlyMap<UploadColumn, number>): Partial<Record<UploadColumn, string>> =>
  Object.fromEntries([...places].map(([name, at]) => [name, record[at] ?? '']));

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<StreamedRow> {
  let left = '';
  let no = 0;
  for await (const part of text) {
    left += part;
    const lines = left.split('\n');
    left = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield { no: (no += 1), cells: jsonCells(line) };
    if (left.length > MOST_ROW) throw new Refusal('broken-file', { params: { row: no + 1 } });
  }
  if (left.trim() !== '') yield { no: no + 1, cells: jsonCells(left) };
}

function jsonCells(line: string): StreamedRow['cells'] {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const cells: Partial<Record<UploadColumn, string>> = {};
    for (const [name, cell] of Object.entries(value)) {
      const column = COLUMN_NAMES.find((each) => each === name);
      if (column === undefined || (typeof cell !== 'string' && typeof cell !== 'number')) return null;
      cells[column] = String(cell);
    }
    return cells;
  } catch {
    return null;
  }
}

async function* workbookRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<StreamedRow> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > MOST_WORKBOOK) throw new Refusal('too-large');
    parts.push(part);
  }
  const [head = [], ...rows] = await readTable(Buffer.concat(parts), { mostRows: MOST_WORKBOOK_ROWS + 1 });
  const places = columnsOf(head);
  for (const [i, row] of rows.entries()) yield { no: i + 1, cells: cellsAt(row, places) };
}
