import { caseMaterial } from '../db/case-reads.ts';
import { listCases } from '../db/case-list-reads.ts';
import { fileObjection } from '../db/case-register.ts';
import { businessNow, reading } from '../db/database.ts';
import { revealIdentifier } from '../db/identifier-register.ts';
import { verifiedLog } from '../db/log-reads.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { ActReceipt, CaseListQuery, CaseListView, CaseSearchBody, CaseView, FileBody, LogView, RevealBody, RevealView } from './schemas/cases.ts';
import { receiptView } from './views/receipt-view.ts';
import { caseView } from './views/case-view.ts';
import { chainView } from './views/chain-view.ts';
import { dueView, orgView } from './views/shared-views.ts';

const tags = ['cases'];

/** Handing in an objection, and reading cases. */
export function caseRoutes(app: Api, { register, poke, allowUnscanned }: Counter): void {
  const caseList = async (actor: Actor, query: Parameters<typeof listCases>[2]) => {
    const orgs = await register.organisations.all();
    return reading(register.db, actor.userId, async (trx) => {
      const now = await businessNow(trx);
      const { rows, nextCursor } = await listCases(trx, actor, query);
      const named = hasRole(actor, 'clerk') || hasRole(actor, 'supervisor') || !hasRole(actor, 'auditor');
      return {
        nextCursor,
        cases: rows.map((r) => ({
          id: r.id, number: r.number, subjectName: named ? r.subject_name : null, recordTitle: r.title, provider: orgView(orgs, r.provider_id), phase: r.phase,
          outcome: r.outcome, ending: r.ending, round: r.round, filedAt: r.filed_at, closedAt: r.closed_at, next: r.next === null ? null : dueView(register, r.next, now),
        })),
      };
    });
  };

  app.post('/api/cases', {
    schema: { operationId: 'fileObjection', summary: 'Hand in an objection to a record (收件); the receipt is in force at once.', tags, headers: MutationHeaders, body: FileBody, response: { 201: ActReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const { recordId, evidenceIds, stake, primaFacieIds = [], ...rest } = request.body;
    const ids = (given: readonly string[]): EvidenceId[] => given.map((id) => asId<EvidenceId>(id));
    const { receipt, pokes } = await fileObjection(register, {
      ...personal(request), request: {
        ...rest, recordId: asId<RecordId>(recordId), evidenceIds: ids(evidenceIds), primaFacieIds: ids(primaFacieIds),
        stake: stake ? { kind: stake.kind, on: readDay(stake.on, '/stake/on'), what: stake.what, proofIds: ids(stake.proofIds) } : null,
      },
    });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.get('/api/cases', {
    // Query strings are text; the one number is read as such before the schema looks.
    preValidation: async (request) => {
      const query = request.query as Record<string, unknown>;
      if (typeof query['limit'] === 'string' && /^\d{1,4}$/.test(query['limit'])) query['limit'] = Number(query['limit']);
    },
    schema: { operationId: 'listCases', summary: 'The cases that concern you, the newest first.', tags, querystring: CaseListQuery, response: { 200: CaseListView, ...PROBLEMS } },
  }, async (request) => caseList(requireActor(request), request.query));

  // A question, so without a key; posted, so that nobody's name stands in an address.
  app.post('/api/cases/search', {
    schema: { operationId: 'searchCases', summary: 'Of the cases that concern you those with these words in number, name or title; changes nothing.', tags, body: CaseSearchBody, response: { 200: CaseListView, ...PROBLEMS } },
  }, async (request) => caseList(requireActor(request), request.body));

  app.get('/api/cases/:id', {
    schema: { operationId: 'readCase', summary: 'A case as it concerns you: what was said and done, what is due, what you can do.', tags, params: CaseParams, response: { 200: CaseView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const material = await caseMaterial(register, actor, asId<CaseId>(request.params.id));
    return caseView(register, await register.organisations.all(), material, actor, allowUnscanned);
  });

  // A question that leaves a trace, so without a key: asked twice it is shown and entered twice.
  app.post('/api/cases/:id/identifier', {
    schema: {
      operationId: 'revealIdentifier', summary: 'The whole identifier of the case’s subject, which is masked everywhere else; entered with the reason (the platform’s clerks).', tags,
      params: CaseParams, body: RevealBody, response: { 200: RevealView, ...PROBLEMS },
    },
  }, async (request) => {
    const actor = requireActor(request);
    return { identifier: await revealIdentifier(register, { actor, caseId: asId<CaseId>(request.params.id), reason: request.body.reason }) };
  });

  app.get('/api/cases/:id/log', {
    schema: { operationId: 'readLog', summary: 'The log of a case with its chain verified anew (auditors, supervisors).', tags, params: CaseParams, response: { 200: LogView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'auditor') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'auditor' } });
    const log = await verifiedLog(register, actor, asId<CaseId>(request.params.id));
    return { caseId: request.params.id, ...chainView(log) };
  });
}
