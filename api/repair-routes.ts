import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { draftOf, saveDraft } from '../db/objection-drafts.ts';
import { statePublicity } from '../db/publicity-register.ts';
import { planFor, providedTo, repairFor, repairsFor } from '../db/repair-reads.ts';
import { fileRepair, performRepairAct } from '../db/repair-register.ts';
import { ruleOfSector } from '../db/repair-rules.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, NoticeId, OrgId, ProofId, RecordId, RepairId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import type { RepairRequest } from '../domain/repair-requests.ts';
import type { Day } from '../domain/time.ts';
import { calendarFile } from '../outside/calendar-file.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { DefunctBody, EmptyBody } from './schemas/cases.ts';
import { Closed, Id } from './schemas/common.ts';
import { DraftSavedView } from './schemas/filing.ts';
import {
  ProvidedRecordsView, PublicityBody, PublicityReceipt, RepairDecideBody, RepairDraftBody, RepairConversionBody, RepairExtendBody, RepairFileBody, RepairListView, RepairPlanView, RepairReceiptView, RepairView, RevokeBody, SavedRepairDraftView, ShieldBody, SupplementAskBody, SupplementBody,
} from './schemas/repairs.ts';
import { RatingBody, StillShownBody } from './schemas/publicity-end.ts';
import { planDates, planView, providedView, repairListView, repairView } from './views/repair-views.ts';
import { dueView } from './views/shared-views.ts';

const tags = ['repairs'];
const NoticeParams = Type.Object({ ...CaseParams.properties, noticeId: Id });
const act = { tags, headers: MutationHeaders, response: { 201: RepairReceiptView, ...PROBLEMS } };
const dayOrNull = (value: string | null, path: string): Day | null => (value === null ? null : readDay(value, path));

