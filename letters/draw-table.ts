import type { Column } from './block.ts';
import { artifact, keepTogether, LEFT, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';

const SIZE = 11.5;
const PADDING = 5;
const TEXT = { lineGap: 2 } as const;

interface Row {
  cells: readonly string[];
  height: number;
}

/** A table with a tagged header; the header is printed again (untagged) on each page that the table runs on to. */
export function drawTable(doc: Page, parent: Tag, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / total) * WIDTH);
  const table = doc.struct('Table');
  parent.add(table);
  doc.fontSize(SIZE);
  const header = measured(doc, widths, columns.map((column) => column.title), 'bold');
  const measuredRows = rows.map((cells) => measured(doc, widths, cells, 'regular'));

  keepTogether(doc, header.height + (measuredRows[0]?.height ?? 0));
  drawRow(doc, table, widths, header, 'TH');
  for (const row of measuredRows) {
    const page = doc.page;
    keepTogether(doc, row.height);
    if (doc.page !== page) drawRow(doc, null, widths, header, 'TH');
    drawRow(doc, table, widths, row, 'TD');
  }
  table.end();
  doc.x = LEFT;
  doc.y += 6;
}

function measured(doc: Page, widths: readonly number[], cells: readonly string[], font: 'regular' | 'bold'): Row {
  doc.font(font);
  const heights = cells.map((cell, index) => doc.heightOfString(cell, { ...TEXT, width: innerWidth(widths, index) }));
  return { cells, height: Math.max(...heights) + 2 * PADDING };
}

const innerWidth = (widths: readonly number[], index: number): number => (widths[index] ?? 0) - 2 * PADDING;

/** Without a table to belong to, the row is a repetition and tagged as an artifact. */
function drawRow(doc: Page, table: Tag | null, widths: readonly number[], row: Row, kind: 'TH' | 'TD'): void {
  const top = doc.y;
  const tr = table === null ? null : doc.struct('TR');
  if (tr !== null) table?.add(tr);
  let x = LEFT;
  row.cells.forEach((cell, index) => {
    const width = widths[index] ?? 0;
    const at = x;
    artifact(doc, () => {
      if (kind === 'TH') doc.rect(at, top, width, row.height).fill('#f2f2f2');
      doc.lineWidth(0.6).rect(at, top, width, row.height).stroke('#444444');
    });
    const write = () => {
      doc.font(kind === 'TH' ? 'bold' : 'regular').fillColor('black');
      doc.text(cell, at + PADDING, top + PADDING, { ...TEXT, width: innerWidth(widths, index), align: kind === 'TH' ? 'center' : 'left' });
    };
    if (tr === null) artifact(doc, write);
    else tr.add(doc.struct(kind, kind === 'TH' ? { scope: 'Column' } : {}, write));
    x += width;
  });
  tr?.end();
  doc.y = top + row.height;
}
