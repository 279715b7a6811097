import { inquiriesFor, inquiryFor } from '../db/inquiry-reads.ts';
import { answerInquiry, fileInquiry } from '../db/inquiry-register.ts';
import { verifiedInquiryLog } from '../db/log-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { InquiryId, RecordId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { InquiryLogView } from './schemas/cases.ts';
import { InquiryAnswerBody, InquiryAnswerReceipt, InquiryBody, InquiryListView, InquiryReceipt, InquiryView } from './schemas/others.ts';
import { chainView } from './views/chain-view.ts';
import { inquiryView } from './views/inquiry-view.ts';

const tags = ['inquiries'];

/** Questions about records that are not held here: traced and answered, never turned away. */
export function inquiryRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/inquiries', {
    schema: { operationId: 'fileInquiry', summary: 'Ask after a record that is held against you but not shown here.', tags, headers: MutationHeaders, body: InquiryBody, response: { 201: InquiryReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { receipt, pokes } = await fileInquiry(register, { ...personal(request), request: request.body });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.get('/api/inquiries', {
    schema: { operationId: 'listInquiries', summary: 'Your questions, or all for the platform.', tags, response: { 200: InquiryListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { now, inquiries } = await inquiriesFor(register, actor);
    return { inquiries: inquiries.map((inquiry) => inquiryView(register, actor, inquiry, now)) };
  });

  app.get('/api/inquiries/:id', {
    schema: { operationId: 'readInquiry', summary: 'One question: what was told, until when it is answered, and the answer.', tags, params: CaseParams, response: { 200: InquiryView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { now, inquiry } = await inquiryFor(register, actor, asId<InquiryId>(request.params.id));
    return inquiryView(register, actor, inquiry, now);
  });

  app.get('/api/inquiries/:id/log', {
    schema: { operationId: 'readInquiryLog', summary: 'The log of an inquiry with its chain verified anew (auditors, supervisors).', tags, params: CaseParams, response: { 200: InquiryLogView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'auditor') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'auditor' } });
    const log = await verifiedInquiryLog(register, actor, asId<InquiryId>(request.params.id));
    return { inquiryId: request.params.id, number: log.number, ...chainView(log) };
  });

  app.post('/api/inquiries/:id/answer', {
    schema: {
      operationId: 'answerInquiry', summary: 'Answer a question, with the record if it was found; also late, and then the receipt says so.', tags, params: CaseParams, headers: MutationHeaders, body: InquiryAnswerBody,
      response: { 201: InquiryAnswerReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { answer, recordId } = request.body;
    const { receipt, pokes } = await answerInquiry(register, {
      ...personal(request), inquiryId: asId<InquiryId>(request.params.id), request: { answer, recordId: recordId === null ? null : asId<RecordId>(recordId) },
    });
    poke(pokes);
    return reply.code(201).send(receipt);
  });
}
