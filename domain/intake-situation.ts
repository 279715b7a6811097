import type { Act } from './act.ts';
import type { Ending, InadmissibleReason, LapseEffect, SupplementItem, TransferReason } from './intake-acts.ts';
import type { RepresentativeKind } from './agent-acts.ts';
import type { FilingFacts, PowerFacts, Stake } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { RunningTerms } from './limit.ts';
import type { SubjectEnd } from './subject-end-situation.ts';
import type { Instant } from './time.ts';

/** A power as the case stands: `ended` since its giver withdrew it (撤回授权). */
export interface Power extends PowerFacts {
  as: RepresentativeKind;
  ended?: { at: Instant; seq: number };
}

/** What stands between the door and acceptance, and how a case ended without a decision; parts are absent until something happens. */
export interface IntakeSituation {
  stake?: Stake;
  /** Taken in by an office, at a window, on paper or ex officio. */
  through?: NonNullable<FilingFacts['through']>;
  applicant?: NonNullable<FilingFacts['applicant']>;
  /** Filed online by somebody for the subject, under this power; absent otherwise. */
  power?: Power;
  /** Suspended at receipt, before anybody accepted. */
  provisional?: true;
  /** 一次性补正: there is one notice per case, and no second. */
  supplement?: {
    seq: number;
    askedAt: Instant;
    items: SupplementItem[];
    terms: RunningTerms;
    lapse: LapseEffect;
    received: { at: Instant; seq: number; evidenceIds: EvidenceId[] } | null;
    lapsed: { at: Instant; seq: number } | null;
  };
  /** 撤回: asked for by the subject, and confirmed. */
  withdrawal?: { askedAt: Instant; seq: number; confirmedAt: Instant | null; goesOn: boolean };
  /** The subject is no more; absent: nobody has said so. */
  subjectEnd?: SubjectEnd;
  ending?: { how: Ending; at: Instant; seq: number; reason: InadmissibleReason | TransferReason | null };
}

/** Whether the subject is being waited for with what was missing. */
export const awaitsSupplement = ({ supplement }: IntakeSituation): boolean => supplement !== undefined && supplement.received === null && supplement.lapsed === null;

export type IntakeAct = Extract<Act, { kind: 'supplementAsked' | 'supplemented' | 'notAccepted' | 'transferred' | 'withdrawalAsked' | 'withdrawn' | 'supplementLapsed' | 'subjectEnded' | 'successorCame' | 'caseTerminated' }>;

/** Adds an act of the intake to what is known of it, in place; what it does to clocks and phase is the fold's. */
export function noteIntake(s: IntakeSituation, act: IntakeAct): void {
  const now = { at: act.occurredAt, seq: act.seq };
  const end = (how: Ending, reason: InadmissibleReason | TransferReason | null = null): void => {
    s.ending = { how, ...now, reason };
  };
  switch (act.kind) {
    case 'supplementAsked': {
      const { items, supplement: terms, lapse } = act.facts;
      s.supplement = { seq: act.seq, askedAt: act.occurredAt, items, terms, lapse, received: null, lapsed: null };
      return;
    }
    case 'supplemented':
      if (s.supplement !== undefined) s.supplement.received = { ...now, evidenceIds: act.facts.evidenceIds };
      return;
    case 'supplementLapsed':
      if (s.supplement !== undefined) s.supplement.lapsed = now;
      if (act.facts.effect === 'withdrawn') end('deemedWithdrawn');
      return;
    case 'subjectEnded': {
      const { how, on, wait } = act.facts;
      s.subjectEnd = { how, on, ...now, waits: wait !== null };
      // 委托随委托人终止.
      if (s.power?.as === 'agent') s.power.ended ??= now;
      return;
    }
    case 'successorCame':
      if (s.subjectEnd !== undefined) s.subjectEnd.came = { ...now, as: act.facts.as };
      return;
    case 'caseTerminated':
      if (s.subjectEnd !== undefined) s.subjectEnd.overAt = act.occurredAt;
      if (!act.facts.goesOn) end('terminated');
      return;
    case 'notAccepted':
      return end('notAccepted', act.facts.reason);
    case 'transferred':
      return end(act.facts.convertedTo === null ? 'transferred' : 'converted', act.facts.reason);
    case 'withdrawalAsked':
      s.withdrawal = { askedAt: act.occurredAt, seq: act.seq, confirmedAt: null, goesOn: false };
      return;
    case 'withdrawn': {
      const { goesOn } = act.facts;
      s.withdrawal = { ...(s.withdrawal ?? { askedAt: act.occurredAt, seq: act.seq }), confirmedAt: act.occurredAt, goesOn };
      if (!goesOn) end('withdrawn');
      return;
    }
  }
}
