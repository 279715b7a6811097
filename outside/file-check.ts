import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../domain/errors.ts';

const TAKEN = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceType = (typeof TAKEN)[number];

/** What each kind's files are called; the first is added to a name that says otherwise. */
const ENDINGS: Record<EvidenceType, readonly [string, ...string[]]> = { 'application/pdf': ['.pdf'], 'image/png': ['.png'], 'image/jpeg': ['.jpg', '.jpeg'] };

/** Colour profiles may stand before an image's data. */
const HEAD = 262_144;
/** An archive's end may have 65,535 bytes of comment behind it. */
const TAIL = 65_535 + 22;

export interface Checked {
  type: EvidenceType;
  size: number;
  /** Of the file as handed in. */
  sha256: string;
}

/** Hands a file on piece by piece, keeping no more of it than its beginning and its end; `result`, once it has passed: what it is by its content, whatever its name says. */
export function checking(source: AsyncIterable<Uint8Array>): { bytes: AsyncGenerator<Uint8Array>; result(): Promise<Checked> } {
  const hash = createHash('sha256');
  const heads: Uint8Array[] = [];
  let headSize = 0;
  let tail: Buffer = Buffer.alloc(0);
  let size = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      hash.update(piece);
      size += piece.length;
      if (headSize < HEAD) {
        heads.push(Uint8Array.from(piece.subarray(0, HEAD - headSize)));
        headSize += heads.at(-1)!.length;
      }
      tail = lastOf(tail, piece);
      yield piece;
    }
  }
  return {
    bytes: pass(),
    async result() {
      return { type: await typeOf(Buffer.concat(heads), tail), size, sha256: hash.digest('hex') };
    },
  };
}

const lastOf = (tail: Buffer, piece: Uint8Array): Buffer =>
  (piece.length >= TAIL ? Buffer.from(piece.subarray(-TAIL)) : Buffer.concat([tail.subarray(Math.max(0, tail.length + piece.length - TAIL)), piece]));

/** Refuses what we do not take, what ends too early, and what is an archive as well, which some other program would open as one. */
async function typeOf(head: Buffer, tail: Buffer): Promise<EvidenceType> {
  if (head.length === 0) throw new Refusal('broken-file', { field: '/file' });
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = TAKEN.find((each) => each === found?.mime);
  if (type === undefined || isArchiveToo(tail)) throw new Refusal('unsupported-type', { field: '/file' });
  if (!isWhole(type, head, tail)) throw new Refusal('broken-file', { field: '/file' });
  return type;
}

/** A ZIP is found from its end: a record whose comment reaches exactly to the last byte. */
function isArchiveToo(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('PK\u0005\u0006', at - 1, 'latin1')) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

function isWhole(type: EvidenceType, head: Buffer, tail: Buffer): boolean {
  switch (type) {
    case 'application/pdf':
      return tail.subarray(-2048).includes('%%EOF');
    case 'image/png':
      return head.subarray(12, 16).toString('latin1') === 'IHDR' && tail.subarray(-64).includes('IEND');
    case 'image/jpeg':
      return tail.subarray(-1024).includes(Buffer.from([0xff, 0xd9]));
  }
}

/** The name under which a file is handed out again: it ends as what the file is, so that nobody's machine opens it as something else. */
export function nameFor(fileName: string, type: EvidenceType): string {
  const endings = ENDINGS[type];
  return endings.some((ending) => fileName.toLowerCase().endsWith(ending)) ? fileName : `${fileName}${endings[0]}`;
}
