import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { previewOf } from '../../outside/preview.ts';

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
const preview = (bytes: Buffer): Promise<Buffer | undefined> => previewOf(one(bytes), bytes.length);

test('an image is made anew: smaller, upright, without what it carried beside its pixels', async () => {
  const original = await sharp({ create: { width: 4000, height: 2000, channels: 3, background: '#0a0' } }).jpeg()
    .withExif({ IFD0: { Copyright: '机主姓名' }, IFD3: { GPSLatitude: '46/1 35/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();
  expect((await sharp(original).metadata()).exif).toBeDefined();
  const made = await sharp(await preview(original)).metadata();
  expect([made.format, made.width, made.height, made.exif, made.icc, made.xmp, made.orientation]).toEqual(['jpeg', 800, 1600, undefined, undefined, undefined, undefined]);
});

test('a bomb of 50,000 × 50,000 pixels in some kilobytes is not decoded', async () => {
  const bomb = hugePng(50_000, 50_000);
  expect(bomb.length).toBeLessThan(20_000);
  expect(await preview(bomb)).toBeUndefined();
});

test('half an image, and what is none', async () => {
  const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#00c', noise: { type: 'gaussian', mean: 100, sigma: 50 } } }).png().toBuffer();
  expect(await preview(whole.subarray(0, whole.length / 2))).toBeUndefined();
  expect(await preview(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'))).toBeUndefined();
  expect(await preview(Buffer.from('%PDF-1.4'))).toBeUndefined();
});

test('ten at once are all made', async () => {
  const small = await sharp({ create: { width: 30, height: 20, channels: 4, background: '#00c8' } }).png().toBuffer();
  const made = await Promise.all(Array.from({ length: 10 }, () => preview(small)));
  expect(await Promise.all(made.map(async (each) => (await sharp(each).metadata()).width))).toEqual(Array.from({ length: 10 }, () => 30));
});

/** A PNG that says it is huge, with the beginning of such data. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(10_000_000))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
