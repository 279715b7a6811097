import { RED } from './page.ts';
import type { Page, Tag } from './page.ts';

/** What the demo seal says; the fonts must have these characters, too. */
export const SEAL_WORDS = ['演示', '无法律效力'] as const;

/** How far the seal reaches from its centre, which lies on the date. */
export const SEAL_RADIUS = 48;

/** A seal that nobody can take for a real one: no star, no organ's name, only the word 演示. */
export function drawSeal(doc: Page, parent: Tag, x: number, y: number): void {
  const box: [number, number, number, number] = [x - SEAL_RADIUS, y - SEAL_RADIUS, x + SEAL_RADIUS, y + SEAL_RADIUS];
  const seal = doc.struct('Figure', { alt: `红色圆形演示印章：${SEAL_WORDS.join('，')}`, bbox: box }, () => {
    doc.save().opacity(0.75).lineWidth(2.6).circle(x, y, SEAL_RADIUS).stroke(RED);
    doc.lineWidth(0.8).circle(x, y, SEAL_RADIUS - 5).stroke(RED);
    // Below the middle, so that the date the seal lies on can still be read.
    doc.fillColor(RED).font('bold').fontSize(15);
    doc.text(SEAL_WORDS[0], x - SEAL_RADIUS, y + 6, { width: 2 * SEAL_RADIUS, align: 'center', characterSpacing: 3 });
    doc.fontSize(7.5).text(SEAL_WORDS[1], x - SEAL_RADIUS, y + 27, { width: 2 * SEAL_RADIUS, align: 'center' });
    doc.restore();
  });
  parent.add(seal);
}
