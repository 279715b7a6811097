import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingNotice } from '../../domain/calendar-watch.ts';
import { parseDay } from '../../domain/time.ts';
import { loadCalendar } from '../../policies/load-calendars.ts';
import { checkProof, readCalendars } from '../../scripts/check-proof.mjs';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer } from './ask.ts';
import { ask } from './ask.ts';

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse({ worker: false, rateLimits: 'usual' });
});
afterAll(() => served.stop());

interface Due { due: string; provisional: boolean; proof: { days: { day: string; role: string }[]; calendar: string; basis: string | null } }
const get = (path: string): Promise<Answer> => ask(served, path, { as: null, method: 'GET' });
const due = (query: Record<string, string>): Promise<Answer> => get(`/api/public/due-date?${new URLSearchParams(query).toString()}`);

describe('GET /api/public/due-date, without a login', () => {
  test('answers the day, whether it is provisional, and a proof that the offline checker accepts', async () => {
    const answer = await due({ start: '2026-02-13', count: '2', unit: 'workingDays', calendar: 'CN', asOf: '2026-02-01' });
    const { due: day, provisional, proof } = answer.json() as Due;
    expect([answer.status, day, provisional]).toEqual([200, '2026-02-24', false]);
    expect(proof.days.map(({ day: each, role }) => `${each.slice(5)} ${role}`)).toEqual([
      '02-13 firstDay', '02-14 counted', ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((d) => `02-${d} skipped`), '02-24 counted',
    ]);
    expect(checkProof(proof, readCalendars(join(import.meta.dirname, '../../policies/calendars')))).toEqual({ ok: true, due: '2026-02-24' });
  });

  test.each<[Record<string, string>, string, boolean]>([
    [{ start: '2020-01-23', count: '1', unit: 'workingDays', asOf: '2020-01-26' }, '2020-01-31', false],
    [{ start: '2020-01-23', count: '1', unit: 'workingDays', asOf: '2020-01-27' }, '2020-02-03', false],
    [{ start: '2026-12-31', count: '1', unit: 'workingDays' }, '2027-01-04', true],
    [{ start: '2026-02-01', count: '20', unit: 'calendarDays' }, '2026-02-24', false],
    [{ start: '2026-02-01', count: '20', unit: 'calendarDays', roll: 'none' }, '2026-02-21', false],
    [{ start: '2024-01-31', count: '1', unit: 'months' }, '2024-02-29', false],
    [{ start: '2026-09-30T23:58:00+08:00', count: '1', unit: 'workingDays' }, '2026-10-08', false],
    [{ start: '2026-11-24T16:00:00+08:00', count: '1', unit: 'workingDays', calendar: 'CN-230600-demo', channel: 'counter' }, '2026-11-27', false],
    [{ start: '2026-07-02', count: '1', unit: 'workingDays', calendar: 'US' }, '2026-07-06', false],
    [{ start: '2026-03-02', count: '30', unit: 'calendarDays', calendar: 'US', startInclusive: 'true', roll: 'none' }, '2026-03-31', false],
    [{ start: '2026-09-30', pack: 'CN-230600', step: 'hardStop' }, '2026-10-13', false],
    [{ start: '2026-02-13', count: '5', unit: 'workingDays', calendar: '', asOf: '', pack: '', step: '' }, '2026-02-27', false],
  ])('%j is %s', async (query, day, provisional) => {
    expect((await due(query)).json()).toMatchObject({ due: day, provisional });
  });

  test("takes count, unit, rules and basis from a pack's limit", async () => {
    const byPack = (await due({ start: '2026-03-02', pack: 'CN-230600/2026-11', step: 'verification' })).json() as Due;
    expect(byPack.proof).toMatchObject({ unit: 'workingDays', basis: expect.any(String), evidence: 'assumption', statutory: false, calendar: expect.stringMatching(/^CN@/) });
    const free = (await due({ start: '2026-03-02', count: '5', unit: 'workingDays' })).json() as Due;
    expect(free.proof).toMatchObject({ evidence: null, statutory: null });
  });

  test('a pack without its edition is the one in force on the day of the start, and the proof names edition and limit', async () => {
    const asked = async (pack: string, start: string) => (await due({ start, pack, step: pack.startsWith('CN-repair') ? 'publicityGeneralMax' : 'verification' })).json() as Due & { edition: { version: string; inForce: boolean } };
    const before = await asked('CN-repair', '2025-06-02');
    expect([before.edition, before.proof]).toMatchObject([{ version: 'CN-repair/2023-05', inForce: true }, { pack: 'CN-repair/2023-05', step: 'publicityGeneralMax' }]);
    expect(before.due).toBe((await asked('CN-repair/2023-05', '2025-06-02')).due);
    expect((await asked('CN-repair', '2026-06-02')).edition).toMatchObject({ version: 'CN-repair/2026-04', inForce: true });
    expect((await asked('CN-repair/2023-05', '2026-06-02')).edition.inForce).toBe(false);
    expect((await asked('CN-230600', '2019-06-02')).edition).toMatchObject({ version: 'CN-230600/2026-11', inForce: false });
  });

  test.each<[Record<string, string>, number, string, string]>([
    [{ start: '2026-02-30', count: '2', unit: 'workingDays' }, 400, 'invalid-field', '/start'],
    [{ start: '2026-02-13', count: '-1', unit: 'workingDays' }, 400, 'invalid-field', '/count'],
    [{ start: '2026-02-13', count: '1.5', unit: 'workingDays' }, 400, 'invalid-field', '/count'],
    [{ start: '2026-02-13', count: '1000000000', unit: 'workingDays' }, 400, 'invalid-field', '/count'],
    [{ start: '2026-02-13', count: '0x10', unit: 'workingDays' }, 400, 'invalid-field', '/count'],
    [{ start: '2026-02-13', count: '2', unit: 'weeks' }, 400, 'invalid-field', '/unit'],
    [{ start: '2026-02-13', count: '2' }, 400, 'invalid-field', '/unit'],
    [{ start: '2026-02-13', count: '2', unit: 'workingDays', calendar: '../../etc' }, 400, 'invalid-field', '/calendar'],
    [{ start: '2026-02-13', count: '2', unit: 'workingDays', until: '1' }, 400, 'unknown-field', '/until'],
    [{ start: '2026-02-13', count: '2', unit: 'workingDays', startInclusive: 'yes' }, 400, 'invalid-field', '/startInclusive'],
    [{ start: '2026-02-13', pack: 'CN-230600' }, 422, 'value-needed', '/step'],
    [{ start: '2026-02-13', pack: 'CN-000000', step: 'verification' }, 400, 'invalid-field', '/pack'],
    [{ start: '2026-02-13', pack: 'CN-230600', step: 'lunch' }, 400, 'invalid-field', '/step'],
    [{ start: '2026-02-13', pack: 'CN-230600', step: 'verification', count: '2' }, 400, 'invalid-field', '/count'],
  ])('refuses %j', async (query, status, code, pointer) => {
    const answer = await due(query);
    expect([answer.status, answer.code, answer.errors?.map((each) => each.pointer)]).toEqual([status, code, [pointer]]);
  });

  test('says what was expected', async () => {
    expect((await due({ start: '2026-02-13', count: '2', unit: 'weeks' })).params).toEqual({ expected: 'one of workingDays, calendarDays, months' });
  });
});

