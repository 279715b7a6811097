import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import type { ActContents } from './content.ts';
import type { DecisionWords } from './decision-draft.ts';
import { Refusal } from './errors.ts';
import { heardOrAsked } from './hand-over.ts';
import { asId } from './ids.ts';
import type { CaseId, GroundId } from './ids.ts';
import type { MergedGround } from './merge-acts.ts';
import { askedGrounds, followed, joinedOf } from './merge-situation.ts';
import type { Finding, Outcome } from './objection.ts';
import { outcomesFor } from './outcome.ts';
import { isRunning } from './limit.ts';
import type { CaseSituation } from './situation.ts';
import { openClock } from './clock-fold.ts';
import { stillSuspended } from './suspension-situation.ts';

export type MergeRequest =
  | { kind: 'casesMerged'; caseId: CaseId; reason: string }
  | { kind: 'caseSplit'; caseId: CaseId; reason: string };

export type Merging = NonNullable<CaseWorld['merging']>;

const MOST_GROUNDS = 20;

/** Whether a case is verified by somebody still, so that another can be verified with it. */
export const mayBeMerged = (s: CaseSituation): boolean =>
  s.phase === 'verifying' && s.round === 1 && s.incident === undefined && followed(s) === undefined && heardOrAsked(s).length > 0 && heardOrAsked(s).every((v) => v.answered === null && v.silentSeq === null);

/**
 * 一并审理: the younger case follows the older. Its grounds are examined under the leading case's own of the same kind; what it says besides is asked of the provider as well,
 * by the same clock: it was asked already, and the stricter date survives for both. Another party's words stay in its own case.
 */
export function merger({ caseId, reason }: Extract<MergeRequest, { kind: 'casesMerged' }>, s: CaseSituation, { merging }: CaseWorld): { draft: Extract<ActDraft, { kind: 'casesMerged' }>; content: ActContents['casesMerged'] } {
  if (merging === undefined || caseId === s.caseId || !merging.sameFact) throw new Refusal('not-one-fact', { field: '/caseId' });
  const { other, words } = merging;
  if (!mayBeMerged(other) || joinedOf(other).length > 0 || other.platformId !== s.platformId) throw new Refusal('not-allowed-in-stage', { field: '/caseId', params: { phase: other.phase } });
  if (other.filedAt < s.filedAt) throw new Refusal('older-leads', { field: '/caseId', params: { number: other.number } });
  const sameSubject = other.subjectId === s.subjectId;
  const asked = heardOrAsked(s);
  const answers = heardOrAsked(other).map((v) => {
    const ours = asked.find((o) => o.orgId === v.orgId);
    if (ours === undefined) throw new Refusal('not-one-fact', { field: '/caseId' });
    if (!isRunning(v.answer) || !isRunning(ours.answer)) throw new Refusal('clock-stopped', { params: { limit: 'verification' } });
    return { orderId: ours.orderId, answer: v.answer, hardStop: v.hardStop, stricter: v.answer.dueAt < ours.answer.dueAt };
  });
  const grounds = mergedGrounds(s, other);
  const added = grounds.filter((g) => g.added === true);
  const [total, theirs] = [openClock(s, 'total', s.caseId)?.terms, openClock(other, 'total', other.caseId)?.terms];
  return {
    draft: {
      kind: 'casesMerged',
      facts: {
        caseId, number: other.number, sameSubject, grounds, evidenceIds: other.evidenceIds.filter((id) => !s.evidenceIds.includes(id)),
        answers: answers.filter((a) => a.stricter).map(({ orderId, answer, hardStop }) => ({ orderId, answer, hardStop })),
        ...(total?.dueAt && theirs?.dueAt && theirs.dueAt < total.dueAt ? { total: theirs } : {}),
      },
    },
    content: {
      reason,
      grounds: (sameSubject ? added : []).map(({ id, from }) => {
        const said = words?.grounds.find((g) => g.groundId === from);
        return { groundId: id, explanation: said?.explanation ?? '', claimedValue: said?.claimedValue ?? null };
      }),
    },
  };
}

function mergedGrounds(s: CaseSituation, other: CaseSituation): MergedGround[] {
  const asked = askedGrounds(s);
  let next = Math.max(0, ...asked.map(({ id }) => Number(id.slice(1))));
  return other.grounds.map((g): MergedGround => {
    const like = asked.find((o) => o.kind === g.kind && o.field === g.field);
    if (like !== undefined) return { id: like.id, kind: like.kind, field: like.field, from: g.id };
    next += 1;
    if (next > MOST_GROUNDS) throw new Refusal('too-large', { field: '/caseId' });
    return { id: asId<GroundId>(`g${next}`), kind: g.kind, field: g.field, from: g.id, added: true };
  });
}

/** 分案: the other is on its own again. */
export function split({ caseId, reason }: Extract<MergeRequest, { kind: 'caseSplit' }>, s: CaseSituation): { draft: Extract<ActDraft, { kind: 'caseSplit' }>; content: ActContents['caseSplit'] } {
  if (!joinedOf(s).some((j) => j.caseId === caseId)) throw new Refusal('not-found', { field: '/caseId' });
  return { draft: { kind: 'caseSplit', facts: { caseId } }, content: { reason } };
}

/** What was found in the leading case, in the names of the following one's grounds. */
export const heardBy = (other: CaseSituation, findings: readonly Finding[]): Finding[] =>
  (followed(other)?.grounds ?? []).flatMap(({ own, theirs }) => findings.filter((f) => f.groundId === theirs).map(({ result }) => ({ groundId: own, result })));

/** The one decision, for the case that follows: its outcome by its own grounds, the remedy as decided. */
export function decisionWith(words: DecisionWords, lead: CaseSituation, other: CaseSituation, findings: readonly Finding[], world: CaseWorld): DecisionWords {
  const results = other.grounds.map((g) => findings.find((f) => f.groundId === g.id)?.result);
  const wrong = results.filter((r) => r === 'inaccurate' || r === 'partlyInaccurate').length;
  const said = { facts: words.facts, reasons: words.reasons, changes: [], lift: [] };
  if (words.outcome === 'moot') return { ...words, changes: [], lift: [] };
  if (wrong === 0) {
    if (results.every((r) => r === 'accurate')) return { ...said, outcome: 'rejected', remedy: 'none' };
    return { ...said, outcome: 'unverifiable', remedy: outcomesFor(world.record.category, world.pack).find((o) => o.outcome === 'unverifiable')!.remedies[0]! };
  }
  const outcome: Outcome = wrong === other.grounds.length ? 'upheld' : 'partlyUpheld';
  const suspended = other.suspensions.flatMap(stillSuspended);
  const ours = lead.suspensions.flatMap(stillSuspended);
  // Of one record the same measures are lifted; of another's, all or none, as in the leading case.
  const lift = suspended.filter((id) => words.lift.includes(id) || (other.recordId !== lead.recordId && ours.every((each) => words.lift.includes(each))));
  return { ...said, outcome, remedy: words.remedy, changes: words.changes.filter(({ field, to }) => world.record.fields[field] !== to), lift: words.remedy === 'correct' ? lift : [] };
}
