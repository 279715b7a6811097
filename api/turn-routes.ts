import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, GroundId, OrderId, OrgId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt, EmptyBody } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { DraftFindingBody, ExtensionReasonBody, MergeBody, RecallUnitBody, SubAssignBody } from './schemas/turns.ts';
import { receiptView } from './views/receipt-view.ts';

const common = { tags: ['acts'], headers: CaseMutationHeaders, params: Type.Object({ ...CaseParams.properties, orderId: Id }), response: { 201: ActReceipt, ...PROBLEMS } };

/** Turns of a verification: what people do within the organisation that was asked, outwards its own name answers by its own clock; and cases that are verified together. */
export function turnRoutes(app: Api, { register, poke }: Counter): void {
  async function perform(request: FastifyRequest, reply: FastifyReply, caseId: string, act: CaseRequest) {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(caseId), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  }
  const orderOf = (params: { orderId: string }): OrderId => asId<OrderId>(params.orderId);
  const address = '/api/cases/:id/verifications/:orderId';

  app.post(`${address}/sub-assignment`, {
    schema: { ...common, operationId: 'subAssign', summary: 'Have a unit of your organisation prepare the answer, by an internal date (转办); your own limit stays as it is.', body: SubAssignBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'subAssigned', orderId: orderOf(request.params), to: asId<OrgId>(request.body.to), until: parseDay(request.body.until), instructions: request.body.instructions }));

  app.post(`${address}/sub-assignment/recall`, {
    schema: { ...common, operationId: 'recallSubAssignment', summary: 'Take it back from the unit (收回转办): it sees nothing of the case any more.', body: RecallUnitBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'subAssignmentRecalled', orderId: orderOf(request.params), reason: request.body.reason }));

  app.post(`${address}/finding-draft`, {
    schema: { ...common, operationId: 'draftFinding', summary: 'Draft, as the unit that it is with, what your principal would answer (拟答); sending it is the principal’s.', body: DraftFindingBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'findingDrafted', orderId: orderOf(request.params), findings: request.body.findings.map((f) => ({ ...f, groundId: asId<GroundId>(f.groundId) })),
    evidence: request.body.evidence.map((e) => ({ ...e, evidenceId: asId<EvidenceId>(e.evidenceId) })),
  }));

  app.post('/api/cases/:id/mergers', {
    schema: { ...common, params: CaseParams, operationId: 'mergeCases', summary: 'Have a younger case about the same fact verified and decided with this one (一并审理); each party keeps its own letters and remedies.', body: MergeBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'casesMerged', caseId: asId<CaseId>(request.body.caseId), reason: request.body.reason }));

  app.post('/api/cases/:id/mergers/split', {
    schema: { ...common, params: CaseParams, operationId: 'splitCases', summary: 'Have a case that follows this one verified and decided by itself again, by the clock it had (分案).', body: MergeBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'caseSplit', caseId: asId<CaseId>(request.body.caseId), reason: request.body.reason }));

  app.post(`${address}/extension-request`, {
    schema: { ...common, operationId: 'askExtension', summary: 'Ask your principal for more time to verify, before it is due (申请延期); until it is approved the limit is as it was.', body: ExtensionReasonBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'extensionAsked', orderId: orderOf(request.params), reason: request.body.reason }));

  app.post(`${address}/extension`, {
    schema: { ...common, operationId: 'extendClock', summary: 'Approve, as the principal, that the verification be extended, before it is due and as often as the policy pack says (延期); the applicant is told at once.', body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'clockExtended', orderId: orderOf(request.params) }));

  app.post(`${address}/extension-refusal`, {
    schema: { ...common, operationId: 'declineExtension', summary: 'Decline, as the principal, to extend the verification (不同意延期).', body: ExtensionReasonBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'extensionDeclined', orderId: orderOf(request.params), reason: request.body.reason }));
}
