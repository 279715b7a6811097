import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, reading } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { sweepWatchedChecks } from '../../db/measure-check-watch.ts';
import { SCOPE_NAMES, SCOPES } from '../../domain/scope.ts';
import { RESOURCES } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { keyPair, machineToken } from '../setup/machines.ts';
import { accept, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer } from './ask.ts';
import { ask, asSuperuser } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;
const identifier = DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier;
const question = { identifiers: [identifier], kind: null, purpose: 'award', decisiveAt: null };
const measure = { code: 'noBidding', from: '2026-01-05', until: null };
const BOTH = 'check-before-acting register-measures';
let served: ServedHouse;
let db: Db;
let machine: string;
const [first, second] = [keyPair(), keyPair()];

const machines = '/api/operators/machines';
const operate = (path: string, body: object, as = 'operator'): Promise<Answer> => ask(served, path, { as, body });
const receipt = (answer: Answer) => answer.json() as { machineId: string; kid: string; seq: number };
const tokenBy = async (keys: typeof first, scope = BOTH): Promise<string> => (await machineToken(served.issuer, machine, keys.privateKey, scope)).access_token!;
const withToken = (token: string, path: string, body?: object): Promise<Answer> =>
  ask(served, path, { as: null, ...(body === undefined ? { method: 'GET' } : { body }), headers: { authorization: `Bearer ${token}` } });

beforeAll(async () => {
  served = await serveHouse();
  db = openDatabase({ url: served.house.url, max: 2, name: 'test' });
  const registered = await operate(machines, { orgId: RESOURCES, name: '开标系统', scopes: SCOPE_NAMES });
  expect(registered.status).toBe(201);
  machine = receipt(registered).machineId;
});
afterAll(async () => {
  await db.destroy();
  await served.stop();
});

describe('the keys of a machine', () => {
  test('without one the issuer does not know it', async () => {
    expect(await machineToken(served.issuer, machine, first.privateKey, BOTH)).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  test('are public ones, strong enough, each for one machine, and two at most', async () => {
    const keys = `${machines}/${machine}/keys`;
    const added = await operate(keys, { publicKey: first.publicPem });
    expect([added.status, receipt(added).kid.length]).toEqual([201, 43]);
    expect((await operate(keys, { publicKey: first.publicPem })).code).toBe('already-done');
    expect((await operate(keys, { publicKey: first.privatePem })).code).toBe('private-key-sent');
    expect((await operate(keys, { publicKey: generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }) })).code).toBe('unsuitable-key');
    expect((await operate(keys, { publicKey: 'no key' })).code).toBe('unsuitable-key');
    expect((await operate(keys, { publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }) })).status).toBe(201);
    expect((await operate(keys, { publicKey: second.publicPem })).code).toBe('not-allowed-in-stage');
    expect((await operate(keys, { publicKey: second.publicPem }, 'supervisor')).code).toBe('not-your-role');
    const set = (await ask(served, `/api/public/machines/${machine}/keys`, { as: null, method: 'GET' })).json() as { keys: Record<string, string>[] };
    expect(set.keys.map(({ kty, alg, use }) => [kty, alg, use])).toEqual([['EC', 'ES256', 'sig'], ['RSA', 'PS256', 'sig']]);
    expect(set.keys.flatMap((key) => Object.keys(key)).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name))).toEqual([]);
    const rsa = set.keys[1]!['kid']!;
    expect((await operate(`${keys}/${rsa}/revocation`, {})).status).toBe(201);
    expect((await operate(`${keys}/${rsa}/revocation`, {})).code).toBe('already-done');
  });

  test('every change of them is an act in the log of the installation, by the operator', async () => {
    const rows = await asSuperuser<{ kind: string; by: string }>(served, `select kind, author_user as by from act where kind like 'machine%' order by seq`);
    expect(rows).toEqual(['machineRegistered', 'machineKeyAdded', 'machineKeyAdded', 'machineKeyRevoked'].map((kind) => ({ kind, by: 'operator' })));
  });
});

