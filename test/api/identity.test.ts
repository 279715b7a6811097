import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { identityPlugin, requireActor } from '../../api/identity.ts';
import type { IdentityOptions } from '../../api/identity.ts';
import type { Db } from '../../db/database.ts';
import { putUser } from '../../db/user-repository.ts';
import { ERROR_STATUS, Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId } from '../../domain/ids.ts';
import { startIdentityProvider } from '../../outside/identity-provider.ts';
import type { RunningIdentityProvider } from '../../outside/identity-provider.ts';
import { API_AUDIENCE, CLI_CLIENT } from '../../outside/identity-provider/accounts.ts';
import { browser } from '../../scripts/lib/browser.ts';
import { chooseIdentity } from '../../scripts/lib/bearer-for.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { addOrganisation } from '../setup/standing-data.ts';
import { bearerFor, sessionCookieFor, signedAsProvider, signedByStranger, unsigned } from '../setup/tokens.ts';

const ACCOUNTS = [
  { id: 'clerk', name: '周敏', nameEn: 'Zhou Min', roleText: '信用中心受理员', orgText: '大庆市营商环境建设监督局' },
  { id: 'stranger', name: '何人', nameEn: 'He Ren', roleText: '未登记', orgText: '—' },
];

let database: TestDatabase;
/** As the serving process has it, and as the owner of the tables, for what no login may do. */
let db: Db;
let owner: Db;
let keysDir: string;
let provider: RunningIdentityProvider;
let app: FastifyInstance;
let publicUrl: string;

/** The smallest API that can say who acts. */
async function startApi(options: Partial<IdentityOptions> & { publicUrl: string }): Promise<FastifyInstance> {
  const api = fastify();
  api.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    return reply.code(ERROR_STATUS[error.code]).send({ code: error.code });
  });
  const stateKey = randomBytes(32);
  await api.register(identityPlugin, {
    mode: 'demo', db, issuer: provider.issuer, clientId: 'zhengming-web', audience: API_AUDIENCE, stateKey, personClients: ['zhengming-web', CLI_CLIENT.id], ...options,
  });
  api.get('/api/me', (request) => requireActor(request));
  api.post('/api/act', (request) => ({ by: requireActor(request).userId }));
  api.post('/api/scoped', { schema: { operationId: 'checkMeasures' } as object }, (request) => requireActor(request));
  api.post('/api/decision', { schema: { operationId: 'decide' } as object }, (request) => ({ by: requireActor(request).userId }));
  api.get('/open', (request) => ({ actor: request.actor }));
  return api;
}

const me = (headers: Record<string, string>) => app.inject({ url: '/api/me', headers });
const act = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/api/act', headers });
const told = async (answer: ReturnType<typeof me>) => {
  const { statusCode, body } = await answer;
  return [statusCode, JSON.parse(body)];
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'));
  db = testRegister(database.url, 4).db;
  owner = testOwner(database.migrationUrl);
  for (const id of ['daqing-credit', 'daqing-resources']) await addOrganisation(owner, { id: asId<OrgId>(id) });
  keysDir = await mkdtemp(join(tmpdir(), 'zm-idp-'));
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  const clients = [{ id: 'zhengming-web', redirectUris: [`${publicUrl}/callback`] }];
  provider = await startIdentityProvider({ mode: 'demo', port: 0, accounts: ACCOUNTS, clients, keysDir });
  app = await startApi({ publicUrl });
  await app.listen({ port, host: '127.0.0.1' });
});

beforeEach(async () => {
  await owner.deleteFrom('session').execute();
  await putUser(owner, { id: asId('clerk'), name: '周敏', nameEn: 'Zhou Min', orgId: asId('daqing-credit'), subjectId: null, roles: ['clerk', 'operator'] });
});

afterAll(async () => {
  await app.close();
  await provider.close();
  await Promise.all([db.destroy(), owner.destroy()]);
  await database.drop();
  await rm(keysDir, { recursive: true });
});

const CLERK = { userId: 'clerk', name: '周敏', roles: ['clerk', 'operator'], orgId: 'daqing-credit', subjectId: null };

