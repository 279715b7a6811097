import { expect, test } from 'vitest';
import type { PublicityFacts } from '../../domain/publicity.ts';
import { SANCTIONS } from '../../domain/publicity.ts';
import { planRepair } from '../../domain/repair-plan.ts';
import { measureEnd } from '../../domain/repair-terms.ts';
import type { Day } from '../../domain/time.ts';
import { parseDay } from '../../domain/time.ts';
import { currentPack } from '../../policies/load.ts';
import { packOfSector, repairEditionOn, repairEditions } from '../../policies/load-repair.ts';

const day = (text: string): Day => parseDay(text);
const facts = (change: Partial<PublicityFacts>): PublicityFacts => ({
  sector: 'tax', sanctions: ['fine'], decidedOn: day('2026-05-11'), publishedOn: day('2026-05-20'), correctedOn: null, performedOn: null, restrictedUntil: null, ...change,
});
const plan = (change: Partial<PublicityFacts>, today: string, bar: string | null = null) => {
  const its = facts(change);
  return planRepair(its, repairEditions(its.sector), day(today), bar === null ? null : day(bar));
};

/** Class, first day to apply and maximum day, each by the pack that law.md names. */
test.each([
  // Order 36: law.md §1.2, row 1
  ['warning, Order 36 (law.md §1.2)', { sanctions: ['warning'] }, '2026-06-01', 'minor', '2026-05-20', '2026-08-20'],
  ['fine, Order 36: 3 months to 1 year from publication', {}, '2026-06-01', 'general', '2026-08-20', '2027-05-20'],
  ['serious list, Order 36: 1 to 3 years', { sanctions: ['seriousListing'] }, '2026-06-01', 'serious', '2027-05-20', '2029-05-20'],
  ['suspension of a licence is serious in the final text (law.md #18)', { sanctions: ['licenceSuspension'] }, '2026-06-01', 'serious', '2027-05-20', '2029-05-20'],
  // several sanctions in one decision: the longest period governs (law.md #20)
  ['warning and fine in one decision', { sanctions: ['warning', 'fine'] }, '2026-06-01', 'general', '2026-08-20', '2027-05-20'],
  ['fine and revocation in one decision', { sanctions: ['fine', 'revocation'] }, '2026-06-01', 'serious', '2027-05-20', '2029-05-20'],
  // months without the day (民法典 202), and no roll over the holiday
  ['published on 30 November: the last of February', { publishedOn: day('2026-11-30'), decidedOn: day('2026-11-30') }, '2026-12-01', 'general', '2027-02-28', '2027-11-30'],
  ['published on 1 July: ends on the holiday, 1 October', { publishedOn: day('2026-07-01') }, '2026-07-02', 'general', '2026-10-01', '2027-07-01'],
  // Order 58 alone: from the decision, 3 months to 3 years (law.md #19)
  ['fine, Order 58, before the change', { decidedOn: day('2025-03-03'), publishedOn: day('2025-03-20') }, '2026-03-31', 'general', '2025-06-03', '2028-03-03'],
  ['work safety, Order 58: least one year, its longest not seen', { sector: 'workSafety', decidedOn: day('2025-03-03'), publishedOn: day('2025-03-20') }, '2026-03-31', 'serious', '2026-03-03', null],
  // rule change in between: the more favourable of both (law.md §8, 26)
  ['fine, Order 58 then 36: the earlier minimum of the one, the earlier maximum of the other', { decidedOn: day('2025-03-03'), publishedOn: day('2025-03-20') }, '2026-04-01', 'general', '2025-06-03', '2026-03-20'],
  ['work safety fine, Order 58 then 36: general now', { sector: 'workSafety', decidedOn: day('2026-01-05'), publishedOn: day('2026-01-20') }, '2026-04-01', 'general', '2026-04-20', '2027-01-20'],
  // market supervision: Order 107 from 2025-12-25 (law.md #11), Order 45 before it (law.md #13)
  ['market supervision, Order 107', { sector: 'marketSupervision' }, '2026-06-01', 'general', '2026-08-20', '2027-05-20'],
  ['market supervision, Order 45 until 2025-12-24', { sector: 'marketSupervision', decidedOn: day('2025-01-10'), publishedOn: day('2025-01-15') }, '2025-12-24', 'general', '2025-07-15', '2028-01-15'],
  ['market supervision, 45 then 107', { sector: 'marketSupervision', decidedOn: day('2025-10-10'), publishedOn: day('2025-10-15') }, '2025-12-25', 'general', '2026-01-15', '2026-10-15'],
  ['food, small fine, Order 107: three months', { sector: 'foodDrug', sanctions: ['smallFine'] }, '2026-06-01', 'minor', '2026-05-20', '2026-08-20'],
] as const)('%s', (_name, change, today, itsClass, earliest, max) => {
  const found = plan(change as Partial<PublicityFacts>, today);
  expect({ class: found.class, earliest: found.earliest?.on ?? null, max: found.max?.on ?? null }).toEqual({ class: itsClass, earliest, max });
});