describe('within its scopes', () => {
  test('a machine checks before acting, with a sealed receipt, logged as itself and shown to the subject', async () => {
    const token = await usable(() => tokenBy(first));
    const answered = await withToken(token, '/api/checks', question);
    expect(answered.status).toBe(200);
    const check = answered.json() as { id: string; seal: string; org: { id: string }; subjects: { answer: string }[] };
    expect([check.org.id, check.subjects.map(({ answer }) => answer)]).toEqual([RESOURCES, ['apply']]);
    expect((await ask(served, `/api/public/checks/${check.id}?seal=${check.seal}`, { as: null, method: 'GET' })).json()).toMatchObject({ genuine: true });
    expect((await withToken(token, `/api/checks/${check.id}`)).json()).toMatchObject({ id: check.id, by: '开标系统' });
    const [look] = await asSuperuser<object>(served, `select reader, org_id, kind, item::text from access_log where item = '${check.id}'`);
    expect(look).toEqual({ reader: machine, org_id: RESOURCES, kind: 'measureCheck', item: check.id });
    const own = (await ask(served, '/api/looks', { as: 'company-yunshan', method: 'GET' })).text;
    expect(own).toContain('measureCheck');
    expect(own).not.toContain(machine);
  });

  test('and registers a measure of its organisation, once per key, as its own act', async () => {
    const token = await tokenBy(first);
    const path = `/api/records/${story.recordId}/measures`;
    const key = randomUUID();
    const once = await ask(served, path, { as: null, body: measure, key, headers: { authorization: `Bearer ${token}` } });
    const again = await ask(served, path, { as: null, body: measure, key, headers: { authorization: `Bearer ${token}` } });
    expect([once.status, again.status, again.text]).toEqual([201, 201, once.text]);
    const { measureId } = once.json() as { measureId: string };
    expect(await asSuperuser(served, `select m.executor_id as org, a.author_user as by from measure m, act a where m.id = '${measureId}' and a.kind = 'measureRegistered' and a.dossier_id = m.record_id order by a.seq desc limit 1`))
      .toEqual([{ org: RESOURCES, by: machine }]);
    expect((await withToken(token, '/api/measures')).text).toContain(measureId);
  });

  test('a token with one scope does not do what is in the other, nor one without any', async () => {
    const token = await tokenBy(first, 'check-before-acting');
    expect((await withToken(token, '/api/checks', question)).status).toBe(200);
    expect((await withToken(token, `/api/records/${story.recordId}/measures`, measure)).code).toBe('not-in-scope');
    expect((await withToken(await tokenBy(first, ''), '/api/checks', question)).code).toBe('not-in-scope');
    expect(await machineToken(served.issuer, machine, first.privateKey, 'openid')).toMatchObject({ status: 400, error: 'invalid_scope' });
  });

  test('of a change of its answer the executors of its department are told, since it has no address of its own', async () => {
    const answered = await withToken(await tokenBy(first), '/api/checks', { ...question, decisiveAt: '2099-06-01T00:00:00Z' });
    const { id } = answered.json() as { id: string };
    const stage = { ...served.house, counter: served.counter };
    await accept(stage, await file(stage, story), story);
    await sweepWatchedChecks(served.house.register);
    expect(await asSuperuser(served, `select party, user_id as reader, content ->> 'path' as path, last_error as fault from delivery where ref like 'checkChanged/${id}/%' order by user_id`))
      .toEqual([{ party: `org:${RESOURCES}`, reader: 'resources-clerk', path: `/checks/${id}`, fault: null }]);
  });

  test('every other operation of the document is refused, whatever its organisation may', async () => {
    const token = await tokenBy(first);
    const document = (await ask(served, '/api/openapi.json', { as: null, method: 'GET' })).json() as { paths: Record<string, Record<string, { operationId: string }>> };
    const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })));
    const inScope = SCOPE_NAMES.flatMap((scope) => SCOPES[scope].operations as readonly string[]);
    expect(inScope.filter((operation) => !all.some(({ operationId }) => operationId === operation))).toEqual([]);
    for (const { path, method, operationId } of all.filter(({ path: each }) => each.startsWith('/api/'))) {
      if (inScope.includes(operationId)) continue;
      const answer = await ask(served, path.replaceAll(/\{\w+\}/g, randomUUID()), { as: null, method, ...(method === 'GET' ? {} : { body: {} }), headers: { authorization: `Bearer ${token}` } });
      expect([operationId, answer.status, answer.code]).toEqual([operationId, 403, 'not-in-scope']);
    }
  });

  test('row by row it sees what its organisation does, and nothing of another’s', async () => {
    const ids = (user: string, table: string) => reading(db, user, async (trx) => (await sql<{ id: string }>`select id::text as id from ${sql.table(table)} order by 1`.execute(trx)).rows.map((row) => row.id));
    for (const table of ['measure', 'record', 'case_file', 'subject', 'measure_check']) expect(await ids(machine, table), table).toEqual(await ids('resources-clerk', table));
    expect(await ids(machine, 'measure')).not.toEqual(await ids('finance-clerk', 'measure'));
    expect(await ids(machine, 'machine')).toEqual([]);
    expect(await ids(machine, 'app_user')).toEqual([machine]);
  });
});

