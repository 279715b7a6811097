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

/** What a decision comes down to, as the rules ask for it. */
interface Weighed extends Judged {
  /** What the competent one has found wrong, at least in part. */
  foundWrong: boolean;
  /** Grounds that are the platform's own: whom a record is about. */
  own: readonly Ground[];
  /** Grounds of somebody else that were not found accurate. */
  foreignOpen: readonly Ground[];
  /** Nothing but the name and what was copied wrongly changes. */
  ownChanges: boolean;
  /** Whose matter it is where it is not the platform's: the provider's, or after its silence its superior's. */
  foreign: Matter;
}

interface CompetenceRule {
  /** Whether the rule is about this decision. */
  of: (j: Weighed) => boolean;
  /** Whether the platform may take it. */
  within: (j: Weighed) => boolean;
  /** Whose matter it is otherwise. */
  otherwise: (j: Weighed) => Matter;
}

const always = (): boolean => true;
/** The first rule that is about a decision says whether the platform may take it. */
export const COMPETENCE: readonly CompetenceRule[] = [
  // What 复议 or a court has annulled is withdrawn, and nobody here keeps it (law.md §8, 22).
  { of: (j) => j.annulled, within: (j) => j.remedy === 'revoke', otherwise: () => 'legality' },
  // What 复核, 复议 or a court has said is only carried out.
  { of: (j) => j.ordered && j.outcome !== 'rejected', within: always, otherwise: (j) => j.foreign },
  // Keeping, marking and no longer disclosing a record are the platform's own.
  { of: (j) => j.outcome === 'unverifiable' || j.outcome === 'moot', within: always, otherwise: (j) => j.foreign },
  { of: (j) => j.outcome === 'rejected', within: (j) => j.foreignOpen.length === 0, otherwise: (j) => j.foreign },
  { of: (j) => j.remedy === 'correct', within: (j) => j.foundWrong || (j.reclasses !== true && j.ownChanges), otherwise: (j) => j.foreign },
  { of: always, within: (j) => j.foundWrong || j.own.length > 0, otherwise: (j) => j.foreign },
];

/**
 * The matter of a decision that the platform is not competent for; null: it may decide. Whatever the competent one has found
 * is only carried out, so it is not the platform's own decision any more.
 */
export function beyondPlatform(judged: Judged): Matter | null {
  const weighed = weigh(judged);
  const rule = COMPETENCE.find(({ of }) => of(weighed))!;
  return rule.within(weighed) ? null : rule.otherwise(weighed);
}

function weigh(judged: Judged): Weighed {
  const { changes, grounds, findings, copying = [] } = judged;
  const found = (g: Ground): Finding['result'] | undefined => findings.find((f) => f.groundId === g.id)?.result;
  const own = grounds.filter((g) => g.kind === 'notOurs');
  return {
    ...judged, own,
    foundWrong: grounds.some((g) => found(g) === 'inaccurate' || found(g) === 'partlyInaccurate'),
    foreignOpen: grounds.filter((g) => !own.includes(g) && found(g) !== 'accurate'),
    ownChanges: changes.every(({ field, to }) => field === 'subjectName' || copying.some((error) => error.field === field && error.handedIn === to)),
    foreign: grounds.some((g) => found(g) === undefined) ? 'afterSilence' : 'content',
  };
}

/** Refuses a decision outside the competence, and says who is competent. */
export function assertCompetent(judged: Judged): void {
  const matter = beyondPlatform(judged);
  if (matter !== null) throw new Refusal('not-competent', { field: '/outcome', params: { matter, competent: COMPETENT[matter] } });
}
