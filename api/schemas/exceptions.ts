import { Type } from 'typebox';
import { EXECUTION_KINDS, EXECUTION_STANDINGS } from '../../domain/measure-acts.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

/** A measure goes on although it is suspended (不予暂缓): proposed, and what became of it. */
export const ExceptionView = Closed({
  id: Id, orderId: Id, org: OrgView, measureId: Id, measure: Type.String(), clause: Type.String(), edition: Type.String(), proposedAt: InstantText, until: DayText, reasons: Nullable(Type.String()),
  decided: Nullable(Closed({ at: InstantText, granted: Type.Boolean(), number: Nullable(Type.String()), by: Nullable(OrgView), reasons: Nullable(Type.String()) })),
  /** Whether it lets the measure be used today. */
  inForce: Type.Boolean(),
});

export const ProposeExceptionBody = Closed({ measureId: Id, until: DayText, reasons: Words(2000) });
export const DecideExceptionBody = Closed({ granted: Type.Boolean(), reasons: Words(2000) });

/** Who wants exceptions, how often, and what waits to be decided. */
export const ExceptionBoardView = Closed({
  pending: Type.Array(Closed({ id: Id, caseId: Id, number: Type.String(), org: OrgView, measure: Type.String(), clause: Type.String(), proposedAt: InstantText, until: DayText })),
  departments: Type.Array(Closed({
    org: OrgView, suspended: Type.Integer({ description: 'Measures of the department that were ever suspended.' }), proposed: Type.Integer(), granted: Type.Integer(), refused: Type.Integer(), inForce: Type.Integer(),
    /** Granted per hundred suspended measures; null while none was suspended. */
    rate: Nullable(Type.Number()),
  })),
  /** The newest uses of measures that rested, were over or had not begun. */
  uses: Type.Array(Closed({ id: Id, measureId: Id, org: OrgView, measure: Type.String(), what: OneOf(EXECUTION_KINDS), at: InstantText, standing: OneOf(EXECUTION_STANDINGS) })),
});
