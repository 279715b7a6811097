import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFolder } from './own-folder.ts';

const root = join(import.meta.dirname, '../..');
const run = (script: string, ...args: string[]) => spawnSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8', cwd: tmpdir() });
const dueDate = (...args: string[]) => {
  const { status, stdout } = run('scripts/due-date.ts', ...args);
  return { status, lines: stdout.trim().split('\n').map((line): unknown => JSON.parse(line)) };
};
const file = (name: string, text: string): string => {
  const path = join(ownFolder('due-date'), name);
  writeFileSync(path, text);
  return path;
};

describe('npm run due-date', () => {
  it('answers one question with one object', () => {
    expect(dueDate('--start', '2026-02-13', '--count', '5', '--unit', 'workingDays')).toEqual({ status: 0, lines: [{ due: '2026-02-27', provisional: false }] });
    expect(dueDate('--start', '2020-01-23', '--count', '1', '--unit', 'workingDays', '--as-of', '2020-01-26', '--calendar', 'CN').lines).toEqual([{ due: '2020-01-31', provisional: false }]);
    expect(dueDate('--start', '2026-12-31', '--count', '1', '--unit', 'workingDays', '--as-of', '2026-11-23').lines).toEqual([{ due: '2027-01-04', provisional: true }]);
  });

  it.each([
    [['--start', '2026-02-30', '--count', '5', '--unit', 'workingDays'], { error: 'invalid-field', field: '/start', detail: '/start: expected a day YYYY-MM-DD that exists' }],
    [['--start', '2026-02-13', '--count', '-1', '--unit', 'workingDays'], { error: 'invalid-field', field: '/count', detail: '/count: expected a whole number from 1 to 2500' }],
    [['--start', '2026-02-13', '--count', '1.5', '--unit', 'months'], { error: 'invalid-field', field: '/count', detail: '/count: expected a whole number from 1 to 600' }],
    [['--start', '2026-02-13', '--count', '1000000000', '--unit', 'calendarDays'], { error: 'invalid-field', field: '/count', detail: '/count: expected a whole number from 1 to 3660' }],
    [['--start', '2026-02-13', '--count', 'five', '--unit', 'calendarDays'], { error: 'invalid-field', field: '/count', detail: '/count: expected a whole number from 1 to 3660' }],
    [['--start', '2026-02-13', '--count', '1', '--unit', 'weeks'], { error: 'invalid-field', field: '/unit', detail: '/unit: expected one of workingDays, calendarDays, months' }],
    [['--count', '1', '--unit', 'months'], { error: 'invalid-field', field: '/start', detail: '/start: expected a value, found none' }],
  ])('refuses %j with the path and what was expected', (args, error) => {
    expect(dueDate(...args)).toEqual({ status: 1, lines: [error] });
  });

  it('refuses an option that does not exist and a file that is not there', () => {
    expect(dueDate('--start', '2026-02-13', '--weeks', '1')).toEqual({ status: 2, lines: [{ error: 'unknown-field', field: '/weeks', detail: '/weeks: unknown field' }] });
    expect(dueDate('--file', '/nowhere/vectors.jsonl')).toMatchObject({ status: 2, lines: [{ error: 'invalid-field' }] });
  });

  it('answers a file line by line, wrong lines with their error', () => {
    const path = file('vectors.jsonl', '{"start":"2026-09-30","count":3,"unit":"workingDays","asOf":"2026-02-01"}\n\nnot json\n{"start":"2026-09-30","count":3,"unit":"workingDays","until":1}\n{"start":"2026-02-01","count":20,"unit":"calendarDays"}\n');
    const { status, lines } = dueDate('--file', path);
    expect(status).toBe(0);
    expect(lines).toEqual([
      { due: '2026-10-10', provisional: false }, expect.objectContaining({ error: 'not-json', line: 3 }),
      { error: 'unknown-field', field: '/until', detail: '/until: unknown field', line: 4 }, { due: '2026-02-24', provisional: false },
    ]);
  });

  it('a line may carry its name, ask for its proof, and say null for what it leaves out; an option beside the file holds for all', () => {
    const path = file('vectors.jsonl', '{"id":"a","start":"2020-01-23","count":1,"unit":"workingDays","asOf":null}\n{"id":7,"start":"2020-01-23","count":1,"asOf":"2020-01-26","proof":true}\n{"id":"c","start":"2020-02-30","count":1}\n[]\n');
    expect(dueDate('--file', path, '--unit', 'workingDays', '--as-of', '2020-01-27').lines).toEqual([
      { id: 'a', due: '2020-02-03', provisional: false }, { id: 7, due: '2020-01-31', provisional: false, proof: expect.objectContaining({ asOf: '2020-01-26', pack: null, step: null }) },
      { id: 'c', error: 'invalid-field', field: '/start', detail: '/start: expected a day YYYY-MM-DD that exists', line: 3 }, expect.objectContaining({ error: 'invalid-field', line: 4 }),
    ]);
  });

  it('gives a proof that the checker accepts, and a forged one is found at its day', () => {
    const proof = run('scripts/due-date.ts', '--start', '2026-09-30', '--count', '3', '--unit', 'workingDays', '--proof').stdout;
    const check = (text: string) => run('scripts/check-proof.mjs', file('proof.json', text));
    expect(check(proof)).toMatchObject({ status: 0, stdout: 'ok 2026-10-10\n' });
    expect(check(proof.replace('"name":"国庆节","source"', '"name":"中秋节","source"'))).toMatchObject({ status: 1, stdout: expect.stringContaining('disagrees at 2026-10-01: 2026-10-01, name: the proof says "中秋节"') });
    expect(check('no proof')).toMatchObject({ status: 2, stdout: '' });
  });

  it('reads neither the database nor the web app: the checker runs where nothing is installed', () => {
    const source = execFileSync('grep', ['-hE', '^import ', join(root, 'scripts/check-proof.mjs')], { encoding: 'utf8' });
    expect([...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(['node:fs', 'node:path', 'node:url']);
  });
});

it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('answers and checks the same in a process in %s', (zone) => {
  const path = file('receipts.jsonl', ['2026-09-30T15:58:00Z', '2026-09-30T16:02:00Z', '2026-03-08T02:30:00-05:00'].map((start) => JSON.stringify({ start, count: 2, unit: 'workingDays' })).join('\n'));
  const env = { ...process.env, TZ: zone };
  const dues = spawnSync(process.execPath, [join(root, 'scripts/due-date.ts'), '--file', path], { encoding: 'utf8', env }).stdout.trim().split('\n');
  expect(dues).toEqual(['2026-10-09', '2026-10-09', '2026-03-10'].map((due) => JSON.stringify({ due, provisional: false })));
  const proof = file('proof.json', run('scripts/due-date.ts', '--start', '2026-07-02T23:30:00-04:00', '--count', '1', '--unit', 'workingDays', '--calendar', 'US', '--proof').stdout);
  expect(spawnSync(process.execPath, [join(root, 'scripts/check-proof.mjs'), proof], { encoding: 'utf8', env }).stdout).toBe('ok 2026-07-06\n');
});

it('npm run check-calendars names each version, and what is wrong', () => {
  const { status, stdout } = run('scripts/check-calendars.ts');
  expect([status, stdout.split('\n')[0]]).toEqual([0, '{"calendar":"CN","version":"CN@2025-11-04.a67b70ce"}']);
  const folder = join(ownFolder('calendars'), 'calendars');
  cpSync(join(root, 'policies/calendars'), folder, { recursive: true });
  rmSync(join(folder, 'CN-2022.json'));
  expect(run('scripts/check-calendars.ts', folder)).toMatchObject({ status: 1, stdout: '{"fault":"/years/4/year: expected 2022, found 2023: a gap"}\n' });
});
