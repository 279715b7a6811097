import { describe, expect, it } from 'vitest';
import { explainClock, printedDue, startClock } from '../../domain/clock.ts';
import { extendClock, freeStops, latestDue, restartClock, stopClock, termsWith, toldClock } from '../../domain/clock-ledger.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { Extension, LedgerTerms, Limit, LimitName, Stop, Terms } from '../../domain/limit.ts';
import { isRunning, openStops } from '../../domain/limit.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { packLimit } from '../../domain/policy.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';

const calendar = loadCalendar();
const at = (text: string) => parseInstant(`${text}+08:00`);
const EXTENSION = { count: 5, times: 1, by: 'providerPrincipal', basis: '试验', evidence: 'assumption' } as const;
const STOPS = [{ reason: 'expertTest', basis: '试验', evidence: 'assumption' }] as const;

/** The city's pack with one limit changed; it may be extended once by five and stopped for an expert test. */
function packWith(name: LimitName, change: Partial<Limit> = {}, dayEnd = '24:00'): PolicyPack {
  const pack = currentPack();
  return { ...pack, dayEnd, limits: { ...pack.limits, [name]: { ...pack.limits[name], extension: EXTENSION, stops: STOPS, ...change } } };
}
const stop = (from: string, to: string | null): Stop => ({ from: at(from), to: to === null ? null : at(to), reason: 'expertTest' });
const extension = (text: string, count = 5): Extension => ({ at: at(text), count, by: 'providerPrincipal' });

/** A clock with a ledger, on a pack. */
function clock(pack: PolicyPack, name: LimitName, start: string, stops: Stop[], extensions: Extension[] = []): LedgerTerms {
  return termsWith(startClock(name, at(start), pack, calendar), { stops, extensions, told: null }, { pack, calendar });
}
const dueOn = (change: Partial<Limit>, start: string, stops: Stop[], extensions: Extension[] = []) => clock(packWith('total', change), 'total', start, stops, extensions).dueOn;
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return 'nothing refused';
};

