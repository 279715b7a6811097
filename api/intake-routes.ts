import type { FastifyReply, FastifyRequest } from 'fastify';
import { performCaseAct } from '../db/case-register.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId } from '../domain/ids.ts';
import { readIdentifier } from '../domain/identifier.ts';
import type { PowerRequest } from '../domain/power-giving.ts';
import type { SubjectEndRequest } from '../domain/subject-end.ts';
import { parseDay } from '../domain/time.ts';
import type { IntakeRequest } from '../domain/intake.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt, EmptyBody } from './schemas/cases.ts';
import { InadmissibilityBody, SubjectEndBody, SuccessorBody, PowerBody, PowerExaminationBody, SupplementBody, SupplementNoticeBody, TransferBody, WithdrawalBody } from './schemas/intake.ts';
import { receiptView } from './views/receipt-view.ts';

const common = { tags: ['intake'], headers: CaseMutationHeaders, params: CaseParams, response: { 201: ActReceipt, ...PROBLEMS } };

/** Between the door and acceptance: what is missing, what is not ours, and the subject who changes its mind. */
export function intakeRoutes(app: Api, { register, poke }: Counter): void {
  async function perform(request: FastifyRequest, reply: FastifyReply, caseId: string, act: IntakeRequest | PowerRequest | SubjectEndRequest | { kind: 'powerRevoked' }) {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(caseId), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  }

  app.post('/api/cases/:id/supplement-notice', {
    schema: { ...common, operationId: 'askSupplement', summary: 'Tell the applicant everything that is missing, at once and once (一次性补正告知).', body: SupplementNoticeBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'supplementAsked', items: request.body.items }));

  app.post('/api/cases/:id/subject-end', {
    schema: { ...common, operationId: 'reportSubjectEnd', summary: 'Register, with its document, that the subject was deregistered or has died (主体终止): whoever goes on in its place is waited for.', body: SubjectEndBody },
  }, (request, reply) => {
    const { how, on, document, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'subjectEnded', how, on: parseDay(on), document, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
  });

  app.post('/api/cases/:id/successor', {
    schema: { ...common, operationId: 'reportSuccessor', summary: 'Register, with its document, who goes on with the case in the place of a subject that is no more (承继).', body: SuccessorBody },
  }, (request, reply) => {
    const { as, name, identifier = null, document, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'successorCame', as, name, identifier, document, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
  });

  app.post('/api/cases/:id/supplement', {
    schema: { ...common, operationId: 'supplement', summary: 'Hand in, as the subject, what was missing (补正).', body: SupplementBody },
  }, (request, reply) => perform(request, reply, request.params.id, {
    kind: 'supplemented', words: request.body.words, evidenceIds: request.body.evidenceIds.map((id) => asId<EvidenceId>(id)),
  }));

  app.post('/api/cases/:id/inadmissibility', {
    schema: { ...common, operationId: 'turnAway', summary: 'Do not admit an objection, for a reason of the table (不予受理).', body: InadmissibilityBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'notAccepted', ...request.body }));

  app.post('/api/cases/:id/transfer', {
    schema: { ...common, operationId: 'transfer', summary: 'Transfer an objection to whoever is competent, with its receipt instant (移送).', body: TransferBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'transferred', ...request.body }));

  app.post('/api/cases/:id/withdrawal', {
    schema: { ...common, operationId: 'askWithdrawal', summary: 'Ask, as the subject, to withdraw the objection; in force once confirmed (申请撤回).', body: WithdrawalBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'withdrawalAsked', reasons: request.body.reasons }));

  app.post('/api/cases/:id/withdrawal/confirmation', {
    schema: { ...common, operationId: 'confirmWithdrawal', summary: 'Confirm the withdrawal a second time (确认撤回); what has been found wrong already is put right all the same.', body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'withdrawn' }));

  app.post('/api/cases/:id/power', {
    schema: { ...common, operationId: 'givePower', summary: 'Name, as the subject, an agent for the case, with the power of attorney (事后委托); the agent sees nothing before the platform has examined it.', body: PowerBody },
  }, (request, reply) => {
    const { name, identifier, scope, scopes, validUntil, fee, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'powerGiven', name, identifier: readIdentifier(identifier, '/identifier'), scope, scopes, validUntil: parseDay(validUntil), fee, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
  });

  app.post('/api/cases/:id/power-examination', {
    schema: { ...common, operationId: 'examinePower', summary: 'Examine the power of attorney that the subject has given: from a grant on the agent sees and acts as far as it reaches (核验授权).', body: PowerExaminationBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'powerExamined', ...request.body }));

  app.post('/api/cases/:id/power-revocation', {
    schema: { ...common, operationId: 'revokePower', summary: 'Withdraw, as the subject, the power of whoever acts for it, or one that waits to be examined; from then on they see and do nothing in the case (撤回授权).', body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'powerRevoked' }));
}
