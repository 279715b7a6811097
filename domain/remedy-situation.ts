import type { Act } from './act.ts';
import type { Clocked } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { OrgId, RemedyId } from './ids.ts';
import type { RemedyActKind, RemedyResult, RemedyTrackState } from './remedy.ts';
import { REOPENS } from './remedy.ts';

interface WithRemedies extends Clocked {
  platformId: OrgId;
  round: number;
  decisions: readonly { round: number }[];
  remedies?: RemedyTrackState[];
  imposed?: { remedyId: RemedyId; seq: number; endedSeq: number | null };
}

/** A remedy that is still under way; there is never more than one. */
export const openRemedy = (s: Pick<WithRemedies, 'remedies'>): RemedyTrackState | undefined => s.remedies?.find((r) => r.ended === null);

const REMEDY_CLOCKS = ['review', 'remedyAnswer', 'remedyAnswerSimple'] as const;

/** Adds an act about a remedy to the situation. Returns the result for which the case has to be decided once more; undefined: it need not be. */
export function applyRemedy(s: WithRemedies, act: Extract<Act, { kind: RemedyActKind }>): RemedyResult | undefined {
  const { remedyId } = act.facts;
  if (act.kind === 'remedyFiled') {
    const { track, on, late, examine } = act.facts;
    s.remedies = [...(s.remedies ?? []), { remedyId, track, round: s.round, seq: act.seq, filedAt: act.occurredAt, filedOn: on, late, servedAt: null, simple: false, answeredAt: null, ended: null }];
    if (examine !== null) startClock(s, act, 'review', remedyId, { org: s.platformId }, examine);
    return undefined;
  }
  const remedy = s.remedies?.find((r) => r.remedyId === remedyId);
  if (remedy === undefined) throw new Error(`no remedy ${remedyId}`);
  switch (act.kind) {
    case 'remedyServed':
      Object.assign(remedy, { servedAt: act.occurredAt, simple: act.facts.simple });
      startClock(s, act, act.facts.simple ? 'remedyAnswerSimple' : 'remedyAnswer', remedyId, { org: s.platformId }, act.facts.answer);
      return undefined;
    case 'remedyAnswered':
      remedy.answeredAt = act.occurredAt;
      for (const limit of REMEDY_CLOCKS) endClock(s, act, limit, remedyId);
      return undefined;
    case 'remedyEnded': {
      const { result } = act.facts;
      remedy.ended = { at: act.occurredAt, seq: act.seq, result };
      for (const limit of REMEDY_CLOCKS) endClock(s, act, limit, remedyId);
      if (s.imposed?.remedyId === remedyId) s.imposed.endedSeq ??= act.seq;
      return REOPENS.includes(result) && s.decisions.some((d) => d.round === s.round) ? result : undefined;
    }
    case 'suspensionImposed':
      s.imposed = { remedyId, seq: act.seq, endedSeq: null };
      return undefined;
    case 'suspensionEnded':
      if (s.imposed !== undefined) s.imposed.endedSeq = act.seq;
      return undefined;
  }
}