describe('a working-day clock that was stopped', () => {
  // Monday 2 March 2026, 5 working days: Monday 9 March.
  const WEEK = { count: 5, unit: 'workingDays' } as const;

  it('stopped on Monday at ten and restarted on Wednesday at three leaves Monday and Tuesday out', () => {
    expect(dueOn(WEEK, '2026-02-27T09:00:00', [])).toBe('2026-03-05'); // Saturday 28 February is worked
    expect(dueOn(WEEK, '2026-02-27T09:00:00', [stop('2026-03-02T10:00:00', '2026-03-04T15:00:00')])).toBe('2026-03-09');
  });

  it('leaves nothing out when it stood between two ends of days, and one day when it stood at one', () => {
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-03T00:00:00.001', '2026-03-03T23:59:00')])).toBe('2026-03-09');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-03T23:59:59.999', '2026-03-04T00:00:00.001')])).toBe('2026-03-10');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-03T10:00:00', '2026-03-04T00:00:00')]), 'it ran again when Tuesday ended').toBe('2026-03-09');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-04T00:00:00', '2026-03-04T10:00:00')]), 'it stood when Tuesday ended').toBe('2026-03-10');
  });

  it('loses nothing by days off inside a stop', () => {
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-06T20:00:00', '2026-03-08T20:00:00')])).toBe('2026-03-10');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-07T10:00:00', '2026-03-08T10:00:00')])).toBe('2026-03-09');
  });

  it('is not cured by a stop that begins when it is due or later', () => {
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-10T00:00:00', '2026-03-20T00:00:00')])).toBe('2026-03-09');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-09T23:59:59.999', '2026-03-20T00:00:00')]), 'it runs again when the 19th ends').toBe('2026-03-19');
    const late = clock(packWith('total', WEEK), 'total', '2026-03-02T09:00:00', [stop('2026-03-11T00:00:00', null)]);
    expect(late).toMatchObject({ dueOn: '2026-03-09', dueAt: '2026-03-09T16:00:00.000Z' });
    expect(explainClock(late, packWith('total', WEEK), calendar).stops[0]!.effect).toBe('afterDue');
  });

  it('judges a later stop by the date that the earlier ones have made', () => {
    const stops = [stop('2026-03-03T10:00:00', '2026-03-05T10:00:00'), stop('2026-03-10T10:00:00', '2026-03-12T10:00:00')];
    expect(dueOn(WEEK, '2026-03-02T09:00:00', stops)).toBe('2026-03-13');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', stops.toReversed())).toBe('2026-03-13');
    expect(dueOn(WEEK, '2026-03-02T09:00:00', stops.slice(1)), 'alone it comes too late').toBe('2026-03-09');
  });

  it('takes overlapping, touching and nested stops as one', () => {
    const one = dueOn(WEEK, '2026-03-02T09:00:00', [stop('2026-03-03T10:00:00', '2026-03-11T10:00:00')]);
    expect(one).toBe('2026-03-17');
    for (const [a, b, c, d] of [['03', '06', '05', '11'], ['03', '11', '04', '05'], ['03', '07', '07', '11']]) {
      expect(dueOn(WEEK, '2026-03-02T09:00:00', [stop(`2026-03-${a}T10:00:00`, `2026-03-${b}T10:00:00`), stop(`2026-03-${c}T10:00:00`, `2026-03-${d}T10:00:00`)])).toBe(one);
    }
  });

  it('has no date while it stands, and says what is left', () => {
    const pack = packWith('total', WEEK);
    const standing = clock(pack, 'total', '2026-03-02T09:00:00', [stop('2026-03-05T14:00:00', null)]);
    expect(standing).toMatchObject({ dueAt: null, dueOn: null, provisional: false });
    expect(isRunning(standing)).toBe(false);
    const proof = explainClock(standing, pack, calendar);
    expect(proof).toMatchObject({ stoppedSince: '2026-03-05T06:00:00.000Z', left: { count: 3, unit: 'workingDays' }, countedTo: null });
    expect(proof.days.map((d) => [d.day, d.role])).toEqual([['2026-03-02', 'firstDay'], ['2026-03-03', 'counted'], ['2026-03-04', 'counted'], ['2026-03-05', 'stopped']]);
  });

  it('does not fall due at a close of business at which it stands', () => {
    const pack = packWith('total', WEEK, '17:30');
    expect(clock(pack, 'total', '2026-03-02T09:00:00', [stop('2026-03-09T17:00:00', '2026-03-09T20:00:00')])).toMatchObject({ dueOn: '2026-03-10', dueAt: '2026-03-10T09:30:00.000Z' });
    expect(clock(pack, 'total', '2026-03-02T09:00:00', [stop('2026-03-09T17:30:00', '2026-03-09T20:00:00')]).dueOn).toBe('2026-03-09');
  });
});

