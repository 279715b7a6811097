import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { buildCalendar } from '../../domain/calendar.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { movesToldTo, moveOf, toldOf } from '../../domain/clock-change.ts';
import type { OpenClock } from '../../domain/clock-change.ts';
import { explainClock, startClock } from '../../domain/clock.ts';
import { extendClock, stopClock } from '../../domain/clock-ledger.ts';
import { asId } from '../../domain/ids.ts';
import type { ChangeId, OrgId, SubjectId, UserId } from '../../domain/ids.ts';
import type { LimitName } from '../../domain/limit.ts';
import type { Owner } from '../../domain/clock-fold.ts';
import { CHANGE_STATES, CHANGE_TASKS, mayOnChange } from '../../domain/policy-change.ts';
import { ROLES } from '../../domain/actor.ts';
import { addDays, dayAt, instantOn, parseDay, parseInstant, plusMs } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { calendarFiles, currentPack, loadCalendar } from '../../policies/load.ts';

const pack = currentPack();
const before = loadCalendar();
const org: Owner = { org: asId<OrgId>('tax') };
const subject: Owner = { subject: asId<SubjectId>('somebody') };
const at = parseInstant('2026-03-02T02:00:00Z'); // Monday

/** The national calendar with a revised notice of 2026 that makes days off or worked. */
function revised(days: readonly { day: string; kind: 'off' | 'worked' }[]): Calendar {
  const files = calendarFiles();
  return buildCalendar({
    ...files,
    years: files.years.map((year) => (year.year !== 2026 ? year : {
      ...year, revisions: [...year.revisions, { published: { date: parseDay('2026-02-28'), url: 'https://example.org/n' }, days: days.map(({ day, kind }) => ({ day: parseDay(day), kind, name: '改' })) }],
    })),
  });
}
const off = (...days: string[]): Calendar => revised(days.map((day) => ({ day, kind: 'off' })));
const worked = (...days: string[]): Calendar => revised(days.map((day) => ({ day, kind: 'worked' })));
const open = (limit: LimitName, owner: Owner = org): OpenClock => ({ limit, ref: 'o1', generation: 1, owner, terms: startClock(limit, at, pack, before) });
const moved = (clock: OpenClock, calendar: Calendar, now = at) => moveOf(clock, now, { pack, calendar });

describe('a new calendar over an open clock', () => {
  it('moves a date later, with the hard stop of a verification', () => {
    const clock = open('verification');
    const found = moved(clock, off('2026-03-04'));
    expect(found).toMatchObject({ move: { why: 'later', before: { dueOn: '2026-03-09' }, after: { dueOn: '2026-03-10', told: null }, hardStop: { startedAt: parseInstant('2026-03-10T16:00:00Z') } } });
  });
  it('moves what an agency has to keep earlier, too', () => {
    expect(moved(open('verification'), worked('2026-03-07'))).toMatchObject({ move: { why: 'earlier', after: { dueOn: '2026-03-07' } } });
  });
  it('never moves what the applicant has to keep earlier', () => {
    expect(moved(open('restorationConfirmation', subject), worked('2026-03-07', '2026-03-08'))).toEqual({ kept: 'applicant' });
    expect(moved(open('restorationConfirmation', subject), off('2026-03-04'))).toMatchObject({ move: { why: 'later' } });
  });
  it('leaves alone what has passed, what stands still, what it counts alike, and what would have passed before anybody knew', () => {
    const clock = open('verification');
    const { dueAt } = clock.terms;
    expect(moved(clock, off('2026-03-04'), dueAt!)).toEqual({ kept: 'missed' });
    expect(moved(clock, off('2026-03-04'), plusMs(dueAt!, -1))).toMatchObject({ move: { why: 'later' } });
    expect(moved(clock, off('2026-05-20'))).toEqual({ kept: 'same' });
    expect(moved(clock, before)).toEqual({ kept: 'same' });
    const standing = { ...clock, terms: stopClock(clock.terms, plusMs(at, 1), 'expertTest', { pack, calendar: before }) };
    expect(moved(standing, off('2026-03-04'))).toEqual({ kept: 'standing' });
    expect(moved(clock, worked('2026-03-07'), parseInstant('2026-03-08T02:00:00Z'))).toEqual({ kept: 'tooEarly' });
  });
  it('keeps the ledger: what was granted stays granted', () => {
    const clock = open('verification');
    const extended = { ...clock, terms: extendClock(clock.terms, plusMs(at, 1), { pack, calendar: before }) };
    const found = moved(extended, off('2026-03-04'));
    expect(found).toMatchObject({ move: { why: 'later', after: { extensions: [{ count: 5 }] } } });
  });
  it('says when a provisional date has become certain, on the same day', () => {
    const early = loadCalendar(parseDay('2025-10-01'));
    const start = parseInstant('2026-01-05T02:00:00Z');
    const clock: OpenClock = { ...open('total'), terms: startClock('total', start, pack, early) };
    expect(clock.terms.provisional).toBe(true);
    expect(moveOf(clock, start, { pack, calendar: before })).toMatchObject({ move: { why: 'certain', before: { dueOn: '2026-01-19', provisional: true }, after: { dueOn: '2026-01-19', provisional: false } } });
  });
});

