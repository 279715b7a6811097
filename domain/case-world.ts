import type { Addressee } from './act.ts';
import type { Breach } from './breach-situation.ts';
import type { Calendar } from './calendar.ts';
import type { Letter } from './letter.ts';
import type { LetterCorrectionWords } from './letter-correction-acts.ts';
import { startClock } from './clock.ts';
import type { Rules } from './clock-ledger.ts';
import type { Provenance } from './disown-acts.ts';
import type { LinkedFix } from './duplicate-acts.ts';
import type { EvidenceId, GroundId, MeasureId, OrgId, RecordId } from './ids.ts';
import type { ClockTerms, LimitName, RunningTerms } from './limit.ts';
import type { MeasureKind } from './measure.ts';
import type { NoticeWay, SentWay } from './notice-way.ts';
import { isSent } from './notice-way.ts';
import type { RestingMeasure } from './paused-days.ts';
import type { StayedBy } from './organisation.ts';
import type { PolicyPack } from './policy.ts';
import type { NamedAgent } from './named-agent.ts';
import { mayFoundEffect } from './policy-evidence.ts';
import { isAskedOnPaper } from './power.ts';
import type { RepairClass, Sanction } from './publicity.ts';
import type { RecordCategory, RecordFields } from './record.ts';
import type { Brought, FileLook } from './repeat.ts';
import type { Contribution, RecordHead } from './record-standing.ts';
import type { CaseSituation } from './situation.ts';
import { currentDecision } from './situation.ts';
import type { Day, Instant } from './time.ts';

/** What an act on a case may depend on besides the case's own log; read by the register under its locks. */
export interface CaseWorld {
  /** The business instant that counts for the act. */
  at: Instant;
  /** The pack pinned by the case at receipt, and the city's calendar as known today. */
  pack: PolicyPack;
  calendar: Calendar;
  /** The calendar of an organisation's own clocks: its own where it has one, else the city's (law.md §8 no. 30). */
  calendarOf(org: OrgId): Calendar;
  record: RecordHead & { fields: RecordFields; category: RecordCategory };
  /** Measures in force that rest on the record, and those on a record of the same fact (`recordId`) that this case suspends with them. */
  measures: readonly { id: MeasureId; executorId: OrgId; recordId?: RecordId; kind?: MeasureKind }[];
  /** Those of this case whose days of rest the pack adds to their term; absent: none. */
  resting?: readonly RestingMeasure[];
  /** Records of the same fact that the act suspends with the case's own; only there for an act that suspends. */
  linkedRecords?: readonly RecordId[];
  /** Every measure that was executed on the record and that no restoration was ordered for; `over`: it ran out by itself. Absent: not asked. */
  harms?: readonly { id: MeasureId; executorId: OrgId; kind: MeasureKind; over: boolean }[];
  /** Measures of the record that another open case keeps suspended. */
  heldByOthers: readonly MeasureId[];
  /** What each other case on the same record contributes to its mark and state. */
  others: readonly Contribution[];
  /** What other cases on the record were about that found it right, and the files of this one; only there for a filing and for refusing a repetition. */
  repeat?: { rejected: readonly Brought[]; files: readonly FileLook[] };
  /** Records of the same fact that the act puts right with the case's own, or decides to; only there for a decision, a correction or a revocation. */
  linked?: readonly LinkedFix[];
  /** A case that was examined with this one has put the record right already; only there for a correction or revocation. */
  putRight?: boolean;
  /** Everyone who was given the record, or fetched it within the pack's look-back (recipient ledger). */
  recipients: readonly OrgId[];
  /** Those among the recipients that are platforms above this one; absent: none. */
  platformsAbove?: readonly OrgId[];
  /** Whether the record is of those that are published (公示); absent: it is. */
  isPublic?: boolean;
  /** How an organisation is told of a correction or an order; absent: everybody reads the web app. */
  wayOf?(org: OrgId): NoticeWay;
  superiorOf(org: OrgId): OrgId | null;
  /** The organisation that has the function on that day: itself, or its successor's successor … (复议法 19). */
  inOffice(org: OrgId): OrgId;
  /** Whether an organisation is there on that day, whoever comes after it; absent: everybody is. */
  isInOffice?(org: OrgId): boolean;
  /** Whether an organisation is a platform above this one; absent: none is. */
  isPlatformAbove?(org: OrgId): boolean;
  /** Values of the pack that the customer has signed as they stand, by JSON pointer (依据确认). */
  confirmed: ReadonlySet<string>;
  /** The unit of each clerk of the platform who may log in, undefined where there is none; absent: not asked. */
  deciders?: readonly (OrgId | undefined)[];
  /** What other sanctions make of the record's class and period, by the pack of its sector; `same`: they are those stated. Undefined where its publicity was never stated, or is over. */
  reclass?(sanctions: readonly Sanction[]): { from: RepairClass; to: RepairClass; until: Day | null; same: boolean } | undefined;
  /** Measures in force whose entry in the catalogue is not for records of a class. */
  unfit?(of: RepairClass): MeasureId[];
  /** How the measures of an organisation come to rest; absent: of everybody by order. */
  stayedBy?(org: OrgId): StayedBy;
  /** Whether an organisation is known and can be asked to verify; absent: not asked. */
  isDepartment?(org: OrgId): boolean;
  /** Whether an organisation is part of another, directly or through those between; absent: not asked. */
  isPartOf?(org: OrgId, of: OrgId): boolean;
  /**
   * The case that is to be examined with this one, as it stands under the lock; only there when that is asked. `sameFact`: both are about one record, or about
   * records of one document by one provider. `words`: what its applicant has said, where both cases are the same subject's.
   */
  merging?: { other: CaseSituation; sameFact: boolean; words: { grounds: { groundId: GroundId; explanation: string; claimedValue: string | null }[] } | null };
  /** Of which side it is that reports a use while suspended; only there for such a report. */
  reporter?: Breach['by'];
  /** Why more time was asked for; only there when it is approved. */
  extensionReason?: string;
  /** Files of the case that the organisation of whoever answers has opened, by the log of looks; only there for an answer. */
  openedEvidence?: ReadonlySet<EvidenceId>;
  /** Where the catalogue forbids staying a measure on a day; undefined where the measure is unknown. Throws a Refusal where nothing does. */
  stayClause?(measure: MeasureId, day: Day): { code: string; edition: string; clause: string } | undefined;
  /** The number of the exception that is granted now. */
  exceptionNumber?: string;
  /** The record as it was handed in; only there where the platform compares its copy with it. */
  handedIn?: RecordFields;
  /** Who logs in by the number that was named; only there where a power is examined or a successor registered by one. */
  agent?: NamedAgent;
  /** How the record came here; only there when somebody says that it is not theirs. */
  provenance?: Provenance;
  /** The letter that is corrected, to whom it is, and what the open draft of its correction says; only there when a letter is corrected. */
  correcting?: { letter: Letter; to: Addressee; ref: string | null; drafted: LetterCorrectionWords | null };
  /** A new uuidv7. */
  newId(): string;
}

