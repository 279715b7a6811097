import { Type } from 'typebox';
import { PROMISES } from '../../domain/promise.ts';
import { Closed, Id, InstantText, Nullable, OneOf } from './common.ts';

export const PromisesView = Closed({
  /** Null: the watchdog has not looked yet. */
  lookedAt: Nullable(InstantText), asleep: Type.Boolean({ description: 'Whether the watchdog has not looked for minutes; then nothing here says that all is well.' }),
  promises: Type.Array(Closed({ promise: OneOf(PROMISES), violations: Type.Integer(), since: Nullable(InstantText) })),
  /** The violations as they stand now, at most a hundred; none for whoever sees no case. */
  violations: Type.Array(Closed({ promise: OneOf(PROMISES), dossierId: Id, number: Nullable(Type.String()), item: Type.String() })),
});
