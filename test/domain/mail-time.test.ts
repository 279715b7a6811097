import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officeHours } from '../../domain/office-hours.ts';
import type { MailWishes } from '../../domain/mail-time.ts';
import { leavesTime, mailTime, NO_WISHES } from '../../domain/mail-time.ts';
import type { Instant } from '../../domain/time.ts';
import { dayAt, instantOfMs, instantOn, msOf, parseInstant } from '../../domain/time.ts';
import { loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const at = (text: string): Instant => parseInstant(`${text}+08:00`);
const when = (from: string, wishes: Partial<MailWishes> = {}): Instant => mailTime(at(from), { ...NO_WISHES, ...wishes }, calendar);

test.each<[string, string, Partial<MailWishes>, string]>([
  ['in office hours: at once', '2026-03-03T10:15:30', {}, '2026-03-03T10:15:30'],
  ['before they begin: when they begin', '2026-03-03T00:00:01', {}, '2026-03-03T08:30:00'],
  ['at their end: the next working day', '2026-03-03T17:30:00', {}, '2026-03-04T08:30:00'],
  ['on Friday night: on Monday', '2026-03-06T18:00:00', {}, '2026-03-09T08:30:00'],
  ['on Friday 2026-02-13 at night: the make-up Saturday', '2026-02-13T20:00:00', {}, '2026-02-14T08:30:00'],
  ['on the make-up Saturday itself: at once', '2026-02-14T09:00:00', {}, '2026-02-14T09:00:00'],
  ['on 2026-02-17, a holiday: the first working day after it', '2026-02-17T10:00:00', {}, '2026-02-24T08:30:00'],
  ['in quiet hours: when they end', '2026-03-03T12:10:00', { quietFrom: '12:00', quietTo: '14:00' }, '2026-03-03T14:00:00'],
  ['before quiet hours that begin with the office', '2026-03-03T07:00:00', { quietFrom: '08:00', quietTo: '09:30' }, '2026-03-03T09:30:00'],
  ['quiet hours over midnight, in the morning', '2026-03-03T08:40:00', { quietFrom: '16:00', quietTo: '10:00' }, '2026-03-03T10:00:00'],
  ['quiet hours over midnight, in the afternoon', '2026-03-03T16:00:00', { quietFrom: '16:00', quietTo: '10:00' }, '2026-03-04T10:00:00'],
  ['a digest in the afternoon', '2026-03-03T09:00:00', { digestAt: '16:00' }, '2026-03-03T16:00:00'],
  ['a digest whose hour has passed: tomorrow’s', '2026-03-03T16:00:01', { digestAt: '16:00' }, '2026-03-04T16:00:00'],
  ['a digest before the office opens is sent when it opens', '2026-03-03T00:00:00', { digestAt: '06:00' }, '2026-03-03T08:30:00'],
  ['a digest in quiet hours waits for their end', '2026-03-03T00:00:00', { digestAt: '12:30', quietFrom: '12:00', quietTo: '13:30' }, '2026-03-03T13:30:00'],
])('%s', (_name, from, wishes, expected) => {
  expect(when(from, wishes)).toBe(at(expected));
});

test('quiet hours that leave nothing of the office hours are known for what they are, and silence nobody for ever', () => {
  const all = { ...NO_WISHES, quietFrom: '08:00', quietTo: '17:30' };
  expect(leavesTime(all)).toBe(false);
  expect(leavesTime({ ...all, quietTo: '17:29' })).toBe(true);
  expect(leavesTime({ quietFrom: '12:00', quietTo: '08:00', digestAt: '14:00' }), 'the digest’s hour is quiet until night').toBe(false);
  expect(leavesTime({ ...all, quietFrom: '17:00', quietTo: '08:30' })).toBe(true);
  expect(when('2026-03-03T00:00:00', all)).toBe(at('2026-03-03T08:30:00'));
});

test('whoever wishes what, whenever: not before, on a working day, in office hours, outside quiet hours, and then at once', () => {
  const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  const quiet = fc.option(fc.tuple(time, time).filter(([from, to]) => from !== to), { nil: [null, null] as const });
  const span = { min: msOf(at('2025-06-01T00:00:00')), max: msOf(at('2026-12-01T00:00:00')) };
  fc.assert(fc.property(fc.integer(span), quiet, fc.option(time), (ms, [quietFrom, quietTo], digestAt) => {
    const from = instantOfMs(ms);
    const wishes = { quietFrom, quietTo, digestAt };
    fc.pre(leavesTime(wishes));
    const then = mailTime(from, wishes, calendar);
    const day = dayAt(then, calendar.zone);
    const hours = officeHours(calendar, day);
    expect(then >= from).toBe(true);
    expect(hours).not.toBeNull();
    expect(then >= instantOn(day, hours!.open, calendar.zone) && then < instantOn(day, hours!.close, calendar.zone)).toBe(true);
    if (quietFrom !== null && quietTo !== null) {
      const [a, b] = [instantOn(day, quietFrom, calendar.zone), instantOn(day, quietTo, calendar.zone)];
      expect(a < b ? then >= a && then < b : then >= a || then < b).toBe(false);
    }
    expect(mailTime(then, { ...wishes, digestAt: null }, calendar)).toBe(then);
  }), { numRuns: 2000 });
});
