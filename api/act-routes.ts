import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { asId } from '../domain/ids.ts';
import type { BreachId, CaseId, EvidenceId, GroundId, MeasureId, NoticeId, OrderId, OrgId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { AcceptBody, ActReceipt, AddEvidenceBody, AnswerBody, BreachBody, ConfirmBody, DefunctBody, DisownBody, AcknowledgementBody, EndingBody, JointMeetingBody, RecallBody, ReopenBody, ReportBody, RestartClockBody, StopClockBody } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { RestorationObjectionBody, RestorationReportBody } from './schemas/restorations.ts';
import { receiptView } from './views/receipt-view.ts';

const OrderParams = Type.Object({ ...CaseParams.properties, orderId: Id });
const NoticeParams = Type.Object({ ...CaseParams.properties, noticeId: Id });
const common = { tags: ['acts'], headers: CaseMutationHeaders, response: { 201: ActReceipt, ...PROBLEMS } };
const evidence = (ids: readonly string[]): EvidenceId[] => ids.map((id) => asId<EvidenceId>(id));

/** What people do on a case that is already there: one address per act. */
export function actRoutes(app: Api, { register, poke }: Counter): void {
  async function perform(request: FastifyRequest, reply: FastifyReply, caseId: string, act: CaseRequest) {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(caseId), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  }
  const orderOf = (params: { orderId: string }): OrderId => asId<OrderId>(params.orderId);

  app.post('/api/cases/:id/acceptance', {
    schema: { ...common, operationId: 'accept', summary: 'Accept an objection (受理): its measures are suspended from here on.', params: CaseParams, body: AcceptBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'accepted', remark: request.body.remark,
    ...(request.body.further === undefined ? {} : { further: request.body.further.map((f) => ({ ...f, orgId: asId<OrgId>(f.orgId) })) }),
  }));

  app.post('/api/cases/:id/suspensions/:orderId/acknowledgement', {
    schema: { ...common, operationId: 'acknowledgeSuspension', summary: 'Acknowledge the order to suspend measures (签收暂缓执行通知).', params: OrderParams, body: AcknowledgementBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'suspensionAcknowledged', orderId: orderOf(request.params), evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/suspensions/:orderId/ending-acknowledgement', {
    schema: { ...common, operationId: 'acknowledgeEnding', summary: 'Acknowledge that measures resume or are lifted (签收恢复执行或解除通知).', params: OrderParams, body: EndingBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'endingAcknowledged', orderId: orderOf(request.params), how: request.body.how, evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/suspensions/:orderId/breaches', {
    schema: { ...common, operationId: 'reportBreach', summary: 'Say that a measure was used although it was suspended or lifted (暂缓期间违规执行); the department has to undo it.', params: OrderParams, body: BreachBody },
  }, (request, reply) => {
    const { measureIds, on, where, what, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'breachReported', orderId: orderOf(request.params), measureIds: measureIds.map((id) => asId<MeasureId>(id)), on: parseDay(on), where, what, evidenceIds: evidence(evidenceIds) });
  });

  app.post('/api/cases/:id/breaches/:breachId/rollback', {
    schema: { ...common, operationId: 'reportRollback', summary: 'Report that the use of a suspended measure was undone (纠正报告).', params: Type.Object({ ...CaseParams.properties, breachId: Id }), body: ReportBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'rolledBack', breachId: asId<BreachId>(request.params.breachId), steps: request.body.steps, evidenceIds: evidence(request.body.evidenceIds),
  }));

  app.post('/api/cases/:id/verifications/:orderId/acknowledgement', {
    schema: { ...common, operationId: 'acknowledgeVerification', summary: 'Acknowledge the request to verify (签收协查函).', params: OrderParams, body: AcknowledgementBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'verificationAcknowledged', orderId: orderOf(request.params), evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/verifications/:orderId/answer', {
    schema: { ...common, operationId: 'answer', summary: 'Answer each ground of the objection (核查反馈).', params: OrderParams, body: AnswerBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'answered', orderId: orderOf(request.params), findings: request.body.findings.map((f) => ({ ...f, groundId: asId<GroundId>(f.groundId) })),
    evidenceIds: evidence(request.body.evidenceIds),
    ...(request.body.evidence === undefined ? {} : { evidence: request.body.evidence.map((e) => ({ ...e, evidenceId: asId<EvidenceId>(e.evidenceId) })) }),
  }));

  app.post('/api/cases/:id/verifications/:orderId/recall', {
    schema: { ...common, operationId: 'recallVerification', summary: 'Take a request to verify back, or hand it to another organisation by the same clock (撤回协查、改送).', params: OrderParams, body: RecallBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'verificationRecalled', orderId: orderOf(request.params), to: request.body.to === null ? null : asId<OrgId>(request.body.to), reason: request.body.reason,
  }));

  app.post('/api/cases/:id/verifications/:orderId/denial', {
    schema: { ...common, operationId: 'disownRecord', summary: 'Say that your organisation has not supplied the record (不是本单位提供); the batch it came with is looked up, and the right one asked by the same clock.', params: OrderParams, body: DisownBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'disowned', orderId: orderOf(request.params), reason: request.body.reason }));

  app.post('/api/cases/:id/joint-meeting', {
    schema: { ...common, operationId: 'holdJointMeeting', summary: 'The result of the joint meeting, in the lead organ’s name (联席会议).', params: CaseParams, body: JointMeetingBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'jointMeetingHeld', minutes: request.body.minutes, findings: request.body.findings.map((f) => ({ ...f, groundId: asId<GroundId>(f.groundId) })),
  }));

  app.post('/api/cases/:id/verifications/:orderId/clock-stop', {
    schema: { ...common, operationId: 'stopClock', summary: 'Stop the clock of the verification (中止计时), e.g. for an expert test.', params: OrderParams, body: StopClockBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'clockStopped', orderId: orderOf(request.params), reason: request.body.reason, explanation: request.body.explanation, evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/verifications/:orderId/clock-restart', {
    schema: { ...common, operationId: 'restartClock', summary: 'Let the clock of the verification run on (恢复计时); with a reason only the stop for it ends.', params: OrderParams, body: RestartClockBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'clockRestarted', orderId: orderOf(request.params), ...request.body }));

  app.post('/api/cases/:id/notices/:noticeId/confirmation', {
    schema: { ...common, operationId: 'confirmCorrection', summary: 'Confirm that your copy of the record is corrected (确认已更正).', params: NoticeParams, body: AcknowledgementBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientConfirmed', noticeId: asId<NoticeId>(request.params.noticeId), evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/notices/:noticeId/defunct', {
    schema: { ...common, operationId: 'endDefunctNotice', summary: 'End the wait for a recipient that is no more (接收单位已不存在), after escalation; the case can close.', params: NoticeParams, body: DefunctBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientDefunct', noticeId: asId<NoticeId>(request.params.noticeId), reason: request.body.reason }));

  app.post('/api/cases/:id/restorations/:orderId/report', {
    schema: { ...common, operationId: 'reportRestoration', summary: 'Report how the reputation was restored, duty by duty (恢复信誉、消除不良影响).', params: OrderParams, body: RestorationReportBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'restorationReported', orderId: orderOf(request.params), steps: request.body.steps, evidenceIds: evidence(request.body.evidenceIds),
    ...(request.body.duties === undefined ? {} : { duties: request.body.duties.map(({ proof, ...d }) => ({ ...d, evidenceIds: evidence(d.evidenceIds), ...(proof === undefined ? {} : { proof: { ...proof, on: parseDay(proof.on) } }) })) }), ...(request.body.partly === true ? { partly: true } : {}),
  }));

  app.post('/api/cases/:id/restorations/:orderId/confirmation', {
    schema: { ...common, operationId: 'confirmRestoration', summary: 'Confirm, as the subject, that it was restored; a clerk enters what one that is asked on paper has answered.', params: OrderParams, body: ConfirmBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'restorationConfirmed', orderId: orderOf(request.params), remark: request.body.remark, evidenceIds: evidence(request.body.evidenceIds ?? []) }));

  app.post('/api/cases/:id/restorations/:orderId/objection', {
    schema: { ...common, operationId: 'objectToRestoration', summary: 'Say, as the subject, which duties of a restoration were not done (对恢复情况有异议): they are open again; a clerk enters it from paper.', params: OrderParams, body: RestorationObjectionBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'restorationObjected', orderId: orderOf(request.params), duties: request.body.duties, reason: request.body.reason, evidenceIds: evidence(request.body.evidenceIds),
  }));

  app.post('/api/cases/:id/evidence', {
    schema: { ...common, operationId: 'addEvidence', summary: 'Hand in new evidence before the decision (补充证据); whoever verifies has to answer it, and whoever had answered already is asked anew, once.', params: CaseParams, body: AddEvidenceBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'evidenceAdded', words: request.body.words, evidenceIds: evidence(request.body.evidenceIds) }));

  app.post('/api/cases/:id/reopening', {
    schema: { ...common, operationId: 'reopen', summary: 'Have a decided case examined anew (重新启动核查).', params: CaseParams, body: ReopenBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'reopened', reasons: request.body.reasons, evidenceIds: evidence(request.body.evidenceIds) }));
}
