import type { IncomingMessage } from 'node:http';
import { DATA_POLICY } from './security-headers.ts';

type Socket = IncomingMessage['socket'];

/** How long a client may take. Headers come at once from anybody honest; a body of 20 MB over a poor line takes minutes. */
export interface Patience {
  headersMs: number;
  requestMs: number;
  /** Without a byte in either direction; the live line writes every 20 s. */
  idleMs: number;
  /** How often the two first are looked after. */
  checkMs: number;
}

const PATIENCE: Patience = { headersMs: 15_000, requestMs: 180_000, idleMs: 65_000, checkMs: 5000 };
const HEADER_BYTES = 16 * 1024;
const BODY_BYTES = 1024 * 1024;

/** What of a connection is taken at all, before any route is looked for: sizes, times, and an answer to what is no HTTP. `proxies`: how many of ours stand in front. */
export const door = (proxies: number, patience: Patience = PATIENCE) => ({
  // Counted from our side and no further: on an office network a visitor's own address is as private as the proxy's, so that a
  // range of addresses to trust would believe whatever a visitor writes into X-Forwarded-For.
  trustProxy: proxies > 0 && ((_address: string, step: number) => step < proxies),
  bodyLimit: BODY_BYTES,
  requestTimeout: patience.requestMs,
  connectionTimeout: patience.idleMs,
  // One place for all; a header line that is too long never reaches the router.
  http: { maxHeaderSize: HEADER_BYTES, headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkMs },
  clientErrorHandler: answerUnreadable,
});

const answered = new WeakSet<Socket>();

/** There is no request to refuse yet, so no code of ours either: RFC 9457 has "about:blank" for what only the status says. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const [status, title] = STATUS[error.code ?? ''] ?? ([400, 'Bad Request'] as const);
  const body = JSON.stringify({ type: 'about:blank', title, status });
  socket.end([
    `HTTP/1.1 ${status} ${title}`, 'content-type: application/problem+json', `content-length: ${body.length}`, 'cache-control: no-store',
    'x-content-type-options: nosniff', `content-security-policy: ${DATA_POLICY}`, 'connection: close', '', body,
  ].join('\r\n'));
  socket.destroySoon();
}

const STATUS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};
