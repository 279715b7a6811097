import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/** The two weights a letter uses. GB/T 9704 asks for 小标宋 and 仿宋, which are not free; Noto Serif SC (OFL) stands in for them. */
export interface LetterFonts {
  regular: Font;
  bold: Font;
}

let made: LetterFonts | undefined;

/** Reads and parses the fonts on first use and keeps them: parsing 15 MB per letter would cost more than the letter. */
export function letterFonts(): LetterFonts {
  made ??= {
    regular: openFont('400Regular/NotoSerifSC_400Regular.ttf'),
    bold: openFont('700Bold/NotoSerifSC_700Bold.ttf'),
  };
  return made;
}

function openFont(file: string): Font {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${file}`);
  const font = create(readFileSync(path));
  if (!('layout' in font)) throw new Error(`${file} is a collection, not a single font`);
  return font;
}

/** A control, format or unassigned character is never printed, even where the font has an (empty) glyph for it. */
const INVISIBLE = /\p{C}/u;

/** The characters of these lines that would come out as an empty box, each once, in the order met. */
export function missingCharacters(lines: readonly string[]): string[] {
  const { regular, bold } = letterFonts();
  const missing = new Set<string>();
  for (const character of lines.join('')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const printable = !INVISIBLE.test(character) && regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint);
    if (!printable) missing.add(character);
  }
  return [...missing];
}
