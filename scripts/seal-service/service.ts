import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it can be made to do wrong. */
export const SEAL_BEHAVIOURS = ['well', 'fails', 'hangs', 'alters', 'floods', 'returnsAsSent'] as const;
export type SealBehaviour = (typeof SEAL_BEHAVIOURS)[number];

export interface SealedLetter { issuer: string; number: string; place: string; sha256: string }

/**
 * A small seal service that speaks the protocol of `outside/seal-service.ts`: it takes a PDF and gives it back with an incremental update
 * that holds an Ed25519 signature over the file as it came. What it shows is the protocol; it is no 电子印章 in the sense of the law.
 */
export async function startSealService({ port, token, key, most = 20 * 1024 * 1024 }: { port: number; token: string; key: KeyObject; most?: number }) {
  let behaviour: SealBehaviour = 'well';
  let refused = 0;
  const done: SealedLetter[] = [];
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== `Bearer ${token}`) {
      refused += 1;
      response.writeHead(401).end();
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) {
        response.writeHead(413).end();
        return;
      }
      chunks.push(chunk);
    }
    const pdf = Buffer.concat(chunks);
    if (behaviour === 'hangs') return;
    if (behaviour === 'fails') {
      response.writeHead(503).end();
      return;
    }
    const header = (name: string): string => decodeURIComponent(String(request.headers[name] ?? ''));
    const sealed = { well: () => seal(pdf, header('zm-letter-issuer'), key), alters: () => Buffer.concat([Buffer.from('%PDF-1.4\n'), seal(pdf, '', key)]), floods: () => Buffer.concat([pdf, Buffer.alloc(8 * 1024 * 1024)]), returnsAsSent: () => pdf }[behaviour]();
    if (behaviour === 'well') done.push({ issuer: header('zm-letter-issuer'), number: header('zm-letter-number'), place: String(request.headers['zm-seal-place']), sha256: createHash('sha256').update(pdf).digest('hex') });
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': sealed.length }).end(sealed);
  }
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/seal`,
    behave: (next: SealBehaviour): void => void (behaviour = next),
    sealed: (): readonly SealedLetter[] => done,
    refused: (): number => refused,
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** The file with one more object: a signature over all that was there before, found by the new trailer. */
function seal(pdf: Buffer, organ: string, key: KeyObject): Buffer {
  const text = pdf.toString('latin1');
  const [last] = [...text.matchAll(/startxref\s+(\d+)/g)].slice(-1);
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)?.[1];
  if (last === undefined || root === undefined || !Number.isInteger(size)) throw new Error('no PDF with a plain trailer');
  const start = pdf.length + 1;
  const object = `${size} 0 obj\n<< /Type /ZhengmingSeal /Organ <${Buffer.from(organ, 'utf16le').swap16().toString('hex')}> /Signature <${sign(null, pdf, key).toString('hex')}> >>\nendobj\n`;
  const table = `xref\n${size} 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${size + 1} /Root ${root} /Prev ${last[1]} >>\nstartxref\n${start + object.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(`\n${object}${table}`, 'latin1')]);
}