describe('login through the browser', () => {
  test('the person chosen on the login page is the actor, with the roles of our register', async () => {
    expect(await told(me({ cookie: await sessionCookieFor(publicUrl, 'clerk') }))).toEqual([200, CLERK]);
  });

  test('leads back to the local address asked for', async () => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login?returnTo=${encodeURIComponent('/cases?stage=open#c1')}`));
    const back = await chooseIdentity(visitor, page, 'clerk', (url) => url.startsWith(`${publicUrl}/cases`));
    expect(back.location).toBe(`${publicUrl}/cases?stage=open#c1`);
  });

  test.each(['https://evil.example/a', '//evil.example/a', '/\\evil.example/a', '/\t/evil.example/a', '/.//evil.example/a', '/logout'])('does not lead to %j', async (returnTo) => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login?returnTo=${encodeURIComponent(returnTo)}`));
    const back = await chooseIdentity(visitor, page, 'clerk', (url) => !url.includes('/callback') && !url.startsWith(provider.issuer));
    expect(back.location).toBe(`${publicUrl}/`);
  });

  test('the cookie is out of reach of scripts and other sites, and the table knows only its hash', async () => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login`));
    const atCallback = await chooseIdentity(visitor, page, 'clerk', (url) => url.startsWith(`${publicUrl}/callback`));
    const answer = await fetch(atCallback.location ?? '', { redirect: 'manual', headers: { cookie: `zm_login=${visitor.cookie('zm_login')}` } });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('zm_sid='));
    expect(cookie).toMatch(/^zm_sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const id = cookie?.slice('zm_sid='.length, cookie.indexOf(';')) ?? '';
    const { rows } = await sql<{ same: boolean }>`select id_hash = sha256(convert_to(${id}, 'UTF8')) as same from session`.execute(owner);
    expect(rows).toEqual([{ same: true }]);
  });

  test('session fixation: the id the browser came with is worth nothing after the login', async () => {
    const planted = await sessionCookieFor(publicUrl, 'clerk');
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login`));
    const atCallback = await chooseIdentity(visitor, page, 'clerk', (url) => url.startsWith(`${publicUrl}/callback`));
    const answer = await fetch(atCallback.location ?? '', { redirect: 'manual', headers: { cookie: `${planted}; zm_login=${visitor.cookie('zm_login')}` } });
    const fresh = answer.headers.getSetCookie().find((line) => line.startsWith('zm_sid='))?.split(';')[0] ?? '';
    expect(fresh).not.toBe(planted);
    expect(await told(me({ cookie: fresh }))).toEqual([200, CLERK]);
    expect(await told(me({ cookie: planted }))).toEqual([401, { code: 'session-expired' }]);
  });

  test('a callback that this browser did not begin logs nobody in', async () => {
    const attacker = browser();
    const page = await attacker.follow(await attacker.open(`${publicUrl}/login`));
    const { location = '' } = await chooseIdentity(attacker, page, 'clerk', (url) => url.startsWith(`${publicUrl}/callback`));
    const without = await fetch(location, { redirect: 'manual' });
    expect(without.headers.get('location')).toBe(`${publicUrl}/?login=expired`);
    const changed = location.replace(/state=[^&]+/, 'state=other');
    const restated = await fetch(changed, { redirect: 'manual', headers: { cookie: `zm_login=${attacker.cookie('zm_login')}` } });
    expect(restated.headers.get('location')).toBe(`${publicUrl}/?login=failed`);
    const victim = browser();
    await victim.open(`${publicUrl}/login`);
    const crossed = await fetch(location, { redirect: 'manual', headers: { cookie: `zm_login=${victim.cookie('zm_login')}` } });
    expect(crossed.headers.get('location')).toBe(`${publicUrl}/?login=failed`);
    expect(await owner.selectFrom('session').select('user_id').execute()).toEqual([]);
  });

  test('an answer of the provider that has been used logs nobody in again, even with the cookie of its login', async () => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login`));
    const { location = '' } = await chooseIdentity(visitor, page, 'clerk', (url) => url.startsWith(`${publicUrl}/callback`));
    const attempt = { redirect: 'manual', headers: { cookie: `zm_login=${visitor.cookie('zm_login')}` } } as const;
    expect((await fetch(location, attempt)).headers.get('location')).toBe(`${publicUrl}/`);
    expect((await fetch(location, attempt)).headers.get('location')).toBe(`${publicUrl}/?login=failed`);
    expect(await owner.selectFrom('session').select('user_id').execute()).toEqual([{ user_id: 'clerk' }]);
  });

  test('somebody the provider knows but our register does not gets no session', async () => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login`));
    const back = await chooseIdentity(visitor, page, 'stranger', (url) => url.startsWith(`${publicUrl}/?`));
    expect(back.location).toBe(`${publicUrl}/?login=unknown`);
    expect(visitor.cookie('zm_sid')).toBeUndefined();
  });

  test('localhost is sent to the host that the cookies belong to', async () => {
    const answer = await app.inject({ url: '/login?returnTo=%2Fcases', headers: { host: publicUrl.replace('http://127.0.0.1', 'localhost') } });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${publicUrl}/login?returnTo=%2Fcases`]);
  });

  test('over https the cookies carry the __Host- prefix and Secure, and production takes nothing else', async () => {
    const api = await startApi({ publicUrl: 'https://credit.example' });
    const answer = await api.inject({ url: '/login', headers: { host: 'credit.example' } });
    expect(answer.headers['set-cookie']).toMatch(/^__Host-zm_login=\S+; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await api.close();
    await expect(startApi({ publicUrl, mode: 'production' })).rejects.toThrow('PUBLIC_URL must be https in production.');
  });
});

