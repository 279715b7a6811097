import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openedStream, sealedStream } from '../../db/sealed-stream.ts';

const PIECE = 65_536;
const SEALED = PIECE + 16;

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
const key = randomBytes(32);
const plain = randomBytes(3 * PIECE + 100);
const seal = (bytes: Buffer, chunk = 10_007): Promise<Buffer> => all(sealedStream(key, inChunks(bytes, chunk)));
const open = (bytes: Buffer, chunk = 9_001): Promise<Buffer> => all(openedStream(key, inChunks(bytes, chunk)));

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, plain.length])('%i bytes come back, however they are cut', async (length) => {
  const bytes = plain.subarray(0, length);
  const sealed = await seal(bytes);
  expect(sealed.length).toBe(length + 16 * Math.max(1, Math.ceil(length / PIECE)));
  for (const chunk of [4_096, PIECE, 200_000]) expect((await open(sealed, chunk)).equals(bytes)).toBe(true);
});

test('no more than a piece and a chunk is held at a time', async () => {
  const sizes: number[] = [];
  for await (const part of sealedStream(key, inChunks(plain, 300_000))) sizes.push(part.length);
  expect(sizes).toEqual([SEALED, SEALED, SEALED, 116]);
});

describe('does not open', () => {
  test.each([
    ['with a bit changed', (s: Buffer) => Buffer.concat([s.subarray(0, SEALED + 5), Buffer.from([s[SEALED + 5]! ^ 1]), s.subarray(SEALED + 6)])],
    ['cut off at a piece', (s: Buffer) => s.subarray(0, 2 * SEALED)],
    ['cut off within a piece', (s: Buffer) => s.subarray(0, SEALED + 3)],
    ['with two pieces exchanged', (s: Buffer) => Buffer.concat([s.subarray(SEALED, 2 * SEALED), s.subarray(0, SEALED), s.subarray(2 * SEALED)])],
    ['with a piece twice', (s: Buffer) => Buffer.concat([s.subarray(0, SEALED), s])],
    ['with something behind it', (s: Buffer) => Buffer.concat([s, Buffer.alloc(16)])],
    ['empty', () => Buffer.alloc(0)],
  ])('%s', async (_name, change) => {
    await expect(open(change(await seal(plain)))).rejects.toThrow();
  });

  test('with another key', async () => {
    await expect(all(openedStream(randomBytes(32), inChunks(await seal(plain), PIECE)))).rejects.toThrow();
  });
});
