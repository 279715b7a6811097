import { describe, expect, test } from 'vitest';
import { conflictOf, DECIDING } from '../../domain/conflict.ts';
import type { RecordedBy } from '../../domain/filing-acts.ts';
import type { PersonActKind } from '../../domain/act.ts';
import type { DecisionDraft } from '../../domain/decision-draft.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, SubjectId, UserId } from '../../domain/ids.ts';
import { may } from '../../domain/permission.ts';
import type { CaseSituation, HandKind } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';

const acts = goldenActs('rejected');
/** The case as it stands right after the n-th act of a kind. */
const after = (kind: string, n = 1): CaseSituation => foldCase(acts.slice(0, acts.flatMap((act, i) => (act.kind === kind ? [i] : []))[n - 1]! + 1));
const person = (userId: string, subjectId: SubjectId | null = null) => ({ userId: asId<UserId>(userId), subjectId });
const by = (s: CaseSituation, kind: HandKind, round: number): string => s.hands.find((hand) => hand.kind === kind && hand.round === round)!.userId;

describe('§8-42 the unit that entered the record', () => {
  const entered = (recordedBy: RecordedBy): CaseSituation => ({ ...after('decisionOpened'), recordedBy });
  const platform = after('decisionOpened').platformId;
  const at = (userId: string, orgId: OrgId | null, unitId?: OrgId) => ({ ...person(userId), orgId, ...(unitId === undefined ? {} : { unitId }) });
  const [ENTRY, REVIEW] = [asId<OrgId>('entry-office'), asId<OrgId>('review-office')];

  test.each(DECIDING.map((kind) => [kind]))('%s: not by who entered it, nor by their unit; by another unit, or another organ', (kind) => {
    const s = entered({ userId: asId('recorder'), orgId: platform, unitId: ENTRY });
    expect(conflictOf(s, at('recorder', platform, REVIEW), kind)).toBe('ownRecord');
    expect(conflictOf(s, at('colleague', platform, ENTRY), kind)).toBe('ownUnit');
    for (const who of [at('other', platform, REVIEW), at('other', platform), at('other', asId('elsewhere'), ENTRY)]) expect(conflictOf(s, who, kind)).toBeNull();
    // An organisation without units is one.
    const whole = entered({ userId: asId('recorder'), orgId: platform });
    expect([conflictOf(whole, at('colleague', platform), kind), conflictOf(whole, at('other', platform, REVIEW), kind)]).toEqual(['ownUnit', null]);
  });

  test('what leads to a decision and is none stays open to them', () => {
    const s = entered({ userId: asId('recorder'), orgId: platform, unitId: ENTRY });
    for (const kind of ['accepted', 'answered', 'serviceReceipted', 'remedyServed'] satisfies PersonActKind[]) expect(conflictOf(s, at('recorder', platform, ENTRY), kind), kind).toBeNull();
  });
});

describe('回避', () => {
  test('nobody acts in office in their own cause, neither as the subject’s person nor as who filed', () => {
    const s = after('filed');
    for (const kind of ['accepted', 'answered', 'decisionDrafted', 'decisionReviewed', 'decisionReturned', 'decided', 'reopened', 'clockExtended'] satisfies PersonActKind[]) {
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

  test('审核: whoever reviews has not drafted, whoever signs has done neither, and nobody does either whom something else excludes', () => {
    const first = after('decisionOpened', 2);
    const drafted = (draft: Partial<DecisionDraft>): CaseSituation => ({
      ...structuredClone(first), draft: { seq: 0, at: first.filedAt, by: asId('drafter'), otherSigner: true, review: true, state: 'open', ...draft },
    });
    const reviewed = { seq: 1, at: first.filedAt, by: asId<UserId>('reviewer') };
    first.hands.push({ kind: 'decisionReviewed', round: 1, userId: asId('reviewed-before') });
    const excluded = [person('somebody', first.subjectId), ...(['filed', 'answered', 'decided'] as const).map((kind) => person(first.hands.findLast((hand) => hand.kind === kind)!.userId)), person('reviewed-before')];
    for (const s of [drafted({}), drafted({ reviewed }), drafted({ reviewed, otherSigner: false })]) {
      for (const who of excluded) for (const kind of ['decisionReviewed', 'decided'] as const) expect(conflictOf(s, who, kind), `${who.userId} ${kind}`).not.toBeNull();
      expect(conflictOf(s, person('drafter'), 'decisionReviewed')).toBe('ownDraft');
      for (const kind of ['decisionReviewed', 'decided'] as const) expect(conflictOf(s, person('somebody'), kind)).toBeNull();
    }
    const signs = (draft: Partial<DecisionDraft>) => ['drafter', 'reviewer'].map((who) => conflictOf(drafted(draft), person(who), 'decided'));
    expect(signs({ reviewed })).toEqual(['ownDraft', 'ownReview']);
    // Where the chain lets the drafter sign, a review is the second look, and its reviewer may sign as well.
    expect(signs({ reviewed, otherSigner: false })).toEqual([null, null]);
    const clerk = { ...person('fresh'), name: '', roles: ['clerk' as const], orgId: first.platformId };
    const asked = (draft: Partial<DecisionDraft>, kind: 'decisionReviewed' | 'decided') => may(drafted(draft), clerk, { kind, ref: first.caseId, how: null });
    expect([asked({}, 'decided'), asked({ reviewed }, 'decided')]).toEqual([{ allowed: false, code: 'review-needed', params: {} }, { allowed: true }]);
    expect([asked({}, 'decisionReviewed'), asked({ reviewed }, 'decisionReviewed').allowed, asked({ state: 'overtaken' }, 'decisionReviewed').allowed]).toEqual([{ allowed: true }, false, false]);
  });
});
