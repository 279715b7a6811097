import { Type } from 'typebox';
import { EXTENDERS, CLOCK_LIMITS, STOP_REASONS } from '../../domain/limit.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, Unit } from './common.ts';

const Stretch = { from: InstantText, to: Nullable(InstantText) };

/** Everything needed to derive a due date again (docs/clock-proof.md). */
const proof = {
  limit: OneOf(CLOCK_LIMITS), startedAt: InstantText, dueAt: Nullable(InstantText), dueOn: Nullable(DayText), provisional: Type.Boolean(), pack: Type.String(),
  calendar: Type.String(), algorithm: Type.Integer(), count: Type.Integer(), unit: Unit, startInclusive: Type.Boolean(), roll: OneOf(['none', 'nextWorkingDay']),
  basis: Type.String(), source: Type.Optional(Type.String()), evidence: OneOf(['text', 'secondary', 'draft', 'memory', 'assumption']), zone: Type.String(), dayEnd: Type.String(), startedOn: DayText,
  countedTo: Nullable(DayText), budget: Type.Integer(),
  stops: Type.Array(Closed({ ...Stretch, reason: OneOf(STOP_REASONS), effect: OneOf(['counted', 'afterDue', 'empty']) })), merged: Type.Array(Closed(Stretch)),
  extensions: Type.Array(Closed({ at: InstantText, count: Type.Integer(), by: OneOf(EXTENDERS) })), told: Nullable(InstantText), held: Type.Boolean(),
  stoppedSince: Nullable(InstantText), left: Nullable(Closed({ count: Type.Number(), unit: Unit })),
  target: Nullable(Closed({ count: Type.Integer(), dueOn: DayText, dueAt: InstantText })), statutory: Type.Boolean(), skippedDays: Type.Integer(),
  stoppedDays: Type.Integer(),
  days: Type.Array(Closed({
    day: DayText, role: OneOf(['firstDay', 'counted', 'skipped', 'stopped', 'rolled', 'held']), number: Type.Optional(Type.Integer()), working: Type.Boolean(),
    reason: Type.String(), name: Type.Optional(Type.String()), closesAt: Type.Optional(Type.String()), source: Type.String(), known: Type.Boolean(),
  })),
};

/** Whose date it is, beside the proof: a checker needs none of it. */
const about = Closed({ id: Id, number: Type.String(), ref: Type.String(), generation: Type.Integer(), endedAt: Nullable(InstantText), overdue: Type.Boolean() });

export const ClockProofView = Closed({ ...proof, about });
export const ProofParams = Type.Object({ id: Id, limit: OneOf(CLOCK_LIMITS), ref: Type.String({ pattern: '^[0-9A-Za-z:-]{1,80}$' }) });
export const ProofQuery = Closed({ generation: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$' })) });
