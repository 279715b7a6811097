import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/act.ts';
import { concerned, parseProcedureId, procedureAct, procedureId, PROCEDURES, caseViewOf } from '../../domain/procedure.ts';
import type { ProcedureId, ProcedureView } from '../../domain/procedure.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { GOLDEN_LOGS, goldenActs, reopenedBeforeResumption } from '../golden-logs/read-golden-log.ts';

/** Every procedure that a case could have, in its situation. */
function procedures(s: CaseSituation): ProcedureId[] {
  return [
    procedureId('objection', s.caseId), ...s.verifications.map((v) => procedureId('verification', v.orderId)),
    ...s.suspensions.map((o) => procedureId('suspension', o.orderId)), ...s.corrections.map((c) => procedureId('correction', c.orderId)),
    ...s.restorations.map((r) => procedureId('restoration', r.orderId)),
  ];
}

const view = (id: ProcedureId, s: CaseSituation): ProcedureView => caseViewOf(id, s);
/** A procedure that is not there yet and one that has ended are both without a workflow. */
const seen = (id: ProcedureId, s: CaseSituation): string => {
  const { phase, cause, dueAt } = view(id, s);
  return phase === 'ended' ? phase : `${phase} ${cause} ${dueAt ?? ''}`;
};

/** The changes of view that an act brings about and does not tell the procedure of. */
function missed(acts: readonly Act[]): string[] {
  const missing: string[] = [];
  for (const [i, act] of acts.entries()) {
    if (i === 0) continue;
    const before = foldCase(acts.slice(0, i));
    const after = foldCase(acts.slice(0, i + 1));
    const named = concerned(before, after);
    for (const id of procedures(after)) {
      const [was, is] = [seen(id, before), seen(id, after)];
      if (was !== is && !named.includes(id)) missing.push(`${act.seq} ${act.kind}: ${parseProcedureId(id).type} ${was} → ${is}`);
    }
  }
  return missing;
}

describe.each(GOLDEN_LOGS)('the log "%s"', (name) => {
  const acts = goldenActs(name);

  test('every procedure whose view an act changes is named as concerned', () => {
    expect(missed(acts)).toEqual([]);
  });

  test('only procedures of this case are named', () => {
    for (let i = 0; i < acts.length; i += 1) {
      const s = foldCase(acts.slice(0, i + 1));
      const known = procedures(s);
      for (const id of concerned(i === 0 ? null : foldCase(acts.slice(0, i)), s)) expect(known, `${acts[i]!.kind} names ${id}`).toContain(id);
    }
  });

  test('every act of a procedure was expected of it, for the cause it names, by the situation before it', () => {
    const lawful: Act[] = acts.filter((a) => a.author.class === 'procedure');
    expect(lawful.length).toBeGreaterThan(4);
    for (const act of lawful) {
      if (act.author.class !== 'procedure') continue;
      const id = act.author.procedureId as ProcedureId;
      const before = view(id, foldCase(acts.slice(0, act.seq - 1)));
      const expected = procedureAct(parseProcedureId(id).type, before.phase);
      expect([expected?.kind, before.cause], `${act.kind} at ${act.seq}`).toEqual([act.kind, act.author.cause]);
      if (expected?.whenDue === true) expect(act.occurredAt >= before.dueAt!, `${act.kind} not before its instant`).toBe(true);
      const after = view(id, foldCase(acts.slice(0, act.seq)));
      expect([after.phase, after.cause], `${act.kind} is not expected again`).not.toEqual([before.phase, before.cause]);
    }
  });

  test('a closed case leaves every procedure ended', () => {
    const s = foldCase(acts);
    expect(procedures(s).map((id) => view(id, s).phase)).toEqual(procedures(s).map(() => 'ended'));
  });
});

test('reopened between service and resumption, an order goes back to waiting for the new decision, and is told so', () => {
  const acts = reopenedBeforeResumption();
  expect(missed(acts)).toEqual([]);
  const order = foldCase(acts).suspensions[0]!;
  const phases = acts.slice(30).map((act, i) => `${act.kind} ${caseViewOf(procedureId('suspension', order.orderId), foldCase(acts.slice(0, 31 + i))).phase}`);
  expect(phases).toEqual([
    'served awaitingResumption', 'reopened suspended', 'verificationRequested suspended', 'answered suspended', 'decisionOpened suspended',
    'decided suspended', 'served awaitingResumption',
  ]);
});