describe('the other units', () => {
  it('calendar days are left out alike, then the end rolls', () => {
    const days = { count: 20, unit: 'calendarDays', roll: 'nextWorkingDay' } as const;
    expect(dueOn(days, '2026-02-01T10:00:00', [])).toBe('2026-02-24');
    expect(dueOn(days, '2026-02-01T10:00:00', [stop('2026-02-03T10:00:00', '2026-02-07T10:00:00')])).toBe('2026-02-25');
    expect(dueOn({ ...days, roll: 'none' }, '2026-02-01T10:00:00', [stop('2026-02-03T10:00:00', '2026-02-07T10:00:00')])).toBe('2026-02-25');
    expect(dueOn({ ...days, roll: 'none' }, '2026-02-01T10:00:00', [stop('2026-02-03T10:00:00', '2026-02-05T10:00:00')])).toBe('2026-02-23');
  });

  it('does not roll onto a day that is stopped', () => {
    const days = { count: 6, unit: 'calendarDays', roll: 'nextWorkingDay' } as const; // Monday + 6: Sunday, rolls to Monday
    expect(dueOn(days, '2026-03-02T10:00:00', [])).toBe('2026-03-09');
    expect(dueOn(days, '2026-03-02T10:00:00', [stop('2026-03-09T10:00:00', '2026-03-10T10:00:00')])).toBe('2026-03-10');
  });

  it('months end on the corresponding day, moved on by the stopped days, then roll', () => {
    const months = { count: 1, unit: 'months', roll: 'none' } as const;
    expect(dueOn(months, '2026-01-31T10:00:00', [])).toBe('2026-02-28');
    expect(dueOn(months, '2026-01-31T10:00:00', [stop('2026-02-10T10:00:00', '2026-02-13T10:00:00')])).toBe('2026-03-03');
    expect(dueOn({ ...months, roll: 'nextWorkingDay' }, '2026-01-31T10:00:00', [stop('2026-02-10T10:00:00', '2026-02-17T10:00:00')])).toBe('2026-03-09');
    // Moved on into another stop, it moves on by that one as well.
    expect(dueOn(months, '2026-01-31T10:00:00', [stop('2026-02-10T10:00:00', '2026-02-13T10:00:00'), stop('2026-03-02T10:00:00', '2026-03-04T10:00:00')])).toBe('2026-03-05');
  });

  it('hours are moved on by the time stood', () => {
    const hours = { count: 36, unit: 'hours' } as const;
    const due = (stops: Stop[]) => clock(packWith('total', hours), 'total', '2026-03-02T12:00:00', stops).dueAt;
    expect(due([])).toBe('2026-03-03T16:00:00.000Z');
    expect(due([stop('2026-03-02T13:00:00', '2026-03-02T14:30:00')])).toBe('2026-03-03T17:30:00.000Z');
    expect(due([stop('2026-03-02T13:00:00', '2026-03-02T14:30:00'), stop('2026-03-04T01:00:00', '2026-03-04T02:00:00')])).toBe('2026-03-03T18:30:00.000Z');
    expect(due([stop('2026-03-04T00:00:00', '2026-03-04T02:00:00')])).toBe('2026-03-03T16:00:00.000Z');
    const standing = clock(packWith('total', hours), 'total', '2026-03-02T12:00:00', [stop('2026-03-02T13:30:00', null)]);
    expect(explainClock(standing, packWith('total', hours), calendar).left).toEqual({ count: 34.5, unit: 'hours' });
  });

  it('counts the first day where the pack does, unless it ended while the clock stood', () => {
    const days = { count: 3, unit: 'calendarDays', startInclusive: true, roll: 'none' } as const;
    expect(dueOn(days, '2026-03-02T10:00:00', [])).toBe('2026-03-04');
    expect(dueOn(days, '2026-03-02T10:00:00', [stop('2026-03-02T11:00:00', '2026-03-03T09:00:00')])).toBe('2026-03-05');
  });
});

