import { create } from 'qrcode';
import type { LetterCheck } from '../domain/letter-check.ts';
import { keepTogether, LEFT, tagged, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';

const SIDE = 96;
const GAP = 16;

/** A QR code as squares, sharp at any size, with its address in words beside it. */
export function drawCode(doc: Page, parent: Tag, url: string, text: string): void {
  keepTogether(doc, SIDE + 2 * GAP);
  const top = doc.y + GAP;
  drawSquares(doc, parent, url, { left: LEFT, top, side: SIDE });

  const left = LEFT + SIDE + GAP;
  const width = WIDTH - SIDE - GAP;
  doc.font('regular').fontSize(11.5).fillColor('black');
  tagged(doc, parent, 'P', () => doc.text(text, left, top + 14, { width, lineGap: 3 }));
  tagged(doc, parent, 'P', () => doc.text(url, left, doc.y + 4, { width, lineGap: 3 }));
  doc.x = LEFT;
  doc.y = Math.max(doc.y, top + SIDE) + GAP;
}

const CHECK_SIDE = 62;
const CHECK_WIDTH = 136;

/** 查验码 in words, below its code. */
export const checkLines = ({ code }: LetterCheck, language: 'zh' | 'en'): [string, string] => (language === 'zh' ? ['扫码核验本文书真伪和效力', `查验码：${code}`] : ['Check the Chinese original:', code]);

/** The small code at the left of the signature, by which anybody can check the letter. */
export function drawCheck(doc: Page, parent: Tag, check: LetterCheck, top: number, language: 'zh' | 'en'): void {
  drawSquares(doc, parent, check.url, { left: LEFT + (CHECK_WIDTH - CHECK_SIDE) / 2, top, side: CHECK_SIDE });
  doc.font('regular').fontSize(8).fillColor('black');
  checkLines(check, language).forEach((line, index) => {
    tagged(doc, parent, 'P', () => doc.text(line, LEFT, top + CHECK_SIDE + 4 + 12 * index, { width: CHECK_WIDTH, align: 'center', lineBreak: false }));
  });
}

/** Where the check of a letter ends, to the right and below. */
export const CHECK_BOX = { right: LEFT + CHECK_WIDTH, height: CHECK_SIDE + 30 } as const;

function drawSquares(doc: Page, parent: Tag, url: string, { left, top, side }: { left: number; top: number; side: number }): void {
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  const figure = doc.struct('Figure', { alt: `二维码：${url}`, bbox: [left, top, left + side, top + side] }, () => {
    doc.fillColor('black');
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) doc.rect(left + column * unit, top + row * unit, unit, unit);
      }
    }
    doc.fill('black');
  });
  parent.add(figure);
}
