import { businessNow } from '../db/database.ts';
import { derivedOf } from '../db/derived-reads.ts';
import { barsOf } from '../db/person-bar-reads.ts';
import { subjectRow } from '../db/case-reads.ts';
import { queryRecords } from '../db/record-query-register.ts';
import { recordById, recordsByIdentifier, recordsOf, subjectByIdentifier } from '../db/record-reads.ts';
import { isRehomable } from '../db/rehome-register.ts';
import { hasOpened, readingAcross, readingFile } from '../db/sight-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { CreditFileView, FoundRecordsView, QueriedRecordsView, RecordLookupBody, RecordView } from './schemas/records.ts';
import { barView, recordView } from './views/record-view.ts';
import { orgView, subjectView } from './views/shared-views.ts';

const tags = ['records'];

/** Credit records for their subjects, and for those who have to find them. */
export function recordRoutes(app: Api, { register }: Counter): void {
  app.get('/api/records', {
    schema: { operationId: 'readCreditFile', summary: 'Your own credit file, with everything that follows from it.', tags, response: { 200: CreditFileView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { subjectId } = actor;
    if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
    const orgs = await register.organisations.all();
    // What rests on a person because of a company follows from records that are not the person's to see.
    const bars = await readingAcross(register.db, actor.userId, async (trx) => (await barsOf(register, trx, [subjectId], await businessNow(trx))).get(subjectId) ?? []);
    return readingFile(register, actor, async (trx) => {
      const now = await businessNow(trx);
      return { subject: subjectView(await subjectRow(trx, subjectId)), records: (await recordsOf(trx, subjectId)).map((rows) => recordView(orgs, rows, now)), derived: (await derivedOf(register, trx, [subjectId], now)).get(subjectId) ?? [], bars: bars.map(barView) };
    }, () => [{ kind: 'creditFile', subjectId, dossierId: null, item: null }]);
  });

  app.get('/api/records/:id', {
    schema: { operationId: 'readRecord', summary: 'One record: your own, or any for the platform.', tags, params: CaseParams, response: { 200: RecordView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const orgs = await register.organisations.all();
    const { rows, now, rehomable } = await readingFile(register, actor, async (trx) => {
      const found = await recordById(trx, asId<RecordId>(request.params.id));
      const own = hasRole(actor, 'subject') && found.record.subject_id === actor.subjectId;
      if (!own && !hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor') && !(await hasOpened(trx, actor, asId(request.params.id)))) throw new Refusal('not-found');
      return { rows: found, now: await businessNow(trx), rehomable: hasRole(actor, 'clerk') && (await isRehomable(trx, found.record)) };
    }, ({ rows: { record } }) => [{ kind: 'record', subjectId: record.subject_id, dossierId: asId(record.id), item: null }]);
    return recordView(orgs, rows, now, rehomable);
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
    return { records: found.map((r) => ({ id: r.id, title: r.title, number: r.fields.documentNumber, provider: orgView(orgs, r.provider_id), mark: r.mark, state: r.state, sensitivity: r.sensitivity })) };
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
}
