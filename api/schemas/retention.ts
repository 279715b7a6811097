import { Type } from 'typebox';
import { EVIDENCE, RETENTION_EVENTS, RETENTION_KINDS, RETENTION_UNITS } from '../../domain/policy-names.ts';
import { ERASED_THINGS, HOLD_SCOPES, KEPT_BECAUSE } from '../../domain/retention.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, Words } from './common.ts';

const Counts = Closed(Object.fromEntries(ERASED_THINGS.map((thing) => [thing, Type.Optional(Type.Integer())])));

/** The schedule, what falls due within a year and why it is kept, the legal holds, and what was erased. */
export const RetentionView = Closed({
  today: DayText, pack: Type.String(), mayHold: Type.Boolean(), filesLeft: Type.Integer(),
  schedule: Type.Array(Closed({
    kind: OneOf(RETENTION_KINDS), event: OneOf(RETENTION_EVENTS), count: Type.Integer(), unit: OneOf(RETENTION_UNITS), basis: Type.String(), evidence: OneOf(EVIDENCE), source: Type.String(),
    /** False: the value is an assumption that nobody has signed, and erases nothing. */
    erases: Type.Boolean(), erased: Type.Integer(),
  })),
  due: Type.Array(Closed({ kind: OneOf(RETENTION_KINDS), target: Type.String(), name: Type.String(), event: DayText, through: DayText, because: Type.Array(OneOf(KEPT_BECAUSE)) })),
  holds: Type.Array(Closed({
    id: Id, scope: OneOf(HOLD_SCOPES), target: Id, number: Nullable(Type.String()), reason: Nullable(Type.String()), by: Type.String(), placedAt: InstantText, liftedAt: Nullable(InstantText), liftedBy: Nullable(Type.String()),
  })),
  erasures: Type.Array(Closed({ seq: Type.Integer(), at: InstantText, kind: OneOf(RETENTION_KINDS), target: Type.String(), counts: Counts })),
});

export const PlaceHoldBody = Closed({
  scope: OneOf(HOLD_SCOPES),
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '^[\\p{L}\\p{N}（）()〔〕\\[\\]号-]+$', description: 'A number of a case or inquiry, the id of a record, or the identifier of a subject.' }),
  reason: Words(500),
});
export const LiftHoldBody = Closed({ reason: Words(500) });
export const HoldReceiptView = Closed({ hold: Id, seq: Type.Integer(), actHash: Type.String({ pattern: '^[0-9a-f]{64}$' }), occurredAt: InstantText });
