import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA_POLICY } from '../../api/security-headers.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, smallPdf, upload } from './ask.ts';

const OWN = 'company-yunshan';
let served: ServedHouse;
let letter: string;
let evidence: string;
beforeAll(async () => {
  served = await serveHouse({ worker: false, web: true, rateLimits: 'usual' });
  const caseId = await file({ ...served.house, counter: served.counter }, DEMO_SCENARIOS.upheld);
  const { letters } = (await ask(served, `/api/cases/${caseId}`, { as: OWN, method: 'GET' })).json() as { letters: { id: string }[] };
  letter = letters[0]!.id;
  evidence = ((await ask(served, '/api/evidence', { as: OWN, form: upload(smallPdf(), 'a.pdf') })).json() as { id: string }).id;
});
afterAll(() => served.stop());

/** One answer, its body left unread. */
async function answer(path: string, as: string | null = null, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${served.baseUrl}${path}`, { redirect: 'manual', ...init, headers: { ...(as === null ? {} : { authorization: `Bearer ${await served.tokenOf(as)}` }), ...init.headers } });
  await response.body?.cancel();
  return response;
}

describe('headers', () => {
  const pagePolicy = () => `default-src 'self'; script-src 'self'; script-src-attr 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${served.issuer}`;
  const data = () => DATA_POLICY;
  const script = async () => /src="(\/assets\/[^"]+\.js)"/.exec(await (await fetch(served.baseUrl)).text())![1]!;

  test.each<[string, number, () => Promise<Response>, () => string]>([
    ['the page', 200, () => answer('/'), pagePolicy],
    ['the page under another address', 200, () => answer('/cases/1'), pagePolicy],
    ['a file of the web app', 200, async () => answer(await script()), pagePolicy],
    ['the page of the API', 200, () => answer('/api/docs'), pagePolicy],
    ['the document of the API', 200, () => answer('/api/openapi.json'), data],
    ['a good answer', 200, () => answer('/api/records', OWN), data],
    ['a table', 200, () => answer('/api/law-debt.csv', 'auditor'), data],
    ['a letter', 200, () => answer(`/api/letters/${letter}/pdf`, OWN), pagePolicy],
    ['a file of evidence', 200, () => answer(`/api/evidence/${evidence}/file`, OWN), () => "default-src 'none'; sandbox"],
    ['the live line', 200, () => answer('/api/stream', OWN), data],
    ['a health probe', 200, () => answer('/health/live'), data],
    ['a login begun', 303, () => answer('/login'), pagePolicy],
    ['a log-out', 204, () => answer('/logout', null, { method: 'POST', headers: { origin: served.baseUrl } }), pagePolicy],
    ['not logged in', 401, () => answer('/api/records'), data],
    ['not your role', 403, () => answer('/api/records', 'auditor'), data],
    ['not there', 404, () => answer('/api/nothing'), data],
    ['an address that cannot be decoded', 404, () => answer('/api/%ff'), data],
    ['a method that is not there', 405, () => answer('/api/records', OWN, { method: 'DELETE' }), data],
    ['no JSON', 400, () => answer('/api/cases', OWN, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }), data],
    ['too large', 413, () => answer('/api/cases', OWN, { method: 'POST', body: 'x'.repeat(2_000_000), headers: { 'content-type': 'application/json' } }), data],
  ])('%s', async (_name, status, ask_, policy) => {
    const { status: got, headers } = await ask_();
    const names = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'x-frame-options', 'origin-agent-cluster', 'x-powered-by', 'server', 'strict-transport-security'];
    expect([got, ...names.map((name) => headers.get(name)?.replace(/ 'nonce-[\w-]{22}'/, '') ?? null)]).toEqual([status, policy(), 'nosniff', 'same-origin', 'same-origin', 'same-origin', 'DENY', '?1', null, null, null]);
    expect(headers.get('permissions-policy')).toContain('camera=(), ');
  });

  test('styles that a page writes carry a nonce of that answer alone', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/', '/cases/1', '/api/docs']) {
      const told = await fetch(`${served.baseUrl}${path}`);
      const [, nonce] = /style-src 'self' 'nonce-([\w-]{22})';/.exec(told.headers.get('content-security-policy')!)!;
      expect(await told.text()).toContain(nonce);
      nonces.add(nonce!);
    }
    expect(nonces.size).toBe(4);
  });

  test('no page of ours holds a script of its own', async () => {
    for (const path of ['/', '/api/docs']) {
      const html = await (await fetch(`${served.baseUrl}${path}`)).text();
      expect([...html.matchAll(/<script(?![^>]*\ssrc=)/g), ...html.matchAll(/\son[a-z]+=/g)]).toEqual([]);
    }
  });
});

describe('methods', () => {
  test.each([
    ['DELETE', '/api/cases', 'GET, HEAD, POST'],
    ['PUT', '/api/records/0199f0a0-0000-7000-8000-000000000000', 'GET, HEAD'],
    ['PATCH', '/api/me?a=b', 'GET, HEAD'],
    ['OPTIONS', '/api/cases', 'GET, HEAD, POST'],
    ['GET', '/api/evidence', 'POST'],
    ['GET', '/logout', 'POST'],
    ['POST', '/login', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ])('%s %s is not there, and what is there is said', async (method, path, allow) => {
    const answered = await ask(served, path, { as: OWN, method, key: null });
    expect([answered.status, answered.code, answered.headers.get('allow')]).toEqual([405, 'method-not-allowed', allow]);
  });

  test('an address that is none stays so for every method', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) expect([method, (await ask(served, '/api/nothing', { as: OWN, method, key: null })).status]).toEqual([method, 404]);
  });
});

test.each([
  ['twice the same name', 'limit=1&limit=2', 'invalid-field', '/limit'],
  ['a list by brackets', 'limit[]=1', 'unknown-field', '/limit[]'],
  ['a prototype', '__proto__[role]=clerk', 'unknown-field', '/__proto__[role]'],
  ['a planted prototype', '__proto__=x', 'unknown-field', '/__proto__'],
])('a question with %s is refused', async (_name, query, code, pointer) => {
  const answered = await ask(served, `/api/cases?${query}`, { as: OWN, method: 'GET' });
  expect([answered.status, answered.code, answered.errors]).toEqual([400, code, [{ pointer, code }]]);
});

test('the 31st file of a minute waits; others hand in theirs', async () => {
  const statuses: number[] = [];
  // No form at all: refused at the counter, and counted like any other.
  for (let i = 0; i < 31; i += 1) statuses.push((await ask(served, '/api/evidence', { as: 'company-yanqi', body: {} })).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 415), 429]);
  expect((await ask(served, '/api/evidence', { as: OWN, body: {} })).status).toBe(415);
});

test('the 21st live line of one person is refused, and one that was let go makes room', async () => {
  const lines: Response[] = [];
  const open = async () => fetch(`${served.baseUrl}/api/stream`, { headers: { authorization: `Bearer ${await served.tokenOf('auditor')}` } });
  try {
    for (let i = 0; i < 20; i += 1) lines.push(await open());
    expect(lines.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await ask(served, '/api/stream', { as: 'auditor', method: 'GET' });
    expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([429, 'too-many-requests', '60']);
    expect((await answer('/api/stream', 'supervisor')).status).toBe(200);
    await lines.pop()?.body?.cancel();
    // The counter hears of it in its own time.
    await expect.poll(async () => (await answer('/api/stream', 'auditor')).status).toBe(200);
  } finally {
    for (const line of lines) await line.body?.cancel();
  }
});
