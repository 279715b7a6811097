import { Type } from 'typebox';
import { moveBusinessTime } from '../db/business-time.ts';
import { reading } from '../db/database.ts';
import { businessClock, certificateByNumber, personDetails } from '../db/person-reads.ts';
import { newActId } from '../db/register.ts';
import { Refusal } from '../domain/errors.ts';
import { dayAt } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { searchesOfEverybody } from './rate-limits.ts';
import { CertificateView, MeView, MoveTimeBody, MoveTimeResult } from './schemas/others.ts';
import { certifiedView, orgView, subjectView, ZONE } from './views/shared-views.ts';

/** Who is here and on what day; and what the public may check. */
export function personRoutes(app: Api, { rateLimits, register, mode, temporalUi, poke }: Counter): void {
  app.get('/api/me', {
    schema: { operationId: 'readMe', summary: 'Who is logged in, and on what day; `user` is null before the login.', tags: ['person'], response: { 200: MeView, ...PROBLEMS } },
  }, async (request) => {
    const { actor } = request;
    const orgs = await register.organisations.all();
    return reading(register.db, actor?.userId ?? '', async (trx) => {
      const { now, simulated } = await businessClock(trx);
      const frame = { mode, now, today: dayAt(now, ZONE), simulated, temporalUi };
      if (actor === null) return { ...frame, user: null };
      const { nameEn, subject } = await personDetails(trx, actor);
      return {
        ...frame,
        user: {
          id: actor.userId, name: actor.name, nameEn, roles: [...actor.roles], org: actor.orgId === null ? null : orgView(orgs, actor.orgId),
          subject: subject === null ? null : subjectView(subject),
        },
      };
    });
  });

  app.post('/api/business-time', {
    schema: { operationId: 'moveTime', summary: 'Move business time on (demo only).', tags: ['operators'], headers: MutationHeaders, body: MoveTimeBody, response: { 200: MoveTimeResult, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    if (mode !== 'demo') throw new Refusal('time-may-not-move');
    const { from, to, pokes } = await moveBusinessTime(register, { actor, actId: newActId(), to: request.body.to });
    poke(pokes);
    return { from, to, today: dayAt(to, ZONE) };
  });

  app.get('/api/public/certificates/:number', {
    config: { rateLimit: searchesOfEverybody(rateLimits) },
    schema: {
      operationId: 'checkCertificate', summary: 'Whether a certificate of restoration, of suspension (measure by measure), of repair or of no answer holds now; nothing more.', tags: ['public'],
      params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 100 }) }), response: { 200: CertificateView, ...PROBLEMS },
    },
  }, async (request) => {
    const { number } = request.params;
    const found = await reading(register.db, '', (trx) => certificateByNumber(trx, number));
    return { number, valid: found?.valid ?? false, issuedAt: found?.issuedAt ?? null, kind: found?.kind ?? null, suspension: found?.measures === undefined ? null : certifiedView(await register.organisations.all(), found.measures) };
  });
}
