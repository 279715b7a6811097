import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { Refusal } from './errors.ts';
import { asId } from './ids.ts';
import type { EvidenceId, RemedyId } from './ids.ts';
import type { RemedyActKind, RemedyResult, RemedyTrack } from './remedy.ts';
import { isLateFiling, REOPENS, trackRefused } from './remedy.ts';
import type { CaseSituation } from './situation.ts';
import { isPast } from './clock-fold.ts';
import { decisionOfRound } from './situation.ts';
import { openRemedy } from './remedy-situation.ts';
import { dayAt } from './time.ts';
import type { Day } from './time.ts';

interface Documented { document: string; evidenceIds: EvidenceId[] }

/** What a person asks to do about a remedy; `document` says which paper it rests on, or the reasons of a 复核. */
export type RemedyRequest = Documented & (
  | { kind: 'remedyFiled'; track: RemedyTrack; on: Day }
  | { kind: 'remedyServed'; remedyId: RemedyId; on: Day; simple: boolean }
  | { kind: 'remedyAnswered'; remedyId: RemedyId }
  | { kind: 'remedyEnded'; remedyId: RemedyId; on: Day; result: RemedyResult }
  | { kind: 'suspensionImposed'; remedyId: RemedyId }
  | { kind: 'suspensionEnded'; remedyId: RemedyId }
);

type RemedyDraft = { [K in RemedyActKind]: { draft: Extract<ActDraft, { kind: K }>; content: { document: string } } }[RemedyActKind];

/** Makes the act out of a request that the table allows. */
export function remedyAct(request: RemedyRequest, s: CaseSituation, world: CaseWorld): RemedyDraft {
  const { evidenceIds } = request;
  const content = { document: request.document };
  const today = dayAt(world.at, world.pack.zone);
  if ('on' in request && request.on > today) throw new Refusal('invalid-field', { field: '/on' });
  switch (request.kind) {
    case 'remedyFiled': {
      const { kind, track, on } = request;
      const decision = decisionOfRound(s);
      const served = decision?.served?.remedies;
      const total = s.clocks.findLast((c) => c.limit === 'total');
      const overdue = total !== undefined && isPast(total.terms, world.at);
      const code = trackRefused(track, { decided: decision !== undefined, served, overdue, open: openRemedy(s) !== undefined, today });
      if (code !== null) throw new Refusal(code, { field: '/track', params: code === 'already-open' ? { number: s.number } : code === 'limit-expired' ? { limit: 'reviewApplication' } : { phase: s.phase } });
      return {
        draft: { kind, facts: { remedyId: asId(world.newId()), track, on, late: isLateFiling(track, on, served), evidenceIds, examine: track === 'review' ? clockNow('review', world) : null } },
        content,
      };
    }
    case 'remedyServed': {
      const { kind, remedyId, on, simple } = request;
      return { draft: { kind, facts: { remedyId, on, simple, evidenceIds, answer: clockNow(simple ? 'remedyAnswerSimple' : 'remedyAnswer', world) } }, content };
    }
    case 'remedyEnded': {
      const { kind, remedyId, on, result } = request;
      const decision = decisionOfRound(s);
      // What is being corrected is first brought to its end; what has been withdrawn leaves nothing to decide.
      if (REOPENS.includes(result) && decision !== undefined && decision.remedy !== 'none' && (s.phase !== 'closed' || decision.remedy === 'revoke')) {
        throw new Refusal('not-allowed-in-stage', { field: '/result', params: { phase: s.phase } });
      }
      return { draft: { kind, facts: { remedyId, on, result, evidenceIds } }, content };
    }
    case 'remedyAnswered':
      return { draft: { kind: request.kind, facts: { remedyId: request.remedyId, evidenceIds } }, content };
    case 'suspensionImposed':
      return { draft: { kind: request.kind, facts: { remedyId: request.remedyId, evidenceIds } }, content };
    case 'suspensionEnded':
      return { draft: { kind: request.kind, facts: { remedyId: request.remedyId, evidenceIds } }, content };
  }
}
