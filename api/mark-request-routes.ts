import { acknowledgeMark, markRequestsTo } from '../db/mark-request-register.ts';
import { asId } from '../domain/ids.ts';
import type { MarkRequestId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { department } from './check-routes.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { AcknowledgeMarkBody, MarkReceiptView, MarkRequestsView } from './schemas/mark-requests.ts';

const tags = ['mark-requests'];

/** Platforms above are asked to mark what is in dispute here. */
export function markRequestRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/mark-requests', {
    schema: { operationId: 'listMarkRequests', summary: 'Records that your organisation was asked to mark as in dispute.', tags, response: { 200: MarkRequestsView, ...PROBLEMS } },
  }, async (request) => {
    const actor = department(request);
    const rows = await markRequestsTo(register, actor, actor.orgId);
    return { requests: rows.map((r) => ({ id: r.id, title: r.title, number: r.number, subject: r.subject, mark: r.mark, requestedAt: r.requested_at, dueAt: r.due_at, acknowledgedAt: r.acknowledged_at, marked: r.marked, unansweredAt: r.unanswered_at, endedAt: r.ended_at, endMark: r.end_mark })) };
  });

  app.post('/api/mark-requests/:id/acknowledgement', {
    schema: { operationId: 'acknowledgeMarkRequest', summary: 'Say whether your organisation marks the record (签收标注请求).', tags, params: CaseParams, headers: MutationHeaders, body: AcknowledgeMarkBody, response: { 201: MarkReceiptView, ...PROBLEMS } },
  }, async (request, reply) => {
    const { receipt, pokes } = await acknowledgeMark(register, { ...personal(request), requestId: asId<MarkRequestId>(request.params.id), marked: request.body.marked });
    poke(pokes);
    return reply.code(201).send(receipt);
  });
}
