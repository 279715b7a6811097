import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { decideQuarantine } from '../db/quarantine-register.ts';
import { quarantineFor, uploadReport, uploadsFor } from '../db/upload-reads.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId, QuarantineId, UploadId } from '../domain/ids.ts';
import { COLUMN_NAMES, UPLOAD_COLUMNS } from '../domain/upload-row.ts';
import { writeCsv } from '../outside/table-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { QuarantineBody, QuarantineReceipt, QuarantineView, UploadReportQuery, UploadReportView, UploadsView } from './schemas/uploads.ts';
import { takeInBatch } from './upload-intake.ts';
import type { Orgs } from './views/shared-views.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['uploads'];
/** A million rows of some 500 bytes, with room. */
const MAX_BYTES = 2 * 1024 * 1024 * 1024;
const BATCH_KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The form for the document; its parts are read as they come. The batch's name stands before the file. */
const UploadForm = Type.Unsafe<null>({
  type: ['object', 'null'], required: ['batchKey', 'file'], additionalProperties: false,
  properties: { batchKey: { type: 'string', description: 'The provider’s own name of the batch: the same again goes on where it broke off.' }, file: { type: 'string', format: 'binary' } },
});

/** Records by the batch: CSV, JSON Lines or a workbook, row by row, never whole in memory. */
export async function uploadRoutes(app: Api, { register }: Counter): Promise<void> {
  app.get('/api/uploads', {
    schema: { operationId: 'listUploads', summary: 'Batches of records that were handed in: a provider’s own, or all for those who oversee.', tags, response: { 200: UploadsView, ...PROBLEMS } },
  }, async (request) => {
    const orgs = await register.organisations.all();
    return { uploads: (await uploadsFor(register, requireActor(request))).map((batch) => batchView(orgs, batch)), columns: COLUMN_NAMES.map((name) => ({ name, zh: UPLOAD_COLUMNS[name] })) };
  });

  app.get('/api/uploads/:id', {
    schema: { operationId: 'readUpload', summary: 'A batch, with each row that was refused or held back and why.', tags, params: CaseParams, querystring: UploadReportQuery, response: { 200: UploadReportView, ...PROBLEMS } },
  }, async (request) => {
    const orgs = await register.organisations.all();
    const { batch, rows, more } = await uploadReport(register, requireActor(request), asId<UploadId>(request.params.id), Number(request.query.after ?? 0));
    return { ...batchView(orgs, batch), rows: rows.map((r) => ({ no: r.row_no, rowKey: r.row_key, outcome: r.outcome, code: r.code, field: r.field })), more };
  });

  app.get('/api/uploads/:id/report.csv', {
    schema: {
      operationId: 'exportUpload', summary: 'The refused and held rows of a batch as a table, without formulas.', tags, params: CaseParams,
      response: { 200: { description: 'CSV.', content: { 'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const id = asId<UploadId>(request.params.id);
    let page = await uploadReport(register, actor, id);
    const lines = async function* (): AsyncGenerator<Buffer> {
      yield writeCsv([['row', 'rowKey', 'outcome', 'code', 'field']]);
      for (;;) {
        if (page.rows.length > 0) yield writeCsv(page.rows.map((r) => [String(r.row_no), r.row_key ?? '', r.outcome, r.code ?? '', r.field ?? ''])).subarray(3);
        if (!page.more) return;
        page = await uploadReport(register, actor, id, page.rows.at(-1)!.row_no);
      }
    };
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="upload-${id}.csv"`).send(Readable.from(lines()));
  });

  app.get('/api/quarantine', {
    schema: { operationId: 'listQuarantine', summary: 'Rows that bring back what was found wrong: for the platform, the provider’s own, the subject’s own.', tags, response: { 200: QuarantineView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const orgs = await register.organisations.all();
    return {
      mayDecide: hasRole(actor, 'clerk'),
      rows: (await quarantineFor(register, actor)).map((q) => ({
        id: q.id, provider: orgView(orgs, q.provider_id), uploadId: q.batch_id, row: q.row_no, rowKey: q.row.rowKey, recordId: q.record_id, recordTitle: q.title, subjectName: q.name, documentNumber: q.row.fields.documentNumber,
        sort: q.sort, field: q.field, heldAt: q.held_at, outcome: q.outcome, decidedAt: q.decided_at,
      })),
    };
  });

  app.post('/api/quarantine/:id/decision', {
    schema: { operationId: 'decideQuarantine', summary: 'Let a row that was held back in, or keep it out, with a reason.', tags, params: CaseParams, headers: MutationHeaders, body: QuarantineBody, response: { 201: QuarantineReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    const { id } = request.params;
    await decideQuarantine(register, actor, asId<QuarantineId>(id), request.body);
    return reply.code(201).send({ id, outcome: request.body.outcome });
  });

  await app.register(async (scope) => {
    const files = scope as unknown as Api;
    files.removeAllContentTypeParsers();
    await files.register(multipart, { limits: { fileSize: MAX_BYTES, files: 1, fields: 2, parts: 3, fieldSize: 200 } });
    files.post('/api/uploads', {
      bodyLimit: MAX_BYTES + 65_536,
      schema: {
        operationId: 'uploadRecords', summary: 'Hand in a batch of records (CSV, JSON Lines, XLSX); the same batch again goes on where it broke off.', tags, headers: MutationHeaders,
        consumes: ['multipart/form-data'], body: UploadForm, response: { 201: UploadReportView, ...PROBLEMS },
      },
    }, async (request, reply) => {
      const actor = requireActor(request);
      const provider = providerOf(actor);
      if (!request.isMultipart()) throw new Refusal('unsupported-type');
      let batchKey: string | undefined;
      for await (const part of request.parts()) {
        if (part.type === 'field') {
          if (part.fieldname !== 'batchKey' || typeof part.value !== 'string' || !BATCH_KEY.test(part.value)) throw new Refusal('invalid-field', { field: `/${part.fieldname}` });
          batchKey = part.value;
          continue;
        }
        if (part.fieldname !== 'file') throw new Refusal('unknown-field', { field: `/${part.fieldname}` });
        if (batchKey === undefined) throw new Refusal('value-needed', { field: '/batchKey' });
        keyOf(request, actor, { batchKey });
        const id = await takeInBatch(register, provider, batchKey, part.file);
        const orgs = await register.organisations.all();
        const { batch, rows, more } = await uploadReport(register, actor, id);
        return reply.code(201).send({ ...batchView(orgs, batch), rows: rows.map((r) => ({ no: r.row_no, rowKey: r.row_key, outcome: r.outcome, code: r.code, field: r.field })), more });
      }
      throw new Refusal('value-needed', { field: '/file' });
    });
  });
}

function providerOf(actor: Actor): Actor & { orgId: OrgId } {
  const { orgId } = actor;
  if (!hasRole(actor, 'provider') || orgId === null) throw new Refusal('not-your-role', { params: { role: 'provider' } });
  return { ...actor, orgId };
}

type BatchRow = Awaited<ReturnType<typeof uploadsFor>>[number];
const batchView = (orgs: Orgs, b: BatchRow) => ({
  id: b.id, provider: orgView(orgs, b.provider_id), batchKey: b.batch_key, format: b.format, state: b.state, fault: b.fault, receivedAt: b.received_at, finishedAt: b.finished_at,
  created: b.created, revised: b.revised, unchanged: b.unchanged, refused: b.refused, quarantined: b.quarantined,
});
