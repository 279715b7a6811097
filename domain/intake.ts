import type { Act, ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, rulesOf } from './case-world.ts';
import { restartClock, stopClock, stopRule } from './clock-ledger.ts';
import { Refusal } from './errors.ts';
import type { InadmissibleReason, LapseEffect, SupplementItem, TransferReason } from './intake-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { LedgerTerms } from './limit.ts';
import { stoppedSince } from './limit.ts';
import { packLimit } from './policy.ts';
import { mayFoundEffect } from './policy-evidence.ts';
import { noRepeat } from './repeat.ts';
import type { CaseSituation } from './situation.ts';
import { isPast, openClock } from './clock-fold.ts';
import { stillSuspended } from './suspension-situation.ts';

/** What is asked for between the door and acceptance, in the words of the one who asks. */
export type IntakeRequest =
  | { kind: 'supplementAsked'; items: { item: SupplementItem; explanation: string }[] }
  | { kind: 'supplemented'; words: string; evidenceIds: EvidenceId[] }
  | { kind: 'notAccepted'; reason: InadmissibleReason; reasons: string }
  | { kind: 'transferred'; reason: TransferReason; reasons: string }
  | { kind: 'withdrawalAsked'; reasons: string }
  | { kind: 'withdrawn' };

/** The clock that the acceptance of this case is measured by: the fast one where something urgent is at stake. */
export const acceptanceClock = (s: CaseSituation) => openClock(s, 'acceptance', s.caseId) ?? openClock(s, 'urgentAcceptance', s.caseId);

/** 一次性补正告知: everything that is missing at once, each item once; the time until it comes is not the clerk's where the pack says so. */
export function supplementNotice({ items }: Extract<IntakeRequest, { kind: 'supplementAsked' }>, s: CaseSituation, world: CaseWorld) {
  for (const [i, { item }] of items.entries()) {
    if (items.findIndex((other) => other.item === item) < i) throw new Refusal('invalid-field', { field: `/items/${i}/item` });
  }
  const lapse: LapseEffect = mayFoundEffect(world.pack, 'supplement', world.confirmed) ? 'withdrawn' : 'goesOn';
  return {
    draft: { kind: 'supplementAsked' as const, facts: { items: items.map(({ item }) => item), supplement: clockNow('supplement', world), lapse, acceptance: standing(s, world) } },
    content: { items },
  };
}

/** In time only: what comes after the limit has run out finds the objection taken for withdrawn, or decided by what is there. */
export function supplement({ words, evidenceIds }: Extract<IntakeRequest, { kind: 'supplemented' }>, s: CaseSituation, world: CaseWorld) {
  const clock = openClock(s, 'supplement', s.caseId);
  if (clock !== undefined && isPast(clock.terms, world.at)) throw new Refusal('limit-expired', { params: { limit: 'supplement' } });
  if (words.trim() === '' && evidenceIds.length === 0) throw new Refusal('value-needed', { field: '/words' });
  return { draft: { kind: 'supplemented' as const, facts: { evidenceIds, acceptance: running(s, world) } }, content: { words } };
}

/** 不予受理: for a reason of the table; a repeated objection only where it repeats what was rejected and the pack has such a rule (law.md §8, 3). */
export function inadmissible({ reason, reasons }: Extract<IntakeRequest, { kind: 'notAccepted' }>, s: Pick<CaseSituation, 'recordVersion' | 'grounds'>, world: Pick<CaseWorld, 'pack' | 'repeat'>) {
  if (reason === 'repeatWithoutNewEvidence') {
    if (world.pack.repeat?.rule !== 'newEvidence') throw new Refusal('not-provided-for', { params: { limit: 'acceptance' } });
    const { rejected = [], files = [] } = world.repeat ?? {};
    const because = noRepeat({ recordVersion: s.recordVersion, grounds: s.grounds, files }, rejected);
    if (because !== null) throw new Refusal('no-repeat', { field: '/reason', params: { because } });
  }
  return { draft: { kind: 'notAccepted' as const, facts: { reason } }, content: { reasons } };
}

/** 移送、转办: the competent body and its address stand in the pack; the receipt instant goes along. */
export function transfer({ reason, reasons }: Extract<IntakeRequest, { kind: 'transferred' }>, s: CaseSituation, world: CaseWorld) {
  if (referralOf(reason, world) === undefined) throw new Refusal('not-provided-for', { params: { limit: 'acceptance' } });
  return {
    draft: { kind: 'transferred' as const, facts: { reason, receivedAt: s.filedAt, convertedTo: reason === 'repair' ? ('repair' as const) : null } },
    content: { reasons },
  };
}

export const referralOf = (reason: TransferReason, { pack }: Pick<CaseWorld, 'pack'>) => pack.intake?.referrals.find((each) => each.reason === reason);

/** 撤回: what its provider has found wrong already is put right all the same (law.md §8, 12). */
export const withdrawal = (s: CaseSituation): Extract<ActDraft, { kind: 'withdrawn' }> => ({
  kind: 'withdrawn', facts: { goesOn: s.ownError !== undefined || s.verifications.some((v) => v.round === s.round && v.answered?.findings.some(({ result }) => result !== 'accurate')) },
});

/** The law's own act once the limit for the supplement has run out. */
export function lapse(s: CaseSituation, world: CaseWorld): Extract<ActDraft, { kind: 'supplementLapsed' }> {
  const effect = s.supplement?.lapse ?? 'goesOn';
  return { kind: 'supplementLapsed', facts: { effect, acceptance: effect === 'goesOn' ? running(s, world) : null } };
}

/** The acceptance clock stopped for the supplement, where the pack lets it stand still and it has not run out. */
function standing(s: CaseSituation, world: CaseWorld): LedgerTerms | null {
  const clock = acceptanceClock(s);
  if (clock === undefined || stopRule(packLimit(world.pack, clock.limit), 'supplement') === undefined || isPast(clock.terms, world.at)) return null;
  return stopClock(clock.terms, world.at, 'supplement', rulesOf(s.platformId, world));
}

function running(s: CaseSituation, world: CaseWorld): LedgerTerms | null {
  const clock = acceptanceClock(s);
  return clock === undefined || stoppedSince(clock.terms) === null ? null : restartClock(clock.terms, world.at, rulesOf(s.platformId, world));
}

/** The whole case's clock stands still with the acceptance's, and runs on with it, where the pack says so. */
export function totalWhileSupplementing(act: Act, s: CaseSituation, world: CaseWorld): ActDraft[] {
  const total = openClock(s, 'total', s.caseId);
  if (total === undefined) return [];
  const move = (terms: LedgerTerms): ActDraft[] => [{ kind: 'clockMoved', facts: { limit: 'total', ref: total.ref, generation: total.generation, terms } }];
  const stands = stoppedSince(total.terms) !== null;
  if (act.kind === 'supplementAsked') {
    return stands || stopRule(packLimit(world.pack, 'total'), 'supplement') === undefined || isPast(total.terms, world.at) ? [] : move(stopClock(total.terms, world.at, 'supplement', world));
  }
  return stands ? move(restartClock(total.terms, world.at, world)) : [];
}

/** Whether nothing is left to be done in a case that ends without a decision. */
export const leavesNothing = (s: CaseSituation): boolean => s.suspensions.flatMap(stillSuspended).length === 0;
