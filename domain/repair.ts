import type { Act } from './act.ts';
import type { EvidenceId, LetterId, MeasureId, OrgId, RecordId, RepairId, SubjectId, UserId } from './ids.ts';
import type { LapseEffect } from './intake-acts.ts';
import type { LetterKind } from './letter.ts';
import type { LimitName, Terms } from './limit.ts';
import type { NoticeLedger, RepairNotice } from './notice-ledger.ts';
import { endClock as endClockOf, startClock } from './clock-fold.ts';
import { applyToLedger, isNoticeAwaited } from './notice-ledger.ts';
import type { RepairClass, Sector } from './publicity.ts';
import type { RefusalReason, RepairFacts, RepairGround, RepairOrigin, RepairOutcome, RevocationReason, ShieldEnd } from './repair-acts.ts';
import type { Clock, Owner } from './clock-fold.ts';
import type { ServiceCount } from './social-service.ts';
import type { Day, Instant } from './time.ts';

/** Where a repair is (law.md §6, Repair case). */
export const REPAIR_PHASES = ['received', 'supplementing', 'deciding', 'effecting', 'shielded', 'restoring', 'closed'] as const;
export type RepairPhase = (typeof REPAIR_PHASES)[number];

/** Where a repair stands: a fold of its acts and of nothing else. */
/** How a repair ended without a decision; `converted`: it is really an objection. */
export const REPAIR_ENDINGS = ['withdrawn', 'lapsed', 'converted'] as const;
export type RepairEnding = (typeof REPAIR_ENDINGS)[number];

export interface RepairSituation extends NoticeLedger {
  repairId: RepairId;
  seq: number;
  number: string;
  recordId: RecordId;
  recordVersion: number;
  subjectId: SubjectId;
  authorityId: OrgId;
  platformId: OrgId;
  origin: RepairOrigin;
  ground: RepairGround;
  sector: Sector;
  class: RepairClass;
  pack: string;
  filedAt: Instant;
  receivedAt: Instant;
  filedBy: UserId | null;
  evidenceIds: EvidenceId[];
  fetched: NonNullable<RepairFacts['repairFiled']['fetched']>;
  service: ServiceCount | null;
  phase: RepairPhase;
  /** The act that brought it into its phase. */
  phaseSeq: number;
  acceptedAt: Instant | null;
  supplement: { askedAt: Instant; seq: number; due: Terms; handedInAt: Instant | null; lapse?: LapseEffect } | null;
  extensionsLeft: number | null;
  decision: { at: Instant; seq: number; outcome: RepairOutcome; reason: RefusalReason | null; earliestOn: Day | null; by: UserId | null } | null;
  effected: { at: Instant; seq: number; lifted: MeasureId[]; on: Day } | null;
  served: { at: Instant; seq: number } | null;
  shieldEnd: { at: Instant; seq: number; how: ShieldEnd; lifted: MeasureId[] } | null;
  certificate: { number: string; at: Instant; seq: number } | null;
  revoked: { at: Instant; seq: number; reason: RevocationReason; barUntil: Day | null } | null;
  ended: RepairEnding | null;
  letters: { letterId: LetterId; letter: LetterKind; number: string; seq: number }[];
  closedAt: Instant | null;
}

/** Folds a repair's acts, oldest first. A log that does not begin with the application is a fault of the caller. */
export function foldRepair(acts: readonly Act[]): RepairSituation {
  const [first, ...rest] = acts;
  if (first?.kind !== 'repairFiled') throw new Error('a repair begins with its application');
  const f = first.facts;
  const s: RepairSituation = {
    repairId: f.repairId, seq: first.seq, number: f.number, recordId: f.recordId, recordVersion: f.recordVersion, subjectId: f.subjectId, authorityId: f.authorityId,
    platformId: f.platformId, origin: f.origin, ground: f.ground, sector: f.sector, class: f.class, pack: f.pack, filedAt: first.occurredAt, receivedAt: f.receivedAt,
    filedBy: first.author.class === 'person' ? first.author.userId : null, evidenceIds: [...f.evidenceIds], fetched: f.fetched ?? [], service: f.service ?? null, phase: 'received', phaseSeq: first.seq, acceptedAt: null,
    supplement: null, extensionsLeft: null, decision: null, effected: null, served: null, shieldEnd: null, certificate: null, revoked: null, ended: null, notices: [], reports: [],
    letters: [], closedAt: null, clocks: [],
  };
  if (f.acceptance !== null) startClock(s, first, 'repairAcceptance', f.repairId, { org: f.platformId }, f.acceptance);
  startClock(s, first, 'repairTotal', f.repairId, { org: f.platformId }, f.total);
  if (f.decision !== null) {
    s.acceptedAt = first.occurredAt;
    enter(s, 'deciding', first);
    startClock(s, first, 'repairDecision', f.repairId, { org: f.authorityId }, f.decision);
  }
  for (const act of rest) applyToRepair(s, act);
  return s;
}

const ENDED_BY = { repairWithdrawn: 'withdrawn', repairLapsed: 'lapsed', repairConverted: 'converted' } as const;