test('any move of any clock explains itself, goes only later for the applicant, and is no move the second time', () => {
  const limits: LimitName[] = ['verification', 'total', 'acceptance', 'restorationConfirmation', 'restoration'];
  fc.assert(fc.property(
    fc.constantFrom(...limits), fc.integer({ min: 0, max: 200 }), fc.boolean(), fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), fc.boolean(),
    (limit, startDay, applicant, offsets, isOff) => {
      const start = instantOn(addDays(parseDay('2026-01-05'), startDay), '10:00', pack.zone);
      const days = [...offsets].sort((a, b) => a - b).map((n): { day: Day; kind: 'off' | 'worked' } => ({ day: addDays(dayAt(start, pack.zone), n), kind: isOff ? 'off' : 'worked' }));
      const calendar = revised(days.filter(({ day }) => day.startsWith('2026')));
      const clock: OpenClock = { limit, ref: 'o', generation: 1, owner: applicant ? subject : org, terms: startClock(limit, start, pack, before) };
      const found = moveOf(clock, start, { pack, calendar });
      if ('kept' in found) return;
      const { after } = found.move;
      expect(explainClock(after, pack, calendar).dueAt).toBe(after.dueAt);
      expect(after.dueAt > start).toBe(true);
      if (applicant) expect(after.dueAt >= clock.terms.dueAt!).toBe(true);
      expect(moveOf({ ...clock, terms: after }, start, { pack, calendar })).toEqual({ kept: 'same' });
    },
  ), { numRuns: 400 });
});

test('the applicant hears of the dates in the applicant’s letters, a department of its own, nobody of a date that stayed', () => {
  const verification = moved(open('verification'), off('2026-03-04'));
  const total = moved(open('total'), off('2026-03-04'));
  if (!('move' in verification) || !('move' in total)) throw new Error('both move');
  const facts = { change: asId<ChangeId>('c'), moves: [verification.move, total.move] };
  const told = (to: Owner) => movesToldTo(to, facts, () => org).map(({ limit }) => limit);
  expect(told(subject)).toEqual(['verification']);
  expect(told(org)).toEqual(['verification']);
  expect(told({ org: asId<OrgId>('other') })).toEqual([]);
  // Whatever a letter prints a date of is told anew: the roll-back, the superior's decision, the joint meeting.
  for (const limit of ['rollback', 'superiorDecision', 'jointMeeting'] as const) expect(toldOf({ limit, why: 'later' })).toEqual({ applicant: false, owner: true });
  expect(toldOf({ limit: 'verification', why: 'certain' })).toEqual({ applicant: false, owner: false });
});

test('who may do what to a change: the whole table', () => {
  const platform = { id: asId<OrgId>('platform'), superiorId: asId<OrgId>('government') };
  const rows = CHANGE_TASKS.map((task) => {
    const allowed = ROLES.flatMap((role) => (['platform', 'government', 'elsewhere'] as const).flatMap((where) => {
      const actor = { userId: asId<UserId>('me'), name: role, roles: [role], orgId: role === 'subject' ? null : asId<OrgId>(where), subjectId: null };
      return mayOnChange(task, actor, platform, { state: 'proposed', proposedBy: asId<UserId>('another') }).allowed ? [`${role} of ${where}`] : [];
    }));
    return [task, allowed.join(', ')];
  });
  const everywhere = (role: string): string => `${role} of platform, ${role} of government, ${role} of elsewhere`;
  const own = (role: string): string => `${role} of platform, ${role} of government`;
  expect(Object.fromEntries(rows)).toEqual({
    read: ['clerk', 'supervisor', 'auditor', 'operator'].map(everywhere).join(', '),
    propose: [own('supervisor'), own('operator')].join(', '), approve: own('supervisor'), reject: [own('supervisor'), own('operator')].join(', '),
  });
  const supervisor = { userId: asId<UserId>('me'), name: '', roles: ['supervisor' as const], orgId: asId<OrgId>('platform'), subjectId: null };
  expect(mayOnChange('approve', supervisor, platform, { state: 'proposed', proposedBy: supervisor.userId })).toMatchObject({ allowed: false, code: 'second-person-needed' });
  for (const state of CHANGE_STATES.filter((each) => each !== 'proposed')) {
    expect(mayOnChange('approve', supervisor, platform, { state, proposedBy: asId<UserId>('another') })).toMatchObject({ allowed: false, code: 'already-done' });
  }
});
