import type { MeasureKind } from './measure.ts';
import { MEASURE_KINDS } from './measure.ts';
import { EVIDENCE, PATTERNS } from './policy-names.ts';
import { readFields, readInteger, readList, readOneOf, readText } from './reading.ts';
import type { RecordCategory } from './record.ts';
import { RECORD_CATEGORIES } from './record.ts';
import type { Founded } from './founded.ts';
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

export interface TermTable extends Pick<Founded, 'basis'> {
  version: string;
  note: string;
  terms: readonly MeasureTerm[];
}

/** Checks the table of terms. */
export function readTerms(value: unknown): TermTable {
  const f = readFields(value, '', ['version', 'basis', 'note', 'terms']);
  return {
    version: readText(f['version'], '/version', PATTERNS.version), basis: readText(f['basis'], '/basis'), note: readText(f['note'], '/note'),
    terms: readList(f['terms'], '/terms', (each, at): MeasureTerm => {
      const r = readFields(each, at, ['category', 'measure', 'months', 'setBy', 'basis', 'source', 'evidence']);
      return {
        category: readOneOf(r['category'], `${at}/category`, RECORD_CATEGORIES), measure: readOneOf(r['measure'], `${at}/measure`, MEASURE_KINDS),
        months: readInteger(r['months'], `${at}/months`, 1, 1200), setBy: readText(r['setBy'], `${at}/setBy`), basis: readText(r['basis'], `${at}/basis`),
        source: readText(r['source'], `${at}/source`, PATTERNS.source), evidence: readOneOf(r['evidence'], `${at}/evidence`, EVIDENCE),
      };
    }),
  };
}

/** When a measure ends: on the day its department registered, else at the end of the table's term; and by whose word. */
export function measureEnd(table: TermTable, category: RecordCategory, measure: { kind: MeasureKind; from: Day; until: Day | null }): { on: Day; term: MeasureTerm | null } | null {
  const term = table.terms.find((each) => each.category === category && each.measure === measure.kind) ?? null;
  const ends = [...(measure.until === null ? [] : [measure.until]), ...(term === null ? [] : [addMonths(measure.from, term.months)])];
  const on = ends.toSorted()[0];
  return on === undefined ? null : { on, term };
}
