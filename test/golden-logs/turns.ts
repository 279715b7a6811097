import type { Act, ActDraft } from '../../domain/act.ts';
import type { ActKind } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { BreachId, CaseId, ExceptionId, LetterId, MeasureId, OrderId, OrgId, RemedyId, StayRequestId, UserId } from '../../domain/ids.ts';
import { isCorrectable } from '../../domain/letter-correction.ts';
import { foldCase } from '../../domain/situation.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { dayAt } from '../../domain/time.ts';
import type { GoldenName } from './read-golden-log.ts';
import { goldenActs } from './read-golden-log.ts';

/** A stored log that took another turn: its own acts up to one of a kind, changed or followed by others. `from`: the first that is another. */
export interface Turn {
  name: string;
  acts: Act[];
  from: number;
}

/** Who does the other acts: none of the people of the table. */
const SOMEBODY = asId<UserId>('somebody');

function turn(name: string, log: GoldenName, last: ActKind, then: (s: CaseSituation) => ActDraft[], change: (act: Act) => Act = (act) => act): Turn {
  const all = goldenActs(log).map(change);
  const acts = all.slice(0, all.findIndex((a) => a.kind === last) + 1);
  const others = then(foldCase(acts));
  const from = others.length === 0 ? acts.length - 1 : acts.length;
  const { occurredAt, recordedAt, dossierId, version } = acts.at(-1)!;
  const s = foldCase(acts);
  for (const draft of others) {
    acts.push({ ...draft, id: asId(`${name}-${acts.length}`), dossierId, version, seq: acts.length + 1, author: { class: 'person', userId: SOMEBODY, orgId: s.platformId }, occurredAt, recordedAt } as Act);
  }
  return { name, acts, from };
}

const clockOf = (log: GoldenName) => (goldenActs(log)[0] as Extract<Act, { kind: 'filed' }>).facts.acceptance;
const today = (s: CaseSituation) => dayAt(s.filedAt, 'Asia/Shanghai');
const askedFor = (s: CaseSituation): OrderId => s.verifications[0]!.orderId;
const resting = (s: CaseSituation): { orderId: OrderId; measureId: MeasureId } => ({ orderId: s.suspensions[0]!.orderId, measureId: s.suspensions[0]!.measureIds[0]! });
const terms = clockOf('upheld');

/** What the stored logs do not go through: each act of a person is allowed to somebody in one of them or of these. */
export const TURNS: readonly Turn[] = [
  turn('supplemented', 'upheld', 'filed', () => [{ kind: 'supplementAsked', facts: { items: ['evidence'], supplement: terms, lapse: 'goesOn', acceptance: null } }]),
  turn('withdrawn', 'upheld', 'accepted', () => [{ kind: 'withdrawalAsked', facts: {} }]),
  turn('byAgent', 'upheld', 'filed', () => [], (act) => (act.kind !== 'filed' ? act : {
    ...act, facts: { ...act.facts, applicant: { as: 'agent', validUntil: null, proofIds: [], fee: 'none', power: { userId: asId<UserId>('lawyer'), scopes: ['remedy'], endsAt: null } } },
  })),
  turn('named', 'upheld', 'filed', (s) => [{ kind: 'powerGiven', facts: { scopes: ['remedy'], validUntil: today(s), fee: 'none', evidenceIds: [] } }]),
  turn('ended', 'upheld', 'verificationRequested', (s) => [{ kind: 'subjectEnded', facts: { how: 'deregistered', on: today(s), evidenceIds: [], wait: terms } }]),
  turn('merged', 'upheld', 'verificationRequested', () => [{ kind: 'casesMerged', facts: { caseId: asId<CaseId>('younger'), number: '另案', sameSubject: true, grounds: [], evidenceIds: [], answers: [] } }]),
  turn('assigned', 'upheld', 'verificationRequested', (s) => [{ kind: 'subAssigned', facts: { orderId: askedFor(s), to: asId<OrgId>('a-unit'), until: today(s) } }]),
  turn('moreTime', 'upheld', 'verificationRequested', (s) => [{ kind: 'extensionAsked', facts: { orderId: askedFor(s) } }]),
  turn('meeting', 'upheld', 'verificationRequested', () => [{ kind: 'jointMeetingCalled', facts: { leadId: asId<OrgId>('the-lead'), meeting: terms } }]),
  turn('stay', 'upheld', 'verificationRequested', () => [{ kind: 'stayRequested', facts: { requestId: asId<StayRequestId>('stay'), orgId: asId<OrgId>('the-court'), measureIds: [], answer: terms } }]),
  turn('exception', 'upheld', 'verificationRequested', (s) => [{ kind: 'exceptionProposed', facts: { ...resting(s), exceptionId: asId<ExceptionId>('exception'), code: 'noBidding', edition: '1', clause: '一', until: today(s) } }]),
  turn('breach', 'upheld', 'verificationRequested', (s) => [{ kind: 'breachReported', facts: { breachId: asId<BreachId>('breach'), orderId: resting(s).orderId, measureIds: [resting(s).measureId], on: today(s), evidenceIds: [] } }]),
  turn('reviewed', 'upheld', 'decisionOpened', () => [{ kind: 'decisionDrafted', facts: { otherSigner: true, review: true } }]),
  turn('drafted', 'upheld', 'decisionOpened', () => [{ kind: 'decisionDrafted', facts: { otherSigner: true } }]),
  turn('paper', 'rejected', 'decided', () => [], (act) => (act.kind === 'decided' ? { ...act, facts: { ...act.facts, by: 'paper' } } : act)),
  turn('remedy', 'rejected', 'served', (s) => {
    const remedyId = asId<RemedyId>('remedy');
    return [
      { kind: 'remedyFiled', facts: { remedyId, track: 'reconsideration', on: today(s), late: false, evidenceIds: [], examine: null } },
      { kind: 'remedyServed', facts: { remedyId, on: today(s), simple: false, evidenceIds: [], answer: terms } },
      { kind: 'suspensionImposed', facts: { remedyId, evidenceIds: [] } },
    ];
  }),
  turn('letter', 'upheld', 'served', (s) => {
    const { letterId, letter } = s.letters.find((l) => isCorrectable(l.letter))!;
    return [{ kind: 'letterCorrectionDrafted', facts: { letterId: letterId as LetterId, letter, otherSigner: true } }];
  }),
];
