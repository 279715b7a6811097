import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../domain/calendar.ts';
import { buildCalendar, dayStatus } from '../../domain/calendar.ts';
import type { CalendarYear } from '../../domain/calendar-file.ts';
import { explainClock, startClock } from '../../domain/clock.ts';
import { termsWith } from '../../domain/clock-ledger.ts';
import type { LedgerTerms, Limit, Stop } from '../../domain/limit.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { addMonths, dayAt, dayNumberOf, dayOfNumber, instantOfMs, instantOn, msOf, parseDay } from '../../domain/time.ts';
import { calendarFiles, currentPack, loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const start = fc.integer({ min: msOf(instantOn(parseDay('2018-01-01'), '00:00', ZONE)) / 60_000, max: msOf(instantOn(parseDay('2027-06-30'), '00:00', ZONE)) / 60_000 }).map((minutes) => minutes * 60_000);

function packWith(change: Partial<Limit>, dayEnd = '24:00'): PolicyPack {
  const pack = currentPack();
  return { ...pack, dayEnd, limits: { ...pack.limits, total: { ...pack.limits.total, ...change } } };
}
const dayLimit = fc.record({
  count: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('workingDays' as const, 'calendarDays' as const), startInclusive: fc.boolean(),
  roll: fc.constantFrom('none' as const, 'nextWorkingDay' as const),
}).map((limit) => ({ ...limit, roll: limit.unit === 'workingDays' ? ('none' as const) : limit.roll }));
const anyLimit = fc.oneof(
  dayLimit,
  fc.record({ count: fc.integer({ min: 1, max: 7 }), unit: fc.constant('months' as const), startInclusive: fc.boolean(), roll: fc.constantFrom('none' as const, 'nextWorkingDay' as const) }),
  fc.record({ count: fc.integer({ min: 1, max: 500 }), unit: fc.constant('hours' as const), startInclusive: fc.constant(false), roll: fc.constant('none' as const) }),
);
/** Stops by the half hour after the start, so that ends of days are met often; some have no length. */
const offsets = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 * 48 }), fc.integer({ min: 0, max: 10 * 48 })), { maxLength: 5 });
const dayEnd = fc.constantFrom('24:00', '17:30');

/** A calendar of 2026 with just these days off, counted from New Year's Day. */
function calendarWithout(days: readonly number[]): Calendar {
  const first = dayNumberOf(parseDay('2026-01-01'));
  const year: CalendarYear = {
    region: 'CN', zone: ZONE, year: 2026, published: { date: parseDay('2025-11-04'), url: 'https://example.org/notice' }, via: 'invented', revisions: [],
    days: days.toSorted((a, b) => a - b).map((n) => ({ day: dayOfNumber(first + n), kind: 'off', name: '试验' })),
  };
  return buildCalendar({ years: [year], statutory: calendarFiles().statutory });
}

