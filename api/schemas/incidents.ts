import { Type } from 'typebox';
import { INCIDENT_RESULTS } from '../../domain/incident-acts.ts';
import { INCIDENT_PHASES } from '../../domain/incident.ts';
import { LETTER_KINDS } from '../../domain/letter.ts';
import { GROUND_KINDS, PHASES } from '../../domain/objection.ts';
import { RECORD_FIELDS } from '../../domain/record.ts';
import { Closed, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

export const FindIncidentBody = Closed({ uploadId: Id, ground: OneOf(GROUND_KINDS), field: Nullable(OneOf(RECORD_FIELDS)), what: Words(4000) });
export const AnswerIncidentBody = Closed({
  result: OneOf(INCIDENT_RESULTS), reason: Words(4000),
  table: Nullable(Type.String({ minLength: 1, maxLength: 8_000_000, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The table of the batch (XLSX or CSV) with what differs from the result for all, and the right values, in base64.' })),
});
export const DraftIncidentBody = Closed({ facts: Words(8000), reasons: Words(8000), liftCorrected: Type.Boolean({ description: 'Whether measures that rest on a corrected record are lifted; those on a revoked one always are.' }) });
export const IncidentReceipt = Closed({ incidentId: Id, number: Type.String(), actId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText, phase: OneOf(INCIDENT_PHASES), records: Type.Integer() });

const Counts = Closed(Object.fromEntries(INCIDENT_RESULTS.map((each) => [each, Type.Integer()])) as Record<(typeof INCIDENT_RESULTS)[number], ReturnType<typeof Type.Integer>>);
const Row = {
  id: Id, number: Type.String(), provider: OrgView, ground: OneOf(GROUND_KINDS), field: Nullable(OneOf(RECORD_FIELDS)), records: Type.Integer(), phase: OneOf(INCIDENT_PHASES), foundAt: InstantText,
  answeredAt: Nullable(InstantText), decidedAt: Nullable(InstantText), closedAt: Nullable(InstantText),
};
export const IncidentListView = Closed({ incidents: Type.Array(Closed(Row)) });
export const IncidentView = Closed({
  ...Row, uploadId: Id, batchKey: Type.String(), what: Type.String(), answer: Nullable(Type.String()), counts: Nullable(Counts), facts: Nullable(Type.String()), reasons: Nullable(Type.String()),
  draft: Nullable(Closed({ at: InstantText, liftCorrected: Type.Boolean(), silent: Type.Boolean() })), due: DueView, urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText),
  /** How far the chunks have come: cases opened, decided, closed, left out; measures that rest. */
  opened: Type.Integer(), settled: Type.Integer(), closed: Type.Integer(), skipped: Type.Integer(), suspended: Type.Integer(),
  mayAnswer: Type.Boolean(), mayDraft: Type.Boolean(), mayDecide: Type.Boolean(), whyNot: Nullable(Type.String()),
  raisedTo: Nullable(OrgView),
  /** 协查、催办、督办 of the batch itself. */
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText, to: OrgView })),
  /** The first records, those that were left out before all others; a case only for who oversees all. */
  cases: Type.Array(Closed({ rowKey: Nullable(Type.String()), title: Type.String(), caseId: Nullable(Id), number: Nullable(Type.String()), phase: Nullable(OneOf(PHASES)), skipped: Nullable(Type.String()), result: Nullable(OneOf(INCIDENT_RESULTS)) })),
});
export type IncidentView = Type.Static<typeof IncidentView>;
