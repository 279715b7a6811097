import { Type } from 'typebox';
import { answerSheetFor, casesOfOrders } from '../db/answer-sheet-reads.ts';
import { performCaseAct } from '../db/case-register.ts';
import { newActId } from '../db/register.ts';
import type { SheetAnswer } from '../domain/answer-sheet.ts';
import { MOST_SHEET_ORDERS, readAnswerSheet } from '../domain/answer-sheet.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, OrderId, SheetId } from '../domain/ids.ts';
import { readTable, writeXlsx, XLSX } from '../outside/table-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { AnswerSheetBody, AnswerSheetReceipt, SheetQuery } from './schemas/answer-sheets.ts';

const tags = ['acts'];
/** A request has ten grounds and two hundred files at most. */
const MOST_ROWS = MOST_SHEET_ORDERS * 50;

/** 一次核实、逐件答复: several requests of one cause, answered with one sheet; each answer is its own case's act, by the same table as its form. */
export function answerSheetRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/answer-sheet.xlsx', {
    schema: {
      operationId: 'exportAnswerSheet', summary: 'Requests to verify of your organisation as a sheet, a row for each ground and each file, to answer them at once.', tags, querystring: SheetQuery,
      response: { 200: { description: 'XLSX.', content: { [XLSX]: { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const orderIds = [...new Set(request.query.orders.split(','))].map((id) => asId<OrderId>(id));
    const table = await answerSheetFor(register, requireActor(request), orderIds);
    const file = await writeXlsx(table, { sheet: '答复', widths: [12, 6, 22, 8, 10, 24, 28, 24, 44, 20, 20, 12, 20, 44, 14, 10, 10] });
    return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('核查答复表')}.xlsx`).send(file);
  });

  app.post('/api/answer-sheets', {
    bodyLimit: 8_100_000,
    schema: {
      operationId: 'answerBySheet', summary: 'Hand the sheet in: each request in it is answered by itself, as in its form, or refused with its row; what was not filled in stays open.', tags, headers: MutationHeaders, body: AnswerSheetBody,
      response: { 201: AnswerSheetReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const asked = personal(request);
    if (!hasRole(asked.actor, 'provider')) throw new Refusal('not-your-role', { params: { role: 'provider' } });
    const answers = readAnswerSheet(await readTable(Buffer.from(request.body.table, 'base64'), { mostRows: MOST_ROWS + 1 }));
    if (answers.length === 0) throw new Refusal('value-needed', { field: '/table' });
    const cases = await casesOfOrders(register, asked.actor, answers.map(({ orderId }) => orderId));
    // The key names the sheet: sent again, the same one is known in each of its cases.
    const sheet = asId<SheetId>(asked.key.key);
    const one = async (answer: SheetAnswer): Promise<AnswerSheetReceipt['answers'][number]> => {
      const caseId = cases.get(answer.orderId) ?? null;
      const told = { orderId: answer.orderId as string, row: answer.row, caseId: caseId as string | null, number: null, seq: null, code: null, field: null, column: null, params: {} };
      if (caseId === null) return { ...told, code: 'not-found' };
      if (answer.fault !== null) return { ...told, row: answer.fault.row, code: answer.fault.code, column: answer.fault.column };
      try {
        const { receipt, pokes } = await performCaseAct(register, {
          ...asked, actId: newActId(), key: { ...asked.key, route: `${asked.key.route}#${answer.orderId}` }, caseId: asId<CaseId>(caseId), ifMatch: answer.seen,
          request: { kind: 'answered', orderId: answer.orderId, findings: answer.findings, evidenceIds: [], evidence: answer.evidence, sheet },
        });
        poke(pokes);
        return { ...told, number: receipt.number, seq: receipt.seq };
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'busy') throw error;
        return { ...told, code: error.code, field: error.field ?? null, params: { ...error.params } };
      }
    };
    const outcome: AnswerSheetReceipt['answers'] = [];
    for (const answer of answers) outcome.push(await one(answer));
    return reply.code(201).send({ sheet, answers: outcome });
  });
}