describe('stopping, restarting and extending', () => {
  const pack = packWith('verification');
  const rules = { pack, calendar };
  const started: Terms = startClock('verification', at('2026-09-21T10:00:00'), pack, calendar); // 5 working days: Tue 29 September

  it('stops and restarts as the pack provides for, and in no other way', () => {
    const stopped = stopClock(started, at('2026-09-23T10:00:00'), 'expertTest', rules);
    expect(stopped).toMatchObject({ algorithm: 2, dueAt: null, stops: [{ from: '2026-09-23T02:00:00.000Z', to: null, reason: 'expertTest' }] });
    const restarted = restartClock(stopped, at('2026-09-24T10:00:00'), rules);
    expect(restarted).toMatchObject({ dueOn: '2026-09-30', stops: [{ to: '2026-09-24T02:00:00.000Z' }] });
    expect(codeOf(() => stopClock(started, at('2026-09-23T10:00:00'), 'applicant', rules))).toBe('not-provided-for');
    expect(codeOf(() => restartClock(started, at('2026-09-23T10:00:00'), rules))).toBe('already-done');
    expect(codeOf(() => stopClock(started, at('2026-09-30T00:00:00'), 'expertTest', rules))).toBe('limit-expired');
  });

  it('ends each of two overlapping stops by its reason: the clock runs on with the last, later by their union', () => {
    const both = packWith('verification', { stops: [...STOPS, { reason: 'applicant', basis: '测试', evidence: 'assumption' }] });
    const twoRules = { pack: both, calendar };
    const first = stopClock(started, at('2026-09-22T10:00:00'), 'expertTest', twoRules);
    expect(codeOf(() => stopClock(first, at('2026-09-22T11:00:00'), 'expertTest', twoRules)), 'each reason once at a time').toBe('already-done');
    const second = stopClock(first, at('2026-09-23T10:00:00'), 'applicant', twoRules);
    expect(freeStops(second, packLimit(both, 'verification'))).toEqual([]);
    const lasting = restartClock(second, at('2026-09-24T10:00:00'), twoRules, 'expertTest');
    expect(lasting).toMatchObject({ dueAt: null, stops: [{ reason: 'expertTest', to: '2026-09-24T02:00:00.000Z' }, { reason: 'applicant', to: null }] });
    expect(openStops(lasting)).toEqual(['applicant']);
    expect(codeOf(() => restartClock(lasting, at('2026-09-24T11:00:00'), twoRules, 'expertTest'))).toBe('already-done');
    const again = stopClock(lasting, at('2026-09-24T12:00:00'), 'expertTest', twoRules);
    const running = restartClock(again, at('2026-09-28T10:00:00'), twoRules);
    const union = restartClock(stopClock(started, at('2026-09-22T10:00:00'), 'expertTest', rules), at('2026-09-28T10:00:00'), rules);
    expect([running.dueOn, running.dueAt]).toEqual([union.dueOn, union.dueAt]);
    expect(explainClock(running, both, calendar).stops.map(({ reason }) => reason)).toEqual(['expertTest', 'applicant', 'expertTest']);
  });

  it('extends once, before the due instant and not at it', () => {
    const extended = extendClock(started, at('2026-09-29T23:59:59.999'), rules);
    expect(extended).toMatchObject({ dueOn: '2026-10-12', extensions: [{ count: 5, by: 'providerPrincipal' }] });
    expect(codeOf(() => extendClock(extended, at('2026-09-30T09:00:00'), rules))).toBe('already-done');
    expect(codeOf(() => extendClock(started, at('2026-09-30T00:00:00'), rules))).toBe('limit-expired');
    expect(codeOf(() => extendClock(stopClock(started, at('2026-09-23T10:00:00'), 'expertTest', rules), at('2026-09-24T10:00:00'), rules))).toBe('clock-stopped');
    const bare = packWith('verification', { extension: null });
    expect(codeOf(() => extendClock(started, at('2026-09-22T10:00:00'), { pack: bare, calendar }))).toBe('not-provided-for');
  });

  it('extends as often as the pack says', () => {
    const twice = { pack: packWith('verification', { extension: { ...EXTENSION, count: 2, times: 2 } }), calendar };
    const first = extendClock(started, at('2026-09-22T10:00:00'), twice);
    const second = extendClock(first, at('2026-09-23T10:00:00'), twice);
    expect([first.dueOn, second.dueOn]).toEqual(['2026-10-08', '2026-10-10']); // 9 October, then Saturday 10 October is worked
    expect(codeOf(() => extendClock(second, at('2026-09-24T10:00:00'), twice))).toBe('already-done');
  });

  it('is cut to what the whole case leaves room for, and refused when that is nothing', () => {
    const before = { notAfter: at('2026-10-10T00:00:00') };
    expect(extendClock(started, at('2026-09-22T10:00:00'), rules, before)).toMatchObject({ dueOn: '2026-10-09', extensions: [{ count: 3 }] });
    expect(codeOf(() => extendClock(started, at('2026-09-22T10:00:00'), rules, { notAfter: started.dueAt }))).toBe('total-exhausted');
    const service = startClock('service', at('2026-09-21T10:00:00'), pack, calendar);
    expect(latestDue(service, rules), 'a limit without extension').toBe(service.dueAt);
    expect(latestDue(started, rules)).toBe(extendClock(started, at('2026-09-22T10:00:00'), rules).dueAt);
  });

  it('prints the extension and the stopped days beside the date', () => {
    const stopped = restartClock(stopClock(started, at('2026-09-22T10:00:00'), 'expertTest', rules), at('2026-09-24T10:00:00'), rules);
    const both = extendClock(stopped, at('2026-09-25T08:00:00'), rules);
    expect(isRunning(both) && printedDue(both, pack, calendar)).toEqual({
      at: '2026-10-14T16:00:00.000Z', day: '2026-10-14', count: 10, unit: 'workingDays', startedOn: '2026-09-21', skippedDays: 11, statutory: false, provisional: false,
      extended: 5, stoppedDays: 2,
    });
  });
});

