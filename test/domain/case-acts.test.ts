import { expect, test } from 'vitest';
import type { Act } from '../../domain/act.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import { draftOf, taskOf } from '../../domain/case-acts.ts';
import type { DecisionWords } from '../../domain/decision-draft.ts';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { GroundId, MeasureId, OrderId } from '../../domain/ids.ts';
import { foldCase } from '../../domain/situation.ts';
import type { GoldenName } from '../golden-logs/read-golden-log.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';
import { worldAt } from '../golden-logs/world-of-log.ts';

const before = (name: GoldenName, kind: Act['kind']): Act[] => {
  const acts = goldenActs(name);
  return acts.slice(0, acts.findIndex((a) => a.kind === kind));
};
const draft = (log: Act[], request: CaseRequest) => draftOf(request, foldCase(log), worldAt(log));
/** The code, field and parameters that a request is refused with; 'taken' when it is not. */
function refusalOf(log: Act[], request: CaseRequest): unknown {
  try {
    draft(log, request);
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.field, ...Object.values(error.params)];
  }
}

const ANSWERING = before('upheld', 'answered');
const orderId = foldCase(ANSWERING).verifications[0]!.orderId;
const finding = (ground: string, result: 'accurate' | 'inaccurate' | 'partlyInaccurate', rightValue: string | null = null) => ({ groundId: asId<GroundId>(ground), result, reason: '经核实', rightValue });
const answered = (...findings: ReturnType<typeof finding>[]): CaseRequest => ({ kind: 'answered', orderId, findings, evidenceIds: [] });

test('an answer answers every ground once, and no other', () => {
  expect(refusalOf(ANSWERING, answered(finding('g1', 'inaccurate'), finding('g2', 'inaccurate', '48620.00')))).toBe('taken');
  expect(refusalOf(ANSWERING, answered(finding('g1', 'inaccurate')))).toEqual(['ground-not-answered', '/findings', 'g2']);
  expect(refusalOf(ANSWERING, answered())).toEqual(['ground-not-answered', '/findings', 'g1']);
  expect(refusalOf(ANSWERING, answered(finding('g1', 'accurate'), finding('g1', 'inaccurate'), finding('g2', 'accurate')))).toEqual(['ground-not-answered', '/findings', 'g1']);
  expect(refusalOf(ANSWERING, answered(finding('g1', 'accurate'), finding('g3', 'accurate')))).toEqual(['unknown-ground', '/findings/1/groundId']);
});

test('"inaccurate" on a field says what is right; "accurate" need not', () => {
  for (const result of ['inaccurate', 'partlyInaccurate'] as const) {
    for (const value of [null, '']) expect(refusalOf(ANSWERING, answered(finding('g1', 'accurate'), finding('g2', result, value)))).toEqual(['value-needed', '/findings/1/rightValue']);
  }
  expect(refusalOf(ANSWERING, answered(finding('g1', 'inaccurate'), finding('g2', 'accurate')))).toBe('taken');
});

test('the act of an answer holds the results, its words stay beside it', () => {
  const { draft: act, content } = draft(ANSWERING, answered(finding('g1', 'accurate'), finding('g2', 'inaccurate', '48620.00')));
  expect(act).toEqual({ kind: 'answered', facts: { orderId, findings: [{ groundId: 'g1', result: 'accurate' }, { groundId: 'g2', result: 'inaccurate' }], evidenceIds: [] } });
  expect(content).toEqual({ findings: [finding('g1', 'accurate'), finding('g2', 'inaccurate', '48620.00')] });
});

const DECIDING = before('upheld', 'decided');
const SILENT = before('silence', 'decided');
const suspended = foldCase(DECIDING).suspensions.flatMap((o) => o.measureIds);
const REJECTING = before('rejected', 'decided');
const decided = (given: Partial<DecisionWords>) => ({ kind: 'decisionDrafted' as const, outcome: 'upheld' as const, remedy: 'correct' as const, facts: '经核实', reasons: '依据', changes: [{ field: 'amount' as const, to: '48620.00' }], lift: [], ...given }) satisfies CaseRequest;

test('a decision has a remedy exactly when it is not a rejection', () => {
  expect(refusalOf(DECIDING, decided({ remedy: 'none', changes: [] }))).toEqual(['value-needed', '/remedy']);
  expect(refusalOf(DECIDING, decided({ outcome: 'rejected', changes: [], remedy: 'revoke' }))).toEqual(['value-needed', '/remedy']);
  expect(refusalOf(REJECTING, decided({ outcome: 'rejected', remedy: 'none', changes: [] }))).toBe('taken');
  expect(refusalOf(DECIDING, decided({ outcome: 'partlyUpheld' }))).toBe('taken');
});

