import type { ActDraft } from './act.ts';
import { startClock } from './clock.ts';
import { extendClock, extensionsLeft } from './clock-ledger.ts';
import type { ActContents } from './content.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, NoticeId, OrgId } from './ids.ts';
import type { NoticeLedger } from './notice-ledger.ts';
import { isToldAgain } from './notice-ledger.ts';
import type { LimitName } from './limit.ts';
import { isRunning } from './limit.ts';
import { mayFoundEffect } from './policy-evidence.ts';
import type { PublicityFacts } from './publicity.ts';
import { keptReasons } from './publicity.ts';
import type { Rating, RefusalReason, RepairGround, RepairOutcome, RevocationReason, ShieldEnd } from './repair-acts.ts';
import type { RepairActKind, RepairTask } from './repair-permission.ts';
import type { RepairPlan } from './repair-plan.ts';
import { barUntil, planRepair } from './repair-plan.ts';
import { asksRating, openRepairClock } from './repair.ts';
import type { RepairSituation } from './repair.ts';
import type { RepairWorld } from './repair-world.ts';
import type { Day } from './time.ts';

/** What a person asks to do on a repair. */
export type RepairRequest =
  | { kind: 'repairAccepted' }
  | { kind: 'repairSupplementAsked'; missing: string }
  | { kind: 'repairSupplemented'; statement: string; evidenceIds: EvidenceId[] }
  | { kind: 'repairExtended'; reason: string }
  | { kind: 'repairDecided'; outcome: RepairOutcome; reason: RefusalReason | null; reasons: string }
  | { kind: 'repairWithdrawn' }
  | { kind: 'repairConverted'; reasons: string }
  | { kind: 'recipientConfirmed'; noticeId: NoticeId; rating?: Rating }
  | { kind: 'recipientDefunct'; noticeId: NoticeId; reason: string }
  | { kind: 'repairRevoked'; reason: RevocationReason; reasons: string }
  | { kind: 'shieldSettled'; how: ShieldEnd; reasons: string }
  | ({ kind: 'stillShownReported' } & StillShownReport);

/** What a subject reports of a place that still shows or uses what has ended (各网站不一致). */
export interface StillShownReport {
  /** Who: one of the ledger, the authority, or the platform, which also sees to what nobody of them answers for. */
  orgId: OrgId;
  /** The address of the page, or where it was. */
  where: string;
  statement: string;
  evidenceIds: EvidenceId[];
}

export const repairTaskOf = (request: RepairRequest, s: RepairSituation): RepairTask => ({ kind: request.kind, ref: 'noticeId' in request ? request.noticeId : s.repairId });

/** A clock by the calendar of whoever has the duty; without an organisation (the subject's dates, the whole) by the pack's. */
export const repairClock = (limit: LimitName, world: Pick<RepairWorld, 'at' | 'pack' | 'calendar' | 'calendarOf'>, org?: OrgId) => startClock(limit, world.at, world.pack, org === undefined ? world.calendar : world.calendarOf(org));

/** What the repair of the record looks like today, by all editions that have governed it. */
export function planIn(world: RepairWorld): RepairPlan & { facts: PublicityFacts } {
  if (world.publicity === null) throw new Refusal('publicity-unknown');
  return { ...planRepair(world.publicity, world.editions, world.today, world.bar), facts: world.publicity };
}

/**
 * Whether an application can be received: each refusal says what to do instead. A reorganisation needs no minimum (law.md §1.3: during
 * execution), and the authority's own exit none either (四(四)).
 */
export function assertRepairable(world: RepairWorld, ground: RepairGround, byAuthority: boolean): RepairPlan {
  const plan = planIn(world);
  if (world.record.state === 'revoked') throw new Refusal('not-allowed-in-stage', { field: '/recordId', params: { state: 'revoked' } });
  const endedOn = world.publicity?.endedOn ?? null;
  if (endedOn !== null) throw new Refusal('publicity-ended', { field: '/recordId', params: { endedOn } });
  if (plan.never !== null) throw new Refusal('not-repairable', { field: '/recordId', params: { clause: plan.never.basis, edition: plan.never.edition, until: plan.max?.on ?? '' } });
  const { earliest } = plan;
  const held = earliest !== null && earliest.on > world.today && (earliest.because === 'bar' || (ground !== 'reorganisation' && !byAuthority));
  if (held) throw new Refusal('too-early', { field: '/recordId', params: { earliest: earliest.on, because: earliest.because } });
  return plan;
}

/**
 * Until when nobody repairs again after a false commitment. No text of the bar has been seen (law.md §1.3, [M]): it bars nobody unless the customer has
 * signed the value as it stands (依据确认).
 */
const barIn = ({ pack, confirmed, today }: RepairWorld): Day | null =>
  (mayFoundEffect(pack, 'falseCommitmentBar', confirmed) ? barUntil(pack.limits.falseCommitmentBar, today) : null);

/** A proof is of a day that has been. */
export function assertProofs(proofs: readonly { datedOn: Day }[], today: Day): void {
  const future = proofs.findIndex(({ datedOn }) => datedOn > today);
  if (future >= 0) throw new Refusal('date-in-future', { field: `/proofs/${future}/datedOn`, params: { today } });
}

export type RepairWithContent = { [K in RepairActKind]: { draft: Extract<ActDraft, { kind: K }>; content: K extends keyof ActContents ? ActContents[K] : null } }[RepairActKind];

