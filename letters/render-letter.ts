import type { Letter } from '../domain/letter.ts';
import type { Block, ComposedLetter } from './block.ts';
import { composeEnglish } from './english/compose-english.ts';
import { composeLetter } from './compose-letter.ts';
import { checkLines, drawLetter, drawUnsealed, SEAL_WORDS } from './draw-letter.ts';
import type { SealSpot } from './draw-letter.ts';
import { missingCharacters } from './fonts.ts';

export { letterTitle, titleOf } from './compose-letter.ts';
export { hasEnglish } from './english/compose-english.ts';

/** The letter as a PDF with the demo's seal (演示). The same letter gives the same bytes, so that its hash can be kept and the file made again. */
export const renderLetter = (letter: Letter): Promise<Uint8Array> => drawLetter(composeLetter(letter));

/** The letter as a PDF without a seal, and where one belongs: for whoever seals it. */
export const renderUnsealed = (letter: Letter): Promise<{ pdf: Uint8Array; place: SealSpot }> => drawUnsealed(composeLetter(letter));

/** Its English courtesy version as a PDF, made anew each time: it is no document, and nobody keeps it. undefined where its kind has none. */
export async function renderEnglish(letter: Letter): Promise<Uint8Array | undefined> {
  const composed = composeEnglish(letter);
  return composed === undefined ? undefined : drawLetter(composed);
}

/** The letter as plain lines, in the order of the page. */
export const letterText = (letter: Letter): string[] => textOf(composeLetter(letter));

/** Its English courtesy version as plain lines; undefined where its kind has none. */
export function englishText(letter: Letter): { title: string; paragraphs: string[] } | undefined {
  const composed = composeEnglish(letter);
  return composed === undefined ? undefined : { title: composed.title, paragraphs: textOf(composed) };
}

function textOf(composed: ComposedLetter): string[] {
  const { issuer, number, caseLine, title, addressee, blocks, issuedOn, check, language } = composed;
  return [issuer, number, ...(caseLine === null ? [] : [caseLine]), title, ...(addressee === null ? [] : [addressee]), ...blocks.flatMap(blockText), ...(check === null ? [] : checkLines(check, language)), issuer, issuedOn];
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'table':
      return block.rows.map((row) => row.map((cell, index) => `${block.columns[index]?.title}：${cell}`).join('；'));
    case 'code':
      return [block.text, block.url];
  }
}

/** The characters the fonts lack, each once: an act that would issue such a letter is refused (`unprintable-character`), never a box printed in a name. */
export const unprintableCharacters = (letter: Letter): string[] => missingCharacters([...letterText(letter), ...SEAL_WORDS]);
