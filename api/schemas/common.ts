import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import { ERROR_STATUS } from '../../domain/errors.ts';
import { SCANS } from '../../domain/evidence.ts';
import { CLOCK_LIMITS } from '../../domain/limit.ts';

/** One of a closed set, as one enum in the document. */
export const OneOf = <const T extends readonly string[]>(values: T, options: object = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values, ...options });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** A closed object: unknown fields are refused, never dropped. */
export const Closed = <P extends Record<string, TSchema>>(properties: P, options: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const Id = Type.String({ format: 'uuid' });
export const OrgKey = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });
export const InstantText = Type.String({ format: 'date-time' });
export const DayText = Type.String({ format: 'date' });
/** Words of a person: not blank, bounded. */
export const Words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });

export const OrgView = Closed({ id: Type.String(), name: Type.String(), nameEn: Type.String() });

export const Unit = OneOf(['workingDays', 'calendarDays', 'months', 'hours']);
/** A due date with its short proof; `statutory` false prints as 内部办理时限. A clock that stands still has no date, but something left. */
export const DueView = Closed({
  limit: OneOf(CLOCK_LIMITS), dueAt: Nullable(InstantText), dueOn: Nullable(DayText), provisional: Type.Boolean(), overdue: Type.Boolean(), startedOn: DayText,
  count: Type.Integer(), unit: Unit, skippedDays: Type.Integer(), statutory: Type.Boolean(),
  extended: Type.Integer(), stoppedDays: Type.Integer(), stoppedSince: Nullable(InstantText), left: Nullable(Closed({ count: Type.Number(), unit: Unit })),
});
export type DueView = Type.Static<typeof DueView>;

/** RFC 9457 problem. */
export const Problem = Closed({
  type: Type.String(), title: Type.String(), status: Type.Integer(), code: OneOf(Object.keys(ERROR_STATUS) as (keyof typeof ERROR_STATUS)[]),
  detail: Type.Optional(Type.String()), instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Closed({ pointer: Type.String(), code: Type.String() }))),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type Problem = Type.Static<typeof Problem>;

/** What is told of a virus scan: the verdict, when, by what. */
export const ScanFields = {
  scan: OneOf(SCANS), scannedAt: Nullable(InstantText), scannedBy: Nullable(Closed({ engine: Type.String(), signatures: Type.String() })),
};
