import type { FastifyRequest } from 'fastify';
import type { EmergencyRow } from '../db/emergency-reads.ts';
import { emergenciesFor, emergencyFor } from '../db/emergency-reads.ts';
import { endEmergency, openEmergency, reviewEmergency } from '../db/emergency-register.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { EMERGENCY_ROLES } from '../domain/emergency.ts';
import { mayReviewEmergency } from '../domain/emergency-rights.ts';
import { Refusal } from '../domain/errors.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import { EmergencyDetailView, EmergencyListView, EmergencyReceipt, OpenEmergencyBody, ReviewEmergencyBody } from './schemas/emergencies.ts';
import type { Orgs } from './views/shared-views.ts';
import { orgView } from './views/shared-views.ts';

/** Emergency access (紧急查看) to what is not one's own: opened for a reason and a while, told to the supervisors at once, reviewed by one of them. */
export function emergencyRoutes(app: Api, { register, emergencyMinutes }: Counter): void {
  const common = { tags: ['emergencies'], headers: MutationHeaders, response: { 201: EmergencyReceipt, ...PROBLEMS } };

  app.get('/api/emergencies', {
    schema: { operationId: 'listEmergencies', summary: 'Emergencies: your own, or all for supervisors and auditors; the newest first.', tags: ['emergencies'], response: { 200: EmergencyListView, ...PROBLEMS } },
  }, async (request) => {
    const actor = official(request);
    const orgs = await register.organisations.all();
    return { minutes: emergencyMinutes, emergencies: (await emergenciesFor(register, actor)).map((row) => emergencyView(orgs, actor, row)) };
  });

  app.post('/api/emergencies', {
    schema: { ...common, operationId: 'openEmergency', summary: 'Open a case or record that is not yours, in an emergency; every supervisor is told at once, and its subject sees it.', body: OpenEmergencyBody },
  }, async (request, reply) => {
    const { kind, ref, reason } = request.body;
    return reply.code(201).send(await openEmergency(register, { ...personal(request), target: { kind, ref: ref.trim() }, reason: reason.trim(), minutes: emergencyMinutes }));
  });

  app.get('/api/emergencies/:id', {
    schema: { operationId: 'readEmergency', summary: 'One emergency, with everything its person looked at while it lasted.', tags: ['emergencies'], params: CaseParams, response: { 200: EmergencyDetailView, ...PROBLEMS } },
  }, async (request) => {
    const actor = official(request);
    const orgs = await register.organisations.all();
    const { emergency, looks } = await emergencyFor(register, actor, request.params.id);
    return { emergency: emergencyView(orgs, actor, emergency), mayReview: mayReviewEmergency(actor, emergency.byUser, emergency.review !== null).allowed, looks };
  });

  app.post('/api/emergencies/:id/end', {
    schema: { ...common, operationId: 'endEmergency', summary: 'Close your emergency before its time is over.', params: CaseParams, body: EmptyBody },
  }, async (request, reply) => reply.code(201).send(await endEmergency(register, { ...personal(request), emergencyId: request.params.id })));

  app.post('/api/emergencies/:id/review', {
    schema: { ...common, operationId: 'reviewEmergency', summary: 'Say whether an emergency was justified (supervisors); one that was not ends with that.', params: CaseParams, body: ReviewEmergencyBody },
  }, async (request, reply) => reply.code(201).send(await reviewEmergency(register, { ...personal(request), emergencyId: request.params.id, finding: request.body.finding, note: request.body.note.trim() })));
}

/** Whom the pages are for: those who may open, and those who oversee. */
function official(request: FastifyRequest): Actor {
  const actor = requireActor(request);
  if (!([...EMERGENCY_ROLES, 'supervisor'] as const).some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
  return actor;
}

const emergencyView = (orgs: Orgs, actor: Actor, { byUser, byOrg, ...row }: EmergencyRow) => ({ ...row, org: byOrg === null ? null : orgView(orgs, byOrg), own: byUser === actor.userId });
