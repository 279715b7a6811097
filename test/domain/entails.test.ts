import { describe, expect, test } from 'vitest';
import type { Act, ActDraft } from '../../domain/act.ts';
import type { CaseWorld } from '../../domain/case-world.ts';
import { entails, lettersOf } from '../../domain/entails.ts';
import { asId } from '../../domain/ids.ts';
import type { MeasureId, OrgId } from '../../domain/ids.ts';
import type { LetterKind } from '../../domain/letter.ts';
import { inOffice } from '../../domain/organisation.ts';
import { stays } from '../../domain/stays.ts';
import { foldCase } from '../../domain/situation.ts';
import { parseDay } from '../../domain/time.ts';
import { DEMO_ORGANISATIONS } from '../../main/demo/city/organisations.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';
import type { GoldenName } from '../golden-logs/read-golden-log.ts';
import { GOLDEN_LOGS, goldenActs } from '../golden-logs/read-golden-log.ts';
import { worldAt } from '../golden-logs/world-of-log.ts';

const upTo = (name: GoldenName, kind: Act['kind'], n = 1): Act[] => {
  const acts = goldenActs(name);
  return acts.slice(0, acts.flatMap((a, i) => (a.kind === kind ? [i] : []))[n - 1]! + 1);
};
const entailedBy = (log: Act[], world: Partial<CaseWorld> = {}): ActDraft[] =>
  entails(log.at(-1)!, foldCase(log), { ...worldAt(log), ...world });
const kinds = (drafts: ActDraft[]): string[] => drafts.map((d) => d.kind);

/** Papers that there were none of when the logs were stored. */
const SINCE: readonly LetterKind[] = ['verificationReply', 'markNotice', 'reputationStatement'];

describe.each(GOLDEN_LOGS)('in the stored log "%s"', (name) => {
  test('every act entails exactly the acts that were entailed when it was written', () => {
    const acts = goldenActs(name);
    for (const [i, act] of acts.entries()) {
      const recorded = acts.filter((a) => a.author.class === 'entailed' && a.author.by === act.id && a.kind !== 'letterIssued').map((a) => a.kind);
      expect(kinds(entailedBy(acts.slice(0, i + 1), { measures: measuresOf(acts), recipients: recipientsOf(acts) })), `${act.seq} ${act.kind}`).toEqual(recorded);
    }
  });

  test('every act is told by exactly the letters that were issued for it', () => {
    const acts = goldenActs(name);
    for (const [i, act] of acts.entries()) {
      const issued = acts.flatMap((a) => (a.kind === 'letterIssued' && a.author.class === 'entailed' && a.author.by === act.id ? [{ letter: a.facts.letter, to: a.facts.to, ref: a.facts.ref }] : []));
      expect(lettersOf(act, foldCase(acts.slice(0, i + 1))).filter(({ letter }) => !SINCE.includes(letter)), `${act.seq} ${act.kind}`).toEqual(issued);
    }
  });
});

const measuresOf = (acts: Act[]): CaseWorld['measures'] =>
  acts.flatMap((a) => (a.kind === 'suspensionOrdered' ? a.facts.measureIds.map((id) => ({ id, executorId: a.facts.orgId })) : []))
    .filter((m, i, all) => all.findIndex((x) => x.id === m.id) === i);
const recipientsOf = (acts: Act[]): OrgId[] => acts.flatMap((a) => (a.kind === 'recipientNotified' ? [a.facts.orgId] : []));

test('acceptance suspends every measure of the record, one order per department', () => {
  const [a, b] = [asId<OrgId>('finance'), asId<OrgId>('bank')];
  const measures = [['m1', a], ['m2', b], ['m3', a]].map(([id, executorId]) => ({ id: asId<MeasureId>(id!), executorId: asId<OrgId>(executorId!) }));
  const drafts = entailedBy(upTo('upheld', 'accepted'), { measures });
  expect(kinds(drafts)).toEqual(['marked', 'suspensionOrdered', 'suspensionOrdered', 'verificationRequested']);
  expect(drafts.flatMap((d) => (d.kind === 'suspensionOrdered' ? [[d.facts.orgId, d.facts.measureIds]] : []))).toEqual([['finance', ['m1', 'm3']], ['bank', ['m2']]]);
});

test('§8-6, §8-7 whom the platform cannot order is asked, for the same act; what it agreed to is suspended without an order to acknowledge', () => {
  const [city, court] = [asId<OrgId>('finance'), asId<OrgId>('court')];
  const measures = [{ id: asId<MeasureId>('m1'), executorId: city }, { id: asId<MeasureId>('m2'), executorId: court }];
  const world: Partial<CaseWorld> = { measures, stayedBy: (org) => (org === court ? 'request' : 'order') };
  const drafts = entailedBy(upTo('upheld', 'accepted'), world);
  expect(kinds(drafts)).toEqual(['marked', 'suspensionOrdered', 'stayRequested', 'verificationRequested']);
  expect(drafts.find((d) => d.kind === 'stayRequested')!.facts).toMatchObject({ orgId: court, measureIds: ['m2'], answer: { limit: 'stayAnswer' } });
});

