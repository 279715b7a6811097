import { Refusal } from './errors.ts';
import type { Finding, Ground, Outcome, Remedy } from './objection.ts';
import type { CopyingError } from './own-copy.ts';
import type { RecordField } from './record.ts';

/** What a decision on a record can be about. */
export const MATTERS = ['ownError', 'identity', 'disclosure', 'mark', 'content', 'supervision', 'jointMeeting', 'afterSilence', 'legality'] as const;
export type Matter = (typeof MATTERS)[number];

/** Who can be competent (有权处理机关). */
export const ORGANS = ['platform', 'provider', 'leadOrgan', 'superior', 'reviewOrCourt'] as const;
export type Organ = (typeof ORGANS)[number];

/**
 * 谁提供、谁负责: who decides what. The platform answers for its own copying, for whom a record is matched to, for what it discloses and how it
 * marks it; what a record says is its provider's, in its own name (四(五)); the lead organ has 督办 and the joint meeting; the superior decides
 * after silence; whether the act behind the record is lawful, only 复议 and the courts do.
 */
export const COMPETENT: Readonly<Record<Matter, Organ>> = {
  ownError: 'platform', identity: 'platform', disclosure: 'platform', mark: 'platform', content: 'provider', supervision: 'leadOrgan',
  jointMeeting: 'leadOrgan', afterSilence: 'superior', legality: 'reviewOrCourt',
};

/** What the platform's decision would do, and what the others have found so far. */
export interface Judged {
  outcome: Outcome;
  remedy: Remedy;
  changes: readonly { field: RecordField; to: string }[];
  /** Whether the record's severity is classed anew. */
  reclasses?: boolean;
  grounds: readonly Ground[];
  findings: readonly Finding[];
  /** Where the platform's copy is not what it was handed in; absent: nowhere. */
  copying?: readonly CopyingError[];
  /** The decision behind the record was annulled by who is competent for that. */
  annulled: boolean;
  /** 复核, 复议 or a court has said how this case is to be decided. */
  ordered: boolean;
}

/**
 * The matter of a decision that the platform is not competent for; null: it may decide. Whatever the competent one has found
 * is only carried out, so it is not the platform's own decision any more.
 */
export function beyondPlatform({ outcome, remedy, changes, grounds, findings, annulled, ordered, reclasses = false, copying = [] }: Judged): Matter | null {
  // What 复议 or a court has annulled is withdrawn, and nobody here keeps it (law.md §8, 22).
  if (annulled) return remedy === 'revoke' ? null : 'legality';
  if (ordered && outcome !== 'rejected') return null;
  // Keeping, marking and no longer disclosing a record are the platform's own.
  if (outcome === 'unverifiable' || outcome === 'moot') return null;
  const found = (g: Ground): Finding['result'] | undefined => findings.find((f) => f.groundId === g.id)?.result;
  const own = (g: Ground): boolean => g.kind === 'notOurs';
  const silent = grounds.some((g) => found(g) === undefined);
  const foreign: Matter = silent ? 'afterSilence' : 'content';
  const foundWrong = grounds.some((g) => found(g) === 'inaccurate' || found(g) === 'partlyInaccurate');
  if (outcome === 'rejected') return grounds.some((g) => !own(g) && found(g) !== 'accurate') ? foreign : null;
  if (remedy === 'correct') return foundWrong || (!reclasses && changes.every(({ field, to }) => field === 'subjectName' || copying.some((error) => error.field === field && error.handedIn === to))) ? null : foreign;
  return foundWrong || grounds.some(own) ? null : foreign;
}

/** Refuses a decision outside the competence, and says who is competent. */
export function assertCompetent(judged: Judged): void {
  const matter = beyondPlatform(judged);
  if (matter !== null) throw new Refusal('not-competent', { field: '/outcome', params: { matter, competent: COMPETENT[matter] } });
}
