import { expect, test } from 'vitest';
import type { DerivedEntry } from '../../domain/derived-entry.ts';
import { asId } from '../../domain/ids.ts';
import type { RepresentationId, SubjectId } from '../../domain/ids.ts';
import type { CompanyRecord, Representation } from '../../domain/representative.ts';
import { answerWithBars, asksAboutBars, barsOn, overlap } from '../../domain/representative.ts';
import { parseDay } from '../../domain/time.ts';

const [company, person] = [asId<SubjectId>('c'), asId<SubjectId>('p')];
const entry: DerivedEntry = { code: 'officerBarOfListed', title: '三年内不得担任', sort: 'officerBar', categories: ['seriousList'], fields: 1, years: 3, from: parseDay('2018-06-11'), until: null, basis: '三（三）', source: 'x', evidence: 'text' };
const spell = (from: string, until: string | null = null): Representation => ({ id: asId<RepresentationId>(from), companyId: company, personId: person, from: parseDay(from), until: until === null ? null : parseDay(until) });
const listed = (change: Partial<CompanyRecord> = {}): CompanyRecord => ({ companyId: company, category: 'seriousList', sector: null, state: 'inForce', decidedOn: parseDay('2025-05-10'), overSince: null, ...change });
const bars = (of: Representation[], records: CompanyRecord[], on = '2026-03-10') => barsOn([entry], of, records, parseDay(on)).map(({ from, until, state, liftedOn }) => [from, until, state, liftedOn]);

test('the bar rests on whoever was legal representative on the day of the decision, for three years; on nobody who came later, and still on whoever left', () => {
  expect(bars([spell('2025-05-10')], [listed()])).toEqual([['2025-05-10', '2028-05-09', 'inForce', null]]);
  expect(bars([spell('2025-05-11')], [listed()])).toEqual([]);
  expect(bars([spell('2020-01-01', '2025-05-09')], [listed()])).toEqual([]);
  expect(bars([spell('2020-01-01', '2025-05-10')], [listed()])).toEqual([['2025-05-10', '2028-05-09', 'inForce', null]]);
});

test('it is over after its last day, and before the decision nothing follows', () => {
  expect([bars([spell('2020-01-01')], [listed()], '2028-05-09'), bars([spell('2020-01-01')], [listed()], '2028-05-10'), bars([spell('2020-01-01')], [listed()], '2025-05-09')]).toEqual([[['2025-05-10', '2028-05-09', 'inForce', null]], [], []]);
});

test('§8-2: it is suspended and lifted with the record that carries it, each for itself', () => {
  const overSince = parseDay('2026-02-01');
  expect(bars([spell('2020-01-01')], [listed({ state: 'suspended' })])).toEqual([['2025-05-10', '2028-05-09', 'suspended', null]]);
  expect(bars([spell('2020-01-01')], [listed({ state: 'over', overSince })])).toEqual([['2025-05-10', '2028-05-09', 'lifted', overSince]]);
  expect(bars([spell('2020-01-01')], [listed({ state: 'suspended' }), listed({ decidedOn: parseDay('2025-07-01') })])).toEqual([['2025-07-01', '2028-06-30', 'inForce', null], ['2025-05-10', '2028-05-09', 'suspended', null]]);
  expect(bars([spell('2020-01-01')], [listed({ category: 'penalty' })])).toEqual([]);
});

test.each<[string, Partial<DerivedEntry>]>([['no basis', { basis: null, source: null }], ['an assumption', { evidence: 'assumption' }], ['a list of the company and no bar of a person', { sort: 'watchList' }], ['not begun', { from: parseDay('2026-03-11') }]])('%s: nobody is barred', (_, change) => {
  expect(barsOn([{ ...entry, ...change }], [spell('2020-01-01')], [listed()], parseDay('2026-03-10'))).toEqual([]);
});

test('an entry that says no years lasts as long as its record', () => {
  const { years: _, ...open } = entry;
  expect(barsOn([open], [spell('2020-01-01')], [listed()], parseDay('2036-03-10')).map(({ until, state }) => [until, state])).toEqual([[null, 'inForce']]);
});

test('a company has one legal representative at a time', () => {
  const of = (a: string, b: string | null, c: string, d: string | null) => overlap(spell(a, b), spell(c, d));
  expect([of('2020-01-01', '2020-05-01', '2020-05-02', null), of('2020-01-01', '2020-05-01', '2020-05-01', null), of('2020-01-01', null, '2019-01-01', '2019-12-31'), of('2020-01-01', null, '2019-01-01', null)]).toEqual([false, true, false, true]);
});

test('a bar counts in the answer of a check about an appointment alone, and one in force is enough', () => {
  expect([asksAboutBars({ kind: null }, 'appointment'), asksAboutBars({ kind: 'personal' }, 'appointment'), asksAboutBars({ kind: 'market' }, 'appointment'), asksAboutBars({ kind: null, code: 'noBidding' }, 'appointment'), asksAboutBars({ kind: null }, 'award')]).toEqual([true, true, false, false, false]);
  expect([answerWithBars('unknown', [{ state: 'inForce' }]), answerWithBars('suspended', [{ state: 'inForce' }, { state: 'lifted' }]), answerWithBars('unknown', [{ state: 'suspended' }, { state: 'lifted' }]), answerWithBars('unknown', [{ state: 'lifted' }]), answerWithBars('unknown', []), answerWithBars('apply', [{ state: 'lifted' }])])
    .toEqual(['apply', 'apply', 'suspended', 'lifted', 'unknown', 'apply']);
});
