import { executionsOf, measureWithUses } from '../db/measure-reads.ts';
import { importMeasures } from '../db/measure-import.ts';
import { logExecution, withdrawMeasure } from '../db/measure-register.ts';
import { measuresOf, recordsGivenTo } from '../db/record-reads.ts';
import { registerMeasure } from '../db/record-register.ts';
import { businessNow, reading } from '../db/database.ts';
import { derivedEntriesOn, isSwitchedOn } from '../domain/derived.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { MeasureId, RecordId } from '../domain/ids.ts';
import { applicableOn, catalogueOn } from '../domain/measure-catalogue.ts';
import { pausedDaysRule } from '../domain/paused-days.ts';
import { readDay } from '../domain/reading.ts';
import { dayAt, parseInstant } from '../domain/time.ts';
import { readTable } from '../outside/table-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { department } from './check-routes.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { CatalogueView, ExecutionBody, ExecutionReceipt, ImportMeasuresBody, ImportView, MeasureActReceipt, MeasureWithUsesView, RegisterMeasureBody, WithdrawMeasureBody } from './schemas/measures.ts';
import { MeasureReceipt, OwnMeasuresView } from './schemas/records.ts';
import { ownMeasureView } from './views/record-view.ts';
import { measureView, ZONE } from './views/shared-views.ts';

const tags = ['measures'];
/** More than a department's day; each row is an act of its own. */
const MOST_ROWS = 1000;

/** Joint-punishment measures for their departments: what may be applied, on what, and what was done with it. */
export function measureRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/measures', {
    schema: { operationId: 'readOwnMeasures', summary: 'Your department’s measures with what was done with them, and the records given to it.', tags, response: { 200: OwnMeasuresView, ...PROBLEMS } },
  }, async (request) => {
    const actor = department(request);
    const orgs = await register.organisations.all();
    return reading(register.db, actor.userId, async (trx) => {
      const now = await businessNow(trx);
      const rows = await measuresOf(trx, actor.orgId);
      const executions = await executionsOf(trx, rows.map(({ id }) => id));
      return {
        measures: rows.map((row) => ({ ...ownMeasureView(orgs, row, now), executions: executions.get(row.id) ?? [] })),
        received: (await recordsGivenTo(trx, actor.orgId)).map((r) => ({ id: r.id, title: r.title, number: r.fields.documentNumber, subjectName: r.subject_name, mark: r.mark, sensitivity: r.sensitivity })),
      };
    });
  });

  app.get('/api/measures/catalogue', {
    schema: { operationId: 'listMeasureCatalogue', summary: 'The measures that may be applied today, each with its clause and whether a clause forbids staying it.', tags, response: { 200: CatalogueView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const today = dayAt(await reading(register.db, actor.userId, businessNow), ZONE);
    const edition = catalogueOn(register.catalogue(), today);
    return {
      edition: edition === undefined ? null : { version: edition.version, from: edition.from, until: edition.until, list: edition.list, note: edition.note },
      measures: applicableOn(register.catalogue(), today),
      derived: derivedEntriesOn(register.catalogue(), today).map((entry) => ({ code: entry.code, title: entry.title, sort: entry.sort, fields: entry.fields, basis: entry.basis, on: isSwitchedOn(entry, today) })),
    };
  });

  app.get('/api/measures/:id', {
    schema: { operationId: 'readMeasure', summary: 'One measure with the log of its uses: your department’s, on yourself, or any for the platform.', tags, params: CaseParams, response: { 200: MeasureWithUsesView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const orgs = await register.organisations.all();
    const now = await reading(register.db, actor.userId, businessNow);
    const { measure, uses } = await measureWithUses(register, actor, asId<MeasureId>(request.params.id));
    const extensions = measure.extensions.map((each) => ({ ...each, basis: pausedDaysRule(register.pack(each.pack).pausedDays, measure.kind)?.basis ?? '' }));
    return { ...measureView(orgs, measure, now), recordId: measure.record_id, term: { restsFrom: measure.rests_from, extensions }, executions: uses };
  });

  app.post('/api/records/:id/measures', {
    schema: {
      operationId: 'registerMeasure', summary: 'Apply a measure of the catalogue to a record; without a basis in force it is refused, and while the record is disputed it comes in suspended.', tags, params: CaseParams,
      headers: MutationHeaders, body: RegisterMeasureBody, response: { 201: MeasureReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { code, from, until } = request.body;
    const measure = { code, from: readDay(from, '/from'), until: until === null ? null : readDay(until, '/until') };
    if (measure.until !== null && measure.until < measure.from) throw new Refusal('invalid-field', { field: '/until' });
    const { receipt, pokes } = await registerMeasure(register, { ...personal(request), recordId: asId<RecordId>(request.params.id), measure });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.post('/api/measures/:id/withdrawal', {
    schema: { operationId: 'withdrawMeasure', summary: 'End a measure of your department before its term; the subject gets a letter.', tags, params: CaseParams, headers: MutationHeaders, body: WithdrawMeasureBody, response: { 201: MeasureActReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { receipt } = await withdrawMeasure(register, { ...personal(request), actor: department(request), measureId: asId<MeasureId>(request.params.id), reason: request.body.reason });
    return reply.code(201).send(receipt);
  });

  app.post('/api/measures/:id/executions', {
    schema: {
      operationId: 'logExecution', summary: 'Note what was refused, limited or announced, when and where (执行记录); a use while the measure rested has to be undone.', tags, params: CaseParams,
      headers: MutationHeaders, body: ExecutionBody, response: { 201: ExecutionReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { what, at, where, words } = request.body;
    const { receipt, pokes } = await logExecution(register, { ...personal(request), actor: department(request), execution: { measureId: asId<MeasureId>(request.params.id), what, at: parseInstant(at), where, words } });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.post('/api/measures/imports', {
    bodyLimit: 1_600_000,
    schema: {
      operationId: 'importMeasures', summary: 'Measures, or what was done with them, as a table (XLSX, CSV): row by row, the same row again is nothing new.', tags,
      headers: MutationHeaders, body: ImportMeasuresBody, response: { 201: ImportView, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = department(request);
    const table = await readTable(Buffer.from(request.body.table, 'base64'), { mostRows: MOST_ROWS + 1 });
    const { lines, pokes } = await importMeasures(register, { ...personal(request), actor, kind: request.body.kind, table });
    poke(pokes);
    const count = (outcome: string): number => lines.filter((line) => line.outcome === outcome).length;
    return reply.code(201).send({ created: count('created'), unchanged: count('unchanged'), refused: count('refused'), lines: lines.map((line) => ({ ...line, standing: line.standing as 'inForce' | null })) });
  });
}
