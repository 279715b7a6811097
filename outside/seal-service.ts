import { createHash } from 'node:crypto';

/** An organ's seal service (电子印章系统), by HTTP. */
export interface SealPlace {
  url: string;
  /** Sent as a bearer token and never written anywhere. */
  token: string;
}

/** What the service is told beside the file: whose letter it is, and where on which page its seal belongs, in points from the lower left. */
export interface SealOrder {
  issuer: string;
  number: string;
  page: number;
  x: number;
  y: number;
}

/** The service did not seal; the letter is asked for again, and never goes out without its seal. */
export class NotSealed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`not sealed: ${code}`);
    this.name = 'NotSealed';
    this.code = code;
  }
}

const ANSWER_MS = 15_000;
/** How much a seal and its signature may add. */
const MOST_ADDED = 4 * 1024 * 1024;

/**
 * Has a letter sealed: `POST` of the drawn PDF, answered by the sealed one. A seal is added, never put in: the answer has to begin with the very
 * bytes that were sent (incremental update, ISO 32000-1 7.5.6), so that what is sealed is what was issued.
 */
export function sealService({ url, token }: SealPlace, { answerMs = ANSWER_MS } = {}): (pdf: Uint8Array, order: SealOrder) => Promise<Uint8Array> {
  return async (pdf, { issuer, number, page, x, y }) => {
    const sealed = await asked(url, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(answerMs), body: Buffer.from(pdf),
      headers: {
        'authorization': `Bearer ${token}`, 'content-type': 'application/pdf', 'accept': 'application/pdf', 'idempotency-key': createHash('sha256').update(pdf).digest('hex'),
        'zm-letter-issuer': encodeURIComponent(issuer), 'zm-letter-number': encodeURIComponent(number), 'zm-seal-place': `page=${page}; x=${x.toFixed(1)}; y=${y.toFixed(1)}`,
      },
    }, pdf.length + MOST_ADDED);
    if (sealed.length <= pdf.length || !sealed.subarray(0, pdf.length).equals(Buffer.from(pdf))) throw new NotSealed('altered');
    return sealed;
  };
}

/** The answer's bytes, of a service that may hang, drip or flood. */
async function asked(url: string, request: RequestInit, most: number): Promise<Buffer> {
  try {
    const answer = await fetch(url, request);
    if (answer.status !== 200 || answer.headers.get('content-type')?.split(';')[0] !== 'application/pdf' || answer.body === null) {
      await answer.body?.cancel();
      throw new NotSealed(`status-${answer.status}`);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of answer.body) {
      length += chunk.length;
      if (length > most) throw new NotSealed('too-large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof NotSealed) throw error;
    throw new NotSealed(error instanceof Error && error.name === 'TimeoutError' ? 'time-out' : 'unreachable');
  }
}
