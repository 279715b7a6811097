import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoActor } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser } from './ask.ts';

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
});
afterAll(() => served.stop());

interface Copy { subject: string; held: Record<string, unknown[]>; complete: boolean }

test('a subject downloads its copy, kept by nobody on the way; that it did stands in the access log', async () => {
  const { status, type, headers, json } = await ask(served, '/api/my-data/export', { as: 'company-yunshan', method: 'GET' });
  expect([status, type, headers.get('content-disposition'), headers.get('cache-control')]).toEqual([200, 'application/json', 'attachment; filename="my-data.json"', 'no-store']);
  const copy = json() as Copy;
  expect([copy.subject, copy.complete, copy.held['record']!.length > 0]).toEqual([demoActor('company-yunshan').subjectId, true, true]);
  expect(await asSuperuser(served, `select reader, roles, kind, subject_id from access_log`))
    .toEqual([{ reader: 'company-yunshan', roles: ['subject'], kind: 'ownData', subject_id: demoActor('company-yunshan').subjectId }]);
});

test('the page counts what the copy holds', async () => {
  const { held } = (await ask(served, '/api/my-data', { as: 'person-lin', method: 'GET' })).json() as { held: { table: string; rows: number }[] };
  const copy = (await ask(served, '/api/my-data/export', { as: 'person-lin', method: 'GET' })).json() as Copy;
  const looksBefore = held.map(({ table, rows }) => [table, table === 'access_log' ? rows + 1 : rows]);
  expect(Object.entries(copy.held).map(([table, rows]) => [table, rows.length])).toEqual(looksBefore);
});

test('copies that nobody reads to their end do not keep the next from being made', async () => {
  const headers = { authorization: `Bearer ${await served.tokenOf('company-yanqi')}` };
  for (let i = 0; i < 4; i += 1) {
    const stop = new AbortController();
    const response = await fetch(`${served.baseUrl}/api/my-data/export`, { headers, signal: stop.signal });
    expect([200, 503]).toContain(response.status);
    await response.body?.getReader().read();
    stop.abort();
  }
  let status = 0;
  for (let i = 0; i < 100 && status !== 200; i += 1) {
    ({ status } = await ask(served, '/api/my-data/export', { as: 'company-yanqi', method: 'GET' }));
    if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(status).toBe(200);
});
