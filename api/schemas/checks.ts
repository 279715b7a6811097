import { Type } from 'typebox';
import { MEASURE_KINDS } from '../../domain/measure.ts';
import { CHECK_ANSWERS, CHECK_PURPOSES, MEASURE_STATES } from '../../domain/measure-check.ts';
import { STAY_STANDINGS } from '../../domain/stay-request-acts.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';
import { BarView, DerivedView } from './records.ts';

/** How many subjects one check may ask about: the bidders of one opening. */
export const MOST_SUBJECTS = 50;

export const CheckMeasuresBody = Closed({
  identifiers: Type.Array(Words(40), { minItems: 1, maxItems: MOST_SUBJECTS, description: 'USCC or resident ID numbers.' }),
  kind: Nullable(OneOf(MEASURE_KINDS, { description: 'Only measures of this kind; null: any.' })),
  code: Type.Optional(Nullable(Type.String({ maxLength: 40, description: 'Only this measure of the catalogue (`GET /api/measures/catalogue`): another one in force does not let you apply it.' }))), purpose: OneOf(CHECK_PURPOSES),
  decisiveAt: Nullable(Type.String({ format: 'date-time', description: 'When you are going to act, if later than now: until then a change of the answer is shown with the check.' })),
});

/** A list of bidders as it lies on somebody's desk. */
export const IdentifierTableBody = Closed({
  table: Type.String({ minLength: 1, maxLength: 400_000, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'An XLSX or CSV file (UTF-8 or GBK), in base64.' }),
});
export const IdentifierTableView = Closed({
  identifiers: Type.Array(Type.String()),
  /** Rows, counted from 1, in which no valid number stands; a head is none. */
  unread: Type.Array(Closed({ row: Type.Integer(), text: Type.String() })),
});

/** One subject of a check: `apply` alone lets the department act, and `unknown` never justifies a refusal. */
const CheckedSubjectView = Closed({
  name: Nullable(Type.String()), identifier: Type.String(), answer: OneOf(CHECK_ANSWERS),
  measures: Type.Array(Closed({
    id: Id, title: Type.String(), basis: Type.String(), kind: OneOf(MEASURE_KINDS), code: Type.Optional(Type.String()), from: DayText, until: Nullable(DayText), state: OneOf(MEASURE_STATES), recordId: Id,
    /** The number of the exception by which it may be applied although its record is in dispute. */
    exception: Type.Optional(Type.String()),
    /** Of a body that the platform can only ask, on a record in dispute: what has come of the request to stay it. */
    stay: Type.Optional(OneOf(STAY_STANDINGS)),
    /** How far the logs had come that the answer rests on: acts of the record and of the cases about it, and SHA-256 over their heads. */
    seq: Type.Integer(), head: Type.String(),
  })),
  /** Lists and bars that follow from the subject's records; absent where nothing does. */
  derived: Type.Optional(Type.Array(DerivedView)),
  /** Asked about an appointment: bars that rest on the person as legal representative of companies, which count in the answer; absent where none does. */
  bars: Type.Optional(Type.Array(BarView)),
});
/** A check with its seal: SHA-256 of the canonical `sealed` text, by which anybody can have it confirmed. */
export const CheckView = Closed({
  id: Id, org: OrgView, askedAt: InstantText, decisiveAt: Nullable(InstantText), purpose: OneOf(CHECK_PURPOSES), kind: Nullable(OneOf(MEASURE_KINDS)), code: Nullable(Type.String()),
  /** The register's newest bulletin when it was asked, by which what was answered can be held against the register, an unknown too; null: none yet. */
  bulletin: Nullable(Closed({ no: Type.Integer(), hash: Type.String() })),
  subjects: Type.Array(CheckedSubjectView), seal: Type.String(), sealed: Type.String(),
});
export type CheckView = Type.Static<typeof CheckView>;
export const CheckAgainView = Closed({
  ...CheckView.properties, by: Type.String(),
  /** What would be answered now, in the order of the subjects. */
  now: Type.Array(OneOf(CHECK_ANSWERS)),
  /** Lists and bars that follow now, in the order of the subjects. */
  followsNow: Type.Array(Type.Array(DerivedView)),
  /** Bars that rest on each person now, in the order of the subjects. */
  barsNow: Type.Array(Type.Array(BarView)), changed: Type.Boolean(),
});
export const CheckListView = Closed({ checks: Type.Array(CheckAgainView) });

export const SealQuery = Type.Object({ seal: Type.String({ pattern: '^[0-9a-f]{64}$' }) });
/** Whether a receipt is genuine, and nothing of what was asked. */
export const SealedCheckView = Closed({ genuine: Type.Boolean(), askedAt: Nullable(InstantText), org: Nullable(OrgView) });
