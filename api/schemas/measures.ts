import { DERIVED_SORTS } from '../../domain/derived-entry.ts';
import { Type } from 'typebox';
import { MEASURE_KINDS } from '../../domain/measure.ts';
import { EXECUTION_KINDS, EXECUTION_STANDINGS } from '../../domain/measure-acts.ts';
import { CHECK_PURPOSES } from '../../domain/measure-check.ts';
import { IMPORT_KINDS } from '../../domain/measure-table.ts';
import { EVIDENCE } from '../../domain/policy-names.ts';
import { ERROR_STATUS } from '../../domain/errors.ts';
import { ExecutionLine, MeasureView } from './records.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, Words } from './common.ts';

const Clause = Closed({ basis: Type.String(), source: Type.String(), evidence: OneOf(EVIDENCE) });
export const CatalogueView = Closed({
  edition: Nullable(Closed({ version: Type.String(), from: DayText, until: Nullable(DayText), list: Closed({ name: Type.String(), edition: Type.String(), source: Type.String(), evidence: OneOf(EVIDENCE) }), note: Type.String() })),
  measures: Type.Array(Closed({
    code: Type.String(), title: Type.String(), kind: OneOf(MEASURE_KINDS), basis: Type.String(), source: Type.String(), evidence: OneOf(EVIDENCE), from: DayText, until: Nullable(DayText), decisive: OneOf(CHECK_PURPOSES),
    /** The clause that forbids staying it; null: it rests during every verification. */
    mayNotBeStayed: Nullable(Clause),
  })),
  /** Lists and bars that follow from records without anybody's act; switched off while no clause is entered for them. */
  derived: Type.Array(Closed({ code: Type.String(), title: Type.String(), sort: OneOf(DERIVED_SORTS), fields: Type.Integer(), basis: Nullable(Type.String()), on: Type.Boolean() })),
});
export type CatalogueView = Type.Static<typeof CatalogueView>;

export const RegisterMeasureBody = Closed({
  code: Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$', description: 'A measure of the catalogue whose basis is in force (`GET /api/measures/catalogue`).' }), from: DayText, until: Nullable(DayText),
});
export const WithdrawMeasureBody = Closed({ reason: Words(500) });
export const MeasureActReceipt = Closed({ measureId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });

export const ExecutionBody = Closed({
  what: OneOf(EXECUTION_KINDS), at: Type.String({ format: 'date-time', description: 'When it was done, to the minute: a suspension of the same day came before or after it.' }), where: Words(200), words: Words(2000),
});
export const ExecutionReceipt = Closed({
  ...MeasureActReceipt.properties, executionId: Id, standing: OneOf(EXECUTION_STANDINGS),
  /** In how many cases it is a use of a suspended measure that has to be undone. */
  breaches: Type.Integer(),
});

/** One use with who noted it and in which words; null: not yours to see, or erased. */
export const ExecutionView = Closed({ ...ExecutionLine.properties, by: Type.String(), where: Nullable(Type.String()), words: Nullable(Type.String()) });

/** Why it ends on that day: each time that days at rest were added to its term, by which edition of the rules and on what basis. `restsFrom`: the days from then on are being added. */
const TermView = Closed({
  restsFrom: Nullable(DayText), extensions: Type.Array(Closed({ from: DayText, to: DayText, days: Type.Integer(), before: DayText, until: DayText, pack: Type.String(), basis: Type.String() })),
});
export const MeasureWithUsesView = Closed({ ...MeasureView.properties, recordId: Id, term: TermView, executions: Type.Array(ExecutionView) });

export const ImportMeasuresBody = Closed({
  kind: OneOf(IMPORT_KINDS), table: Type.String({ minLength: 1, maxLength: 1_400_000, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'An XLSX or CSV file (UTF-8 or GBK), in base64; the head names the columns.' }),
});
export const ImportView = Closed({
  created: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer(),
  lines: Type.Array(Closed({
    row: Type.Integer(), rowKey: Nullable(Type.String()), outcome: OneOf(['created', 'unchanged', 'refused']), code: Nullable(OneOf(Object.keys(ERROR_STATUS) as (keyof typeof ERROR_STATUS)[])), field: Nullable(Type.String()),
    standing: Nullable(OneOf(['inForce', ...EXECUTION_STANDINGS])),
  })),
});
