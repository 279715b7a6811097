import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainClock, startClock } from '../../domain/clock.ts';
import { termsWith } from '../../domain/clock-ledger.ts';
import type { LimitUnit } from '../../domain/limit.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { instantOfMs, msOf, parseInstant, plusMs } from '../../domain/time.ts';
import { currentPack } from '../../policies/load.ts';
import { loadCalendar } from '../../policies/load-calendars.ts';
import { checkProof, readCalendars } from '../../scripts/check-proof.mjs';

const files = readCalendars(join(import.meta.dirname, '../../policies/calendars'));
const calendar = loadCalendar();
/** The nation's, a region's with holidays of its own, a city's with hours, and a counter's with a half day and a closure. */
const CALENDARS = ['CN', 'CN-45', 'CN-230600', 'CN-230600-demo'] as const;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const first = msOf(parseInstant('2018-01-01T00:00:00Z'));
const last = msOf(parseInstant('2027-12-31T00:00:00Z'));

const unit = fc.constantFrom<LimitUnit>('workingDays', 'calendarDays', 'months', 'hours');
const stop = fc.record({ after: fc.integer({ min: 0, max: 40 * 1440 }), minutes: fc.integer({ min: 0, max: 10 * 1440 }) });
const clock = fc.record({
  start: fc.integer({ min: first, max: last }), unit, count: fc.integer({ min: 1, max: 30 }), startInclusive: fc.boolean(), rolls: fc.boolean(), dayEnd: fc.constantFrom('24:00', '17:00', 'closeOfBusiness'),
  by: fc.constantFrom(...CALENDARS), electronic: fc.constantFrom('untilMidnight', 'untilCutOff'),
  stops: fc.array(stop, { maxLength: 4 }), open: fc.option(fc.integer({ min: 0, max: 30 * 1440 })), extensions: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 2 }),
  told: fc.option(fc.integer({ min: 0, max: 60 })), target: fc.option(fc.constant(1)),
});

it('the offline checker agrees with clocks that were stopped, extended and told, on 10,000 random ones', { timeout: 120_000 }, () => {
  let standing = 0;
  let late = 0;
  fc.assert(
    fc.property(clock, (c) => {
      const days = c.unit === 'calendarDays' || c.unit === 'months';
      const base = currentPack();
      const limit = {
        ...base.limits.verification, unit: c.unit, count: c.unit === 'months' ? Math.min(c.count, 6) : c.count, startInclusive: c.startInclusive && c.unit !== 'hours',
        roll: days && c.rolls ? ('nextWorkingDay' as const) : ('none' as const), target: c.target,
      };
      const receipt = { electronic: c.electronic, basis: '内部办理规则', evidence: 'assumption', source: 'law.md §8' } as const;
      const own = loadCalendar(undefined, c.by);
      const pack: PolicyPack = { ...base, dayEnd: c.dayEnd, receipt, limits: { ...base.limits, verification: limit } };
      const startedAt = instantOfMs(c.start);
      const stops = [
        ...c.stops.map(({ after, minutes }) => ({ from: plusMs(startedAt, after * MINUTE), to: plusMs(startedAt, (after + minutes) * MINUTE), reason: 'expertTest' as const })),
        ...(c.open === null ? [] : [{ from: plusMs(startedAt, c.open * MINUTE), to: null, reason: 'expertTest' as const }]),
      ];
      const ledger = { stops, extensions: c.extensions.map((count) => ({ at: startedAt, count, by: 'platform' as const })), told: c.told === null ? null : plusMs(startedAt, c.told * DAY) };
      const proof = explainClock(termsWith(startClock('verification', startedAt, pack, own), ledger, { pack, calendar: own }), pack, own);
      if (proof.receipt !== null) late += 1;
      if (proof.dueOn === null) standing += 1;
      expect(checkProof(JSON.parse(JSON.stringify(proof)), files)).toEqual({ ok: true, due: proof.dueOn });
    }),
    { numRuns: 10_000 },
  );
  expect(standing).toBeGreaterThan(100);
  expect(late).toBeGreaterThan(1000);
});

it('finds a stop that was dropped or invented, and an extension that was not granted', () => {
  const base = currentPack();
  const rules = { pack: base, calendar };
  const startedAt = parseInstant('2026-03-02T02:00:00Z');
  const stops = [{ from: parseInstant('2026-03-03T02:00:00Z'), to: parseInstant('2026-03-05T07:00:00Z'), reason: 'expertTest' as const }];
  const terms = termsWith(startClock('verification', startedAt, base, calendar), { stops, extensions: [{ at: startedAt, count: 2, by: 'platform' }], told: null }, rules);
  const good: unknown = JSON.parse(JSON.stringify(explainClock(terms, base, calendar)));
  const forged = (change: object): unknown => checkProof({ ...(good as object), ...change }, files);
  expect(forged({})).toEqual({ ok: true, due: terms.dueOn });
  expect(forged({ stops: [] })).toMatchObject({ ok: false, day: '2026-03-03' });
  expect(forged({ stops: [{ ...stops[0], to: '2026-03-09T07:00:00.000Z' }] })).toMatchObject({ ok: false, day: '2026-03-05' });
  expect(forged({ extensions: [] })).toMatchObject({ ok: false });
  const lateAt = { extensions: [{ at: '2026-04-01T02:00:00.000Z', count: 2, by: 'platform' }] };
  expect(forged(lateAt)).toMatchObject({ ok: false, reason: expect.stringContaining('extensions/0/at: 2026-04-01T02:00:00.000Z is not before') });
  expect(forged({ budget: 5 })).toMatchObject({ ok: false, reason: expect.stringContaining('budget') });
  expect(forged({ dueAt: '2026-03-20T16:00:00.000Z' })).toMatchObject({ ok: false, reason: expect.stringContaining('dueAt') });
  expect(forged({ told: '2026-06-01T16:00:00.000Z' })).toMatchObject({ ok: false });
});
