import { create } from 'qrcode';
import { keepTogether, LEFT, tagged, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';

const SIDE = 96;
const GAP = 16;

/** A QR code as squares, sharp at any size, with its address in words beside it. */
export function drawCode(doc: Page, parent: Tag, url: string, text: string): void {
  keepTogether(doc, SIDE + 2 * GAP);
  const top = doc.y + GAP;
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const unit = SIDE / modules.size;
  const figure = doc.struct('Figure', { alt: `二维码：${url}`, bbox: [LEFT, top, LEFT + SIDE, top + SIDE] }, () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) doc.rect(LEFT + column * unit, top + row * unit, unit, unit);
      }
    }
    doc.fill('black');
  });
  parent.add(figure);

  const left = LEFT + SIDE + GAP;
  const width = WIDTH - SIDE - GAP;
  doc.font('regular').fontSize(11.5).fillColor('black');
  tagged(doc, parent, 'P', () => doc.text(text, left, top + 14, { width, lineGap: 3 }));
  tagged(doc, parent, 'P', () => doc.text(url, left, doc.y + 4, { width, lineGap: 3 }));
  doc.x = LEFT;
  doc.y = Math.max(doc.y, top + SIDE) + GAP;
}
