import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { IdentityTables } from '../db/session-table.ts';
import { findSessionPerson } from '../db/session-repository.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { withinScopes } from '../domain/machine.ts';
import type { Freshness, Proof } from '../domain/step-up.ts';
import { FRESH_LOGIN, isFresh } from '../domain/step-up.ts';
import { bearerCheck } from './identity/bearer.ts';
import { hashOf, identityCookies } from './identity/cookies.ts';
import { loginRoutes } from './identity/login-routes.ts';
import { relyingParty } from './identity/relying-party.ts';
import { assertSameOrigin } from './identity/same-origin.ts';
import { tokenActor } from './identity/token-actor.ts';
import { operationOf } from './operation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts; null for nobody. Roles come from our register, never from the token. */
    actor: Actor | null;
    noActorBecause: ErrorCode;
    /** The session that the request came with, as the table knows it; null for programs. */
    sessionHash: Buffer | null;
    /** When the token that the request came with ends, in seconds since the epoch; null for sessions. */
    tokenEndsAt: number | null;
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
  /** Clients of the issuer at which people log in; a token of any other client is no person's. Without it: our own client. */
  personClients?: readonly string[];
  /** 32 secret bytes, the same for all API processes; they seal the login under way. */
  stateKey: Uint8Array;
  /** How fresh a login has to be for what decides about somebody. Without it: a quarter of an hour. */
  freshLogin?: Freshness;
  /** The one signature algorithm taken from the provider; ES256 without it. */
  algorithm?: string;
  /** Where requests are asked who they are; elsewhere (the web app's files) the actor is null. */
  prefixes?: readonly string[];
}

/** Login for browsers (session cookie) and for programs (bearer token); both end in `request.actor`. */
async function identity(app: FastifyInstance, options: IdentityOptions): Promise<void> {
  const publicUrl = new URL(options.publicUrl);
  if (options.mode === 'production' && publicUrl.protocol !== 'https:') throw new Error('PUBLIC_URL must be https in production.');
  const { db, issuer, clientId, clientSecret, audience, stateKey, algorithm = 'ES256', prefixes = ['/api/'], personClients = [clientId], freshLogin = { minutes: 15 } } = options;
  const party = relyingParty({ issuer, clientId, clientSecret, algorithm, callbackUrl: `${publicUrl.origin}/callback`, maxAgeSeconds: freshLogin.minutes * 60 });
  const checkBearer = bearerCheck({ issuer, audience, algorithm, jwksUri: party.jwksUri });
  const cookies = identityCookies(publicUrl);
  if (!app.hasDecorator('parseCookie')) await app.register(cookie);

  app.decorateRequest('actor', null);
  app.decorateRequest('sessionHash', null);
  app.decorateRequest('tokenEndsAt', null);
  app.decorateRequest('noActorBecause', 'not-logged-in');
  app.addHook('onRequest', async (request) => {
    if (!prefixes.some((prefix) => request.url.startsWith(prefix))) return;
    const token = bearerOf(request);
    if (token !== undefined) {
      const outcome = await checkBearer(token);
      if (!outcome.ok) {
        request.noActorBecause = outcome.because;
        return;
      }
      request.actor = (await tokenActor(db, outcome.claims, personClients)) ?? null;
      request.tokenEndsAt = outcome.claims.endsAt;
      refuseOutOfScope(request);
      refuseStale(request, outcome.claims, freshLogin);
      return;
    }
    const sessionId = cookies.sessionId(request);
    if (sessionId === undefined) return;
    assertSameOrigin(request, publicUrl.origin);
    request.sessionHash = hashOf(sessionId);
    // The live line comes back by itself: that nobody uses a window is not hidden by its being open.
    const person = await findSessionPerson(db, request.sessionHash, { touch: operationOf(request) !== 'followChanges' });
    request.actor = person?.actor ?? null;
    request.noActorBecause = 'session-expired';
    if (person !== undefined) refuseStale(request, person.proof, freshLogin);
  });
  await app.register(async (scope) => loginRoutes(scope, { db, party, cookies, publicUrl, stateKey, freshLogin }));
}

/**
 * Registered on the root instance, after its error handler was set (the login routes inherit the one that is there);
 * the mark lets decorations and hook hold for all routes (Fastify "skip-override").
 */
export const identityPlugin = Object.assign(identity, { [Symbol.for('skip-override')]: true });

/** A machine asks for nothing but what its scopes name, the public's pages included: what it may do is written down in one place. */
function refuseOutOfScope(request: FastifyRequest): void {
  const operation = operationOf(request);
  if (request.actor !== null && !request.is404 && !withinScopes(request.actor, operation ?? '')) throw new Refusal('not-in-scope', operation === undefined ? {} : { params: { operation } });
}

/** What decides about somebody takes a fresh proof of who is there; the web app leads through the login and back. A machine's proof is its key. */
function refuseStale(request: FastifyRequest, proof: Proof, wanted: Freshness): void {
  const { actor } = request;
  if (actor === null || actor.scopes !== undefined || !FRESH_LOGIN.includes(operationOf(request) ?? '')) return;
  if (!isFresh(proof, wanted, Date.now() / 1000)) throw new Refusal('fresh-login-needed', { params: { minutes: wanted.minutes } });
}

/** The actor, or the refusal that says why there is none. */
export function requireActor(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Refusal(request.noActorBecause);
  return request.actor;
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header === undefined ? undefined : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '');
}
