import { expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import type { PublicityFacts } from '../../domain/publicity.ts';
import { assertProofs, assertRepairable, repairClock, repairDraftOf } from '../../domain/repair-requests.ts';
import type { RepairSituation } from '../../domain/repair.ts';
import type { RepairWorld } from '../../domain/repair-world.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { loadCalendar } from '../../policies/load.ts';
import { repairEditionOn, repairEditions } from '../../policies/load-repair.ts';

/** A record of which all is done that can be done, on a day. */
function world(change: Partial<Omit<RepairWorld, 'publicity'>> & { facts?: Partial<PublicityFacts>; endedOn?: string } = {}, today = '2026-11-02'): RepairWorld {
  const facts: PublicityFacts = {
    sector: 'tax', sanctions: ['fine'], decidedOn: parseDay('2026-05-11'), publishedOn: parseDay('2026-05-20'), correctedOn: parseDay('2026-06-01'), performedOn: parseDay('2026-06-01'), restrictedUntil: null, ...change.facts,
  };
  const { facts: _facts, endedOn, ...rest } = change;
  return {
    at: parseInstant(`${today}T02:00:00.000Z`), today: parseDay(today), pack: repairEditionOn(facts.sector, parseDay(today)).pack, calendar: loadCalendar(), calendarOf: () => loadCalendar(), confirmed: new Set(), editions: repairEditions(facts.sector),
    record: { version: 1, state: 'published', fields: { subjectName: '', documentNumber: '', conduct: '', penalty: '', amount: '', decidedOn: '2026-05-11', publicUntil: '', performed: 'yes' } },
    publicity: { ...facts, endedOn: endedOn === undefined ? null : parseDay(endedOn), endedHow: endedOn === undefined ? null : 'repaired' }, measures: [], restorable: [], recipients: [], openObjection: null, bar: null,
    wayOf: () => 'web', superiorOf: () => null, inOffice: (org) => org, newId: () => 'id', ...rest,
  };
}
function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.field ?? null, { ...error.params }];
    throw error;
  }
  return 'taken';
}

test.each<[string, RepairWorld, unknown]>([
  ['when all is done', world(), 'taken'],
  ['before the earliest day: the day', world({}, '2026-08-19'), ['too-early', '/recordId', { earliest: '2026-08-20', because: 'minimum' }]],
  ['on that day', world({}, '2026-08-20'), 'taken'],
  ['of a class that is never repaired: the clause, the edition, and when it ends by itself', world({ facts: { sector: 'marketSupervision', sanctions: ['revocation'], decidedOn: parseDay('2025-01-06'), publishedOn: parseDay('2025-01-10') } }, '2025-06-02'),
    ['not-repairable', '/recordId', { clause: expect.stringContaining('不得提前停止公示') as string, edition: 'CN-repair-samr/2021-09', until: '2028-01-10' }]],
  ['inside a bar: the day after', world({ bar: parseDay('2029-10-01') }), ['too-early', '/recordId', { earliest: '2029-10-02', because: 'bar' }]],
  ['when it has been repaired already', world({ endedOn: '2026-10-12' }), ['publicity-ended', '/recordId', { endedOn: '2026-10-12' }]],
  ['when the record has been revoked', world({ record: { ...world().record, state: 'revoked' } }), ['not-allowed-in-stage', '/recordId', { state: 'revoked' }]],
  ['while nothing is known of its publicity', { ...world(), publicity: null }, ['publicity-unknown', null, {}]],
])('an application %s', (_name, its, expected) => {
  expect(refusalOf(() => assertRepairable(its, 'performed', false))).toEqual(expected);
});

test('the authority’s own exit and a reorganisation need no minimum; a bar stops them, too', () => {
  expect(refusalOf(() => assertRepairable(world({}, '2026-06-02'), 'performed', true))).toBe('taken');
  expect(refusalOf(() => assertRepairable(world({}, '2026-06-02'), 'reorganisation', false))).toBe('taken');
  expect(refusalOf(() => assertRepairable(world({ bar: parseDay('2029-10-01') }, '2026-06-02'), 'performed', true))).toMatchObject(['too-early', '/recordId', { because: 'bar' }]);
});

test('a proof of tomorrow names its field and the day of today', () => {
  expect(refusalOf(() => assertProofs([{ datedOn: parseDay('2026-11-02') }, { datedOn: parseDay('2026-11-03') }], parseDay('2026-11-02')))).toEqual(['date-in-future', '/proofs/1/datedOn', { today: '2026-11-02' }]);
});

test('no text of the bar after a false commitment has been seen: it bars nobody before the city has signed it', () => {
  const revoked = (confirmed: string[]) => repairDraftOf({ kind: 'repairRevoked', reason: 'falseCommitment', reasons: '' }, {} as RepairSituation, world({ confirmed: new Set(confirmed) })).draft.facts;
  expect(revoked([])).toMatchObject({ barUntil: null });
  expect(revoked(['/limits/repairTotal'])).toMatchObject({ barUntil: null });
  expect(revoked(['/limits/falseCommitmentBar'])).toMatchObject({ barUntil: '2029-11-02' });
});

test('an extension: once, before the due instant, never beyond the whole of the repair, and by the authority’s own calendar', () => {
  const its = world({}, '2026-11-02');
  const s = { authorityId: 'daqing-tax', platformId: 'daqing-platform', clocks: ['repairDecision', 'repairTotal'].map((limit) => ({ limit, ref: 'r', generation: 1, endedAt: null, terms: repairClock(limit as 'repairDecision', its) })), repairId: 'r' } as unknown as RepairSituation;
  const extend = (at: string, of = s) => repairDraftOf({ kind: 'repairExtended', reason: '情况复杂' }, of, { ...its, at: parseInstant(at) }).draft;
  const draft = extend('2026-11-03T02:00:00.000Z');
  expect(draft).toMatchObject({ kind: 'repairExtended', facts: { count: 3, left: 0, decision: { dueOn: '2026-11-10' } } });
  expect((refusalOf(() => extend('2026-11-06T02:00:00.000Z')) as unknown[])[0]).toBe('limit-expired');
  const again = { ...s, clocks: [{ ...s.clocks[0]!, terms: (draft as Extract<typeof draft, { kind: 'repairExtended' }>).facts.decision }, s.clocks[1]!] };
  expect((refusalOf(() => extend('2026-11-04T02:00:00.000Z', again)) as unknown[])[0]).toBe('already-done');
  // Received late in the whole: what is added stops before it, and where no day is left nothing is added.
  const short = { ...s, clocks: [s.clocks[0]!, { ...s.clocks[1]!, terms: { ...s.clocks[1]!.terms, dueAt: parseInstant('2026-11-06T16:00:00.000Z') } }] } as RepairSituation;
  expect(extend('2026-11-03T02:00:00.000Z', short)).toMatchObject({ facts: { count: 1, decision: { dueOn: '2026-11-06' } } });
  const none = { ...s, clocks: [s.clocks[0]!, { ...s.clocks[1]!, terms: { ...s.clocks[1]!.terms, dueAt: s.clocks[0]!.terms.dueAt } }] } as RepairSituation;
  expect((refusalOf(() => extend('2026-11-03T02:00:00.000Z', none)) as unknown[])[0]).toBe('total-exhausted');
});