/** Adds one act to a repair's situation, in place; the situation must be the caller's own. */
export function applyToRepair(s: RepairSituation, act: Act): void {
  s.seq = act.seq;
  const at = act.occurredAt;
  switch (act.kind) {
    case 'repairAccepted':
      s.acceptedAt = at;
      enter(s, 'deciding', act);
      endClock(s, act, 'repairAcceptance');
      return startClock(s, act, 'repairDecision', s.repairId, { org: s.authorityId }, act.facts.decision);
    case 'repairSupplementAsked':
      s.supplement = { askedAt: at, seq: act.seq, due: act.facts.supplement, handedInAt: null, ...(act.facts.lapse === undefined ? {} : { lapse: act.facts.lapse }) };
      enter(s, 'supplementing', act);
      endClock(s, act, 'repairAcceptance');
      return startClock(s, act, 'repairSupplement', s.repairId, { subject: s.subjectId }, act.facts.supplement);
    case 'repairSupplemented':
      if (s.supplement !== null) s.supplement.handedInAt = at;
      s.evidenceIds.push(...act.facts.evidenceIds);
      enter(s, 'received', act);
      endClock(s, act, 'repairSupplement');
      return startClock(s, act, 'repairAcceptance', s.repairId, { org: s.platformId }, act.facts.acceptance);
    case 'repairExtended': {
      s.extensionsLeft = act.facts.left;
      const clock = openRepairClock(s, 'repairDecision');
      if (clock === undefined) throw new Error('no open clock repairDecision');
      clock.terms = act.facts.decision;
      return;
    }
    case 'repairDecided': {
      const { outcome, reason, earliestOn } = act.facts;
      s.decision = { at, seq: act.seq, outcome, reason, earliestOn, by: act.author.class === 'person' ? act.author.userId : null };
      enter(s, 'effecting', act);
      return endClock(s, act, 'repairDecision');
    }
    case 'repairLapsed':
    case 'repairWithdrawn':
    case 'repairConverted':
      if (act.kind === 'repairLapsed' && act.facts.acceptance !== undefined) {
        enter(s, 'received', act);
        endClock(s, act, 'repairSupplement');
        return startClock(s, act, 'repairAcceptance', s.repairId, { org: s.platformId }, act.facts.acceptance);
      }
      s.ended = ENDED_BY[act.kind];
      for (const clock of s.clocks) clock.endedAt ??= at;
      return enter(s, 'effecting', act);
    case 'repairEffected':
      s.effected = { at, seq: act.seq, lifted: act.facts.lifted, on: act.facts.on };
      return;
    case 'repairServed':
      s.served = { at, seq: act.seq };
      endClock(s, act, 'repairTotal');
      if (s.decision?.outcome === 'shielded') enter(s, 'shielded', act);
      return;
    case 'repairCertified':
      s.certificate = { number: act.facts.certificate, at, seq: act.seq };
      return;
    case 'shieldSettled':
      s.shieldEnd = { at, seq: act.seq, how: act.facts.how, lifted: act.facts.lifted };
      return enter(s, act.facts.how === 'restored' ? 'restoring' : 'effecting', act);
    case 'repairRevoked':
      s.revoked = { at, seq: act.seq, reason: act.facts.reason, barUntil: act.facts.barUntil };
      s.closedAt = null;
      s.certificate = null;
      // What the recipients had still to confirm has been overtaken: they are told the opposite.
      for (const clock of s.clocks) clock.endedAt ??= at;
      return enter(s, 'restoring', act);
    case 'repairClosed':
      s.closedAt = at;
      return enter(s, 'closed', act);
    // What of its letters was corrected says the log of corrections (letter-correction-log.ts).
    case 'letterCorrectionDrafted':
    case 'letterCorrected':
      return;
    case 'letterIssued': {
      const { letterId, letter, number } = act.facts;
      s.letters.push({ letterId, letter, number, seq: act.seq });
      return;
    }
    case 'calendarApplied':
      for (const { limit, ref, generation, after } of act.facts.moves) {
        const clock = s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation);
        if (clock !== undefined) clock.terms = after;
        if (limit === 'repairSupplement' && s.supplement !== null) s.supplement.due = after;
      }
      return;
    default:
      if (!applyToLedger(s, act)) throw new Error(`${act.kind} does not belong into the log of a running repair`);
  }
}

/** The open clock of a limit; of the repair itself unless another ref is named. */
export const openRepairClock = (s: RepairSituation, limit: LimitName, ref: string = s.repairId): Clock | undefined =>
  s.clocks.findLast((c) => c.limit === limit && c.ref === ref && c.endedAt === null);

/** Whose duty a clock of a repair is. */
export const repairOwnerOf = (s: RepairSituation, { limit, ref, generation }: Pick<Clock, 'limit' | 'ref' | 'generation'>): Owner | undefined =>
  s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation)?.owner;

/** The notices that count: those of the newest telling. */
export const waitingNotices = (s: RepairSituation): RepairNotice[] => {
  const since = s.revoked?.seq ?? (s.shieldEnd?.how === 'restored' ? s.shieldEnd.seq : 0);
  return s.notices.filter((n) => n.seq > since && isNoticeAwaited(n));
};

/** Whether a recipient of a notice is asked what became of its rating (更新评价): of what has ended for good, and not of what is taken up again. */
export const asksRating = (s: RepairSituation, noticeId: string): boolean => isGranted(s) && s.notices.some((n) => n.noticeId === noticeId);

/** Whether its decision is granted and stands. */
export const isGranted = (s: RepairSituation): boolean =>
  s.revoked === null && (s.decision?.outcome === 'granted' || (s.decision?.outcome === 'shielded' && s.shieldEnd?.how === 'permanent'));

function enter(s: RepairSituation, phase: RepairPhase, act: Act): void {
  s.phase = phase;
  s.phaseSeq = act.seq;
}

const endClock = (s: RepairSituation, act: Act, limit: LimitName): void => endClockOf(s, act, limit, s.repairId);
