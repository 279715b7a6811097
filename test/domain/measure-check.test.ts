import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BaseRecord } from '../../domain/derived.ts';
import type { DerivedEntry } from '../../domain/derived-entry.ts';
import { derivedFrom } from '../../domain/derived.ts';
import type { MeasureState } from '../../domain/measure-check.ts';
import { checkAnswer, MEASURE_STATES, measureStateOn } from '../../domain/measure-check.ts';
import { parseDay } from '../../domain/time.ts';

const TODAY = parseDay('2026-03-10');
const day = (text: string | null) => (text === null ? null : parseDay(text));

test.each<[string, string | null, 'lifted' | null, boolean, MeasureState]>([
  ['2026-01-01', null, null, false, 'inForce'],
  ['2026-01-01', '2026-03-10', null, false, 'inForce'],
  ['2026-01-01', '2026-03-09', null, false, 'expired'],
  ['2026-01-01', '2026-03-09', null, true, 'expired'],
  ['2026-03-10', null, null, false, 'inForce'],
  ['2026-03-11', null, null, false, 'notBegun'],
  ['2026-03-11', null, null, true, 'suspended'],
  ['2026-01-01', null, null, true, 'suspended'],
  ['2026-01-01', '2026-02-01', 'lifted', false, 'lifted'],
  ['2026-01-01', null, 'lifted', true, 'lifted'],
])('a measure from %s until %s, ended %s, held %s: %s', (from, until, endedHow, suspended, state) => {
  expect(measureStateOn({ from: parseDay(from), until: day(until), endedHow, suspended }, TODAY)).toBe(state);
});

test('of a record that was withdrawn nothing may be applied any more, whoever it is that goes on by its own authority; what had ended had ended', () => {
  const standing = { from: parseDay('2026-01-01'), until: null, suspended: false, recordRevoked: true };
  expect([measureStateOn({ ...standing, endedHow: null }, TODAY), measureStateOn({ ...standing, endedHow: 'lifted' }, TODAY)]).toEqual(['recordWithdrawn', 'lifted']);
  expect(checkAnswer([{ state: 'recordWithdrawn' }])).toBe('unknown');
});

const of = (...states: MeasureState[]) => checkAnswer(states.map((state) => ({ state })));

test('one that works is enough; without one, what is held comes before what is over; nothing is unknown', () => {
  expect(of('suspended', 'inForce', 'lifted')).toBe('apply');
  expect(of('lifted', 'suspended', 'expired')).toBe('suspended');
  expect(of('expired', 'notBegun')).toBe('lifted');
  expect(of('notBegun')).toBe('unknown');
  expect(of()).toBe('unknown');
});

test('nobody is told to apply unless a measure is in force', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...MEASURE_STATES)), (states) => (of(...states) === 'apply') === states.includes('inForce')));
});

const entry = (change: Partial<DerivedEntry> = {}): DerivedEntry => ({
  code: 'warningList', title: '大数据警示名单', sort: 'warningList', categories: ['penalty', 'taxViolation', 'workSafety'], fields: 3, from: parseDay('2026-01-01'), until: null, basis: '某办法第六条', source: 'x', evidence: 'text', ...change,
});
const records = (...states: BaseRecord['state'][]): BaseRecord[] => states.map((state, i) => ({ category: 'penalty', sector: ['tax', 'workSafety', 'ecology', 'tax'][i]!, state }));
const states = (entries: DerivedEntry[], ...of: BaseRecord['state'][]) => derivedFrom(entries, records(...of), TODAY).map(({ state }) => state);

test('§8-2: a warning list over three fields stands on records in force, is suspended with one it needs, and ends with the last that carries it', () => {
  expect(states([entry()], 'inForce', 'inForce', 'inForce')).toEqual(['inForce']);
  expect(states([entry()], 'inForce', 'inForce', 'suspended')).toEqual(['suspended']);
  // A fourth record of the same field carries what the suspended one carried.
  expect(states([entry()], 'suspended', 'inForce', 'inForce', 'inForce')).toEqual(['inForce']);
  expect(states([entry()], 'inForce', 'inForce', 'over')).toEqual([]);
  expect(states([entry({ categories: ['wageArrears'] })], 'inForce', 'inForce', 'inForce')).toEqual([]);
});

test.each<[string, Partial<DerivedEntry>]>([['no basis', { basis: null, source: null }], ['an assumption', { evidence: 'assumption' }], ['not begun', { from: parseDay('2026-03-11') }], ['over', { until: parseDay('2026-03-09') }]])('switched off: %s', (_, change) => {
  expect(states([entry(change)], 'inForce', 'inForce', 'inForce')).toEqual([]);
});