describe('neither kind of token is ever taken for the other', () => {
  test('a person’s token names no machine, and a machine’s no person', async () => {
    // Forged claims are in identity.test.ts; here a true token of a person whose id is a machine's in the register.
    await asSuperuser(served, `update app_user set kind = 'machine' where id = 'bank-clerk'`);
    try {
      expect((await ask(served, '/api/settings', { as: 'bank-clerk', method: 'GET' })).code).toBe('not-logged-in');
    } finally {
      await asSuperuser(served, `update app_user set kind = 'person' where id = 'bank-clerk'`);
    }
    expect((await ask(served, '/api/settings', { as: 'bank-clerk', method: 'GET' })).status).toBe(200);
  });

  test('a login with a machine’s id ends nowhere', async () => {
    await expect(served.tokenOf(machine)).rejects.toThrow('Unknown identity');
  });
});

describe('a key takes another’s place', () => {
  test('both are good until the old one is revoked, and then at once not even its tokens are', async () => {
    const keys = `${machines}/${machine}/keys`;
    expect((await operate(keys, { publicKey: second.publicPem })).status).toBe(201);
    const [old, fresh] = [await tokenBy(first), await tokenBy(second)];
    for (const token of [old, fresh]) expect((await withToken(token, '/api/checks', question)).status).toBe(200);
    const list = (await ask(served, machines, { as: 'operator', method: 'GET' })).json() as { machines: { id: string; keys: { kid: string; addedAt: string; revokedAt: string | null }[] }[] };
    const live = list.machines.find(({ id }) => id === machine)!.keys.filter(({ revokedAt }) => revokedAt === null);
    expect(live).toHaveLength(2);
    expect((await operate(`${keys}/${live[1]!.kid}/revocation`, {})).status).toBe(201);
    for (const token of [old, fresh]) expect((await withToken(token, '/api/checks', question)).code).toBe('not-logged-in');
    expect(await machineToken(served.issuer, machine, first.privateKey, BOTH)).toMatchObject({ status: 401, error: 'invalid_client' });
    expect((await withToken(await usable(() => tokenBy(second)), '/api/checks', question)).status).toBe(200);
  });

  test('ended, a machine is nobody, at the issuer, at the counter and in the database', async () => {
    const token = await usable(() => tokenBy(second));
    expect((await operate(`${machines}/${machine}/end`, {})).status).toBe(201);
    expect((await withToken(token, '/api/checks', question)).code).toBe('not-logged-in');
    expect(await machineToken(served.issuer, machine, second.privateKey, BOTH)).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await reading(db, machine, async (trx) => (await sql`select from measure`.execute(trx)).rows)).toEqual([]);
    expect((await operate(`${machines}/${machine}/keys`, { publicKey: keyPair().publicPem })).code).toBe('not-allowed-in-stage');
  });
});

/** A token of the second after a revocation: those of its own second are refused with the ones before. */
async function usable(make: () => Promise<string>): Promise<string> {
  return vi.waitFor(async () => {
    const token = await make();
    if ((await withToken(token, '/api/checks', question)).status === 401) throw new Error('not yet');
    return token;
  }, { timeout: 5_000, interval: 200 });
}
