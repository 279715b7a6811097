import { reading, businessNow } from '../db/database.ts';
import { subjectRow } from '../db/case-reads.ts';
import { queryRecords } from '../db/record-query-register.ts';
import { registerMeasure } from '../db/record-register.ts';
import { measuresOf, recordById, recordsByIdentifier, recordsGivenTo, recordsOf, subjectByIdentifier } from '../db/record-reads.ts';
import { hasOpened, readingFile } from '../db/sight-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { CreditFileView, FoundRecordsView, MeasureReceipt, OwnMeasuresView, QueriedRecordsView, RecordLookupBody, RecordView, RegisterMeasureBody } from './schemas/records.ts';
import { ownMeasureView, recordView } from './views/record-view.ts';
import { orgView, subjectView } from './views/shared-views.ts';

const tags = ['records'];

/** Credit records for their subjects, measures for their departments. */
export function recordRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/records', {
    schema: { operationId: 'readCreditFile', summary: 'Your own credit file, with everything that follows from it.', tags, response: { 200: CreditFileView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { subjectId } = actor;
    if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
    const orgs = await register.organisations.all();
    return readingFile(register, actor, async (trx) => {
      const now = await businessNow(trx);
      return { subject: subjectView(await subjectRow(trx, subjectId)), records: (await recordsOf(trx, subjectId)).map((rows) => recordView(orgs, rows, now)) };
    }, () => [{ kind: 'creditFile', subjectId, dossierId: null, item: null }]);
  });

  app.get('/api/records/:id', {
    schema: { operationId: 'readRecord', summary: 'One record: your own, or any for the platform.', tags, params: CaseParams, response: { 200: RecordView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const orgs = await register.organisations.all();
    const { rows, now } = await readingFile(register, actor, async (trx) => {
      const found = await recordById(trx, asId<RecordId>(request.params.id));
      const own = hasRole(actor, 'subject') && found.record.subject_id === actor.subjectId;
      if (!own && !hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor') && !(await hasOpened(trx, actor, asId(request.params.id)))) throw new Refusal('not-found');
      return { rows: found, now: await businessNow(trx) };
    }, ({ rows: { record } }) => [{ kind: 'record', subjectId: record.subject_id, dossierId: asId(record.id), item: null }]);
    return recordView(orgs, rows, now);
  });

  // A question, so without a key; posted, so that nobody's identifier stands in an address.
  app.post('/api/records/lookup', {
    schema: {
      operationId: 'lookupRecords', summary: 'The records held against a subject, by its USCC or resident ID number; changes nothing.', tags, body: RecordLookupBody,
      response: { 200: FoundRecordsView, ...PROBLEMS },
    },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
    const identifier = readIdentifier(request.body.identifier, '/identifier');
    const orgs = await register.organisations.all();
    const indexes = register.vault.blindIndexes(identifier);
    const { records: found } = await readingFile(register, actor, async (trx) => ({ subjectId: await subjectByIdentifier(trx, indexes), records: await recordsByIdentifier(trx, indexes) }),
      ({ subjectId }) => (subjectId === null ? [] : [{ kind: 'recordSearch', subjectId, dossierId: null, item: null }]));
    return { records: found.map((r) => ({ id: r.id, title: r.title, number: r.fields.documentNumber, provider: orgView(orgs, r.provider_id), mark: r.mark, state: r.state })) };
  });

  app.post('/api/records/queries', {
    schema: {
      operationId: 'queryRecords', summary: 'Fetch what is published about a subject (信用信息查询); the fetching organisation holds it from then on and is told of corrections.', tags, body: RecordLookupBody,
      response: { 200: QueriedRecordsView, ...PROBLEMS },
    },
  }, async (request) => {
    const actor = requireActor(request);
    const { orgId } = actor;
    if (!hasRole(actor, 'executor') || orgId === null) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    const found = await queryRecords(register, { ...actor, orgId }, readIdentifier(request.body.identifier, '/identifier'));
    const orgs = await register.organisations.all();
    return { records: found.map((r) => ({ id: r.id, title: r.title, provider: orgView(orgs, r.provider_id), mark: r.mark, version: r.version, fields: r.fields })) };
  });

  app.get('/api/measures', {
    schema: { operationId: 'readOwnMeasures', summary: 'Your department’s measures, and the records given to it.', tags, response: { 200: OwnMeasuresView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { orgId } = actor;
    if (!hasRole(actor, 'executor') || orgId === null) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    const orgs = await register.organisations.all();
    return reading(register.db, actor.userId, async (trx) => {
      const now = await businessNow(trx);
      return {
        measures: (await measuresOf(trx, orgId)).map((row) => ownMeasureView(orgs, row, now)),
        received: (await recordsGivenTo(trx, orgId)).map((r) => ({ id: r.id, title: r.title, number: r.fields.documentNumber, subjectName: r.subject_name, mark: r.mark })),
      };
    });
  });

  app.post('/api/records/:id/measures', {
    schema: {
      operationId: 'registerMeasure', summary: 'Register a measure on a record; while the record is disputed it comes in suspended.', tags, params: CaseParams,
      headers: MutationHeaders, body: RegisterMeasureBody, response: { 201: MeasureReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { kind, title, basis, from, until } = request.body;
    const measure = { kind, title, basis, from: readDay(from, '/from'), until: until === null ? null : readDay(until, '/until') };
    if (measure.until !== null && measure.until < measure.from) throw new Refusal('invalid-field', { field: '/until' });
    const { receipt, pokes } = await registerMeasure(register, { ...personal(request), recordId: asId<RecordId>(request.params.id), measure });
    poke(pokes);
    return reply.code(201).send(receipt);
  });
}