describe('the end of a session', () => {
  test('logging out ends it for whoever holds the cookie', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    const answer = await app.inject({ method: 'POST', url: '/logout', headers: { cookie, origin: publicUrl } });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([204, expect.stringMatching(/^zm_sid=; .*Expires=Thu, 01 Jan 1970/)]);
    expect(await told(me({ cookie }))).toEqual([401, { code: 'session-expired' }]);
  });

  test('a log-out form from our page leads to the start page', async () => {
    const headers = { cookie: await sessionCookieFor(publicUrl, 'clerk'), origin: publicUrl, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url: '/logout', headers, payload: 'a=b' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${publicUrl}/`]);
  });

  test('another site cannot log a person out', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    const answer = await app.inject({ method: 'POST', url: '/logout', headers: { cookie, origin: 'https://evil.example' } });
    expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'bad-origin' }]);
    expect(await told(me({ cookie }))).toEqual([200, CLERK]);
  });

  test('after 30 minutes unused, and not before', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    await sql`update session set last_seen_at = now() - interval '29 minutes'`.execute(owner);
    expect(await told(me({ cookie }))).toEqual([200, CLERK]);
    const { rows } = await sql<{ fresh: boolean }>`select last_seen_at > now() - interval '1 minute' as fresh from session`.execute(owner);
    expect(rows).toEqual([{ fresh: true }]);
    await sql`update session set last_seen_at = now() - interval '30 minutes'`.execute(owner);
    expect(await told(me({ cookie }))).toEqual([401, { code: 'session-expired' }]);
  });

  test('12 hours after the login, however busy; the next login sweeps it away', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    const { rows } = await sql<{ hours: number }>`select extract(epoch from ends_at - created_at)::int / 3600 as hours from session`.execute(owner);
    expect(rows).toEqual([{ hours: 12 }]);
    await sql`update session set ends_at = now()`.execute(owner);
    expect(await told(me({ cookie }))).toEqual([401, { code: 'session-expired' }]);
    await sessionCookieFor(publicUrl, 'clerk');
    expect(await owner.selectFrom('session').select('user_id').execute()).toEqual([{ user_id: 'clerk' }]);
  });

  test('a person disabled is out at once; a changed role holds at once', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    const bearer = { authorization: `Bearer ${await bearerFor(provider.issuer, 'clerk')}` };
    await sql`delete from user_role where role = 'operator'`.execute(owner);
    expect(await told(me({ cookie }))).toEqual([200, { ...CLERK, roles: ['clerk'] }]);
    await sql`update app_user set enabled = false`.execute(owner);
    expect(await told(me({ cookie }))).toEqual([401, { code: 'session-expired' }]);
    expect(await told(me(bearer))).toEqual([401, { code: 'not-logged-in' }]);
  });
});

describe('a change made with a cookie must come from our own pages', () => {
  test.each([
    ['our origin', () => ({ origin: publicUrl, 'sec-fetch-site': 'same-origin' })],
    ['our origin, older browser', () => ({ origin: publicUrl })],
    ['same-origin without Origin', () => ({ 'sec-fetch-site': 'same-origin' })],
  ])('taken: %s', async (_name, headers) => {
    expect(await told(act({ cookie: await sessionCookieFor(publicUrl, 'clerk'), ...headers() }))).toEqual([200, { by: 'clerk' }]);
  });

  test.each([
    ['another origin', () => ({ origin: 'https://evil.example' })],
    ['another port of the same host', () => ({ origin: provider.issuer, 'sec-fetch-site': 'same-site' })],
    ['a sandboxed page', () => ({ origin: 'null' })],
    ['cross-site without Origin', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['our origin but cross-site', () => ({ origin: publicUrl, 'sec-fetch-site': 'cross-site' })],
    ['neither header', () => ({})],
  ])('refused: %s', async (_name, headers) => {
    expect(await told(act({ cookie: await sessionCookieFor(publicUrl, 'clerk'), ...headers() }))).toEqual([403, { code: 'bad-origin' }]);
  });
});

describe('bearer tokens', () => {
  const good = () => ({ issuer: provider.issuer, audience: API_AUDIENCE, sub: 'clerk', typ: 'at+jwt', expiresIn: 60 });
  const refused = [401, { code: 'not-logged-in' }];
  const withToken = (token: string) => told(act({ authorization: `Bearer ${token}` }));

  test('a token from the provider acts, without any Origin', async () => {
    expect(await withToken(await bearerFor(provider.issuer, 'clerk'))).toEqual([200, { by: 'clerk' }]);
  });

  test('the forger of these tests can make a good token, so what follows is refused for its one fault', async () => {
    expect(await withToken(await signedAsProvider(keysDir, good()))).toEqual([200, { by: 'clerk' }]);
  });

  test.each([
    ['tampered with', async () => swapSubject(await bearerFor(provider.issuer, 'stranger'), 'clerk')],
    ['another key under the provider\'s key id', () => signedByStranger(keysDir, good())],
    ['alg none', async () => unsigned(good())],
    ['another issuer', () => signedAsProvider(keysDir, { ...good(), issuer: 'http://127.0.0.1:1' })],
    ['another audience', () => signedAsProvider(keysDir, { ...good(), audience: 'urn:other:api' })],
    ['an ID token\'s type', () => signedAsProvider(keysDir, { ...good(), typ: 'JWT' })],
    ['a sub that our register lacks', () => bearerFor(provider.issuer, 'stranger')],
    ['no token at all', async () => 'rubbish'],
  ])('refused: %s', async (_name, make) => {
    expect(await withToken(await make())).toEqual(refused);
  });

  test.each([
    ['given to a client at which nobody logs in', { client: 'zhengming-reports' }],
    ['that does not say to whom it was given', { client: null }],
    ['that says two things about it', { more: { azp: 'zhengming-reports' } }],
    ['by client credentials, of a client called like a person', { client: 'clerk' }],
    ['of the client of our own login for itself', { sub: 'zhengming-web', client: 'zhengming-web' }],
  ])('no person’s: one %s', async (_name, claims) => {
    expect(await withToken(await signedAsProvider(keysDir, { ...good(), ...claims }))).toEqual(refused);
  });

  describe('of a machine', () => {
    const MACHINE = 'machine-of-the-bidding-hall';
    const machine = (claims: object) => signedAsProvider(keysDir, { ...good(), sub: MACHINE, client: MACHINE, scope: 'check-before-acting register-measures', ...claims });
    beforeEach(async () => {
      await sql`delete from machine_key`.execute(owner);
      await sql`delete from machine`.execute(owner);
      await putUser(owner, { id: asId(MACHINE), name: '开标系统', nameEn: 'Bid opening', orgId: asId('daqing-resources'), subjectId: null, roles: ['executor'] });
      await sql`update app_user set kind = 'machine' where id = ${MACHINE}`.execute(owner);
      await sql`insert into machine (id, org_id, scopes, registered_at, tokens_from, ended_at) values (${MACHINE}, 'daqing-resources', '{check-before-acting}', now(), now() - interval '1 minute', null)`.execute(owner);
      await sql`insert into machine_key (machine_id, kid, jwk, added_at, revoked_at) values (${MACHINE}, 'k', '{}', now(), null)`.execute(owner);
    });
    const inScope = (token: string) => told(app.inject({ method: 'POST', url: '/api/scoped', headers: { authorization: `Bearer ${token}` } }));

    test('it acts within the scopes that token and register both name, and nowhere else', async () => {
      expect(await inScope(await machine({}))).toEqual([200, { userId: MACHINE, name: '开标系统', roles: ['executor'], orgId: 'daqing-resources', subjectId: null, scopes: ['check-before-acting'] }]);
      expect(await withToken(await machine({}))).toEqual([403, { code: 'not-in-scope' }]);
      expect(await inScope(await machine({ scope: 'register-measures' }))).toEqual([403, { code: 'not-in-scope' }]);
      expect(await inScope(await machine({ scope: undefined }))).toEqual([403, { code: 'not-in-scope' }]);
    });

    test.each([
      ['a person’s subject on a machine’s token is not the person', { sub: 'clerk' }, 200],
      ['a machine’s subject on a person’s token is not the machine', { client: CLI_CLIENT.id }, 401],
      ['another audience', { audience: 'urn:other:api' }, 401],
      ['another issuer', { issuer: 'http://127.0.0.1:1' }, 401],
      ['another type', { typ: 'JWT' }, 401],
      ['expired', { expiresIn: -60 }, 401],
      ['given out before a key was revoked', { issuedIn: -120 }, 401],
    ])('%s', async (_name, claims, status) => {
      const [answered, body] = await inScope(await machine(claims));
      expect([answered, (body as { userId?: string }).userId]).toEqual([status, status === 200 ? MACHINE : undefined]);
    });

    test('alg none, a stranger’s key', async () => {
      expect(await inScope(unsigned({ ...good(), sub: MACHINE, client: MACHINE }))).toEqual(refused);
      expect(await inScope(await signedByStranger(keysDir, { ...good(), sub: MACHINE, client: MACHINE, scope: 'check-before-acting' }))).toEqual(refused);
    });

    test.each([
      ['without a good key', sql`update machine_key set revoked_at = now()`], ['ended', sql`update machine set ended_at = now()`], ['disabled', sql`update app_user set enabled = false where id = ${MACHINE}`],
    ])('%s it is nobody', async (_name, change) => {
      await change.execute(owner);
      expect(await inScope(await machine({}))).toEqual(refused);
    });

    test('it has no session: a login with its id is unknown', async () => {
      await sql`insert into session (id_hash, user_id, created_at, last_seen_at, ends_at) values (sha256('planted'), ${MACHINE}, now(), now(), now() + interval '1 hour')`.execute(owner);
      expect(await told(me({ cookie: 'zm_sid=planted' }))).toEqual([401, { code: 'session-expired' }]);
    });
  });

  test('an expired token is told so', async () => {
    expect(await withToken(await signedAsProvider(keysDir, { ...good(), expiresIn: -60 }))).toEqual([401, { code: 'session-expired' }]);
  });

  test('a bad token is not rescued by a good cookie', async () => {
    expect(await told(me({ cookie: await sessionCookieFor(publicUrl, 'clerk'), authorization: 'Bearer rubbish' }))).toEqual(refused);
  });

  test('with the provider away the answer is "unavailable", not "log in"', async () => {
    const api = await startApi({ publicUrl, issuer: `http://127.0.0.1:${await freePort()}` });
    const answer = await api.inject({ url: '/api/me', headers: { authorization: `Bearer ${await signedAsProvider(keysDir, good())}` } });
    expect([answer.statusCode, answer.json()]).toEqual([503, { code: 'unavailable' }]);
    const login = await api.inject({ url: '/login', headers: { host: new URL(publicUrl).host } });
    expect(login.headers.location).toBe(`${publicUrl}/?login=unavailable`);
    await api.close();
  });
});

