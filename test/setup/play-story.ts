import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, GroundId, OrderId, OrgId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import type { Restoration } from '../../domain/restoration-situation.ts';
import type { DemoStory, StoryDecision } from '../../main/demo/city/case-story.ts';
import { restorationSteps } from '../../main/demo/city/case-story.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { PLATFORM } from '../../main/demo/city/organisations.ts';
import { actorOf, DEMO_IDENTITIES, getDemoIdentity } from '../../main/demo/city/identities.ts';
import type { Counter } from './counter.ts';

/** What a played story needs besides the counter. */
export interface Stage {
  counter: Counter;
  situation(caseId: CaseId): Promise<CaseSituation>;
  /** Waits until every procedure has worked off everything it was named for. */
  settled(): Promise<void>;
}

export const demoActor = (id: string): Actor => actorOf(getDemoIdentity(id));

/** 延期 takes two: who asks, and the principal of the same organisation. */
export async function extend({ counter }: Pick<Stage, 'counter'>, caseId: CaseId, { orderId, orgId }: { orderId: OrderId; orgId: OrgId }, reason = '案卷较多'): Promise<void> {
  await counter.act(actorFor(orgId, 'provider'), caseId, { kind: 'extensionAsked', orderId, reason });
  await counter.act(actorFor(orgId, 'principal'), caseId, { kind: 'clockExtended', orderId });
}

/** The demo identity that does an organisation's part in a role. */
export function actorFor(orgId: OrgId, role: 'provider' | 'executor' | 'principal'): Actor {
  const identity = DEMO_IDENTITIES.find((i) => i.orgId === orgId && i.roles.includes(role));
  if (identity === undefined) throw new Error(`nobody of ${orgId} is ${role}`);
  return actorOf(identity);
}

/** Who of an organisation reports what it has restored. */
export function restorer(order: Pick<Restoration, 'orgId' | 'of'>): Actor {
  const [part = 'executor'] = order.of ?? [];
  return part !== 'publisher' ? actorFor(order.orgId, part) : order.orgId === PLATFORM ? clerk() : actorFor(order.orgId, 'executor');
}

export const clerk = (): Actor => demoActor('platform-clerk');

export async function file(stage: Stage, story: DemoStory): Promise<CaseId> {
  const { caseId } = await stage.counter.file(story.by, {
    recordId: story.recordId, refusal: story.refusal, evidenceIds: [],
    grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  });
  return caseId;
}

export const accept = (stage: Stage, caseId: CaseId, story: DemoStory) => stage.counter.act(clerk(), caseId, { kind: 'accepted', remark: story.acceptanceRemark });

export async function acknowledgeAll(stage: Stage, caseId: CaseId): Promise<void> {
  for (const o of (await stage.situation(caseId)).suspensions) {
    if (o.acknowledgedAt === null) await stage.counter.act(actorFor(o.orgId, 'executor'), caseId, { kind: 'suspensionAcknowledged', orderId: o.orderId });
  }
}

export async function answer(stage: Stage, caseId: CaseId, story: DemoStory): Promise<void> {
  const s = await stage.situation(caseId);
  const v = s.verifications.at(-1)!;
  const evidence = s.evidenceIds.map((evidenceId) => ({ evidenceId, how: 'offline' as const, by: '孙立群', accepted: true, reason: '' }));
  const findings = story.grounds.map((g, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), ...g.finding }));
  await stage.counter.act(actorFor(v.orgId, 'provider'), caseId, { kind: 'answered', orderId: v.orderId, findings, evidenceIds: [], ...(evidence.length === 0 ? {} : { evidence }) });
}

/** Drafted by one clerk and signed by another; a case examined anew (复核) by another than before. */
export async function decide(stage: Stage, caseId: CaseId, story: DemoStory): Promise<void> {
  await draft(stage, caseId, story);
  await sign(stage, caseId);
}

/** 拟稿, by the first clerk. */
export async function draft(stage: Pick<Stage, 'counter'>, caseId: CaseId, { decision }: { decision: StoryDecision }): Promise<void> {
  await stage.counter.act(clerk(), caseId, { kind: 'decisionDrafted', ...decision, changes: [...decision.changes], lift: [...decision.lift] });
}

/** Who signs (签发) in an examination: never who has drafted, nor who has signed before. */
export const signer = (round = 1): Actor => demoActor(round > 1 ? 'platform-clerk-3' : 'platform-clerk-2');

export async function sign(stage: Stage, caseId: CaseId): Promise<void> {
  await stage.counter.act(signer((await stage.situation(caseId)).round), caseId, { kind: 'decided' });
}

export async function acknowledgeEndings(stage: Stage, caseId: CaseId): Promise<void> {
  for (const o of (await stage.situation(caseId)).suspensions) {
    for (const e of o.endings) {
      if (e.acknowledgedAt === null) await stage.counter.act(actorFor(o.orgId, 'executor'), caseId, { kind: 'endingAcknowledged', orderId: o.orderId, how: e.how });
    }
  }
}

export async function confirmNotices(stage: Stage, caseId: CaseId): Promise<void> {
  for (const n of (await stage.situation(caseId)).corrections.flatMap((c) => c.notices)) {
    if (n.confirmedAt === null) await stage.counter.act(actorFor(n.orgId, 'executor'), caseId, { kind: 'recipientConfirmed', noticeId: n.noticeId });
  }
}

export async function restore(stage: Stage, caseId: CaseId, story: DemoStory): Promise<void> {
  for (const r of (await stage.situation(caseId)).restorations) {
    const steps = story.restoration.find((x) => x.orgId === r.orgId)?.steps ?? restorationSteps;
    if (r.reported === null) await stage.counter.act(restorer(r), caseId, reportOf(r, steps));
    if (r.satisfied === null) await stage.counter.act(story.by, caseId, { kind: 'restorationConfirmed', orderId: r.orderId, remark: story.confirmation });
  }
}
