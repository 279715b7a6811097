import { describe, expect, test } from 'vitest';
import { conflictOf } from '../../domain/conflict.ts';
import type { PersonActKind } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { SubjectId, UserId } from '../../domain/ids.ts';
import { may } from '../../domain/permission.ts';
import type { CaseSituation, HandKind } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';

const acts = goldenActs('rejected');
/** The case as it stands right after the n-th act of a kind. */
const after = (kind: string, n = 1): CaseSituation => foldCase(acts.slice(0, acts.flatMap((act, i) => (act.kind === kind ? [i] : []))[n - 1]! + 1));
const person = (userId: string, subjectId: SubjectId | null = null) => ({ userId: asId<UserId>(userId), subjectId });
const by = (s: CaseSituation, kind: HandKind, round: number): string => s.hands.find((hand) => hand.kind === kind && hand.round === round)!.userId;

describe('回避', () => {
  test('nobody acts in office in their own cause, neither as the subject’s person nor as who filed', () => {
    const s = after('filed');
    for (const kind of ['accepted', 'answered', 'decisionDrafted', 'decisionReturned', 'decided', 'reopened', 'clockExtended'] satisfies PersonActKind[]) {
      expect(conflictOf(s, person('somebody', s.subjectId), kind), kind).toBe('ownCase');
      expect(conflictOf(s, person(by(s, 'filed', 1)), kind), kind).toBe('ownCase');
      expect(conflictOf(s, person('somebody'), kind), kind).toBeNull();
    }
    expect(conflictOf(s, person('somebody', s.subjectId), 'restorationConfirmed')).toBeNull();
  });

  test('who answered the verification does not decide on it', () => {
    const s = after('decisionOpened');
    expect(conflictOf(s, person(by(s, 'answered', 1)), 'decided')).toBe('ownAnswer');
    expect(conflictOf(s, person(by(s, 'answered', 1)), 'decisionDrafted')).toBe('ownAnswer');
    expect(conflictOf(s, person('somebody'), 'decided')).toBeNull();
  });

  test('what is examined anew (复核) is decided by another person; the first time nobody has decided yet', () => {
    const first = after('decisionOpened');
    const decider = acts.find((act) => act.kind === 'decided')!;
    const who = decider.author.class === 'person' ? decider.author.userId : '';
    expect(conflictOf(first, person(who), 'decided')).toBeNull();
    const second = after('decisionOpened', 2);
    expect(conflictOf(second, person(who), 'decided')).toBe('ownDecision');
    const clerk = (userId: string) => ({ userId: asId<UserId>(userId), name: '', roles: ['clerk' as const], orgId: second.platformId, subjectId: null });
    expect(may(second, clerk(who), { kind: 'decided', ref: second.caseId, how: null })).toEqual({ allowed: false, code: 'conflict-of-interest', params: { conflict: 'ownDecision' } });
    expect(may(second, clerk('platform-clerk-2'), { kind: 'decisionDrafted', ref: second.caseId, how: null })).toEqual({ allowed: true });
    // Who has only drafted it the first time may draft again, and never sign.
    second.hands.push({ kind: 'decisionDrafted', round: 1, userId: asId('drafter') });
    expect([conflictOf(second, person('drafter'), 'decisionDrafted'), conflictOf(second, person('drafter'), 'decided')]).toEqual([null, 'ownDecision']);
  });
});
