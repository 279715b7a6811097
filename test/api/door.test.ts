import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { door } from '../../api/door.ts';
import { isTooMuch, jsonBodies } from '../../api/json-body.ts';
import { handleErrors } from '../../api/problems.ts';
import { rateLimits } from '../../api/rate-limits.ts';
import { dressEveryAnswer, securityHeaders } from '../../api/security-headers.ts';

let app: FastifyInstance;
let origin: string;
beforeEach(async () => {
  app = fastify({ ...door(0, { headersMs: 200, requestMs: 400, idleMs: 10_000, checkMs: 50 }), forceCloseConnections: true });
  handleErrors(app);
  jsonBodies(app);
});
afterEach(() => app.close());
const listen = async () => {
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
};

/** Everything that comes back on a connection of its own until the server ends it. */
async function spoken(words: string): Promise<string> {
  const socket = connect({ port: Number(new URL(origin).port), host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.write(words);
  return text(socket);
}
const problemIn = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toContain('content-type: application/problem+json');
  return JSON.parse(body) as unknown;
};

describe('what never becomes a request is answered as a problem, and the connection ended', () => {
  beforeEach(async () => {
    app.post('/', async () => 'taken');
    await listen();
  });

  test('headers that do not come to an end', async () => {
    expect(problemIn(await spoken('POST / HTTP/1.1\r\nhost: here\r\nx-slow: '))).toEqual({ type: 'about:blank', title: 'Request Timeout', status: 408 });
  });

  test('a body that does not come to an end', async () => {
    expect(problemIn(await spoken('POST / HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{'))).toEqual({ type: 'about:blank', title: 'Request Timeout', status: 408 });
  });

  test('20 kB of headers', async () => {
    expect(problemIn(await spoken(`POST / HTTP/1.1\r\nhost: here\r\nx-large: ${'a'.repeat(20_000)}\r\n\r\n`))).toEqual({ type: 'about:blank', title: 'Request Header Fields Too Large', status: 431 });
  });

  test('something that is no HTTP, and a request that two servers would cut differently', async () => {
    expect(problemIn(await spoken('SSH-2.0-OpenSSH\r\n\r\n'))).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 });
    expect(problemIn(await spoken('POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'))).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 });
  });
});

describe('bodies', () => {
  const posted = async (content: string, type = 'application/json') => {
    const response = await fetch(origin, { method: 'POST', headers: { 'content-type': type }, body: content });
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  beforeEach(async () => {
    app.post('/', async () => ({ code: 'taken' }));
    await listen();
  });

  test.each([
    ['33 levels of lists', '['.repeat(33) + ']'.repeat(33)],
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['levels of objects', '{"a":'.repeat(33) + '1' + '}'.repeat(33)],
    ['10,001 values', `[${Array.from({ length: 10_001 }, () => '1').join(',')}]`],
  ])('%s are too much', async (_name, content) => expect(await posted(content)).toEqual([413, 'too-large']));

  test.each([
    ['32 levels', '['.repeat(32) + ']'.repeat(32)],
    ['10,000 values', `[${Array.from({ length: 10_000 }, () => '1').join(',')}]`],
    ['brackets and commas within a text, with quotes and backslashes in it', JSON.stringify(`${'[{,"\\'.repeat(20_000)}`)],
  ])('%s are taken', async (_name, content) => expect(await posted(content)).toEqual([200, 'taken']));

  test.each([
    ['a planted prototype', '{"__proto__":{"roles":["clerk"]}}'],
    ['one further in', '{"a":[{"__proto__":{}}]}'],
    ['one that is written in escapes', String.raw`{"\u005f_proto__":{}}`],
    ['a planted constructor', '{"constructor":{"prototype":{"roles":["clerk"]}}}'],
  ])('%s is refused', async (_name, content) => expect(await posted(content)).toEqual([400, 'not-json']));

  test('a text, a form and XML are no JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/json5']) expect([type, await posted('{}', type)]).toEqual([type, [415, 'unsupported-type']]);
  });

  test('an unfinished text does not run past its end', () => expect(isTooMuch('"\\')).toBe(false));
});

