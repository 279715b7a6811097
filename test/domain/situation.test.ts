import { describe, expect, test } from 'vitest';
import { actOf, LogWriter } from '../../db/act-log.ts';
import type { Act, ActDraft, Author, AuthorClass } from '../../domain/act.ts';
import { AUTHOR_CLASS } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { ActId, DossierId, UserId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { apply, foldCase, verificationIsOpen } from '../../domain/situation.ts';
import { stillSuspended } from '../../domain/suspension-situation.ts';
import type { Instant } from '../../domain/time.ts';
import type { GoldenName } from '../golden-logs/read-golden-log.ts';
import { GOLDEN_LOGS, goldenActs, goldenLog, reopenedBeforeResumption } from '../golden-logs/read-golden-log.ts';

/** The open clocks by limit, with how many of each. */
function openClocks(s: CaseSituation): Record<string, number> {
  const open: Record<string, number> = {};
  for (const c of s.clocks) if (c.endedAt === null) open[c.limit] = (open[c.limit] ?? 0) + 1;
  return open;
}
/** The case when everything that followed at once from the n-th act of a kind is in its log. */
function settledAfter(name: GoldenName, kind: Act['kind'], n = 1): CaseSituation {
  const acts = goldenActs(name);
  const at = acts.flatMap((a, i) => (a.kind === kind ? [i] : []))[n - 1]!;
  const next = acts.findIndex((a, i) => i > at && a.author.class !== 'entailed');
  return foldCase(acts.slice(0, next === -1 ? acts.length : next));
}

describe.each(GOLDEN_LOGS)('the stored log "%s"', (name) => {
  test('folds to the situation that was recorded with it', () => {
    expect(foldCase(goldenActs(name))).toEqual(goldenLog(name).situation);
  });

  test('folds the same act by act as at once', () => {
    const acts = goldenActs(name);
    const s = foldCase(acts.slice(0, 1));
    for (const [i, act] of acts.entries()) {
      if (i > 0) apply(s, act);
      expect(s).toEqual(foldCase(acts.slice(0, i + 1)));
    }
  });

  test('ends with every clock ended and nothing suspended', () => {
    const s = foldCase(goldenActs(name));
    expect(openClocks(s)).toEqual({});
    expect(s.suspensions.flatMap(stillSuspended)).toEqual([]);
  });

  test('keeps every measure suspended from acceptance to decision', () => {
    const acts = goldenActs(name);
    const verifying = acts.map((_, i) => foldCase(acts.slice(0, i + 1))).filter((s, i) => verificationIsOpen(s) && acts[i]!.author.class !== 'entailed' && acts[i]!.kind !== 'accepted' && acts[i]!.kind !== 'reopened');
    expect(verifying.length).toBeGreaterThan(3);
    for (const s of verifying) for (const o of s.suspensions.filter((x) => x.round === s.round)) expect(stillSuspended(o)).toEqual(o.measureIds);
  });
});

test('a case that has ended without a decision ended then: a power that its subject takes back afterwards closes it no second time', () => {
  const [filed] = goldenActs('upheld');
  const later = (act: ActDraft, seq: number, occurredAt: string): Act => ({ ...filed!, ...act, id: asId<ActId>(`later-${seq}`), seq, occurredAt: occurredAt as Instant, recordedAt: occurredAt as Instant });
  const ended = later({ kind: 'notAccepted', facts: { reason: 'repeatWithoutNewEvidence' } }, 2, '2026-11-25T00:00:00.000Z');
  const revoked = later({ kind: 'powerRevoked', facts: {} }, 3, '2027-03-01T00:00:00.000Z');
  expect(foldCase([filed!, ended, revoked])).toMatchObject({ phase: 'closed', phaseSeq: 2, closedAt: ended.occurredAt });
});

test('the clocks of an upheld case open and close with its acts', () => {
  expect(openClocks(settledAfter('upheld', 'filed'))).toEqual({ acceptance: 1, total: 1 });
  expect(openClocks(settledAfter('upheld', 'accepted'))).toEqual({ total: 1, suspensionAcknowledgement: 4, verificationAcknowledgement: 1, verification: 1 });
  expect(openClocks(settledAfter('upheld', 'verificationAcknowledged'))).toEqual({ total: 1, verification: 1 });
  expect(openClocks(settledAfter('upheld', 'answered'))).toEqual({ total: 1, decision: 1 });
  expect(openClocks(settledAfter('upheld', 'decided'))).toEqual({ total: 1, service: 1, correction: 1, restoration: 4 });
  expect(openClocks(settledAfter('upheld', 'recordRevoked'))).toEqual({ total: 1, service: 1, restoration: 4, recipientConfirmation: 6 });
  expect(openClocks(settledAfter('upheld', 'served'))).toEqual({ restoration: 4, recipientConfirmation: 6 });
  expect(openClocks(settledAfter('upheld', 'measuresLifted', 4))).toEqual({ restoration: 4, recipientConfirmation: 6, endingAcknowledgement: 4 });
  expect(openClocks(settledAfter('upheld', 'restorationReported'))).toEqual({ restoration: 3, recipientConfirmation: 6, restorationConfirmation: 1 });
  expect(openClocks(settledAfter('upheld', 'recipientConfirmed', 6))).toEqual({});
});

test('an answer before its instant is in time, one after it is late, and both end the clocks', () => {
  expect(settledAfter('upheld', 'answered').verifications[0]!.answered!.late).toBe(false);
  const late = settledAfter('rejected', 'answered');
  expect(late.verifications[0]).toMatchObject({ silentSeq: 25, stoppedSeq: null, answered: { seq: 26, late: true } });
  expect(late.verifications[0]!.acknowledgedAt).toBe(late.verifications[0]!.answered!.at);
});

test('the very instant of the limit is too late; a millisecond before is not', () => {
  const acts = goldenActs('upheld');
  const at = acts.findIndex((a) => a.kind === 'answered');
  const { dueAt } = foldCase(acts.slice(0, at)).verifications[0]!.answer;
  const answeredAt = (occurredAt: Instant) => foldCase([...acts.slice(0, at), { ...acts[at]!, occurredAt }]).verifications[0]!.answered!.late;
  expect(answeredAt(dueAt!)).toBe(true);
  expect(answeredAt(new Date(Date.parse(dueAt!) - 1).toISOString() as Instant)).toBe(false);
});

test('silence keeps the verification open until the decision, which ends its clock', () => {
  expect(openClocks(settledAfter('silence', 'disclosureStopped'))).toMatchObject({ verification: 1, verificationAcknowledgement: 1, decision: 1 });
  expect(openClocks(settledAfter('silence', 'decided'))).toEqual({ total: 1, service: 1, correction: 1, restoration: 1 });
});

test('urging and escalating are noted once on the generation of the clock they are about', () => {
  const s = settledAfter('rejected', 'escalated');
  const verification = s.clocks.filter((c) => c.limit === 'verification');
  expect(verification.map((c) => [c.generation, c.urgedAt !== null, c.endedAt])).toEqual([[1, true, null]]);
  expect(s.clocks.filter((c) => c.escalatedAt !== null)).toHaveLength(1);
});

test('a reopening begins a new round: asked anew, suspended anew, decided anew, the first round kept', () => {
  const s = settledAfter('rejected', 'reopened');
  expect(s).toMatchObject({ phase: 'verifying', round: 2, mark: 'disputed', closedAt: null, certificate: null });
  expect(s.verifications.map((v) => [v.round, v.answered !== null])).toEqual([[1, true], [2, false]]);
  expect(s.suspensions.map((o) => [o.round, stillSuspended(o).length])).toEqual([[1, 0], [1, 0], [1, 0], [2, 1], [2, 1], [2, 1]]);
  expect(openClocks(s)).toEqual({ suspensionAcknowledgement: 3, verificationAcknowledgement: 1, verification: 1 });
  const decided = settledAfter('rejected', 'decided', 2);
  expect(decided.decisions.map((d) => [d.round, d.outcome, d.served !== null])).toEqual([[1, 'rejected', true], [2, 'rejected', false]]);
  expect(decided.clocks.filter((c) => c.limit === 'decision').map((c) => c.generation)).toEqual([1, 2]);
});

test('reopened before the measures were resumed, the first order goes on suspending them', () => {
  const s = foldCase(reopenedBeforeResumption());
  expect(s.round).toBe(2);
  expect(s.suspensions.map((o) => [o.round, stillSuspended(o).length, o.endings.length])).toEqual([[1, 1, 0], [1, 1, 0], [1, 1, 0]]);
});

test('an unknown kind, version or format is a fault and never skipped', () => {
  const acts = goldenActs('upheld');
  const unknown = { ...acts[1]!, kind: 'pardoned', seq: acts.length + 1 } as unknown as Act;
  expect(() => foldCase([...acts, unknown])).toThrow('unknown act pardoned');
  const stored = JSON.parse(goldenLog('upheld').bodies[0]!) as Record<string, unknown>;
  const read = (changed: object) => () => actOf(Buffer.from(JSON.stringify({ ...stored, ...changed })));
  expect(read({})().kind).toBe('filed');
  expect(read({ kind: 'pardoned' })).toThrow('act pardoned version 1 is newer than this build');
  expect(read({ kind: 'constructor' })).toThrow('act constructor version 1 is newer than this build');
  expect(read({ version: 2 })).toThrow('act filed version 2 is newer than this build');
  expect(read({ format: 2 })).toThrow('act format 2 is newer than this build');
});

test('a log begins with its filing, and acts of other dossiers or on unknown orders do not fold', () => {
  const acts = goldenActs('upheld');
  expect(() => foldCase([])).toThrow('a case begins with its filing');
  expect(() => foldCase(acts.slice(1))).toThrow('a case begins with its filing');
  expect(() => foldCase([acts[0]!, acts[0]!])).toThrow('filed does not belong into the log of a running case');
  const acknowledged = acts.find((a) => a.kind === 'suspensionAcknowledged')!;
  expect(() => foldCase([acts[0]!, acknowledged])).toThrow('no order');
});

test('folding twice from the same acts shares nothing that the first could change', () => {
  const acts = goldenActs('silence');
  const recorded = structuredClone(acts);
  foldCase(acts);
  expect(acts).toEqual(recorded);
});

describe('author classes', () => {
  const authors: Record<AuthorClass, Author> = {
    person: { class: 'person', userId: asId<UserId>('u'), orgId: null }, entailed: { class: 'entailed', by: asId<ActId>('a') },
    procedure: { class: 'procedure', procedureId: 'objection/1', cause: 1 }, sweep: { class: 'sweep' },
  };
  const at = '2026-11-24T00:00:00.000Z' as Instant;

  test.each(Object.entries(AUTHOR_CLASS))('%s is written by %s and by nobody else', (kind, own) => {
    for (const author of Object.values(authors)) {
      const writer = new LogWriter({ id: asId<DossierId>('d'), seq: 0, hash: Buffer.alloc(0) }, at);
      const append = () => writer.append({ kind, facts: {} } as unknown as ActDraft, author, { occurredAt: at });
      if (author.class === own) expect(append().author).toEqual(author);
      else expect(append).toThrow(`${kind} may not be written by ${author.class}`);
      expect(writer.written).toHaveLength(author.class === own ? 1 : 0);
      expect(writer.head.seq).toBe(author.class === own ? 1 : 0);
    }
  });

  test('every act of the stored logs has the author class of its kind', () => {
    for (const name of GOLDEN_LOGS) for (const act of goldenActs(name)) expect(act.author.class, act.kind).toBe(AUTHOR_CLASS[act.kind]);
  });
});
