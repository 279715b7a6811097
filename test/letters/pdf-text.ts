/**
 * The text that a reader would copy out of one of our PDFs, in drawing order: glyphs back to characters through each font's
 * ToUnicode map. Enough for files that are not compressed, as ours are; not a PDF reader.
 */
export function pdfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1');
  const maps = new Map<string, string[]>();
  for (const [, name = '', id = ''] of source.matchAll(/^\/(F\d+) (\d+) 0 R$/gm)) maps.set(name, unicodeOf(source, id));
  let map: string[] = [];
  let text = '';
  for (const [, font, shown] of source.matchAll(/^\/(F\d+) [\d.]+ Tf$|^(\[.*\]) TJ$/gm)) {
    if (font !== undefined) map = maps.get(font) ?? [];
    for (const [, glyphs = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g)) {
      for (const glyph of glyphs.match(/.{4}/g) ?? []) text += map[Number.parseInt(glyph, 16)] ?? '?';
    }
  }
  return text;
}

function unicodeOf(source: string, fontId: string): string[] {
  const mapId = /\/ToUnicode (\d+) 0 R/.exec(objectOf(source, fontId))?.[1] ?? '';
  const ranges = objectOf(source, mapId).matchAll(/^<[0-9a-f]+> <[0-9a-f]+> \[(.*)\]$/gm);
  return [...ranges].flatMap(([, entries = '']) => [...entries.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex = '']) => utf16(hex)));
}

const objectOf = (source: string, id: string): string => new RegExp(`^${id} 0 obj$([\\s\\S]*?)^endobj$`, 'm').exec(source)?.[1] ?? '';

const utf16 = (hex: string): string => String.fromCharCode(...(hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
