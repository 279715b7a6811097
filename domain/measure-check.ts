import type { MeasureId, RecordId } from './ids.ts';
import type { MeasureKind } from './measure.ts';
import type { StayStanding } from './stay-request-acts.ts';
import type { Day } from './time.ts';

/**
 * What a department is told that asks before it acts (应查必查), notice of 2018 四(五): during verification measures are not executed.
 * Only `apply` lets it act; `unknown` says that nothing of it stands here, and never justifies a refusal.
 */
export const CHECK_ANSWERS = ['apply', 'suspended', 'lifted', 'unknown'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** Which measures of the department a check is about: one of the catalogue, those of a kind, or (both null) any. */
export interface CheckScope {
  kind: MeasureKind | null;
  /** The code of a measure in the catalogue: may *this* one be applied? Absent in checks from before it could be asked. */
  code?: string | null;
}

/** Whether a measure is one that was asked about; another one in force does not let a department apply this. */
export const isAskedAbout = ({ kind, code = null }: CheckScope, measure: { kind: MeasureKind; code: string | null }): boolean =>
  code !== null ? measure.code === code : kind === null || measure.kind === kind;

/** What the department is about to do: the instant that counts then is the one it names. */
export const CHECK_PURPOSES = ['bidClosing', 'bidReview', 'award', 'licence', 'funding', 'appointment', 'other'] as const;
export type CheckPurpose = (typeof CHECK_PURPOSES)[number];

export const MEASURE_STATES = ['inForce', 'suspended', 'lifted', 'withdrawn', 'lapsed', 'expired', 'notBegun', 'recordWithdrawn'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** How a measure ended before its term: lifted with its record or by a repair, ended by its department, or because its basis is in force no more. */
export const MEASURE_ENDINGS = ['lifted', 'withdrawn', 'lapsed'] as const;
export type MeasureEnding = (typeof MEASURE_ENDINGS)[number];

/** A measure with what decides whether it works now. */
export interface StandingMeasure {
  from: Day;
  until: Day | null;
  endedHow: MeasureEnding | null;
  suspended: boolean;
  /** Its record has been withdrawn (撤销). Only a body that the platform cannot order has a measure left on it; nothing here bears it any more. */
  recordRevoked?: boolean;
}

/** Ended is ended, whatever holds it; what is over or has not begun works no more than what is held. */
export function measureStateOn(measure: StandingMeasure, today: Day): MeasureState {
  if (measure.endedHow !== null) return measure.endedHow;
  if (measure.until !== null && measure.until < today) return 'expired';
  if (measure.suspended) return 'suspended';
  if (measure.recordRevoked === true) return 'recordWithdrawn';
  return measure.from > today ? 'notBegun' : 'inForce';
}

/** One measure as it stood when it was asked about, with how far the logs of its record and of the cases about it had come: acts, and a hash over their heads. */
export interface CheckedMeasure {
  id: MeasureId;
  title: string;
  basis: string;
  kind: MeasureKind;
  /** In the catalogue; absent: it was handed in without, or before there was any. */
  code?: string;
  from: Day;
  until: Day | null;
  state: MeasureState;
  /** The number of the exception by which it may be applied although its record is in dispute. */
  exception?: string;
  /** Of a body that the platform cannot order, on a record in dispute: what has come of the request to stay it. In force, it is so by that body's own authority. Absent: none is open. */
  stay?: StayStanding;
  recordId: RecordId;
  seq: number;
  head: string;
}

const ANSWER_OF: Record<MeasureState, CheckAnswer> = { inForce: 'apply', suspended: 'suspended', lifted: 'lifted', withdrawn: 'lifted', lapsed: 'lifted', expired: 'lifted', notBegun: 'unknown', recordWithdrawn: 'unknown' };
const FIRST: readonly CheckAnswer[] = ['apply', 'suspended', 'lifted'];

/** One answer over all measures of the department on a subject: one that works is enough to act, and it is named; without any, nothing is known. */
export const checkAnswer = (measures: readonly { state: MeasureState }[]): CheckAnswer => firstAnswer(measures.map(({ state }) => ANSWER_OF[state]));

/** Of several answers the one that counts. */
export const firstAnswer = (answers: readonly CheckAnswer[]): CheckAnswer => FIRST.find((answer) => answers.includes(answer)) ?? 'unknown';

/** How each measure that was asked about stands, to be held against how it stands later: the one answer may stay the same while one of two comes to rest. */
export const standsText = (measures: readonly Pick<CheckedMeasure, 'id' | 'state' | 'stay' | 'exception'>[]): string =>
  measures.map(({ id, state, stay, exception }) => [id, state, stay ?? '', exception ?? ''].join(':')).sort().join(',');
