import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../domain/calendar.ts';
import { addWorkingDays, buildCalendar, dayStatus } from '../../domain/calendar.ts';
import type { CalendarYear } from '../../domain/calendar-file.ts';
import { explainClock, startClock } from '../../domain/clock.ts';
import { LIMITS } from '../../domain/limit.ts';
import { dayNumberOf, dayOfNumber, instantOfMs, parseDay } from '../../domain/time.ts';
import { calendarFiles, currentPack, loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const pack = currentPack();
const first = dayNumberOf(parseDay('2018-01-01'));
const last = dayNumberOf(parseDay('2028-12-31'));
const day = fc.integer({ min: first, max: last }).map(dayOfNumber);
const budget = fc.integer({ min: 1, max: 60 });

/** A calendar of 2026 made up of random days off and worked. */
function inventedCalendar(off: readonly number[], worked: readonly number[]): Calendar {
  const start = dayNumberOf(parseDay('2026-01-01'));
  const kinds = new Map<number, 'off' | 'worked'>([...worked.map((n) => [n, 'worked'] as const), ...off.map((n) => [n, 'off'] as const)]);
  const year: CalendarYear = {
    region: 'CN',
    zone: 'Asia/Shanghai',
    year: 2026,
    published: { date: parseDay('2025-11-04'), url: 'https://example.org/notice' },
    via: 'invented',
    days: [...kinds].sort(([a], [b]) => a - b).map(([n, kind]) => ({ day: dayOfNumber(start + n), kind, name: '试验' })),
    revisions: [],
  };
  return buildCalendar({ years: [year], statutory: calendarFiles().statutory });
}
const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 40 });

describe('working days', () => {
  it('the result is a working day with exactly n working days up to it', () => {
    fc.assert(
      fc.property(day, budget, (start, n) => {
        const due = addWorkingDays(calendar, start, n).day;
        expect(dayStatus(calendar, due).working).toBe(true);
        let working = 0;
        for (let number = dayNumberOf(start) + 1; number <= dayNumberOf(due); number += 1) if (dayStatus(calendar, dayOfNumber(number)).working) working += 1;
        expect(working).toBe(n);
      }),
    );
  });

  it('a larger budget ends later, a later start never earlier, and counts add up', () => {
    fc.assert(
      fc.property(day, budget, budget, fc.integer({ min: 0, max: 30 }), (start, n, m, shift) => {
        const due = addWorkingDays(calendar, start, n);
        const further = addWorkingDays(calendar, due.day, m);
        expect(further.day > due.day).toBe(true);
        expect(addWorkingDays(calendar, start, n + m)).toEqual({ day: further.day, provisional: due.provisional || further.provisional });
        expect(addWorkingDays(calendar, dayOfNumber(dayNumberOf(start) + shift), n).day >= due.day).toBe(true);
      }),
    );
  });

  it('one more holiday never ends a limit earlier, one more worked day never later', () => {
    fc.assert(
      fc.property(offsets, offsets, fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 300 }), budget, (off, worked, extra, startOffset, n) => {
        const start = dayOfNumber(dayNumberOf(parseDay('2026-01-01')) + startOffset);
        const due = addWorkingDays(inventedCalendar(off, worked), start, n).day;
        expect(addWorkingDays(inventedCalendar([...off, extra], worked), start, n).day >= due).toBe(true);
        expect(addWorkingDays(inventedCalendar(off.filter((o) => o !== extra), [...worked, extra]), start, n).day <= due).toBe(true);
      }),
    );
  });
});

describe('every limit of the pack', () => {
  const instant = fc.integer({ min: first * 86_400_000, max: last * 86_400_000 }).map(instantOfMs);
  it('is due after it started, at the end of a working day, and its proof comes out', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...LIMITS), (at, name) => {
        const terms = startClock(name, at, pack, calendar);
        const proof = explainClock(terms, pack, calendar);
        expect(terms.dueAt > at).toBe(true);
        expect(terms.dueAt.slice(10)).toBe('T16:00:00.000Z');
        expect(proof.days.filter((d) => d.role === 'counted')).toHaveLength(proof.count);
        expect(proof.days.at(-1)).toMatchObject({ day: terms.dueOn, role: 'counted', number: proof.count, ...(proof.unit === 'workingDays' ? { working: true } : {}) });
        // Days by the calendar need no announcement.
        if (proof.unit === 'workingDays') expect(terms.provisional).toBe(proof.days.some((d) => d.role !== 'firstDay' && !d.known));
      }),
    );
  });
});
