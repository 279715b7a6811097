import sharp from 'sharp';

/** Of what is decoded: far more than a page scanned at 600 dpi, far less than would hurt. */
const MOST_PIXELS = 60_000_000;
const SIDE = 1600;
const AT_ONCE = 2;

// Strangers' images come here: nothing but the two decoders we need may run, one after another, and nothing is kept.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });
sharp.cache(false);
sharp.concurrency(1);

let running = 0;
const waiting: (() => void)[] = [];

/** An image made anew from the pixels of another, turned upright, at most 1600 pixels a side, without anything it carried beside them; undefined when it cannot be decoded or has too many pixels. */
export async function previewOf(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Buffer | undefined> {
  // Whoever ends hands the place on.
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const input = Buffer.alloc(size);
    let at = 0;
    for await (const piece of bytes) {
      input.set(piece, at);
      at += piece.length;
    }
    const image = sharp(input, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });
    return await image.timeout({ seconds: 20 }).rotate().resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 }).toBuffer().catch(() => undefined);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
