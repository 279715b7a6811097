import rateLimit from '@fastify/rate-limit';
import type {} from './identity.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/errors.ts';

/** Requests per minute and process. Several API processes each count for themselves. */
export interface RateLimits {
  /** Of one address: a whole office may sit behind one. */
  address: number;
  /** Logins begun or ended, of one address. */
  login: number;
  /** Of one person (or program), whatever the address. */
  identity: number;
  /** Changes and look-ups by number, of one person: nobody fills in forms faster. */
  change: number;
  /** Files handed in, of one person. */
  upload: number;
}

export const USUAL_LIMITS: RateLimits = { address: 3000, login: 60, identity: 600, change: 120, upload: 30 };
const MINUTE = 60_000;
/** What costs us something; files of the web app do not. */
const COUNTED = /^\/(?:api|health)\/|^\/(?:login|callback|logout)$/;
const LOGIN: ReadonlySet<string> = new Set(['/login', '/callback']);

/** Of a page for everybody, per address and process: a person who tries things out is never held back, a flood is. Given as a route's `config.rateLimit`. */
export const forEverybody = (limits: 'usual' | 'relaxed') => limits === 'relaxed' ? (false as const) : { max: 120, timeWindow: 10_000, errorResponseBuilder: () => new Refusal('too-many-requests') };

/** Of what anybody may look up about somebody: enough for a counter, too little to copy a register. */
export const searchesOfEverybody = (limits: 'usual' | 'relaxed') => limits === 'relaxed' ? (false as const) : { max: 60, timeWindow: MINUTE, errorResponseBuilder: () => new Refusal('too-many-requests') };

/** Where a route has a limit of its own (`config.rateLimit`) it holds as well. Null: none at all, which production's configuration refuses. */
export async function rateLimits(app: FastifyInstance, limits: RateLimits | null): Promise<{ ofIdentities(): void }> {
  await app.register(rateLimit, { global: false });
  if (limits === null) return { ofIdentities: () => undefined };
  const counter = (max: number, keyGenerator?: (request: FastifyRequest) => string) => {
    // Without a key of ours the package counts by address, and of IPv6 by the network.
    const count = app.createRateLimit({ max, timeWindow: MINUTE, ...(keyGenerator === undefined ? {} : { keyGenerator }) });
    return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const counted = await count(request);
      if (counted.isAllowed || !counted.isExceeded) return;
      reply.header('retry-after', String(Math.max(1, counted.ttlInSeconds)));
      throw new Refusal('too-many-requests');
    };
  };
  const ofAddress = counter(limits.address);
  const ofLogin = counter(limits.login);
  const ofIdentity = counter(limits.identity, idOf);
  const ofChanges = counter(limits.change, idOf);
  const ofUploads = counter(limits.upload, idOf);
  // Before anybody is asked who they are: a forged token costs a look at its signature.
  app.addHook('onRequest', async (request, reply) => {
    const address = addressOf(request);
    if (!COUNTED.test(address)) return;
    await ofAddress(request, reply);
    if (LOGIN.has(address)) await ofLogin(request, reply);
  });
  return {
    /** Called when the identity's own hook stands. */
    ofIdentities() {
      app.addHook('onRequest', async (request, reply) => {
        if (request.actor === null) return;
        await ofIdentity(request, reply);
        if (request.method !== 'POST') return;
        await ofChanges(request, reply);
        if (addressOf(request) === '/api/evidence') await ofUploads(request, reply);
      });
    },
  };
}

const idOf = (request: FastifyRequest): string => request.actor?.userId ?? request.ip;
/** The route's own address: one address can be written in many ways. */
const addressOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.url;
