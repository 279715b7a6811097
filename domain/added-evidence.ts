import type { Act, ActDraft } from './act.ts';
import type { EvidenceContents } from './evidence-acts.ts';
import { Refusal } from './errors.ts';
import { heardOrAsked } from './hand-over.ts';
import type { EvidenceId } from './ids.ts';
import { findingsOfRound, meetingOfRound } from './joint-meeting.ts';
import type { CaseSituation } from './situation.ts';
import { unitOf } from './turn-situation.ts';

export interface EvidenceRequest {
  kind: 'evidenceAdded';
  words: string;
  evidenceIds: EvidenceId[];
}

/** Once in an examination: who could have it asked anew without end would hold the measures without end (law.md §8, 4). */
const askedAnew = (s: CaseSituation): boolean => s.askedAnewInRound === s.round;

/** Whether everything that is contested has been found wrong already: nobody is asked anew for the sake of it. */
function foundWrong(s: CaseSituation): boolean {
  const findings = findingsOfRound(s);
  return s.grounds.every((g) => ['inaccurate', 'partlyInaccurate'].includes(findings.find((f) => f.groundId === g.id)?.result ?? ''));
}

/**
 * 补充证据 (law.md §8, 13): at any time before the decision. Whoever is asked gets it by the clock that runs, which may be extended as the pack says;
 * whoever had answered without it is asked anew, once, and not where it would change nothing: the record is found wrong already, or the
 * joint meeting has spoken.
 */
export function addedEvidence({ words, evidenceIds }: EvidenceRequest, s: CaseSituation): { draft: Extract<ActDraft, { kind: 'evidenceAdded' }>; content: EvidenceContents['evidenceAdded'] } {
  if (evidenceIds.length === 0) throw new Refusal('value-needed', { field: '/evidenceIds' });
  const answered = heardOrAsked(s).filter((v) => v.answered !== null);
  const again = askedAnew(s) || foundWrong(s) || meetingOfRound(s) !== undefined ? [] : answered.map((v) => v.orderId);
  return { draft: { kind: 'evidenceAdded', facts: { evidenceIds, again } }, content: { words } };
}

/** Whom it concerns at once: everybody who is asked and has not answered, and those who are asked anew. */
export const toldOfEvidence = (act: Extract<Act, { kind: 'evidenceAdded' }>, s: CaseSituation) =>
  [...new Set(s.verifications.filter((v) => v.round === s.round && (act.facts.again.includes(v.orderId) || (v.answered === null && v.recalledSeq === undefined))).flatMap((v) => [v.orgId, unitOf(v) ?? v.orgId]))];
