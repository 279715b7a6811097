import type { Block, ComposedLetter } from './block.ts';
import { CHECK_BOX, drawCheck, drawCode } from './draw-code.ts';
import { drawSeal, SEAL_RADIUS } from './draw-seal.ts';
import { drawTable } from './draw-table.ts';
import { artifact, BODY_SIZE, bytesOf, keepTogether, LEFT, LINE_GAP, newDocument, RED, tagged, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';

export { checkLines } from './draw-code.ts';
export { SEAL_WORDS } from './draw-seal.ts';

const BODY = { width: WIDTH, indent: 2 * BODY_SIZE, lineGap: LINE_GAP } as const;
const LINE = BODY_SIZE * 1.44 + LINE_GAP;
/** From the last line of the text to the lower edge of the seal, which is centred on the date. */
const SIGNATURE_HEIGHT = 2 * LINE + SEAL_RADIUS;
const signatureHeight = (check: ComposedLetter['check']): number => (check === null ? SIGNATURE_HEIGHT : Math.max(SIGNATURE_HEIGHT, 0.6 * LINE + CHECK_BOX.height));

/** Sets a composed letter on A4 in the official letter form (信函格式, GB/T 9704), tagged for screen readers (PDF/UA). */
export const drawLetter = async (letter: ComposedLetter): Promise<Uint8Array> => (await drawn(letter, letter.language === 'zh')).pdf;

/** The same without a seal, and where one belongs. */
export const drawUnsealed = (letter: ComposedLetter): Promise<{ pdf: Uint8Array; place: SealSpot }> => drawn(letter, false);

/** On which page a seal belongs, and its centre in points from the lower left. */
export interface SealSpot { page: number; x: number; y: number }

async function drawn(letter: ComposedLetter, demoSeal: boolean): Promise<{ pdf: Uint8Array; place: SealSpot }> {
  const doc = newDocument(`${letter.title} ${letter.number}`, letter.issuedAt, letter.language);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawHead(doc, root, letter);
  letter.blocks.forEach((block, index) => {
    if (index >= letter.blocks.length - 2) keepWithSignature(doc, letter.blocks.slice(index), signatureHeight(letter.check));
    drawBlock(doc, root, block);
  });
  const place = drawSignature(doc, root, letter, demoSeal);
  root.end();
  drawPageNumbers(doc, letter);
  return { pdf: await bytesOf(doc), place };
}

/** The issuer in red over a double red line, the document number below it, then title and addressee. */
function drawHead(doc: Page, root: Tag, { issuer, number, caseLine, title, addressee }: ComposedLetter): void {
  const size = Math.min(32, WIDTH / issuer.length);
  doc.font('bold').fontSize(size).fillColor(RED);
  tagged(doc, root, 'P', () => doc.text(issuer, LEFT, 84 - size, { width: WIDTH, align: 'center', lineBreak: false }));
  artifact(doc, () => {
    const page = doc.page.height;
    doc.lineWidth(2.4).moveTo(60, 114).lineTo(535, 114).stroke(RED);
    doc.lineWidth(0.8).moveTo(60, 118).lineTo(535, 118).stroke(RED);
    doc.lineWidth(0.8).moveTo(60, page - 60).lineTo(535, page - 60).stroke(RED);
    doc.lineWidth(2.4).moveTo(60, page - 56).lineTo(535, page - 56).stroke(RED);
  });
  doc.font('regular').fontSize(12).fillColor('black');
  tagged(doc, root, 'P', () => doc.text(number, LEFT, 127, { width: WIDTH, align: 'right' }));
  if (caseLine !== null) tagged(doc, root, 'P', () => doc.text(caseLine, LEFT, 127, { width: WIDTH }));
  doc.font('bold').fontSize(21);
  tagged(doc, root, 'H1', () => doc.text(title, LEFT, 162, { width: WIDTH, align: 'center' }));
  doc.y += 12;
  if (addressee === null) return;
  doc.font('regular').fontSize(BODY_SIZE);
  tagged(doc, root, 'P', () => doc.text(addressee, LEFT, doc.y, { width: WIDTH, lineGap: LINE_GAP }));
}

function drawBlock(doc: Page, root: Tag, block: Block): void {
  doc.fillColor('black').fontSize(BODY_SIZE);
  switch (block.kind) {
    case 'heading':
      keepTogether(doc, 3 * LINE);
      doc.font('bold');
      tagged(doc, root, 'H2', () => doc.text(block.text, LEFT, doc.y, BODY));
      return;
    case 'paragraph':
      doc.font('regular');
      tagged(doc, root, 'P', () => doc.text(block.text, LEFT, doc.y, BODY));
      return;
    case 'table':
      drawTable(doc, root, block.columns, block.rows);
      return;
    case 'code':
      drawCode(doc, root, block.url, block.text);
      return;
  }
}

/** The last paragraph, with its heading, goes with the signature: a page that is signed but says nothing could be put under any letter. */
function keepWithSignature(doc: Page, rest: readonly Block[], height: number): void {
  const [first, second] = rest;
  if (first?.kind === 'heading' && second?.kind === 'paragraph') keepTogether(doc, heightOf(doc, first.text) + heightOf(doc, second.text) + height);
  if (first?.kind === 'paragraph' && second === undefined) keepTogether(doc, heightOf(doc, first.text) + height);
}

const heightOf = (doc: Page, text: string): number => doc.font('regular').fontSize(BODY_SIZE).heightOfString(text, BODY);

/** Issuer and date at the right, the seal over the date (骑年盖月), the check of the letter at the left. */
function drawSignature(doc: Page, root: Tag, { issuer, issuedOn, check, language }: ComposedLetter, demoSeal: boolean): SealSpot {
  doc.font('regular').fontSize(BODY_SIZE).fillColor('black');
  const width = Math.min(WIDTH - 2 * BODY_SIZE, Math.max(doc.widthOfString(issuer), doc.widthOfString(issuedOn)));
  const left = LEFT + WIDTH - 2 * BODY_SIZE - width;
  // A long name goes below the code.
  const below = check !== null && left < CHECK_BOX.right;
  keepTogether(doc, below ? CHECK_BOX.height + SIGNATURE_HEIGHT : signatureHeight(check));
  const top = doc.y + 0.6 * LINE;
  if (check !== null) drawCheck(doc, root, check, top, language);
  const issuerTop = below ? top + CHECK_BOX.height : top;
  const dateTop = issuerTop + LINE;
  doc.font('regular').fontSize(BODY_SIZE);
  const line = { width: width + 2, align: 'center', lineBreak: false } as const;
  tagged(doc, root, 'P', () => doc.text(issuer, left, issuerTop, line));
  tagged(doc, root, 'P', () => doc.text(issuedOn, left, dateTop, line));
  const [x, y] = [left + width / 2, dateTop + 0.4 * LINE];
  if (demoSeal) drawSeal(doc, root, x, y);
  return { page: doc.bufferedPageRange().count, x, y: doc.page.height - y };
}

/** The number and count of pages in the lower margin of each page, so that a missing page is noticed. */
function drawPageNumbers(doc: Page, { number, language }: ComposedLetter): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    const page = doc.switchToPage(index);
    page.margins.bottom = 0;
    artifact(doc, () => {
      doc.font('regular').fontSize(9).fillColor('#444444');
      doc.text(language === 'zh' ? `${number}　第${index + 1}页，共${count}页` : `${number}   ${index + 1} / ${count}   Courtesy translation 参考译文`, LEFT, page.height - 48, { width: WIDTH, align: 'center', lineBreak: false });
    });
  }
}