test('lists the calendars with how far each reaches', async () => {
  const { calendars } = (await get('/api/public/calendars')).json() as { calendars: { id: string; known: object | null; demo: boolean }[] };
  expect(calendars.map(({ id }) => id)).toEqual(['CN', 'AU', 'CN-230600', 'CN-230600-demo', 'CN-45', 'CN-54', 'CN-540100', 'CN-65', 'EU', 'GB', 'IN', 'US']);
  expect(calendars.find(({ id }) => id === 'CN')).toMatchObject({ known: { from: 2018, to: 2026 }, demo: false });
  expect(calendars.find(({ id }) => id === 'EU')).toMatchObject({ known: null });
  expect(calendars.filter(({ demo }) => demo).map(({ id }) => id)).toEqual(['CN-230600-demo']);
});

test("the operator is warned when next year's holidays should be known and are not, and nothing fails for it", async () => {
  const { status, checks } = (await get('/health/ready')).json() as { status: string; checks: { name: string; ok: boolean; detail: string; warning?: string }[] };
  const { today } = (await get('/api/me')).json() as { today: string };
  const year = Number(today.slice(0, 4));
  // The house runs on the day of the run; what is missing on which day stands in test/domain/calendar-layer.test.ts.
  const missing = missingNotice(loadCalendar(), parseDay(today));
  expect(status).not.toBe('failed');
  const known = loadCalendar().years.has(year);
  expect(checks.find(({ name }) => name === 'calendar')).toEqual({
    name: 'calendar', ok: known,
    ...(missing === null
      ? { detail: `${year} is ${known ? '' : 'not '}in the calendar` }
      : { detail: `${year} is ${known ? '' : 'not '}in the calendar; warning: the holidays of ${missing} are not in the calendar yet, dates in that year are provisional`, warning: 'nextYearNotLoaded' }),
  });
});

test('a flood is held back by address, and told for how long', async () => {
  const answers: Answer[] = [];
  for (let i = 0; i < 400 && answers.at(-1)?.status !== 429; i += 1) answers.push(await due({ start: '2026-02-13', count: '1', unit: 'workingDays' }));
  expect(answers.at(-1)).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await get('/health/live')).status).toBe(200);
});
