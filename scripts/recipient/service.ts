import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { JWK } from 'jose';
import type { NoticeBody } from '../../domain/notice.ts';
import { HMAC_HEADER, hmacFits, SIGNATURE_HEADER, signClaims, verifyDetached } from '../../outside/notice-signature.ts';
import type { RecipientStore } from './store.ts';

/**
 * What a recipient can be made to do wrong. `well`: it takes the notice in and acknowledges it in its answer.
 * `later`: it takes it in, and acknowledges by a call of its own when told to.
 */
export const BEHAVIOURS = [
  'well', 'later', 'silent', 'fails', 'hangs', 'drips', 'floods', 'redirects', 'twice', 'forges', 'replays', 'otherNotice', 'otherContent', 'gone', 'diesAfterTaking',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export interface RecipientOptions {
  port: number;
  orgId: string;
  /** Where the platform publishes its keys. */
  keysUrl: string;
  /** The own key pair; without one the shared secret signs. */
  key?: { kid: string; privateKey: JWK };
  secret?: string;
  store: RecipientStore;
  /** Waits before it answers, as a real one does. */
  answerMs?: number;
  /** What it does wrong with the next call, drawn anew for each; undefined: nothing. */
  faults?: () => Behaviour | undefined;
}

export interface Recipient {
  url: string;
  /** From the next call on; with a count only for so many, then `well` again. */
  behave(behaviour: Behaviour, times?: number): void;
  /** Sends acknowledgements that were kept back. Returns the platform's status codes. */
  acknowledgeNow(): Promise<number[]>;
  /** Why calls were refused: no signature of the platform's on them. */
  refused(): readonly string[];
  close(): Promise<void>;
}

const MOST_BYTES = 1024 * 1024;

/** A recipient's system of records with its own store: it believes nobody without a signature and takes each message in once. */
export async function startRecipient(options: RecipientOptions): Promise<Recipient> {
  const { store, orgId } = options;
  let behaviour: Behaviour = 'well';
  let left = Infinity;
  let keys: JWK[] = [];
  const keptBack: { to: string; acknowledgement: string }[] = [];
  const sent: string[] = [];
  const refused: string[] = [];

  async function isOurs(body: Buffer, request: IncomingMessage): Promise<boolean> {
    const signature = String(request.headers[SIGNATURE_HEADER] ?? '');
    if (options.secret !== undefined && !hmacFits(body, options.secret, String(request.headers[HMAC_HEADER] ?? ''))) return false;
    if ((await verifyDetached(body, signature, keys)) !== null) return true;
    // The platform may have a new key: its keys are asked for anew, once per unknown one.
    const answer = await fetch(options.keysUrl, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
    ({ keys } = (await answer.json()) as { keys: JWK[] });
    return (await verifyDetached(body, signature, keys)) !== null;
  }

  const acknowledge = (notice: NoticeBody, sha256: string, change: object = {}): Promise<string> => signClaims({
    format: 'zhengming-acknowledgement/1', recipient: orgId, noticeId: 'noticeId' in notice ? notice.noticeId : '', messageId: notice.messageId, bodySha256: sha256, result: 'applied',
    id: randomUUID(), ...change,
  }, options.key ?? { secret: options.secret ?? '' });

  function takeIn(notice: NoticeBody, sha256: string): void {
    if (store.known(notice.messageId)) return;
    if (notice.kind === 'order') return store.take({ messageId: notice.messageId, sha256, kind: notice.kind, noticeId: notice.noticeId, copy: null, order: { order: notice.order, orderId: notice.orderId, letter: notice.letter, measures: notice.measures.map(({ id }) => id) } });
    const copy = notice.kind === 'mark'
      ? { recordId: notice.record.id, version: notice.version, fields: null, mark: notice.mark }
      : { recordId: notice.record.id, version: notice.kind === 'correction' ? notice.toVersion : notice.version, fields: notice.fields, mark: notice.kind === 'correction' ? (notice.mark ?? null) : null };
    store.take({ messageId: notice.messageId, sha256, kind: notice.kind, noticeId: 'noticeId' in notice ? notice.noticeId : null, copy });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = options.faults?.() ?? behaviour;
    left -= 1;
    if (left <= 0) behaviour = 'well';
    const say = (status: number, value: object, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    };
    if (now === 'hangs') return;
    if (now === 'fails') return say(503, { error: 'down' });
    if (now === 'gone') return say(410, { error: 'gone' });
    if (now === 'redirects') return say(302, {}, { location: 'http://127.0.0.1:1/internal' });
    if (now === 'drips' || now === 'floods') {
      response.writeHead(200, { 'content-type': 'application/json' });
      const part = Buffer.alloc(now === 'drips' ? 1 : 1024 * 1024, 0x20);
      // Ten gigabytes, if anybody reads them.
      for (let i = 0; i < 10_240 && !response.destroyed; i += 1) {
        response.write(part);
        await wait(now === 'drips' ? 50 : 1);
      }
      return void response.end();
    }
    const body = await read(request);
    if (body === undefined || !(await isOurs(body, request))) {
      refused.push(request.url ?? '');
      return say(401, { error: 'not signed by the platform' });
    }
    const notice = JSON.parse(body.toString()) as NoticeBody;
    if (notice.recipient !== orgId) {
      refused.push(notice.recipient);
      return say(421, { error: 'not for us' });
    }
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (options.answerMs !== undefined) await wait(options.answerMs);
    if (now !== 'forges') takeIn(notice, sha256);
    if (now === 'diesAfterTaking') return void request.socket.destroy();
    // A mark or a new version is taken over and not acknowledged.
    if (!('noticeId' in notice) || now === 'silent') return say(200, {});
    if (now === 'later') {
      keptBack.push({ to: notice.acknowledgeTo, acknowledgement: await acknowledge(notice, sha256) });
      return say(202, {});
    }
    if (now === 'forges') return say(200, { acknowledgement: await signClaims({ format: 'zhengming-acknowledgement/1', recipient: orgId, noticeId: notice.noticeId, messageId: notice.messageId, bodySha256: sha256, result: 'applied', id: randomUUID() }, { secret: 'somebody-elses-secret-of-32-bytes' }) });
    if (now === 'replays') return say(200, { acknowledgement: sent.at(-1) ?? '' });
    const change = now === 'otherNotice' ? { noticeId: randomUUID() } : now === 'otherContent' ? { bodySha256: '0'.repeat(64) } : {};
    const acknowledgement = await acknowledge(notice, sha256, change);
    sent.push(acknowledgement);
    say(200, { acknowledgement });
    if (now === 'twice') await post(notice.acknowledgeTo, acknowledgement);
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`recipient: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    behave(next, times = Infinity) {
      behaviour = next;
      left = times;
    },
    acknowledgeNow: () => Promise.all(keptBack.splice(0).map(({ to, acknowledgement }) => post(to, acknowledgement))),
    refused: () => refused,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function post(to: string, acknowledgement: string): Promise<number> {
  const { status } = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ acknowledgement }), signal: AbortSignal.timeout(10_000) });
  return status;
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
