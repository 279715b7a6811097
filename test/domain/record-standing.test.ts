import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/act.ts';
import type { Contribution, OpenStanding, RecordStanding, SettledStanding } from '../../domain/record-standing.ts';
import { contributionOf, OPEN_STANDINGS, readsDifferently, recordAfter, SETTLED_STANDINGS, standingOf } from '../../domain/record-standing.ts';
import { foldCase } from '../../domain/situation.ts';
import { instantOfMs } from '../../domain/time.ts';
import type { GoldenName } from '../golden-logs/read-golden-log.ts';
import { GOLDEN_LOGS, goldenActs } from '../golden-logs/read-golden-log.ts';

const open = (standing: OpenStanding): Contribution => ({ standing, settledAt: null });
const settled = (standing: SettledStanding, minute = 0): Contribution => ({ standing, settledAt: instantOfMs(minute * 60_000) });
const [received, disputed, unverified] = [open('received'), open('disputed'), open('unverified')];
const [rejected, corrected, revoked] = [settled('rejected'), settled('corrected'), settled('revoked')];

const CASES: [string, Contribution[], RecordStanding][] = [
  ['no case', [], { mark: 'none', state: 'published' }],
  ['filed', [received], { mark: 'objectionReceived', state: 'published' }],
  ['accepted', [disputed], { mark: 'disputed', state: 'published' }],
  ['the provider silent to the end', [unverified], { mark: 'disputed', state: 'disclosureStopped' }],
  ['rejected', [rejected], { mark: 'confirmedSubjectDisagrees', state: 'published' }],
  ['corrected', [corrected], { mark: 'corrected', state: 'published' }],
  ['revoked', [revoked], { mark: 'corrected', state: 'revoked' }],
  ['A accepted, B filed', [disputed, received], { mark: 'disputed', state: 'published' }],
  ['A rejected while the silence in B stopped the disclosure', [rejected, unverified], { mark: 'disputed', state: 'disclosureStopped' }],
  ['A corrected while the silence in B stopped the disclosure', [corrected, unverified], { mark: 'disputed', state: 'disclosureStopped' }],
  ['A under verification while the silence in B stopped the disclosure', [disputed, unverified], { mark: 'disputed', state: 'disclosureStopped' }],
  ['A revoked while B is open', [revoked, disputed], { mark: 'corrected', state: 'revoked' }],
  ['A revoked, B silent', [revoked, unverified], { mark: 'corrected', state: 'revoked' }],
  ['A revoked, then B rejected: not published again', [revoked, settled('rejected', 5)], { mark: 'corrected', state: 'revoked' }],
  ['A revoked, then B corrected as decided before: not published again', [revoked, settled('corrected', 5)], { mark: 'corrected', state: 'revoked' }],
  ['A rejected and closed, B still open', [rejected, disputed], { mark: 'disputed', state: 'published' }],
  ['A corrected, B waits for acceptance', [corrected, received], { mark: 'objectionReceived', state: 'published' }],
  ['A corrected, then B rejected', [corrected, settled('rejected', 5)], { mark: 'confirmedSubjectDisagrees', state: 'published' }],
  ['A rejected, then B corrected', [rejected, settled('corrected', 5)], { mark: 'corrected', state: 'published' }],
  ['A undisclosed, then B corrected: stays so until A itself is examined anew', [settled('undisclosed', 1), settled('corrected', 5)], { mark: 'corrected', state: 'disclosureStopped' }],
  ['A annotated, B received', [settled('annotated', 1), open('received')], { mark: 'objectionReceived', state: 'published' }],
  ['A in remedy alone', [settled('inRemedy', 1)], { mark: 'inRemedy', state: 'published' }],
  ['A moot alone', [settled('moot', 1)], { mark: 'none', state: 'published' }],
  ['A rejected and B corrected at one instant', [rejected, corrected], { mark: 'corrected', state: 'published' }],
];

test.each(CASES)('%s', (_name, contributions, expected) => {
  expect(standingOf(contributions)).toEqual(expected);
  expect(standingOf(contributions.toReversed()), 'written the other way round').toEqual(expected);
});

