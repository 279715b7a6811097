import { expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { REMEDIES } from '../../domain/objection.ts';
import { validatePack } from '../../domain/policy-merge.ts';
import { foundedValues } from '../../domain/policy-evidence.ts';
import { correctionNeedsAnother, decisionChain } from '../../domain/signing.ts';
import { currentPack } from '../../policies/load.ts';
import { changed } from './policy-pack-changes.ts';

const CHAIN = { organ: 'platform', letter: 'decisionLetter', remedy: 'none', review: true, otherSigner: true, evidence: 'assumption', basis: '本市规定', source: 'law.md §7' };
const chains = (edit: (rows: Record<string, unknown>[]) => unknown[] = (rows) => rows): unknown => edit(REMEDIES.map((remedy) => ({ ...CHAIN, remedy })));
const refusal = (signing: unknown): string => {
  try {
    validatePack(changed('CN.json', '/signing', signing));
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.message : String(error);
  }
};

test('the city’s chains: another signs what withdraws a record or leaves a subject without help; nobody reviews', () => {
  const pack = currentPack();
  expect(Object.fromEntries(REMEDIES.map((remedy) => [remedy, decisionChain(pack, remedy)]))).toEqual({
    correct: { review: false, otherSigner: false }, ...Object.fromEntries(REMEDIES.filter((r) => r !== 'correct').map((r) => [r, { review: false, otherSigner: true }])),
  });
  expect(foundedValues(pack).filter(({ pointer }) => pointer.startsWith('/signing/')).map(({ pointer, evidence }) => [pointer, evidence])).toEqual(
    ['revoke', 'none', 'annotate', 'stopDisclosure', 'correct'].map((remedy) => [`/signing/platform-decisionLetter-${remedy}`, 'assumption']),
  );
});

test('a pack states a chain of each decision, once, and none that nobody would follow', () => {
  expect(refusal(chains())).toBe('accepted');
  expect(refusal(chains((rows) => rows.slice(1)))).toMatch(/^\/signing: .*found none of correct/);
  expect(refusal(undefined)).toMatch(/^\/signing: .*found none of correct/);
  expect(refusal(chains((rows) => [...rows, rows[0]!]))).toMatch(/^\/signing/);
  expect(refusal(chains((rows) => [...rows, { ...CHAIN, remedy: null }]))).toMatch(/expected a remedy with a decisionLetter/);
  expect(refusal(chains((rows) => [...rows, { ...CHAIN, letter: 'transferNotice' }]))).toMatch(/null with any other letter/);
  expect(refusal(chains((rows) => [...rows, { ...CHAIN, letter: 'transferNotice', remedy: null }]))).toMatch(/only a decisionLetter is reviewed/);
  expect(refusal(chains((rows) => [...rows, { ...CHAIN, organ: 'court' }]))).toMatch(/^\/signing\/5\/organ/);
});

test('a correction takes another person where the letter itself took one, to sign or to review it', () => {
  const of = (signing: readonly object[]) => (letter: 'decisionLetter' | 'transferNotice', remedy: 'none' | 'correct' | null) => correctionNeedsAnother({ signing: signing as never }, letter, remedy);
  const own = of([{ ...CHAIN, review: false, otherSigner: false, remedy: 'correct' }, { ...CHAIN, otherSigner: false }, { ...CHAIN, letter: 'transferNotice', remedy: null, review: false }]);
  expect([own('decisionLetter', 'correct'), own('decisionLetter', 'none'), own('transferNotice', 'none'), of([])('transferNotice', null)]).toEqual([false, true, true, false]);
});
