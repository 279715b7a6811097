import type {} from '@fastify/swagger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Kysely } from 'kysely';
import { createSession, endSession, findSessionPerson } from '../../db/session-repository.ts';
import type { IdentityTables } from '../../db/session-table.ts';
import { findActor } from '../../db/user-repository.ts';
import { asId } from '../../domain/ids.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Freshness } from '../../domain/step-up.ts';
import { browserName } from './browser-name.ts';
import { hashOf } from './cookies.ts';
import type { IdentityCookies } from './cookies.ts';
import { isLoopback } from './loopback.ts';
import { ATTEMPT_SECONDS, openAttempt, sealAttempt } from './login-attempt.ts';
import type { RelyingParty } from './relying-party.ts';
import { localReturn } from './return-to.ts';
import { assertSameOrigin } from './same-origin.ts';

export interface LoginDeps {
  db: Kysely<IdentityTables>;
  party: RelyingParty;
  cookies: IdentityCookies;
  publicUrl: URL;
  stateKey: Uint8Array;
  freshLogin: Freshness;
}

/** Why a login ended without a session; the web app shows a sentence for each (`/?login=<reason>`). */
export type LoginFailure = 'expired' | 'failed' | 'unknown' | 'unavailable';

/** The three stops of a login through the browser. */
export function loginRoutes(app: FastifyInstance, { db, party, cookies, publicUrl, stateKey, freshLogin }: LoginDeps): void {
  const fail = (reply: FastifyReply, reason: LoginFailure) => reply.redirect(`${publicUrl.origin}/?login=${reason}`, 303);
  // The log-out form of a page without script: its fields say nothing, so they are not parsed.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get<{ Querystring: { returnTo?: string; fresh?: string } }>('/login', { schema: { hide: true, querystring: RETURN_TO } }, async (request, reply) => {
    // Cookies belong to one host name: somebody who typed localhost is first sent to 127.0.0.1, or the other way round.
    if (isLoopback(request.hostname) && isLoopback(publicUrl.hostname) && request.hostname !== publicUrl.hostname) return reply.redirect(new URL(request.url, publicUrl).href, 303);
    const before = cookies.sessionId(request);
    const again = request.query.fresh === undefined ? undefined
      : { acr: freshLogin.acr, hint: before === undefined ? undefined : (await findSessionPerson(db, hashOf(before), { touch: false }))?.actor.userId };
    const started = await party.begin(localReturn(request.query.returnTo, publicUrl.origin), again).catch((error: unknown) => {
      request.log.error({ err: error }, 'identity provider not reachable');
    });
    if (started === undefined) return fail(reply, 'unavailable');
    cookies.setAttempt(reply, await sealAttempt(started.attempt, stateKey), ATTEMPT_SECONDS);
    return reply.redirect(started.url.href, 303);
  });

  app.get('/callback', { schema: { hide: true } }, async (request, reply) => {
    const sealed = cookies.attempt(request);
    const attempt = sealed === undefined ? undefined : await openAttempt(sealed, stateKey);
    if (attempt === undefined) return fail(reply, 'expired');
    cookies.clearAttempt(reply);
    const person = await party.complete(new URL(request.url, publicUrl), attempt).catch((error: unknown) => {
      request.log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'login failed');
    });
    if (person === undefined) return fail(reply, 'failed');
    const actor = await findActor(db, asId<UserId>(person.sub));
    if (actor === undefined) return fail(reply, 'unknown');
    // A new id after each login, and the one the browser came with is ended: a planted id never becomes a session.
    const before = cookies.sessionId(request);
    if (before !== undefined) await endSession(db, hashOf(before));
    await createSession(db, hashOf(cookies.openSession(reply)), actor.userId, browserName(request.headers['user-agent']), person.proof);
    return reply.redirect(publicUrl.origin + attempt.returnTo, 303);
  });

  app.post('/logout', { schema: { hide: true } }, async (request, reply) => {
    assertSameOrigin(request, publicUrl.origin);
    const id = cookies.sessionId(request);
    if (id !== undefined) await endSession(db, hashOf(id));
    cookies.closeSession(reply);
    return request.headers.accept?.includes('text/html') ? reply.redirect(`${publicUrl.origin}/`, 303) : reply.code(204).send();
  });
}

const RETURN_TO = { type: 'object', properties: { returnTo: { type: 'string', maxLength: 2000 }, fresh: { type: 'string', maxLength: 1 } } } as const;