describe('whatever the cases are', () => {
  const contribution = fc.oneof(
    fc.constantFrom(...OPEN_STANDINGS).map(open),
    fc.tuple(fc.constantFrom(...SETTLED_STANDINGS), fc.integer({ min: 0, max: 3 })).map(([standing, minute]) => settled(standing, minute)),
  );
  const cases = fc.array(contribution, { maxLength: 6 });
  const shuffled = cases.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })));

  test('the order in which they are written does not matter', () => {
    fc.assert(fc.property(shuffled, ([one, other]) => {
      expect(standingOf(other)).toEqual(standingOf(one));
    }));
  });

  test('no further case publishes what another withdrew, or discloses what another keeps unverified', () => {
    const RANK = { published: 0, disclosureStopped: 1, revoked: 2 };
    fc.assert(fc.property(cases, contribution, (all, one) => {
      expect(RANK[standingOf([...all, one]).state]).toBeGreaterThanOrEqual(RANK[standingOf(all).state]);
    }));
  });

  test('an unsettled case is seen in the mark, unless the record is withdrawn', () => {
    fc.assert(fc.property(cases, fc.constantFrom(...OPEN_STANDINGS).map(open), (all, one) => {
      const { mark, state } = standingOf([...all, one]);
      expect(state === 'revoked' ? ['corrected'] : ['objectionReceived', 'disputed']).toContain(mark);
    }));
  });
});

describe('what a case contributes', () => {
  /** The standing after each act of a stored log, where it changes. */
  const course = (acts: Act[]): string[] => acts.map((_, i) => contributionOf(foldCase(acts.slice(0, i + 1))).standing).filter((x, i, all) => x !== all[i - 1]);
  const COURSES: Record<GoldenName, string[]> = {
    upheld: ['received', 'disputed', 'revoked'],
    rejected: ['received', 'disputed', 'rejected', 'disputed', 'rejected'],
    silence: ['received', 'disputed', 'unverified', 'corrected'],
    extended: ['received', 'disputed', 'rejected'],
  };
  test.each(GOLDEN_LOGS)('in the stored log "%s"', (name) => {
    expect(course(goldenActs(name))).toEqual(COURSES[name]);
  });

  test('a decision to put right settles nothing until the record is put right', () => {
    const acts = goldenActs('upheld');
    const decided = acts.findIndex((a) => a.kind === 'decided');
    const revokedAt = acts.find((a) => a.kind === 'recordRevoked')!.occurredAt;
    expect(contributionOf(foldCase(acts.slice(0, decided + 1)))).toEqual({ standing: 'disputed', settledAt: null });
    expect(contributionOf(foldCase(acts))).toEqual({ standing: 'revoked', settledAt: revokedAt });
  });

  test.each(GOLDEN_LOGS)('alone on its record, the case of "%s" marks it after every transaction as its log says', (name) => {
    const acts = goldenActs(name);
    const lastOfTransaction = acts.flatMap((_, i) => (acts[i + 1]?.author.class === 'entailed' ? [] : [i + 1]));
    for (const end of lastOfTransaction) {
      const s = foldCase(acts.slice(0, end));
      expect(standingOf([contributionOf(s)]).mark, `${acts[end - 1]!.kind} ${end}`).toBe(s.mark);
    }
  });
});

describe('what an act in one case changes for the readers of the others', () => {
  const acts = goldenActs('upheld');
  const after = (kind: Act['kind']) => foldCase(acts.slice(0, acts.findIndex((a) => a.kind === kind) + 1));

  test('a correction of their record: version, mark and disclosure', () => {
    const before = { version: 1, mark: 'disputed', state: 'published' } as const;
    const revokedNow = recordAfter(after('recordRevoked'), before, [disputed]);
    expect(revokedNow).toEqual({ version: 2, mark: 'corrected', state: 'revoked' });
    expect(readsDifferently(before, revokedNow)).toBe(true);
  });

  test('nothing, when their own case disputes the record all the same', () => {
    const before = { version: 1, mark: 'disputed', state: 'published' } as const;
    for (const kind of ['filed', 'accepted', 'answered', 'decided'] as const) {
      expect(readsDifferently(before, recordAfter(after(kind), before, [disputed])), kind).toBe(false);
    }
  });

  test('a case that has not corrected the record takes no newer version back', () => {
    const before = { version: 3, mark: 'corrected', state: 'published' } as const;
    expect(recordAfter(after('accepted'), before, [corrected])).toEqual({ version: 3, mark: 'disputed', state: 'published' });
  });
});
