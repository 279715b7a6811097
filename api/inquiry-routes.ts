import { inquiriesFor } from '../db/inquiry-reads.ts';
import { answerInquiry, fileInquiry } from '../db/inquiry-register.ts';
import { hasRole } from '../domain/actor.ts';
import { asId } from '../domain/ids.ts';
import type { InquiryId, RecordId } from '../domain/ids.ts';
import { isPast } from '../domain/situation.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { InquiryAnswerBody, InquiryBody, InquiryListView, InquiryReceipt } from './schemas/others.ts';
import { dueView } from './views/shared-views.ts';

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
    return {
      inquiries: inquiries.map((i) => {
        const due = dueView(register, i.terms, now);
        return {
          id: i.id, number: i.number, subjectName: i.subject_name, filedAt: i.filed_at, answeredAt: i.answered_at, recordId: i.record_id,
          due: { ...due, overdue: isPast(i.terms, i.answered_at ?? now) }, ...i.filed, answer: i.answer, mayAnswer: hasRole(actor, 'clerk') && i.answered_at === null,
        };
      }),
    };
  });

  app.post('/api/inquiries/:id/answer', {
    schema: {
      operationId: 'answerInquiry', summary: 'Answer a question, with the record if it was found.', tags, params: CaseParams, headers: MutationHeaders, body: InquiryAnswerBody,
      response: { 201: InquiryReceipt, ...PROBLEMS },
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
