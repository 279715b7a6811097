import { fileForAnother, takeIn, turnAwayAgent } from '../db/agent-register.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { EvidenceId, InquiryId, RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import type { Api, Counter } from './api-deps.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { ActReceipt } from './schemas/cases.ts';
import { AgentFileBody, TakeInBody, TurnAwayAgentBody } from './schemas/filing.ts';
import { InquiryAnswerReceipt, InquiryReceipt } from './schemas/others.ts';
import { receiptView } from './views/receipt-view.ts';

const tags = ['intake'];
const ids = (given: readonly string[]): EvidenceId[] => given.map((id) => asId<EvidenceId>(id));

/** Objections that a person files online for another, and the platform's clerk who examines the authority. */
export function agentRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/agent-filings', {
    schema: {
      operationId: 'fileForAnother', summary: 'File an objection for another, with the power of attorney or the proof of your quality; the answer is the same whether or not there is such a record (代理、承继申请).', tags,
      headers: MutationHeaders, body: AgentFileBody, response: { 201: InquiryReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { identifier, documentNumber, grounds, evidenceIds, applicant } = request.body;
    const { receipt, pokes } = await fileForAnother(register, {
      ...personal(request),
      request: {
        identifier: readIdentifier(identifier, '/identifier'), documentNumber: documentNumber.trim(), grounds, evidenceIds: ids(evidenceIds),
        applicant: { ...applicant, proofIds: ids(applicant.proofIds), validUntil: applicant.validUntil === null ? null : readDay(applicant.validUntil, '/applicant/validUntil') },
      },
    });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.post('/api/inquiries/:id/taking-in', {
    schema: { operationId: 'takeInForSubject', summary: 'Take in, as the platform’s clerk who has examined the authority, what was filed for another; the case begins with the instant of its filing.', tags, params: CaseParams, headers: MutationHeaders, body: TakeInBody, response: { 201: ActReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { receipt, pokes } = await takeIn(register, { ...personal(request), inquiryId: asId<InquiryId>(request.params.id), recordId: asId<RecordId>(request.body.recordId) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.post('/api/inquiries/:id/turning-away', {
    schema: { operationId: 'turnAwayAgent', summary: 'Turn away what was filed for another, with reasons: the authority does not hold, or there is nothing to take in.', tags, params: CaseParams, headers: MutationHeaders, body: TurnAwayAgentBody, response: { 201: InquiryAnswerReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { receipt, pokes } = await turnAwayAgent(register, { ...personal(request), inquiryId: asId<InquiryId>(request.params.id), ...request.body });
    poke(pokes);
    return reply.code(201).send(receipt);
  });
}