describe('what decides about somebody takes a fresh login', () => {
  const STALE = [403, { code: 'fresh-login-needed' }];
  const decision = (headers: Record<string, string>, api = app) => told(api.inject({ method: 'POST', url: '/api/decision', headers }));
  const own = { origin: '' };
  beforeAll(() => void (own.origin = publicUrl));

  test('a session is fresh for a quarter of an hour; a new login makes it fresh again, without a new word', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    expect(await decision({ cookie, ...own })).toEqual([200, { by: 'clerk' }]);
    await sql`update session set auth_at = now() - interval '14 minutes'`.execute(owner);
    expect(await decision({ cookie, ...own })).toEqual([200, { by: 'clerk' }]);
    await sql`update session set auth_at = now() - interval '15 minutes 5 seconds'`.execute(owner);
    expect(await decision({ cookie, ...own })).toEqual(STALE);
    // Everything else goes on.
    expect(await told(act({ cookie, ...own }))).toEqual([200, { by: 'clerk' }]);
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login?fresh=1&returnTo=%2Fcases`));
    await chooseIdentity(visitor, page, 'clerk', (url) => url === `${publicUrl}/cases`);
    expect(await decision({ cookie: `zm_sid=${visitor.cookie('zm_sid')}`, ...own })).toEqual([200, { by: 'clerk' }]);
    await sql`update session set auth_at = null`.execute(owner);
    expect(await decision({ cookie: `zm_sid=${visitor.cookie('zm_sid')}`, ...own })).toEqual(STALE);
  });

  test('whoever is asked again is offered first at the demo’s provider, and the time of the proof is asked for', async () => {
    const cookie = await sessionCookieFor(publicUrl, 'clerk');
    const answer = await app.inject({ url: '/login?fresh=1&returnTo=%2Fcases', headers: { host: new URL(publicUrl).host, cookie } });
    const asked = new URL(String(answer.headers.location)).searchParams;
    expect(['max_age', 'prompt', 'login_hint', 'acr_values'].map((name) => asked.get(name))).toEqual(['900', 'login', 'clerk', null]);
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(String(answer.headers.location)));
    expect(page.html).toContain('确认是您本人');
  });

  test.each([
    ['of now', () => ({ auth_time: seconds() }), 200], ['of 14 minutes ago', () => ({ auth_time: seconds() - 840 }), 200], ['of 16 minutes ago', () => ({ auth_time: seconds() - 960 }), 403],
    ['of the future', () => ({ auth_time: seconds() + 600 }), 403], ['without a time', () => ({}), 403], ['with a time that is none', () => ({ auth_time: 'now' }), 403],
  ])('a token whose proof is %s', async (_name, more, status) => {
    const token = await signedAsProvider(keysDir, { issuer: provider.issuer, audience: API_AUDIENCE, sub: 'clerk', typ: 'at+jwt', expiresIn: 60, more: more() });
    expect((await decision({ authorization: `Bearer ${token}` }))[0]).toBe(status);
  });

  test('the demo’s provider says in its tokens when its person logged in', async () => {
    expect(await decision({ authorization: `Bearer ${await bearerFor(provider.issuer, 'clerk')}` })).toEqual([200, { by: 'clerk' }]);
  });

  test('where the city asks for a strength of proof, another one does not do', async () => {
    const api = await startApi({ publicUrl, freshLogin: { minutes: 5, acr: 'urn:city:two-factors' } });
    const token = (acr?: string) => signedAsProvider(keysDir, { issuer: provider.issuer, audience: API_AUDIENCE, sub: 'clerk', typ: 'at+jwt', expiresIn: 60, more: { auth_time: seconds(), ...(acr === undefined ? {} : { acr }) } });
    expect(await decision({ authorization: `Bearer ${await token('urn:city:two-factors')}` }, api)).toEqual([200, { by: 'clerk' }]);
    expect(await decision({ authorization: `Bearer ${await token('urn:city:password')}` }, api)).toEqual(STALE);
    expect(await decision({ authorization: `Bearer ${await token()}` }, api)).toEqual(STALE);
    const login = await api.inject({ url: '/login?fresh=1', headers: { host: new URL(publicUrl).host } });
    expect(new URL(String(login.headers.location)).searchParams.get('acr_values')).toBe('urn:city:two-factors');
    await api.close();
  });
});

describe('nobody', () => {
  test('is no actor, and is told to log in', async () => {
    expect(await told(me({}))).toEqual([401, { code: 'not-logged-in' }]);
    expect((await app.inject({ url: '/open' })).json()).toEqual({ actor: null });
  });

  test('an invented session id is nobody', async () => {
    expect(await told(me({ cookie: `zm_sid=${'A'.repeat(43)}` }))).toEqual([401, { code: 'session-expired' }]);
  });
});

describe('the embedded provider', () => {
  test('does not start in production', async () => {
    await expect(startIdentityProvider({ mode: 'production', port: 0, accounts: [], clients: [], keysDir })).rejects.toThrow('demo and tests only');
  });

  test('takes no code without PKCE', async () => {
    const query = new URLSearchParams({ client_id: 'zhengming-web', redirect_uri: `${publicUrl}/callback`, response_type: 'code', scope: 'openid' });
    const answer = await fetch(`${provider.issuer}/auth?${query}`, { redirect: 'manual' });
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
  });

  test('its login page is Chinese first, with one labelled button for each identity, and loads nothing from elsewhere', async () => {
    const visitor = browser();
    const page = await visitor.follow(await visitor.open(`${publicUrl}/login`));
    expect(page.html).toMatch(/<html lang="zh-CN">/);
    expect(page.html.match(/<button type="submit" name="account"/g)).toHaveLength(ACCOUNTS.length);
    expect(page.html.indexOf('选择演示身份')).toBeLessThan(page.html.indexOf('Choose a demo identity'));
    expect(page.html).not.toMatch(/https?:\/\//);
    const wrong = await visitor.open(page.url, { account: 'nobody' });
    expect([wrong.status, wrong.html.includes('没有这个演示身份')]).toEqual([400, true]);
  });

  test('an expired login and a wrong request are said plainly, with the way back', async () => {
    const expired = await browser().open(`${provider.issuer}/interaction/gone`);
    expect([expired.status, expired.html.includes('本次登录已过期'), expired.html.includes(`href="${publicUrl}"`)]).toEqual([400, true, true]);
    const wrong = await browser().open(`${provider.issuer}/auth?client_id=nobody`);
    expect([wrong.status, wrong.html.includes('登录请求无效')]).toEqual([400, true]);
  });

  test('tokens issued before a restart are good after it', async () => {
    const token = await bearerFor(provider.issuer, 'clerk');
    const issuer = provider.issuer;
    await provider.close();
    const clients = [{ id: 'zhengming-web', redirectUris: [`${publicUrl}/callback`] }];
    provider = await startIdentityProvider({ mode: 'demo', port: Number(new URL(issuer).port), issuer, accounts: ACCOUNTS, clients, keysDir });
    const api = await startApi({ publicUrl });
    const answer = await api.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    expect([answer.statusCode, answer.json()]).toEqual([200, CLERK]);
    await api.close();
  });

  test('an unknown identity is answered with the known ones', async () => {
    await expect(bearerFor(provider.issuer, 'nobody')).rejects.toThrow('Unknown identity "nobody". Known: clerk, stranger');
  });
});

/** The same token with another `sub` in its payload, the signature left as it was. */
function swapSubject(token: string, sub: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...(claims as object), sub })).toString('base64url');
  return [header, changed, signature].join('.');
}

const seconds = (): number => Math.floor(Date.now() / 1000);
