import { Type } from 'typebox';
import { liftHold, placeHold } from '../db/legal-hold-register.ts';
import { retentionState } from '../db/retention-reads.ts';
import { hasRole, overseesHouse } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { Id } from './schemas/common.ts';
import { HoldReceiptView, LiftHoldBody, PlaceHoldBody, RetentionView } from './schemas/retention.ts';

const tags = ['retention'];

/** Keeping and erasing (保存与销毁): the schedule and what it does, for those who oversee; holds by supervisors. */
export function retentionRoutes(app: Api, { register }: Counter): void {
  app.get('/api/retention', {
    schema: { operationId: 'readRetention', summary: 'What is kept how long and why, what falls due, what is held, what was erased (supervisors, auditors, operators).', tags, response: { 200: RetentionView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!overseesHouse(actor) && !(['auditor', 'operator'] as const).some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
    const { holds, erasures, ...state } = await retentionState(register, actor);
    return {
      ...state,
      holds: holds.map(({ placed_at: placedAt, lifted_at: liftedAt, lifted_by: liftedBy, ...hold }) => ({ ...hold, placedAt, liftedAt, liftedBy })),
      erasures: erasures.map(({ erased_at: at, ...erasure }) => ({ ...erasure, at })),
    };
  });

  app.post('/api/retention/holds', {
    schema: { operationId: 'placeHold', summary: 'Lay a legal hold (暂停销毁) on a subject, case, inquiry or record (supervisors).', tags, headers: MutationHeaders, body: PlaceHoldBody, response: { 201: HoldReceiptView, ...PROBLEMS } },
  }, async (request, reply) => {
    const { scope, name, reason } = request.body;
    return reply.code(201).send(await placeHold(register, { ...personal(request), on: { scope, name: name.trim() }, reason: reason.trim() }));
  });

  app.post('/api/retention/holds/:id/lift', {
    schema: { operationId: 'liftHold', summary: 'Lift a legal hold: the schedule goes on (supervisors).', tags, params: Type.Object({ id: Id }), headers: MutationHeaders, body: LiftHoldBody, response: { 201: HoldReceiptView, ...PROBLEMS } },
  }, async (request, reply) => reply.code(201).send(await liftHold(register, { ...personal(request), hold: request.params.id, reason: request.body.reason.trim() })));
}
