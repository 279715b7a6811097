import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/** The two weights a letter uses. GB/T 9704 asks for 小标宋 and 仿宋, which are not free; Noto Serif SC (OFL) stands in for them. */
export interface LetterFonts {
  regular: Font;
  bold: Font;
}

let kept: WeakRef<LetterFonts> | undefined;

/** Reads and parses the fonts when a letter is drawn. Two times 15 MB are kept while letters follow each other, and let go when none has been drawn for a while. */
export function letterFonts(): LetterFonts {
  const earlier = kept?.deref();
  if (earlier !== undefined) return earlier;
  const fonts = {
    regular: openFont('400Regular/NotoSerifSC_400Regular.ttf'),
    bold: openFont('700Bold/NotoSerifSC_700Bold.ttf'),
  };
  kept = new WeakRef(fonts);
  return fonts;
}

function openFont(file: string): Font {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${file}`);
  const font = create(readFileSync(path));
  if (!('layout' in font)) throw new Error(`${file} is a collection, not a single font`);
  return font;
}

/** A control, format or unassigned character is never printed, even where the font has an (empty) glyph for it. */
const INVISIBLE = /\p{C}/u;

let printable: Uint8Array | undefined;

/** One bit per code point that both weights have: what every issuing process asks, without keeping the fonts for it. */
function printableBits(): Uint8Array {
  if (printable !== undefined) return printable;
  const { regular, bold } = letterFonts();
  const bits = new Uint8Array(0x110000 / 8);
  for (const codePoint of regular.characterSet) {
    if (bold.hasGlyphForCodePoint(codePoint) && !INVISIBLE.test(String.fromCodePoint(codePoint))) bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
  }
  printable = bits;
  return bits;
}

/** The characters of these lines that would come out as an empty box, each once, in the order met. */
export function missingCharacters(lines: readonly string[]): string[] {
  const bits = printableBits();
  const missing = new Set<string>();
  for (const character of lines.join('')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isPrintable = ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
    if (!isPrintable) missing.add(character);
  }
  return [...missing];
}
