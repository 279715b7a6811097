import type { Letter } from '../domain/letter.ts';
import type { Block } from './block.ts';
import { composeLetter } from './compose-letter.ts';
import { checkLines, drawLetter, SEAL_WORDS } from './draw-letter.ts';
import { missingCharacters } from './fonts.ts';

export { letterTitle, titleOf } from './compose-letter.ts';

/** The letter as a PDF. The same letter gives the same bytes, so that its hash can be kept and the file made again. */
export const renderLetter = (letter: Letter): Promise<Uint8Array> => drawLetter(composeLetter(letter));

/** The letter as plain lines, in the order of the page. */
export function letterText(letter: Letter): string[] {
  const { issuer, number, caseLine, title, addressee, blocks, issuedOn, check } = composeLetter(letter);
  return [issuer, number, ...(caseLine === null ? [] : [caseLine]), title, ...(addressee === null ? [] : [addressee]), ...blocks.flatMap(blockText), ...(check === null ? [] : checkLines(check)), issuer, issuedOn];
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
