import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayAt, dayNumberOf, dayOfNumber, instantOn, parseDay, parseInstant, weekdayOf, weekdayOfNumber } from '../../domain/time.ts';

const day = fc.integer({ min: -10_000, max: 60_000 }).map((n) => dayOfNumber(n));

describe('days as numbers', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2024-12-31', 20_088],
    ['2026-11-23', 20_780],
  ])('%s is number %i', (text, number) => {
    expect(dayNumberOf(parseDay(text))).toBe(number);
    expect(dayOfNumber(number)).toBe(text);
  });

  it('agrees with Temporal on date and weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (n) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: n });
        expect(dayOfNumber(n)).toBe(date.toString());
        expect(dayNumberOf(dayOfNumber(n))).toBe(n);
        expect(weekdayOfNumber(n)).toBe(date.dayOfWeek);
      }),
    );
    expect(weekdayOfNumber(dayNumberOf(parseDay('2026-02-14')))).toBe(weekdayOf(parseDay('2026-02-14')));
  });
});

describe('the day and the instant in a zone', () => {
  it('23:58 in Shanghai belongs to that day, 00:00 to the next', () => {
    expect(dayAt(parseInstant('2026-02-13T23:58:00+08:00'), 'Asia/Shanghai')).toBe('2026-02-13');
    expect(dayAt(parseInstant('2026-02-13T23:59:59.999+08:00'), 'Asia/Shanghai')).toBe('2026-02-13');
    expect(dayAt(parseInstant('2026-02-14T00:00:00+08:00'), 'Asia/Shanghai')).toBe('2026-02-14');
  });

  it('24:00 is the next 00:00', () => {
    expect(instantOn(parseDay('2026-12-31'), '24:00', 'Asia/Shanghai')).toBe('2026-12-31T16:00:00.000Z');
    expect(instantOn(parseDay('2026-12-31'), '07:30', 'Asia/Shanghai')).toBe('2026-12-30T23:30:00.000Z');
  });

  it('knows the summer time that China kept until 1991', () => {
    expect(instantOn(parseDay('1988-07-01'), '12:00', 'Asia/Shanghai')).toBe('1988-07-01T03:00:00.000Z');
    expect(dayAt(parseInstant('1991-07-01T15:30:00Z'), 'Asia/Shanghai')).toBe('1991-07-02');
    expect(dayAt(parseInstant('1992-07-01T15:30:00Z'), 'Asia/Shanghai')).toBe('1992-07-01');
  });

  it('agrees with Temporal, in Shanghai with its summer times before 1992 and elsewhere', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'America/Los_Angeles', 'Asia/Urumqi', 'UTC');
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(day, minute, zone, (d, m, z) => {
        const time = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        const zoned = Temporal.PlainDate.from(d).toZonedDateTime({ timeZone: z, plainTime: time });
        const at = instantOn(d, time, z);
        expect(at).toBe(zoned.toInstant().toString({ fractionalSecondDigits: 3 }));
        expect(dayAt(at, z)).toBe(zoned.toPlainDate().toString());
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a day that does not exist', () => {
    expect(() => parseDay('2026-02-29')).toThrow(RangeError);
    expect(() => parseDay('2026-2-3')).toThrow(RangeError);
  });
});
