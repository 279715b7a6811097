import { connectors, setConnector } from '../db/proof-connectors.ts';
import { fetchProof } from '../db/proof-register.ts';
import type { PublicKey } from '../db/notice-tables.ts';
import { signingKey } from '../db/signing-keys.ts';
import { readingAcross } from '../db/sight-reads.ts';
import { answerService, logService, servicesFor } from '../db/social-service-register.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId, RecordId, ServiceEntryId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import { askProofSource } from '../outside/proof-source.ts';
import { targetFault } from '../outside/webhook-target.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import { ChannelParams } from './schemas/recipients.ts';
import { ConnectorBody, ConnectorReceipt, ConnectorsView, ProofReceipt, ServiceBody, ServiceConfirmBody, ServiceReceipt, ServiceRefuseBody, ServicesView } from './schemas/repair-proofs.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['repairs'];

/** What a repair rests on beside papers: proof from the authority's own system, and social service of natural persons. */
export function repairProofRoutes(app: Api, { register, webhooks }: Counter): void {
  app.post('/api/records/:id/proofs', {
    schema: {
      operationId: 'fetchProof', summary: 'Fetch proof for a repair from the system of the authority that made the record, where it has one; else it is uploaded.', tags, params: CaseParams, headers: MutationHeaders, body: EmptyBody,
      response: { 201: ProofReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const receipt = await fetchProof(register, { ...personal(request), recordId: asId<RecordId>(request.params.id) }, async (question, connector) => askProofSource(question, connector, await signingKey(register), webhooks));
    return reply.code(201).send(receipt);
  });

  app.get('/api/operators/proof-connectors', {
    schema: { operationId: 'listProofConnectors', summary: 'Which authorities’ systems answer for proof of performance, and by which keys.', tags: ['operators'], response: { 200: ConnectorsView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'operator') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const orgs = await register.organisations.all();
    const rows = await readingAcross(register.db, actor.userId, connectors);
    const set = new Set(rows.map(({ orgId }) => orgId));
    return {
      connectors: rows.map(({ orgId, address, publicKeys, changedAt }) => ({ org: orgView(orgs, orgId), address, keys: publicKeys.map(({ kid }) => kid), changedAt })),
      others: [...orgs.values()].filter(({ id, validTo, kind }) => validTo === null && (kind === 'department' || kind === 'court') && !set.has(id)).map(({ id }) => orgView(orgs, id)), hosts: [...webhooks.hosts],
    };
  });

  app.post('/api/operators/proof-connectors/:orgId', {
    schema: {
      operationId: 'setProofConnector', summary: 'Name the system of an authority that answers for proof, with the keys it signs by; without an address it has none any more.', tags: ['operators'], headers: MutationHeaders, params: ChannelParams,
      body: ConnectorBody, response: { 201: ConnectorReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const { address, publicKeys } = request.body;
    if (address !== null) {
      const fault = targetFault(address, webhooks);
      if (fault !== null) throw new Refusal('invalid-field', { field: '/address', params: { fault } });
      if (publicKeys.length === 0) throw new Refusal('value-needed', { field: '/publicKeys' });
    }
    const orgId = asId<OrgId>(request.params.orgId);
    return reply.code(201).send(await setConnector(register, { ...personal(request), orgId, address, publicKeys: publicKeys as PublicKey[] }));
  });

  app.post('/api/records/:id/social-service', {
    schema: {
      operationId: 'logSocialService', summary: 'As a natural person: log social service done for the repair of your record (社会公益服务); the organisation confirms it.', tags, params: CaseParams, headers: MutationHeaders, body: ServiceBody,
      response: { 201: ServiceReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { orgId, on, minutes, what } = request.body;
    return reply.code(201).send(await logService(register, { ...personal(request), entry: { recordId: asId<RecordId>(request.params.id), orgId: asId<OrgId>(orgId), on: readDay(on, '/on'), minutes, what } }));
  });

  app.get('/api/social-service', {
    schema: { operationId: 'listSocialService', summary: 'Social service that people say they have done for your organisation; what waits for your word first.', tags, response: { 200: ServicesView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { orgId } = actor;
    if (orgId === null || !(hasRole(actor, 'executor') || hasRole(actor, 'provider'))) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    const rows = await servicesFor(register, { ...actor, orgId });
    return { entries: rows.map((row) => ({ id: row.id, name: row.name, on: row.on_day, minutes: row.minutes, confirmed: row.confirmed, what: row.what, loggedAt: row.logged_at })) };
  });

  app.post('/api/social-service/:id/confirmation', {
    schema: { operationId: 'confirmSocialService', summary: 'Confirm how long somebody did social service for your organisation.', tags, params: CaseParams, headers: MutationHeaders, body: ServiceConfirmBody, response: { 201: ServiceReceipt, ...PROBLEMS } },
  }, async (request, reply) => reply.code(201).send(await answerService(register, { ...personal(request), entryId: asId<ServiceEntryId>(request.params.id), answer: { minutes: request.body.minutes } })));

  app.post('/api/social-service/:id/refusal', {
    schema: { operationId: 'refuseSocialService', summary: 'Say, with the reason, that it was not done for your organisation.', tags, params: CaseParams, headers: MutationHeaders, body: ServiceRefuseBody, response: { 201: ServiceReceipt, ...PROBLEMS } },
  }, async (request, reply) => reply.code(201).send(await answerService(register, { ...personal(request), entryId: asId<ServiceEntryId>(request.params.id), answer: { reason: request.body.reason } })));
}
