import { Type } from 'typebox';
import { answerIncident, decideIncident, draftIncident, findIncident } from '../db/incident-register.ts';
import { incidentLetter, incidentLetterPdf } from '../db/incident-letters.ts';
import { incidentFor, incidentsFor, incidentTableFor } from '../db/incident-reads.ts';
import { asId } from '../domain/ids.ts';
import type { IncidentId, LetterId, UploadId } from '../domain/ids.ts';
import { INCIDENT_COLUMNS, readIncidentTable } from '../domain/incident-table.ts';
import { FINDING_LABELS } from '../domain/labels.ts';
import { letterText, titleOf } from '../letters/render-letter.ts';
import { readTable, writeXlsx, XLSX } from '../outside/table-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { AnswerIncidentBody, DraftIncidentBody, FindIncidentBody, IncidentListView, IncidentReceipt, IncidentView } from './schemas/incidents.ts';
import { LetterTextView } from './schemas/others.ts';
import { incidentRow, incidentView } from './views/incident-views.ts';

const tags = ['incidents'];
const act = { tags, headers: MutationHeaders, response: { 201: IncidentReceipt, ...PROBLEMS } };
const MOST_ROWS = 50_000;
const IncidentLetterParams = Type.Object({ id: Id, letterId: Id });

/** 错误批次: found once, verified once, decided once; a case, a decision and letters for each record. */
export function incidentRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/incidents', {
    schema: { operationId: 'listIncidents', summary: 'Faulty batches: a provider’s own, or all for those who oversee.', tags, response: { 200: IncidentListView, ...PROBLEMS } },
  }, async (request) => {
    const orgs = await register.organisations.all();
    return { incidents: (await incidentsFor(register, requireActor(request))).map((row) => incidentRow(orgs, row)) };
  });

  app.post('/api/incidents', {
    schema: { ...act, operationId: 'findIncident', summary: 'Say that a batch is faulty (发现错误批次): every measure on every record of it rests from here on; its cases follow in chunks.', body: FindIncidentBody },
  }, async (request, reply) => {
    const { uploadId, ground, field, what } = request.body;
    const { receipt, pokes } = await findIncident(register, { ...personal(request), uploadId: asId<UploadId>(uploadId), ground: { kind: ground, field }, what });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.get('/api/incidents/:id', {
    schema: { operationId: 'readIncident', summary: 'A faulty batch: where it stands, how far its cases have come, what may be done.', tags, params: CaseParams, response: { 200: IncidentView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return incidentView(register, await register.organisations.all(), actor, await incidentFor(register, actor, asId<IncidentId>(request.params.id)));
  });

  app.get('/api/incidents/:id/table.xlsx', {
    schema: {
      operationId: 'exportIncident', summary: 'The records of a faulty batch as a table, for its provider to fill in what it found and what is right.', tags, params: CaseParams,
      response: { 200: { description: 'XLSX.', content: { [XLSX]: { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { number, field, rows } = await incidentTableFor(register, requireActor(request), asId<IncidentId>(request.params.id));
    const table = [
      Object.values(INCIDENT_COLUMNS) as string[],
      ...rows.map((r) => [r.row_key ?? '', r.title, r.fields.documentNumber, r.fields.subjectName, field === null ? '' : r.fields[field], r.result === null ? '' : FINDING_LABELS[r.result].zh, r.right_value ?? '']),
    ];
    const file = await writeXlsx(table, { sheet: '核实', widths: [20, 30, 24, 30, 24, 12, 24] });
    return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(number)}.xlsx`).send(file);
  });

  app.get('/api/incidents/:id/letters/:letterId', {
    schema: { operationId: 'readIncidentLetter', summary: 'A letter of a faulty batch (协查、催办、督办) as text: it names the batch and organisations, and nobody in it.', tags, params: IncidentLetterParams, response: { 200: LetterTextView, ...PROBLEMS } },
  }, async (request) => {
    const letter = await incidentLetter(register, requireActor(request), asId<IncidentId>(request.params.id), asId<LetterId>(request.params.letterId));
    return { id: request.params.letterId, number: letter.number, title: titleOf(letter), paragraphs: letterText(letter) };
  });

  app.get('/api/incidents/:id/letters/:letterId/pdf', {
    schema: {
      operationId: 'readIncidentLetterPdf', summary: 'The same as PDF.', tags, params: IncidentLetterParams,
      response: { 200: { description: 'The letter.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const pdf = await incidentLetterPdf(register, requireActor(request), asId<IncidentId>(request.params.id), asId<LetterId>(request.params.letterId));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${request.params.letterId}.pdf"`).send(Buffer.from(pdf));
  });

  app.post('/api/incidents/:id/answer', {
    bodyLimit: 8_100_000,
    schema: { ...act, operationId: 'answerIncident', summary: 'Answer once for a whole batch (核查反馈), with a table where a record is another matter.', params: CaseParams, body: AnswerIncidentBody },
  }, async (request, reply) => {
    const { result, reason, table } = request.body;
    const rows = table === null ? [] : readIncidentTable(await readTable(Buffer.from(table, 'base64'), { mostRows: MOST_ROWS + 1 }));
    const { receipt, pokes } = await answerIncident(register, { ...personal(request), incidentId: asId<IncidentId>(request.params.id), answer: { result, reason, rows } });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.post('/api/incidents/:id/decision-draft', {
    schema: { ...act, operationId: 'draftIncident', summary: 'Draft the one decision for all records of a batch (拟稿).', params: CaseParams, body: DraftIncidentBody },
  }, async (request, reply) => {
    const { receipt, pokes } = await draftIncident(register, { ...personal(request), incidentId: asId<IncidentId>(request.params.id), ...request.body });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.post('/api/incidents/:id/decision', {
    schema: { ...act, operationId: 'decideIncident', summary: 'Sign it, as another person (签发): each case is decided in chunks, with its own letter.', params: CaseParams, body: EmptyBody },
  }, async (request, reply) => {
    const { receipt, pokes } = await decideIncident(register, { ...personal(request), incidentId: asId<IncidentId>(request.params.id) });
    poke(pokes);
    return reply.code(201).send(receipt);
  });
}
