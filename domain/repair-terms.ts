import type { MeasureKind } from './measure.ts';
import { MEASURE_KINDS } from './measure.ts';
import { BOUNDS } from './policy-names.ts';
import { readInteger, readOneOf, readText } from './reading.ts';
import type { RecordCategory } from './record.ts';
import { RECORD_CATEGORIES } from './record.ts';
import type { Founded, ReadFounded } from './founded.ts';
import type { Day } from './time.ts';
import { addMonths } from './time.ts';

/** A line of the city's table conduct × measure → term (四(四): 明确各类失信行为的联合惩戒期限). */
export interface MeasureTerm extends Founded {
  category: RecordCategory;
  measure: MeasureKind;
  months: number;
  /** The initiator that set it: an organisation, or `provider`: whoever provided the record. */
  setBy: string;
}

/** Checks a line of the table; `founded` reads what it rests on (`domain/policy-file.ts`). */
export const readTerm = (value: unknown, path: string, founded: ReadFounded): MeasureTerm =>
  founded(value, path, ['category', 'measure', 'months', 'setBy'], (r) => ({
    category: readOneOf(r['category'], `${path}/category`, RECORD_CATEGORIES), measure: readOneOf(r['measure'], `${path}/measure`, MEASURE_KINDS),
    months: readInteger(r['months'], `${path}/months`, 1, BOUNDS.months), setBy: readText(r['setBy'], `${path}/setBy`),
  }));

/** When a measure ends: on the day its department registered, else at the end of the table's term; and by whose word. */
export function measureEnd(terms: readonly MeasureTerm[], category: RecordCategory, measure: { kind: MeasureKind; from: Day; until: Day | null }): { on: Day; term: MeasureTerm | null } | null {
  const term = terms.find((each) => each.category === category && each.measure === measure.kind) ?? null;
  const ends = [...(measure.until === null ? [] : [measure.until]), ...(term === null ? [] : [addMonths(measure.from, term.months)])];
  const on = ends.toSorted()[0];
  return on === undefined ? null : { on, term };
}