test('a decision outside the platform’s competence is refused with who is competent; whom a record is about is the platform’s own to match', () => {
  expect(refusalOf(DECIDING, decided({ outcome: 'rejected', remedy: 'none', changes: [] })), 'against what the provider found').toEqual(['not-competent', '/outcome', 'content', 'provider']);
  expect(refusalOf(REJECTING, decided({ changes: [{ field: 'amount', to: '8800.00' }] }))).toEqual(['not-competent', '/outcome', 'content', 'provider']);
  expect(refusalOf(REJECTING, decided({ changes: [{ field: 'subjectName', to: '大庆云杉机电设备有限公司' }] }))).toBe('taken');
  expect(refusalOf(SILENT, decided({}))).toEqual(['not-competent', '/outcome', 'afterSilence', 'superior']);
  expect(refusalOf(SILENT, decided({ remedy: 'revoke', changes: [] })), 'not ours').toBe('taken');
});

test('a correction changes something, a revocation and a rejection change no field', () => {
  expect(refusalOf(DECIDING, decided({ changes: [] }))).toEqual(['value-needed', '/changes']);
  expect(refusalOf(DECIDING, decided({ changes: [{ field: 'amount', to: '1000.00' }] })), 'the value it has').toEqual(['invalid-field', '/changes/0']);
  expect(refusalOf(DECIDING, decided({ remedy: 'revoke' }))).toEqual(['invalid-field', '/changes/0']);
  expect(refusalOf(DECIDING, decided({ outcome: 'rejected', remedy: 'none' }))).toEqual(['invalid-field', '/changes/0']);
});

test('silence never confirms: what the provider has not answered cannot be rejected', () => {
  expect(refusalOf(SILENT, decided({ outcome: 'rejected', remedy: 'none', changes: [] }))).toEqual(['ground-not-answered', '/outcome', 'g1']);
});

test('lifting names measures that are suspended here, and never with a rejection', () => {
  expect(refusalOf(DECIDING, decided({ lift: [suspended[0]!, asId<MeasureId>('unknown')] }))).toEqual(['unknown-measure', '/lift/1']);
  expect(refusalOf(REJECTING, decided({ outcome: 'rejected', remedy: 'none', changes: [], lift: foldCase(REJECTING).suspensions[0]!.measureIds }))).toEqual(['invalid-field', '/lift']);
});

test('every suspended measure is either lifted or resumed; revocation lifts all, rejection resumes all', () => {
  const ends = (given: Partial<DecisionWords>, log = DECIDING) => {
    const { draft: act } = draftOf({ kind: 'decided' }, foldCase(log), worldAt(log), decided(given));
    return act.kind === 'decided' ? [act.facts.lift, act.facts.resume] : [];
  };
  expect(suspended).toHaveLength(4);
  expect(ends({ remedy: 'revoke', changes: [] })).toEqual([suspended, []]);
  expect(ends({ outcome: 'rejected', remedy: 'none', changes: [] }, REJECTING)).toEqual([[], foldCase(REJECTING).suspensions.flatMap((o) => o.measureIds)]);
  expect(ends({ lift: [suspended[1]!] })).toEqual([[suspended[1]], [suspended[0], suspended[2], suspended[3]]]);
});

test('what is drafted can be signed as it stands and its log does not tell what it says; what could not be signed is not taken as a draft', () => {
  const made = draft(DECIDING, decided({ remedy: 'revoke', changes: [] }));
  expect(made.draft).toEqual({ kind: 'decisionDrafted', facts: { otherSigner: true } });
  expect(made.content).toMatchObject({ outcome: 'upheld', remedy: 'revoke', reasons: '依据' });
  expect(draft(DECIDING, decided({})).draft, 'a correction its provider has found needs one hand').toEqual({ kind: 'decisionDrafted', facts: { otherSigner: false } });
  expect(refusalOf(DECIDING, { kind: 'decided' })).toEqual(['draft-needed', undefined]);
});

test('a request is about its order, its notice or the case', () => {
  const s = foldCase(DECIDING);
  expect(taskOf(decided({}), s)).toEqual({ kind: 'decisionDrafted', ref: s.caseId, how: null });
  expect(taskOf({ kind: 'decided' }, s)).toEqual({ kind: 'decided', ref: s.caseId, how: null });
  expect(taskOf({ kind: 'endingAcknowledged', orderId: asId<OrderId>('o'), how: 'lifted' }, s)).toEqual({ kind: 'endingAcknowledged', ref: 'o', how: 'lifted' });
  expect(taskOf({ kind: 'recipientConfirmed', noticeId: asId('n') }, s)).toEqual({ kind: 'recipientConfirmed', ref: 'n', how: null });
});
