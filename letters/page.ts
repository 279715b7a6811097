import PDFDocument from 'pdfkit';
import type { Font } from 'fontkit';
import type { Instant } from '../domain/time.ts';
import { msOf } from '../domain/time.ts';
import { letterFonts } from './fonts.ts';

declare global {
  namespace PDFKit.Mixins {
    /** pdfkit takes a parsed fontkit font and sets /Scope and the bounding box of a figure; its types do not say so yet. */
    interface PDFFont {
      registerFont(name: string, src: Font): this;
    }
    interface StructureElementOptions {
      scope?: 'Column' | 'Row';
      bbox?: [number, number, number, number];
    }
  }
}

export type Page = PDFKit.PDFDocument;
/** A node of the tag tree, to which the parts of the letter are added in reading order. */
export type Tag = PDFKit.PDFStructureElement;

/** A4 after GB/T 9704: text begins 28 mm from the left; 31 characters of 14 pt to a line. */
export const LEFT = 79;
export const WIDTH = 437;
const BOTTOM = 80;
const TOP = 84;

export const BODY_SIZE = 14;
export const LINE_GAP = 4;
export const RED = '#c8102e';

/** A document whose bytes depend on nothing but its content: the dates are the letter's, the file id is derived from them and the title. */
export function newDocument(title: string, issuedAt: Instant, language: 'zh' | 'en' = 'zh'): Page {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: TOP, bottom: BOTTOM, left: LEFT, right: 595.28 - LEFT - WIDTH },
    pdfVersion: '1.7',
    // The types know PDF/A only.
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    bufferPages: true,
    // No deflate: its output differs between processors and versions of Node, and the hash of a letter must not.
    compress: false,
    // No built-in Helvetica, which would be a font that is not embedded.
    font: '',
    info: { Title: title, Producer: 'Zhengming', Creator: 'Zhengming', CreationDate: new Date(msOf(issuedAt)) },
  });
  const { regular, bold } = letterFonts();
  return doc.registerFont('regular', regular).registerFont('bold', bold).font('regular').fontSize(BODY_SIZE);
}

/** Draws one tagged part of the letter as the next child of its parent. */
export function tagged(doc: Page, parent: Tag, tag: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
  parent.add(doc.struct(tag, options, draw));
}

/** Draws what belongs to no text (rules, borders), so that a screen reader passes over it. */
export function artifact(doc: Page, draw: () => void): void {
  doc.save();
  doc.markContent('Artifact');
  draw();
  doc.endMarkedContent();
  doc.restore();
}

/** Begins a new page when what must stay together does not fit on this one. */
export function keepTogether(doc: Page, height: number): void {
  if (doc.y + height > doc.page.maxY()) doc.addPage();
}

/** Closes the document and hands over its bytes. */
export async function bytesOf(doc: Page): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
