import type { Act, ActDraft, ActFacts } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { rulesOf } from './case-world.ts';
import { dueAfter } from './clock.ts';
import type { Rules } from './clock-ledger.ts';
import { extendClock, extensionsLeft, latestDue, restartClock, stopClock, stopRule } from './clock-ledger.ts';
import type { ActContents } from './content.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, OrderId } from './ids.ts';
import type { LedgerTerms, StopReason } from './limit.ts';
import { stoppedSince } from './limit.ts';
import type { PolicyPack } from './policy.ts';
import { packLimit } from './policy.ts';
import type { Clock } from './clock-fold.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';
import { openClock } from './clock-fold.ts';
import type { Instant } from './time.ts';

export type ExtensionRequest =
  | { kind: 'extensionAsked'; orderId: OrderId; reason: string }
  | { kind: 'extensionDeclined'; orderId: OrderId; reason: string }
  | { kind: 'clockExtended'; orderId: OrderId };

export interface ClockStopRequest {
  kind: 'clockStopped';
  orderId: OrderId;
  reason: StopReason;
  explanation: string;
  /** The document of the stop. */
  evidenceIds?: EvidenceId[];
}

/** What people do to the clock of a verification, as acts; the permission table has said that they may. */
interface Made<K extends ExtensionRequest['kind'] | 'clockStopped' | 'clockRestarted'> {
  draft: Extract<ActDraft, { kind: K }>;
  content: ActContents[K];
}

const asked = (s: CaseSituation, orderId: OrderId): Verification => {
  const found = s.verifications.find((v) => v.orderId === orderId);
  if (found === undefined) throw new Error(`no verification ${orderId}`);
  return found;
};

/** Whether a pack leaves extending the verification to the provider; where it is another's power, the provider has none. */
export const providerExtends = (pack: PolicyPack): boolean => packLimit(pack, 'verification').extension?.by === 'providerPrincipal';

/**
 * 延期须经负责人批准 (law.md §8, 33): one person asks, before the limit has run out and as often as it could be granted; the principal approves or declines. What
 * could not be granted now cannot be asked for either, and until it is approved the clock runs as it did.
 */
export function extensionAct(request: ExtensionRequest, s: CaseSituation, world: CaseWorld): Made<'extensionAsked'> | Made<'extensionDeclined'> | Made<'clockExtended'> {
  switch (request.kind) {
    case 'extensionAsked': {
      const { kind, orderId, reason } = request;
      extension(orderId, s, world);
      if ((asked(s, orderId).extensionAsk?.times ?? 0) >= (packLimit(world.pack, 'verification').extension?.times ?? 0)) throw new Refusal('already-done');
      return { draft: { kind, facts: { orderId } }, content: { reason } };
    }
    case 'extensionDeclined':
      return { draft: { kind: request.kind, facts: { orderId: request.orderId } }, content: { reason: request.reason } };
    case 'clockExtended':
      return { draft: { kind: request.kind, facts: extension(request.orderId, s, world) }, content: { reason: world.extensionReason ?? '' } };
  }
}

/** 延期: within what the whole case leaves room for, its own extension included. */
function extension(orderId: OrderId, s: CaseSituation, world: CaseWorld): ActFacts['clockExtended'] {
  if (!providerExtends(world.pack)) throw new Refusal('not-provided-for', { params: { limit: 'verification' } });
  const total = wholeCase(s);
  const order = asked(s, orderId);
  const rules = rulesOf(order.orgId, world);
  const answer = extendClock(order.answer, world.at, rules, { notAfter: total === undefined ? null : latestDue(total.terms, world) });
  const { count } = answer.extensions.at(-1)!;
  return { orderId, count, left: extensionsLeft(answer, world.pack), answer, hardStop: hardStopAfter(answer, rules), ...(order.extensionAsk?.state === 'open' ? { asked: order.extensionAsk.seq } : {}) };
}

/** 中止计时, 检验、检测、鉴定 above all: the time is not the provider's to answer for. */
export function clockStop({ orderId, reason, explanation, evidenceIds = [] }: ClockStopRequest, s: CaseSituation, world: CaseWorld): Made<'clockStopped'> {
  const order = asked(s, orderId);
  const answer = stopClock(order.answer, world.at, reason, rulesOf(order.orgId, world));
  // 委托书、受理单、会议通知、公告: without its document nobody could say that there is a reason at all (law.md §8, 32).
  if (evidenceIds.length === 0) throw new Refusal('value-needed', { field: '/evidenceIds' });
  return { draft: { kind: 'clockStopped', facts: { orderId, reason, answer, evidenceIds } }, content: { explanation } };
}

/** 恢复计时: of all stops, or of the one for a reason; while another lasts the clock has no date, and the hard stop stays as it was. */
export function clockRestart({ orderId, reason, remark }: { orderId: OrderId; reason?: StopReason; remark: string }, s: CaseSituation, world: CaseWorld): Made<'clockRestarted'> {
  const order = asked(s, orderId);
  const rules = rulesOf(order.orgId, world);
  const answer = restartClock(order.answer, world.at, rules, reason);
  const hardStop = stoppedSince(answer) === null ? hardStopAfter(answer, rules) : order.hardStop;
  return { draft: { kind: 'clockRestarted', facts: { orderId, ...(reason === undefined ? {} : { reason }), answer, hardStop } }, content: { remark } };
}

function hardStopAfter(answer: LedgerTerms, { pack, calendar }: Rules) {
  if (answer.dueAt === null) throw new Error('a clock that stands still has no due instant');
  return dueAfter(answer.dueAt, 'hardStop', pack, calendar);
}

const wholeCase = (s: CaseSituation): Clock | undefined => openClock(s, 'total', s.caseId);

/** What a verification's clock does to the whole case's: it stands still and runs on with it where the pack says so, and is extended by as much. */
export function totalMoves(act: Act, s: CaseSituation, world: CaseWorld): ActDraft[] {
  const total = wholeCase(s);
  if (total === undefined) return [];
  const terms = movedTotal(act, total, s, world);
  return terms === null ? [] : [{ kind: 'clockMoved', facts: { limit: 'total', ref: total.ref, generation: total.generation, terms } }];
}

function movedTotal(act: Act, total: Clock, s: CaseSituation, world: CaseWorld): LedgerTerms | null {
  const limit = packLimit(world.pack, 'total');
  const stands = stoppedSince(total.terms) !== null;
  switch (act.kind) {
    case 'clockStopped':
      return !stands && stopRule(limit, act.facts.reason) !== undefined && !over(total, world.at) ? stopClock(total.terms, world.at, act.facts.reason, world) : null;
    case 'clockRestarted':
    case 'answered':
      // An answer while the clock stood ends the stop as well.
      return stands && s.verifications.every((v) => v.answered !== null || v.round !== s.round || v.recalledSeq !== undefined || stoppedSince(v.answer) === null) ? restartClock(total.terms, world.at, world) : null;
    case 'clockExtended':
      return extensionsLeft(total.terms, world.pack) > 0 && !over(total, world.at) ? extendClock(total.terms, world.at, world, { count: act.facts.count }) : null;
    default:
      return null;
  }
}

const over = (clock: Clock, at: Instant): boolean => clock.terms.dueAt !== null && at >= clock.terms.dueAt;
