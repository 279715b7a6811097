import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smsCarrier } from '../../outside/sms.ts';

let server: Server;
let url: string;
let status = 202;
const taken: { headers: IncomingHttpHeaders; body: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
      // 0: a gateway that takes the connection and never answers.
      if (status !== 0) response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const message = { messageId: '<1@credit.example>', to: '13800000000', subject: '提醒', text: '庆异2026-000001：核实，12月1日前' };

test('a message is posted as JSON with the token and the message id; what the gateway says decides whether it is tried again', async () => {
  const carrier = smsCarrier({ url, token: 'secret-word' }, { answerMs: 300 });
  const answered: unknown[] = [];
  for (status of [202, 200, 400, 401, 302, 429, 500, 503, 0]) answered.push(await carrier.send(message));
  expect(answered).toEqual([
    { result: 'sent' }, { result: 'sent' }, { result: 'refused', code: 'sms-400' }, { result: 'refused', code: 'sms-401' }, { result: 'refused', code: 'sms-302' },
    { result: 'later', code: 'sms-429' }, { result: 'later', code: 'sms-500' }, { result: 'later', code: 'sms-503' }, { result: 'later', code: 'time-out' },
  ]);
  expect(taken).toHaveLength(9);
  expect(taken[0]).toMatchObject({ headers: { 'authorization': 'Bearer secret-word', 'content-type': 'application/json', 'idempotency-key': '<1@credit.example>' }, body: message });
});

test('a gateway that is not there is tried again', async () => {
  expect(await smsCarrier({ url: 'http://127.0.0.1:1/', token: 't' }).send(message)).toMatchObject({ result: 'later' });
});
