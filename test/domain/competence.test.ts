import { describe, expect, test } from 'vitest';
import type { Judged } from '../../domain/competence.ts';
import { beyondPlatform, COMPETENCE } from '../../domain/competence.ts';
import { asId } from '../../domain/ids.ts';
import type { GroundId } from '../../domain/ids.ts';
import type { FindingResult, GroundKind } from '../../domain/objection.ts';
import { outcomesFor } from '../../domain/outcome.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { UNVERIFIED_EFFECTS } from '../../domain/policy-names.ts';
import { findPack } from '../../policies/load.ts';

/** One ground and what was found on it. */
const judged = (kind: GroundKind, result: FindingResult | null, more: Partial<Judged>): Judged => ({
  outcome: 'upheld', remedy: 'revoke', changes: [], annulled: false, ordered: false,
  grounds: [{ id: asId<GroundId>('g1'), kind, field: null }],
  findings: result === null ? [] : [{ groundId: asId<GroundId>('g1'), result }], ...more,
});
const CHANGES = { amount: [{ field: 'amount', to: '1' }], name: [{ field: 'subjectName', to: '甲' }] } as const;

describe('who is competent for what a decision would do', () => {
  test.each<[string, Judged, ReturnType<typeof beyondPlatform>]>([
    ['annulled and withdrawn', judged('performed', 'accurate', { annulled: true }), null],
    ['annulled and kept', judged('performed', 'accurate', { annulled: true, outcome: 'rejected', remedy: 'none' }), 'legality'],
    ['annulled and only corrected, though ordered', judged('performed', 'inaccurate', { annulled: true, ordered: true, remedy: 'correct' }), 'legality'],
    ['ordered by whoever reviewed it', judged('performed', 'accurate', { ordered: true }), null],
    ['rejected against what was ordered, as the provider found', judged('performed', 'accurate', { ordered: true, outcome: 'rejected', remedy: 'none' }), null],
    ['unverifiable after silence', judged('performed', null, { outcome: 'unverifiable', remedy: 'stopDisclosure' }), null],
    ['moot', judged('expired', 'accurate', { outcome: 'moot', remedy: 'none' }), null],
    ['rejected as found', judged('performed', 'accurate', { outcome: 'rejected', remedy: 'none' }), null],
    ['rejected against the finding', judged('performed', 'inaccurate', { outcome: 'rejected', remedy: 'none' }), 'content'],
    ['rejected after silence', judged('performed', null, { outcome: 'rejected', remedy: 'none' }), 'afterSilence'],
    ['rejected: whom it is about', judged('notOurs', null, { outcome: 'rejected', remedy: 'none' }), null],
    ['corrected as found', judged('wrongContent', 'partlyInaccurate', { remedy: 'correct', changes: CHANGES.amount }), null],
    ['corrected against the finding', judged('wrongContent', 'accurate', { remedy: 'correct', changes: CHANGES.amount }), 'content'],
    ['corrected after silence', judged('wrongContent', null, { remedy: 'correct', changes: CHANGES.amount }), 'afterSilence'],
    ['the name corrected', judged('wrongContent', 'accurate', { remedy: 'correct', changes: CHANGES.name }), null],
    ['copied wrongly and put right', judged('wrongContent', 'accurate', { remedy: 'correct', changes: CHANGES.amount, copying: [{ field: 'amount', handedIn: '1', ours: '2' }] }), null],
    ['copied wrongly, corrected to something else', judged('wrongContent', 'accurate', { remedy: 'correct', changes: CHANGES.amount, copying: [{ field: 'amount', handedIn: '3', ours: '2' }] }), 'content'],
    ['classed anew as found', judged('wrongContent', 'inaccurate', { remedy: 'correct', reclasses: true }), null],
    ['classed anew by the platform alone', judged('wrongContent', 'accurate', { remedy: 'correct', reclasses: true }), 'content'],
    ['withdrawn as found', judged('performed', 'inaccurate', {}), null],
    ['withdrawn: whom it is about', judged('notOurs', 'accurate', {}), null],
    ['withdrawn against the finding', judged('performed', 'accurate', {}), 'content'],
    ['withdrawn after silence', judged('performed', null, {}), 'afterSilence'],
  ])('%s', (_, decision, matter) => expect(beyondPlatform(decision)).toBe(matter));

  test('the last rule is about every decision', () => {
    expect(COMPETENCE.at(-1)!.of({} as never)).toBe(true);
  });
});

describe('§8-41 what becomes of what nobody can verify', () => {
  const { silence } = findPack('CN/2026-11')!;
  const of = (rule: PolicyPack['silence'], category: 'penalty' | 'redList' = 'penalty') => outcomesFor(category, { silence: rule }).find((o) => o.outcome === 'unverifiable')!.remedies;
  test.each(UNVERIFIED_EFFECTS)('is a value of the pack: %s', (unverified) => {
    expect(of({ ...silence!, unverified })).toEqual([{ annotate: 'annotate', stopDisclosure: 'stopDisclosure', delete: 'revoke' }[unverified]]);
    expect(of({ ...silence!, unverified }, 'redList'), 'an advantage nobody can verify is none').toEqual(['revoke']);
  });
  test('without one it is what silence does', () => expect(of(silence)).toEqual(['stopDisclosure']));
});
