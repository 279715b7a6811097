import { describe, expect, it } from 'vitest';
import { answerVector, vectorFiles } from '../../scripts/lib/conformance.ts';

const files = vectorFiles();

describe('the conformance kit', () => {
  it('has every kind of vector, each id once', () => {
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => `working-days-${year}.json`);
    expect(files.map(({ file }) => file)).toEqual([
      'bad-input.json', 'calendar-days.json', 'law.json', 'months-and-leap-days.json', 'provisional-years.json', 'receipts.json', 'regions-and-countries.json',
      'revised-notices.json', ...years,
    ]);
    const ids = files.flatMap(({ vectors }) => vectors.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(files.filter(({ vectors }) => vectors.length < 15)).toEqual([]);
  });

  it.each(files)('$file', ({ vectors }) => {
    const answers = vectors.map(({ id, inputs }) => ({ id, answer: answerVector(inputs) }));
    expect(answers).toEqual(vectors.map(({ id, expected }) => ({ id, answer: expected })));
  });
});
