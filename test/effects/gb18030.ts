/** Text as GB 18030, for tests: Node reads it and does not write it. The table is turned round from what the reader knows. */
export function encodeGb(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const bytes = Buffer.from([high, low]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== '\ufffd') table.set(character, bytes);
    }
  }
  return Buffer.concat([...text].map((character) => (character < '\u0080' ? Buffer.from(character) : (table.get(character) ?? Buffer.from('?')))));
}
