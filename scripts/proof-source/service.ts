import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import type { ProofAnswer, ProofQuestion } from '../../domain/proof.ts';
import { SIGNATURE_HEADER, signClaims, verifyDetached } from '../../outside/notice-signature.ts';

/** What the authority's own books say of one of its decisions. */
export interface Booked {
  correctedOn: string | null;
  performedOn: string | null;
  reference: string;
}

/** What it can be made to do wrong. */
export const PROOF_BEHAVIOURS = ['well', 'fails', 'hangs', 'forges', 'otherQuestion', 'ofTomorrow', 'noJson'] as const;
export type ProofBehaviour = (typeof PROOF_BEHAVIOURS)[number];

export interface ProofSourceOptions {
  port: number;
  /** Whose system it is, and what it calls itself. */
  authority: string;
  system: string;
  /** Where the platform publishes its keys. */
  keysUrl: string;
  key: { kid: string; privateKey: JWK };
  /** By the number of the decision; undefined: there is no such decision here. */
  book(number: string): Booked | undefined;
  now?(): string;
}

export interface ProofSource {
  url: string;
  behave(behaviour: ProofBehaviour): void;
  /** Numbers that were asked for with a good signature, and how many calls had none. */
  asked(): { numbers: readonly string[]; unsigned: number };
  close(): Promise<void>;
}

const MOST_BYTES = 64 * 1024;

/** The system of an authority: it answers the platform alone, which it knows by its signature, and signs what it says with a key of its own. */
export async function startProofSource(options: ProofSourceOptions): Promise<ProofSource> {
  let behaviour: ProofBehaviour = 'well';
  let keys: JWK[] = [];
  const numbers: string[] = [];
  let unsigned = 0;

  async function isPlatform(body: Buffer, request: IncomingMessage): Promise<boolean> {
    const signature = String(request.headers[SIGNATURE_HEADER] ?? '');
    if ((await verifyDetached(body, signature, keys)) !== null) return true;
    const answer = await fetch(options.keysUrl, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
    ({ keys } = (await answer.json()) as { keys: JWK[] });
    return (await verifyDetached(body, signature, keys)) !== null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, text: string): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    if (behaviour === 'hangs') return;
    if (behaviour === 'fails') return say(503, '{}');
    const body = await read(request);
    if (body === undefined || !(await isPlatform(body, request))) {
      unsigned += 1;
      return say(401, JSON.stringify({ error: 'not signed by the platform' }));
    }
    const asked = JSON.parse(body.toString()) as ProofQuestion;
    if (asked.authority !== options.authority) return say(421, JSON.stringify({ error: 'not ours' }));
    numbers.push(asked.record.number);
    if (behaviour === 'noJson') return say(200, '<html>');
    const booked = options.book(asked.record.number);
    const asOf = options.now?.() ?? new Date().toISOString();
    const claims: Record<keyof ProofAnswer, string | null> = {
      format: 'zhengming-proof/1', authority: options.authority, requestId: behaviour === 'otherQuestion' ? 'another' : asked.requestId, recordNumber: asked.record.number, result: booked === undefined ? 'notFound' : 'found',
      correctedOn: booked?.correctedOn ?? null, performedOn: behaviour === 'ofTomorrow' ? '2099-01-01' : (booked?.performedOn ?? null), system: options.system, reference: booked?.reference ?? '', asOf,
    };
    const proof = await signClaims(claims, behaviour === 'forges' ? { secret: 'somebody else, who knows no key of the authority' } : options.key);
    say(200, JSON.stringify({ proof }));
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/proof`,
    behave(next) {
      behaviour = next;
    },
    asked: () => ({ numbers, unsigned }),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
