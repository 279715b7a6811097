import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainClock, startClock } from '../../domain/clock.ts';
import type { DueDateProof } from '../../domain/due-date.ts';
import { dueDate, readDueDateQuestion } from '../../domain/due-date.ts';
import { LIMITS } from '../../domain/limit.ts';
import { dayNumberOf, dayOfNumber, instantOfMs, parseDay } from '../../domain/time.ts';
import { currentPack } from '../../policies/load.ts';
import { calendarIds, loadCalendar } from '../../policies/load-calendars.ts';
import { checkProof, readCalendars } from '../../scripts/check-proof.mjs';
import { ownFolder } from './own-folder.ts';

const files = readCalendars(join(import.meta.dirname, '../../policies/calendars'));
const first = dayNumberOf(parseDay('2016-01-01'));
const last = dayNumberOf(parseDay('2030-12-31'));
const day = fc.integer({ min: first, max: last }).map(dayOfNumber);
const instant = fc.integer({ min: first * 86_400_000, max: last * 86_400_000 }).map(instantOfMs);

const question = fc.record({
  start: fc.oneof(day, instant),
  unit: fc.constantFrom('workingDays', 'calendarDays', 'months'),
  count: fc.integer({ min: 1, max: 45 }),
  calendar: fc.constantFrom(...calendarIds()),
  channel: fc.constantFrom('electronic', 'counter'),
  startInclusive: fc.boolean(),
  asOf: fc.option(day, { nil: undefined }),
});

function proofOf(input: object): DueDateProof {
  const read = readDueDateQuestion(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)));
  return dueDate(read, loadCalendar(read.asOf, read.calendar)).proof;
}
/** As it comes out of a file. */
const written = (proof: unknown): unknown => JSON.parse(JSON.stringify(proof));