describe('limits', () => {
  const asked = (path: string, who?: string, method = 'GET') => fetch(`${origin}${path}`, { method, headers: who === undefined ? {} : { 'x-who': who } });
  const statuses = async (times: number, path: string, who?: string, method?: string) => {
    const found: number[] = [];
    for (let i = 0; i < times; i += 1) found.push((await asked(path, who, method)).status);
    return found;
  };
  beforeEach(async () => {
    const limits = await rateLimits(app, { address: 12, login: 2, identity: 4, change: 2, upload: 1 });
    app.decorateRequest('actor', null);
    app.addHook('onRequest', async (request) => {
      const who = request.headers['x-who'];
      if (typeof who === 'string') request.actor = { userId: who } as typeof request.actor;
    });
    limits.ofIdentities();
    for (const path of ['/api/cases', '/login', '/page']) app.get(path, async () => 'taken');
    for (const path of ['/api/cases', '/api/evidence']) app.post(path, async () => 'taken');
    await listen();
  });

  test('a person is held back, with the time to wait, while another is not', async () => {
    expect(await statuses(4, '/api/cases', 'first')).toEqual([200, 200, 200, 200]);
    const refused = await asked('/api/cases', 'first');
    expect([refused.status, refused.headers.get('content-type'), ((await refused.json()) as { code: string }).code]).toEqual([429, 'application/problem+json; charset=utf-8', 'too-many-requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await asked('/api/cases', 'second')).status).toBe(200);
  });

  test('changes sooner than looking, files sooner than other changes', async () => {
    expect(await statuses(2, '/api/evidence', 'first', 'POST')).toEqual([200, 429]);
    expect(await statuses(3, '/api/cases', 'second', 'POST')).toEqual([200, 200, 429]);
    expect(await statuses(1, '/api/cases', 'second')).toEqual([200]);
  });

  test('an address is held back whoever asks, logins sooner, and a page of the web app never', async () => {
    expect(await statuses(3, '/login')).toEqual([200, 200, 429]);
    expect(await statuses(9, '/api/cases')).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200]);
    expect(await statuses(1, '/api/cases', 'somebody')).toEqual([429]);
    expect(await statuses(20, '/page')).toEqual(Array.from({ length: 20 }, () => 200));
  });

  test('an address in other letters is the same address', async () => {
    expect(await statuses(3, '/%6Cogin?a=b')).toEqual([200, 200, 429]);
  });
});

describe('over https', () => {
  test('browsers are told never to come by http, and to ask for nothing by http', async () => {
    dressEveryAnswer(app, securityHeaders({ publicUrl: 'https://credit.example', issuer: 'https://id.example/realms/city' }));
    app.get('/', async (_request, reply) => reply.type('text/html').send('<p>'));
    await listen();
    const { headers } = await fetch(origin);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('content-security-policy')).toMatch(/; form-action 'self' https:\/\/id\.example; upgrade-insecure-requests$/);
  });
});

describe('who asks', () => {
  const ipThrough = async (proxies: number, forwarded: string) => {
    await app.close();
    app = fastify(door(proxies));
    app.get('/', async (request) => request.ip);
    await listen();
    return (await fetch(origin, { headers: { 'x-forwarded-for': forwarded } })).text();
  };

  test.each([
    [0, '6.6.6.6', '127.0.0.1'],
    [1, '10.0.0.7', '10.0.0.7'],
    // The proxy wrote the last one; what stands before it the visitor wrote, from an address as private as the proxy's.
    [1, '6.6.6.6, 10.0.0.7', '10.0.0.7'],
    [2, '6.6.6.6, 10.0.0.7, 10.0.0.1', '10.0.0.7'],
  ])('behind %i proxies with "%s" is %s', async (proxies, forwarded, ip) => expect(await ipThrough(proxies, forwarded)).toBe(ip));
});
