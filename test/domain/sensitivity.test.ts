import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD_CATEGORIES } from '../../domain/record.ts';
import { levelsUpTo, SENSITIVITIES, sensitivityOf, stricter } from '../../domain/sensitivity.ts';
import { parseDay } from '../../domain/time.ts';

const on = parseDay('2026-11-28');
const company = { subjectKind: 'company' as const, identifier: '91230600MA18Q7XK3P', on };
const person = (born: string) => ({ subjectKind: 'person' as const, identifier: `230602${born}0012`, on });

test('what is about a company is public, what is about a person is shared among authorities only', () => {
  for (const category of RECORD_CATEGORIES) expect([sensitivityOf({ category, ...company }), sensitivityOf({ category, ...person('19700101') })]).toEqual(['public', 'shared']);
});

test('个人信息保护法 第二十八条: a record of a child under 14 is restricted, on the birthday no more', () => {
  expect(['20121127', '20121128', '20121129', '20260101', '20120229'].map((born) => sensitivityOf({ category: 'penalty', ...person(born) }))).toEqual(['shared', 'shared', 'restricted', 'restricted', 'shared']);
  // A leap day's birthday comes with the first of March where there is none.
  const leap = { category: 'penalty' as const, subjectKind: 'person' as const, identifier: '230602201202290012' };
  expect([parseDay('2026-02-28'), parseDay('2026-03-01')].map((day) => sensitivityOf({ ...leap, on: day }))).toEqual(['restricted', 'shared']);
});

test('a provider narrows the level of its record and never widens it', () => {
  fc.assert(fc.property(fc.constantFrom(...RECORD_CATEGORIES), fc.constantFrom(company, person('19700101'), person('20200101')), fc.constantFrom(...SENSITIVITIES), (category, about, stated) => {
    const [typed, said] = [sensitivityOf({ category, ...about }), sensitivityOf({ category, ...about, stated })];
    expect(said).toBe(stricter(typed, stated));
    expect(levelsUpTo(said)).toEqual(expect.arrayContaining(levelsUpTo(typed)));
  }));
});