/** Makes the act out of a request that the table allows; throws a Refusal when what is said does not hold together. */
export function repairDraftOf(request: RepairRequest, s: RepairSituation, world: RepairWorld): RepairWithContent {
  switch (request.kind) {
    case 'repairAccepted':
      return { draft: { kind: 'repairAccepted', facts: { decision: repairClock('repairDecision', world, s.authorityId) } }, content: null };
    case 'repairSupplementAsked':
      return { draft: { kind: 'repairSupplementAsked', facts: { supplement: repairClock('repairSupplement', world), ...(mayFoundEffect(world.pack, 'repairSupplement', world.confirmed) ? {} : { lapse: 'goesOn' as const }) } }, content: { missing: request.missing } };
    case 'repairSupplemented':
      return { draft: { kind: 'repairSupplemented', facts: { evidenceIds: request.evidenceIds, acceptance: repairClock('repairAcceptance', world, s.platformId) } }, content: { statement: request.statement } };
    case 'repairExtended':
      return extension(request, s, world);
    case 'repairDecided':
      return decision(request, s, world);
    case 'repairWithdrawn':
      return { draft: { kind: 'repairWithdrawn', facts: {} }, content: null };
    case 'repairConverted':
      return { draft: { kind: 'repairConverted', facts: { receivedAt: s.receivedAt } }, content: { reasons: request.reasons } };
    case 'recipientConfirmed':
      if (asksRating(s, request.noticeId) !== (request.rating !== undefined)) throw new Refusal(request.rating === undefined ? 'value-needed' : 'invalid-field', { field: '/rating' });
      return { draft: { kind: 'recipientConfirmed', facts: { noticeId: request.noticeId, ...(request.rating === undefined ? {} : { rating: request.rating }) } }, content: null };
    case 'recipientDefunct':
      return { draft: { kind: 'recipientDefunct', facts: { noticeId: request.noticeId } }, content: { reason: request.reason } };
    case 'repairRevoked':
      return {
        draft: { kind: 'repairRevoked', facts: { reason: request.reason, barUntil: barIn(world), restored: [...world.restorable] } },
        content: { reasons: request.reasons },
      };
    case 'stillShownReported':
      assertStillShown(s, [s.authorityId, s.platformId], request.orgId, s.number);
      return { draft: { kind: 'stillShownReported', facts: { orgId: request.orgId, evidenceIds: request.evidenceIds } }, content: { where: request.where, statement: request.statement } };
    case 'shieldSettled':
      return {
        draft: { kind: 'shieldSettled', facts: { how: request.how, lifted: request.how === 'permanent' ? world.measures.map((m) => m.id) : [] } }, content: { reasons: request.reasons },
      };
  }
}

/** Whoever was told, or publishes without having been: anybody else is reported to the platform. One report at a time. */
export function assertStillShown(s: NoticeLedger, publishers: readonly OrgId[], orgId: OrgId, number: string): void {
  if (!publishers.includes(orgId) && !s.notices.some((n) => n.orgId === orgId)) throw new Refusal('invalid-field', { field: '/orgId' });
  if (isToldAgain(s, orgId)) throw new Refusal('already-open', { field: '/orgId', params: { number } });
}

/** 延长: before the due instant, as often as the pack says; told at once. */
function extension({ reason }: Extract<RepairRequest, { kind: 'repairExtended' }>, s: RepairSituation, world: RepairWorld): RepairWithContent {
  const rule = world.pack.limits.repairDecision?.extension;
  const clock = openRepairClock(s, 'repairDecision');
  if (!rule || clock === undefined) throw new Refusal('not-provided-for');
  if (!isRunning(clock.terms) || clock.terms.dueAt <= world.at) throw new Refusal('limit-expired', { params: { limit: 'repairDecision' } });
  // Never beyond the whole of the repair: the subject has an answer within it whatever happens (国办发〔2025〕22号).
  const terms = extendClock(clock.terms, world.at, { pack: world.pack, calendar: world.calendarOf(s.authorityId) }, { notAfter: openRepairClock(s, 'repairTotal')?.terms.dueAt ?? null });
  return { draft: { kind: 'repairExtended', facts: { count: terms.extensions.at(-1)!.count, left: extensionsLeft(terms, world.pack), decision: terms } }, content: { reason } };
}

/** The authority decides: granted only when conduct is corrected and duties are performed as it has itself stated; refused with the earliest next day. */
function decision(request: Extract<RepairRequest, { kind: 'repairDecided' }>, s: RepairSituation, world: RepairWorld): RepairWithContent {
  const { outcome, reason, reasons } = request;
  if ((outcome === 'refused') !== (reason !== null)) throw new Refusal('value-needed', { field: '/reason' });
  if ((outcome === 'shielded') !== (s.ground === 'reorganisation') && outcome !== 'refused') throw new Refusal('invalid-field', { field: '/outcome' });
  const plan = planIn(world);
  if (outcome !== 'refused' && world.record.state === 'revoked') throw new Refusal('invalid-field', { field: '/outcome', params: { state: 'revoked' } });
  if (outcome === 'granted') {
    const [open] = keptReasons(plan.facts, world.today);
    if (open !== undefined) throw new Refusal('duty-open', { field: '/outcome', params: { reason: open } });
  }
  const earliestOn = outcome !== 'refused' || plan.earliest === null ? null : plan.earliest.on > world.today ? plan.earliest.on : world.today;
  return { draft: { kind: 'repairDecided', facts: { outcome, reason, earliestOn } }, content: { reasons } };
}
