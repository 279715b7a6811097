import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { IdentityTables } from '../db/session-table.ts';
import { findSessionActor } from '../db/session-repository.ts';
import { findActor } from '../db/user-repository.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { UserId } from '../domain/ids.ts';
import { bearerCheck } from './identity/bearer.ts';
import { hashOf, identityCookies } from './identity/cookies.ts';
import { loginRoutes } from './identity/login-routes.ts';
import { relyingParty } from './identity/relying-party.ts';
import { assertSameOrigin } from './identity/same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts; null for nobody. Roles come from our register, never from the token. */
    actor: Actor | null;
    noActorBecause: ErrorCode;
    /** The session that the request came with, as the table knows it; null for programs. */
    sessionHash: Buffer | null;
  }
}

export interface IdentityOptions {
  mode: 'demo' | 'production';
  db: Kysely<IdentityTables>;
  /** The address people see in their browser: an origin, without a path. */
  publicUrl: string;
  issuer: string;
  clientId: string;
  clientSecret?: string;
  audience: string;
  /** 32 secret bytes, the same for all API processes; they seal the login under way. */
  stateKey: Uint8Array;
  /** The one signature algorithm taken from the provider; ES256 without it. */
  algorithm?: string;
  /** Where requests are asked who they are; elsewhere (the web app's files) the actor is null. */
  prefixes?: readonly string[];
}

/** Login for browsers (session cookie) and for programs (bearer token); both end in `request.actor`. */
async function identity(app: FastifyInstance, options: IdentityOptions): Promise<void> {
  const publicUrl = new URL(options.publicUrl);
  if (options.mode === 'production' && publicUrl.protocol !== 'https:') throw new Error('PUBLIC_URL must be https in production.');
  const { db, issuer, clientId, clientSecret, audience, stateKey, algorithm = 'ES256', prefixes = ['/api/'] } = options;
  const party = relyingParty({ issuer, clientId, clientSecret, algorithm, callbackUrl: `${publicUrl.origin}/callback` });
  const checkBearer = bearerCheck({ issuer, audience, algorithm, jwksUri: party.jwksUri });
  const cookies = identityCookies(publicUrl);
  if (!app.hasDecorator('parseCookie')) await app.register(cookie);

  app.decorateRequest('actor', null);
  app.decorateRequest('sessionHash', null);
  app.decorateRequest('noActorBecause', 'not-logged-in');
  app.addHook('onRequest', async (request) => {
    if (!prefixes.some((prefix) => request.url.startsWith(prefix))) return;
    const token = bearerOf(request);
    if (token !== undefined) {
      const outcome = await checkBearer(token);
      if (outcome.ok) request.actor = (await findActor(db, asId<UserId>(outcome.sub))) ?? null;
      else request.noActorBecause = outcome.because;
      return;
    }
    const sessionId = cookies.sessionId(request);
    if (sessionId === undefined) return;
    assertSameOrigin(request, publicUrl.origin);
    request.sessionHash = hashOf(sessionId);
    request.actor = (await findSessionActor(db, request.sessionHash)) ?? null;
    request.noActorBecause = 'session-expired';
  });
  await app.register(async (scope) => loginRoutes(scope, { db, party, cookies, publicUrl, stateKey }));
}

/**
 * Registered on the root instance, after its error handler was set (the login routes inherit the one that is there);
 * the mark lets decorations and hook hold for all routes (Fastify "skip-override").
 */
export const identityPlugin = Object.assign(identity, { [Symbol.for('skip-override')]: true });

/** The actor, or the refusal that says why there is none. */
export function requireActor(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Refusal(request.noActorBecause);
  return request.actor;
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header === undefined ? undefined : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '');
}
