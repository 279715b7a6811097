import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { broken, valid } from '../../scripts/attack/generate.ts';
import { filled, kindOf } from '../../scripts/attack/pool.ts';
import { Report } from '../../scripts/attack/report.ts';
import type { Schema } from '../../scripts/attack/target.ts';
import { Target } from '../../scripts/attack/target.ts';

describe('the attack finds', () => {
  let app: FastifyInstance;
  const dressed = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" };
  const problem = 'application/problem+json';
  const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } }, additionalProperties: false };
  afterEach(() => app.close());

  test.each<[string, number, string, string, object, string[]]>([
    ['nothing in a good answer', 200, 'application/json', '{"n":1}', dressed, []],
    ['nothing in a refusal', 404, problem, '{"code":"not-found"}', dressed, []],
    ['nothing but a busy counter', 503, problem, '{"code":"busy"}', dressed, ['undocumented status']],
    ['a fault', 500, problem, '{"code":"internal"}', dressed, ['server error', 'undocumented status']],
    ['a status that is not documented', 302, 'text/plain', '', dressed, ['undocumented status']],
    ['a refusal with no code of the closed set, or with another status than its code has', 404, problem, '{"code":"not-json"}', dressed, ['undocumented status']],
    ['an error that is no problem document', 400, 'application/json', '{"code":"not-json"}', dressed, ['error that is no problem document']],
    ['headers that are missing', 404, problem, '{"code":"not-found"}', {}, ['answer without its security headers']],
    ['a stack trace', 404, problem, '{"code":"not-found","detail":"Error\\n at f (/app/api/x.ts:1:2)\\n"}'.replaceAll('\\n', '\n'), dressed, ['stack trace']],
    ['the database\'s own words', 404, problem, '{"code":"not-found","detail":"syntax error at or near \\"x\\""}', dressed, ['database words']],
    ['an answer that does not fit', 200, 'application/json', '{"n":"one"}', dressed, ['answer that does not fit its schema']],
  ])('%s', async (_name, status, type, body, headers, expected) => {
    app = fastify();
    app.get('/api/openapi.json', async (_request, reply) => reply.headers(dressed).send({ paths: { '/thing': { get: { operationId: 'thing', responses: { '200': { content: { 'application/json': { schema } } }, '4XX': {} } } } } }));
    app.get('/thing', async (_request, reply) => reply.code(status).headers(headers as Record<string, string>).type(type).serializer((text: unknown) => String(text)).send(body));
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const target = new Target(origin, origin, new Report());
    const [operation] = await target.operations();
    await target.ask('/thing', { as: null, operation: operation!, fuzz: true });
    expect([...target.report.findings.values()].map(({ rule }) => rule)).toEqual(expected);
    expect([...target.report.fuzzed]).toEqual([[status, 1]]);
  });
});

test('it attacks this machine only', () => {
  expect(() => new Target('https://credit.example', 'http://127.0.0.1:8381', new Report())).toThrow('not on this machine');
  expect(() => new Target('http://127.0.0.1:8380', 'http://192.168.1.1:8381', new Report())).toThrow('not on this machine');
  expect(() => new Target('http://127.0.0.1.evil.example', 'http://127.0.0.1:8381', new Report())).toThrow('not on this machine');
});

describe('what it makes up', () => {
  const schema: Schema & Record<string, unknown> = {
    type: 'object', required: ['id', 'day', 'kind', 'words', 'list', 'maybe'], additionalProperties: false,
    properties: {
      id: { type: 'string', format: 'uuid' }, day: { type: 'string', format: 'date' }, kind: { type: 'string', enum: ['a', 'b'] }, words: { type: 'string', minLength: 1, maxLength: 40, pattern: '\\S' },
      ground: { type: 'string', pattern: '^g[0-9]{1,2}$' }, list: { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: 5, uniqueItems: true },
      maybe: { anyOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { type: 'null' }] },
    },
  };
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const fits = ajv.compile(schema);

  test('fits the schema it was made from', () => fc.assert(fc.property(valid(schema, () => undefined), (body) => fits(body))));

  test('and, once broken, is another text', () => {
    const good = fc.sample(valid(schema, () => undefined), { numRuns: 1, seed: 1 })[0];
    const texts = fc.sample(broken(good), { numRuns: 200, seed: 1 });
    expect(texts.filter((text) => text === JSON.stringify(good)).length).toBeLessThan(20);
  });

  test('takes what is known of a field by its name', () => {
    expect(fc.sample(valid(schema, (name) => (name === 'id' ? ['known'] : undefined)), { numRuns: 5, seed: 1 }).map((body) => (body as { id: string }).id)).toEqual(['known', 'known', 'known', 'known', 'known']);
  });
});

test.each([
  ['/api/cases/{id}', 'cases'], ['/api/cases/{id}/acceptance', 'cases'], ['/api/cases/{id}/suspensions/{orderId}/acknowledgement', 'suspensions'], ['/api/records/{id}/measures', 'records'],
  ['/api/public/certificates/{number}', 'certificates'], ['/api/cases', null], ['/api/tasks', null],
])('the ids in %s are those of %s', (path, kind) => expect(kindOf(path)).toBe(kind));

test('an id is written so that it stays one part of the address', () => expect(filled('/api/cases/{id}/notices/{noticeId}', { id: '../x', noticeId: 'a b' })).toBe('/api/cases/..%2Fx/notices/a%20b'));
