import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, RemedyId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { RemedyBody, RemedyResultBody, RemedyServedBody, RemedyStepBody } from './schemas/decisions.ts';
import { receiptView } from './views/receipt-view.ts';

const RemedyParams = Type.Object({ ...CaseParams.properties, remedyId: Id });
const common = { tags: ['remedies'], headers: CaseMutationHeaders, response: { 201: ActReceipt, ...PROBLEMS } };
const documented = ({ document, evidenceIds }: { document: string; evidenceIds: readonly string[] }) => ({ document, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
const remedyOf = (params: { remedyId: string }): RemedyId => asId<RemedyId>(params.remedyId);

/** 复核, 复议 and suits against a decision, from the filing to what they bring about. */
export function remedyRoutes(app: Api, { register, poke }: Counter): void {
  async function perform(request: FastifyRequest, reply: FastifyReply, caseId: string, act: CaseRequest) {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(caseId), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  }

  app.post('/api/cases/:id/remedies', {
    schema: { ...common, operationId: 'fileRemedy', summary: 'Ask for a review (复核), or register a reconsideration (复议) or a suit; never two at once.', params: CaseParams, body: RemedyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'remedyFiled', track: request.body.track, on: parseDay(request.body.on), ...documented(request.body) }));

  app.post('/api/cases/:id/remedies/:remedyId/service', {
    schema: { ...common, operationId: 'serveRemedy', summary: 'The copy has been served on the respondent, whose answer is due in ten or five working days.', params: RemedyParams, body: RemedyServedBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'remedyServed', remedyId: remedyOf(request.params), on: parseDay(request.body.on), simple: request.body.simple, ...documented(request.body) }));

  app.post('/api/cases/:id/remedies/:remedyId/answer', {
    schema: { ...common, operationId: 'answerRemedy', summary: 'The respondent has handed in its answer and the case file.', params: RemedyParams, body: RemedyStepBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'remedyAnswered', remedyId: remedyOf(request.params), ...documented(request.body) }));

  app.post('/api/cases/:id/remedies/:remedyId/result', {
    schema: { ...common, operationId: 'endRemedy', summary: 'How it ended; what is changed, annulled or to be decided anew opens the case again. A review is decided by another person than the decision.', params: RemedyParams, body: RemedyResultBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'remedyEnded', remedyId: remedyOf(request.params), on: parseDay(request.body.on), result: request.body.result, ...documented(request.body) }));

  app.post('/api/cases/:id/remedies/:remedyId/suspension', {
    schema: { ...common, operationId: 'imposeSuspension', summary: 'The organ or court has the measures rest meanwhile (停止执行).', params: RemedyParams, body: RemedyStepBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'suspensionImposed', remedyId: remedyOf(request.params), ...documented(request.body) }));

  app.post('/api/cases/:id/remedies/:remedyId/suspension-end', {
    schema: { ...common, operationId: 'endSuspension', summary: 'That suspension is lifted again; what is in force resumes.', params: RemedyParams, body: RemedyStepBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'suspensionEnded', remedyId: remedyOf(request.params), ...documented(request.body) }));
}
