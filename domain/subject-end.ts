import type { Act, ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { ActContents } from './content.ts';
import type { ApplicantKind } from './filing-acts.ts';
import { POWER_SCOPES } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import { mayFoundEffect } from './policy-evidence.ts';
import type { CaseSituation } from './situation.ts';
import type { SubjectEndKind, SuccessorKind } from './subject-end-acts.ts';
import type { Day } from './time.ts';
import { dayAt } from './time.ts';
import { evidentlyWrong } from './subject-end-situation.ts';

export type SubjectEndRequest =
  | { kind: 'subjectEnded'; how: SubjectEndKind; on: Day; document: string; evidenceIds: EvidenceId[] }
  | { kind: 'successorCame'; as: SuccessorKind; name: string; identifier: string | null; document: string; evidenceIds: EvidenceId[] };
type SubjectEndMade = { [K in SubjectEndRequest['kind']]: { draft: Extract<ActDraft, { kind: K }>; content: ActContents[K] } }[SubjectEndRequest['kind']];

/** Whose objection goes on without a wait: a legal representative keeps an interest of their own, the others stand in the subject's place already (复议法 39 by analogy). */
const BY_OWN_RIGHT: ReadonlySet<ApplicantKind> = new Set<ApplicantKind>(['legalRepresentative', 'successor', 'liquidator', 'heir']);

/** 主体终止、承继: each by a document. */
export function subjectEndAct(request: SubjectEndRequest, s: CaseSituation, world: CaseWorld): SubjectEndMade {
  const { evidenceIds } = request;
  if (evidenceIds.length === 0) throw new Refusal('value-needed', { field: '/evidenceIds' });
  if (request.kind === 'successorCame') {
    const { as, name, document, identifier } = request;
    const { agent } = world;
    // Named by a number by which nobody logs in, or the one that is no more.
    if (identifier !== null && (agent === undefined || agent.own)) throw new Refusal('not-found', { field: '/identifier' });
    const power = agent === undefined ? {} : { power: { userId: agent.userId, scopes: [...POWER_SCOPES], endsAt: null } };
    return { draft: { kind: 'successorCame', facts: { as, evidenceIds, ...power } }, content: { name, document, ...(identifier === null ? {} : { identifier }) } };
  }
  const { how, on, document } = request;
  if (on > dayAt(world.at, world.pack.zone)) throw new Refusal('invalid-field', { field: '/on' });
  const goesOn = s.through?.how === 'exOfficio' || BY_OWN_RIGHT.has(s.applicant?.as ?? 'self');
  return { draft: { kind: 'subjectEnded', facts: { how, on, evidenceIds, wait: goesOn ? null : clockNow('successorWait', world) } }, content: { document } };
}

/** 终止: by the law once the wait is over; what is wrong on its face is put right all the same, and an assumed limit takes nothing from anybody. */
export const termination = (s: CaseSituation, world: CaseWorld): Extract<ActDraft, { kind: 'caseTerminated' }> =>
  ({ kind: 'caseTerminated', facts: { goesOn: evidentlyWrong(s) || !mayFoundEffect(world.pack, 'successorWait', world.confirmed) } });

export type SubjectEndAct = Extract<Act, { kind: 'subjectEnded' | 'successorCame' | 'caseTerminated' }>;