describe('the checker, which shares no code with the engine', () => {
  it('agrees with the calculator on 10,000 random questions over every calendar', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(question, (input) => {
        const proof = proofOf(input);
        expect(checkProof(written(proof), files)).toEqual({ ok: true, due: proof.dueOn });
      }),
      { numRuns: 10_000 },
    );
  });

  it('agrees with the clocks of a case on 10,000 random starts', { timeout: 120_000 }, () => {
    const pack = currentPack();
    const calendar = loadCalendar();
    fc.assert(
      fc.property(instant, fc.constantFrom(...LIMITS), (at, name) => {
        const proof = explainClock(startClock(name, at, pack, calendar), pack, calendar);
        expect(checkProof(written(proof), files)).toEqual({ ok: true, due: proof.dueOn });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a forged proof is found, at the day where it is wrong', () => {
  const good = proofOf({ start: '2026-09-30', count: 3, unit: 'workingDays' });
  const at = (text: string): number => good.days.findIndex((each) => each.day === text);
  const forge = (change: (proof: DueDateProof) => void): unknown => {
    const proof = structuredClone(good);
    change(proof);
    return checkProof(written(proof), files);
  };

  it('the good one passes', () => {
    expect(checkProof(written(good), files)).toEqual({ ok: true, due: '2026-10-10' });
  });

  it.each<[string, string | null, (proof: DueDateProof) => void]>([
    ['a day dropped', '2026-10-08', (proof) => void proof.days.splice(at('2026-10-08'), 1)],
    ['a holiday invented', '2026-10-09', (proof) => void Object.assign(proof.days[at('2026-10-09')]!, { working: false, reason: 'holiday', role: 'skipped' })],
    ['a make-up day denied', '2026-10-10', (proof) => void Object.assign(proof.days[at('2026-10-10')]!, { working: false, reason: 'weekend', role: 'skipped' })],
    ['the name of a holiday changed', '2026-10-02', (proof) => void Object.assign(proof.days[at('2026-10-02')]!, { name: '元旦' })],
    ['another source', '2026-10-02', (proof) => void Object.assign(proof.days[at('2026-10-02')]!, { source: 'https://example.org' })],
    ['the first day counted', '2026-09-30', (proof) => void Object.assign(proof.days[0]!, { role: 'counted', number: 1 })],
    ['another due day', '2026-10-10', (proof) => void Object.assign(proof, { dueOn: '2026-10-12' })],
    ['a day added', '2026-10-11', (proof) => void proof.days.push({ ...proof.days[at('2026-10-09')]!, day: parseDay('2026-10-11') })],
    ['another first day', '2026-09-30', (proof) => void Object.assign(proof, { startedOn: '2026-10-01' })],
    ['a calendar of another day', null, (proof) => void Object.assign(proof, { calendar: 'CN@2025-11-04.00000000' })],
    ['the calendar of a region', null, (proof) => void Object.assign(proof, { calendar: loadCalendar(undefined, 'CN-65').version })],
    ['a calendar as of a day on which it was not out', null, (proof) => void Object.assign(proof, { asOf: '2025-11-03' })],
    ['provisional hidden or invented', null, (proof) => void Object.assign(proof, { provisional: true })],
    ['another number of skipped days', null, (proof) => void Object.assign(proof, { skippedDays: 6 })],
    ['another count', '2026-10-10', (proof) => void Object.assign(proof, { count: 2 })],
    ['a law made of an assumption', null, (proof) => void Object.assign(proof, { evidence: 'assumption', statutory: true })],
    ['a statutory limit of which nothing is known', null, (proof) => void Object.assign(proof, { statutory: true })],
    ['another kind', null, (proof) => void Object.assign(proof, { kind: 'guess' })],
    ['another algorithm', null, (proof) => void Object.assign(proof, { algorithm: 7 })],
    ['no receipt', null, (proof) => void Object.assign(proof, { receipt: undefined })],
    ['no region', null, (proof) => void Object.assign(proof, { region: undefined })],
    ['no days at all', null, (proof) => void Object.assign(proof, { days: undefined })],
  ])('%s', (_name, where, change) => {
    expect(forge(change)).toMatchObject({ ok: false, day: where });
  });

  it('names the field that contradicts another', () => {
    const reason = (change: object): string => String((checkProof({ ...(written(good) as object), ...change }, files) as { reason?: string }).reason);
    expect(reason({ evidence: 'memory', statutory: true })).toBe('statutory: evidence "memory" makes it false, the proof says true');
    expect(reason({ kind: 'guess' })).toBe('kind: expected "dueDate", found "guess"');
    expect(reason({ algorithm: 7 })).toBe('algorithm: expected 1, found 7');
    expect(reason({ region: undefined })).toBe('region: the proof does not say it');
  });

  it('names the day of which the calendar files say something else', () => {
    const folder = ownFolder('calendars');
    const from = join(import.meta.dirname, '../../policies/calendars');
    for (const name of readdirSync(from).filter((each) => each.endsWith('.json'))) {
      writeFileSync(join(folder, name), readFileSync(join(from, name), 'utf8').replace('"2026-10-10", "kind": "worked"', '"2026-10-10", "kind": "off"'));
    }
    // No layers there: a purely national proof needs none.
    expect(checkProof(written(good), readCalendars(folder))).toMatchObject({ ok: false, day: '2026-10-10', reason: expect.stringContaining('of 2026-10-10 they say off (holiday, 国庆节') });
    for (const name of readdirSync(from).filter((each) => each.endsWith('.json'))) writeFileSync(join(folder, name), readFileSync(join(from, name), 'utf8'));
    expect(checkProof(written(good), readCalendars(folder))).toEqual({ ok: true, due: '2026-10-10' });
    const script = join(import.meta.dirname, '../../scripts/check-proof.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, script.replace('check-proof.mjs', '../package.json'), '--calendars', '/nonexist'], { encoding: 'utf8' });
    expect([status, stdout, stderr.split('(')[0]]).toEqual([2, '', '/nonexist: no calendar files can be read there ']);
  });

  it.each([[null], [{}], [[]], ['proof'], [{ unit: 'workingDays', calendar: 'XX@2020-01-01.12345678' }]])('%j is no proof', (value) => {
    expect(checkProof(value, files)).toMatchObject({ ok: false, day: null });
  });
});
