import type { Act } from './act.ts';
import type { Ending, InadmissibleReason, LapseEffect, SupplementItem, TransferReason } from './intake-acts.ts';
import type { PowerActFacts, RepresentativeKind } from './agent-acts.ts';
import type { FilingFacts, PowerFacts, Stake } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { RunningTerms } from './limit.ts';
import type { SubjectEnd } from './subject-end-situation.ts';
import type { Instant } from './time.ts';

/** A power as the case stands: `ended` since its giver withdrew it (撤回授权). */
export interface Power extends PowerFacts {
  as: RepresentativeKind;
  /** The act that says who it is; absent: the filing. */
  namedSeq?: number;
  flagged?: true;
  ended?: { at: Instant; seq: number };
}

/** What stands between the door and acceptance, and how a case ended without a decision; parts are absent until something happens. */
export interface IntakeSituation {
  stake?: Stake;
  /** Taken in by an office, at a window, on paper or ex officio. */
  through?: NonNullable<FilingFacts['through']>;
  applicant?: NonNullable<FilingFacts['applicant']>;
  /** By whom the case is seen and acted in for the subject: who filed it online, came in its place, or was named later; absent otherwise. */
  power?: Power;
  /** 事后委托: named by the subject, and not examined yet. */
  powerAsk?: { seq: number; at: Instant } & PowerActFacts['powerGiven'];
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

export type IntakeAct = Extract<Act, { kind: 'supplementAsked' | 'supplemented' | 'notAccepted' | 'transferred' | 'withdrawalAsked' | 'withdrawn' | 'supplementLapsed' | 'subjectEnded' | 'successorCame' | 'caseTerminated' | 'powerGiven' | 'powerExamined' | 'powerRevoked' }>;

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
      delete s.powerAsk;
      return;
    }
    case 'successorCame':
      if (s.subjectEnd !== undefined) s.subjectEnd.came = { ...now, as: act.facts.as };
      if (act.facts.power !== undefined) s.power = { ...act.facts.power, as: act.facts.as, namedSeq: act.seq };
      return;
    case 'powerGiven':
      s.powerAsk = { ...now, ...act.facts };
      return;
    case 'powerExamined': {
      const { power, flagged } = act.facts;
      if (power !== undefined) s.power = { ...power, as: 'agent', ...(s.powerAsk === undefined ? {} : { namedSeq: s.powerAsk.seq }), ...(flagged === undefined ? {} : { flagged }) };
      delete s.powerAsk;
      return;
    }
    case 'powerRevoked':
      if (s.power !== undefined) s.power.ended ??= now;
      delete s.powerAsk;
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
