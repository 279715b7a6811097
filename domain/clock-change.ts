import type { ActFacts } from './act.ts';
import { basisOf, derive } from './clock-count.ts';
import { termsWith } from './clock-ledger.ts';
import { dueAfter } from './clock.ts';
import { ledgerOf } from './clock-proof.ts';
import type { Rules } from './clock-ledger.ts';
import type { ClockMove, MoveReason } from './clock-move.ts';
import type { OrgId } from './ids.ts';
import type { ClockTerms, LimitName, RunningTerms, Terms } from './limit.ts';
import { isRunning } from './limit.ts';
import type { Owner } from './clock-fold.ts';
import type { Instant } from './time.ts';

/**
 * Why a clock stays as it is: same: the new calendar counts to the same date · standing: it stands still and is counted when
 * it runs on · missed: its due instant has passed · applicant: the applicant's own date never moves earlier · tooEarly: it
 * would have been missed before anybody knew.
 */
export const KEEP_REASONS = ['same', 'standing', 'missed', 'applicant', 'tooEarly'] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];

/** A clock that runs, as far as a new calendar has to know it. */
export interface OpenClock {
  limit: LimitName;
  ref: string;
  generation: number;
  owner: Owner;
  terms: Terms;
  /** Of a hard stop: the verification's clock, from whose due instant it runs. */
  base?: Terms;
}

/** Whose calendar a clock is counted by: of the organisation whose duty it is; the case or repair as a whole and what the applicant has to keep go by the city's (null). */
export const countedFor = ({ limit, owner }: Pick<OpenClock, 'limit' | 'owner'>): OrgId | null => (limit === 'total' || limit === 'repairTotal' || !('org' in owner) ? null : owner.org);

/** What a new calendar does to an open clock at a moment. What the applicant has to keep only ever moves later; what an agency has to keep, both ways. */
export function moveOf(clock: OpenClock, at: Instant, rules: Rules): { move: ClockMove } | { kept: KeepReason } {
  const { limit, ref, generation, owner } = clock;
  const terms = beginningAnew(clock, at, rules);
  if (terms === null || !isRunning(terms)) return { kept: 'standing' };
  if (terms.dueAt <= at) return { kept: 'missed' };
  if (terms.calendar === rules.calendar.version) return { kept: 'same' };
  const ledger = ledgerOf(terms);
  const counted = derive(basisOf(limit, terms.startedAt, rules.pack, rules.calendar), ledger).counted;
  if (counted === null) return { kept: 'standing' };
  const applicants = 'subject' in owner && counted.dueAt < terms.dueAt;
  if (applicants && counted.provisional === terms.provisional) return { kept: 'applicant' };
  const dueAt = applicants ? terms.dueAt : counted.dueAt;
  if (dueAt === terms.dueAt && counted.provisional === terms.provisional) return { kept: 'same' };
  if (dueAt <= at) return { kept: 'tooEarly' };
  const after = termsWith(terms, applicants ? { ...ledger, told: terms.dueAt } : ledger, rules);
  if (!isRunning(after)) return { kept: 'standing' };
  return { move: { limit, ref, generation, before: beforeOf(terms), after, hardStop: hardStopOf(limit, after, rules), why: whyOf(terms, dueAt, counted.provisional) } };
}

/** A hard stop begins where its verification's limit ends, wherever that is moved to; null: that stands still. */
function beginningAnew({ terms, base, ref, generation, owner }: OpenClock, at: Instant, rules: Rules): Terms | null {
  if (base === undefined) return terms;
  const found = moveOf({ limit: 'verification', ref, generation, owner, terms: base }, at, rules);
  const startedAt = 'move' in found ? found.move.after.dueAt : base.dueAt;
  return startedAt === null ? null : { ...terms, startedAt };
}

const beforeOf = ({ dueAt, dueOn, provisional, calendar }: RunningTerms): ClockMove['before'] => ({ dueAt, dueOn, provisional, calendar });

const hardStopOf = (limit: LimitName, { dueAt }: RunningTerms, { pack, calendar }: Rules): ClockTerms | null =>
  limit === 'verification' ? dueAfter(dueAt, 'hardStop', pack, calendar) : null;

function whyOf(before: RunningTerms, dueAt: Instant, provisional: boolean): MoveReason {
  if (dueAt !== before.dueAt) return dueAt > before.dueAt ? 'later' : 'earlier';
  return provisional ? 'provisional' : 'certain';
}

/** Whether a move is to another date, of which those who were told the old one have to hear. */
export const isOtherDate = ({ why }: Pick<ClockMove, 'why'>): boolean => why === 'later' || why === 'earlier';

/** Who has been told a date in a letter: the applicant, whoever has to keep it. Dates in no letter stand on the case's page only. */
const TOLD: Partial<Record<LimitName, { applicant: boolean; owner: boolean }>> = {
  acceptance: { applicant: true, owner: false },
  verification: { applicant: true, owner: true },
  restorationConfirmation: { applicant: true, owner: false },
  supplement: { applicant: true, owner: false },
  suspensionAcknowledgement: { applicant: false, owner: true },
  successorWait: { applicant: true, owner: false },
  stayAnswer: { applicant: false, owner: true },
  endingAcknowledgement: { applicant: false, owner: true },
  recipientConfirmation: { applicant: false, owner: true },
  restoration: { applicant: false, owner: true },
  restorationNotice: { applicant: false, owner: true },
  restorationLetters: { applicant: false, owner: true },
  restorationReopening: { applicant: false, owner: true },
  restorationHonour: { applicant: false, owner: true },
  restorationRoute: { applicant: false, owner: true },
  rollback: { applicant: false, owner: true },
  superiorDecision: { applicant: false, owner: true },
  jointMeeting: { applicant: false, owner: true },
  repairTotal: { applicant: true, owner: false },
  repairSupplement: { applicant: true, owner: false },
  repairDecision: { applicant: false, owner: true },
};

/** Who has to be told that a clock has another date. */
export const toldOf = (move: Pick<ClockMove, 'limit' | 'why'>): { applicant: boolean; owner: boolean } =>
  (isOtherDate(move) ? TOLD[move.limit] : undefined) ?? { applicant: false, owner: false };

/** The moves of an act that one addressee has to be told. */
export const movesToldTo = (to: Owner, { moves }: ActFacts['calendarApplied'], ownerOf: (move: ClockMove) => Owner | undefined): ClockMove[] =>
  moves.filter((move) => {
    const told = toldOf(move);
    if ('subject' in to) return told.applicant;
    const owner = ownerOf(move);
    return told.owner && owner !== undefined && 'org' in owner && owner.org === to.org;
  });