/** Credit repair: when a record can be repaired, the application, and everything after it. */
export function repairRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/records/:id/repair-plan', {
    schema: { operationId: 'readRepairPlan', summary: 'When this record can be repaired, by whom, and what happens by itself (信用修复规划).', tags, params: CaseParams, response: { 200: RepairPlanView, ...PROBLEMS } },
  }, async (request) => {
    const material = await planFor(register, requireActor(request), asId<RecordId>(request.params.id));
    return planView(await register.organisations.all(), material, { terms: material.city.measureTerms, rule: material.row === null ? null : ruleOfSector(material.row.sector), service: material.city.socialService });
  });

  app.get('/api/records/:id/repair-plan.ics', {
    schema: {
      operationId: 'readRepairCalendar', summary: 'The dates of the plan as a calendar file.', tags, params: CaseParams,
      response: { 200: { description: 'A calendar file.', content: { 'text/calendar': { schema: Type.String() } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const material = await planFor(register, requireActor(request), asId<RecordId>(request.params.id));
    return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="repair.ics"').send(calendarFile('信用修复', planDates(material, material.city.measureTerms), material.now));
  });

  app.post('/api/records/:id/publicity', {
    schema: {
      operationId: 'statePublicity', summary: 'As the authority: state what the publicity of your record rests on, or that conduct is corrected and duties are performed.', tags, params: CaseParams, headers: MutationHeaders, body: PublicityBody,
      response: { 201: PublicityReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { body } = request;
    const { receipt } = await statePublicity(register, {
      ...personal(request), recordId: asId<RecordId>(request.params.id),
      facts: {
        sector: body.sector, sanctions: body.sanctions, decidedOn: readDay(body.decidedOn, '/decidedOn'), publishedOn: readDay(body.publishedOn, '/publishedOn'), correctedOn: dayOrNull(body.correctedOn, '/correctedOn'),
        performedOn: dayOrNull(body.performedOn, '/performedOn'), restrictedUntil: dayOrNull(body.restrictedUntil, '/restrictedUntil'),
      },
    });
    return reply.code(201).send(receipt);
  });

  app.get('/api/records/:id/repair-draft', {
    schema: { operationId: 'readRepairDraft', summary: 'Your application for repair of a record as you left it, on whichever device.', tags, params: CaseParams, response: { 200: SavedRepairDraftView, ...PROBLEMS } },
  }, async (request) => {
    const saved = await draftOf(register, requireActor(request), asId<RecordId>(request.params.id), 'repair');
    return saved === null ? { draft: null, savedAt: null } : { draft: saved.draft as RepairDraftBody, savedAt: saved.savedAt };
  });

  app.put('/api/records/:id/repair-draft', {
    schema: { operationId: 'saveRepairDraft', summary: 'Keep an application for repair that is being written; it is erased when it is sent.', tags, params: CaseParams, headers: MutationHeaders, body: RepairDraftBody, response: { 200: DraftSavedView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    return { savedAt: await saveDraft(register, actor, asId<RecordId>(request.params.id), 'repair', request.body) };
  });

  const provided = async (actor: Actor, query: { q?: string }) => {
    const { orgId } = actor;
    if (!hasRole(actor, 'provider') || orgId === null) throw new Refusal('not-your-role', { params: { role: 'provider' } });
    return providedView(await providedTo(register, { ...actor, orgId }, query));
  };

  app.get('/api/records/provided', {
    schema: {
      operationId: 'listProvidedRecords', summary: 'As an authority: the records you made, with how their publicity and repair stand.', tags, response: { 200: ProvidedRecordsView, ...PROBLEMS },
    },
  }, async (request) => provided(requireActor(request), {}));

  // A question, so without a key; posted, so that nobody's name stands in an address.
  app.post('/api/records/provided/search', {
    schema: {
      operationId: 'searchProvidedRecords', summary: 'As an authority: of the records you made those with these words in title, name or document number; changes nothing.', tags,
      body: Closed({ q: Type.String({ minLength: 1, maxLength: 100 }) }), response: { 200: ProvidedRecordsView, ...PROBLEMS },
    },
  }, async (request) => provided(requireActor(request), request.body));

  app.get('/api/repairs', {
    schema: { operationId: 'listRepairs', summary: 'Repairs: your own, those you decide, or all for the platform.', tags, response: { 200: RepairListView, ...PROBLEMS } },
  }, async (request) => repairListView(await register.organisations.all(), await repairsFor(register, requireActor(request))));

  app.get('/api/repairs/:id', {
    schema: { operationId: 'readRepair', summary: 'One repair: where it stands, until when, and what you can do.', tags, params: CaseParams, response: { 200: RepairView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return repairView(register, await register.organisations.all(), actor, await repairFor(register, actor, asId<RepairId>(request.params.id)));
  });

  app.post('/api/repairs', {
    schema: { ...act, operationId: 'fileRepair', summary: 'Apply for repair of one record (信用修复申请); free of charge.', body: RepairFileBody },
  }, async (request, reply) => {
    const { recordId, proofs, fetchedProofs = [], powerOfAttorney, receivedOn, convertedFrom, ...rest } = request.body;
    const { receipt, pokes } = await fileRepair(register, {
      ...personal(request),
      request: {
        ...rest, recordId: asId<RecordId>(recordId), fetchedProofs: fetchedProofs.map((id) => asId<ProofId>(id)), proofs: proofs.map((proof, i) => ({ evidenceId: asId<EvidenceId>(proof.evidenceId), datedOn: readDay(proof.datedOn, `/proofs/${i}/datedOn`), kind: proof.kind })),
        powerOfAttorney: powerOfAttorney === null ? null : asId<EvidenceId>(powerOfAttorney), receivedOn: dayOrNull(receivedOn, '/receivedOn'), convertedFrom: convertedFrom === null ? null : asId<CaseId>(convertedFrom),
      },
    });
    poke(pokes);
    return reply.code(201).send({ ...receipt, next: receipt.next.map((terms) => dueView(register, terms, receipt.occurredAt)) });
  });

  async function perform(request: FastifyRequest, reply: FastifyReply, repairId: string, asked: RepairRequest) {
    const { receipt, pokes } = await performRepairAct(register, { ...personal(request), repairId: asId<RepairId>(repairId), request: asked });
    poke(pokes);
    return reply.code(201).send({ ...receipt, next: receipt.next.map((terms) => dueView(register, terms, receipt.occurredAt)) });
  }

  app.post('/api/repairs/:id/acceptance', {
    schema: { ...act, operationId: 'acceptRepair', summary: 'Accept an application and hand it to the authority (受理).', params: CaseParams, body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairAccepted' }));

  app.post('/api/repairs/:id/supplement-request', {
    schema: { ...act, operationId: 'askRepairSupplement', summary: 'Say once what is missing (一次性补正).', params: CaseParams, body: SupplementAskBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairSupplementAsked', missing: request.body.missing }));

  app.post('/api/repairs/:id/supplement', {
    schema: { ...act, operationId: 'supplementRepair', summary: 'Hand in what was missing.', params: CaseParams, body: SupplementBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairSupplemented', statement: request.body.statement, evidenceIds: request.body.evidenceIds.map((id) => asId<EvidenceId>(id)) }));

  app.post('/api/repairs/:id/extension', {
    schema: { ...act, operationId: 'extendRepair', summary: 'Extend the decision before it is due, within the whole (延长).', params: CaseParams, body: RepairExtendBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairExtended', reason: request.body.reason }));

  app.post('/api/repairs/:id/decision', {
    schema: { ...act, operationId: 'decideRepair', summary: 'Decide on a repair as the authority that made the record (谁认定谁修复).', params: CaseParams, body: RepairDecideBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairDecided', ...request.body }));

  app.post('/api/repairs/:id/withdrawal', {
    schema: { ...act, operationId: 'withdrawRepair', summary: 'Withdraw an application that is not decided.', params: CaseParams, body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairWithdrawn' }));

  app.post('/api/repairs/:id/conversion', {
    schema: { ...act, operationId: 'convertRepair', summary: 'Say that an application is really an objection (实为异议): it ends, and the objection that the subject files keeps its instant of receipt.', params: CaseParams, body: RepairConversionBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairConverted', reasons: request.body.reasons }));

  app.post('/api/repairs/:id/notices/:noticeId/confirmation', {
    schema: { ...act, operationId: 'confirmRepair', summary: 'Confirm that you have stopped (or resumed) publication, sharing and use, and after a repair what became of your rating.', params: NoticeParams, body: RatingBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientConfirmed', noticeId: asId<NoticeId>(request.params.noticeId), ...request.body }));

  app.post('/api/repairs/:id/notices/:noticeId/defunct', {
    schema: { ...act, operationId: 'endDefunctRepairNotice', summary: 'End the wait for a recipient that is no more (接收单位已不存在), after escalation; the repair can close.', params: NoticeParams, body: DefunctBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientDefunct', noticeId: asId<NoticeId>(request.params.noticeId), reason: request.body.reason }));

  app.post('/api/repairs/:id/still-shown', {
    schema: { ...act, operationId: 'reportStillShown', summary: 'As the subject: say who still shows or uses what has ended (各网站不一致); it is told again, with a clock.', params: CaseParams, body: StillShownBody },
  }, (request, reply) => {
    const { orgId, where, statement, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'stillShownReported', orgId: asId<OrgId>(orgId), where, statement, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
  });

  app.post('/api/repairs/:id/revocation', {
    schema: { ...act, operationId: 'revokeRepair', summary: 'Revoke a repair obtained by a false commitment or forged proof (撤销修复).', params: CaseParams, body: RevokeBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'repairRevoked', ...request.body }));

  app.post('/api/repairs/:id/shield-end', {
    schema: { ...act, operationId: 'settleShield', summary: 'End the shield of a reorganisation: permanent, or restored.', params: CaseParams, body: ShieldBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'shieldSettled', ...request.body }));
}
