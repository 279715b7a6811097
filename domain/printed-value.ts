import type { Brand } from './brand.ts';
import type { Bound } from './repair-plan.ts';

/** A value of a policy pack that a letter prints, as "edition#pointer" (依据欠账 counts by it). */
export type PrintedValue = Brand<string, 'PrintedValue'>;
export const printedValue = (edition: string, pointer: string): PrintedValue => `${edition}#${pointer}` as PrintedValue;

/** The value that a day of publicity rests on; none where the record's own restriction governs. */
export const valueOfBound = (bound: Bound | null | undefined): PrintedValue[] => (bound?.limit === undefined ? [] : [printedValue(bound.clause.edition, `/limits/${bound.limit}`)]);
