import { complaintChoices, complaintFor, complaintOrderFor, complaintsFor } from '../db/complaint-reads.ts';
import { answerComplaint, fileComplaint, reportOnComplaint, takeComplaint } from '../db/complaint-register.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, ComplaintId, EvidenceId, MeasureId, OrderId, OrgId, RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import {
  ComplaintAnswerBody, ComplaintBody, ComplaintListView, ComplaintOptionsQuery, ComplaintOptionsView, ComplaintOrderView, ComplaintReceipt, ComplaintReportBody, ComplaintView,
} from './schemas/complaints.ts';
import { complaintOrderView, complaintRow, complaintView } from './views/complaint-views.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['complaints'];
const act = { tags, headers: MutationHeaders, response: { 201: ComplaintReceipt, ...PROBLEMS } };
const evidence = (ids: readonly string[]): EvidenceId[] => ids.map((id) => asId<EvidenceId>(id));

/** 投诉: about execution and handling, to the organ above; the unit complained of sees only what it is ordered. */
export function complaintRoutes(app: Api, { register, poke, allowUnscanned }: Counter): void {
  app.get('/api/complaint-options', {
    schema: { operationId: 'readComplaintOptions', summary: 'Whom you may complain of about your record, and who would examine it.', tags, querystring: ComplaintOptionsQuery, response: { 200: ComplaintOptionsView, ...PROBLEMS } },
  }, async (request) => {
    const { recordId, caseId } = request.query;
    const { title, caseNumber, units } = await complaintChoices(register, requireActor(request), asId<RecordId>(recordId), caseId === undefined ? null : asId<CaseId>(caseId));
    const orgs = await register.organisations.all();
    return { recordTitle: title, caseNumber, units: units.map((u) => ({ org: orgView(orgs, u.orgId), kinds: u.kinds, examiner: orgView(orgs, u.supervisorId) })) };
  });

  app.post('/api/complaints', {
    schema: { ...act, operationId: 'fileComplaint', summary: 'Complain of how something was executed or handled (投诉); it goes to the organ above, never to the unit complained of.', body: ComplaintBody },
  }, async (request, reply) => {
    const { kind, recordId, caseId, againstId, on, where, what, evidenceIds } = request.body;
    const { receipt } = await fileComplaint(register, {
      ...personal(request),
      request: { kind, recordId: asId<RecordId>(recordId), caseId: caseId === null ? null : asId<CaseId>(caseId), againstId: asId<OrgId>(againstId), on: on === null ? null : readDay(on, '/on'), where, what, evidenceIds: evidence(evidenceIds) },
    });
    return reply.code(201).send(receipt);
  });

  app.get('/api/complaints', {
    schema: { operationId: 'listComplaints', summary: 'Your complaints, or those you examine.', tags, response: { 200: ComplaintListView, ...PROBLEMS } },
  }, async (request) => {
    const { now, complaints } = await complaintsFor(register, requireActor(request));
    const orgs = await register.organisations.all();
    return { complaints: complaints.map((c) => complaintRow(register, orgs, c, now)) };
  });

  app.get('/api/complaints/:id', {
    schema: { operationId: 'readComplaint', summary: 'One complaint: what was told, who examines it, until when, the answer and what came of it.', tags, params: CaseParams, response: { 200: ComplaintView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return complaintView(register, await register.organisations.all(), actor, await complaintFor(register, actor, asId<ComplaintId>(request.params.id)), allowUnscanned);
  });

  app.post('/api/complaints/:id/examination', {
    schema: { ...act, operationId: 'takeComplaint', summary: 'Begin to examine a complaint.', params: CaseParams, body: EmptyBody },
  }, async (request, reply) => {
    const { receipt } = await takeComplaint(register, { ...personal(request), complaintId: asId<ComplaintId>(request.params.id) });
    return reply.code(201).send(receipt);
  });

  app.post('/api/complaints/:id/answer', {
    schema: { ...act, operationId: 'answerComplaint', summary: 'Answer a complaint: upheld with an order to the unit, or not with reasons; a use of suspended measures is undone in its case.', params: CaseParams, body: ComplaintAnswerBody },
  }, async (request, reply) => {
    const { outcome, reasons, order, breach } = request.body;
    const { receipt, pokes } = await answerComplaint(register, {
      ...personal(request), complaintId: asId<ComplaintId>(request.params.id),
      request: {
        outcome, reasons, order,
        breach: breach === null ? null : { ...breach, orderId: asId<OrderId>(breach.orderId), measureIds: breach.measureIds.map((id) => asId<MeasureId>(id)), on: readDay(breach.on, '/breach/on') },
      },
    });
    poke(pokes);
    return reply.code(201).send(receipt);
  });

  app.get('/api/complaint-orders/:id', {
    schema: { operationId: 'readComplaintOrder', summary: 'What your unit is ordered upon a complaint, and by when.', tags, params: CaseParams, response: { 200: ComplaintOrderView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return complaintOrderView(register, await register.organisations.all(), actor, await complaintOrderFor(register, actor, asId<OrderId>(request.params.id)));
  });

  app.post('/api/complaint-orders/:id/report', {
    schema: { ...act, operationId: 'reportOnComplaint', summary: 'Report what your unit has done upon the order (整改报告).', params: CaseParams, body: ComplaintReportBody },
  }, async (request, reply) => {
    const { steps, evidenceIds } = request.body;
    const { receipt } = await reportOnComplaint(register, { ...personal(request), orderId: asId<OrderId>(request.params.id), request: { steps, evidenceIds: evidence(evidenceIds) } });
    return reply.code(201).send(receipt);
  });
}
