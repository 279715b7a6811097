import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checking, nameFor } from '../../outside/file-check.ts';
import type { Checked } from '../../outside/file-check.ts';
import { EICAR } from './clamd-process.ts';

async function check(bytes: Buffer, chunk = 65_536): Promise<Checked> {
  const file = checking((async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  })());
  const passed: Uint8Array[] = [];
  for await (const piece of file.bytes) passed.push(piece);
  expect(Buffer.concat(passed).equals(bytes)).toBe(true);
  return file.result();
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n');
const image = (format: 'png' | 'jpeg'): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } }).toFormat(format).toBuffer();
/** The least archive: no file in it, only its end, with a comment. */
const zip = (comment = ''): Buffer => {
  const end = Buffer.alloc(22 + comment.length);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(comment.length, 20);
  end.write(comment, 22);
  return end;
};

describe('taken, for what they are', () => {
  test.each([
    ['a PDF', async () => pdf, 'application/pdf'],
    ['a PNG', () => image('png'), 'image/png'],
    ['a JPEG', () => image('jpeg'), 'image/jpeg'],
    ['a JPEG as phones write it, with something behind its end', async () => Buffer.concat([await image('jpeg'), Buffer.from('SEFT trailer of a phone')]), 'image/jpeg'],
    ['a PDF that carries EICAR: for the scanner to find, not for this', async () => Buffer.concat([pdf, EICAR, Buffer.from('\n%%EOF')]), 'application/pdf'],
    ['a PDF with an archive inside, as attachments are', async () => Buffer.concat([pdf, zip(), pdf]), 'application/pdf'],
    ['a PNG whose data begin late', async () => withLongChunk(await image('png'), 50_000), 'image/png'],
  ])('%s', async (_name, bytes, type) => {
    const file = await bytes();
    const expected = { type, size: file.length, sha256: createHash('sha256').update(file).digest('hex') };
    expect(await check(file)).toEqual(expected);
    expect(await check(file, 7)).toEqual(expected);
  });
});

describe('refused', () => {
  test.each([
    ['nothing', async () => Buffer.alloc(0), 'broken-file'],
    ['a program', async () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(500), Buffer.from('%%EOF')]), 'unsupported-type'],
    ['a page', async () => Buffer.from('<html><script>alert(1)</script></html>'), 'unsupported-type'],
    ['a drawing with scripts', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'unsupported-type'],
    ['an archive', async () => zip(), 'unsupported-type'],
    ['a JPEG that is an archive too', async () => Buffer.concat([await image('jpeg'), zip()]), 'unsupported-type'],
    ['a PDF that is an archive too, with a comment that ends like a PDF', async () => Buffer.concat([pdf, zip('%%EOF\n')]), 'unsupported-type'],
    ['a page that says it is a PDF further on', async () => Buffer.concat([Buffer.from('<html>'), pdf]), 'unsupported-type'],
    ['half a PDF', async () => pdf.subarray(0, 40), 'broken-file'],
    ['half a PNG', async () => (await image('png')).subarray(0, -30), 'broken-file'],
    ['half a JPEG', async () => (await image('jpeg')).subarray(0, -10), 'broken-file'],
  ])('%s', async (_name, bytes, code) => {
    const file = await bytes();
    await expect(check(file)).rejects.toMatchObject({ code, field: '/file' });
    await expect(check(file, 11)).rejects.toMatchObject({ code });
  });
});

test.each([
  ['证明.pdf', 'application/pdf', '证明.pdf'], ['证明.PDF', 'application/pdf', '证明.PDF'], ['照片.jpeg', 'image/jpeg', '照片.jpeg'], ['run.pdf.exe', 'application/pdf', 'run.pdf.exe.pdf'],
  ['page.html', 'image/png', 'page.html.png'], ['证明', 'image/jpeg', '证明.jpg'], ['cod\u202efdp.exe', 'application/pdf', 'cod\u202efdp.exe.pdf'],
] as const)('%s, which is %s, is handed out as %s', (given, type, name) => expect(nameFor(given, type)).toBe(name));

/** A text chunk before the data, as colour profiles and long captions are. */
function withLongChunk(png: Buffer, length: number): Buffer {
  const chunk = Buffer.alloc(12 + length);
  chunk.writeUInt32BE(length);
  chunk.write('tEXt', 4);
  chunk.write('Comment\0', 8);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
