import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/ids.ts';
import { MEASURE_KINDS } from '../../domain/measure.ts';
import type { PausedDaysRule } from '../../domain/paused-days-rule.ts';
import { extendsTerm, extensionOf } from '../../domain/paused-days.ts';
import type { Day } from '../../domain/time.ts';
import { dayNumberOf, dayOfNumber, parseDay, parseInstant } from '../../domain/time.ts';
import { currentPack } from '../../policies/load.ts';

const rule = (given: Partial<PausedDaysRule>): PausedDaysRule => ({ measure: null, extends: true, basis: '内部办理规则', evidence: 'assumption', source: 'law.md §8', ...given });
const nobody = new Set<string>();

test('as shipped nothing is extended, and where a pack is silent neither', () => {
  const signed = new Set(['/pausedDays/all']);
  for (const kind of MEASURE_KINDS) expect([extendsTerm(currentPack().pausedDays, kind, signed), extendsTerm([], kind, signed)], kind).toEqual([false, false]);
});

test('an assumption makes nobody’s punishment longer until it is signed; a kind of its own comes before the rule for all', () => {
  const rules = [rule({}), rule({ measure: 'personal', extends: false })];
  expect([extendsTerm(rules, 'market', nobody), extendsTerm(rules, 'market', new Set(['/pausedDays/all'])), extendsTerm(rules, 'personal', new Set(['/pausedDays/all', '/pausedDays/personal']))]).toEqual([false, true, false]);
  expect(extendsTerm([rule({ evidence: 'text' })], 'market', nobody)).toBe(true);
});

const first = dayNumberOf(parseDay('2026-01-01'));
const day = fc.integer({ min: 0, max: 400 });

test('what is added is each day that has begun at rest, and none on which an exception let it be used', () => {
  fc.assert(fc.property(day, day, day, fc.option(fc.tuple(day, day)), (rest, length, left, exception) => {
    const [from, to] = [first + rest, first + rest + length];
    const excepted = exception === null ? [] : [{ decidedAt: parseInstant(`${dayOfNumber(first + exception[0])}T02:00:00.000Z`), until: dayOfNumber(first + exception[0] + exception[1]) }];
    const extension = extensionOf({ id: asId<MeasureId>('m'), until: dayOfNumber(from + left), restsFrom: dayOfNumber(from), excepted }, dayOfNumber(to), 'Asia/Shanghai');
    const used = exception === null ? 0 : Math.max(0, Math.min(to, first + exception[0] + exception[1]) - Math.max(from, first + exception[0]));
    expect(extension.days).toBe(length - used);
    expect(dayNumberOf(extension.until) - dayNumberOf(extension.before)).toBe(extension.days);
    // Whoever had so many days left when it began to rest has as many when it runs on, but for those on which it was used.
    expect(dayNumberOf(extension.until) - to).toBe(left - used);
  }));
});

test('an end does not creep: counted again on the same day nothing is added, and rests that follow each other add what one rest over all of them would', () => {
  fc.assert(fc.property(day, day, day, day, fc.option(fc.tuple(day, day)), (rest, length, further, left, exception) => {
    const [from, between, to] = [first + rest, first + rest + length, first + rest + length + further].map(dayOfNumber) as [Day, Day, Day];
    const excepted = exception === null ? [] : [{ decidedAt: parseInstant(`${dayOfNumber(first + exception[0])}T02:00:00.000Z`), until: dayOfNumber(first + exception[0] + exception[1]) }];
    const over = (until: Day, restsFrom: Day, on: Day) => extensionOf({ id: asId<MeasureId>('m'), until, restsFrom, excepted }, on, 'Asia/Shanghai');
    const until = dayOfNumber(first + rest + left);
    const half = over(until, from, between);
    expect(over(until, from, between)).toEqual(half);
    expect(over(half.until, between, between)).toMatchObject({ days: 0, until: half.until });
    expect(over(half.until, between, to).until).toBe(over(until, from, to).until);
  }));
});
