import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { takeRole } from '../../db/database.ts';
import { caseNumber, letterNumber, letterNumbers } from '../../db/numbering.ts';
import type { Register } from '../../db/register.ts';
import type { LetterKind } from '../../domain/letter.ts';
import { PLATFORM, TAX } from '../../main/demo/city/organisations.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';

let database: TestDatabase;
let register: Register;
let admin: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'));
  register = testRegister(database.url, 12);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await register.db.destroy();
  await database.drop();
});

/** Each how often; what is rolled back or killed has taken its number and gives it back. */
const FATES = ['commits', 'commits', 'rollsBack', 'isKilled', 'commits', 'many'] as const;
const KINDS: readonly LetterKind[] = ['decisionLetter', 'receipt', 'suspensionNotice'];
const YEARS = [2026, 2027];
/** One with a word of its own (机关代字), one in the platform's series. */
const ORGANS = new Map([[TAX, { letterWord: '庆税信' }], [PLATFORM, { letterWord: null }]]);

test('§8-44: many writers at once, some rolled back and some killed with their number in hand: each series of an organ and year is 1 to n without a gap, and nothing twice', { timeout: 60_000 }, async () => {
  const taken: string[] = [];
  const lost: string[] = [];
  const write = async (i: number): Promise<void> => {
    const fate = FATES[i % FATES.length]!;
    const [kind, year] = [KINDS[Math.floor(i / 5) % KINDS.length]!, YEARS[Math.floor(i / 7) % YEARS.length]!];
    const numbers: string[] = [];
    try {
      await register.db.transaction().execute(async (trx) => {
        await takeRole(trx, 'zm_register', 'nobody');
        // As an act does it: the counters of its letters in one order, and the case's after them.
        numbers.push(...(fate === 'many' ? await letterNumbers(trx, kind, year, ORGANS, [TAX, PLATFORM, TAX, PLATFORM, TAX]) : [await letterNumber(trx, kind, year, ORGANS, Math.floor(i / 6) % 2 === 0 ? TAX : PLATFORM)]), await caseNumber(trx, year));
        if (fate === 'rollsBack') throw new Error('rolled back');
        if (fate === 'isKilled') {
          const { rows: [me] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
          await admin.query('select pg_terminate_backend($1)', [me!.pid]);
          await sql`select pg_sleep(1)`.execute(trx);
        }
      });
      taken.push(...numbers);
    } catch {
      lost.push(...numbers);
    }
  };
  const writers = Array.from({ length: 180 }, (_unused, i) => i);
  await Promise.all(Array.from({ length: 12 }, async () => {
    for (let i = writers.shift(); i !== undefined; i = writers.shift()) await write(i);
  }));
  expect(lost.length, 'many had their number in hand and lost it').toBeGreaterThan(100);
  const series = new Map<string, number[]>();
  for (const number of taken) {
    const [, name, value] = /^(.*〕)(\d+)号$/.exec(number)!;
    series.set(name!, [...(series.get(name!) ?? []), Number(value)]);
  }
  // Each kind of letter per organ and year, and the cases per year.
  expect(series.size).toBe((2 * KINDS.length + 1) * YEARS.length);
  for (const [name, values] of series) expect(values.toSorted((a, b) => a - b), name).toEqual(Array.from({ length: values.length }, (_unused, i) => i + 1));
  const { rows } = await admin.query<{ total: number }>('select sum(value)::int as total from counter');
  expect(rows[0]!.total, 'the counters stand where the last number is').toBe(taken.length);
});
