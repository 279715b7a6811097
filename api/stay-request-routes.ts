import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, StayRequestId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { StayAnswerBody } from './schemas/stay-requests.ts';
import { receiptView } from './views/receipt-view.ts';

/** Bodies that the platform cannot order are asked to stay their measures (商请暂缓), and answer. */
export function stayRequestRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/cases/:id/stay-requests/:requestId/answer', {
    schema: {
      operationId: 'answerStayRequest', summary: 'Say whether your organisation stays its measures while the record is verified, or enter its letter as the platform’s clerk (答复商请暂缓).', tags: ['acts'],
      params: Type.Object({ ...CaseParams.properties, requestId: Id }), headers: CaseMutationHeaders, body: StayAnswerBody, response: { 201: ActReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { agreed, document, evidenceIds } = request.body;
    const act = { kind: 'stayAnswered' as const, requestId: asId<StayRequestId>(request.params.requestId), agreed, document, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) };
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(request.params.id), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });
}
