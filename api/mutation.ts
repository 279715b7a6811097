import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { RequestKey } from '../db/idempotency.ts';
import type { PersonalRequest } from '../db/case-register.ts';
import { newActId } from '../db/register.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { requireActor } from './identity.ts';
import { Id, Problem } from './schemas/common.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Of a request's body, to know it again under the same key. */
    fingerprints(body: unknown): Pick<RequestKey, 'fingerprint' | 'earlierFingerprint'>;
  }
  interface FastifyRequest {
    /** `performance.now()` when the request had arrived whole: that instant counts for timeliness. */
    receivedAt: number;
  }
}

/** Headers of every change. The key is optional here so that its absence has a code of its own. */
export const MutationHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ format: 'uuid', description: 'A new UUID per act; the same key and body again returns the first outcome.' })),
});
export const CaseMutationHeaders = Type.Object({
  ...MutationHeaders.properties,
  'if-match': Type.Optional(Type.String({ pattern: '^"[0-9]{1,9}"$', description: 'The seq of the case view this act is based on, in quotes.' })),
});

const Refused = { description: 'Refused, with a code.', content: { 'application/problem+json': { schema: Problem } } };
export const PROBLEMS = { '4xx': Refused, '5xx': { ...Refused, description: 'Not served.' } };
export const CaseParams = Type.Object({ id: Id });

type Headers = { 'idempotency-key'?: string | undefined; 'if-match'?: string | undefined };

export function keyOf(request: FastifyRequest, actor: Actor, body: unknown = request.body): RequestKey {
  const key = (request.headers as Headers)['idempotency-key'];
  if (key === undefined) throw new Refusal('missing-idempotency-key', { field: '/idempotency-key' });
  // The address with its ids: a key that comes back on another case is another key.
  return { actor: actor.userId, route: `${request.method} ${request.url.split('?')[0]}`, key: key.toLowerCase(), ...request.server.fingerprints(body ?? null) };
}

/** Who asks, under which key, and how long ago the request was complete. */
export function personal(request: FastifyRequest): PersonalRequest {
  const actor = requireActor(request);
  return { actor, actId: newActId(), key: keyOf(request, actor), elapsedMs: () => Math.ceil(performance.now() - request.receivedAt) };
}

export function seenSeq(request: FastifyRequest): number | null {
  const text = (request.headers as Headers)['if-match'];
  return text === undefined ? null : Number(text.slice(1, -1));
}

/** Answers of the counter are of the moment. */
export const noStore = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => void reply.header('cache-control', 'no-store');
