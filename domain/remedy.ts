import type { ErrorCode } from './errors.ts';
import type { EvidenceId, RemedyId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { RemedyDates } from './service.ts';
import type { Day, Instant } from './time.ts';

/** Where somebody turns against a decision: 复核 by another person in the house, 复议, or a court (law.md §5). */
export const REMEDY_TRACKS = ['review', 'reconsideration', 'suit'] as const;
export type RemedyTrack = (typeof REMEDY_TRACKS)[number];

/** How it ended: kept, changed, annulled, to be decided anew, or withdrawn by whoever filed it. */
export const REMEDY_RESULTS = ['maintained', 'changed', 'annulled', 'redo', 'withdrawn'] as const;
export type RemedyResult = (typeof REMEDY_RESULTS)[number];

/** Results after which the case is decided once more; `redo` is verified anew first. */
export const REOPENS: readonly RemedyResult[] = ['changed', 'annulled', 'redo'];

/**
 * What acts say of a remedy. It is a track of its own inside the case's log, with its own reference and clocks: whatever it brings about
 * in the case happens under the same lock and in the same act (decision 36).
 */
export interface RemedyFacts {
  /** `examine`: 复核 has to be decided within it; the other two have their own organs' limits. */
  remedyFiled: { remedyId: RemedyId; track: RemedyTrack; on: Day; late: boolean; evidenceIds: EvidenceId[]; examine: ClockTerms | null };
  /** The copy has come to the respondent, whose answer is due (行政复议法 48, 54). */
  remedyServed: { remedyId: RemedyId; on: Day; simple: boolean; evidenceIds: EvidenceId[]; answer: ClockTerms };
  remedyAnswered: { remedyId: RemedyId; evidenceIds: EvidenceId[] };
  remedyEnded: { remedyId: RemedyId; on: Day; result: RemedyResult; evidenceIds: EvidenceId[] };
  /** 停止执行: the organ or court has the measures rest meanwhile. */
  suspensionImposed: { remedyId: RemedyId; evidenceIds: EvidenceId[] };
  suspensionEnded: { remedyId: RemedyId; evidenceIds: EvidenceId[] };
}
export type RemedyActKind = keyof RemedyFacts;

export interface RemedyTrackState {
  remedyId: RemedyId;
  track: RemedyTrack;
  round: number;
  seq: number;
  filedAt: Instant;
  filedOn: Day;
  late: boolean;
  servedAt: Instant | null;
  simple: boolean;
  answeredAt: Instant | null;
  ended: { at: Instant; seq: number; result: RemedyResult } | null;
}

/** Why a track cannot be taken now; null: it can. */
export function trackRefused(track: RemedyTrack, at: { decided: boolean; served: RemedyDates | undefined; overdue: boolean; open: boolean; today: Day }): ErrorCode | null {
  // No parallel tracks: an accepted 复议 bars the suit, and the other way round (行政复议法 29).
  if (at.open) return 'already-open';
  // Against silence 复议 comes first; against a refusal either may be chosen (行政复议法 23).
  if (!at.decided) return track === 'reconsideration' && at.overdue ? null : 'not-allowed-in-stage';
  if (at.served === undefined) return 'not-allowed-in-stage';
  // Whether 复议 or a suit comes in time is for those to judge who receive it; 复核 is ours.
  return track === 'review' && at.today > at.served.reviewUntil ? 'limit-expired' : null;
}

/** Whether a filing is past the last day that the subject was told; the organ judges it, the file says so. */
export function isLateFiling(track: RemedyTrack, on: Day, served: RemedyDates | undefined): boolean {
  if (served === undefined) return false;
  return on > { review: served.reviewUntil, reconsideration: served.reconsiderUntil, suit: served.sueUntil }[track];
}