const stopsOf = (at: number, list: readonly (readonly [number, number])[]): Stop[] => {
  const midnight = Math.floor((at + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR + 24 * HOUR;
  return list.map(([from, length]) => ({ from: instantOfMs(midnight + from * HOUR / 2), to: instantOfMs(midnight + (from + length) * HOUR / 2), reason: 'expertTest' }));
};
function terms(at: number, limit: Partial<Limit>, stops: readonly Stop[], end = '24:00', granted = 0): LedgerTerms {
  const pack = packWith(limit, end);
  const extensions = granted === 0 ? [] : [{ at: instantOfMs(at), count: granted, by: 'platform' as const }];
  return termsWith(startClock('total', instantOfMs(at), pack, calendar), { stops, extensions, told: null }, { pack, calendar });
}

describe('a clock with a ledger', () => {
  it('without stops and extensions is due when it was', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, (at, limit, end) => {
      const pack = packWith(limit, end);
      const { dueAt, dueOn, provisional } = startClock('total', instantOfMs(at), pack, calendar);
      expect(terms(at, limit, [], end)).toMatchObject({ dueAt, dueOn, provisional });
    }));
  });

  it('a stop without length is identity, wherever it is', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, fc.integer({ min: 0, max: 3000 }), (at, limit, end, list, where) => {
      const empty = stopsOf(at, [[where, 0]]);
      expect(terms(at, limit, [...stopsOf(at, list), ...empty], end).dueAt).toBe(terms(at, limit, stopsOf(at, list), end).dueAt);
    }));
  });

  it('splitting a stop changes nothing', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, fc.integer({ min: 0, max: 2880 }), fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }), (at, limit, end, list, from, parts) => {
      const whole = stopsOf(at, [...list, [from, parts.reduce((sum, part) => sum + part, 0)]]);
      let next = from;
      const split = parts.map((part) => [(next += part) - part, part] as const);
      expect(terms(at, limit, [...stopsOf(at, list), ...stopsOf(at, split)], end).dueAt).toBe(terms(at, limit, whole, end).dueAt);
    }), { numRuns: 500 });
  });

  it('overlapping stops are their union, in any order', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, (at, limit, end, list) => {
      const stood = new Set(list.flatMap(([from, length]) => Array.from({ length }, (_, i) => from + i)));
      const union = [...stood].map((half) => [half, 1] as const);
      const due = terms(at, limit, stopsOf(at, union), end).dueAt;
      expect(terms(at, limit, stopsOf(at, list), end).dueAt).toBe(due);
      expect(terms(at, limit, stopsOf(at, list.toReversed()), end).dueAt).toBe(due);
    }));
  });

  it('one more stop never makes it due earlier, nor does a larger extension', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, fc.tuple(fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 0, max: 480 })), fc.integer({ min: 1, max: 20 }), (at, limit, end, list, more, granted) => {
      const stops = stopsOf(at, list);
      const { dueAt } = terms(at, limit, stops, end);
      expect(terms(at, limit, [...stops, ...stopsOf(at, [more])], end).dueAt! >= dueAt!).toBe(true);
      expect(terms(at, limit, stops, end, granted).dueAt! >= dueAt!).toBe(true);
      expect(terms(at, limit, stops, end, granted + 1).dueAt! >= terms(at, limit, stops, end, granted).dueAt!).toBe(true);
    }), { numRuns: 300 });
  });

  it('one more day off in the calendar never makes it due earlier', () => {
    const off = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 30 });
    const in2026 = fc.integer({ min: msOf(instantOn(parseDay('2026-01-01'), '00:00', ZONE)) / 60_000, max: msOf(instantOn(parseDay('2026-09-30'), '00:00', ZONE)) / 60_000 }).map((minutes) => minutes * 60_000);
    fc.assert(fc.property(in2026, anyLimit, offsets, off, fc.integer({ min: 0, max: 364 }), (at, limit, list, days, extra) => {
      const pack = packWith(limit);
      const due = (table: readonly number[]) => {
        const rules = { pack, calendar: calendarWithout(table) };
        return termsWith(startClock('total', instantOfMs(at), pack, rules.calendar), { stops: stopsOf(at, list), extensions: [], told: null }, rules).dueAt!;
      };
      expect(due([...days.filter((day) => day !== extra), extra]) >= due(days.filter((day) => day !== extra))).toBe(true);
    }));
  });

  it('ends a working-day limit on a working day, and never while it stands still', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, (at, limit, end, list) => {
      const stops = stopsOf(at, list);
      const { dueAt, dueOn } = terms(at, limit, stops, end);
      if (limit.unit === 'workingDays' || limit.roll === 'nextWorkingDay') expect(dayStatus(calendar, dueOn!).working).toBe(true);
      expect(stops.filter(({ from, to }) => from <= dueAt! && dueAt! < to!).every(({ from }) => from === dueAt)).toBe(true);
    }));
  });

  it('counts exactly the days that end while it runs, by another reckoning: day by day, from the ends of days', () => {
    fc.assert(fc.property(start, dayLimit, offsets, fc.integer({ min: 0, max: 10 }), (at, limit, list, granted) => {
      const derived = terms(at, limit, stopsOf(at, list), '24:00', granted);
      // The stops that began when it was due already are left aside by the definition itself: take those that count.
      const counting = explainClock(derived, packWith(limit), calendar).stops.filter((stop) => stop.effect === 'counted');
      const day = dayAt(instantOfMs(at), ZONE);
      let left = limit.count + granted;
      let n = dayNumberOf(day) - (limit.startInclusive ? 1 : 0);
      for (;;) {
        n += 1;
        const midnight = instantOn(dayOfNumber(n), '24:00', ZONE);
        const stood = counting.some(({ from, to }) => from <= midnight && midnight < to!);
        const { working } = dayStatus(calendar, dayOfNumber(n));
        if (left > 0 && !stood && (limit.unit === 'calendarDays' || working)) left -= 1;
        if (left === 0 && !stood && (limit.roll === 'none' || working)) break;
      }
      expect(derived.dueOn).toBe(dayOfNumber(n));
    }), { numRuns: 500 });
  });

  it('moves a limit of months on by the days it stood until then', () => {
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 480 }), (at, count, from, length) => {
      const limit = { count, unit: 'months', startInclusive: false, roll: 'none' } as const;
      const [stop] = stopsOf(at, [[from, length]]);
      const first = dayNumberOf(dayAt(instantOfMs(at), ZONE));
      const ends = Array.from({ length: 20 }, (_, i) => instantOn(dayOfNumber(first + 1 + i), '24:00', ZONE));
      const stood = ends.filter((end) => stop!.from <= end && end < stop!.to!).length;
      const plain = dayNumberOf(addMonths(dayOfNumber(first), count));
      expect(dayNumberOf(terms(at, limit, [stop!]).dueOn!)).toBe(plain + stood);
    }));
  });

  it('is proved: the proof comes out, and its days are the whole way', () => {
    fc.assert(fc.property(start, anyLimit, dayEnd, offsets, (at, limit, end, list) => {
      const derived = terms(at, limit, stopsOf(at, list), end);
      const proof = explainClock(derived, packWith(limit, end), calendar);
      expect(proof.dueAt).toBe(derived.dueAt);
      if (limit.unit === 'workingDays' || limit.unit === 'calendarDays') {
        expect(proof.days.filter((d) => d.role === 'counted')).toHaveLength(limit.count);
        expect(proof.days.map((d) => dayNumberOf(d.day))).toEqual(Array.from({ length: proof.days.length }, (_, i) => dayNumberOf(proof.startedOn) + i));
        expect(proof.days.at(-1)!.day).toBe(derived.dueOn);
        expect(derived.provisional).toBe(proof.days.some((d) => !d.known && (d.role === 'rolled' || (limit.unit === 'workingDays' && (d.role === 'counted' || d.role === 'skipped')) || (d.day === derived.dueOn && limit.roll === 'nextWorkingDay'))));
      }
    }));
  });
});
