import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Db } from '../../db/database.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { MASTER_KEY, testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import type { ApiProcess } from '../setup/own-api.ts';
import { startApiProcess } from '../setup/own-api.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, restore } from '../setup/play-story.ts';

const { upheld: story } = DEMO_SCENARIOS;
const somebody = DEMO_SUBJECTS.find((s) => s.kind === 'person')!;
/** What somebody said, in words of its own that nothing else has. */
const SAID = { where: '龙南支行三号窗口', byWhom: '当班柜员欧阳', shown: '打印页第二页' };
/** Where somebody is reached. */
const REACHED = { mailAddress: 'lin.under.this@example.invalid', phone: '13904590018' };
/** Nobody's data: names of people and companies, numbers, and what was said. */
const PRIVATE: readonly string[] = [...new Set([
  ...DEMO_IDENTITIES.flatMap(({ name, nameEn }) => [name, nameEn]), ...DEMO_SUBJECTS.flatMap(({ name, identifier, id }) => [name, identifier, id]), ...Object.values(SAID), ...Object.values(REACHED),
  story.refusal.shown, ...story.grounds.map((g) => g.explanation), story.decision.facts, story.decision.reasons,
])];
const held = (text: string): string[] => PRIVATE.filter((word) => text.includes(word));

let house: Installation;
let api: ApiProcess;
let owner: Db;
const asked: string[] = [];
const refusals: string[] = [];
let written = '';

/** A case from its filing to its certificate over HTTP, and everything beside it that could leave a trace: refusals, faults, look-ups, a reveal. */
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation(((chunk: string | Uint8Array, ...rest: []) => {
      written += String(chunk);
      return write(chunk, ...rest);
    }) as typeof stream.write);
  }
  for (const level of ['log', 'info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => void (written += `${parts.map(String).join(' ')}\n`));
  const fetched = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return fetched(input, init);
  });

  house = await startInstallation();
  owner = testOwner(house.migrationUrl);
  api = await startApiProcess({ databaseUrl: house.url, temporalAddress: inject('temporalAddress'), taskQueue: house.taskQueue, masterKey: MASTER_KEY });
  const stage = { ...house, counter: api.counter };
  const grounds = story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue }));
  const { caseId } = await stage.counter.file(story.by, { recordId: story.recordId, refusal: story.refusal, evidenceIds: [], grounds });
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await stage.settled();
  await acknowledgeEndings(stage, caseId);
  await confirmNotices(stage, caseId);
  await restore(stage, caseId, story);
  await stage.settled();

  const post = async (as: string, path: string, body: string, method: 'POST' | 'PUT' = 'POST'): Promise<number> => {
    const answered = await fetch(`${api.publicUrl}${path}`, { body, method, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), authorization: `Bearer ${await api.tokenOf(as)}` } });
    if (answered.status >= 400) refusals.push(await answered.text());
    return answered.status;
  };
  expect(await post('operator', '/api/operators/sessions/end', JSON.stringify({ userId: somebody.name }))).toBe(201);
  const reach = (change: object): string => JSON.stringify({ ...PLAIN_SETTING, ...REACHED, delegateId: null, ...change });
  expect(await post('person-lin', '/api/settings', reach({}), 'PUT')).toBe(200);
  expect(await post('person-lin', '/api/settings', reach({ quietFrom: SAID.where }), 'PUT')).toBe(400);
  expect(await post('person-lin', '/api/inquiries', JSON.stringify(SAID))).toBe(201);
  expect(await post('platform-clerk', '/api/records/lookup', JSON.stringify({ identifier: somebody.identifier }))).toBe(200);
  expect(await post('platform-clerk', `/api/cases/${caseId}/identifier`, JSON.stringify({ reason: SAID.byWhom }))).toBe(200);
  // Refused: a number with a wrong check digit, an unknown field, no JSON, somebody else's role.
  expect(await post('platform-clerk', '/api/records/lookup', JSON.stringify({ identifier: `${somebody.identifier.slice(0, 17)}${somebody.identifier.endsWith('1') ? '2' : '1'}` }))).toBe(422);
  expect(await post('platform-clerk', '/api/records/lookup', JSON.stringify({ [somebody.identifier]: somebody.name }))).toBe(400);
  expect(await post('platform-clerk', '/api/records/lookup', `{"identifier": ${somebody.identifier}, ${somebody.name}`)).toBe(400);
  expect(await post('auditor', '/api/records/lookup', JSON.stringify({ identifier: somebody.identifier }))).toBe(403);
  // Faults of the database while somebody's data is in the statement.
  await sql`revoke select on subject, inquiry from zm_request`.execute(owner);
  await sql`revoke insert on inquiry from zm_register`.execute(owner);
  expect(await post('platform-clerk', '/api/records/lookup', JSON.stringify({ identifier: somebody.identifier }))).toBe(500);
  expect(await post('person-lin', '/api/inquiries', JSON.stringify(SAID))).toBe(500);
}, 180_000);
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await api.stop();
  await owner.destroy();
  await house.stop();
});

test('the words looked for are really those that were handed in', async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from subject where name = any (${DEMO_SUBJECTS.map((s) => s.name)})`.execute(owner);
  expect(rows[0]!.n).toBe(DEMO_SUBJECTS.length);
  expect(held(`${somebody.name} ${SAID.byWhom}`)).toEqual([somebody.name, SAID.byWhom]);
});

describe('nobody’s data stands', () => {
  test('in the log of the API, not when something is refused and not when something breaks', async () => {
    // What a process says comes by a pipe, and a little later than its answer.
    await expect.poll(() => api.log().match(/internal error/g)?.length, { timeout: 10_000 }).toBe(2);
    expect(held(api.log())).toEqual([]);
  });

  test('in a refusal, nor in the figures that a monitor fetches', async () => {
    expect(refusals).toHaveLength(7);
    expect(held(refusals.join('\n'))).toEqual([]);
    const figures = await (await fetch(`${api.publicUrl}/health/metrics`)).text();
    expect(figures).toContain('zhengming_');
    expect([...held(figures), ...DEMO_IDENTITIES.filter(({ id }) => figures.includes(id))]).toEqual([]);
  });

  test('in what worker and dispatcher say', () => {
    expect(held(written)).toEqual([]);
    // What they say is caught at all.
    console.error(somebody.name);
    expect(held(written)).toEqual([somebody.name]);
  });

  test('in an address', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(held(asked.map((url) => decodeURIComponent(url)).join('\n'))).toEqual([]);
  });

  test('in the table of procedures, nor do people’s names of logging in', async () => {
    const { rows } = await sql<{ text: string }>`select to_jsonb(p)::text as text from procedure p`.execute(owner);
    expect(rows.length).toBeGreaterThan(8);
    const text = rows.map((row) => row.text).join('\n');
    expect([...held(text), ...DEMO_IDENTITIES.filter(({ id }) => text.includes(id))]).toEqual([]);
  });

  test('in the engine’s histories of this case', async () => {
    const { rows } = await sql<{ id: string }>`select id from procedure`.execute(owner);
    const connection = await Connection.connect({ address: inject('temporalAddress') });
    try {
      const client = new Client({ connection });
      for (const { id } of rows) {
        const text = historyToJSON(await client.workflow.getHandle(id).fetchHistory());
        const payloads = [...text.matchAll(/"data": ?"([A-Za-z0-9+/=]+)"/g)].map((m) => Buffer.from(m[1]!, 'base64').toString());
        expect(payloads.length, id).toBeGreaterThan(0);
        expect(held([text, ...payloads].join('\n')), id).toEqual([]);
      }
    } finally {
      await connection.close();
    }
  });
});
