import type { Calendar } from './calendar.ts';
import { basisOf, derive } from './clock-count.ts';
import { ledgerOf } from './clock-proof.ts';
import { Refusal } from './errors.ts';
import type { Extender, Ledger, LedgerTerms, Limit, StopReason, Terms } from './limit.ts';
import { isRunning, openStops, stoppedSince } from './limit.ts';
import type { Pack } from './policy.ts';
import { packLimit } from './policy.ts';
import type { Instant } from './time.ts';

/** The rules and the days a clock is counted by today. */
export interface Rules {
  pack: Pack;
  calendar: Calendar;
}

/** The terms of a clock with a ledger, derived anew; while it stands still it has no date. */
export function termsWith(terms: Terms, { stops, extensions, told }: Ledger, { pack, calendar }: Rules): LedgerTerms {
  const { counted } = derive(basisOf(terms.limit, terms.startedAt, pack, calendar), { stops, extensions, told });
  return {
    limit: terms.limit, startedAt: terms.startedAt, dueAt: counted?.dueAt ?? null, dueOn: counted?.dueOn ?? null, provisional: counted?.provisional ?? false,
    pack: pack.version, calendar: calendar.version, algorithm: 2, stops, extensions, told,
  };
}

/** A clock's ledger before something is added to it: counted by another calendar from here on, it never ends before the date that was told. */
function onward(terms: Terms, { calendar }: Rules): Ledger {
  const ledger = ledgerOf(terms);
  return terms.calendar === calendar.version || terms.dueAt === null ? ledger : { ...ledger, told: terms.dueAt };
}

/** The basis on which a pack lets a clock of this limit stand still; undefined: it does not. */
export const stopRule = (limit: Limit, reason: StopReason): NonNullable<Limit['stops']>[number] | undefined => limit.stops?.find((stop) => stop.reason === reason);

/** The reasons for which a pack still lets a clock be stopped: each once at a time. */
export const freeStops = (terms: Terms, limit: Limit): StopReason[] => {
  const open = openStops(terms);
  return (limit.stops ?? []).map((rule) => rule.reason).filter((reason) => !open.includes(reason));
};

/** 中止计时: from this instant the clock stands still, for another reason too while one lasts. A limit that has run out is not cured by it. */
export function stopClock(terms: Terms, at: Instant, reason: StopReason, rules: Rules): LedgerTerms {
  if (stopRule(packLimit(rules.pack, terms.limit), reason) === undefined) throw new Refusal('not-provided-for', { params: { limit: terms.limit } });
  if (openStops(terms).includes(reason)) throw new Refusal('already-done');
  assertNotOver(terms, at);
  const ledger = onward(terms, rules);
  return termsWith(terms, { ...ledger, stops: [...ledger.stops, { from: at, to: null, reason }] }, rules);
}

/** 恢复计时: the clock runs on with what was left of its budget. With a `reason` only the stop for it ends: the clock runs on when no other lasts. */
export function restartClock(terms: Terms, at: Instant, rules: Rules, reason?: StopReason): LedgerTerms {
  const ledger = ledgerOf(terms);
  const ends = (stop: Ledger['stops'][number]): boolean => stop.to === null && (reason === undefined || stop.reason === reason);
  if (!ledger.stops.some(ends)) throw new Refusal('already-done');
  return termsWith(terms, { ...ledger, stops: ledger.stops.map((stop) => (ends(stop) ? { ...stop, to: at } : stop)) }, rules);
}

/** 平台原因: time that is nobody's but the platform's is taken out, whatever the pack lets a clock stop for, also after the fact; `to` null: it lasts. */
export function loseTime(terms: Terms, { from, to }: { from: Instant; to: Instant | null }, rules: Rules): LedgerTerms {
  const ledger = onward(terms, rules);
  return termsWith(terms, { ...ledger, stops: [...ledger.stops, { from, to, reason: 'platform' }] }, rules);
}

/** The clock runs on from an instant that may be past. */
export const regainTime = (terms: Terms, to: Instant, rules: Rules): LedgerTerms => restartClock(terms, to, rules, 'platform');

/** How often a limit may still be extended. */
export const extensionsLeft = (terms: Terms, pack: Pack): number => (packLimit(pack, terms.limit).extension?.times ?? 0) - ledgerOf(terms).extensions.length;

/**
 * 延期: adds to the count, before the limit has run out and as often as the pack says. `notAfter` is the latest due instant
 * that the whole case leaves room for; an extension that would go beyond it is cut to what fits.
 */
export function extendClock(terms: Terms, at: Instant, rules: Rules, { notAfter = null, by, count }: { notAfter?: Instant | null; by?: Extender; count?: number } = {}): LedgerTerms {
  const rule = packLimit(rules.pack, terms.limit).extension;
  if (rule === undefined || rule === null) throw new Refusal('not-provided-for', { params: { limit: terms.limit } });
  if (extensionsLeft(terms, rules.pack) <= 0) throw new Refusal('already-done');
  if (stoppedSince(terms) !== null) throw new Refusal('clock-stopped');
  assertNotOver(terms, at);
  const ledger = onward(terms, rules);
  for (let granted = Math.min(rule.count, count ?? rule.count); granted > 0; granted -= 1) {
    const extended = termsWith(terms, { ...ledger, extensions: [...ledger.extensions, { at, count: granted, by: by ?? rule.by }] }, rules);
    if (notAfter === null || (extended.dueAt !== null && extended.dueAt <= notAfter)) return extended;
  }
  throw new Refusal('total-exhausted', { params: { limit: terms.limit } });
}

/** The latest instant a clock can ever be due at by the pack: with all of its extensions. null: it stands still, or has none. */
export function latestDue(terms: Terms, { pack, calendar }: Rules): Instant | null {
  const { extension } = packLimit(pack, terms.limit);
  const left = extensionsLeft(terms, pack);
  if (extension === undefined || extension === null || left <= 0) return terms.dueAt;
  const ledger = ledgerOf(terms);
  const all = { at: terms.startedAt, count: extension.count * left, by: extension.by };
  return termsWith(terms, { ...ledger, extensions: [...ledger.extensions, all] }, { pack, calendar }).dueAt;
}

/** Keeps a date that the applicant has been told: derived anew, it only ever moves later. */
export const toldClock = (terms: Terms, rules: Rules): LedgerTerms => termsWith(terms, { ...ledgerOf(terms), told: terms.dueAt ?? ledgerOf(terms).told }, rules);

function assertNotOver(terms: Terms, at: Instant): void {
  if (isRunning(terms) && at >= terms.dueAt) throw new Refusal('limit-expired', { params: { limit: terms.limit } });
}
