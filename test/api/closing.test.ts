import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { endConnections } from '../../api/closing.ts';

/** Longer than a test may take: what waits for it fails. */
const KEPT_MS = 600_000;

/** A counter that keeps its connections, and one client of it. */
async function opened(graceMs = KEPT_MS) {
  const app = fastify({ keepAliveTimeout: KEPT_MS, forceCloseConnections: 'idle' });
  let answer = (): void => undefined;
  endConnections(app, graceMs);
  app.get('/slow', () => new Promise((resolve) => { answer = () => resolve('done'); }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const ended = once(socket, 'close');
  let received = '';
  socket.on('data', (bytes) => { received += bytes.toString(); });
  socket.on('error', () => undefined);
  const asked = async (): Promise<void> => {
    const arrived = once(app.server, 'request');
    socket.write('GET /slow HTTP/1.1\r\nhost: here\r\n\r\n');
    await arrived;
  };
  return { app, asked, ended, received: () => received, answer: () => answer() };
}

test('a connection that was never used does not keep the counter open', async () => {
  const { app, ended } = await opened();
  await app.close();
  await ended;
});

test('an answer under way is given to its end, and its connection then closed', async () => {
  const { app, asked, answer, ended, received } = await opened();
  await asked();
  const closed = app.close();
  await new Promise(setImmediate);
  answer();
  await closed;
  await ended;
  expect(received()).toMatch(/^HTTP\/1\.1 200 OK[^]*done$/);
});

test('an answer that does not come to an end is cut after the grace', async () => {
  const { app, asked, ended, received } = await opened(200);
  await asked();
  await app.close();
  await ended;
  expect(received()).toBe('');
});