/** By which way something goes out to an organisation; nothing where it reads the web app. */
export function sentBy(org: OrgId, world: Pick<CaseWorld, 'wayOf'>): { by?: SentWay } {
  const by = world.wayOf?.(org);
  return isSent(by) ? { by } : {};
}

/** Starts one of the case's clocks at the instant of the act: by the calendar of the organisation whose duty it is; without one, a date of the case or the applicant, by the city's. */
export const clockNow = (limit: LimitName, world: CaseWorld, org?: OrgId): ClockTerms => startClock(limit, world.at, world.pack, org === undefined ? world.calendar : world.calendarOf(org));

/** What an organisation's own clocks are counted by. */
export const rulesOf = (org: OrgId, world: CaseWorld): Rules => ({ pack: world.pack, calendar: world.calendarOf(org) });

/** 恢复执行 takes effect not before service plus the pack's working day, a date that a calendar moves and that can be explained; nothing where nothing resumes. */
export function resumption(s: CaseSituation, world: CaseWorld): { resumeFrom: Instant | null; resumption?: RunningTerms } {
  if (currentDecision(s).resume.length === 0) return { resumeFrom: null };
  const terms = clockNow('resumption', world);
  return { resumeFrom: terms.dueAt, resumption: terms };
}

/**
 * Asks the subject whether it is satisfied, by a limit whose end counts as consent only where the value may bind it;
 * where it may not, or where nobody reads here what is asked, silence proves nothing and the subject is asked again.
 */
export function askSubject(s: CaseSituation, world: CaseWorld): { confirmation: ClockTerms; silence?: 'asksAgain' } {
  const confirmation = clockNow('restorationConfirmation', world);
  return mayFoundEffect(world.pack, 'restorationConfirmation', world.confirmed) && !isAskedOnPaper(s) ? { confirmation } : { confirmation, silence: 'asksAgain' };
}
