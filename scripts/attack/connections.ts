import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Target } from './target.ts';

const SLOW = 60;
/** Longer than the counter waits for headers (api/door.ts), with the time it takes to notice. */
const WITHIN_MS = 40_000;

/** Headers that are too long, words that are no HTTP, and many clients that never finish theirs. */
export async function connections(target: Target): Promise<void> {
  const { port, hostname } = new URL(target.origin);
  const open = async (): Promise<Socket> => {
    const socket = connect({ port: Number(port), host: hostname.replaceAll(/[[\]]/g, '') });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const answerTo = async (words: string): Promise<string> => {
    const socket = await open();
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.write(words);
    const ended = once(socket, 'close').catch(() => undefined);
    const late = new Promise((resolve) => setTimeout(resolve, WITHIN_MS).unref());
    await Promise.race([ended, late]);
    if (!socket.destroyed) target.report.found('connection kept open', words.slice(0, 40), answer.slice(0, 100));
    socket.destroy();
    return answer;
  };
  const host = `host: ${hostname}\r\n`;
  const spoken: readonly (readonly [string, string, RegExp])[] = [
    ['1 MB of one header', `GET /api/me HTTP/1.1\r\n${host}x-large: ${'a'.repeat(1024 * 1024)}\r\n\r\n`, /^(?:HTTP\/1\.1 431 |$)/],
    ['1 MB of small headers', `GET /api/me HTTP/1.1\r\n${host}${Array.from({ length: 20_000 }, (_unused, i) => `x-${i}: ${'a'.repeat(40)}\r\n`).join('')}\r\n`, /^(?:HTTP\/1\.1 431 |$)/],
    ['an address of 1 MB', `GET /${'a'.repeat(1024 * 1024)} HTTP/1.1\r\n${host}\r\n`, /^(?:HTTP\/1\.1 4(?:14|31) |$)/],
    ['two lengths', `POST /api/cases HTTP/1.1\r\n${host}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`, /^HTTP\/1\.1 400 /],
    ['a length and chunks', `POST /api/cases HTTP/1.1\r\n${host}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/me HTTP/1.1\r\n${host}\r\n`, /^HTTP\/1\.1 400 (?![\s\S]*HTTP\/1\.1 200)/],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n\r\n', /^HTTP\/1\.1 400 /], ['a header without a name', `GET / HTTP/1.1\r\n${host}: x\r\n\r\n`, /^HTTP\/1\.1 400 /],
  ];
  for (const [name, words, expected] of spoken) {
    const answer = await answerTo(words);
    target.report.requests += 1;
    if (!expected.test(answer)) target.report.found('connection', name, answer.slice(0, 200) || 'no answer');
  }
  const slow = await Promise.all(Array.from({ length: SLOW }, open));
  for (const socket of slow) socket.resume().write(`GET /api/me HTTP/1.1\r\n${host}x-slow: `);
  const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('a')), 2000);
  const closed = Promise.all(slow.filter((socket) => !socket.destroyed).map((socket) => once(socket, 'close')));
  if ((await target.ask('/api/me', { as: null })).status !== 200) target.report.found('slow clients', 'readMe', 'others are not served meanwhile');
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, WITHIN_MS).unref())]);
  clearInterval(drip);
  const left = slow.filter((socket) => !socket.destroyed);
  if (left.length > 0) target.report.found('slow clients', 'headers', `${left.length} of ${SLOW} are still held after ${WITHIN_MS / 1000} s`);
  for (const socket of left) socket.destroy();
  target.report.parts['connections'] = { spoken: spoken.length, slow: SLOW };
}
