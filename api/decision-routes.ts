import type { FastifyReply, FastifyRequest } from 'fastify';
import { performCaseAct } from '../db/case-register.ts';
import { previewDecision } from '../db/decision-preview.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, MeasureId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import { letterText, letterTitle } from '../letters/render-letter.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt, EmptyBody } from './schemas/cases.ts';
import { AnnulmentBody, BaseRemedyBody, DecisionDraftBody, NoticeBody, ReturnBody, ReviewBody, ServiceReceiptBody } from './schemas/decisions.ts';
import { LetterTextView } from './schemas/others.ts';
import { receiptView } from './views/receipt-view.ts';

const common = { tags: ['acts'], params: CaseParams, headers: CaseMutationHeaders, response: { 201: ActReceipt, ...PROBLEMS } };
const evidence = (ids: readonly string[]): EvidenceId[] => ids.map((id) => asId<EvidenceId>(id));

/** From the draft of a decision to its service, and what is heard meanwhile of the decision behind the record. */
export function decisionRoutes(app: Api, { register, poke }: Counter): void {
  async function perform(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply, act: CaseRequest) {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(request.params.id), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  }

  app.post('/api/cases/:id/decision-draft', {
    schema: { ...common, operationId: 'draftDecision', summary: 'Draft the decision on the objection (拟稿); it decides nothing before it is signed.', body: DecisionDraftBody },
  }, (request, reply) => perform(request, reply, { kind: 'decisionDrafted', ...request.body, lift: request.body.lift.map((id) => asId<MeasureId>(id)) }));

  app.post('/api/cases/:id/decision-draft/review', {
    schema: { ...common, operationId: 'reviewDecision', summary: 'Pass the draft (审核): where its chain asks for a review, nobody signs it before. Never by who drafted it.', body: ReviewBody },
  }, (request, reply) => perform(request, reply, { kind: 'decisionReviewed', remark: request.body.remark }));

  app.post('/api/cases/:id/decision-draft/return', {
    schema: { ...common, operationId: 'returnDecision', summary: 'Send the draft back with a remark (退回).', body: ReturnBody },
  }, (request, reply) => perform(request, reply, { kind: 'decisionReturned', remark: request.body.remark }));

  app.get('/api/cases/:id/decision-draft/letter', {
    schema: { tags: ['acts'], operationId: 'readDecisionPreview', summary: 'The decision letter as it would be issued if the draft were signed now (预览).', params: CaseParams, response: { 200: LetterTextView, ...PROBLEMS } },
  }, async (request) => {
    const letter = await previewDecision(register, requireActor(request), asId<CaseId>(request.params.id));
    return { id: request.params.id, number: letter.number, title: letterTitle(letter.kind), paragraphs: letterText(letter) };
  });

  app.post('/api/cases/:id/decision', {
    schema: { ...common, operationId: 'decide', summary: 'Sign the drafted decision (签发): it is in force and its letter issued; where the chain says so, never by who drafted or reviewed it, and not before it is reviewed.', body: EmptyBody },
  }, (request, reply) => perform(request, reply, { kind: 'decided' }));

  app.post('/api/cases/:id/base-annulment', {
    schema: { ...common, operationId: 'reportAnnulment', summary: 'The decision behind the record has been annulled: the record is withdrawn within three working days.', body: AnnulmentBody },
  }, (request, reply) => perform(request, reply, { kind: 'baseAnnulled', ...request.body, on: parseDay(request.body.on), evidenceIds: evidence(request.body.evidenceIds) }));

  app.post('/api/cases/:id/base-remedy', {
    schema: { ...common, operationId: 'reportBaseRemedy', summary: 'The decision behind the record is under 复议 or before a court, not annulled; said in the decision, not judged by it.', body: BaseRemedyBody },
  }, (request, reply) => perform(request, reply, { kind: 'baseInRemedy', ...request.body, evidenceIds: evidence(request.body.evidenceIds) }));

  app.post('/api/cases/:id/service-receipt', {
    schema: { ...common, operationId: 'registerServiceReceipt', summary: 'Register the signed receipt of a decision served on paper (送达回证): served on the day it says.', body: ServiceReceiptBody },
  }, (request, reply) => perform(request, reply, { kind: 'serviceReceipted', ...request.body, on: parseDay(request.body.on), evidenceIds: evidence(request.body.evidenceIds) }));

  app.post('/api/cases/:id/public-notice', {
    schema: { ...common, operationId: 'publishNotice', summary: 'Serve by public notice whom paper did not reach (公告送达); served when the notice has run.', body: NoticeBody },
  }, (request, reply) => perform(request, reply, { kind: 'noticePublished', ...request.body, on: parseDay(request.body.on), evidenceIds: evidence(request.body.evidenceIds) }));
}