describe('a date that the applicant has been told', () => {
  const pack = currentPack();
  const then = loadCalendar(parseDay('2020-01-26'));
  const before = loadCalendar(parseDay('2019-11-22'));

  it('moves later with a new notice', () => {
    const old = startClock('service', at('2020-01-23T10:00:00'), pack, then);
    const moved = toldClock(old, { pack, calendar });
    expect(moved).toMatchObject({ dueOn: '2020-02-03', told: old.dueAt, calendar: calendar.version });
    expect(explainClock(moved, pack, calendar)).toMatchObject({ held: false });
  });

  it('is kept when a clock is extended or stopped under another calendar than it was started by', () => {
    const rules = { pack: packWith('service'), calendar: before };
    const later = startClock('service', at('2020-01-23T10:00:00'), rules.pack, calendar); // told: 3 February
    expect(extendClock(later, at('2020-01-23T11:00:00'), rules, { count: 1 })).toMatchObject({ told: later.dueAt, dueOn: '2020-02-03' });
    const stopped = stopClock(later, at('2020-01-23T11:00:00'), 'expertTest', rules);
    expect(restartClock(stopped, at('2020-01-23T12:00:00'), rules)).toMatchObject({ told: later.dueAt, dueOn: '2020-02-03' });
    expect(extendClock(later, at('2020-01-23T11:00:00'), { ...rules, calendar }, { count: 1 })).toMatchObject({ told: null, dueOn: '2020-02-04' });
  });

  it('never moves earlier: it stays, and the proof shows the days it is held', () => {
    const later = startClock('service', at('2020-01-23T10:00:00'), pack, calendar); // 3 February by the revised notice
    const held = toldClock(later, { pack, calendar: before });
    expect(held).toMatchObject({ dueOn: '2020-02-03', dueAt: later.dueAt });
    const proof = explainClock(held, pack, before);
    expect(proof).toMatchObject({ held: true, told: later.dueAt, countedTo: '2020-01-31' });
    expect(proof.days.filter((d) => d.role === 'held').map((d) => d.day)).toEqual(['2020-02-01', '2020-02-02', '2020-02-03']);
  });
});

describe('the proof of a clock with a ledger', () => {
  const pack = packWith('verification', { target: 3 });
  const rules = { pack, calendar };

  it('shows each day counted, skipped or stopped, the stops merged, the extension and the target', () => {
    const started = startClock('verification', at('2026-09-21T10:00:00'), pack, calendar);
    const stops = [stop('2026-09-22T10:00:00', '2026-09-23T12:00:00'), stop('2026-09-23T09:00:00', '2026-09-24T10:00:00'), stop('2026-09-28T10:00:00', '2026-09-28T10:00:00')];
    const terms = termsWith(started, { stops, extensions: [extension('2026-09-25T08:00:00', 2)], told: null }, rules);
    const proof = explainClock(terms, pack, calendar);
    expect(proof).toMatchObject({
      algorithm: 2, count: 5, budget: 7, dueOn: '2026-10-10', skippedDays: 10, stoppedDays: 2, left: null, stoppedSince: null,
      merged: [{ from: stops[0]!.from, to: stops[1]!.to }], target: { count: 3, dueOn: '2026-09-29' }, extensions: [{ count: 2 }],
    });
    expect(proof.stops.map((s) => s.effect)).toEqual(['counted', 'counted', 'empty']);
    expect(proof.days.filter((d) => d.role === 'stopped').map((d) => d.day)).toEqual(['2026-09-22', '2026-09-23']);
    expect(proof.days.filter((d) => d.role === 'counted').map((d) => [d.day, d.number])).toEqual([
      ['2026-09-24', 1], ['2026-09-28', 2], ['2026-09-29', 3], ['2026-09-30', 4], ['2026-10-08', 5], ['2026-10-09', 6], ['2026-10-10', 7],
    ]);
    expect(JSON.parse(JSON.stringify(proof))).toEqual(proof);
  });

  it('refuses terms whose date does not come out of their ledger', () => {
    const started = startClock('verification', at('2026-09-21T10:00:00'), pack, calendar);
    const terms = termsWith(started, { stops: [stop('2026-09-22T10:00:00', '2026-09-24T10:00:00')], extensions: [], told: null }, rules);
    expect(() => explainClock({ ...terms, stops: [] }, pack, calendar)).toThrow('derives to');
    expect(() => explainClock({ ...terms, dueAt: null }, pack, calendar)).toThrow('derives to');
  });
});
