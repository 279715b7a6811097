import { createCipheriv, createDecipheriv } from 'node:crypto';

const PIECE = 65_536;
const TAG = 16;

/**
 * A stream sealed in pieces, so that no file is ever whole in memory and no byte is believed before it is authenticated: AES-256-GCM
 * per piece, its number and whether it is the last in the nonce (the STREAM construction). A piece that is changed, moved,
 * repeated or cut off does not open. The key is for this one stream only, hence nonces may begin at zero.
 */
export async function* sealedStream(key: Uint8Array, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let n = 0;
  for await (const { piece, last } of inPieces(plain, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(n++, last), { authTagLength: TAG });
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws at the first piece that is not what was sealed. */
export async function* openedStream(key: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let n = 0;
  for await (const { piece, last } of inPieces(sealed, PIECE + TAG)) {
    if (piece.length < TAG) throw new Error('a sealed stream ends within a piece');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(n++, last), { authTagLength: TAG });
    decipher.setAuthTag(piece.subarray(piece.length - TAG));
    yield Buffer.concat([decipher.update(piece.subarray(0, piece.length - TAG)), decipher.final()]);
  }
}

function nonceOf(n: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(n, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Pieces of one length, the last one at most as long; a whole one is only handed on when it is known whether more follows. */
async function* inPieces(source: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    while (held.length > length) {
      yield { piece: held.subarray(0, length), last: false };
      held = held.subarray(length);
    }
  }
  yield { piece: held, last: true };
}
