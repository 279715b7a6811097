import type { FastifyRequest } from 'fastify';
import { machineRows } from '../db/machine-reads.ts';
import { addMachineKey, endMachine, registerMachine, revokeMachineKey } from '../db/machine-register.ts';
import { machineClient } from '../db/machine-repository.ts';
import { readingAcross } from '../db/sight-reads.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId, UserId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { EmptyBody } from './schemas/cases.ts';
import { AddKeyBody, KeySetView, MachineKeyParams, MachineParams, MachineReceipt, MachinesView, RegisterMachineBody } from './schemas/machines.ts';
import { orgView } from './views/shared-views.ts';

/** Programs of organisations: which there are, what they may do, and their keys. */
export function machineRoutes(app: Api, { register, identity: { db, issuer, audience }, rateLimits }: Counter): void {
  const common = { tags: ['operators'], headers: MutationHeaders, response: { 201: MachineReceipt, ...PROBLEMS } };
  const idOf = (params: { id: string }): UserId => asId<UserId>(params.id);

  app.get('/api/operators/machines', {
    schema: { operationId: 'listMachines', summary: 'The machines of organisations, with their scopes and public keys.', tags: ['operators'], response: { 200: MachinesView, ...PROBLEMS } },
  }, async (request) => {
    const actor = overseer(request);
    const orgs = await register.organisations.all();
    // The names of machines stand among those of people, which only the register's role reads.
    const rows = await readingAcross(register.db, actor.userId, machineRows);
    const today = [...orgs.values()].filter(({ validTo }) => validTo === null).map(({ id }) => orgView(orgs, id));
    return { issuer, audience, orgs: today, machines: rows.map(({ orgId, ...machine }) => ({ ...machine, org: orgView(orgs, orgId) })) };
  });

  app.post('/api/operators/machines', {
    schema: { ...common, operationId: 'registerMachine', summary: 'Enter a machine of an organisation, with its scopes; it can do nothing before it has a key.', body: RegisterMachineBody },
  }, async (request, reply) => {
    const { orgId, name, scopes } = request.body;
    return reply.code(201).send(await registerMachine(register, { ...personal(request), orgId: asId<OrgId>(orgId), name: name.trim(), scopes }));
  });

  app.post('/api/operators/machines/:id/keys', {
    schema: { ...common, operationId: 'addMachineKey', summary: 'Register a public key of a machine; two may be good at a time, so that one takes the other’s place without a stop.', params: MachineParams, body: AddKeyBody },
  }, async (request, reply) => reply.code(201).send(await addMachineKey(register, { ...personal(request), machineId: idOf(request.params), publicKey: request.body.publicKey })));

  app.post('/api/operators/machines/:id/keys/:kid/revocation', {
    schema: { ...common, operationId: 'revokeMachineKey', summary: 'Revoke a key at once; all tokens that the machine holds are refused from here on.', params: MachineKeyParams, body: EmptyBody },
  }, async (request, reply) => reply.code(201).send(await revokeMachineKey(register, { ...personal(request), machineId: idOf(request.params), kid: request.params.kid })));

  app.post('/api/operators/machines/:id/end', {
    schema: { ...common, operationId: 'endMachine', summary: 'End a machine for good.', params: MachineParams, body: EmptyBody },
  }, async (request, reply) => reply.code(201).send(await endMachine(register, { ...personal(request), machineId: idOf(request.params) })));

  app.get('/api/public/machines/:id/keys', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: { operationId: 'readMachineKeys', summary: 'The good public keys of a machine as a key set (its `jwks_uri` at an issuer of the city’s own).', tags: ['public'], params: MachineParams, response: { 200: KeySetView, ...PROBLEMS } },
  }, async (request) => ({ keys: (await machineClient(db, request.params.id))?.keys ?? [] }));
}

function overseer(request: FastifyRequest): Actor {
  const actor = requireActor(request);
  if (!(['operator', 'supervisor', 'auditor'] as const).some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'operator' } });
  return actor;
}