test('a restriction that lasts longer governs, and what may not be repaired says its clause (Order 45, Arts. 13, 14)', () => {
  const found = plan({ sector: 'marketSupervision', sanctions: ['businessRestriction'], decidedOn: day('2024-01-10'), publishedOn: day('2024-01-15'), restrictedUntil: day('2029-01-10') }, '2025-06-01');
  expect(found.max?.on).toBe('2029-01-10');
  expect(found.earliest).toBeNull();
  expect(found.never).toMatchObject({ edition: 'CN-repair-samr/2021-09', source: 'law.md #13' });
});

test('what happens at the maximum by itself, and what stands in its way', () => {
  expect(plan({}, '2026-06-01').atMaximum).toMatchObject({ how: 'whenCorrected', stays: ['notCorrected', 'notPerformed'] });
  expect(plan({ correctedOn: day('2026-05-25'), performedOn: day('2026-06-01') }, '2026-06-01').atMaximum.stays).toEqual([]);
  expect(plan({ correctedOn: day('2026-05-25') }, '2026-06-01').missing).toEqual(['dutyPerformed', 'commitment', 'proof']);
  expect(plan({ sector: 'marketSupervision', sanctions: ['smallFine'] }, '2026-06-01').atMaximum).toMatchObject({ how: 'always', stays: [] });
});

test('a duty performed later than the minimum moves the first day, and so does a bar', () => {
  const done = { correctedOn: day('2026-09-01'), performedOn: day('2026-09-07') };
  expect(plan(done, '2026-09-10').earliest).toEqual({ on: '2026-09-07', because: 'performed' });
  expect(plan(done, '2026-09-10', '2029-09-07').earliest).toEqual({ on: '2029-09-08', because: 'bar' });
});

test('each bound says from what it was counted, and by which clause of which edition', () => {
  const found = plan({ decidedOn: day('2025-03-03'), publishedOn: day('2025-03-20') }, '2026-04-01');
  expect(found.min).toMatchObject({ from: 'penaltyDecision', startedOn: '2025-03-03', clause: { edition: 'CN-repair/2023-05', source: 'law.md #19, #20' } });
  expect(found.max).toMatchObject({ from: 'publication', startedOn: '2025-03-20', clause: { edition: 'CN-repair/2026-04', evidence: 'draft' } });
  expect(found.readings.map((reading) => [reading.edition, reading.min?.on, reading.max?.on])).toEqual([
    ['CN-repair/2023-05', '2025-06-03', '2028-03-03'], ['CN-repair/2026-04', '2025-06-20', '2026-03-20'],
  ]);
});

test('the limits follow the sector of the record and the day of receipt', () => {
  const limit = (sector: PublicityFacts['sector'], on: string): [string, number | undefined] => {
    const { pack } = repairEditionOn(sector, day(on));
    return [pack.version, pack.limits.repairDecision?.count];
  };
  expect(limit('tax', '2026-06-01')).toEqual(['CN-repair/2026-04', 3]);
  expect(limit('tax', '2099-06-01')).toEqual(['CN-repair/2026-04', 3]);
  expect(limit('tax', '2001-06-01')).toEqual(['CN-repair/2023-05', 3]);
  expect(limit('wageArrears', '2026-03-31')).toEqual(['CN-repair/2023-05', 3]);
  expect(limit('marketSupervision', '2025-12-24')).toEqual(['CN-repair-samr/2021-09', 15]);
  expect(limit('foodDrug', '2025-12-25')).toEqual(['CN-repair-samr/2025-12', 7]);
  expect(packOfSector('procurement').basis).toContain('三个工作日');
});

test('every sanction has a class in every edition of both packs', () => {
  for (const sector of ['tax', 'marketSupervision'] as const) {
    for (const today of ['2022-01-01', '2025-12-26', '2026-06-01']) for (const sanction of SANCTIONS) expect(plan({ sector, sanctions: [sanction], publishedOn: day(today), decidedOn: day(today) }, today).class).toBeTruthy();
  }
});

test('a measure ends on its own day or with the term its initiator set, whichever comes first', () => {
  const from = day('2026-05-21');
  expect(measureEnd(currentPack().measureTerms, 'taxViolation', { kind: 'market', from, until: null })).toMatchObject({ on: '2029-05-21', term: { setBy: 'daqing-tax', months: 36 } });
  expect(measureEnd(currentPack().measureTerms, 'penalty', { kind: 'market', from, until: day('2026-11-21') })?.on).toBe('2026-11-21');
});