test('a correction without any other effect still holds the case open until its recipients have confirmed', () => {
  const acts = goldenActs('silence').filter((a) => a.kind !== 'suspensionOrdered' && !ABOUT_MEASURES.has(a.kind) && a.kind !== 'closed');
  expect(missed(acts)).toEqual([]);
  const s = foldCase(acts.filter((a) => a.kind !== 'recipientConfirmed'));
  expect(caseViewOf(procedureId('objection', s.caseId), s).phase).toBe('executing');
  const confirmed = foldCase(acts);
  expect(caseViewOf(procedureId('objection', confirmed.caseId), confirmed)).toEqual({ phase: 'toClose', cause: confirmed.phaseSeq, dueAt: null });
});
const ABOUT_MEASURES: ReadonlySet<string> = new Set([
  'suspensionAcknowledged', 'measuresLifted', 'measuresResumed', 'endingAcknowledged', 'restorationOrdered', 'restorationReported', 'deemedSatisfied', 'certified',
  'urged', 'escalated', 'letterIssued',
]);

/** The phases a procedure type goes through in a log, in order, as its own transactions' ends show them. */
function phasesOf(name: (typeof GOLDEN_LOGS)[number], type: (typeof PROCEDURES)[number]): string[] {
  const acts = goldenActs(name);
  const first = procedures(foldCase(acts)).find((id) => id.startsWith(`${type}/`))!;
  const phases: string[] = [];
  for (let i = 1; i <= acts.length; i += 1) {
    if (i < acts.length && isEntailed(acts[i]!)) continue;
    const s = foldCase(acts.slice(0, i));
    const { phase } = view(first, s);
    if (phases.at(-1) !== phase) phases.push(phase);
  }
  return phases;
}
/** The last act of a transaction is the one before the next that nobody's act entailed. */
const isEntailed = (act: Act): boolean => act.author.class === 'entailed';

test.each([
  ['upheld', 'objection', ['awaitingAcceptance', 'verifying', 'deciding', 'toServe', 'executing', 'toCertify', 'executing', 'toClose', 'ended']],
  ['upheld', 'verification', ['ended', 'asked', 'ended']],
  ['upheld', 'suspension', ['ended', 'suspended', 'toLift', 'ended']],
  ['upheld', 'correction', ['ended', 'toRevoke', 'spreading', 'ended']],
  ['upheld', 'restoration', ['ended', 'ordered', 'reported', 'ended']],
  ['rejected', 'objection', [
    'awaitingAcceptance', 'verifying', 'deciding', 'toServe', 'executing', 'toClose', 'ended', 'verifying', 'deciding', 'toServe', 'executing', 'toClose', 'ended',
  ]],
  ['rejected', 'verification', ['ended', 'asked', 'silent', 'ended']],
  ['rejected', 'suspension', ['ended', 'suspended', 'awaitingResumption', 'ended']],
  ['silence', 'objection', ['awaitingAcceptance', 'verifying', 'deciding', 'toServe', 'executing', 'toCertify', 'executing', 'toClose', 'ended']],
  ['silence', 'verification', ['ended', 'asked', 'silent', 'stopped', 'ended']],
  ['silence', 'correction', ['ended', 'toCorrect', 'spreading', 'ended']],
  ['silence', 'restoration', ['ended', 'ordered', 'reported', 'ended']],
] as const)('in "%s" the first %s goes through its phases in order', (name, type, expected) => {
  expect(phasesOf(name, type)).toEqual(expected);
});

test('a procedure of an order that the case does not know has ended', () => {
  const s = foldCase(goldenActs('upheld'));
  for (const type of PROCEDURES.filter((t) => t !== 'objection')) expect(caseViewOf(procedureId(type, 'nobody'), s)).toEqual({ phase: 'ended', cause: s.seq, dueAt: null });
});

test('a procedure id names its type and what it is about, and nothing else does', () => {
  expect(parseProcedureId('verification/019a')).toEqual({ type: 'verification', ref: '019a' });
  for (const id of ['', 'objection', 'objection/', 'appeal/1', 'objection/1/2']) expect(() => parseProcedureId(id), id).toThrow(RangeError);
});
