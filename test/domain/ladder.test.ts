import { expect, test } from 'vitest';
import { retryAfterMs } from '../../domain/delivery.ts';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { UserId } from '../../domain/ids.ts';
import { readLadder } from '../../domain/ladder.ts';
import { parseDay } from '../../domain/time.ts';
import type { UserSetting } from '../../domain/user-setting.ts';
import { checkSetting, PLAIN_SETTING, toldInstead } from '../../domain/user-setting.ts';
import { currentPack, findPack } from '../../policies/load.ts';

const ladder = { remindBefore: { count: 1, unit: 'workingDays' }, rungs: ['remind', 'urge', 'escalate', 'silenceEffect'], digestMinutes: 30 };
const fieldOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.field ?? ''}`;
    throw error;
  }
};

test('the city’s pack has all four rungs; the packs of other places have none that is not an act', () => {
  expect(currentPack().ladder).toEqual(ladder);
  expect(findPack('CN-31/2026-11')?.ladder.rungs).toEqual(['urge', 'escalate', 'silenceEffect']);
});

test.each<[string, object, string]>([
  ['a rung twice', { rungs: ['remind', 'urge', 'urge'] }, 'invalid-field /ladder/rungs/2'],
  ['rungs out of order', { rungs: ['urge', 'remind'] }, 'invalid-field /ladder/rungs/1'],
  ['an unknown rung', { rungs: ['remind', 'shout'] }, 'invalid-field /ladder/rungs/1'],
  ['escalation without urging', { rungs: ['remind', 'escalate'] }, 'invalid-field /ladder/rungs'],
  ['reminding without saying when', { remindBefore: null }, 'invalid-field /ladder/remindBefore'],
  ['saying when without reminding', { rungs: ['urge'] }, 'invalid-field /ladder/remindBefore'],
  ['calendar days', { remindBefore: { count: 1, unit: 'calendarDays' } }, 'invalid-field /ladder/remindBefore/unit'],
  ['a count of 10^9', { remindBefore: { count: 1e9, unit: 'workingDays' } }, 'invalid-field /ladder/remindBefore/count'],
  ['a window of minus one', { digestMinutes: -1 }, 'invalid-field /ladder/digestMinutes'],
  ['an unknown field', { loud: true }, 'unknown-field /ladder/loud'],
])('a ladder with %s is refused with its path', (_name, change, expected) => {
  expect(fieldOf(() => readLadder({ ...ladder, ...change }, '/ladder'))).toBe(expected);
});

const [a, b, c] = ['a', 'b', 'c'].map((id) => asId<UserId>(id)) as [UserId, UserId, UserId];
const mail: UserSetting = { ...PLAIN_SETTING, mailAddress: 'a@example.invalid' };
const away = (delegateId: UserId | null): UserSetting => ({ ...mail, absentFrom: parseDay('2026-03-02'), absentTo: parseDay('2026-03-06'), delegateId });

test('who is away is stood in for from the first day to the last, also by a delegate’s delegate, and never by nobody', () => {
  const people = new Map([[a, away(b)], [b, mail], [c, mail]]);
  const told = (day: string): UserId => toldInstead(a, parseDay(day), (id) => people.get(id));
  expect(['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map(told)).toEqual([a, b, b, a]);
  people.set(b, away(c));
  expect(told('2026-03-03')).toBe(c);
  people.set(c, away(a));
  expect(told('2026-03-03'), 'all three are away').toBe(a);
  people.set(b, away(null));
  expect(told('2026-03-03'), 'the delegate is away and named nobody').toBe(a);
});

test.each<[string, Partial<UserSetting>, string]>([
  ['mail without an address', { mailAddress: null }, '/mailAddress'],
  ['short messages without a number', { channel: 'sms' }, '/phone'],
  ['quiet hours without an end', { quietFrom: '12:00' }, '/quietTo'],
  ['quiet hours without a beginning', { quietTo: '12:00' }, '/quietFrom'],
  ['quiet hours of no length', { quietFrom: '12:00', quietTo: '12:00' }, '/quietTo'],
  ['quiet hours all day', { quietFrom: '00:00', quietTo: '23:59' }, '/quietTo'],
  ['an absence without an end', { absentFrom: parseDay('2026-03-02') }, '/absentTo'],
  ['an absence that ends before it begins', { absentFrom: parseDay('2026-03-02'), absentTo: parseDay('2026-03-01') }, '/absentTo'],
  ['a delegate and no absence', { delegateId: b }, '/absentFrom'],
  ['a delegate of another organisation', { ...away(c) }, '/delegateId'],
])('a setting with %s is refused at its field', (_name, change, field) => {
  expect(fieldOf(() => checkSetting({ ...mail, ...change }, [b]))).toBe(`invalid-field ${field}`);
});

test('a setting that holds together is taken', () => {
  expect(fieldOf(() => checkSetting({ ...away(b), quietFrom: '12:00', quietTo: '13:30', digestAt: '09:00' }, [b]))).toBeUndefined();
});

test('retries wait twice as long each time, not longer than the most, and end', () => {
  const plan = { firstMs: 100, mostMs: 500, attempts: 5 };
  expect([1, 2, 3, 4, 5].map((n) => retryAfterMs(n, plan))).toEqual([100, 200, 400, 500, null]);
});