test('a record without measures is marked and verified all the same', () => {
  expect(kinds(entailedBy(upTo('upheld', 'accepted'), { measures: [] }))).toEqual(['marked', 'verificationRequested']);
});

test('a measure that this case suspends already is not ordered again', () => {
  const acts = goldenActs('upheld');
  const log = acts.slice(0, 10);
  const known = measuresOf(acts);
  const late = { id: asId<MeasureId>('late'), executorId: asId<OrgId>('finance') };
  const drafts = stays([...known, late], foldCase(log), worldAt(log));
  expect(drafts.flatMap((d) => (d.kind === 'suspensionOrdered' ? [d.facts.measureIds] : []))).toEqual([['late']]);
});

test('a record that others dispute stays disputed at filing and at rejection; one that another has withdrawn keeps that mark', () => {
  const disputed = { others: [{ standing: 'disputed', settledAt: null }] } as const;
  expect(entailedBy(upTo('upheld', 'filed'), disputed)).toEqual([{ kind: 'marked', facts: { recordId: foldCase(upTo('upheld', 'filed')).recordId, mark: 'disputed' } }]);
  expect(kinds(entailedBy(upTo('rejected', 'decided')))).toEqual(['marked']);
  expect(entailedBy(upTo('rejected', 'decided'), disputed)).toEqual([]);
  const log = upTo('rejected', 'decided');
  const { recordId } = foldCase(log);
  const withdrawnByAnother = entailedBy(log, { others: [{ standing: 'revoked', settledAt: log[0]!.occurredAt }] });
  expect(withdrawnByAnother, 'the mark of the case that withdrew it').toEqual([{ kind: 'marked', facts: { recordId, mark: 'corrected' } }]);
});

test('silence alone opens no decision; the stop of disclosure does', () => {
  expect(entailedBy(upTo('silence', 'silenceDeclared'))).toEqual([]);
  expect(kinds(entailedBy(upTo('silence', 'disclosureStopped')))).toEqual(['decisionOpened']);
});

test('a correction reaches every recipient, and is told to nobody else', () => {
  const recipients = [asId<OrgId>('a'), asId<OrgId>('b')];
  const drafts = entailedBy(upTo('upheld', 'recordRevoked'), { recipients });
  expect(drafts.flatMap((d) => (d.kind === 'recipientNotified' ? [[d.facts.orgId, d.facts.recordVersion]] : []))).toEqual([['a', 2], ['b', 2]]);
  expect(kinds(entailedBy(upTo('upheld', 'recordRevoked'), { recipients: [] }))).toEqual(['marked']);
});

test('the pack and calendar used here are those the logs were written under', () => {
  expect(foldCase(goldenActs('upheld')).pack).toBe(currentPack().version);
  expect(loadCalendar()).toBe(worldAt(upTo('upheld', 'filed')).calendar);
});

test('an abolished department is answered for by its successor, whatever its part', () => {
  const successor = asId<OrgId>('successor');
  const inOffice = (org: OrgId): OrgId => (org === foldCase(upTo('upheld', 'filed')).providerId || org === 'abolished' ? successor : org);
  const drafts = entailedBy(upTo('upheld', 'accepted'), { inOffice, measures: [{ id: asId<MeasureId>('m1'), executorId: asId<OrgId>('abolished') }] });
  expect(drafts.flatMap((d) => (d.kind === 'suspensionOrdered' || d.kind === 'verificationRequested' ? [`${d.kind} ${d.facts.orgId}`] : [])))
    .toEqual(['suspensionOrdered successor', 'verificationRequested successor']);
  const told = entailedBy(upTo('upheld', 'recordRevoked'), { inOffice, recipients: [asId<OrgId>('abolished'), successor] });
  expect(told.flatMap((d) => (d.kind === 'recipientNotified' ? [d.facts.orgId] : []))).toEqual(['successor']);
});

test('reforms are followed by their days, through every link', () => {
  const organisations = new Map(DEMO_ORGANISATIONS.map((o) => [o.id, o]));
  const abolished = DEMO_ORGANISATIONS.find((o) => o.successorId !== null && o.validTo !== null)!;
  const heir = inOffice(organisations, abolished.id, parseDay('2026-11-24'));
  expect(organisations.get(heir)?.validTo).toBeNull();
  expect(inOffice(organisations, abolished.id, abolished.validTo!), 'on its own last day').toBe(abolished.id);
  expect(inOffice(organisations, asId<OrgId>('unknown'), parseDay('2026-11-24'))).toBe('unknown');
});
