import { endSessionsOf } from '../db/session-register.ts';
import { endSessions, sessionsOf } from '../db/session-repository.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { UserId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { keyOf, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { EndedSessions, EndSessionBody, EndSessionsOfBody, SessionsView } from './schemas/sessions.ts';

/** Where somebody is logged in, and how a login is ended that they do not know or have left open. */
export function sessionRoutes(app: Api, { register, identity: { db } }: Counter): void {
  app.get('/api/sessions', {
    schema: { operationId: 'listSessions', summary: 'Where you are logged in.', tags: ['person'], response: { 200: SessionsView, ...PROBLEMS } },
  }, async (request) => {
    const sessions = await sessionsOf(db, requireActor(request).userId);
    return { sessions: sessions.map(({ idHash, ...session }) => ({ ...session, current: request.sessionHash?.equals(idHash) ?? false })) };
  });

  // Ending what has ended is no harm: what is left is told.
  app.post('/api/sessions/end', {
    schema: { operationId: 'endSessions', summary: 'End one of your logins, or all but this one.', tags: ['person'], headers: MutationHeaders, body: EndSessionBody, response: { 201: EndedSessions, ...PROBLEMS } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    const { id } = request.body;
    const ended = await endSessions(db, actor.userId, id === null ? { butNot: request.sessionHash } : { id });
    if (id !== null && ended === 0) throw new Refusal('not-found');
    return reply.code(201).send({ ended });
  });

  app.post('/api/operators/sessions/end', {
    schema: { operationId: 'endSessionsOf', summary: 'End all logins of somebody, at once (operators).', tags: ['operators'], headers: MutationHeaders, body: EndSessionsOfBody, response: { 201: EndedSessions, ...PROBLEMS } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const { ended } = await endSessionsOf(register, { ...personal(request), userId: asId<UserId>(request.body.userId) });
    return reply.code(201).send({ ended });
  });
}
