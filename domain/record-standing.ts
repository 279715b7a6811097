import type { Mark, RecordState } from './record.ts';
import type { CaseSituation } from './situation.ts';
import { decisionOfRound } from './situation.ts';
import type { Instant } from './time.ts';

/** What a case that is not settled says about its record: filed, under examination, or its disclosure stopped by silence. */
export const OPEN_STANDINGS = ['received', 'disputed', 'unverified'] as const;
/** What a settled case says about its record. An upheld one is settled when the record is put right, not when that is decided; one that ended without a decision (`dropped`) says nothing. */
export const SETTLED_STANDINGS = ['rejected', 'corrected', 'revoked', 'annotated', 'undisclosed', 'moot', 'inRemedy', 'dropped'] as const;
export type OpenStanding = (typeof OPEN_STANDINGS)[number];
export type SettledStanding = (typeof SETTLED_STANDINGS)[number];

/** What one case contributes to its record; the record's mark and state follow from the contributions of all its cases. */
export type Contribution = { standing: OpenStanding; settledAt: null } | { standing: SettledStanding; settledAt: Instant };

/** How a record stands towards everyone who reads it. */
export interface RecordStanding {
  mark: Mark;
  state: RecordState;
}

/** What the pages of every case on a record show of it. */
export interface RecordHead extends RecordStanding {
  version: number;
}

/** The record as an act of one of its cases leaves it; only a correction of this very act is newer than what was there. */
export function recordAfter(s: CaseSituation, before: RecordHead, others: readonly Contribution[]): RecordHead {
  return { version: Math.max(before.version, s.recordVersion), ...standingOf([contributionOf(s), ...others]) };
}

/** Whether an act of one case changes what the readers of all others see of the record, and they have to be told to look again. */
export const readsDifferently = (before: RecordHead, after: RecordHead): boolean =>
  before.version !== after.version || before.mark !== after.mark || before.state !== after.state;

/** Whether the record's decision or ours is under 复议 or before a court: said of the record meanwhile (Shenzhen 2023 Art. 43). */
const isInRemedy = (s: CaseSituation): boolean => s.base?.inRemedy !== undefined || (s.remedies ?? []).some((r) => r.ended === null && r.track !== 'review');

/** What a record becomes by each remedy once that is carried out. */
const SETTLED_BY = { correct: 'corrected', revoke: 'revoked', annotate: 'annotated', stopDisclosure: 'undisclosed' } as const;

/** What a case contributes, by its running examination; a reopened case disputes the record anew. */
export function contributionOf(s: CaseSituation): Contribution {
  if (s.ending !== undefined) return { standing: 'dropped', settledAt: s.ending.at };
  const decision = decisionOfRound(s);
  if (decision?.remedy === 'none') return { standing: decision.outcome === 'moot' ? 'moot' : isInRemedy(s) ? 'inRemedy' : 'rejected', settledAt: decision.at };
  const done = s.corrections.find((c) => c.round === s.round)?.done ?? null;
  if (decision !== undefined && done !== null) return { standing: SETTLED_BY[decision.remedy], settledAt: done.at };
  if (s.phase === 'received') return { standing: 'received', settledAt: null };
  // A late answer does not bring the disclosure back; the decision does.
  const stopped = s.silentWith?.round === s.round || s.verifications.some((v) => v.round === s.round && v.stoppedSeq !== null);
  return { standing: stopped ? 'unverified' : 'disputed', settledAt: null };
}

/**
 * Mark and state of a record, whatever the order in which its cases were written. In this order:
 * 1. What one case has withdrawn stays withdrawn (四(五): 更正或撤销).
 * 2. What a provider's silence keeps unverified in any open case is not disclosed, whatever another case decided: silence
 *    never confirms (Taizhou 2020 Art. 13; `law.md` §8, 9).
 *    So it is with what a decision has found unverifiable, until that very case is examined anew (`law.md` §8, 41).
 * 3. While any case examines the record it is marked as disputed (征信业管理条例 25), also until a correction is carried out.
 * 4. An objection that waits for acceptance is marked from its receipt on (Shanghai 2017 Art. 36: 异议标注).
 * 5. Otherwise what was settled last stands: put right, or confirmed with the subject's disagreement (`law.md` §6, Mark).
 */
export function standingOf(contributions: readonly Contribution[]): RecordStanding {
  const any = (standing: Contribution['standing']): boolean => contributions.some((c) => c.standing === standing);
  if (any('revoked')) return { mark: 'corrected', state: 'revoked' };
  if (any('unverified')) return { mark: 'disputed', state: 'disclosureStopped' };
  const last = contributions.filter((c) => c.settledAt !== null && c.standing !== 'dropped').reduce<Contribution | null>((found, c) => (found === null || isLater(c, found) ? c : found), null);
  const state = any('undisclosed') ? 'disclosureStopped' : 'published';
  if (any('disputed')) return { mark: 'disputed', state };
  if (any('received')) return { mark: 'objectionReceived', state };
  return { mark: last === null ? 'none' : markOf(last.standing), state };
}

function markOf(standing: Contribution['standing']): Mark {
  switch (standing) {
    case 'corrected':
    case 'revoked':
      return 'corrected';
    case 'rejected':
      return 'confirmedSubjectDisagrees';
    case 'inRemedy':
      return 'inRemedy';
    case 'annotated':
    case 'undisclosed':
      return 'unverifiable';
    case 'moot':
    case 'dropped':
    case 'received':
    case 'disputed':
    case 'unverified':
      return 'none';
  }
}

/** Of several settled at one instant the first of these is told: it is what readers have to know. */
const TOLD: readonly Contribution['standing'][] = ['corrected', 'revoked', 'undisclosed', 'annotated', 'inRemedy', 'rejected', 'moot', 'dropped'];
function isLater(a: Contribution, b: Contribution): boolean {
  if (a.settledAt === b.settledAt) return TOLD.indexOf(a.standing) < TOLD.indexOf(b.standing);
  return b.settledAt === null || (a.settledAt !== null && a.settledAt > b.settledAt);
}
