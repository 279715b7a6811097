import type { RecordId, GroundId, CaseId, NoticeId, OrderId, OrgId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import type { EndingHow } from '../domain/act.ts';
import { restorationSteps } from '../main/demo/city/case-story.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';
import type { Counter } from '../test/setup/counter.ts';
import { reportOf } from '../main/demo/play-steps.ts';
import type { Restoration } from '../domain/restoration-situation.ts';
import { actorFor, clerk, restorer, signer } from '../test/setup/play-story.ts';
import type { Samples } from './statistics.ts';

/** What those who act have to know of a case: whose orders and notices there are. */
export interface Seen {
  phase: string;
  verifications: readonly { orderId: OrderId; orgId: OrgId }[];
  suspensions: readonly { orderId: OrderId; orgId: OrgId; endings: readonly EndingHow[] }[];
  notices: readonly { noticeId: NoticeId; orgId: OrgId }[];
  restorations: readonly Pick<Restoration, 'orderId' | 'orgId' | 'of' | 'duties'>[];
}

/** Where one case is played. */
export interface Table {
  counter: Counter;
  see(caseId: CaseId): Promise<Seen>;
  /** Until every procedure of the case has worked off everything it was named for. */
  settled(caseId: CaseId): Promise<void>;
}

/** Names under which something other than a person's act is timed. */
export const NOT_ACTS = ['read', 'untilEffects', 'untilCertified', 'untilClosed', 'wholeCase'] as const;
export const isAct = (kind: string): boolean => !NOT_ACTS.some((other) => other === kind);

/** Plays one upheld objection from its filing to its close, every act timed; fails when the case does not end as it must. */
export async function playUpheld({ counter, see, settled }: Table, recordId: RecordId, samples: Samples): Promise<CaseId> {
  const story = DEMO_SCENARIOS.upheld;
  const act: Counter['act'] = (actor, caseId, request) => samples.time(request.kind, () => counter.act(actor, caseId, request));
  const look = (caseId: CaseId): Promise<Seen> => samples.time('read', () => see(caseId));
  const begun = performance.now();

  const { caseId } = await samples.time('filed', () => counter.file(story.by, {
    recordId, refusal: story.refusal, evidenceIds: [],
    grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  }));
  await act(clerk(), caseId, { kind: 'accepted', remark: story.acceptanceRemark });
  const accepted = await look(caseId);
  expectThat(accepted.suspensions.length === 4 && accepted.verifications.length === 1, 'acceptance ordered four suspensions and one verification');
  for (const { orderId, orgId } of accepted.suspensions) await act(actorFor(orgId, 'executor'), caseId, { kind: 'suspensionAcknowledged', orderId });
  for (const { orderId, orgId } of accepted.verifications) {
    const findings = story.grounds.map(({ finding }, at) => ({ groundId: asId<GroundId>(`g${at + 1}`), ...finding }));
    await act(actorFor(orgId, 'provider'), caseId, { kind: 'answered', orderId, findings, evidenceIds: [] });
  }
  const { outcome, remedy, facts, reasons, changes, lift } = story.decision;
  await act(clerk(), caseId, { kind: 'decisionDrafted', outcome, remedy, facts, reasons, changes: [...changes], lift: [...lift] });
  await act(signer(), caseId, { kind: 'decided' });
  await samples.time('untilEffects', () => settled(caseId));

  const decided = await look(caseId);
  expectThat(decided.restorations.length > decided.suspensions.length && decided.notices.length > 0, 'the decision led to restorations of the four departments and others, and to notices');
  expectThat(decided.suspensions.every((o) => o.endings.length === 1), 'every measure was lifted');
  for (const { orderId, orgId, endings } of decided.suspensions) {
    for (const how of endings) await act(actorFor(orgId, 'executor'), caseId, { kind: 'endingAcknowledged', orderId, how });
  }
  for (const order of decided.restorations) {
    const steps = story.restoration.find((report) => report.orgId === order.orgId)?.steps ?? restorationSteps;
    await act(restorer(order), caseId, reportOf(order, steps));
    await act(story.by, caseId, { kind: 'restorationConfirmed', orderId: order.orderId, remark: story.confirmation });
  }
  await samples.time('untilCertified', () => settled(caseId));
  for (const { noticeId, orgId } of decided.notices) await act(actorFor(orgId, 'executor'), caseId, { kind: 'recipientConfirmed', noticeId });
  await samples.time('untilClosed', () => settled(caseId));
  const closed = await look(caseId);
  expectThat(closed.phase === 'closed', `the case is closed (it is ${closed.phase})`);
  samples.add('wholeCase', performance.now() - begun);
  return caseId;
}

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The bench's case went another way than planned: not true that ${what}.`);
}
