import { DERIVED_SORTS } from '../../domain/derived-entry.ts';
import { BAR_STATES } from '../../domain/representative.ts';
import { Type } from 'typebox';
import { MEASURE_KINDS } from '../../domain/measure.ts';
import type { MeasureState } from '../../domain/measure-check.ts';
import { EXECUTION_KINDS, EXECUTION_STANDINGS } from '../../domain/measure-acts.ts';
import { NOTICE_WAYS } from '../../domain/notice-way.ts';
import { PHASES } from '../../domain/objection.ts';
import { MARKS, RECEIPT_WAYS, RECORD_CATEGORIES, RECORD_FIELDS, RECORD_STATES } from '../../domain/record.ts';
import { SENSITIVITIES } from '../../domain/sensitivity.ts';
import { STAY_STANDINGS } from '../../domain/stay-request-acts.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

/** Lists show when a measure begins. */
const SHOWN_STATES = ['inForce', 'suspended', 'lifted', 'withdrawn', 'lapsed', 'expired'] as const satisfies readonly MeasureState[];
export const MeasureView = Closed({
  id: Id, title: Type.String(), basis: Type.String(), kind: OneOf(MEASURE_KINDS), executor: OrgView, from: DayText, until: Nullable(DayText),
  state: OneOf(SHOWN_STATES),
  /** The measure of the catalogue and the edition it was applied by; null: from before there was one. */
  code: Nullable(Type.String()), edition: Nullable(Type.String()),
  /** The number of the exception by which it may be used although its record is in dispute. */
  exception: Nullable(Type.String()),
  /** Of a body that the platform can only ask, on a record in dispute: what has come of the request to stay it; null: none is open. */
  stay: Nullable(OneOf(STAY_STANDINGS)),
});
export type MeasureView = Type.Static<typeof MeasureView>;

const fieldSchemas = Object.fromEntries(RECORD_FIELDS.map((f) => [f, Type.String()])) as Record<(typeof RECORD_FIELDS)[number], ReturnType<typeof Type.String>>;
export const FieldsView = Closed(fieldSchemas);

/** A record as its own subject sees it: who provided it, what follows from it, who was told, how it came about. */
/** A record that tells of the same fact: what is decided about one is done to both. */
export const LinkedRecordView = Closed({ id: Id, title: Type.String(), provider: OrgView, state: OneOf(RECORD_STATES) });
export const RecordView = Closed({
  id: Id, title: Type.String(), category: OneOf(RECORD_CATEGORIES), version: Type.Integer(), state: OneOf(RECORD_STATES), mark: OneOf(MARKS), sensitivity: OneOf(SENSITIVITIES),
  provider: OrgView, providedOn: DayText, fields: FieldsView, measures: Type.Array(MeasureView),
  recipients: Type.Array(Closed({
    org: OrgView, version: Type.Integer(), givenAt: InstantText, how: OneOf(RECEIPT_WAYS),
    /** Whoever was told of a correction by this version: whether its copy is right by its own word. */
    notice: Nullable(Closed({ way: OneOf(NOTICE_WAYS), notifiedAt: InstantText, confirmedAt: Nullable(InstantText), defunctAt: Nullable(InstantText) })),
  })),
  linked: Type.Array(LinkedRecordView),
  /** Withdrawn because it is not its subject's, and you may give it to whom it is about. */
  rehomable: Type.Boolean(),
  history: Type.Array(Closed({ version: Type.Integer(), madeAt: InstantText, fields: FieldsView })),
  cases: Type.Array(Closed({ id: Id, number: Type.String(), phase: OneOf(PHASES) })),
});
export const RehomeBody = Closed({ name: Words(200), identifier: Words(40) });
export const RehomeReceiptView = Closed({ recordId: Id, newRecordId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });
export type RecordView = Type.Static<typeof RecordView>;
/** A list or a bar that follows from the records (派生名单、限制): suspended while a record that carries it is. */
export const DerivedView = Closed({ code: Type.String(), title: Type.String(), sort: OneOf(DERIVED_SORTS), basis: Type.String(), state: OneOf(['inForce', 'suspended']) });
/** A bar that rests on a person as legal representative of a company on the day of the decision behind its record (法定代表人任职限制). */
export const BarView = Closed({
  code: Type.String(), title: Type.String(), basis: Type.String(), company: Type.String(), companyCode: Type.String(), from: DayText, until: Nullable(DayText), state: OneOf(BAR_STATES), liftedOn: Nullable(DayText),
});
export const CreditFileView = Closed({
  subject: Closed({ id: Id, kind: OneOf(['company', 'person']), name: Type.String(), identifier: Type.String() }), records: Type.Array(RecordView), derived: Type.Array(DerivedView), bars: Type.Array(BarView),
});

/** An identifier as it was typed: which kind it is, and whether it is right, has codes of its own. */
export const RecordLookupBody = Closed({ identifier: Words(40) });
export const FoundRecordsView = Closed({
  records: Type.Array(Closed({ id: Id, title: Type.String(), number: Type.String(), provider: OrgView, mark: OneOf(MARKS), state: OneOf(RECORD_STATES), sensitivity: OneOf(SENSITIVITIES) })),
});

/** What an organisation gets that fetches a subject's records; it holds them from then on. */
export const QueriedRecordsView = Closed({
  records: Type.Array(Closed({ id: Id, title: Type.String(), provider: OrgView, mark: OneOf(MARKS), version: Type.Integer(), fields: FieldsView })),
});

/** One use as lists show it. */
export const ExecutionLine = Closed({ id: Id, what: OneOf(EXECUTION_KINDS), at: InstantText, standing: OneOf(EXECUTION_STANDINGS), notedAt: InstantText });
/** A measure as its executing department sees it. */
export const OwnMeasureView = Closed({
  ...MeasureView.properties, record: Closed({ id: Id, title: Type.String(), number: Type.String(), mark: OneOf(MARKS), state: OneOf(RECORD_STATES) }),
  subject: Closed({ name: Type.String(), identifier: Type.String() }),
  executions: Type.Array(ExecutionLine),
});
export const OwnMeasuresView = Closed({
  measures: Type.Array(OwnMeasureView),
  /** Records that were given to this department and that it is shown: those a measure may be registered on. */
  received: Type.Array(Closed({ id: Id, title: Type.String(), number: Type.String(), subjectName: Type.String(), mark: OneOf(MARKS), sensitivity: OneOf(SENSITIVITIES) })),
});
export const MeasureReceipt = Closed({ measureId: Id, state: OneOf(['inForce', 'suspended']), seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });
